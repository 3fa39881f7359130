package fetch

import (
	"bytes"
	"fmt"
	"html"
	"net/url"
	"strings"
	"unicode/utf8"
)

// This file makes a well-formed document out of what servers send as a feed, so that the parser, which
// stops at the first fault, sees none: one pass over the bytes, linear, that writes start tags, end tags and text anew.

const (
	rootWindow   = 64 << 10 // how far the root element is looked for
	maxDepth     = 200      // of elements; the tags of deeper ones are left out
	maxItems     = 20_000
	maxAttrs     = 64
	maxAttrBytes = 64 << 10
	maxPrefixes  = 64 // namespace declarations in scope: each element that declares one copies them all in the parser
)

var tooDeep = fmt.Sprintf("more than %d levels", maxDepth)

// baseName is the element that hands the base address of an item to the reading of items.
const (
	baseSpace = "urn:archiver:feed"
	baseName  = "base"
)

// knownPrefixes are declared on every root, for the feeds that use and do not declare them.
var knownPrefixes = [][2]string{
	{"atom", "http://www.w3.org/2005/Atom"},
	{"content", "http://purl.org/rss/1.0/modules/content/"},
	{"dc", "http://purl.org/dc/elements/1.1/"},
	{"dcterms", "http://purl.org/dc/terms/"},
	{"feedburner", "http://rssnamespace.org/feedburner/ext/1.0"},
	{"itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"},
	{"media", "http://search.yahoo.com/mrss/"},
	{"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
	{"sy", "http://purl.org/rss/1.0/modules/syndication/"},
}

// findRoot returns where the root element of a feed begins and its local name in lower case.
func findRoot(b []byte) (at int, name string, ok bool) {
	window := b[:min(len(b), rootWindow)]
	for i := 0; i < len(window); {
		j := bytes.IndexByte(window[i:], '<')
		if j < 0 {
			return 0, "", false
		}
		i += j
		rest := window[i:]
		if bytes.HasPrefix(rest, []byte("<!--")) {
			end := bytes.Index(rest, []byte("-->"))
			if end < 0 {
				return 0, "", false
			}
			i += end + 3
			continue
		}
		word := string(bytes.ToLower(rest[1:min(len(rest), 32)]))
		if strings.HasPrefix(word, "!doctype html") || tagIs(word, "html") || tagIs(word, "body") || tagIs(word, "head") {
			return 0, "", false
		}
		if k := strings.IndexAny(word, " \t\r\n/>"); k >= 0 {
			word = word[:k]
		}
		if colon := strings.IndexByte(word, ':'); colon >= 0 {
			word = word[colon+1:]
		}
		if word == "rss" || word == "rdf" || word == "feed" {
			return i, word, true
		}
		i++
	}
	return 0, "", false
}

func tagIs(word, name string) bool {
	rest, ok := strings.CutPrefix(word, name)
	return ok && (rest == "" || strings.IndexByte(" \t\r\n/>", rest[0]) >= 0)
}

// mender rewrites one document.
type mender struct {
	in        []byte
	out       bytes.Buffer
	stack     []openTag
	doc       *url.URL // the feed's own address
	itemAt    int      // where in out the open item begins; -1 outside
	itemDepth int      // len(stack) of the open item
	items     int
	full      bool // maxItems are reached: the rest is skipped
	truncated bool
	open      map[string]int  // how many open elements have a name, in lower case
	mended    map[string]bool // kinds of faults, for the warnings
	order     []string
	noCDEnd   bool // there is no ]]> any more
	noComment bool // there is no --> any more
}

type openTag struct {
	name     string // as written
	local    string // lower case, without prefix
	base     *url.URL
	prefixes int // declarations in scope
	skipped  bool
}

// mendXML returns a well-formed copy of a feed in UTF-8 that begins at its root element, and what had to be mended. Items
// that the document breaks off in are left out, and truncated says so.
func mendXML(text []byte, at int, doc *url.URL) (out []byte, truncated bool, faults []string) {
	m := &mender{in: text[at:], doc: doc, itemAt: -1, open: map[string]int{}, mended: map[string]bool{}}
	if len(bytes.TrimSpace(text[:at])) > 0 && !onlyProlog(text[:at]) {
		m.fault("text before the feed")
	}
	m.out.Grow(len(m.in) + len(m.in)/8)
	m.run()
	return m.out.Bytes(), m.truncated, m.order
}

// onlyProlog reports whether what stands before the root are declarations and comments.
func onlyProlog(b []byte) bool {
	b = bytes.TrimSpace(b)
	return bytes.HasPrefix(b, []byte("<?")) || bytes.HasPrefix(b, []byte("<!"))
}

func (m *mender) fault(what string) {
	if !m.mended[what] {
		m.mended[what] = true
		m.order = append(m.order, what)
	}
}

func (m *mender) run() {
	in := m.in
	rootClosed := false
	for i := 0; i < len(in) && !rootClosed; {
		if in[i] != '<' {
			j := bytes.IndexByte(in[i:], '<')
			if j < 0 {
				j = len(in) - i
			}
			m.text(in[i:i+j], false)
			i += j
			continue
		}
		rest := in[i:]
		switch {
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			i += m.cdata(rest)
		case bytes.HasPrefix(rest, []byte("<!--")):
			end := -1
			if !m.noComment {
				end = bytes.Index(rest, []byte("-->"))
			}
			if end < 0 {
				m.noComment = true
				m.fault("a comment without end")
				i += 4
				continue
			}
			i += end + 3
		case len(rest) > 1 && (rest[1] == '?' || rest[1] == '!'):
			end := bytes.IndexByte(rest[1:], '>')
			next := bytes.IndexByte(rest[1:], '<')
			switch {
			case end >= 0 && (next < 0 || end < next):
				i += end + 2
			case next >= 0:
				i += next + 1
			default:
				i = len(in)
				m.truncated = true
			}
		case len(rest) > 2 && rest[1] == '/' && nameStart(rest[2]):
			end := bytes.IndexByte(rest, '>')
			next := bytes.IndexByte(rest[1:], '<')
			if end < 0 && next < 0 {
				i = len(in)
				continue
			}
			if end < 0 || next >= 0 && next+1 < end {
				end = next // the bracket is missing
				m.closeTag(string(bytes.TrimSpace(rest[2 : end+1])))
				i += end + 1
				m.fault("a tag without end")
			} else {
				m.closeTag(string(bytes.TrimSpace(rest[2:end])))
				i += end + 1
			}
			rootClosed = len(m.stack) == 0
		case len(rest) > 1 && nameStart(rest[1]):
			n, ok := m.openTag(rest)
			if !ok {
				if n == 0 { // broken off within the tag
					i = len(in)
					continue
				}
				m.fault("a bare <")
				m.text(rest[:1], true)
				i++
				continue
			}
			i += n
			rootClosed = len(m.stack) == 0
		default:
			m.fault("a bare <")
			m.text(rest[:1], true)
			i++
		}
	}
	if len(m.stack) > 0 {
		m.truncated = true
		m.cutItem()
		for len(m.stack) > 0 {
			m.pop()
		}
	}
}

// cutItem takes the unfinished item back, and with it any unfinished element outside items.
func (m *mender) cutItem() {
	if m.itemAt < 0 {
		return
	}
	at := m.itemAt
	for len(m.stack) >= m.itemDepth {
		m.pop()
	}
	m.out.Truncate(at)
}

func nameStart(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80
}

func nameByte(c byte) bool {
	return nameStart(c) || c >= '0' && c <= '9' || c == '-' || c == '.' || c == ':'
}

// text writes character data; literal says that & begins no entity.
func (m *mender) text(b []byte, literal bool) {
	if len(m.stack) == 0 || m.full && m.itemAt >= 0 {
		return
	}
	writeText(&m.out, b, literal, m.fault)
}

// writeText escapes b. Entities of HTML become the characters they name, those that nobody declares stay as text.
func writeText(w *bytes.Buffer, b []byte, literal bool, fault func(string)) {
	for i := 0; i < len(b); {
		switch c := b[i]; {
		case c == '<':
			w.WriteString("&lt;")
			i++
		case c == '>':
			w.WriteString("&gt;")
			i++
		case c == '"':
			w.WriteString("&#34;")
			i++
		case c == '&':
			n := 0
			if !literal {
				n = entity(w, b[i:])
				if n == 0 {
					fault("a bare & or an unknown entity")
				}
			}
			if n == 0 {
				w.WriteString("&amp;")
				n = 1
			}
			i += n
		case c < 0x20 && c != '\n' && c != '\t' && c != '\r':
			fault("a control character")
			i++
		case c < utf8.RuneSelf:
			w.WriteByte(c)
			i++
		default:
			r, n := utf8.DecodeRune(b[i:])
			if r == utf8.RuneError || r == 0xFFFE || r == 0xFFFF {
				fault("a byte that is no character")
				w.WriteString("\uFFFD")
			} else {
				w.Write(b[i : i+n])
			}
			i += n
		}
	}
}

// entity writes the character that b begins with the reference of, and returns the reference's length; 0 when there is none.
func entity(w *bytes.Buffer, b []byte) int {
	end := bytes.IndexByte(b[:min(len(b), 40)], ';')
	if end < 2 {
		return 0
	}
	ref := string(b[:end+1])
	for _, c := range []byte(ref[1:end]) {
		if alnum := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'; !alnum && c != '#' {
			return 0
		}
	}
	s := html.UnescapeString(ref)
	if s == ref || strings.HasSuffix(s, ";") && ref != "&semi;" && ref != "&#59;" && ref != "&#x3b;" && ref != "&#x3B;" {
		if ref[1] == '#' {
			return end + 1 // a number that is no character: nothing
		}
		return 0
	}
	for _, r := range s {
		switch {
		case r == utf8.RuneError && ref != "&#65533;": // the number of no character
		case r == '<':
			w.WriteString("&lt;")
		case r == '>':
			w.WriteString("&gt;")
		case r == '&':
			w.WriteString("&amp;")
		case r == '"':
			w.WriteString("&#34;")
		case r < 0x20 && r != '\n' && r != '\t', r == 0xFFFE, r == 0xFFFF:
		default:
			w.WriteRune(r)
		}
	}
	return end + 1
}

