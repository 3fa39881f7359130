package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Some elements are made to hold little: a figure its picture and some words, a caption a line or two, a link what is
// clicked. Where one holds the story, somebody forgot to close it or chose the wrong one, and what it says of its
// contents is not so. mender puts the tree right before anything reads it.
type mender struct {
	read int // nodes read to learn what an element holds
}

const (
	// leastRun and leastRunText are the paragraphs, and the letters in them, that no caption and no link has.
	leastRun     = 3
	leastRunText = 400
	// maxMended bounds the nodes that are read for it: such elements may nest.
	maxMended = 1 << 20
)

// mend looks at one element; what it moves comes to stand after it.
func (m *mender) mend(n *html.Node) {
	if n.Type == html.TextNode && strings.Contains(n.Data, indentedLine) {
		breakLine(n)
	}
	switch n.DataAtom {
	case atom.A:
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if isBlockTag(c.DataAtom) {
				if m.holdsRun(n) {
					n.DataAtom, n.Data, n.Attr = atom.Div, "div", nil
				}
				return
			}
		}
	case atom.Figure:
		if m.holdsRun(n) {
			m.freeFigure(n)
		}
	case atom.Figcaption:
		if m.holdsRun(n) {
			freeCaption(n)
		}
	}
}

// indentedLine begins a Japanese or Chinese paragraph where the page keeps the lines of its source: a style says so, which
// is not read here, but nobody indents the source of a page by a wide blank.
const indentedLine = "\n\u3000"

// breakLine sets breaks into a text at the first such line that follows a sentence; the rest comes to stand in a node
// of its own, which is looked at next.
func breakLine(n *html.Node) {
	for at := 0; n.Parent != nil && !isUnrendered(n.Parent) && n.Parent.DataAtom != atom.Pre; at++ {
		i := strings.Index(n.Data[at:], indentedLine)
		if i < 0 {
			return
		}
		at += i
		before, after := n.Data[:at], n.Data[at+1:]
		if !endsSentence(strings.TrimRight(before, " \r\n」』）")) || strings.TrimSpace(after) == "" {
			continue
		}
		next := n.NextSibling
		for range 2 {
			n.Parent.InsertBefore(&html.Node{Type: html.ElementNode, DataAtom: atom.Br, Data: "br"}, next)
		}
		n.Parent.InsertBefore(&html.Node{Type: html.TextNode, Data: after}, next)
		n.Data = before
		return
	}
}

// holdsRun reports whether the element holds so many sentences that they are a story's.
func (m *mender) holdsRun(top *html.Node) bool {
	run, letters, all := 0, int32(0), int32(0)
	for n := top.FirstChild; n != nil && m.read < maxMended; n = followingIn(n, top) {
		m.read++
		if n.Type != html.TextNode || isUnrendered(n.Parent) {
			continue
		}
		text, stops := weigh(n.Data)
		all += text
		if isParagraph(text, stops) {
			run++
			letters += text
		}
		if run >= leastRun && letters >= leastRunText || all >= maxCaption {
			return true
		}
	}
	return false
}

// holdsParagraph reports whether the element holds a text that is long for one about a picture.
func (m *mender) holdsParagraph(top *html.Node) bool {
	for n := top.FirstChild; n != nil && m.read < maxMended; n = followingIn(n, top) {
		m.read++
		if n.Type == html.TextNode && !isUnrendered(n.Parent) && isParagraph(weigh(n.Data)) {
			return true
		}
	}
	return false
}

// isParagraph reports whether a text is longer than most that stand at a picture, and a sentence.
func isParagraph(text, stops int32) bool {
	return text >= 2*sentenceLength && stops > 0
}

// freeFigure moves out of a figure what follows its picture and caption. One that has them deeper inside is no figure.
func (m *mender) freeFigure(figure *html.Node) {
	empty := true
	for c := figure.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.DataAtom == atom.Figcaption: // is seen to by itself
			empty = false
		case isTextBlock(c.DataAtom) || c.Type == html.ElementNode && m.holdsParagraph(c):
			if empty {
				figure.DataAtom, figure.Data, figure.Attr = atom.Div, "div", nil
			} else {
				moveAfter(figure, c)
			}
			return
		case c.Type == html.ElementNode || c.Type == html.TextNode && !blank(c.Data):
			empty = false
		}
	}
}

// freeCaption moves out of a caption, and of its figure, what follows the caption's first line or paragraph.
func freeCaption(caption *html.Node) {
	within := caption
	for within.FirstChild != nil && within.FirstChild == within.LastChild && isBlockTag(within.FirstChild.DataAtom) {
		within = within.FirstChild
	}
	empty := true
	for c := within.FirstChild; c != nil; c = c.NextSibling {
		if isBlockTag(c.DataAtom) && !empty {
			if p := caption.Parent; p != nil && p.DataAtom == atom.Figure {
				caption = p
			}
			moveAfter(caption, c)
			return
		}
		if c.Type == html.ElementNode || c.Type == html.TextNode && !blank(c.Data) {
			empty = false
		}
	}
}

// isTextBlock reports whether an element of that name holds text of the story, not what belongs to a picture.
func isTextBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.H2, atom.H3, atom.H4, atom.Ul, atom.Ol, atom.Blockquote:
		return true
	}
	return false
}

// moveAfter moves a node and its later siblings out, to stand after the element.
func moveAfter(element, first *html.Node) {
	if element.Parent == nil {
		return
	}
	before := element.NextSibling
	for from := first.Parent; first != nil; {
		next := first.NextSibling
		from.RemoveChild(first)
		element.Parent.InsertBefore(first, before)
		first = next
	}
}

// following returns the node after n in document order, or nil.
func following(n *html.Node) *html.Node { return followingIn(n, nil) }

// followingIn returns the node after n in document order that lies in top, or nil.
func followingIn(n, top *html.Node) *html.Node {
	if n.FirstChild != nil {
		return n.FirstChild
	}
	for n != top && n.NextSibling == nil {
		n = n.Parent
	}
	if n == top {
		return nil
	}
	return n.NextSibling
}
