package extract

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// htmlWriter rebuilds the body from nothing but the blocks' text and an allow-list of elements and
// attributes, so that nothing of the page can slip through that is not written here on purpose.
type htmlWriter struct {
	p     *page
	b     strings.Builder
	stack []container
	items map[int]int // text blocks in each list item, by its number
	path  []container // room for containers to work in
	links int         // bytes of addresses that may still be written
	href  string      // the link that was looked at last, and the address that it gave, or ""
	safe  string
}

// container is an element that holds blocks.
type container struct {
	node int32
	tag  string
	// number tells apart elements written for the same node: a picture or a table may close a list, which
	// is opened again after it.
	number int
}

// step is what is written next, and the containers that must be open around it.
type step struct {
	around []container
	block  *block
	photo  *Photo
}

func (p *page) writeHTML() string {
	w := &htmlWriter{p: p, items: map[int]int{}, links: 2*p.size + leastLinks}
	w.b.Grow(len(p.article.Text)*5/4 + 512*len(p.article.Photos))
	for _, s := range w.plan() {
		w.open(s.around)
		if s.photo != nil {
			w.photo(s.photo)
		} else {
			w.block(s.block)
		}
	}
	w.open(nil)
	return w.b.String()
}

// plan lists what is to be written, and counts each list item's text blocks: one alone needs no paragraph.
func (w *htmlWriter) plan() []step {
	p := w.p
	steps := make([]step, 0, len(p.blocks)+len(p.photoAt))
	var open []container
	at, number := 0, 0
	photos := func(k int, next *block) {
		for ; at < len(p.photoAt) && p.photoAt[at] <= k; at++ {
			if next == nil || next.item < 0 || len(open) == 0 || open[len(open)-1].node != next.item {
				open = nil
			}
			steps = append(steps, step{around: open, photo: &p.article.Photos[at]})
		}
	}
	for k := range p.blocks {
		b := &p.blocks[k]
		if b.drop != "" || b.text == "" {
			continue
		}
		photos(k, b)
		around := w.containers(b)
		same := true
		for i := range around {
			if same = same && i < len(open) && open[i].node == around[i].node && open[i].tag == around[i].tag; same {
				around[i].number = open[i].number
			} else {
				number++
				around[i].number = number
			}
		}
		open = around
		for i := len(open) - 1; i >= 0 && b.kind != tableRow; i-- {
			if open[i].tag == "li" {
				w.items[open[i].number]++
				break
			}
		}
		steps = append(steps, step{around: open, block: b})
	}
	photos(len(p.blocks), nil)
	return steps
}

// maxContainers bounds how deep lists and quotes nest in the output.
const maxContainers = 8

