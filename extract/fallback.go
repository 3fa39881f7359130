package extract

import (
	"encoding/json"
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Bounds on what is looked for where a page shows no story.
const (
	maxScript   = 8 << 20 // bytes of one script that are read
	leastHidden = 300     // letters that make a story out of data worth having
	maxPieces   = 20000   // strings taken from one script
)

// fallback looks for the story where no reader sees it: in a noscript copy, a template, the page's JSON. It adds
// what it finds to the index as a document of its own and returns its root, or -1. have is what the page itself gave.
func (p *page) fallback(have int32) int32 {
	best, most := "", max(3*have, leastHidden)
	consider := func(s string) {
		if n, stops := weigh(s); n > most && stops > 2 {
			best, most = s, n
		}
	}
	for i := range p.index.nodes {
		n := &p.index.nodes[i]
		if n.Type != html.ElementNode || n.FirstChild == nil || n.FirstChild.Type != html.TextNode {
			continue
		}
		s := n.FirstChild.Data
		if len(s) < 200 || len(s) > maxScript {
			continue
		}
		switch n.DataAtom {
		case atom.Noscript, atom.Textarea, atom.Template:
			if strings.Contains(s, "<p") || strings.Contains(s, "<br") {
				consider(s)
			}
		case atom.Script:
			switch t := strings.ToLower(attr(n.Node, "type")); {
			case strings.Contains(t, "template"), strings.Contains(t, "html"):
				consider(s)
			case t == "application/ld+json":
			case t == "", strings.Contains(t, "json"), strings.Contains(t, "javascript"):
				if strings.HasPrefix(s, "%7B") || strings.HasPrefix(s, "%5B") { // data written as part of an address
					if decoded, err := url.PathUnescape(s); err == nil {
						s = decoded
					}
				}
				if markup, text := storyIn(s); markup != "" {
					consider(markup)
				} else {
					consider(text)
				}
			}
		}
	}
	if s := p.ld.articleBody; strings.Contains(s, "</p>") || strings.Contains(s, "<br") {
		consider(s)
	} else {
		consider(asParagraphs(strings.Split(s, "\n")))
	}
	if best == "" {
		return -1
	}
	doc, err := parseTree(best)
	if err != nil {
		return -1
	}
	root := int32(len(p.index.nodes))
	p.index.add(doc, 0, 0, false, false, false)
	return root
}

// storyIn finds the story in a script's data: the longest string that is markup, or all strings under the
// key that holds most prose ({"content_elements":[{"type":"text","content":"…"}, …]}).
func storyIn(script string) (markup, paragraphs string) {
	d := scriptData{prose: map[string][]string{}, weight: map[string]int32{}, seen: map[string]bool{}}
	d.read(script, 0)
	best := ""
	for k, w := range d.weight {
		if w > d.weight[best] || w == d.weight[best] && k < best {
			best = k
		}
	}
	if n, _ := weigh(d.markup); n >= d.weight[best] {
		return d.markup, ""
	}
	return "", asParagraphs(d.prose[best])
}

// scriptData is what the strings of a script's data hold.
type scriptData struct {
	prose  map[string][]string // sentences by the key that they stand under
	weight map[string]int32    // of each key's sentences
	seen   map[string]bool
	markup string // the longest string of markup
	pieces int
}

// read takes in a script's strings. Data may stand in a string of its own, as JSON.parse("…") has it.
func (d *scriptData) read(script string, depth int) {
	const maxDataDepth = 2
	key := ""
	for i := 0; i < len(script) && d.pieces < maxPieces; i++ {
		if script[i] != '"' {
			continue
		}
		end := i + 1
		for end < len(script) && script[end] != '"' {
			if script[end] == '\\' {
				end++
			}
			end++
		}
		if end >= len(script) {
			break
		}
		literal := script[i : end+1]
		i = end
		rest := strings.TrimLeft(script[end+1:min(end+4, len(script))], " ")
		if strings.HasPrefix(rest, ":") {
			if len(literal) < 40 {
				key = literal
			}
			continue
		}
		if len(literal) < 40 {
			continue
		}
		d.pieces++
		var s string
		if json.Unmarshal([]byte(literal), &s) != nil {
			continue
		}
		if depth < maxDataDepth && strings.ContainsAny(s[:min(len(s), 40)], "{[") && strings.Contains(s, `":`) {
			d.read(s, depth+1)
			continue
		}
		if strings.Contains(s, "</p>") || strings.Contains(s, "<br") {
			if len(s) > len(d.markup) {
				d.markup = s
			}
			continue
		}
		if n, stops := weigh(s); n >= sentenceLength && stops > 0 && isProse(s) && !d.seen[s] {
			d.seen[s] = true
			d.prose[key] = append(d.prose[key], s)
			d.weight[key] += n
		}
	}
}

// isProse tells sentences from addresses, code and lists of names.
func isProse(s string) bool {
	if strings.HasPrefix(s, "http") || strings.HasPrefix(s, "/") || strings.ContainsAny(s, "{}") && strings.Contains(s, ":") || strings.Contains(s, "function(") {
		return false
	}
	if blanks := strings.Count(s, " "); blanks*12 >= len(s) {
		return strings.Count(s, ",")*3 < blanks+3 // no list of key words
	}
	for _, r := range s {
		if wide(r) || r >= 0x3040 && r < 0x3100 {
			return true
		}
	}
	return false
}

func asParagraphs(lines []string) string {
	var b strings.Builder
	for _, s := range lines {
		if strings.TrimSpace(s) != "" {
			b.WriteString("<p>" + s + "</p>\n")
		}
	}
	return b.String()
}

// isClean reports whether the document is nothing but a body as writeHTML writes it: then all of it is the story,
// and extracting it again must change nothing.
func (ix *index) isClean() bool {
	paragraphs := 0
	for i := range ix.nodes {
		n := &ix.nodes[i]
		if n.Type != html.ElementNode {
			if n.Type == html.TextNode && n.parent >= 0 && (ix.nodes[n.parent].DataAtom == atom.Body) && !blank(n.Data) {
				return false
			}
			continue
		}
		switch n.DataAtom {
		case atom.P, atom.H2, atom.H3, atom.Blockquote, atom.Ul, atom.Ol, atom.Li, atom.Pre, atom.Figure, atom.Table:
			paragraphs++
		case atom.Html, atom.Head, atom.Body, atom.Tr, atom.Td, atom.Th, atom.Thead, atom.Tbody,
			atom.Figcaption, atom.Img, atom.A, atom.Em, atom.Strong, atom.Sub, atom.Sup, atom.Code, atom.Time, atom.Br:
		default:
			return false
		}
		for _, a := range n.Attr {
			switch a.Key {
			case "href", "src", "alt", "width", "height", "datetime", "colspan", "rowspan":
			default:
				return false
			}
		}
	}
	return paragraphs > 0
}

// readFigures lists the photos of a clean body: a figure's caption is its figcaption and nothing else.
func (p *page) readFigures() {
	nodes := p.index.nodes
	for k := range p.blocks {
		b := &p.blocks[k]
		if b.kind != picture {
			continue
		}
		var ph Photo
		for i := b.node; i < nodes[b.node].end; i++ {
			switch n := &nodes[i]; n.DataAtom {
			case atom.Img:
				ph.URL, ph.Alt = attr(n.Node, "src"), attr(n.Node, "alt")
				ph.Width, _ = strconv.Atoi(attr(n.Node, "width"))
				ph.Height, _ = strconv.Atoi(attr(n.Node, "height"))
			case atom.Figcaption:
				ph.Caption = p.index.textOf(i)
				ph.CaptionRaw = ph.Caption
			}
		}
		if src, ok := safeAddress(ph.URL, p.base); ok {
			ph.URL = src
			p.article.Photos = append(p.article.Photos, ph)
			p.photoAt = append(p.photoAt, k)
		}
	}
}
