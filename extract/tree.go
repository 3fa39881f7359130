package extract

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The parser of golang.org/x/net/html reads byte by byte, copies every name and value several times and looks each
// up; reading a page with it takes longer than all that is done with the page. A builder makes the tree itself, of
// parts of the page as they stand, by the same rules (HTML standard, 13.2.6) as that parser has them. It knows the
// rules that pages need when their authors meant well, with unclosed paragraphs, list items, cells and formatting;
// at anything else it gives up and the parser reads the page. The tree is the parser's but for what nothing here
// reads: comments, around which the text is one, the document type, drawings (an svg element has neither attributes nor
// content), and white space where a line ends anyway or after other white space. On most pages such white space is
// every third node.

const (
	mostAttributes = 100     // of a tag: each is compared with those before it
	mostCopies     = 1000    // elements that unclosed formatting adds
	mostMerged     = 1 << 20 // bytes of text that is put behind other text
	mostSteps      = 1 << 24 // looks at open elements: a tag may cost some hundred
	mostOpen       = 500     // elements; the parser refuses more than 512
)

// buildTree makes the page's tree; false when the page needs the parser.
func buildTree(page string) (*html.Node, bool) {
	if strings.IndexByte(page, 0) >= 0 || strings.Count(page, "<") > maxTags {
		return nil, false
	}
	b := builder{page: page, mode: beforeHTML, last: &htmlTag}
	b.open = make([]element, 0, 64)
	doc := b.node(html.DocumentNode)
	b.open = append(b.open, element{doc, &documentTag})
	b.read()
	return doc, !b.gaveUp && b.mode >= inBody && len(b.templates) == 0
}

// builder holds the state of the tree's construction (HTML standard, 13.2.4).
type builder struct {
	page   string
	mode   insertionMode
	gaveUp bool
	open   []element    // the stack of open elements, the document first
	format []*html.Node // the list of active formatting elements; nil is a marker
	head   *html.Node
	form   *html.Node
	// standard: the page is certainly in no-quirks mode. doctyped: a document type comes too late from here on.
	standard, doctyped bool
	templates          []insertionMode // of each open template
	last               *tag            // the last tag that shows as something, nil when text or white space came after it
	waiting            string          // white space that the tag to come may make superfluous
	pre                int             // open elements whose white space counts
	copies, merged     int
	steps              int
	nodes              []html.Node      // room
	attributes         []html.Attribute // room
}

// element is an open element.
type element struct {
	*html.Node
	tag *tag
}

type insertionMode uint8

const (
	beforeHTML insertionMode = iota
	beforeHead
	inHead
	afterHead
	inBody
	inTable
	inColumns
	inTableBody
	inRow
	inCell
	inCaption
	inTemplate
)

// tag is what the rules need to know of an element's name.
type tag struct {
	atom atom.Atom
	name string
	kind tagKind
	// special as the standard has it (13.2.4.2).
	special bool
	// line: white space before or after such a tag shows as nothing, since a line ends there (CSS Text 3, 4.1.1)
	// or since no text belongs there.
	line bool
	// unseen: such an element shows as nothing, so that the texts before and after it are beside each other.
	unseen bool
}

type tagKind uint8

const (
	plainTag      tagKind = iota
	hardTag               // the builder gives up
	blockTag              // ends a paragraph
	headingTag            // and a heading
	paragraphTag          // p
	preTag                // pre, listing
	itemTag               // li
	termTag               // dd, dt
	formTag               // form
	buttonTag             // button
	linkTag               // a
	formattingTag         // b, i, font …
	voidTag               // br, img …
	inputTag              // input
	ruleTag               // hr
	partTag               // param, source, track: void, and no reason to open formatting
	headPartTag           // base, link, meta: void, and belongs in the head
	rawTag                // its content is text whatever it looks like
	svgTag
	selectTag
	optionTag
	optgroupTag
	tableTag
	captionTag
	columnsTag // colgroup
	columnTag  // col
	rowsTag    // tbody, thead, tfoot
	rowTag     // tr
	cellTag    // td, th
	rootTag    // html
	headTag
	bodyTag
	templateTag
	objectTag // applet, marquee, object: what is open outside stays open in it
	rubyTag   // rb, rp, rt, rtc
)

var (
	documentTag = tag{kind: hardTag}
	htmlTag     = tag{atom: atom.Html, name: "html", kind: rootTag, special: true, line: true}
)

