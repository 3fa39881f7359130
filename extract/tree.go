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
// rules that pages need when their authors meant well, with unclosed paragraphs, list items and cells, and formatting
// that ends in another block; at anything else, such as text between a table's cells, frames and formulas, it gives up
// and the parser reads the page. The tree is the parser's but for what nothing here reads: comments, around which the
// text is one, the document type, drawings (an svg element has neither attributes nor content), and white space where
// a line ends anyway or after other white space. On most pages such white space is every third node.

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

// betweenCells reports whether it is in a table and not in what holds text.
func (m insertionMode) betweenCells() bool { return m >= inTable && m <= inRow }

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
			i = b.tag(page[text:at], i, b.startTag)
		case c == '/' && i+1 < len(page) && letter(page[i+1]):
			i = b.tag(page[text:at], i+1, b.endTag)
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

// tag builds the text before a tag and what the tag says. The tag's name begins at i. It returns where to read on.
func (b *builder) tag(before string, i int, build func(t *tag, i int) int) int {
	t := tagOf(tagName(b.page, i))
	b.text(before, t)
	parent, sibling := b.place()
	i = build(t, i)
	if p, s := b.place(); p != parent || s != sibling {
		if !t.unseen {
			b.last = t
		}
	} else if b.waiting != "" && !b.gaveUp { // the tag has changed nothing and ends no line
		b.addText(b.waiting)
		b.last = nil
	}
	b.waiting = ""
	return i
}

// place is where the next node goes: into the current element, after its last child.
func (b *builder) place() (parent, after *html.Node) {
	top := b.top().Node
	return top, top.LastChild
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

// startTag builds the element of a start tag, whose name begins at i, and of some the content. It returns where to read on.
func (b *builder) startTag(t *tag, i int) int {
	b.doctyped = true
	if t.kind == svgTag {
		return b.drawing(t, i)
	}
	list, i, whole := b.readAttributes(i + len(t.name))
	if b.gaveUp || !whole {
		return i
	}
	b.start(t, list)
	if t.kind == rawTag && !b.gaveUp {
		return b.raw(t, i)
	}
	return i
}

// endTag is startTag for an end tag.
func (b *builder) endTag(t *tag, i int) int {
	i, _, whole := wholeTag(b.page, i)
	if whole {
		b.end(t)
	}
	return i
}

// drawing builds the element of a drawing, whose tag's name begins at i, and returns where to read on.
func (b *builder) drawing(t *tag, i int) int {
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

// text adds the text before a tag, nil for none.
func (b *builder) text(s string, next *tag) {
	if s == "" || b.gaveUp {
		return
	}
	first := skipBlank(s, 0)
	if first == len(s) {
		b.blank(s, next)
		return
	}
	b.doctyped = true
	b.last = nil
	if b.mode.betweenCells() {
		b.gaveUp = true
		return
	}
	if b.mode < inBody {
		if s = s[first:]; s[0] == '&' && isBlank(html.UnescapeString(s)[0]) { // white space by its number belongs in the head
			b.gaveUp = true
			return
		}
		b.openBody()
	}
	b.addText(s)
}

// blank adds white space before a tag where it shows. Where the tag decides, it waits for what the tag does.
func (b *builder) blank(s string, next *tag) {
	switch lineBegins := b.last != nil && b.last.line; {
	case b.mode < inBody:
	case b.mode.betweenCells():
		b.gaveUp = b.pre > 0
	case b.pre > 0, !lineBegins && (next == nil || !next.line):
		b.addText(s)
		b.last = nil
	default:
		b.reopen() // as for text that stays
		if !lineBegins {
			b.waiting = s
		}
	}
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
	isRowTag       = isKind(rowTag)
	isRowsTag      = isKind(rowsTag)
	isTableTag     = isKind(tableTag)
	isSelectTag    = isKind(selectTag)
	isButtonTag    = isKind(buttonTag)
)

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
			if b.startInHead(t, list) {
				return
			}
		case inBody:
			b.startInBody(t, list)
			return
		case inTemplate:
			b.startInTemplate(t, list)
			return
		default:
			if b.startInTable(t, list) {
				return
			}
		}
	}
}

// startInHead reports whether the tag is done with; else it is to be read again in the mode that is now set.
func (b *builder) startInHead(t *tag, list []html.Attribute) bool {
	switch {
	case t.kind == hardTag:
		b.gaveUp = true
	case t.kind == headTag: // ignored
	case t.kind == bodyTag && b.mode == afterHead:
		b.push(t, list)
		b.mode = inBody
	case t.belongsInHead(), t.atom == atom.Noscript && b.mode == inHead:
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
	case b.mode == inHead:
		b.pop()
		b.mode = afterHead
		return false
	default:
		b.push(tags["body"], nil)
		b.mode = inBody
		return false
	}
	return true
}

// closeParagraph closes the paragraph that a block begins in.
func (b *builder) closeParagraph() { b.closeThrough(buttonScope, isParagraphTag) }

// closeItem closes the list item or term that another begins in.
func (b *builder) closeItem(kind tagKind) {
	for k := len(b.open) - 1; k > 0; k-- {
		b.steps++
		switch o := b.open[k].tag; {
		case o.kind == kind:
			b.popTo(k)
			return
		case o.atom == atom.Address, o.atom == atom.Div, o.kind == paragraphTag:
		case o.special:
			return
		}
	}
}

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
		b.closeItem(t.kind)
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
	case t.atom == atom.Br && (b.mode == inBody || b.mode == inCell || b.mode == inCaption): // as browsers do
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
	case formTag:
		if len(b.templates) == 0 {
			b.endForm()
			return
		}
		fallthrough
	case blockTag, preTag, buttonTag, selectTag:
		if b.inScope(defaultScope, isAtom(t)) > 0 {
			b.closeImplied(0)
			b.closeThrough(defaultScope, isAtom(t))
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
		b.endOther(t)
	}
}

// endForm ends the form, of which there is one, and not what is open in it.
func (b *builder) endForm() {
	form := b.form
	b.form = nil
	k := b.inScope(defaultScope, isKind(formTag))
	if form == nil || k < 0 || b.open[k].Node != form {
		return
	}
	b.gaveUp = b.top().tag.kind == rubyTag // the line goes on where the form ends in an element
	b.closeImplied(0)
	if k = b.isOpen(form); k > 0 {
		b.open = slices.Delete(b.open, k, k+1)
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
