package extract

import "strings"

// render writes the article's text and HTML from the blocks that are left, and counts each photo's position.
func (p *page) render() {
	at, text, count := 0, make([]string, 0, len(p.blocks)), 0
	place := func(k int) {
		for ; at < len(p.photoAt) && p.photoAt[at] <= k; at++ {
			p.article.Photos[at].Position = count
		}
	}
	for k := range p.blocks {
		place(k)
		if b := &p.blocks[k]; b.drop == "" && b.text != "" {
			text = append(text, b.text)
			count++
		}
	}
	place(len(p.blocks))
	p.article.Text = strings.Join(text, "\n\n")
	p.article.HTML = p.writeHTML()
}

// endsSentence reports whether a paragraph ends as prose does.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"”’»“) ")
	for _, stop := range []string{".", "!", "?", ":", "…", "。", "！", "？"} {
		if strings.HasSuffix(s, stop) {
			return true
		}
	}
	return false
}
