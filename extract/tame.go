package extract

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The parser repairs a page as browsers do, and some repairs cost far more than the page is long: it opens every
// unclosed <b> and <font> anew in each paragraph, reads all open elements for each stray end tag, compares every
// attribute of each further <body>, and refuses what nests deeper than 512. A hundred kilobytes can so become
// gigabytes. Such pages, which no newspaper makes, are rewritten first: tame leaves the parser nothing to repair.

const (
	maxTags     = 50_000  // tags of a page that is parsed as it is: each may cost a look at 512 open elements
	maxReopened = 500_000 // elements that unclosed formatting may add to the tree
	maxRoots    = 32      // <html> and <body> tags
	maxNesting  = 100     // open elements in a rewritten page
	maxRewrites = 500_000 // tags in a rewritten page; what follows is text
)

// parseTree is html.Parse, without comments, in time and memory that grow with the page and no faster.
func parseTree(page string) (*html.Node, error) {
	if doc, ok := buildTree(page); ok {
		return doc, nil
	}
	if !isLaborious(page) {
		if doc, err := html.Parse(strings.NewReader(page)); err == nil { // else nested deeper than the parser goes
			dropComments(doc)
			return doc, nil
		}
	}
	doc, err := html.Parse(bytes.NewReader(tame([]byte(page))))
	if err == nil {
		dropComments(doc)
	}
	return doc, err
}

// dropComments takes the comments out of a tree and makes one text of those on both sides.
func dropComments(doc *html.Node) {
	for n := doc; n != nil; {
		next := following(n)
		if n.Type == html.CommentNode {
			n.Parent.RemoveChild(n)
		} else if second := n.NextSibling; n.Type == html.TextNode && second != nil && second.Type == html.CommentNode {
			var text strings.Builder
			text.WriteString(n.Data)
			for c := second; c != nil && (c.Type == html.CommentNode || c.Type == html.TextNode); c = n.NextSibling {
				if c.Type == html.TextNode {
					text.WriteString(c.Data)
				}
				n.Parent.RemoveChild(c)
			}
			n.Data = text.String()
			next = following(n)
		}
		n = next
	}
}

// isLaborious reports whether the parser may take far longer for the page than its size says. It may see tags
// where there are none, in scripts, say, but misses none.
func isLaborious(b string) bool {
	tags := strings.Count(b, "<")
	if tags > maxTags {
		return true
	}
	if tags <= maxRoots {
		return false
	}
	// Formatting that is open when its block ends is opened again in the next: elements of one tag, three at most.
	type opened struct {
		tag   string
		times int
	}
	var seen []opened
	open, roots := 0, 0
next:
	for i := 0; ; {
		k := strings.IndexByte(b[i:], '<')
		if k < 0 || i+k+1 >= len(b) {
			return false
		}
		i += k + 1
		switch b[i] | 0x20 {
		case 'b', 'c', 'e', 'f', 'h', 'i', 'n', 's', 't', 'u':
		default:
			continue
		}
		name := i
		for i < len(b) && letter(b[i]) {
			i++
		}
		if i >= len(b) || !endsName(b[i]) {
			continue
		}
		switch {
		case isRoot(b[name:i]):
			if roots++; roots > maxRoots {
				return true
			}
			continue
		case !isFormattingName(b[name:i]):
			continue
		}
		window := b[:min(len(b), name+maxFormattingTag)]
		end := tagEnd(window, name)
		if end < len(window) {
			// Formatting of text alone is closed before a block can end.
			rest := b[end:]
			if k := strings.IndexByte(rest, '<'); k >= 0 && closes(rest[k:], b[name:i]) {
				continue
			}
			for k := range seen {
				if seen[k].tag == b[name:end] {
					if seen[k].times++; seen[k].times > 3 {
						continue next
					}
					break
				}
			}
			if len(seen) < 32 {
				seen = append(seen, opened{b[name:end], 1})
			}
		}
		if open++; open*tags > maxReopened {
			return true
		}
	}
}

// maxFormattingTag is how much of a formatting element's tag is compared; a longer one is like no other.
const maxFormattingTag = 256

// closes reports whether b begins with the end tag of that name.
func closes(b, name string) bool {
	n := 2 + len(name)
	return len(b) > n && b[1] == '/' && strings.EqualFold(b[2:n], name) && endsName(b[n])
}

func isRoot(name string) bool {
	return strings.EqualFold(name, "html") || strings.EqualFold(name, "body")
}

