package site

import (
	"bytes"
	"fmt"
	"strconv"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"nianbao/gazetteer"
	"nianbao/templates"
)

// markdownText is a rendered page of running text.
type markdownText struct {
	title    string           // its first heading
	contents []templates.Link // headings of the second level
	body     []byte
}

// renderMarkdown renders CommonMark with tables. Raw HTML is left out, and a picture becomes a link to it: pages load nothing that
// is not of the site. A heading's id is the one given in
// braces ({#series-break}), else its spelling in letters: Chinese headings would all be "heading" otherwise.
func renderMarkdown(source []byte) (markdownText, error) {
	md := goldmark.New(
		goldmark.WithExtensions(extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignNone))),
		goldmark.WithParserOptions(parser.WithAutoHeadingID(), parser.WithHeadingAttribute()),
	)
	doc := md.Parser().Parse(text.NewReader(source), parser.WithContext(parser.NewContext(parser.WithIDs(headingIDs{}))))
	onlyWords(doc)
	var out markdownText
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		h, ok := n.(*ast.Heading)
		if !ok {
			continue
		}
		words := plain(h, source)
		switch {
		case h.Level == 1 && out.title == "":
			out.title = words
		case h.Level == 2:
			id, _ := h.AttributeString("id")
			out.contents = append(out.contents, templates.Link{Text: words, Href: fmt.Sprintf("#%s", id)})
		}
	}
	var b bytes.Buffer
	if err := md.Renderer().Render(&b, source, doc); err != nil {
		return out, fmt.Errorf("markdown: %w", err)
	}
	out.body = b.Bytes()
	return out, nil
}

// onlyWords puts links in the place of pictures, and leaves headings their ids alone of what stands in braces.
func onlyWords(doc ast.Node) {
	var pictures []*ast.Image
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			switch n := n.(type) {
			case *ast.Image:
				pictures = append(pictures, n)
			case *ast.Heading:
				id, _ := n.AttributeString("id")
				n.RemoveAttributes()
				n.SetAttributeString("id", id)
			}
		}
		return ast.WalkContinue, nil
	})
	for _, p := range pictures {
		link := ast.NewLink()
		link.Destination, link.Title = p.Destination, p.Title
		for p.HasChildren() {
			link.AppendChild(link, p.FirstChild())
		}
		p.Parent().ReplaceChild(p.Parent(), p, link)
	}
}

// plain is the heading's text without marks.
func plain(n ast.Node, source []byte) string {
	var b bytes.Buffer
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b.Write(t.Segment.Value(source))
		} else {
			b.WriteString(plain(c, source))
		}
	}
	return b.String()
}

// headingIDs gives out ids, each once.
type headingIDs map[string]bool

func (ids headingIDs) Generate(value []byte, _ ast.NodeKind) []byte {
	id := gazetteer.Spell(string(value))
	if id == "" {
		id = "part"
	}
	for n, base := 2, id; ids[id]; n++ {
		id = base + "-" + strconv.Itoa(n)
	}
	ids[id] = true
	return []byte(id)
}

func (ids headingIDs) Put(value []byte) { ids[string(value)] = true }
