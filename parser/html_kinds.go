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

// namedTag is a tag with its kind.
type namedTag struct {
	tag  atom.Atom
	kind tagKind
}

// indexNames lists tags by their names: all with a kind of their own whose names are short, and the commonest of text
// markup.
func indexNames() map[nameKey]namedTag {
	m := map[nameKey]namedTag{keyOf("o:p"): {}}
	for _, t := range []atom.Atom{atom.A, atom.B, atom.Em, atom.Font, atom.I, atom.Span, atom.Strong, atom.U} {
		m[keyOf(t.String())] = namedTag{tag: t}
	}
	for t, kind := range tagKinds {
		if name := t.String(); len(name) <= longestKey {
			m[keyOf(name)] = namedTag{t, kind}
		}
	}
	return m
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