// isFormattingName reports whether the parser opens an element of that name again where its block ended without it.
// A link is one too, but only one can be open at a time.
func isFormattingName(name string) bool {
	if len(name) > 6 {
		return false
	}
	var low [6]byte
	for i := range len(name) {
		low[i] = name[i] | 0x20
	}
	switch string(low[:len(name)]) {
	case "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u":
		return true
	}
	return false
}

func isFormatting(a atom.Atom) bool {
	switch a {
	case atom.B, atom.Big, atom.Code, atom.Em, atom.Font, atom.I, atom.Nobr, atom.S, atom.Small, atom.Strike, atom.Strong, atom.Tt, atom.U:
		return true
	}
	return false
}

// tamer rewrites a page tag by tag.
type tamer struct {
	out   bytes.Buffer
	open  []tamed
	left  map[string]int // start tags left out of each name; as many end tags are
	tags  int
	roots map[atom.Atom]bool
}

type tamed struct {
	atom atom.Atom
	name string
}

// tame rewrites a page so that every element is closed where it ends, none nests deeper than maxNesting, and no
// formatting reaches over a block's edge. The text stays, and of a page that is well made everything but drawings.
func tame(b []byte) []byte {
	t := tamer{left: map[string]int{}, roots: map[atom.Atom]bool{}}
	t.out.Grow(len(b))
	z := html.NewTokenizer(bytes.NewReader(b))
	raw := false       // the next text is that of a raw element
	var drawing []byte // the svg or math element that is being left out
	for {
		switch z.Next() {
		case html.ErrorToken:
			t.closeTo(0)
			return t.out.Bytes()
		case html.DoctypeToken:
			if t.out.Len() == 0 {
				t.out.Write(z.Raw())
			}
		case html.TextToken:
			if !raw && drawing == nil {
				// Where a tag is left out, a "<" before it would make one of the text behind it.
				t.out.Write(bytes.ReplaceAll(z.Raw(), []byte("<"), []byte("&lt;")))
			}
			raw = false
		case html.StartTagToken, html.SelfClosingTagToken:
			tag := z.Raw()
			name, _ := z.TagName()
			a := atom.Lookup(name)
			raw = false
			switch {
			case drawing != nil && !isBlockTag(a):
				raw = isRawTag(a)
				continue
			case a == atom.Svg || a == atom.Math:
				drawing = bytes.Clone(name)
				continue
			case a == atom.Script || a == atom.Style || a == atom.Title || a == atom.Noscript || a == atom.Textarea || a == atom.Iframe:
				drawing = nil
				if t.tags++; t.tags <= maxRewrites {
					t.raw(z, tag, a)
				} else {
					raw = true
				}
				continue
			case a == atom.Plaintext || isRawTag(a):
				raw = true
				continue
			}
			drawing = nil
			t.start(tag, name, a)
		case html.EndTagToken:
			tag := z.Raw()
			name, _ := z.TagName()
			raw = false
			if drawing != nil {
				if bytes.Equal(name, drawing) {
					drawing = nil
				}
				continue
			}
			t.end(tag, name, atom.Lookup(name))
		}
	}
}

// raw writes an element whose content is text to the parser, with its end tag.
func (t *tamer) raw(z *html.Tokenizer, tag []byte, a atom.Atom) {
	at := t.out.Len()
	t.out.Write(tag)
	for {
		switch z.Next() {
		case html.TextToken:
			t.out.Write(z.Raw())
		case html.EndTagToken:
			t.out.WriteString("</" + a.String() + ">")
			return
		default: // the page's end: without an end tag it would take what follows with it
			t.out.Truncate(at)
			return
		}
	}
}

// start writes a start tag, and before it the end tags of what it ends.
func (t *tamer) start(tag, name []byte, a atom.Atom) {
	switch a {
	case atom.Html, atom.Head, atom.Body:
		if !t.roots[a] {
			t.roots[a] = true
			t.out.Write(tag)
		}
		return
	case atom.Frameset, atom.Frame:
		return
	}
	if isBlockTag(a) {
		t.closeFormatting()
		t.closeImplied(a)
	}
	if t.tags++; t.tags > maxRewrites {
		return
	}
	if a == atom.A || isVoid(a) || a == atom.Image || a == atom.Hr {
		t.out.Write(tag)
		return
	}
	if len(t.open) >= maxNesting {
		if len(t.left) < 1000 {
			t.left[string(name)]++
		}
		return
	}
	o := tamed{atom: a}
	if a == 0 {
		o.name = string(name)
	} else {
		o.name = a.String()
	}
	t.open = append(t.open, o)
	t.out.Write(tag)
}

