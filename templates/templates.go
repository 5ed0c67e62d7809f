// Package templates turns page structs into HTML. Each kind of page has a struct that says all a page shows,
// field by field, a template of the same name, and a Write method; nothing here looks anything up.
//
//	Frame          what every page has: title, way to the root, navigation, breadcrumbs
//	 ├─ Home        the front page
//	 ├─ Search      what is found
//	 ├─ Place       a place and, where it has one, its own organ with its years
//	 ├─ Report      one report: sections, tables, notes
//	 ├─ Source      the text it was read from, line by line
//	 ├─ Comparison  the organs of one level and year; Sheet is a page beside it with a part of its tables
//	 ├─ Trend       one organ over its years
//	 ├─ Versus      two reports side by side: two years of an organ, or a text and the one it may be taken from
//	 ├─ Quality     what the checks of all reports come to; Rule is one of them with its findings
//	 ├─ Alone       one chart of another page, for frames of other sites
//	 ├─ Coverage    which governments of a place have a report on which year
//	 ├─ Indicator   one indicator, all organs and years; Indicators lists them
//	 ├─ English     the guide and the glossary of the reading aid in English
//	 ├─ Text        about, method, glossary, 404
//	 └─ Redirect    what stands where a page was
//
// Links in the structs are relative to the page. Tables are written by Table.HTML, not by a template: a page
// may have thousands of cells, and html/template costs microseconds for each.
package templates

import (
	"embed"
	"html/template"
	"io"
)

//go:embed *.html
var files embed.FS

var pages = template.Must(template.New("").ParseFS(files, "*.html"))

// Frame is what every page has.
type Frame struct {
	Lang        string      // what the page is written in, "" for zh-CN
	Alternates  []Alternate // itself in other languages
	English     Aid         // the switch to English, and the guide behind it
	Title       string      // of the page, without the site's name
	Description string      // one sentence for search engines, "" for none
	Address     string      // the page's path below the site's root, printed at its foot on paper
	URL         string      // its whole address, printed instead where it is known; "" where it isn't
	Proof       string      // of the document it shows, printed above the address; "" for none
	Root        string      // the way to the site's root: "", "../", … or an absolute path
	Icon        string      // the mark in the tab
	Style       string      // the stylesheet
	Links       string      // the script by which each place on the page gives its address
	Article     bool        // the page is a document, not a page of the site about several
	Cited       []Pair      // names and contents of the meta elements by which reference managers know it
	Reference   template.JS // how it is cited, as JSON-LD; "" for a page that is not
	Feed        Link        // of what is new in what the page is about
	Search      string      // the description of the site's search for browsers, "" for none
	SearchForm  *SearchForm // in its head, nil where the page has one of its own
	Charts      *Scripts    // nil on a page without charts
	Sorting     string      // the script that sorts tables, "" on a page without
	Nav         []Link
	Crumbs      []Link // from the widest place to this page, which has no Href
}

// Alternate is the address of a page that says the same in a language, or in that of readers of any other (x-default).
type Alternate struct{ Lang, Href string }

// Aid is the reading aid in English.
type Aid struct {
	Script string // puts a page's words into English
	Guide  string // the page it leads to without a script
}

// Scripts is what a page with charts needs besides.
type Scripts struct {
	Style   string // the stylesheet of charts
	Script  string // what starts them
	ECharts string // what draws them, loaded by Script
	Embed   string // the page that shows one of them alone
}

// Link is a word or name that leads somewhere; without Href it is only told.
type Link struct {
	Text    string
	Href    string
	Current bool   // it is where the reader stands
	Note    string // said behind it, such as a count; "" for nothing
}

func write(w io.Writer, name string, page any) error { return pages.ExecuteTemplate(w, name, page) }