// tags are the elements by name; one that is not listed is like a span.
var tags = func() map[string]*tag {
	m := map[string]*tag{"html": &htmlTag}
	add := func(kind tagKind, special, line bool, names string) {
		for _, name := range strings.Fields(names) {
			a := atom.Lookup([]byte(name))
			m[name] = &tag{atom: a, name: name, kind: kind, special: special, line: line}
		}
	}
	add(plainTag, false, false, "abbr acronym audio bdi bdo canvas cite data del dfn ins kbd label map mark meter noindex output picture progress q samp span sub sup time var video")
	add(blockTag, true, true, "address article aside blockquote center details dir div dl fieldset figcaption figure footer header hgroup main menu nav ol section summary ul")
	add(blockTag, false, true, "dialog search")
	add(headingTag, true, true, "h1 h2 h3 h4 h5 h6")
	add(paragraphTag, true, true, "p")
	add(preTag, true, true, "pre listing")
	add(itemTag, true, true, "li")
	add(termTag, true, true, "dd dt")
	add(formTag, true, true, "form")
	add(buttonTag, true, false, "button")
	add(linkTag, false, false, "a")
	add(formattingTag, false, false, "b big code em font i nobr s small strike strong tt u")
	add(voidTag, true, false, "area embed img keygen wbr")
	add(voidTag, true, true, "br")
	add(inputTag, true, false, "input")
	add(ruleTag, true, true, "hr")
	add(partTag, true, true, "source track")
	add(partTag, true, false, "param")
	add(headPartTag, true, false, "base basefont bgsound link meta")
	add(rawTag, true, false, "script style noscript textarea iframe noembed noframes")
	add(rawTag, true, true, "title")
	add(svgTag, false, false, "svg")
	add(selectTag, true, false, "select")
	add(optionTag, false, true, "option")
	add(optgroupTag, false, true, "optgroup")
	add(tableTag, true, true, "table")
	add(captionTag, true, true, "caption")
	add(columnsTag, true, true, "colgroup")
	add(columnTag, true, true, "col")
	add(rowsTag, true, true, "tbody thead tfoot")
	add(rowTag, true, true, "tr")
	add(cellTag, true, true, "td th")
	add(headTag, true, true, "head")
	add(bodyTag, true, true, "body")
	add(templateTag, true, false, "template")
	add(objectTag, true, false, "applet marquee object")
	add(rubyTag, false, false, "rb rp rt rtc")
	add(hardTag, true, false, "frame frameset plaintext xmp")
	add(hardTag, false, false, "image math")
	for _, name := range []string{"script", "meta", "link", "style", "noscript"} {
		m[name].unseen = true
	}
	return m
}()

// isLine reports whether a line ends before and after an element of that name.
func isLine(a atom.Atom) bool {
	t := tagsByAtom[a]
	return t != nil && t.line
}

var tagsByAtom = func() map[atom.Atom]*tag {
	m := make(map[atom.Atom]*tag, len(tags))
	for _, t := range tags {
		m[t.atom] = t
	}
	return m
}()

// tagOf returns what is known of a tag's name as it stands in the page.
func tagOf(name string) *tag {
	if t := tags[name]; t != nil {
		return t
	}
	low := lowerASCII(name)
	if t := tags[low]; t != nil {
		return t
	}
	t := &tag{name: low}
	if t.atom = atom.Lookup([]byte(low)); t.atom != 0 {
		t.name = t.atom.String()
	}
	return t
}

// read reads the page's tags and the text between them.
func (b *builder) read() {
	page := b.page
	text := 0 // where the text before the next tag begins
	for i := 0; !b.gaveUp; {
		k := strings.IndexByte(page[i:], '<')
		if k < 0 || i+k+1 >= len(page) || page[i+k:] == "</" {
			b.text(page[text:], nil)
			return
		}
		at := i + k
		i = at + 1
		switch c := page[i]; {
		case letter(c):
			name := tagName(page, i)
			t := tagOf(name)
			b.text(page[text:at], t)
			before := b.state()
			if t.kind == svgTag {
				i = b.drawing(t, i)
			} else {
				i = b.startTag(t, i+len(name))
			}
			b.passed(t, before)
		case c == '/' && i+1 < len(page) && letter(page[i+1]):
			name := tagName(page, i+1)
			t := tagOf(name)
			b.text(page[text:at], t)
			before := b.state()
			var whole bool
			if i, _, whole = wholeTag(page, i+1); whole {
				b.end(t)
			}
			b.passed(t, before)
		case strings.HasPrefix(page[i:], "!--"):
			b.text(page[text:at], nil)
			i = commentEnd(page, i+3)
			b.comment()
		case c == '!' || c == '?' || c == '/':
			b.text(page[text:at], nil)
			end := len(page)
			if k := strings.IndexByte(page[i:], '>'); k >= 0 {
				end = i + k
			}
			if from := i + len("!doctype"); c == '!' && hasFoldPrefix(page[i+1:], "doctype") {
				b.doctype(page[from:max(end, from)])
			} else {
				b.comment()
			}
			i = min(end+1, len(page))
		default:
			continue
		}
		text = i
		b.gaveUp = b.gaveUp || b.steps > mostSteps
	}
}

// state tells the place in the tree that the next node goes to.
func (b *builder) state() [2]*html.Node { return [2]*html.Node{b.top().Node, b.top().LastChild} }

