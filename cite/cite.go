// Package cite says how a page is cited: as text after GB/T 7714—2015 for readers, as metadata for Zotero and its kind,
// and as JSON-LD of schema.org for machines. BibTeX, RIS and CSL-JSON are made from the JSON-LD in the reader's browser
// (assets/links.js), which alone knows the day of access and the cell, row or finding that is cited; so each page
// carries its reference once.
//
//	Reference ─┬─ GBT7714   辛店镇人民政府. 辛店镇2020年……年度报告[R/OL]. (2021-01-20)[引用日期]. https://…
//	           ├─ Meta      citation_title, citation_author, …
//	           └─ JSONLD    {"@type": "Report", "name": …}
package cite

import "strings"

// Site is who publishes what is no organ's own document.
const Site = "年报对照"

// Reference is what is cited. Text is as the document has it; nothing in it is escaped.
type Reference struct {
	Kind        Kind
	Author      string // the organ that reports; "" where the site itself speaks
	Title       string
	Description string // of a Dataset, "" for none
	Published   string // day of publication, YYYY-MM-DD, "" where the document does not tell
	Until       string // the newest day of publication among the reports that the page rests on, "" where none tells
	Years       string // reported on: 2020, 2019/2023
	Place       string // that it is about, "" for none
	Address     string // of the page: whole where the site's is known, its path else
	Whole       bool   // Address is whole
	File        string // the source's name; "" for a Dataset
	SHA256      string // of the source
	Source      string // address the source was taken from, "" where unknown
	Data        []Data // the same as data
}

// Kind is what a reference is to.
type Kind string

// A Report is an organ's document, a Dataset what the site has put together from several.
const (
	Report  Kind = "Report"
	Dataset Kind = "Dataset"
)

// Data is a file beside the page that holds the same as data.
type Data struct {
	Type    string // application/json
	Address string // whole where the site's is known
}

// AccessDay stands where the day of access belongs, which only the reader knows.
const AccessDay = "引用日期"

// GBT7714 is the reference after GB/T 7714—2015, 8.8 and 4.6: an electronic resource, the day of publication in
// round brackets, the day of access in square ones. What proves the source follows as a note.
func (r Reference) GBT7714() string {
	var b strings.Builder
	mark := "[R/OL]"
	if r.Kind == Dataset {
		mark = "[DB/OL]"
	}
	b.WriteString(r.author() + ". " + r.Title + mark + ". ")
	if day := r.day(); day != "" {
		b.WriteString("(" + day + ")")
	}
	b.WriteString("[" + AccessDay + "]. " + r.Address + ".")
	var proof []string
	if r.SHA256 != "" {
		proof = append(proof, "原件 SHA-256 "+r.SHA256)
	}
	if r.Until != "" {
		proof = append(proof, "数据截至 "+r.Until)
	}
	if len(proof) > 0 {
		b.WriteString(" " + strings.Join(proof, "，") + ".")
	}
	return b.String()
}

func (r Reference) author() string {
	if r.Author == "" {
		return Site
	}
	return r.Author
}

// day is when what is cited was published or last added to.
func (r Reference) day() string {
	if r.Kind == Dataset {
		return r.Until
	}
	return r.Published
}

// Meta are the names and contents of the meta elements by which Zotero's connector and Google Scholar know a report.
// They are of a Report only: a page of figures is no publication of an organ.
func (r Reference) Meta() [][2]string {
	if r.Kind != Report {
		return nil
	}
	list := [][2]string{{"citation_title", r.Title}, {"citation_author", r.author()}}
	if r.Published != "" {
		list = append(list, [2]string{"citation_publication_date", strings.ReplaceAll(r.Published, "-", "/")})
	}
	list = append(list, [2]string{"citation_technical_report_institution", r.author()}, [2]string{"citation_language", "zh-CN"})
	if r.Whole {
		list = append(list, [2]string{"citation_public_url", r.Address})
	}
	return list
}
