package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Tables and templates, in which tags mean what they do by the element around them.

// startInTable reports whether the tag is done with; else it is to be read again in the mode that is now set.
func (b *builder) startInTable(t *tag, list []html.Attribute) bool {
	isPart := t.kind.isTablePart()
	switch b.mode {
	case inCell, inCaption:
		if !isPart || t.atom == atom.Th && b.mode == inCaption {
			b.startInBody(t, list)
			return true
		}
		return !b.closeCell()
	case inRow:
		switch {
		case t.kind == cellTag:
			b.clearTo(rowTag)
			b.push(t, list)
			b.format = append(b.format, nil)
			b.mode = inCell
			return true
		case isPart:
			return !b.closeRow()
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

// closeCell closes the cell or caption that is open, and reports whether one is.
func (b *builder) closeCell() bool {
	kind, mode := cellTag, inRow
	if b.mode == inCaption {
		kind, mode = captionTag, inTable
	}
	if !b.closeThrough(tableScope, isKind(kind)) {
		return false
	}
	b.clearFormat()
	b.mode = mode
	return true
}

// closeRow closes the row that is open, and reports whether one is.
func (b *builder) closeRow() bool {
	if !b.closeThrough(tableScope, isRowTag) {
		return false
	}
	b.mode = inTableBody
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

// endInTable reports whether the tag is done with; else it is to be read again in the mode that is now set.
func (b *builder) endInTable(t *tag) bool {
	isPart := t.kind.isTablePart()
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
			return b.inScope(tableScope, isAtom(t)) < 0 || !b.closeCell()
		}
		b.endInBody(t)
		return true
	case inCaption:
		switch {
		case t.kind == captionTag, t.kind == tableTag:
			return !b.closeCell() || t.kind == captionTag
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
			return b.inScope(tableScope, isAtom(t)) < 0 || !b.closeRow() || t.kind == rowTag
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

// startInTemplate builds the first element of a template, or one that does not tell what the template is for.
func (b *builder) startInTemplate(t *tag, list []html.Attribute) {
	switch {
	case t.kind.isTablePart():
		b.gaveUp = true
		return
	case !t.belongsInHead():
		b.mode = inBody
		b.templates[len(b.templates)-1] = inBody
	}
	b.startInBody(t, list)
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
}
