package parser

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// A page's tree, built from its tokens by the standard's rules for what a tag closes that
// nobody closed. It is not html.Parse: that needs minutes and gigabytes for some pages of a few hundred kilobytes, and
// builds what is of no use here. Only elements that are blocks are in the tree; text markup (b, span, font) is
// not, except where it hides something.

const (
	maxDepth    = 512     // of elements in each other, as html.Parse has it
	maxElements = 200_000 // the largest pages seen have 20,000
	maxTag      = 4 << 20 // bytes of one tag or text; pictures within a page are the longest
	maxTags     = 1_000_000
	usualDepth  = 32
)

// element is a block of a page.
type element struct {
	parent       *element
	kids         pieces
	before       pieces // of a table: what stands in it but in no cell, which browsers show before it
	tag          atom.Atom
	kind         tagKind
	hidden       bool
	inline       bool // hidden text markup
	furniture    bool // by its name: navigation, foot of the page
	pre          bool
	sections     uint8
	again        int32 // of inline: how many of the same tag are open within
	rows, cols   int32 // of a cell: its spans; rows is 0 where it reaches to the end of its group
	words, weigh int32 // of the region, as are sections: see html_region.go
}

// piece is a child element, or a run of text: page.text[from:to], link bytes of which are links.
type piece struct {
	child          *element
	next           *piece
	from, to, link int32
}

// pieces are a list in the order of the page.
type pieces struct{ first, last *piece }

// page is a tree with what is said about it.
type page struct {
	text  string // of all runs; \n is a line's end, other white space is one blank
	root  *element
	count int
	about metadata
}

// treeBuilder holds the elements that are open.
type treeBuilder struct {
	page
	in      *room
	written []byte // the page's text so far
	open    []*element
	opened  [kinds]int // how many of each tag are open
	tags    int
	skip    atom.Atom // an element whose content is left out
	inLink  bool
	inTitle bool
}

func newPage(text string, in *room) (*page, *Error) {
	root := in.elements.one()
	root.tag = atom.Body
	b := &treeBuilder{page: page{root: root}, in: in, written: in.written[:0], open: append(make([]*element, 0, usualDepth), root)}
	z := newTokenizer(text)
	for {
		before := z.at
		t := z.next()
		if z.at-before >= maxTag {
			return nil, &Error{Message: "the page has a tag or text of more than 4 MB", Hint: "save the page without pictures"}
		}
		if t.kind != textToken {
			b.tags++
		}
		if b.tags > maxTags {
			return nil, &Error{Message: "the page has more than a million tags", Hint: "keep the report alone"}
		}
		switch t.kind {
		case pageEnd:
			b.text, in.written = string(b.written), b.written
			return &b.page, nil
		case textToken:
			if b.skip == 0 {
				b.addText(t.text)
			}
		case comment:
			b.about.comment(t.text)
		case startTag:
			if failure := b.start(t); failure != nil {
				return nil, failure
			}
		case endTag:
			b.end(t.tag, t.of)
		}
	}
}

func (b *treeBuilder) top() *element { return b.open[len(b.open)-1] }

// addText appends to the run of the innermost element. White space is one blank, as browsers show it.
func (b *treeBuilder) addText(s string) {
	if b.inTitle {
		b.about.title += s
		return
	}
	e := b.top()
	if (e.tag == atom.Table || isRowGroup(e.tag) || e.tag == atom.Tr) && strings.TrimSpace(s) == "" {
		return
	}
	at := len(b.written)
	if e.pre {
		b.written = append(b.written, s...)
	} else {
		b.addWords(s)
	}
	b.addRun(at)
}

// addWords appends a text with one blank for the white space between words.
func (b *treeBuilder) addWords(s string) {
	for s != "" {
		n := 0
		for n < len(s) && !isSpace(s[n]) {
			n++
		}
		b.written = append(b.written, s[:n]...)
		if n < len(s) {
			if last := len(b.written) - 1; last < 0 || b.written[last] != ' ' && b.written[last] != '\n' {
				b.written = append(b.written, ' ')
			}
			n++
		}
		s = s[n:]
	}
}

// isSpace tells the characters that browsers show as a blank.
func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\f' }

// addRun gives the text from there on to the innermost element.
func (b *treeBuilder) addRun(at int) {
	end := len(b.written)
	if at == end {
		return
	}
	_, kids := b.place()
	link := 0
	if b.inLink {
		link = end - at
	}
	if last := kids.last; last != nil && last.child == nil && int(last.to) == at {
		last.to = int32(end)
		last.link += int32(link)
		return
	}
	p := b.addPiece(kids)
	p.from, p.to, p.link = int32(at), int32(end), int32(link)
}

func (b *treeBuilder) addPiece(list *pieces) *piece {
	p := b.in.pieces.one()
	if list.last == nil {
		list.first = p
	} else {
		list.last.next = p
	}
	list.last = p
	return p
}