// passed settles what white space beside a tag is worth: one that changed nothing ends no line.
func (b *builder) passed(t *tag, before [2]*html.Node) {
	if b.state() != before {
		if !t.unseen {
			b.last = t
		}
	} else if b.waiting != "" && !b.gaveUp {
		b.addText(b.waiting)
		b.last = nil
	}
	b.waiting = ""
}

// tagName returns the name of the tag that begins at i.
func tagName(page string, i int) string {
	start := i
	for i < len(page) && !endsName(page[i]) {
		i++
	}
	return page[start:i]
}

func (b *builder) doctype(text string) {
	if !b.doctyped {
		b.doctyped = true
		b.standard = strings.Trim(text, " \t\r\n\f") == "html" // the parser takes "HTML" for an old page
	}
}

// comment leaves a comment out: to a reader the texts before and after it are one.
func (b *builder) comment() {
	if top := b.top(); top.tag.kind == preTag && top.FirstChild == nil { // the newline after it counts
		b.gaveUp = true
	}
}

// startTag reads the attributes of a start tag, whose name ends at i, builds the element, and for some its content. It
// returns where to read on.
func (b *builder) startTag(t *tag, i int) int {
	b.doctyped = true
	list, i, whole := b.readAttributes(i)
	if b.gaveUp || !whole {
		return i
	}
	b.start(t, list)
	if t.kind == rawTag && !b.gaveUp {
		return b.raw(t, i)
	}
	return i
}

// drawing builds the element for the drawing whose tag's name begins at i, and returns where to read on.
func (b *builder) drawing(t *tag, i int) int {
	b.doctyped = true
	end := drawingEnd(b.page, i)
	if end < 0 {
		b.gaveUp = true
		return i
	}
	if b.start(t, nil); !b.gaveUp {
		b.pop()
	}
	return end
}

// raw gives an element that is open its text, which begins at i, and closes it. It returns where to read on.
func (b *builder) raw(t *tag, i int) int {
	var end int
	if t.atom == atom.Script {
		end = scriptEnd(b.page, i)
	} else {
		end = rawEnd(b.page, i, t.name)
	}
	if end < 0 {
		b.gaveUp = true
		return i
	}
	text := newlines(b.page[i:end])
	switch t.atom {
	case atom.Textarea:
		text = strings.TrimPrefix(strings.TrimPrefix(html.UnescapeString(text), "\r"), "\n")
	case atom.Title:
		text = html.UnescapeString(text)
	}
	if text != "" {
		b.appendText(text)
	}
	b.pop()
	return tagEnd(b.page, end+len("</"))
}

