package parser

import (
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A page's tree, built from the tokens of golang.org/x/net/html by the standard's rules for what a tag closes that
// nobody closed. It is not html.Parse: that needs minutes and gigabytes for some pages of a few hundred kilobytes, and
// builds what is of no use here. Only elements that are blocks are in the tree; text markup (b, span, font) is
// not, except where it hides something.

const (
	maxDepth    = 512     // of elements in each other, as html.Parse has it
	maxElements = 200_000 // the largest pages seen have 20,000
	maxTag      = 4 << 20 // bytes of one tag or text; pictures within a page are the longest
	maxTags     = 1_000_000
)

// element is a block of a page.
type element struct {
	parent       *element
	tag          atom.Atom
	kids         []piece
	before       []piece // of a table: what stands in it but in no cell, which browsers show before it
	hidden       bool
	inline       bool // hidden text markup
	again        int  // of inline: how many of the same tag are open within
	furniture    bool // by its name: navigation, foot of the page
	pre          bool
	rows, cols   int // of a cell: its spans; rows is 0 where it reaches to the end of its group
	words, weigh int // of the region: see html_region.go
	sections     uint8
}

// piece is a child element, or a run of text: page.text[from:to], link bytes of which are links.
type piece struct {
	child          *element
	from, to, link int
}

// page is a tree with what is said about it.
type page struct {
	text  []byte // of all runs; \n is a line's end, other white space is one blank
	root  *element
	count int
	about metadata
}

// treeBuilder holds the elements that are open.
type treeBuilder struct {
	page
	open    []*element
	opened  map[atom.Atom]int // how many of each tag are open
	tags    int
	skip    atom.Atom // an element whose content is left out
	inLink  bool
	inTitle bool
	spare   []element // room for the next ones
}

// blockTags are the elements of the tree.
var blockTags = setOf(atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Caption, atom.Center, atom.Dd, atom.Details, atom.Dialog,
	atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5,
	atom.H6, atom.Header, atom.Hgroup, atom.Li, atom.Listing, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section,
	atom.Summary, atom.Table, atom.Tbody, atom.Td, atom.Template, atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Ul, atom.Xmp)

// skippedTags are never shown, or are no text of the page's.
var skippedTags = setOf(atom.Script, atom.Style, atom.Noscript, atom.Iframe, atom.Noembed, atom.Noframes, atom.Select, atom.Textarea, atom.Svg, atom.Math,
	atom.Audio, atom.Video, atom.Canvas, atom.Object)

// voidTags have no end.
var voidTags = setOf(atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta, atom.Param, atom.Source,
	atom.Track, atom.Wbr)

func setOf(tags ...atom.Atom) map[atom.Atom]bool {
	m := make(map[atom.Atom]bool, len(tags))
	for _, t := range tags {
		m[t] = true
	}
	return m
}

func newPage(text string) (*page, *Error) {
	root := &element{tag: atom.Body}
	b := &treeBuilder{page: page{root: root, text: make([]byte, 0, len(text)/4)}, open: []*element{root}, opened: map[atom.Atom]int{}}
	z := html.NewTokenizer(strings.NewReader(text))
	z.SetMaxBuf(maxTag)
	for {
		kind := z.Next()
		if kind != html.TextToken {
			b.tags++
		}
		if b.tags > maxTags {
			return nil, &Error{Message: "the page has more than a million tags", Hint: "keep the report alone"}
		}
		switch kind {
		case html.ErrorToken:
			if err := z.Err(); !errors.Is(err, io.EOF) {
				return nil, &Error{Message: "the page has a tag or text of more than 4 MB", Hint: "save the page without pictures"}
			}
			return &b.page, nil
		case html.TextToken:
			if b.skip == 0 {
				b.addText(z.Text())
			}
		case html.CommentToken:
			b.about.comment(z.Text())
		case html.StartTagToken, html.SelfClosingTagToken:
			if failure := b.start(z); failure != nil {
				return nil, failure
			}
		case html.EndTagToken:
			b.end(tagOf(z.Raw()))
		}
	}
}

func (b *treeBuilder) top() *element { return b.open[len(b.open)-1] }

// addText appends to the run of the innermost element. White space is one blank, as browsers show it.
func (b *treeBuilder) addText(s []byte) {
	if b.inTitle {
		b.about.title += string(s)
		return
	}
	e := b.top()
	pre := e.pre
	at := len(b.text)
	for _, c := range s {
		if !pre && (c == '\n' || c == '\t' || c == '\f') {
			c = ' '
		}
		if c == ' ' && !pre && len(b.text) > 0 && (b.text[len(b.text)-1] == ' ' || b.text[len(b.text)-1] == '\n') {
			continue
		}
		b.text = append(b.text, c)
	}
	if (e.tag == atom.Table || isRowGroup(e.tag) || e.tag == atom.Tr) && strings.TrimSpace(string(b.text[at:])) == "" {
		b.text = b.text[:at]
		return
	}
	b.addRun(at)
}

// addRun gives the text from there on to the innermost element.
func (b *treeBuilder) addRun(at int) {
	if at == len(b.text) {
		return
	}
	_, kids := b.place()
	link := 0
	if b.inLink {
		link = len(b.text) - at
	}
	if n := len(*kids); n > 0 && (*kids)[n-1].child == nil && (*kids)[n-1].to == at {
		(*kids)[n-1].to = len(b.text)
		(*kids)[n-1].link += link
		return
	}
	*kids = append(*kids, piece{from: at, to: len(b.text), link: link})
}

// place is where content goes: into the innermost element, or before a table that it stands in outside any cell.
func (b *treeBuilder) place() (parent *element, kids *[]piece) {
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

func (b *treeBuilder) start(z *html.Tokenizer) *Error {
	tag, more := tagOf(z.Raw()), true
	switch {
	case b.skip != 0:
		// A list or drawing that nobody closed ends where a block begins. What is raw text has no tags.
		if !blockTags[tag] {
			return nil
		}
		b.skip = 0
	case tag == atom.Meta || tag == atom.Link:
		b.about.tag(z, more)
		return nil
	case tag == atom.Title:
		b.inTitle = b.about.title == ""
		if !b.inTitle {
			b.skip = tag
		}
		return nil
	case skippedTags[tag]:
		b.skip = tag
		return nil
	case tag == atom.Br, tag == atom.Hr, tag == atom.Form, tag == atom.Option:
		b.lineEnd()
		return nil
	}
	if voidTags[tag] || tag == atom.Html || tag == atom.Head || tag == atom.Body {
		return nil
	}
	if !blockTags[tag] && tag != atom.A && !mayHide(z.Raw()) { // reading attributes costs more than all else
		more = false
	}
	a := attributes{rowspan: 1, colspan: 1}
	for more {
		var key, val []byte
		key, val, more = z.TagAttr()
		a.read(key, val)
	}
	if tag == atom.A {
		b.inLink = a.href
	}
	if !blockTags[tag] {
		b.startInline(tag, a)
		return nil
	}
	return b.startBlock(tag, a)
}

func (b *treeBuilder) lineEnd() {
	at := len(b.text)
	b.text = append(b.text, '\n')
	switch b.top().tag {
	case atom.Table, atom.Tbody, atom.Thead, atom.Tfoot, atom.Tr:
		b.text = b.text[:at]
		return
	}
	b.addRun(at)
}

// startInline opens text markup, which is only in the tree where it hides something.
func (b *treeBuilder) startInline(tag atom.Atom, a attributes) {
	e := b.top()
	switch {
	case e.inline && e.tag == tag:
		e.again++
	case a.hidden && tag != 0 && len(b.open) < maxDepth:
		b.push(element{tag: tag, inline: true, hidden: true})
	}
}

func (b *treeBuilder) startBlock(tag atom.Atom, a attributes) *Error {
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
			b.push(element{tag: atom.Tr})
		}
	}
	e := element{tag: tag, hidden: a.hidden || tag == atom.Template, pre: tag == atom.Pre || tag == atom.Listing || tag == atom.Xmp || b.top().pre, rows: a.rowspan, cols: max(1, a.colspan)}
	e.furniture = isFurniture(tag, a)
	b.push(e)
	return nil
}

// inTable reports whether a part of a table may stand here.
func (b *treeBuilder) inTable() bool {
	t := b.top().tag
	return t == atom.Table || isRowGroup(t) || t == atom.Tr
}

// slab is how many elements are made at once.
const slab = 64

func (b *treeBuilder) push(opened element) {
	if len(b.spare) == 0 {
		b.spare = make([]element, slab)
	}
	e := &b.spare[0]
	b.spare = b.spare[1:]
	*e = opened
	part := e.tag == atom.Tr || isRowGroup(e.tag) || e.tag == atom.Td || e.tag == atom.Th
	parent, kids := b.top(), &b.top().kids
	if !part {
		parent, kids = b.place()
	}
	e.parent = parent
	e.hidden = e.hidden || b.top().hidden
	*kids = append(*kids, piece{child: e})
	b.open = append(b.open, e)
	b.opened[e.tag]++
}
