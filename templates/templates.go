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
//	 ├─ Regions     what leads to the sites of a country that is too much for one
//	 └─ Redirect    what stands where a page was
//
// Links in the structs are relative to the page. What there is much of is written by a buffer (writer.go), not by a template:
// the frame, tables, and the pages of each report.
package templates

import (
	"embed"
	"html/template"
	"io"
)

//go:embed *.html
var files embed.FS

var pages = template.Must(template.New("").ParseFS(files, "*.html"))

// Link is a word or name that leads somewhere; without Href it is only told.
type Link struct {
	Text    string
	Href    string
	Current bool   // it is where the reader stands
	Note    string // said behind it, such as a count; "" for nothing
}

func write(w io.Writer, name string, page any) error { return pages.ExecuteTemplate(w, name, page) }