// place is where content goes: into the innermost element, or before a table that it stands in outside any cell.
func (b *treeBuilder) place() (parent *element, kids *pieces) {
	e := b.top()
	for e.tag == atom.Tr || isRowGroup(e.tag) {
		e = e.parent
	}
	if e.tag == atom.Table {
		return e.parent, &e.before
	}
	return e, &e.kids
}

func isRowGroup(t atom.Atom) bool { return t == atom.Tbody || t == atom.Thead || t == atom.Tfoot }

func isHeadingTag(t atom.Atom) bool {
	switch t {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

func (b *treeBuilder) start(t *token) *Error {
	tag, kind := t.tag, t.of
	switch {
	case b.skip != 0:
		// A list or drawing that nobody closed ends where a block begins. What is raw text has no tags.
		if kind.is != blockTag {
			return nil
		}
		b.skip = 0
	case tag == atom.Meta || tag == atom.Link:
		b.about.tag(t.attributes)
		return nil
	case tag == atom.Title:
		b.inTitle = b.about.title == ""
		if !b.inTitle {
			b.skip = tag
		}
		return nil
	case kind.is == skippedTag:
		b.skip = tag
		return nil
	case tag == atom.Br, tag == atom.Hr, tag == atom.Form, tag == atom.Option:
		b.lineEnd()
		return nil
	}
	if kind.is == voidTag {
		return nil
	}
	l := readLooks(t.attributes)
	if tag == atom.A {
		b.inLink = l.link
	}
	if kind.is != blockTag {
		b.startInline(tag, kind, &l)
		return nil
	}
	return b.startBlock(tag, kind, &l)
}

func (b *treeBuilder) lineEnd() {
	switch b.top().tag {
	case atom.Table, atom.Tbody, atom.Thead, atom.Tfoot, atom.Tr:
		return
	}
	b.written = append(b.written, '\n')
	b.addRun(len(b.written) - 1)
}

// isStruck tells markup of what is struck out, and no longer said.
func isStruck(tag atom.Atom) bool { return tag == atom.Del || tag == atom.S || tag == atom.Strike }

// startInline opens text markup, which is only in the tree where it hides something or strikes it out.
func (b *treeBuilder) startInline(tag atom.Atom, kind tagKind, l *looks) {
	e := b.top()
	switch tag {
	case atom.Sup, atom.Sub, atom.Rt:
		at := len(b.written)
		b.written = partDigits(b.written)
		b.addRun(at)
	}
	switch {
	case e.inline && e.tag == tag:
		e.again++
	case (l.hidden || isStruck(tag)) && tag != 0 && len(b.open) < maxDepth:
		e := b.push(tag, kind)
		e.inline, e.hidden = true, true
	}
}

func (b *treeBuilder) startBlock(tag atom.Atom, kind tagKind, l *looks) *Error {
	b.closeFor(tag)
	if len(b.open) >= maxDepth {
		return &Error{Message: "the page's elements are nested more than 512 deep", Hint: "save the page as plain text (.txt, UTF-8)"}
	}
	if b.count++; b.count > maxElements {
		return &Error{Message: "the page has more than 200,000 elements", Hint: "keep the report alone"}
	}
	switch tag {
	case atom.Tr, atom.Td, atom.Th, atom.Tbody, atom.Thead, atom.Tfoot, atom.Caption:
		if !b.inTable() {
			return nil // browsers do not see it
		}
		if (tag == atom.Td || tag == atom.Th) && b.top().tag != atom.Tr {
			b.push(atom.Tr, tagKinds[atom.Tr])
		}
	}
	pre := b.top().pre
	e := b.push(tag, kind)
	e.hidden = e.hidden || l.hidden || tag == atom.Template
	e.pre = pre || tag == atom.Pre || tag == atom.Listing || tag == atom.Xmp
	e.rows, e.cols = int32(l.rowspan), int32(max(1, l.colspan))
	e.furniture = isFurniture(tag, l)
	return nil
}

// inTable reports whether a part of a table may stand here.
func (b *treeBuilder) inTable() bool {
	t := b.top().tag
	return t == atom.Table || isRowGroup(t) || t == atom.Tr
}

// push opens an element.
func (b *treeBuilder) push(tag atom.Atom, kind tagKind) *element {
	e := b.in.elements.one()
	e.tag, e.kind = tag, kind
	outer := b.top()
	parent, kids := outer, &outer.kids
	if part := tag == atom.Tr || isRowGroup(tag) || tag == atom.Td || tag == atom.Th; !part {
		parent, kids = b.place()
	}
	e.parent, e.hidden = parent, outer.hidden
	b.addPiece(kids).child = e
	b.open = append(b.open, e)
	b.opened[e.kind.at]++
	return e
}
