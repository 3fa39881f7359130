package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

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

// textOfRange returns the visible text of nodes[from:to] with white space folded and line breaks as "\n";
// preformatted text keeps its lines.
func (ix *index) textOfRange(from, to int32, pre bool) string {
	var b strings.Builder
	if to <= from {
		return ""
	}
	if n := &ix.nodes[from]; to-from == 1 && !pre && n.Type == html.TextNode && !n.hidden {
		return foldSpace(n.Data)
	}
	space := false
	var open lines
	for j := from; j < to; j++ {
		n := &ix.nodes[j]
		space = open.end(j) || space
		switch {
		case n.hidden:
			space = space || isLine(n.DataAtom) // white space may have stood on either side
			j = n.end - 1
		case n.Type == html.TextNode && pre:
			b.WriteString(n.Data)
		case n.Type == html.TextNode:
			space = writeFolded(&b, n.Data, space)
		case n.DataAtom == atom.Br:
			if b.Len() > 0 && (pre || !atLineStart(&b)) {
				b.WriteByte('\n')
			}
			space = false
		case isLine(n.DataAtom):
			open.begin(n.end)
			space = true
		}
	}
	if pre { // a blank line would end the paragraph in the article's text
		s := strings.Trim(strings.ReplaceAll(b.String(), "\r", ""), "\n")
		for strings.Contains(s, "\n\n") {
			s = strings.ReplaceAll(s, "\n\n", "\n \n")
		}
		return s
	}
	return strings.TrimSpace(b.String())
}

// lines are where the elements end that a line begins and ends with, the outermost first: what follows one is another
// word, whether or not white space stands between.
type lines []int32

func (l *lines) begin(end int32) { *l = append(*l, end) }

// end reports whether a line ends before node i.
func (l *lines) end(i int32) bool {
	open := *l
	for len(open) > 0 && open[len(open)-1] <= i {
		open = open[:len(open)-1]
	}
	ended := len(open) < len(*l)
	*l = open
	return ended
}

// rowText returns the text of a table's row, its cells set apart by tabs.
func (ix *index) rowText(from, to int32) string {
	var b strings.Builder
	for i := from; i < to; i++ {
		n := &ix.nodes[i]
		if n.DataAtom != atom.Td && n.DataAtom != atom.Th {
			continue
		}
		if s := ix.textOfRange(i+1, n.end, false); s != "" {
			if b.Len() > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(s)
		}
		i = n.end - 1
	}
	return b.String()
}

// writeFolded appends s with each run of white space made one space; it returns whether s ended in space.
func writeFolded(b *strings.Builder, s string, space bool) bool {
	for {
		words, rest, before := cutWords(s)
		space = space || before
		if words == "" {
			return space
		}
		if space && b.Len() > 0 && !atLineStart(b) {
			b.WriteByte(' ')
		}
		b.WriteString(words)
		s, space = rest, false
	}
}

// atLineStart reports whether the last byte written was a line break or a tab.
func atLineStart(b *strings.Builder) bool {
	s := b.String()
	return s[len(s)-1] == '\n' || s[len(s)-1] == '\t'
}

func foldSpace(s string) string {
	if isFolded(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	writeFolded(&b, s, false)
	return b.String()
}

// isFolded reports whether foldSpace leaves s as it is.
func isFolded(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c > ' ' && c < 0xC2:
		case c == ' ':
			if i == 0 || i+1 == len(s) || isSpace(s, i+1) {
				return false
			}
		case isSpace(s, i):
			return false
		}
	}
	return true
}

func isSpace(s string, i int) bool {
	if c := s[i]; c > ' ' && c < 0xC2 || c > 0xE3 {
		return false
	} else if c < 0x80 {
		return c == ' ' || '\t' <= c && c <= '\r'
	} else if c == 0xC2 || c >= 0xE1 {
		return spaceWidth(s, i) > 0
	}
	return false
}

// spaceWidth is the length of the non-ASCII space at s[i]: each that strings.TrimSpace knows, for a text must not
// begin or end with one that another look at it leaves off, and the zero-width one.
func spaceWidth(s string, i int) int {
	switch {
	case s[i] == 0xC2:
		if i+1 < len(s) && (s[i+1] == 0xA0 || s[i+1] == 0x85) { // U+00A0, U+0085
			return 2
		}
	case i+2 >= len(s):
	case s[i] == 0xE2 && s[i+1] == 0x80:
		if c := s[i+2]; c <= 0x8B || c == 0xA8 || c == 0xA9 || c == 0xAF { // U+2000 to U+200B, U+2028, U+2029, U+202F
			return 3
		}
	case strings.HasPrefix(s[i:], "\u3000"), strings.HasPrefix(s[i:], "\u205f"), strings.HasPrefix(s[i:], "\u1680"):
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