// containers lists the lists, items, quotes and tables around a block, outermost first.
func (w *htmlWriter) containers(b *block) []container {
	nodes := w.p.index.nodes
	out := w.path[:0]
	inTable := b.kind == tableRow // a row needs its table, even where that is the whole body
	for i := b.node; i >= 0 && (inTable || i != w.p.bodyNode); i = nodes[i].parent {
		switch nodes[i].DataAtom {
		case atom.Blockquote:
			out = append(out, container{node: i, tag: "blockquote"})
		case atom.Ul, atom.Ol:
			out = append(out, container{node: i, tag: nodes[i].Data})
		case atom.Li:
			out = append(out, container{node: i, tag: "li"})
			if q := nodes[i].parent; q == w.p.bodyNode || q >= 0 && nodes[q].DataAtom != atom.Ul && nodes[q].DataAtom != atom.Ol {
				out = append(out, container{node: q, tag: "ul"}) // an item without its list
			}
		case atom.Thead:
			if b.kind == tableRow && nodes[i].parent == b.table {
				out = append(out, container{node: i, tag: "thead"})
			}
		case atom.Tbody, atom.Tfoot:
			if b.kind == tableRow && nodes[i].parent == b.table {
				out = append(out, container{node: i, tag: "tbody"})
			}
		case atom.Table:
			if b.kind == tableRow && i == b.table {
				out = append(out, container{node: i, tag: "table"})
				inTable = false
				if i == w.p.bodyNode {
					i = 0
				}
			}
		}
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	// A list holds items only.
	kept := out[:0]
	for i, c := range out {
		if (c.tag == "ul" || c.tag == "ol") && (i+1 >= len(out) || out[i+1].tag != "li") {
			continue
		}
		kept = append(kept, c)
	}
	w.path = out
	if len(kept) <= maxContainers {
		return slices.Clone(kept)
	}
	// The outer ones stay, and of a row its table.
	table := len(kept)
	for table > 0 && (kept[table-1].tag == "table" || kept[table-1].tag == "tbody" || kept[table-1].tag == "thead") {
		table--
	}
	outer := min(maxContainers, table)
	if outer > 0 && (kept[outer-1].tag == "ul" || kept[outer-1].tag == "ol") {
		outer--
	}
	return slices.Concat(kept[:outer], kept[table:])
}

// open closes and opens containers until exactly these are open.
func (w *htmlWriter) open(want []container) {
	same := 0
	for same < len(want) && same < len(w.stack) && want[same] == w.stack[same] {
		same++
	}
	for i := len(w.stack) - 1; i >= same; i-- {
		w.b.WriteString("</" + w.stack[i].tag + ">")
		if t := w.stack[i].tag; i == 0 || t == "li" || t == "ul" || t == "ol" {
			w.b.WriteByte('\n')
		}
	}
	w.stack = append(w.stack[:same], want[same:]...)
	for _, c := range want[same:] {
		w.b.WriteString("<" + c.tag + ">")
	}
}

func (w *htmlWriter) block(b *block) {
	switch {
	case b.kind == tableRow:
		w.row(b)
	case b.kind == preformatted:
		w.b.WriteString("<pre>" + escapeText(b.text) + "</pre>\n")
	case b.kind == heading:
		tag := "h3"
		if b.level <= 2 {
			tag = "h2"
		}
		w.wrapped(tag, b)
	case len(w.stack) > 0 && w.stack[len(w.stack)-1].tag == "li" && w.items[w.stack[len(w.stack)-1].number] == 1:
		w.inline(b.from, b.to)
	default:
		w.wrapped("p", b)
	}
}

func (w *htmlWriter) wrapped(tag string, b *block) {
	w.b.WriteString("<" + tag + ">")
	w.inline(b.from, b.to)
	w.b.WriteString("</" + tag + ">\n")
}

// row writes a table's row with its cells.
func (w *htmlWriter) row(b *block) {
	nodes := w.p.index.nodes
	w.b.WriteString("<tr>")
	for i := b.from; i < b.to; i++ {
		n := &nodes[i]
		if n.DataAtom != atom.Td && n.DataAtom != atom.Th {
			continue
		}
		w.b.WriteString("<" + n.Data)
		for _, key := range []string{"colspan", "rowspan"} {
			if v, err := strconv.Atoi(attr(n.Node, key)); err == nil && v > 1 && v < 100 {
				w.b.WriteString(" " + key + `="` + strconv.Itoa(v) + `"`)
			}
		}
		w.b.WriteString(">")
		w.inline(i+1, n.end)
		w.b.WriteString("</" + n.Data + ">")
		i = n.end - 1
	}
	w.b.WriteString("</tr>\n")
}

// photo writes a picture with its caption as shown.
func (w *htmlWriter) photo(ph *Photo) {
	src, ok := safeAddress(ph.URL, nil)
	if !ok {
		return
	}
	w.b.WriteString(`<figure><img src="` + escapeAttr(src) + `" alt="` + escapeAttr(foldSpace(ph.Alt)) + `"`)
	if ph.Width > 0 && ph.Height > 0 {
		w.b.WriteString(` width="` + strconv.Itoa(ph.Width) + `" height="` + strconv.Itoa(ph.Height) + `"`)
	}
	w.b.WriteString(">")
	caption := ph.CaptionRaw
	if caption == "" {
		caption = ph.Caption
	}
	if caption != "" {
		w.b.WriteString("<figcaption>" + escapeText(foldSpace(caption)) + "</figcaption>")
	}
	w.b.WriteString("</figure>\n")
}

// inlineTag names the inline element that an element becomes, or "".
func inlineTag(n *html.Node) string {
	switch n.DataAtom {
	case atom.Em, atom.I:
		return "em"
	case atom.Strong, atom.B:
		return "strong"
	case atom.Sub, atom.Sup, atom.Code, atom.Time, atom.A:
		return n.Data
	}
	return ""
}

// inlineMark is an inline element that is entered; it is written when its first text is.
type inlineMark struct {
	end     int32
	open    string // its start tag
	close   string
	written bool
}

// inline writes the text of nodes[from:to] with its links and emphasis, white space folded as in the text.
func (w *htmlWriter) inline(from, to int32) {
	if to <= from {
		return
	}
	nodes := w.p.index.nodes
	var marks []inlineMark
	has := func(tag string) bool {
		for _, m := range marks {
			if m.close == "</"+tag+">" {
				return true
			}
		}
		return false
	}
	enter := func(i int32) {
		n := &nodes[i]
		tag := inlineTag(n.Node)
		if tag == "" || has(tag) || len(marks) >= maxContainers {
			return
		}
		m := inlineMark{end: n.end, open: "<" + tag + ">", close: "</" + tag + ">"}
		switch tag {
		case "a":
			if s := attr(n.Node, "href"); s != w.href {
				w.href = s
				w.safe, _ = safeAddress(s, w.p.base)
			}
			href := w.safe
			if href == "" {
				return
			}
			if w.links -= len(href); w.links < 0 {
				return
			}
			m.open = `<a href="` + escapeAttr(href) + `">`
		case "time":
			if v := attr(n.Node, "datetime"); isMachineTime(v) {
				m.open = `<time datetime="` + v + `">`
			}
		}
		marks = append(marks, m)
	}
	// A run may begin inside inline elements that a line break split.
	var around []int32
	for i := nodes[from].parent; i >= 0; i = nodes[i].parent {
		if inlineTag(nodes[i].Node) == "" && !isPhrase(nodes[i].DataAtom) {
			break
		}
		around = append(around, i)
	}
	for k := len(around) - 1; k >= 0; k-- {
		enter(around[k])
	}
	space, started, broken := false, false, false
	var open lines
	leave := func(i int32) {
		for len(marks) > 0 && marks[len(marks)-1].end <= i {
			m := marks[len(marks)-1]
			if m.written {
				w.b.WriteString(m.close)
			}
			marks = marks[:len(marks)-1]
		}
	}
	for i := from; i < to; i++ {
		leave(i)
		n := &nodes[i]
		space = open.end(i) || space
		switch {
		case n.hidden:
			space = space || isLine(n.DataAtom) // white space may have stood on either side
			i = n.end - 1
		case n.Type == html.TextNode:
			for s := n.Data; s != ""; {
				words, rest, before := cutWords(s)
				space = space || before
				if words == "" {
					break
				}
				if broken && started {
					w.b.WriteString("<br>")
				} else if space && started {
					w.b.WriteByte(' ')
				}
				space, broken, started = false, false, true
				for k := range marks {
					if !marks[k].written {
						w.b.WriteString(marks[k].open)
						marks[k].written = true
					}
				}
				w.b.WriteString(escapeText(words))
				s = rest
			}
		case n.DataAtom == atom.Br:
			broken = true
		case isLine(n.DataAtom):
			open.begin(n.end)
			space = true
		default:
			enter(i)
		}
	}
	leave(1 << 30)
}

// isPhrase reports whether an element without markup of its own may stand around a run of text.
func isPhrase(a atom.Atom) bool {
	switch a {
	case atom.Span, atom.Font, atom.Small, atom.Big, atom.U, atom.Mark, atom.Abbr, atom.Cite, atom.Q, atom.Label, atom.Ins, atom.S, atom.Tt:
		return true
	}
	return false
}

// cutWords splits the first words off s, with one space between each and the next; before tells whether white
// space stood before them.
func cutWords(s string) (words, rest string, before bool) {
	i := 0
	for i < len(s) && isSpace(s, i) {
		i += max(1, spaceWidth(s, i))
		before = true
	}
	j := i
	for j < len(s) {
		if c := s[j]; c > ' ' && c < 0xC2 || c > 0xE3 { // of no space
			j++
		} else if c == ' ' && j+1 < len(s) && s[j+1] > ' ' && s[j+1] < 0xC2 { // one space and the next word
			j += 2
		} else if !isSpace(s, j) || c == ' ' && j+1 < len(s) && !isSpace(s, j+1) {
			j++
		} else {
			break
		}
	}
	return s[i:j], s[j:], before
}

// isMachineTime reports whether a datetime attribute is made of what RFC 3339 is made of.
func isMachineTime(s string) bool {
	if len(s) < 4 || len(s) > 40 {
		return false
	}
	for i := 0; i < len(s); i++ {
		if c := s[i]; (c < '0' || c > '9') && !strings.ContainsRune("TZ:+-. ", rune(c)) {
			return false
		}
	}
	return true
}

// leastLinks is what the addresses of any page may have, in bytes; beyond it they may have twice the page's size.
// Without a bound one long link around every paragraph makes gigabytes of a page.
const leastLinks = 64 << 10

// maxLink bounds a link's length: longer ones are data, not addresses.
const maxLink = 2048

// safeAddress makes a link absolute and lets through only http, https and mailto.
func safeAddress(s string, base *url.URL) (string, bool) {
	s = strings.TrimSpace(s)
	if s == "" || s[0] == '#' || len(s) > maxLink {
		return "", false
	}
	u, err := url.Parse(s)
	if err != nil {
		return "", false
	}
	if base != nil && !u.IsAbs() {
		u = base.ResolveReference(u)
	}
	switch u.Scheme {
	case "http", "https":
		if u.Host == "" {
			return "", false
		}
	case "mailto":
		if u.Opaque == "" {
			return "", false
		}
	default:
		return "", false
	}
	out := u.String()
	// An address that does not read the same twice is not one to rely on.
	if again, err := url.Parse(out); err != nil || again.String() != out {
		return "", false
	}
	return out, true
}

var (
	textEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	attrEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;")
)

func escapeText(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c == '&' || c == '<' || c == '>' {
			return textEscaper.Replace(s)
		}
	}
	return s
}

func escapeAttr(s string) string { return attrEscaper.Replace(s) }