// cdata writes a CDATA section as text and returns its length.
func (m *mender) cdata(b []byte) int {
	const open, shut = "<![CDATA[", "]]>"
	end := -1
	if !m.noCDEnd {
		end = bytes.Index(b[len(open):], []byte(shut))
	}
	if end < 0 {
		m.noCDEnd = true
	}
	// A section that is never closed must not swallow the items after it up to the next one's end.
	stop := bytes.Index(b[len(open):max(len(open), min(len(b), len(open)+maxSection(end, len(b))))], []byte(open))
	if stop >= 0 && len(m.stack) > 0 {
		if at := bytes.Index(b[len(open):len(open)+stop], []byte("</"+m.stack[len(m.stack)-1].name+">")); at >= 0 {
			m.fault("a CDATA section without end")
			m.text(b[len(open):len(open)+at], true)
			return len(open) + at
		}
	}
	if end < 0 {
		if len(m.stack) > 0 {
			if at := bytes.Index(b, []byte("</"+m.stack[len(m.stack)-1].name+">")); at >= 0 {
				m.fault("a CDATA section without end")
				m.text(b[len(open):at], true)
				return at
			}
		}
		return len(b)
	}
	m.text(b[len(open):len(open)+end], true)
	return len(open) + end + len(shut)
}

func maxSection(end, length int) int {
	if end < 0 {
		return length
	}
	return end
}

