package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// markSections marks the parts of a page that no class names but a line above them: "27 commentaires",
// "Schreibe einen Kommentar", "Ähnliche Beiträge". What the line heads is readers' or other stories' text.
func (p *page) markSections() {
	ix := &p.index
	heads, fields := 0, 0
	var replies []int32
	defer func() { p.markReplies(replies) }()
	for i := range ix.nodes {
		n := &ix.nodes[i]
		if n.DataAtom == atom.Input && fields < maxFields && !n.hidden && asksAddress(n.Node) {
			fields++
			p.markSignup(int32(i))
			continue
		}
		if n.Type != html.TextNode || n.hidden || n.text < 4 || n.text > longestHead+longestQuote {
			continue
		}
		if n.text <= longestReply && len(replies) < maxHeads && ix.isReply(int32(i)) {
			replies = append(replies, int32(i))
		}
		if n.linked > 4 {
			continue
		}
		kind := headKind(n.Data)
		if kind == 0 {
			continue
		}
		more := int32(4) // letters beside it in its block: a count may stand in a node of its own
		if strings.ContainsAny(n.Data, openQuotes) {
			more = longestQuote
		} else if n.text > longestHead {
			continue
		}
		if h := ix.blockOf(int32(i), more); h >= 0 && (p.titleNode < 0 || h > p.titleNode) && (kind == zoneComments || ix.isHeading(h) || p.opensBox(h)) {
			p.markBelow(h, kind)
			if heads++; heads >= maxHeads {
				return
			}
		}
	}
}

// maxHeads bounds the lines that head something: what follows each is read.
const maxHeads = 200

// longestHead bounds the letters of a line that heads comments or a list of stories.
const longestHead = 60

// longestQuote bounds those of the headline within such a line: "Two thoughts on “Ferry returns”".
const longestQuote = 200

// openQuotes begin a quoted headline.
const openQuotes = "“„«»\"「『"

// headKind tells what a line heads: zoneComments, zoneRelated, or 0.
func headKind(s string) zone {
	start := 0
	if s[0] >= utf8.RuneSelf || !letter(s[0]) {
		start = strings.IndexFunc(s, unicode.IsLetter)
	}
	if start < 0 || start > 40 || len(s)-start < 2 {
		return 0
	}
	if c := s[start]; c < utf8.RuneSelf && !headStarts[[2]byte{asciiLower(c), asciiLower(s[start+1])}] {
		return 0
	}
	if len(s) > 4*longestHead && !strings.ContainsAny(s, openQuotes) {
		return 0
	}
	line := strings.TrimRightFunc(plainLine(s[start:]), func(r rune) bool { return !unicode.IsLetter(r) })
	switch {
	case startsWith(line, commentHeads), startsWith(line, commentCounts) && strings.ContainsAny(s, "0123456789"),
		startsWith(line, commentsOn) && strings.ContainsAny(s, openQuotes), commentWords[line]:
		return zoneComments
	case isOneOf(line, relatedHeads):
		return zoneRelated
	}
	return 0
}

// headStarts has the first two bytes of each line that heads comments or a list of stories.
var headStarts = func() map[[2]byte]bool {
	out := map[[2]byte]bool{}
	for _, list := range []phrases{commentHeads, commentCounts, commentsOn, relatedHeads} {
		for k := range list {
			out[k] = true
		}
	}
	return out
}()

func asciiLower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// blockOf returns the block element whose only text is that text node and so many letters more, or -1.
func (ix *index) blockOf(i, more int32) int32 {
	n := &ix.nodes[i]
	for up := n.parent; up > 0; up = ix.nodes[up].parent {
		b := &ix.nodes[up]
		if b.text > n.text+more || b.linked*2 > b.text {
			return -1
		}
		switch b.DataAtom {
		case atom.Span, atom.Strong, atom.B, atom.Em, atom.I, atom.Font, atom.Small, atom.U:
			continue
		case atom.Label, atom.Button, atom.Li, atom.Td, atom.Th, atom.A:
			return -1
		}
		return up
	}
	return -1
}

