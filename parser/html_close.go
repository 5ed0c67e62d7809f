package parser

import (
	"slices"

	"golang.org/x/net/html/atom"
)

// What closes what. Pages leave out end tags and write others that close nothing.

// closeFor closes what a block that begins leaves no room for.
func (b *treeBuilder) closeFor(tag atom.Atom) {
	for b.top().inline { // hidden text markup does not reach over blocks
		b.pop(len(b.open) - 1)
	}
	switch tag {
	case atom.Td, atom.Th:
		b.closeTo(func(t atom.Atom) bool { return t == atom.Tr || isRowGroup(t) })
	case atom.Tr:
		b.closeTo(isRowGroup)
	case atom.Tbody, atom.Thead, atom.Tfoot, atom.Caption:
		b.closeTo(func(atom.Atom) bool { return false })
	case atom.Table:
		b.closeParagraph()
		if b.inTable() { // a table that begins outside any cell of another ends that one
			b.closeTo(func(atom.Atom) bool { return false })
			b.pop(len(b.open) - 1)
		}
	case atom.Li:
		b.closeItem(func(t atom.Atom) bool { return t == atom.Li })
		b.closeParagraph()
	case atom.Dd, atom.Dt:
		b.closeItem(func(t atom.Atom) bool { return t == atom.Dd || t == atom.Dt })
		b.closeParagraph()
	default:
		b.closeParagraph()
		if isHeadingTag(tag) && isHeadingTag(b.top().tag) {
			b.pop(len(b.open) - 1)
		}
	}
}

// pop closes the elements from index i on.
func (b *treeBuilder) pop(i int) {
	for _, e := range b.open[i:] {
		b.opened[e.kind.at]--
	}
	b.open = b.open[:i]
}

// closeTo closes what is open within the innermost table, down to the part that may hold what begins, or to the table.
func (b *treeBuilder) closeTo(holds func(atom.Atom) bool) {
	for i := len(b.open) - 1; i > 0; i-- {
		switch t := b.open[i].tag; {
		case t == atom.Table || holds(t):
			b.pop(i + 1)
			return
		case t == atom.Template:
			return
		}
	}
}

// isScope bounds how far a tag reaches out: not beyond the cell it stands in.
func isScope(t atom.Atom) bool {
	switch t {
	case atom.Td, atom.Th, atom.Table, atom.Caption, atom.Template, atom.Body:
		return true
	}
	return false
}

func (b *treeBuilder) closeParagraph() {
	if b.opened[paragraph.at] == 0 {
		return
	}
	for i := len(b.open) - 1; !isScope(b.open[i].tag); i-- {
		if b.open[i].tag == atom.P {
			b.pop(i)
			return
		}
	}
}

// closeItem closes the item of a list that the next one ends.
func (b *treeBuilder) closeItem(is func(atom.Atom) bool) {
	for i := len(b.open) - 1; !isScope(b.open[i].tag); i-- {
		switch t := b.open[i].tag; {
		case is(t):
			b.pop(i)
			return
		case t != atom.P && t != atom.Div && t != atom.Address:
			return
		}
	}
}

func (b *treeBuilder) end(tag atom.Atom, kind tagKind) {
	switch {
	case tag == atom.Title && b.inTitle:
		b.inTitle = false
		return
	case b.skip != 0:
		if tag == b.skip {
			b.skip = 0
		}
		return
	case tag == atom.A:
		b.inLink = false
	case tag == atom.Form:
		b.lineEnd()
		return
	}
	if e := b.top(); e.inline && e.tag == tag {
		if e.again--; e.again < 0 {
			b.pop(len(b.open) - 1)
		}
		return
	}
	if kind.is != blockTag || b.opened[kind.at] == 0 && !b.isHeadingOpen(tag) {
		return
	}
	for i := len(b.open) - 1; i > 0; i-- {
		t := b.open[i].tag
		switch {
		case t == tag, isHeadingTag(tag) && isHeadingTag(t):
			b.pop(i)
			return
		case t == atom.Table, t == atom.Template:
			return
		case isScope(t) && tag != atom.Table && tag != atom.Tr && !isRowGroup(tag):
			return
		}
	}
}

// isHeadingOpen reports whether there is any heading for a heading's end tag to close.
func (b *treeBuilder) isHeadingOpen(tag atom.Atom) bool {
	return isHeadingTag(tag) && slices.ContainsFunc(b.open, func(e *element) bool { return isHeadingTag(e.tag) })
}
