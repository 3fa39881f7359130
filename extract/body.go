package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// block is one piece of the body in reading order.
type block struct {
	kind blockKind
	node int32  // index of the block element that holds it; of a picture, its figure, picture or img
	text string // its text, white space folded, a line break as "\n"; empty for a picture
	// drop says why the block does not stand in the body after all ("caption", "credit"), or "".
	drop string
	// from and to bound its nodes: its text is that of nodes[from:to].
	from, to int32
	// item, list, quote and table are the nearest such elements around it, or -1.
	item, list, quote, table int32
	level                    int8 // of a heading, 1 to 6
	zone                     zone // what the elements around it say it is
	linked                   bool // most of its text is links
}

type blockKind int8

const (
	paragraph blockKind = iota
	heading
	listItem
	quote
	tableRow
	preformatted
	picture // a figure, img or the like: findPhotos decides what it is
)

// findBody chooses the nodes that are the story and lists them as blocks.
func (p *page) findBody() {
	p.segments = p.index.segments(false)
	body := p.choose()
	first, last := p.within(body)
	if first >= last {
		return
	}
	p.bodyNode = body
	p.keep(first, last)
}

// within returns the segments that lie inside a node, as a half-open range.
func (p *page) within(i int32) (first, last int) {
	if i < 0 {
		return 0, 0
	}
	end := p.index.nodes[i].end
	first = len(p.segments)
	for k := range p.segments {
		g := &p.segments[k]
		if g.from >= end {
			break
		}
		if g.from >= i {
			if k < first {
				first = k
			}
			last = k + 1
		}
	}
	return first, last
}

// choose returns the element whose segments gain most: prose counts for it, links and furniture against.
func (p *page) choose() int32 {
	nodes := p.index.nodes
	sum := make([]int32, len(nodes)+1) // running total of the gains before each node
	for k := range p.segments {
		g := &p.segments[k]
		sum[g.from+1] += g.gain()
	}
	for i := 1; i <= len(nodes); i++ {
		sum[i] += sum[i-1]
	}
	best, score := int32(-1), int32(0)
	for i := range nodes {
		n := &nodes[i]
		if n.Type != html.ElementNode {
			continue
		}
		s := sum[n.end] - sum[i]
		if s <= 0 {
			continue
		}
		switch {
		case n.zone&zoneBody != 0:
			s += s / 5
		case n.DataAtom == atom.Article:
			s += s / 10
		case n.DataAtom == atom.Body || n.DataAtom == atom.Html:
			s -= s / 20
		case n.DataAtom == atom.P || n.DataAtom == atom.Li:
			s -= s / 4
		}
		if s > score {
			best, score = int32(i), s
		}
	}
	return best
}

// gain is how much a segment speaks for the elements around it being the story.
func (g *segment) gain() int32 {
	if g.kind == picture {
		return 0
	}
	plain := g.text - g.linked
	if g.zone&(furniture|zoneCaption) != 0 {
		return -10 - min(plain/8, 40)
	}
	if g.linked*2 > g.text {
		return -8 - min(g.linked, 100)
	}
	if g.kind == heading {
		return -2
	}
	if g.zone&doubtful != 0 {
		plain /= 2
	}
	if plain >= 25 && g.stops > 0 {
		return plain + 4*g.stops - 20 - 2*g.linked
	}
	return -5
}

// keep makes blocks of the segments that are the story's.
func (p *page) keep(first, last int) {
	ix := &p.index
	for k := first; k < last; k++ {
		g := &p.segments[k]
		b := block{kind: g.kind, node: g.node, from: g.from, to: g.to, item: g.item, list: g.list, quote: g.quote, table: g.table, level: g.level, zone: g.zone, linked: g.linked*2 > g.text}
		if g.kind != picture {
			b.text = ix.textOfRange(g.from, g.to, g.kind == preformatted)
			if b.text == "" {
				continue
			}
		}
		b.drop = p.reason(g, &b)
		p.blocks = append(p.blocks, b)
	}
	p.trim()
}