func (ix *index) isHeading(i int32) bool {
	switch ix.nodes[i].DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// markBelow gives what the line at h heads the zone: the largest element that begins with the line, or what
// follows it in its parent. The story stands before its comments, and is longer than a box within it.
func (p *page) markBelow(h int32, kind zone) {
	nodes := p.index.nodes
	top := h
	for up := nodes[h].parent; up > 0; up = nodes[up].parent {
		n := &nodes[up]
		if n.DataAtom == atom.Body || n.DataAtom == atom.Main || n.DataAtom == atom.Article || n.text-nodes[top].text > 0 && p.textBefore(up, top) {
			break
		}
		top = up
	}
	whole := nodes[0].prose
	if nodes[top].text > nodes[h].text+20 {
		n := &nodes[top]
		if kind == zoneComments && n.prose < whole*9/10 || kind == zoneRelated && n.prose*2 < whole && n.linked*6 > n.text {
			n.zone |= kind
		}
		return
	}
	end := nodes[nodes[top].parent].end
	for c := nodes[top].end; c < end; c = nodes[c].end {
		n := &nodes[c]
		if n.Type != html.ElementNode || n.text == 0 {
			continue
		}
		if kind == zoneRelated && (p.index.isHeading(c) && n.linked*2 < n.text || n.linked*3 < n.text) {
			return // the story goes on
		}
		n.zone |= kind
	}
}

// asksAddress reports whether a field is for the reader's e-mail or telephone.
func asksAddress(field *html.Node) bool {
	kind, fills := attr(field, "type"), attr(field, "autocomplete")
	return strings.EqualFold(kind, "email") || strings.EqualFold(kind, "tel") || fills == "email" || fills == "tel"
}

// opensBox reports whether a line that is no heading comes first in a box of links.
func (p *page) opensBox(h int32) bool {
	nodes := p.index.nodes
	box := nodes[h].parent
	if box <= 0 || p.textBefore(box, h) {
		return false
	}
	n := &nodes[box]
	return n.DataAtom != atom.Article && n.text < largestBox && n.linked*2 > n.text-nodes[h].text && n.text > nodes[h].text+20
}

// largestBox bounds the letters of a box of links that no heading heads.
const largestBox = 600

// markSignup marks the box around a field for the reader's address, or its whole form: a newsletter is offered there, a
// call back, or a comment asked for.
func (p *page) markSignup(field int32) {
	nodes := p.index.nodes
	box := int32(-1)
	for up := nodes[field].parent; up > 0 && nodes[up].text <= largestSignup; up = nodes[up].parent {
		switch nodes[up].DataAtom {
		case atom.Body, atom.Main, atom.Article, atom.Td:
		default:
			if p.isAside(up) {
				box = up
				continue
			}
		}
		break
	}
	for up, levels := nodes[field].parent, 0; up > 0 && levels < formLevels; up, levels = nodes[up].parent, levels+1 {
		if nodes[up].DataAtom == atom.Form {
			if (box < 0 || up < box) && p.isAside(up) {
				box = up
			}
			break
		}
	}
	var before int32
	for j := max(p.titleNode, 0); j < box; j++ {
		if n := &nodes[j]; n.Type == html.TextNode {
			before += n.prose
		}
	}
	if before >= leastSaid { // else the box may hold a short story
		nodes[box].zone |= zoneNewsletter
	}
}

// isAside reports whether an element has neither the headline nor much of what the page says.
func (p *page) isAside(i int32) bool {
	nodes := p.index.nodes
	return nodes[i].prose*4 < nodes[0].prose && (p.titleNode < i || p.titleNode >= nodes[i].end)
}

const (
	formLevels    = 12  // between a field and its form
	largestSignup = 400 // letters of such a box
	maxFields     = 20  // for addresses on a page
)

// longestReply bounds the letters of a link to reply.
const longestReply = 20

// isReply reports whether a text node is a link or button to reply to a comment.
func (ix *index) isReply(i int32) bool {
	word := strings.TrimSpace(ix.nodes[i].Data)
	if word == "" || !replyStarts[asciiLower(word[0])] || !replyWords[strings.ToLower(word)] {
		return false
	}
	for up, levels := ix.nodes[i].parent, 0; up > 0 && levels < 3; up, levels = ix.nodes[up].parent, levels+1 {
		switch ix.nodes[up].DataAtom {
		case atom.A, atom.Button:
			return true
		}
	}
	return false
}

// replyStarts has the first byte of each of replyWords in either case.
var replyStarts = func() (starts [256]bool) {
	for w := range replyWords {
		starts[w[0]] = true
		starts[strings.ToUpper(w)[0]] = true
	}
	return starts
}()

// markReplies marks comments that nothing names but a link to reply under each. The story stands before them; where
// nothing does, the page is a discussion, and its text is what is discussed.
func (p *page) markReplies(replies []int32) {
	nodes := p.index.nodes
	for len(replies) > 1 {
		first, last := replies[0], replies[len(replies)-1]
		above := nodes[first].parent
		for nodes[above].end <= last {
			above = nodes[above].parent
		}
		from, to := int32(-1), int32(0) // the children of it that have the first and the last
		for c := above + 1; c < nodes[above].end; c = nodes[c].end {
			if c <= first {
				from = c
			}
			if c <= last {
				to = nodes[c].end
			}
		}
		var before, within int32
		for j := max(p.titleNode, 0); j < to; j++ {
			if n := &nodes[j]; n.Type != html.TextNode {
				continue
			} else if j < from {
				before += n.prose
			} else {
				within += n.prose
			}
		}
		if p.titleNode >= from || before < leastBeforeReplies || nodes[0].prose-within < within/10 {
			replies = replies[1:] // the story may have such a link too
			if p.titleNode < from {
				return
			}
			continue
		}
		for c := from; c < to; c = nodes[c].end {
			if nodes[c].Type == html.ElementNode {
				nodes[c].zone |= zoneComments
			}
		}
		return
	}
}

// leastBeforeReplies is the prose that makes a story of what stands between the headline and the first reply.
const leastBeforeReplies = 250

// textBefore reports whether the element shows text before the descendant.
func (p *page) textBefore(i, descendant int32) bool {
	nodes := p.index.nodes
	for j := i + 1; j < descendant; j++ {
		n := &nodes[j]
		if n.end > descendant {
			continue
		}
		if n.text > 3 {
			return true
		}
		j = n.end - 1
	}
	return false
}
