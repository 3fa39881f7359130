package extract

import (
	"html"
	"strings"
)

// render writes the body's text and HTML from the blocks that are left.
func (p *page) render() {
	var text []string
	var h strings.Builder
	for _, b := range p.blocks {
		if b.drop != "" || b.text == "" {
			continue
		}
		text = append(text, b.text)
		h.WriteString("<p>" + html.EscapeString(b.text) + "</p>\n")
	}
	p.article.Text = strings.Join(text, "\n\n")
	p.article.HTML = h.String()
}