// newlines turns a carriage return, with the newline after it, into a newline, as the parser does.
func newlines(s string) string {
	if strings.IndexByte(s, '\r') >= 0 {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	return s
}

// text adds the text before a tag, nil for none.
func (b *builder) text(s string, next *tag) {
	if s == "" || b.gaveUp {
		return
	}
	first := skipBlank(s, 0)
	if first == len(s) {
		switch {
		case b.mode < inBody:
		case b.mode >= inTable && b.mode <= inRow:
			b.gaveUp = b.pre > 0 || b.top().tag.kind < tableTag || b.top().tag.kind > rowTag
		default:
			if b.pre > 0 || (b.last == nil || !b.last.line) && (next == nil || !next.line) {
				b.addText(s)
				b.last = nil
				return
			}
			b.reopen()
			if b.last == nil || !b.last.line {
				b.waiting = s
			}
		}
		return
	}
	b.doctyped = true
	b.last = nil
	if b.mode < inBody {
		if s = s[first:]; s[0] == '&' && isBlank(html.UnescapeString(s)[0]) { // white space by its number belongs in the head
			b.gaveUp = true
			return
		}
		b.openBody()
	}
	if b.mode >= inTable && b.mode <= inRow {
		b.gaveUp = true
		return
	}
	b.addText(s)
}

// addText adds text to the body's current element.
func (b *builder) addText(s string) {
	if b.pre == 0 {
		s = s[max(0, skipBlank(s, 0)-1):]
		end := len(s)
		for end > 1 && isBlank(s[end-1]) && isBlank(s[end-2]) {
			end--
		}
		s = s[:end]
	}
	s = newlines(s)
	if strings.IndexByte(s, '&') >= 0 {
		s = html.UnescapeString(s)
	}
	if b.top().tag.kind == preTag && b.top().FirstChild == nil {
		if s = strings.TrimPrefix(strings.TrimPrefix(s, "\r"), "\n"); s == "" {
			return
		}
	}
	b.reopen()
	b.appendText(s)
}

func (b *builder) appendText(s string) {
	if last := b.top().LastChild; last != nil && last.Type == html.TextNode {
		if b.merged += len(last.Data) + len(s); b.merged > mostMerged {
			b.gaveUp = true
			return
		}
		last.Data += s
		return
	}
	n := b.node(html.TextNode)
	n.Data = s
	b.add(n)
}

func (b *builder) top() element { return b.open[len(b.open)-1] }

// node returns a new node.
func (b *builder) node(t html.NodeType) *html.Node {
	if len(b.nodes) == cap(b.nodes) {
		b.nodes = make([]html.Node, 0, 256)
	}
	b.nodes = append(b.nodes, html.Node{Type: t})
	return &b.nodes[len(b.nodes)-1]
}

// add adds a node to the current element.
func (b *builder) add(n *html.Node) {
	parent := b.top().Node
	n.Parent = parent
	if n.PrevSibling = parent.LastChild; n.PrevSibling == nil {
		parent.FirstChild = n
	} else {
		n.PrevSibling.NextSibling = n
	}
	parent.LastChild = n
}

// push adds an element to the current one and opens it.
func (b *builder) push(t *tag, list []html.Attribute) *html.Node {
	n := b.node(html.ElementNode)
	n.DataAtom, n.Data, n.Attr = t.atom, t.name, list
	b.pushNode(n, t)
	return n
}

func (b *builder) pushNode(n *html.Node, t *tag) {
	b.add(n)
	b.open = append(b.open, element{n, t})
	if t.kind == preTag {
		b.pre++
	}
	b.gaveUp = b.gaveUp || len(b.open) > mostOpen
}

// pop closes the current element.
func (b *builder) pop() { b.popTo(len(b.open) - 1) }

// popTo closes the open elements from the k-th on.
func (b *builder) popTo(k int) {
	if b.pre > 0 {
		for _, e := range b.open[k:] {
			if e.tag.kind == preTag {
				b.pre--
			}
		}
	}
	b.open = b.open[:k]
}

// openBody opens the body where the page does not say so.
func (b *builder) openBody() {
	for b.mode < inBody {
		switch b.mode {
		case beforeHTML:
			b.push(&htmlTag, nil)
			b.mode = beforeHead
		case beforeHead:
			b.head = b.push(tags["head"], nil)
			b.mode = inHead
		case inHead:
			b.pop()
			b.mode = afterHead
		default:
			b.push(tags["body"], nil)
			b.mode = inBody
		}
	}
}

// The scopes of the standard (13.2.4.2): what ends the search for an open element.
func defaultScope(t *tag) bool {
	switch t.kind {
	case rootTag, tableTag, cellTag, captionTag, selectTag, templateTag, objectTag:
		return true
	}
	return false
}
func buttonScope(t *tag) bool { return t.kind == buttonTag || defaultScope(t) }
func itemScope(t *tag) bool {
	return t.atom == atom.Ol || t.atom == atom.Ul || defaultScope(t)
}
func tableScope(t *tag) bool { return t.kind == rootTag || t.kind == tableTag || t.kind == templateTag }

// inScope returns which open element is the innermost that matches, -1 when there is none in scope.
func (b *builder) inScope(scope, match func(*tag) bool) int {
	for k := len(b.open) - 1; k > 0; k-- {
		b.steps++
		if t := b.open[k].tag; match(t) {
			return k
		} else if scope(t) {
			break
		}
	}
	return -1
}

// closeThrough closes the innermost matching element in scope with all in it, and reports whether there is one.
func (b *builder) closeThrough(scope, match func(*tag) bool) bool {
	k := b.inScope(scope, match)
	if k > 0 {
		b.popTo(k)
	}
	return k > 0
}

func isKind(k tagKind) func(*tag) bool { return func(t *tag) bool { return t.kind == k } }
func isAtom(t *tag) func(*tag) bool    { return func(o *tag) bool { return o.atom == t.atom } }

var (
	isParagraphTag = isKind(paragraphTag)
	isCellTag      = isKind(cellTag)
	isRowTag       = isKind(rowTag)
	isRowsTag      = isKind(rowsTag)
	isTableTag     = isKind(tableTag)
	isSelectTag    = isKind(selectTag)
	isButtonTag    = isKind(buttonTag)
)

// closeImplied closes what ends where its container does (13.2.6.3).
func (b *builder) closeImplied(but tagKind) {
	k := len(b.open)
	for ; k > 0; k-- {
		switch t := b.open[k-1].tag; t.kind {
		case paragraphTag, itemTag, termTag, optionTag, optgroupTag, rubyTag:
			if t.kind != but || t.kind == rubyTag && t.atom != atom.Rtc {
				continue
			}
		}
		break
	}
	b.popTo(k)
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

// isOpen returns the element's place among the open ones, or -1.
func (b *builder) isOpen(n *html.Node) int {
	for k := len(b.open) - 1; k > 0; k-- {
		if b.open[k].Node == n {
			return k
		}
		b.steps++
	}
	return -1
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

// start builds the tree for a start tag (13.2.6.4).
func (b *builder) start(t *tag, list []html.Attribute) {
	if t.kind == rootTag && b.mode != beforeHTML && b.mode != inTemplate {
		b.addAttributes(b.open[1].Node, list)
		return
	}
	for !b.gaveUp {
		switch b.mode {
		case beforeHTML:
			b.push(&htmlTag, nil)
			b.mode = beforeHead
			if t.kind == rootTag {
				b.top().Attr = list
				return
			}
		case beforeHead:
			b.head = b.push(tags["head"], nil)
			b.mode = inHead
			if t.kind == headTag {
				b.head.Attr = list
				return
			}
		case inHead, afterHead:
			switch {
			case t.kind == hardTag:
				b.gaveUp = true
				return
			case t.kind == headTag:
				return
			case t.kind == bodyTag && b.mode == afterHead:
				b.push(t, list)
				b.mode = inBody
				return
			case t.kind == headPartTag, t.kind == templateTag, t.kind == rawTag && belongsInHead(t.atom) && (b.mode == inHead || t.atom != atom.Noscript):
				late := b.mode == afterHead
				if late {
					b.open = append(b.open, element{b.head, tags["head"]})
				}
				if t.kind == templateTag {
					b.pushTemplate(t, list)
				} else {
					b.push(t, list)
				}
				if late {
					b.open = slices.Delete(b.open, len(b.open)-2, len(b.open)-1)
				}
				if t.kind == headPartTag {
					b.pop()
				}
				return
			case b.mode == inHead:
				b.pop()
				b.mode = afterHead
			default:
				b.push(tags["body"], nil)
				b.mode = inBody
			}
		case inBody:
			b.startInBody(t, list)
			return
		case inTemplate:
			switch {
			case t.kind == headPartTag, t.kind == templateTag, t.kind == rawTag && belongsInHead(t.atom) && t.atom != atom.Noscript:
			case t.kind >= captionTag && t.kind <= cellTag:
				b.gaveUp = true
				return
			default:
				b.mode = inBody
				b.templates[len(b.templates)-1] = inBody
			}
			b.startInBody(t, list)
			return
		default:
			if b.startInTable(t, list) {
				return
			}
		}
	}
}

func belongsInHead(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Title, atom.Noscript, atom.Noframes:
		return true
	}
	return false
}

// closeParagraph closes the paragraph that a block begins in.
func (b *builder) closeParagraph() { b.closeThrough(buttonScope, isParagraphTag) }

func (b *builder) startInBody(t *tag, list []html.Attribute) {
	switch t.kind {
	case blockTag, paragraphTag, preTag:
		b.closeParagraph()
		b.push(t, list)
	case headingTag:
		b.closeParagraph()
		if b.top().tag.kind == headingTag {
			b.pop()
		}
		b.push(t, list)
	case itemTag, termTag:
	search:
		for k := len(b.open) - 1; k > 0; k-- {
			b.steps++
			switch o := b.open[k].tag; {
			case o.kind == t.kind:
				b.popTo(k)
				break search
			case o.atom == atom.Address || o.atom == atom.Div || o.kind == paragraphTag:
			case o.special:
				break search
			}
		}
		b.closeParagraph()
		b.push(t, list)
	case formTag:
		if b.form != nil && len(b.templates) == 0 {
			return
		}
		b.closeParagraph()
		if n := b.push(t, list); len(b.templates) == 0 {
			b.form = n
		}
	case buttonTag:
		if b.inScope(defaultScope, isButtonTag) > 0 {
			b.closeImplied(0)
			b.closeThrough(defaultScope, isButtonTag)
		}
		b.reopen()
		b.push(t, list)
	case linkTag:
		for k := len(b.format) - 1; k >= 0 && b.format[k] != nil; k-- {
			if n := b.format[k]; n.DataAtom == atom.A {
				b.endFormatting(t)
				if open := b.isOpen(n); open > 0 {
					b.open = slices.Delete(b.open, open, open+1)
				}
				b.forget(n)
				break
			}
		}
		b.reopen()
		b.pushFormat(t, list)
	case formattingTag:
		b.reopen()
		if t.atom == atom.Nobr && b.inScope(defaultScope, isAtom(t)) > 0 {
			b.endFormatting(t)
			b.reopen()
		}
		b.pushFormat(t, list)
	case tableTag:
		if !b.standard && b.inScope(buttonScope, isParagraphTag) > 0 {
			b.gaveUp = true // a paragraph holds a table on old pages, and on others not
			return
		}
		b.closeParagraph()
		b.push(t, list)
		b.mode = inTable
	case inputTag:
		b.closeThrough(defaultScope, isSelectTag)
		fallthrough
	case voidTag:
		b.reopen()
		fallthrough
	case partTag, headPartTag:
		b.push(t, list)
		b.pop()
	case ruleTag:
		if b.inScope(buttonScope, isParagraphTag) > 0 {
			b.closeImplied(paragraphTag)
			b.closeThrough(defaultScope, isParagraphTag)
		}
		if b.inScope(defaultScope, isSelectTag) > 0 {
			b.closeImplied(0)
		}
		b.push(t, list)
		b.pop()
	case rawTag:
		b.push(t, list)
	case templateTag:
		b.pushTemplate(t, list)
	case bodyTag:
		b.addAttributes(b.open[2].Node, list)
	case objectTag:
		b.reopen()
		b.push(t, list)
		b.format = append(b.format, nil)
	case rubyTag:
		if b.inScope(defaultScope, func(o *tag) bool { return o.atom == atom.Ruby }) > 0 {
			if t.atom == atom.Rb || t.atom == atom.Rtc {
				b.closeImplied(0)
			} else {
				b.closeImplied(rubyTag)
			}
		}
		b.push(t, list)
	case svgTag:
		b.reopen()
		b.push(t, nil).Namespace = "svg"
	case selectTag:
		if !b.closeThrough(defaultScope, isSelectTag) {
			b.reopen()
			b.push(t, list)
		}
	case optionTag, optgroupTag:
		if b.inScope(defaultScope, isSelectTag) > 0 {
			if t.kind == optionTag {
				b.closeImplied(optgroupTag)
			} else {
				b.closeImplied(0)
			}
		} else if b.top().tag.kind == optionTag {
			b.pop()
		}
		b.reopen()
		b.push(t, list)
	case captionTag, columnsTag, columnTag, rowsTag, rowTag, cellTag, headTag: // ignored
	case plainTag:
		b.reopen()
		b.push(t, list)
	default:
		b.gaveUp = true
	}
}

// addAttributes gives the root or body the attributes of another tag by its name.
func (b *builder) addAttributes(n *html.Node, list []html.Attribute) {
	if len(b.templates) > 0 {
		return
	}
	b.gaveUp = b.gaveUp || len(n.Attr)+len(list) > mostAttributes
	for _, a := range list {
		if !slices.ContainsFunc(n.Attr, func(o html.Attribute) bool { return o.Key == a.Key }) {
			n.Attr = append(n.Attr, a)
		}
	}
}

func (b *builder) pushTemplate(t *tag, list []html.Attribute) {
	b.push(t, list)
	b.format = append(b.format, nil)
	b.templates = append(b.templates, inTemplate)
	b.mode = inTemplate
}

func (b *builder) endTemplate() {
	if len(b.templates) == 0 {
		return
	}
	b.closeImplied(0)
	for k := len(b.open) - 1; k > 0; k-- {
		if b.open[k].tag.kind == templateTag {
			b.popTo(k)
			break
		}
	}
	b.clearFormat()
	b.templates = b.templates[:len(b.templates)-1]
	b.resetMode()
}

// startInTable reports whether the tag is done with; else it is to be read again in the mode that is now set.
func (b *builder) startInTable(t *tag, list []html.Attribute) bool {
	isPart := t.kind >= captionTag && t.kind <= cellTag
	switch b.mode {
	case inCell, inCaption:
		if !isPart || t.kind == cellTag && t.atom == atom.Th && b.mode == inCaption {
			b.startInBody(t, list)
			return true
		}
		if b.mode == inCell {
			if !b.closeThrough(tableScope, isCellTag) {
				return true
			}
			b.mode = inRow
		} else {
			if !b.closeThrough(tableScope, isKind(captionTag)) {
				return true
			}
			b.mode = inTable
		}
		b.clearFormat()
		return false
	case inRow:
		switch {
		case t.kind == cellTag:
			b.clearTo(rowTag)
			b.push(t, list)
			b.format = append(b.format, nil)
			b.mode = inCell
			return true
		case isPart:
			if b.inScope(tableScope, isRowTag) < 0 {
				return true
			}
			b.clearTo(rowTag)
			b.pop()
			b.mode = inTableBody
			return false
		}
	case inTableBody:
		switch {
		case t.kind == rowTag, t.kind == cellTag:
			b.clearTo(rowsTag)
			b.mode = inRow
			if t.kind == rowTag {
				b.push(t, list)
				return true
			}
			b.push(tags["tr"], nil)
			return false
		case isPart:
			if !b.closeThrough(tableScope, isRowsTag) {
				return true
			}
			b.mode = inTable
			return false
		}
	case inColumns:
		switch t.kind {
		case columnTag:
			b.push(t, list)
			b.pop()
			return true
		case templateTag:
			b.pushTemplate(t, list)
			return true
		}
		b.pop()
		b.mode = inTable
		return false
	}
	switch t.kind {
	case captionTag:
		b.clearTo(tableTag)
		b.format = append(b.format, nil)
		b.push(t, list)
		b.mode = inCaption
	case columnsTag:
		b.clearTo(tableTag)
		b.push(t, list)
		b.mode = inColumns
	case columnTag:
		b.clearTo(tableTag)
		b.push(tags["colgroup"], nil)
		b.mode = inColumns
		return false
	case rowsTag:
		b.clearTo(tableTag)
		b.push(t, list)
		b.mode = inTableBody
	case rowTag, cellTag:
		b.clearTo(tableTag)
		b.push(tags["tbody"], nil)
		b.mode = inTableBody
		return false
	case rawTag:
		if t.atom != atom.Script && t.atom != atom.Style {
			b.gaveUp = true
		}
		b.push(t, list)
	case templateTag:
		b.pushTemplate(t, list)
	case formTag:
		if b.form == nil && len(b.templates) == 0 {
			b.form = b.push(t, list)
			b.pop()
		}
	case inputTag:
		for _, a := range list {
			if a.Key == "type" && strings.EqualFold(a.Val, "hidden") {
				b.push(t, list)
				b.pop()
				return true
			}
		}
		b.gaveUp = true
	default: // content that stands in no cell, for the parser to put before the table
		b.gaveUp = true
	}
	return true
}

// clearTo closes what is open in the innermost such element (13.2.6.4.9).
func (b *builder) clearTo(kind tagKind) {
	k := len(b.open)
	for k > 2 && b.open[k-1].tag.kind != kind && b.open[k-1].tag.kind != templateTag {
		k--
	}
	b.popTo(k)
}

// end builds the tree for an end tag.
func (b *builder) end(t *tag) {
	b.doctyped = true
	ends := t.kind == bodyTag || t.kind == rootTag
	switch {
	case t.kind == hardTag:
		b.gaveUp = true
		return
	case t.kind == templateTag && b.mode > beforeHead:
		b.endTemplate()
		return
	case t.atom == atom.Br && b.mode == inBody: // as browsers do
		b.start(t, nil)
		return
	}
	for !b.gaveUp {
		switch b.mode {
		case beforeHTML, beforeHead, afterHead:
			b.gaveUp = ends || t.kind == headTag && b.mode != afterHead || t.atom == atom.Br
			return
		case inHead:
			if t.kind == headTag {
				b.pop()
				b.mode = afterHead
			}
			b.gaveUp = ends || t.atom == atom.Br
			return
		case inTemplate:
			return
		case inBody:
			if !ends {
				b.endInBody(t)
			}
			return
		default:
			if (ends && b.mode != inColumns) || t.kind == columnTag {
				return
			}
			if b.endInTable(t) {
				return
			}
		}
	}
}

func (b *builder) endInBody(t *tag) {
	switch t.kind {
	case blockTag, preTag, buttonTag, selectTag:
		if b.inScope(defaultScope, isAtom(t)) > 0 {
			b.closeImplied(0)
			b.closeThrough(defaultScope, isAtom(t))
		}
	case formTag:
		if len(b.templates) > 0 {
			if b.inScope(defaultScope, isAtom(t)) > 0 {
				b.closeImplied(0)
				b.closeThrough(defaultScope, isAtom(t))
			}
			return
		}
		form := b.form
		b.form = nil
		k := b.inScope(defaultScope, isKind(formTag))
		if form == nil || k < 0 || b.open[k].Node != form {
			return
		}
		b.closeImplied(0)
		if k = b.isOpen(form); k > 0 {
			b.open = slices.Delete(b.open, k, k+1)
		}
	case paragraphTag:
		if b.inScope(buttonScope, isParagraphTag) < 0 {
			b.push(t, nil)
		}
		b.closeParagraph()
	case itemTag:
		b.closeThrough(itemScope, isAtom(t))
	case termTag:
		b.closeThrough(defaultScope, isAtom(t))
	case headingTag:
		b.closeThrough(defaultScope, isKind(headingTag))
	case linkTag, formattingTag:
		b.endFormatting(t)
	case objectTag:
		if b.closeThrough(defaultScope, isAtom(t)) {
			b.clearFormat()
		}
	default:
		if t.atom == atom.Br {
			b.gaveUp = true
			return
		}
		b.endOther(t)
	}
}

// endOther ends an element that no rule is about.
func (b *builder) endOther(t *tag) {
	for k := len(b.open) - 1; k > 0; k-- {
		b.steps++
		if o := b.open[k].tag; o.name == t.name {
			b.popTo(k)
			return
		} else if o.special {
			return
		}
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

// endInTable reports whether the tag is done with; else it is to be read again in the mode that is now set.
func (b *builder) endInTable(t *tag) bool {
	isPart := t.kind >= captionTag && t.kind <= cellTag
	switch b.mode {
	case inCell:
		switch t.kind {
		case cellTag:
			if b.closeThrough(tableScope, isAtom(t)) {
				b.clearFormat()
				b.mode = inRow
			}
			return true
		case captionTag, columnsTag:
			return true
		case tableTag, rowsTag, rowTag:
			if b.inScope(tableScope, isAtom(t)) < 0 {
				return true
			}
			if b.closeThrough(tableScope, isCellTag) {
				b.clearFormat()
			}
			b.mode = inRow
			return false
		}
		b.endInBody(t)
		return true
	case inCaption:
		switch {
		case t.kind == captionTag, t.kind == tableTag:
			if !b.closeThrough(tableScope, isKind(captionTag)) {
				return true
			}
			b.clearFormat()
			b.mode = inTable
			return t.kind == captionTag
		case isPart:
			return true
		}
		b.endInBody(t)
		return true
	case inColumns:
		b.pop()
		b.mode = inTable
		return t.kind == columnsTag
	case inRow:
		switch t.kind {
		case rowTag, tableTag, rowsTag:
			if t.kind == rowsTag && b.inScope(tableScope, isAtom(t)) < 0 || b.inScope(tableScope, isRowTag) < 0 {
				return true
			}
			b.clearTo(rowTag)
			b.pop()
			b.mode = inTableBody
			return t.kind == rowTag
		}
	case inTableBody:
		switch t.kind {
		case rowsTag:
			if b.inScope(tableScope, isAtom(t)) > 0 {
				b.clearTo(rowsTag)
				b.pop()
				b.mode = inTable
			}
			return true
		case tableTag:
			if !b.closeThrough(tableScope, isRowsTag) {
				return true
			}
			b.mode = inTable
			return false
		}
	}
	switch {
	case t.kind == tableTag:
		if b.closeThrough(tableScope, isTableTag) {
			b.resetMode()
		}
	case t.kind == formTag:
		if len(b.templates) == 0 {
			b.form = nil
		}
	case t.kind == linkTag, t.kind == formattingTag, t.kind == paragraphTag, t.atom == atom.Br:
		b.gaveUp = true
	}
	return true // without effect: the table keeps it from what is open around it
}

// resetMode sets the mode by the open elements (13.2.4.1).
func (b *builder) resetMode() {
	for k := len(b.open) - 1; k > 0; k-- {
		switch b.open[k].tag.kind {
		case cellTag:
			b.mode = inCell
		case rowTag:
			b.mode = inRow
		case rowsTag:
			b.mode = inTableBody
		case captionTag:
			b.mode = inCaption
		case columnsTag:
			b.mode = inColumns
		case tableTag:
			b.mode = inTable
		case bodyTag:
			b.mode = inBody
		case templateTag:
			b.mode = b.templates[len(b.templates)-1]
		case headTag:
			b.mode = inHead
		case rootTag:
			b.mode = afterHead
		default:
			continue
		}
		return
	}
	b.gaveUp = true
}

// readAttributes reads a tag's attributes from i on and returns them, the tag's end, and whether the page has it.
func (b *builder) readAttributes(i int) (list []html.Attribute, end int, whole bool) {
	start := len(b.attributes)
	for {
		name, value, next, ok := nextAttribute(b.page, i)
		if !ok {
			return b.attributes[start:len(b.attributes):len(b.attributes)], next, skipBlank(b.page, i) < len(b.page)
		}
		i = next
		if name == "" {
			continue
		}
		name = lowerASCII(name)
		list = b.attributes[start:]
		if slices.ContainsFunc(list, func(a html.Attribute) bool { return a.Key == name }) {
			continue
		}
		if len(list) >= mostAttributes {
			b.gaveUp = true
			return nil, next, true
		}
		if len(b.attributes) == cap(b.attributes) {
			room := make([]html.Attribute, 0, max(256, 2*len(list)))
			b.attributes = append(room, list...)
			start = 0
		}
		b.attributes = append(b.attributes, html.Attribute{Key: name, Val: attributeValue(value)})
	}
}

// attributeValue reads the entities of an attribute's value, which are recognized by narrower rules than those of text (13.2.5.73).
func attributeValue(s string) string {
	s = newlines(s)
	k := strings.IndexByte(s, '&')
	if k < 0 {
		return s
	}
	var out strings.Builder
	for {
		out.WriteString(s[:k])
		s = s[k:]
		end := 1
		if strings.HasPrefix(s, "&#") {
			end = 2
		}
		for end < len(s) && isLetterOrDigit(s[end]) {
			end++
		}
		whole := end < len(s) && s[end] == ';'
		if whole {
			end++
		}
		read := html.UnescapeString(s[:end])
		if end > 1 && s[1] != '#' && (!whole && (strings.HasPrefix(s[end:], "=") || read != "" && isLetterOrDigit(read[len(read)-1])) || whole && len(read) > 1 && read[len(read)-1] == ';') {
			read = s[:end]
		}
		out.WriteString(read)
		s = s[end:]
		if k = strings.IndexByte(s, '&'); k < 0 {
			out.WriteString(s)
			return out.String()
		}
	}
}

func isRawTag(a atom.Atom) bool {
	t := tags[a.String()]
	return t != nil && t.kind == rawTag || a == atom.Xmp
}
