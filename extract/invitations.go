package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// dropInvitations drops what a page sets into its story or below it to have something done: a box of its own with a line or
// two, and a link that says what ("Book a table"). Where there are many, they are how the page tells its story.
func (p *page) dropInvitations() {
	said := make([]int32, len(p.blocks)+1) // before each block
	for k := range p.blocks {
		said[k+1] = said[k]
		if b := &p.blocks[k]; b.drop == "" && b.kind != picture {
			said[k+1] += b.weight
		}
	}
	type run struct{ from, to int }
	var found []run
	var weight int32
	for k, tries := 0, 0; k < len(p.blocks) && tries < maxInvitations; k++ {
		b := &p.blocks[k]
		if said[k] < leastBeforeInvitation || b.kind != paragraph || b.weight > longestButton ||
			b.drop != "link" && b.drop != "related" && b.drop != "furniture" || !p.leadsOn(b) {
			continue
		}
		tries++
		if from, to := p.invitation(k); from >= 0 && said[from] >= leastBeforeInvitation {
			found = append(found, run{from, to})
			weight += said[to] - said[from]
			k = to - 1
		}
	}
	different := map[string]bool{} // a page may show one again and again
	for _, r := range found {
		for k := r.from; k < r.to; k++ {
			if b := &p.blocks[k]; b.drop == "" && b.kind != picture {
				different[b.text] = true
				break
			}
		}
	}
	if len(different) > mostInvitations || weight*6 > said[len(p.blocks)] {
		return
	}
	for _, r := range found {
		for k := r.from; k < r.to; k++ {
			if b := &p.blocks[k]; b.drop == "" && b.kind != picture {
				b.drop = "invitation"
			}
		}
	}
}

const (
	leastBeforeInvitation = 250 // weight of the story before the first
	longestInvitation     = 260 // weight of what one says
	longestButton         = 40  // weight of its link
	largestInvitation     = 450 // letters of its box, with links
	mostInvitations       = 3
	maxInvitations        = 50 // links whose boxes are looked at
)

// leadsOn reports whether a line is a link to another page, not to a place on this one or into the mail, or the button
// of a form.
func (p *page) leadsOn(b *block) bool {
	if b.link < b.weight {
		if p.index.nodes[b.node].DataAtom != atom.Button {
			return false
		}
		for i, levels := p.index.nodes[b.node].parent, 0; i > 0 && levels < formLevels; i, levels = p.index.nodes[i].parent, levels+1 {
			if p.index.nodes[i].DataAtom == atom.Form {
				return true
			}
		}
		return false
	}
	for i, levels := p.index.nodes[b.from].parent, 0; i > 0 && levels < formLevels; i, levels = p.index.nodes[i].parent, levels+1 {
		if n := &p.index.nodes[i]; n.DataAtom == atom.A {
			href := attr(n.Node, "href")
			return href != "" && href[0] != '#' && !strings.HasPrefix(href, "mailto:") && !strings.HasPrefix(href, "javascript:")
		}
	}
	return false
}

// invitation returns the blocks of the box that the link at block k belongs to, or -1 where it stands in the story's own text.
func (p *page) invitation(k int) (from, to int) {
	nodes := p.index.nodes
	box := int32(-1)
	for up := nodes[p.blocks[k].from].parent; up > p.bodyNode && nodes[up].text <= largestInvitation; up = nodes[up].parent {
		if a := nodes[up].DataAtom; a == atom.Article || a == atom.Li || a == atom.Td || a == atom.Blockquote {
			return -1, 0
		} else if a != atom.P && a != atom.A && isBlockTag(a) {
			box = up
		}
	}
	if box < 0 || p.isOneOfMany(box) {
		return -1, 0
	}
	from, to = k, k+1
	for from > 0 && p.blocks[from-1].from >= box {
		from--
	}
	for to < len(p.blocks) && p.blocks[to].from < nodes[box].end {
		to++
	}
	var weight, blocks int32
	for i := from; i < to; i++ {
		b := &p.blocks[i]
		if b.drop != "" || b.kind == picture {
			continue
		}
		if b.kind != paragraph && b.kind != heading || b.witness {
			return -1, 0
		}
		blocks++
		weight += b.weight
	}
	if blocks == 0 || blocks > 3 || weight > longestInvitation {
		return -1, 0
	}
	return from, to
}

// isOneOfMany reports whether prose stands beside an element in one of the same kind: so a system sets each paragraph.
func (p *page) isOneOfMany(i int32) bool {
	nodes := p.index.nodes
	above := nodes[i].parent
	class := attr(nodes[i].Node, "class")
	for c := above + 1; c < nodes[above].end; c = nodes[c].end {
		if n := &nodes[c]; c != i && n.Type == html.ElementNode && n.DataAtom == nodes[i].DataAtom && n.prose >= leastSaid && n.linked*4 < n.text && attr(n.Node, "class") == class {
			return true
		}
	}
	return false
}
