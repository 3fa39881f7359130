package extract

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// What an element is by its name alone: how the parser treats its tags, and whether it begins a line.

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
	svgTag                // svg
	selectTag
	optionTag
	optgroupTag
	tableTag   // from here on to cellTag: a table and its parts
	captionTag // from here on: its parts
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

var tagsByAtom = func() map[atom.Atom]*tag {
	m := make(map[atom.Atom]*tag, len(tags))
	for _, t := range tags {
		m[t.atom] = t
	}
	return m
}()

// kindOf returns the kind of the element of that name.
func kindOf(a atom.Atom) tagKind {
	if t := tagsByAtom[a]; t != nil {
		return t.kind
	}
	return plainTag
}

// isLine reports whether a line ends before and after an element of that name.
func isLine(a atom.Atom) bool {
	t := tagsByAtom[a]
	return t != nil && t.line
}

// isBlockTag reports whether an element of that name ends the line before it, to the parser too.
func isBlockTag(a atom.Atom) bool { return kindOf(a).isBlock() }

func (k tagKind) isBlock() bool {
	switch k {
	case blockTag, headingTag, paragraphTag, preTag, itemTag, termTag, formTag, buttonTag, ruleTag, selectTag, optionTag, optgroupTag,
		tableTag, captionTag, columnsTag, rowsTag, rowTag, cellTag, templateTag, objectTag:
		return true
	}
	return false
}

// belongsInHead reports whether an element is one of the head's, wherever it stands.
func (t *tag) belongsInHead() bool {
	switch t.atom {
	case atom.Script, atom.Style, atom.Title, atom.Noframes:
		return true
	}
	return t.kind == headPartTag || t.kind == templateTag
}

// isVoid reports whether an element of that name has no content and no end tag.
func isVoid(a atom.Atom) bool { return kindOf(a).isVoid() }

func (k tagKind) isVoid() bool {
	switch k {
	case voidTag, inputTag, ruleTag, partTag, headPartTag, columnTag:
		return true
	}
	return false
}

// isTablePart reports whether such an element belongs in a table.
func (k tagKind) isTablePart() bool { return k >= captionTag && k <= cellTag }
