package extract

import (
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The parser takes most of its time for attributes, which it copies one by one several times over, and reads
// scripts byte by byte. parseMarkup gives it the page with short marks in their place and puts them back into
// its tree, as parts of one string. The tree is the one that html.Parse makes of the page, but for drawings (an svg
// element has no attributes and no content, which nothing here reads) and for white space beside tags, of which a
// run is one character.

const (
	markByte    = 0x02 // begins a mark; a page that has this byte, or NUL, is parsed as it is
	leastMarked = 200  // bytes of a script or style worth a mark
	leastValue  = 24   // bytes of a lone attribute worth a mark
	mostMarked  = 100  // attributes of a tag that is marked: each is compared with those before it
	leastBlank  = 4    // bytes of white space worth leaving out
)

// parseMarkup is html.Parse, in less time.
func parseMarkup(page string) (*html.Node, error) {
	if strings.IndexByte(page, markByte) < 0 && strings.IndexByte(page, 0) < 0 && len(page) < math.MaxInt32 {
		s := shortener{page: page}
		if s.shorten() {
			doc, err := html.Parse(&shortReader{shortener: &s})
			if err != nil || s.putBack(doc) {
				return doc, err
			}
		}
	}
	return html.Parse(strings.NewReader(page))
}

// shortener finds what the parser can be spared of a page.
//
// It reads tags as the parser does but knows nothing of the tree, so it may be wrong about what is a tag or a
// script (in an svg, say). Up to the first such place the parser reads the same bytes in the same state; there a
// mark comes to stand where none belongs, in text or in a drawing, and putBack sees it. Marks that all stand right
// prove the whole tree right.
type shortener struct {
	page       string
	cuts       []cut
	scripts    int // how many of the cuts are scripts or styles
	attributes int // how many attributes the cuts hold
}

// cut is a part of the page, page[from:to], that the parser gets a mark for.
type cut struct {
	from, to int32
	kind     cutKind
}

type cutKind int8

const (
	cutAttributes cutKind = iota
	cutScript             // the content of a script or style
	cutDrawing            // of an svg, and its attributes
	cutBlank              // white space after the first character of a run: it gets no mark
)

// appendMark appends the mark of the cut by its number.
func (c cut) appendMark(b []byte, number int) []byte {
	if c.kind == cutBlank {
		return b
	}
	if c.kind != cutScript {
		b = append(b, ' ')
	}
	b = strconv.AppendInt(append(b, markByte), int64(number), 10)
	if c.kind == cutDrawing {
		b = append(b, '>')
	}
	return b
}

// shortReader reads a page with the marks in the place of the cuts.
type shortReader struct {
	*shortener
	at   int // how much of the page is read
	next int // the cut to come
	mark []byte
	room [24]byte // holds mark
}

func (r *shortReader) Read(p []byte) (n int, err error) {
	for n < len(p) {
		if len(r.mark) > 0 {
			k := copy(p[n:], r.mark)
			r.mark = r.mark[k:]
			n += k
			continue
		}
		end := len(r.page)
		if r.next < len(r.cuts) {
			end = int(r.cuts[r.next].from)
		}
		if r.at < end {
			k := copy(p[n:], r.page[r.at:end])
			r.at += k
			n += k
			continue
		}
		if r.next == len(r.cuts) {
			if n == 0 {
				err = io.EOF
			}
			break
		}
		c := r.cuts[r.next]
		r.mark = c.appendMark(r.room[:0], r.next)
		r.at = int(c.to)
		r.next++
	}
	return n, err
}

// shorten finds the cuts; false when the page is better parsed as it is.
func (s *shortener) shorten() bool {
	page := s.page
	s.cuts = make([]cut, 0, 512)
	foreign := ""  // the element whose attributes and content follow rules of their own, while in one
	typed := false // in a pre, whose white space is kept
	for i := 0; ; {
		k := strings.IndexByte(page[i:], '<')
		if k < 0 || i+k+1 >= len(page) {
			break
		}
		if k >= leastBlank && !typed {
			s.blank(i, i+k)
		}
		i += k + 1
		switch c := page[i]; {
		case letter(c):
		case c == '/' && i+1 < len(page) && letter(page[i+1]):
			if foreign != "" && hasFoldPrefix(page[i+1:], foreign) {
				foreign = ""
			} else if typed && hasFoldPrefix(page[i+1:], "pre") && i+4 < len(page) && endsName(page[i+4]) {
				typed = false
			}
			i = tagEnd(page, i+1)
			continue
		case strings.HasPrefix(page[i:], "!--"):
			i = commentEnd(page, i+3)
			continue
		case c == '!' || c == '?' || c == '/':
			if k = strings.IndexByte(page[i:], '>'); k < 0 {
				return len(s.cuts) > 0
			}
			i += k + 1
			continue
		default:
			continue
		}
		start := i
		for i < len(page) && !endsName(page[i]) {
			i++
		}
		name := page[start:i]
		kind := kindOf(name)
		at := i
		if kind == plainTag && foreign == "" {
			i = s.tag(at)
		} else {
			i = tagEnd(page, start)
		}
		switch kind {
		case rawTag:
			end := rawEnd(page, i, name)
			if end < 0 {
				return len(s.cuts) > 0
			}
			if name = strings.ToLower(name); foreign == "" && (name == "script" || name == "style") && end-i >= leastMarked && !strings.Contains(page[i:end], "<!--") {
				s.cut(i, end, cutScript)
				s.scripts++
			}
			i = end
		case svgTag:
			if end := drawingEnd(page, i); end > 0 && foreign == "" && page[i-2] != '/' {
				s.cut(at, end, cutDrawing)
				i = end
				continue
			}
			foreign = "svg"
		case preTag:
			typed = true
		case mathTag:
			foreign = "math"
		case framesetTag:
			return false // what stands beside frames is dropped, marks with it
		}
	}
	return len(s.cuts) > 0
}

// blank cuts white space at the start and the end of the text page[from:to].
func (s *shortener) blank(from, to int) {
	first := skipBlank(s.page, from) // stops at the tag at the latest
	if first-from >= leastBlank {
		s.cut(from+1, first, cutBlank)
	}
	last := to
	for last > first && isBlank(s.page[last-1]) {
		last--
	}
	if to-last >= leastBlank {
		s.cut(last+1, to, cutBlank)
	}
}

func (s *shortener) cut(from, to int, kind cutKind) {
	s.cuts = append(s.cuts, cut{int32(from), int32(to), kind})
}

// tag cuts out the attributes of the tag whose name ends at i, where that is worth it, and returns the tag's end.
func (s *shortener) tag(i int) int {
	count, from := 0, i
	for {
		name, _, next, ok := nextAttribute(s.page, i)
		if !ok {
			closed := skipBlank(s.page, i) < len(s.page)
			if closed && count <= mostMarked && (count > 1 || count == 1 && next-from > leastValue) && isPlainTag(s.page[from:next-1]) {
				s.cut(from, next-1, cutAttributes)
				s.attributes += count
			}
			return next
		}
		i = next
		if name != "" {
			count++
		}
	}
}

// isPlainTag reports whether the values of a tag's attributes are all plain.
func isPlainTag(text string) bool {
	if strings.IndexByte(text, '&') < 0 && strings.IndexByte(text, '\r') < 0 {
		return true
	}
	for i := 0; ; {
		_, value, next, ok := nextAttribute(text, i)
		if !ok {
			return true
		}
		if !isPlainValue(value) {
			return false
		}
		i = next
	}
}

// isPlainValue reports whether an attribute's value reads the same as text does. (The rules for entities
// without a semicolon differ.)
func isPlainValue(v string) bool {
	if strings.IndexByte(v, '\r') >= 0 {
		return false
	}
	for {
		k := strings.IndexByte(v, '&')
		if k < 0 {
			return true
		}
		v = v[k+1:]
		if !strings.HasPrefix(v, "amp;") && !strings.HasPrefix(v, "quot;") && !strings.HasPrefix(v, "#39;") && !strings.HasPrefix(v, "#039;") && !strings.HasPrefix(v, "#34;") && !strings.HasPrefix(v, "#x27;") && !strings.HasPrefix(v, "lt;") && !strings.HasPrefix(v, "gt;") && !strings.HasPrefix(v, "nbsp;") {
			return false
		}
	}
}

// tagKind says how the shortener reads a start tag.
type tagKind int8

const (
	otherTag tagKind = iota // left as it is: the parser itself looks at its attributes, or it is rare
	plainTag                // its attributes may be marked
	rawTag                  // its content is text whatever it looks like; so may its attributes
	svgTag
	preTag
	mathTag
	framesetTag
)

func kindOf(name string) tagKind {
	switch name {
	case "div", "a", "li", "span", "p", "img", "link", "meta", "ul", "ol", "section", "article", "button", "h1", "h2", "h3", "h4", "h5", "h6",
		"td", "tr", "th", "table", "tbody", "header", "footer", "nav", "aside", "main", "figure", "figcaption", "picture", "source", "time",
		"option", "label", "form", "dl", "dt", "dd", "video", "blockquote", "center":
		return plainTag
	case "svg":
		return svgTag
	case "math":
		return mathTag
	}
	if len(name) < 3 || len(name) > len("plaintext") {
		return otherTag
	}
	for _, s := range [...]string{"script", "style", "noscript", "title", "textarea", "iframe", "noembed", "noframes", "xmp"} {
		if len(s) == len(name) && strings.EqualFold(s, name) {
			return rawTag
		}
	}
	switch {
	case strings.EqualFold(name, "svg"):
		return svgTag
	case strings.EqualFold(name, "pre"), strings.EqualFold(name, "listing"), strings.EqualFold(name, "plaintext"):
		return preTag
	case strings.EqualFold(name, "math"):
		return mathTag
	case strings.EqualFold(name, "frameset"):
		return framesetTag
	}
	return otherTag
}

// drawingEnd returns where the end tag of the svg begins whose content begins at i, or -1 when the content may
// be more than a drawing: HTML within ends it.
func drawingEnd(page string, i int) int {
	for {
		k := strings.IndexByte(page[i:], '<')
		if k < 0 {
			return -1
		}
		i += k + 1
		ends := i < len(page) && page[i] == '/'
		if ends {
			i++
		}
		start := i
		for i < len(page) && !endsName(page[i]) {
			i++
		}
		switch strings.ToLower(page[start:i]) {
		case "svg":
			if ends {
				return start - 2
			}
			return -1
		case "path", "g", "use", "circle", "rect", "line", "polyline", "polygon", "ellipse", "defs", "clippath", "mask", "symbol", "title", "desc",
			"lineargradient", "radialgradient", "stop", "text", "tspan", "filter", "feflood", "feblend", "fecolormatrix", "feoffset",
			"fegaussianblur", "fecomposite", "animate", "animatetransform", "pattern", "image":
		default:
			return -1
		}
		i = tagEnd(page, start)
	}
}

// rawEnd returns where the end tag of such an element begins, at or after i, or -1.
func rawEnd(page string, i int, name string) int {
	for {
		k := strings.Index(page[i:], "</")
		if k < 0 {
			return -1
		}
		i += k
		if rest := page[i+2:]; len(rest) > len(name) && hasFoldPrefix(rest, name) && endsName(rest[len(name)]) {
			return i
		}
		i += 2
	}
}

func hasFoldPrefix(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// commentEnd returns where the comment ends whose content begins at i.
func commentEnd(page string, i int) int {
	for start := i; ; {
		k := strings.IndexByte(page[i:], '>')
		if k < 0 {
			return len(page)
		}
		i += k
		s := page[start:i]
		i++
		if s == "" || s == "-" || strings.HasSuffix(s, "--") || strings.HasSuffix(s, "--!") {
			return i
		}
	}
}

// tagEnd returns where the tag ends whose name begins at i.
func tagEnd(page string, i int) int {
	for i < len(page) && !endsName(page[i]) {
		i++
	}
	for {
		var ok bool
		if _, _, i, ok = nextAttribute(page, i); !ok {
			return i
		}
	}
}

// nextAttribute reads a tag's attribute at or after i, as the parser does, and returns where to read on. The name is
// "" for a stray slash. At the tag's end ok is false.
func nextAttribute(page string, i int) (name, value string, next int, ok bool) {
	i = skipBlank(page, i)
	if i >= len(page) || page[i] == '>' {
		return "", "", min(i+1, len(page)), false
	}
	start := i
	for i < len(page) && !endsName(page[i]) && (page[i] != '=' || i == start) { // the first may be "="
		i++
	}
	name = page[start:i]
	i = skipBlank(page, i)
	if i < len(page) && page[i] == '/' {
		return name, "", i + 1, true
	}
	if i >= len(page) || page[i] != '=' {
		return name, "", i, true
	}
	i = skipBlank(page, i+1)
	if i >= len(page) || page[i] == '>' {
		return name, "", i, true
	}
	start = i
	if q := page[i]; q == '"' || q == '\'' {
		start++
		k := strings.IndexByte(page[start:], q)
		if k < 0 {
			return name, page[start:], len(page), true
		}
		return name, page[start : start+k], start + k + 1, true
	}
	for i < len(page) && page[i] != '>' && !isBlank(page[i]) {
		i++
	}
	return name, page[start:i], i, true
}

func skipBlank(page string, i int) int {
	for i < len(page) && page[i] <= ' ' && isBlank(page[i]) {
		i++
	}
	return i
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

func endsName(c byte) bool { return c <= '>' && (c == '>' || c == '/' || isBlank(c)) }

// putBack gives the tree its attributes and scripts for the marks; false when a mark does not stand where it may.
func (s *shortener) putBack(doc *html.Node) bool {
	room := make([]html.Attribute, 0, s.attributes)
	scripts := 0
	for n := doc; n != nil; n = following(n) {
		if n.Type != html.ElementNode {
			if strings.IndexByte(n.Data, markByte) < 0 {
				continue
			}
			// The parser keeps a script's content as one text.
			if p := n.Parent; n.Type != html.TextNode || p == nil || p.DataAtom != atom.Script && p.DataAtom != atom.Style || p.Namespace != "" || p.FirstChild != n || n.NextSibling != nil {
				return false
			}
			text, ok := s.keptFor(n.Data)
			if !ok {
				return false
			}
			if strings.IndexByte(text, '\r') >= 0 {
				text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
			}
			n.Data = text
			scripts++
			continue
		}
		if len(n.Attr) == 1 && n.Attr[0].Key != "" && n.Attr[0].Key[0] == markByte {
			text, ok := s.keptFor(n.Attr[0].Key)
			if !ok || n.Namespace != "" && text != "" {
				return false
			}
			start := len(room)
			room = appendAttributes(room, text)
			n.Attr = room[start:len(room):len(room)]
			if n.DataAtom == atom.A {
				slices.SortFunc(n.Attr, func(a, b html.Attribute) int { return strings.Compare(a.Key, b.Key) }) // as the parser does
			}
			continue
		}
		for _, a := range n.Attr {
			if strings.IndexByte(a.Key, markByte) >= 0 || strings.IndexByte(a.Val, markByte) >= 0 {
				return false
			}
		}
	}
	return scripts == s.scripts
}

// keptFor returns what a mark stands for.
func (s *shortener) keptFor(mark string) (string, bool) {
	k, err := strconv.Atoi(mark[1:])
	if err != nil || mark[0] != markByte || k < 0 || k >= len(s.cuts) {
		return "", false
	}
	c := s.cuts[k]
	if c.kind == cutDrawing {
		return "", true
	}
	return s.page[c.from:c.to], true
}

// appendAttributes reads the attributes of a tag. Of two by one name the first counts.
func appendAttributes(list []html.Attribute, text string) []html.Attribute {
	start := len(list)
	for i := 0; ; {
		name, value, next, ok := nextAttribute(text, i)
		if !ok {
			return list
		}
		i = next
		if name == "" {
			continue
		}
		name = lowerASCII(name)
		if slices.ContainsFunc(list[start:], func(a html.Attribute) bool { return a.Key == name }) {
			continue
		}
		if strings.IndexByte(value, '&') >= 0 {
			value = html.UnescapeString(value)
		}
		list = append(list, html.Attribute{Key: name, Val: value})
	}
}

// lowerASCII returns s with its ASCII letters in lower case.
func lowerASCII(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; 'A' <= c && c <= 'Z' {
			b := []byte(s)
			for ; i < len(b); i++ {
				if c := b[i]; 'A' <= c && c <= 'Z' {
					b[i] = c | 0x20
				}
			}
			return string(b)
		}
	}
	return s
}

// following returns the node after n in document order, or nil.
func following(n *html.Node) *html.Node {
	if n.FirstChild != nil {
		return n.FirstChild
	}
	for n != nil && n.NextSibling == nil {
		n = n.Parent
	}
	if n == nil {
		return nil
	}
	return n.NextSibling
}
