package parser

import "golang.org/x/net/html/atom"

// tagKind is what becomes of a tag in the tree.
type tagKind struct {
	is  tagRole
	at  uint8 // below kinds; the tags of the tree have each their own
	raw bool  // its content has no tags
}

type tagRole uint8

const (
	inlineTag  tagRole = iota // text markup
	blockTag                  // an element of the tree
	skippedTag                // never shown, or no text of the page's
	voidTag                   // without an end, or of the page as a whole
)

// kinds is the number of places for the kinds of tags.
const kinds = 64

var (
	tagKinds  = listKinds()
	tagNames  = indexNames()
	paragraph = tagKinds[atom.P]
)

// namedTag is a tag with its name and kind.
type namedTag struct {
	key  nameKey
	tag  atom.Atom
	kind tagKind
}

// tagTable finds tags by their names. It is asked for every tag of a page, and takes half the time of a map. A quarter of
// its places is in use.
type tagTable [512]namedTag

// find gives the place of the name: that of its tag, or an empty one.
func (t *tagTable) find(key nameKey) *namedTag {
	for at := uint64(key) * 0x9E3779B97F4A7C15 >> 32; ; at++ { // the golden ratio's bits spread keys
		if place := &t[at%uint64(len(t))]; place.key == key || place.key == 0 {
			return place
		}
	}
}

// indexNames lists tags by their names: all with a kind of their own whose names are short, and the commonest of text
// markup.
func indexNames() *tagTable {
	t := &tagTable{}
	add := func(name string, tag atom.Atom, kind tagKind) {
		if len(name) <= longestKey {
			*t.find(keyOf(name)) = namedTag{keyOf(name), tag, kind}
		}
	}
	add("o:p", 0, tagKind{})
	for _, tag := range []atom.Atom{atom.A, atom.B, atom.Em, atom.Font, atom.I, atom.Span, atom.Strong, atom.U} {
		add(tag.String(), tag, tagKind{})
	}
	for tag, kind := range tagKinds {
		add(tag.String(), tag, kind)
	}
	return t
}

func listKinds() map[atom.Atom]tagKind {
	m := map[atom.Atom]tagKind{}
	for i, t := range []atom.Atom{atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Caption, atom.Center, atom.Dd, atom.Details, atom.Dialog,
		atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5,
		atom.H6, atom.Header, atom.Hgroup, atom.Li, atom.Listing, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section,
		atom.Summary, atom.Table, atom.Tbody, atom.Td, atom.Template, atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Ul, atom.Xmp} {
		m[t] = tagKind{is: blockTag, at: uint8(i + 1)}
	}
	for _, t := range []atom.Atom{atom.Script, atom.Style, atom.Noscript, atom.Iframe, atom.Noembed, atom.Noframes, atom.Select, atom.Textarea, atom.Svg, atom.Math,
		atom.Audio, atom.Video, atom.Canvas, atom.Object} {
		m[t] = tagKind{is: skippedTag}
	}
	for _, t := range []atom.Atom{atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta, atom.Param, atom.Source,
		atom.Track, atom.Wbr, atom.Html, atom.Head, atom.Body} {
		m[t] = tagKind{is: voidTag}
	}
	for _, t := range []atom.Atom{atom.Iframe, atom.Noembed, atom.Noframes, atom.Noscript, atom.Plaintext, atom.Script, atom.Style, atom.Textarea, atom.Title, atom.Xmp} {
		kind := m[t]
		kind.raw = true
		m[t] = kind
	}
	return m
}
