package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// block is one piece of the body in reading order.
type block struct {
	kind blockKind
	node int32  // index of its element (or of its first text node, where text stands bare)
	text string // its text, white space folded; empty for a picture
	// drop says why the block does not stand in the body after all ("caption", "credit"), or "".
	drop string
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
	best, score := int32(-1), int32(0)
	for i := range p.index.nodes {
		n := &p.index.nodes[i]
		if n.Type != html.ElementNode || n.hidden {
			continue
		}
		var own int32
		for c := int32(i) + 1; c < n.end; c = p.index.nodes[c].end {
			if k := &p.index.nodes[c]; k.DataAtom == atom.P {
				own += k.text - k.linked
			}
		}
		if own > score {
			best, score = int32(i), own
		}
	}
	if best < 0 {
		return
	}
	for c := best + 1; c < p.index.nodes[best].end; c = p.index.nodes[c].end {
		if p.index.nodes[c].DataAtom == atom.P {
			p.blocks = append(p.blocks, block{kind: paragraph, node: c, text: p.index.textOf(c)})
		}
	}
}

// textOf returns the visible text of a subtree with white space folded.
func (ix *index) textOf(i int32) string {
	var b strings.Builder
	for j := i; j < ix.nodes[i].end; j++ {
		if n := &ix.nodes[j]; n.Type == html.TextNode && !n.hidden {
			b.WriteString(n.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
