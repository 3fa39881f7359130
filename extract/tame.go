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
		name := i
		for i < len(b) && letter(b[i]) {
			i++
		}
		if i == name || i >= len(b) || !endsName(b[i]) {
			continue
		}
		switch t := tagOf(b[name:i]); {
		case t.kind == rootTag, t.kind == bodyTag:
			if roots++; roots > maxRoots {
				return true
			}
			continue
		case t.kind != formattingTag: // a link is one too, but only one can be open at a time
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

// tamer rewrites a page tag by tag.
type tamer struct {
	out   bytes.Buffer
	open  []*tag
	left  map[string]int // start tags left out of each name; as many end tags are
	tags  int
	roots map[*tag]bool
}

// tame rewrites a page so that every element is closed where it ends, none nests deeper than maxNesting, and no
// formatting reaches over a block's edge. The text stays, and of a page that is well made everything but drawings.
func tame(b []byte) []byte {
	t := tamer{left: map[string]int{}, roots: map[*tag]bool{}}
	t.out.Grow(len(b))
	z := html.NewTokenizer(bytes.NewReader(b))
	raw := false     // the next text is that of a raw element
	var drawing *tag // the svg or math element that is being left out
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
			source := z.Raw()
			name, _ := z.TagName()
			tag := tagOf(string(name))
			raw = false
			switch {
			case drawing != nil && !tag.kind.isBlock():
				raw = tag.kind == rawTag || tag.atom == atom.Xmp
				continue
			case tag.kind == svgTag, tag.atom == atom.Math:
				drawing = tag
				continue
			case tag.kind == rawTag:
				drawing = nil
				if t.tags++; t.tags <= maxRewrites {
					t.raw(z, source, tag)
				} else {
					raw = true
				}
				continue
			case tag.atom == atom.Plaintext, tag.atom == atom.Xmp:
				raw = true
				continue
			}
			drawing = nil
			t.start(source, tag)
		case html.EndTagToken:
			source := z.Raw()
			name, _ := z.TagName()
			tag := tagOf(string(name))
			raw = false
			if drawing != nil {
				if tag == drawing {
					drawing = nil
				}
				continue
			}
			t.end(source, tag)
		}
	}
}

// raw writes an element whose content is text to the parser, with its end tag.
func (t *tamer) raw(z *html.Tokenizer, source []byte, tag *tag) {
	at := t.out.Len()
	t.out.Write(source)
	for {
		switch z.Next() {
		case html.TextToken:
			t.out.Write(z.Raw())
		case html.EndTagToken:
			t.out.WriteString("</" + tag.name + ">")
			return
		default: // the page's end: without an end tag it would take what follows with it
			t.out.Truncate(at)
			return
		}
	}
}

// start writes a start tag, and before it the end tags of what it ends.
func (t *tamer) start(source []byte, tag *tag) {
	switch {
	case tag.kind == rootTag, tag.kind == headTag, tag.kind == bodyTag:
		if !t.roots[tag] {
			t.roots[tag] = true
			t.out.Write(source)
		}
		return
	case tag.atom == atom.Frameset, tag.atom == atom.Frame:
		return
	}
	if tag.kind.isBlock() {
		t.closeFormatting()
		t.closeImplied(tag)
	}
	if t.tags++; t.tags > maxRewrites {
		return
	}
	if tag.kind == linkTag || tag.kind.isVoid() || tag.atom == atom.Image {
		t.out.Write(source)
		return
	}
	if len(t.open) >= maxNesting {
		if len(t.left) < 1000 {
			t.left[tag.name]++
		}
		return
	}
	t.open = append(t.open, tag)
	t.out.Write(source)
}

// end writes an end tag, and before it those of the elements inside; one that ends nothing is left out.
func (t *tamer) end(source []byte, tag *tag) {
	if tag.kind == linkTag {
		t.out.Write(source)
		return
	}
	if t.left[tag.name] > 0 {
		t.left[tag.name]--
		return
	}
	for k := len(t.open) - 1; k >= 0; k-- {
		o := t.open[k]
		if o.name == tag.name {
			t.closeTo(k)
			return
		}
		isCell := o.kind == cellTag || o.kind == captionTag
		if tag.kind == formattingTag && o.kind.isBlock() || isCell && tag.kind != tableTag && !tag.kind.isTablePart() {
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
	for k := len(t.open) - 1; k >= 0 && !t.open[k].kind.isBlock(); k-- {
		if t.open[k].kind == formattingTag {
			first = k
		}
	}
	t.closeTo(first)
}

// closeImplied ends what the start of an element ends without saying so: the paragraph before a block, the item before an item.
func (t *tamer) closeImplied(next *tag) {
	ends := isParagraphTag
	stops := func(o *tag) bool { return o.kind.isBlock() }
	switch next.kind {
	case itemTag, termTag:
		ends = isKind(next.kind)
		stops = func(o *tag) bool {
			return o.kind.isBlock() && o.kind != paragraphTag && o.atom != atom.Div && o.atom != atom.Address
		}
	case headingTag:
		ends = func(o *tag) bool { return o.kind == paragraphTag || o.kind == headingTag }
	case optionTag, optgroupTag:
		ends = func(o *tag) bool { return o.kind == optionTag || o.kind == next.kind }
		stops = func(o *tag) bool { return o.kind != optionTag && o.kind != optgroupTag }
	case captionTag, columnsTag, rowsTag, rowTag, cellTag:
		rank := tableRank(next.kind)
		ends = func(o *tag) bool { return o.kind.isTablePart() && tableRank(o.kind) <= rank }
		stops = func(o *tag) bool { return o.kind == tableTag || o.kind == templateTag }
	}
	first := len(t.open)
	for k := len(t.open) - 1; k >= 0; k-- {
		if o := t.open[k]; ends(o) {
			first = k
		} else if stops(o) {
			break
		}
	}
	t.closeTo(first)
}

// tableRank orders a table's parts, the inner ones first.
func tableRank(k tagKind) int {
	switch k {
	case cellTag:
		return 1
	case rowTag:
		return 2
	}
	return 3
}
