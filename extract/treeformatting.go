package extract

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Formatting (HTML standard, 13.2.4.3): an element such as b that is open where its block ends is opened again in the next.

// pushFormat opens a formatting element. Of the same one three may be open (the Noah's Ark clause).
func (b *builder) pushFormat(t *tag, list []html.Attribute) {
	if len(list) > 1 {
		slices.SortFunc(list, func(a, c html.Attribute) int { return strings.Compare(a.Key, c.Key) }) // as the parser does
	}
	same, first := 0, 0
	for k := len(b.format) - 1; k >= 0 && b.format[k] != nil; k-- {
		b.steps += 1 + len(list)
		if n := b.format[k]; n.DataAtom == t.atom && slices.Equal(n.Attr, list) {
			same++
			first = k
		}
	}
	if same >= 3 {
		b.format = slices.Delete(b.format, first, first+1)
	}
	b.format = append(b.format, b.push(t, list))
}

// reopen opens again the formatting whose element was closed around it (13.2.4.3).
func (b *builder) reopen() {
	k := len(b.format)
	for k > 0 && b.format[k-1] != nil && b.isOpen(b.format[k-1]) < 0 {
		k--
	}
	for ; k < len(b.format); k++ {
		n := b.copyOf(b.format[k])
		if b.gaveUp {
			return
		}
		b.pushNode(n, tags[n.Data])
		b.format[k] = n
	}
}

// endFormatting ends a formatting element, also where a block that begins in it goes on: the block then holds formatting
// of its own (the adoption agency algorithm, 13.2.6.4.7).
func (b *builder) endFormatting(t *tag) {
	if n := b.top(); n.tag == t && slices.Index(b.format, n.Node) < 0 {
		b.pop()
		return
	}
	for range 8 {
		k := len(b.format) - 1
		for k >= 0 && b.format[k] != nil && b.format[k].DataAtom != t.atom {
			k--
		}
		if k < 0 || b.format[k] == nil {
			b.endOther(t)
			return
		}
		n := b.format[k]
		at := b.isOpen(n)
		if at < 0 {
			b.forget(n)
			return
		}
		if b.inScope(defaultScope, isAtom(t)) < 0 {
			return
		}
		block := slices.IndexFunc(b.open[at:], func(e element) bool { return e.tag.special })
		if block < 0 {
			b.popTo(at)
			b.forget(n)
			return
		}
		b.adopt(at, at+block)
	}
}

// adopt takes a block out of the formatting that ends within it, and puts what the block holds so far into formatting
// of its own. Both are given by their place among the open elements.
func (b *builder) adopt(at, block int) {
	ended, adopted, around := b.open[at], b.open[block], b.open[at-1]
	if around.tag.kind >= tableTag && around.tag.kind <= rowTag {
		b.gaveUp = true
		return
	}
	bookmark := slices.Index(b.format, ended.Node)
	last := adopted.Node // what goes into the next copy
	for k := block - 1; k > at; k-- {
		e := b.open[k]
		listed := slices.Index(b.format, e.Node)
		switch {
		case listed >= 0 && block-k > 3:
			b.forget(e.Node)
			if listed <= bookmark {
				bookmark--
			}
			continue
		case listed < 0:
			b.open = slices.Delete(b.open, k, k+1)
			continue
		}
		again := b.copyOf(e.Node)
		b.format[listed], b.open[k].Node = again, again
		if last == adopted.Node {
			bookmark = listed + 1
		}
		move(last, again)
		last = again
	}
	move(last, around.Node)
	again := b.copyOf(ended.Node)
	for c := adopted.FirstChild; c != nil; c = adopted.FirstChild {
		b.steps++
		move(c, again)
	}
	adopted.AppendChild(again)

	if listed := slices.Index(b.format, ended.Node); listed < bookmark {
		bookmark--
	}
	b.forget(ended.Node)
	b.format = slices.Insert(b.format, bookmark, again)
	b.open = slices.Delete(b.open, at, at+1)
	b.open = slices.Insert(b.open, slices.Index(b.open, adopted)+1, element{again, ended.tag})
}

// move makes a node the last child of another.
func move(n, parent *html.Node) {
	if n.Parent != nil {
		n.Parent.RemoveChild(n)
	}
	parent.AppendChild(n)
}

// copyOf returns a formatting element like another.
func (b *builder) copyOf(n *html.Node) *html.Node {
	if b.copies++; b.copies > mostCopies {
		b.gaveUp = true
	}
	again := b.node(html.ElementNode)
	again.DataAtom, again.Data, again.Attr = n.DataAtom, n.Data, slices.Clone(n.Attr)
	return again
}

// forget takes an element off the list of active formatting elements.
func (b *builder) forget(n *html.Node) {
	if k := slices.Index(b.format, n); k >= 0 {
		b.format = slices.Delete(b.format, k, k+1)
	}
}

// clearFormat forgets the formatting since the last marker.
func (b *builder) clearFormat() {
	for k := len(b.format); k > 0; {
		k--
		n := b.format[k]
		b.format = b.format[:k]
		if n == nil {
			return
		}
	}
}