type attr struct{ name, value string }

// openTag reads the start tag at b and writes it. It returns the tag's length; ok is false when there is none:
// n is then 0 when the document breaks off in it.
func (m *mender) openTag(b []byte) (n int, ok bool) {
	i := 1
	for i < len(b) && nameByte(b[i]) {
		i++
	}
	name := string(b[1:i])
	var attrs []attr
	selfClosing := false
	for {
		for i < len(b) && isSpace(b[i]) {
			i++
		}
		if i >= len(b) {
			return 0, false
		}
		switch c := b[i]; {
		case c == '>':
			i++
			m.start(name, attrs, selfClosing)
			return i, true
		case c == '/':
			selfClosing = i+1 < len(b) && b[i+1] == '>'
			i++
		case c == '<':
			return 1, false
		case nameByte(c):
			j := i
			for j < len(b) && nameByte(b[j]) {
				j++
			}
			a := attr{name: string(b[i:j])}
			i = j
			for j < len(b) && isSpace(b[j]) {
				j++
			}
			if j < len(b) && b[j] == '=' {
				j++
				for j < len(b) && isSpace(b[j]) {
					j++
				}
				k := j
				if j < len(b) && (b[j] == '"' || b[j] == '\'') {
					quote := b[j]
					j++
					k = j
					for k < len(b) && b[k] != quote && b[k] != '<' {
						k++
					}
					if k >= len(b) {
						return 0, false
					}
					if b[k] == '<' {
						return 1, false
					}
					a.value = string(b[j:k])
					k++
				} else {
					for k < len(b) && !isSpace(b[k]) && b[k] != '>' && b[k] != '<' {
						k++
					}
					a.value = string(b[j:k])
					m.fault("an attribute without quotes")
				}
				i = k
			}
			if len(attrs) < maxAttrs && len(a.value) <= maxAttrBytes {
				attrs = append(attrs, a)
			}
		default:
			m.fault("junk in a tag")
			i++
		}
	}
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// voidElements never have an end tag in HTML, which stands unescaped in some feeds.
var voidElements = map[string]bool{"br": true, "hr": true, "img": true, "input": true, "wbr": true, "area": true, "embed": true, "col": true}

// plainFields hold no elements of the names in itemFields: the start of such a one is the end of such a field.
var (
	plainFields = map[string]bool{"title": true, "link": true, "guid": true, "pubdate": true, "category": true, "id": true, "published": true, "updated": true}
	itemFields  = map[string]bool{"title": true, "link": true, "guid": true, "pubdate": true, "category": true, "description": true, "enclosure": true,
		"published": true, "updated": true, "content": true, "encoded": true, "author": true}
)

func localName(name string) string {
	if i := strings.LastIndexByte(name, ':'); i >= 0 {
		name = name[i+1:]
	}
	return strings.ToLower(name)
}

func (m *mender) push(tag openTag) {
	m.stack = append(m.stack, tag)
	m.open[strings.ToLower(tag.name)]++
}

func (m *mender) isItem(local string) bool { return local == "item" || local == "entry" }

// start opens an element in the output.
func (m *mender) start(name string, attrs []attr, selfClosing bool) {
	name = cleanName(name)
	local := localName(name)
	if name == "" {
		return
	}
	if m.isItem(local) {
		if m.itemAt >= 0 && !m.inContent() {
			m.fault("an item within an item")
			for len(m.stack) >= m.itemDepth {
				m.pop()
			}
		}
	}
	if m.itemAt >= 0 && len(m.stack) == m.itemDepth+1 && plainFields[m.stack[m.itemDepth].local] && itemFields[local] {
		m.fault("a field without end tag")
		m.pop()
	}
	tag := openTag{name: name, local: local}
	if len(m.stack) > 0 {
		top := m.stack[len(m.stack)-1]
		tag.base, tag.prefixes = top.base, top.prefixes
	}
	if len(m.stack) >= maxDepth {
		m.fault(tooDeep)
		if !selfClosing && len(m.stack) < 10*maxDepth {
			tag.skipped = true
			m.push(tag)
		}
		return
	}
	root := len(m.stack) == 0
	newItem := m.isItem(local) && m.itemAt < 0 && !root
	if newItem {
		if m.items++; m.items > maxItems {
			if !m.full {
				m.fault(fmt.Sprintf("more than %d items: the rest is left out", maxItems))
			}
			m.full = true
		}
		m.itemAt, m.itemDepth = m.out.Len(), len(m.stack)+1
	}
	about := m.writeStart(&tag, attrs, root)
	m.push(tag)
	if newItem {
		if tag.base != nil {
			fmt.Fprintf(&m.out, `<a:%s xmlns:a="%s">`, baseName, baseSpace)
			writeText(&m.out, []byte(tag.base.String()), true, m.fault)
			fmt.Fprintf(&m.out, `</a:%s>`, baseName)
		}
		if about != "" && local == "item" {
			prefix := ""
			if i := strings.IndexByte(name, ':'); i >= 0 {
				prefix = name[:i+1]
			}
			// RSS 1.0 names an item by rdf:about, which the parser drops; a guid of its own overrides it.
			m.out.WriteString("<" + prefix + `guid isPermaLink="false">`)
			writeText(&m.out, []byte(about), true, m.fault)
			m.out.WriteString("</" + prefix + "guid>")
		}
	}
	if selfClosing || voidElements[local] && m.inContent() {
		m.pop()
	}
}

// inContent reports whether the open element is a field of an item (or deeper), where HTML may stand.
func (m *mender) inContent() bool {
	if m.itemAt < 0 || len(m.stack) <= m.itemDepth {
		return false
	}
	switch m.stack[m.itemDepth].local {
	case "description", "encoded", "content", "summary", "title", "div", "body", "source":
		return true
	}
	return false
}

// cleanName makes a name that the parser takes: letters, digits, and one colon.
func cleanName(name string) string {
	prefix, local, ok := strings.Cut(name, ":")
	if !ok {
		return name
	}
	local = strings.ReplaceAll(local, ":", "_")
	if prefix == "" || local == "" || !nameStart(local[0]) {
		return strings.Trim(prefix+local, "-.0123456789")
	}
	return prefix + ":" + local
}

// writeStart writes a start tag with each attribute once. It takes xml:base off and applies it to the attributes that are
// addresses, because the parser resolves them in a way of its own; and returns rdf:about.
func (m *mender) writeStart(tag *openTag, attrs []attr, root bool) (about string) {
	for _, a := range attrs {
		if strings.EqualFold(a.name, "xml:base") {
			tag.base = resolveBase(tag.base, m.doc, decoded(a.value))
		}
	}
	m.out.WriteByte('<')
	m.out.WriteString(tag.name)
	written := make(map[string]bool, len(attrs))
	for _, a := range attrs {
		name := cleanName(a.name)
		if name == "" || !nameStart(name[0]) || written[name] || strings.EqualFold(name, "xml:base") {
			continue
		}
		if name == "xmlns" || strings.HasPrefix(name, "xmlns:") {
			if tag.prefixes >= maxPrefixes || a.value == "" && name != "xmlns" {
				continue
			}
			tag.prefixes++
		}
		written[name] = true
		value := []byte(a.value)
		switch localName(name) {
		case "about":
			about = decoded(a.value)
		case "href", "src", "url", "uri", "resource":
			if tag.base != nil {
				if u, err := tag.base.Parse(strings.TrimSpace(decoded(a.value))); err == nil {
					value = []byte(html.EscapeString(u.String()))
				}
			}
		}
		m.out.WriteByte(' ')
		m.out.WriteString(name)
		m.out.WriteString(`="`)
		writeText(&m.out, value, false, m.fault)
		m.out.WriteByte('"')
	}
	if root {
		for _, p := range knownPrefixes {
			if !written["xmlns:"+p[0]] {
				fmt.Fprintf(&m.out, ` xmlns:%s="%s"`, p[0], p[1])
			}
		}
		tag.prefixes = 0
	}
	m.out.WriteByte('>')
	return about
}

func decoded(s string) string { return html.UnescapeString(s) }

// resolveBase is the base that an xml:base gives (RFC 3986 5.1), or the outer one when it is not usable.
func resolveBase(outer, doc *url.URL, value string) *url.URL {
	from := outer
	if from == nil {
		from = doc
	}
	u, err := url.Parse(strings.TrimSpace(value))
	if err != nil || len(value) > maxAddress {
		return outer
	}
	if from != nil {
		u = from.ResolveReference(u)
	}
	if !u.IsAbs() {
		return outer
	}
	return u
}

// closeTag closes the innermost open element of this name and what is open within it; an end tag without a start is dropped.
func (m *mender) closeTag(name string) {
	if i := strings.IndexAny(name, " \t\r\n/"); i >= 0 {
		name = name[:i]
	}
	name = cleanName(name)
	at := -1
	if m.open[strings.ToLower(name)] == 0 {
		m.fault("an end tag without start")
		return
	}
	for _, same := range []func(a, b string) bool{func(a, b string) bool { return a == b }, strings.EqualFold} {
		for i := len(m.stack) - 1; i >= 0 && at < 0; i-- {
			if same(m.stack[i].name, name) {
				at = i
			}
			if m.itemAt >= 0 && i == m.itemDepth && m.inContent() && !m.closesItem(name) && at < 0 {
				break // an end tag within a field closes nothing outside it
			}
		}
	}
	if at < 0 {
		m.fault("an end tag without start")
		return
	}
	if at != len(m.stack)-1 {
		m.fault("elements that overlap")
	}
	for len(m.stack) > at {
		m.pop()
	}
}

// closesItem reports whether name ends an item or what holds items.
func (m *mender) closesItem(name string) bool {
	for i := 0; i < m.itemDepth; i++ {
		if strings.EqualFold(m.stack[i].name, name) {
			return true
		}
	}
	return false
}

// pop closes the innermost open element in the output.
func (m *mender) pop() {
	top := m.stack[len(m.stack)-1]
	m.stack = m.stack[:len(m.stack)-1]
	m.open[strings.ToLower(top.name)]--
	if !top.skipped {
		m.out.WriteString("</")
		m.out.WriteString(top.name)
		m.out.WriteByte('>')
	}
	if m.itemAt >= 0 && len(m.stack) < m.itemDepth {
		if m.full {
			m.out.Truncate(m.itemAt)
		}
		m.itemAt = -1
	}
}