// reason says why a segment inside the story's element is not of the story, or "".
func (p *page) reason(g *segment, b *block) string {
	switch {
	case g.zone&zoneCaption != 0 && g.kind != picture:
		return "caption"
	case g.zone&furniture != 0:
		return "furniture"
	case g.kind == picture:
		return ""
	case g.linked*3 > g.text*2 && g.kind != tableRow:
		return "link"
	case g.zone&doubtful != 0 && (g.stops == 0 || g.linked*3 > g.text):
		return "furniture"
	case g.kind == heading && g.level == 1:
		return "title"
	}
	return ""
}

// trim drops what stands before the first and after the last prose.
func (p *page) trim() {
	end := len(p.blocks)
	for end > 0 {
		b := &p.blocks[end-1]
		if b.kind == heading && b.drop == "" {
			b.drop = "furniture"
		} else if b.drop == "" && b.kind != picture {
			break
		}
		end--
	}
}

// textOfRange returns the visible text of nodes[from:to] with white space folded and line breaks as "\n";
// preformatted text keeps its lines, a table's cells are set apart by tabs.
func (ix *index) textOfRange(from, to int32, pre bool) string {
	var b strings.Builder
	if to-from == 1 && !pre {
		return foldSpace(ix.nodes[from].Data)
	}
	space := false
	for j := from; j < to; j++ {
		n := &ix.nodes[j]
		switch {
		case n.hidden:
			j = n.end - 1
		case n.Type == html.TextNode && pre:
			b.WriteString(n.Data)
		case n.Type == html.TextNode:
			space = writeFolded(&b, n.Data, space)
		case n.DataAtom == atom.Br:
			if b.Len() > 0 {
				b.WriteByte('\n')
			}
			space = false
		case n.DataAtom == atom.Td, n.DataAtom == atom.Th:
			if b.Len() > 0 {
				b.WriteByte('\t')
			}
			space = false
		case n.DataAtom == atom.P, n.DataAtom == atom.Div, n.DataAtom == atom.Li:
			space = true
		}
	}
	if pre {
		return strings.Trim(b.String(), "\n\r")
	}
	return strings.TrimSpace(b.String())
}

// writeFolded appends s with each run of white space made one space; it returns whether s ended in space.
func writeFolded(b *strings.Builder, s string, space bool) bool {
	for i := 0; i < len(s); {
		start := i
		for i < len(s) && !isSpace(s, i) {
			i++
		}
		if i > start {
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(s[start:i])
			space = false
		}
		for i < len(s) && isSpace(s, i) {
			if s[i] == 0xC2 || s[i] == 0xE3 || s[i] == 0xE2 {
				i += spaceWidth(s, i)
			} else {
				i++
			}
			space = true
		}
	}
	return space
}

func foldSpace(s string) string {
	var b strings.Builder
	writeFolded(&b, s, false)
	return b.String()
}

func isSpace(s string, i int) bool {
	switch c := s[i]; {
	case c == ' ' || '\t' <= c && c <= '\r':
		return true
	case c == 0xC2 || c == 0xE3 || c == 0xE2:
		return spaceWidth(s, i) > 0
	}
	return false
}

// spaceWidth is the length of the non-ASCII space at s[i]: no-break, ideographic, zero-width and the typographic ones.
func spaceWidth(s string, i int) int {
	switch {
	case strings.HasPrefix(s[i:], "\u00a0"):
		return 2
	case strings.HasPrefix(s[i:], "\u3000"), strings.HasPrefix(s[i:], "\u200b"), strings.HasPrefix(s[i:], "\u2009"), strings.HasPrefix(s[i:], "\u202f"),
		strings.HasPrefix(s[i:], "\u2002"), strings.HasPrefix(s[i:], "\u2003"), strings.HasPrefix(s[i:], "\u2028"), strings.HasPrefix(s[i:], "\u2029"):
		return 3
	}
	return 0
}

// textOf returns the visible text of a subtree with white space folded.
func (ix *index) textOf(i int32) string {
	if i < 0 || ix.nodes[i].hidden {
		return ""
	}
	return strings.Join(strings.Fields(ix.textOfRange(i, ix.nodes[i].end, false)), " ")
}