// end writes an end tag, and before it those of the elements inside; one that ends nothing is left out.
func (t *tamer) end(tag, name []byte, a atom.Atom) {
	if a == atom.A {
		t.out.Write(tag)
		return
	}
	if t.left[string(name)] > 0 {
		t.left[string(name)]--
		return
	}
	for k := len(t.open) - 1; k >= 0; k-- {
		o := &t.open[k]
		if o.atom == a && (a != 0 || o.name == string(name)) {
			t.closeTo(k)
			return
		}
		if isFormatting(a) && isBlockTag(o.atom) || isCell(o.atom) && !isTablePart(a) {
			return
		}
	}
}

// closeTo writes the end tags of all open elements from the k-th on.
func (t *tamer) closeTo(k int) {
	for i := len(t.open) - 1; i >= k; i-- {
		t.out.WriteString("</" + t.open[i].name + ">")
	}
	t.open = t.open[:k]
}

// closeFormatting ends the formatting that is open in the innermost block, with what it holds.
func (t *tamer) closeFormatting() {
	first := len(t.open)
	for k := len(t.open) - 1; k >= 0 && !isBlockTag(t.open[k].atom); k-- {
		if isFormatting(t.open[k].atom) {
			first = k
		}
	}
	t.closeTo(first)
}

// closeImplied ends what the start of an element ends without saying so: the paragraph before a block, the item before an item.
func (t *tamer) closeImplied(a atom.Atom) {
	ends := func(o atom.Atom) bool { return o == atom.P }
	stops := isBlockTag
	switch a {
	case atom.Li:
		ends = func(o atom.Atom) bool { return o == atom.Li }
		stops = func(o atom.Atom) bool { return o != atom.P && o != atom.Div && o != atom.Address && isBlockTag(o) }
	case atom.Dd, atom.Dt:
		ends = func(o atom.Atom) bool { return o == atom.Dd || o == atom.Dt }
		stops = func(o atom.Atom) bool { return o != atom.P && o != atom.Div && o != atom.Address && isBlockTag(o) }
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		ends = func(o atom.Atom) bool {
			switch o {
			case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
				return true
			}
			return false
		}
	case atom.Option, atom.Optgroup:
		ends = func(o atom.Atom) bool { return o == atom.Option || o == a }
		stops = func(o atom.Atom) bool { return o != atom.Option && o != atom.Optgroup }
	case atom.Td, atom.Th, atom.Tr, atom.Tbody, atom.Thead, atom.Tfoot, atom.Caption, atom.Colgroup:
		rank := tableRank(a)
		ends = func(o atom.Atom) bool { return isTablePart(o) && o != atom.Table && tableRank(o) <= rank }
		stops = func(o atom.Atom) bool { return o == atom.Table || o == atom.Template }
	}
	first := len(t.open)
	for k := len(t.open) - 1; k >= 0; k-- {
		if o := t.open[k].atom; ends(o) {
			first = k
		} else if stops(o) {
			break
		}
	}
	t.closeTo(first)
}

// tableRank orders a table's parts, the inner ones first.
func tableRank(a atom.Atom) int {
	switch a {
	case atom.Td, atom.Th:
		return 1
	case atom.Tr:
		return 2
	}
	return 3
}

func isCell(a atom.Atom) bool { return a == atom.Td || a == atom.Th || a == atom.Caption }

func isTablePart(a atom.Atom) bool {
	switch a {
	case atom.Table, atom.Caption, atom.Colgroup, atom.Tbody, atom.Thead, atom.Tfoot, atom.Tr, atom.Td, atom.Th:
		return true
	}
	return false
}

// isBlockTag reports whether an element of that name ends the line before it, to the parser too.
func isBlockTag(a atom.Atom) bool {
	switch a {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Button, atom.Center, atom.Dd, atom.Details, atom.Dialog, atom.Dir, atom.Div, atom.Dl, atom.Dt,
		atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup, atom.Hr,
		atom.Li, atom.Listing, atom.Main, atom.Marquee, atom.Menu, atom.Nav, atom.Object, atom.Ol, atom.Optgroup, atom.Option, atom.P, atom.Pre, atom.Section, atom.Select,
		atom.Summary, atom.Template, atom.Ul, atom.Applet:
		return true
	}
	return isTablePart(a)
}

func isVoid(a atom.Atom) bool {
	switch a {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta, atom.Param, atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}
