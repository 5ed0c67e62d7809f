package site

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"nianbao/report"
)

// The explorer's pieces are small files of JSON that its page fetches as a reader chooses; docs/explore-data.md is
// their specification. This one holds every cell of every year of one organ.

const (
	exploreFolder   = "explore"
	exploreOrgans   = exploreFolder + "/organs/" // with an organ's address behind it
	explorePlaces   = exploreFolder + "/places"  // ".json" of the whole country, "/" and an address of the others
	exploreWords    = exploreFolder + "/catalogue.json"
	exploreSearch   = exploreFolder + "/search" // ".json", and "/0.json" …
	exploreSchema   = 1
	exploreWholeMax = 15 // characters of a number that every reader of JSON keeps
)

// organCells is the piece of one organ.
type organCells struct {
	Schema int          `json:"schema"`
	Path   string       `json:"path"`
	Name   string       `json:"name"`
	Short  string       `json:"short"` // 函谷关镇, where the organ is a government
	Level  report.Level `json:"level"`
	Region []string     `json:"region"`
	Code   string       `json:"code"`
	Years  []yearCells  `json:"years"`
}

// yearCells are the cells of one report, in the order of the keys that the catalogue lists for its form.
type yearCells struct {
	Year  int         `json:"year"`
	Form  report.Form `json:"form"`
	Cells tokens      `json:"cells"`
}

// tokens are the cells of a report.
type tokens report.Cells

// MarshalJSON writes an array.
func (list tokens) MarshalJSON() ([]byte, error) {
	cells := report.Cells(list)
	b := append(make([]byte, 0, 8*cells.Len()+2), '[')
	for _, c := range cells.All() {
		if len(b) > 1 {
			b = append(b, ',')
		}
		b = token(c).append(b)
	}
	return append(b, ']'), nil
}

// token is a cell in as few bytes as say all of it but its place.
type token report.Cell

// MarshalJSON writes
//
//	12        reported, a whole number
//	"12.50"   reported, with the decimals that are printed
//	"=12"     inferred
//	""        blank
//	null      missing
//	"!见附件"  invalid, with the text that is printed
func (t token) MarshalJSON() ([]byte, error) { return t.append(nil), nil }

func (t token) append(b []byte) []byte {
	switch t.State {
	case report.Missing:
		return append(b, "null"...)
	case report.Blank:
		return append(b, `""`...)
	case report.Inferred:
		return append(t.Value.Append(append(b, `"=`...)), '"')
	case report.Invalid:
		return report.AppendText(b, "!"+t.Raw)
	}
	start := len(b)
	b = t.Value.Append(append(b, '"'))
	if number := b[start+1:]; bytes.IndexByte(number, '.') >= 0 || len(number) > exploreWholeMax {
		return append(b, '"')
	}
	return slices.Delete(b, start, start+1)
}

// exploreOrgan is the piece of the organ.
func exploreOrgan(o *organ) organCells {
	piece := organCells{Schema: exploreSchema, Path: o.path, Name: o.Name, Short: shortName(o.Organ), Level: o.Level,
		Region: append([]string{}, o.Region...), Code: o.Code, Years: []yearCells{}}
	for _, e := range o.years {
		piece.Years = append(piece.Years, yearCells{Year: e.Year, Form: e.Form, Cells: tokens(e.Cells)})
	}
	return piece
}

// shortName is what the organ is called beside its region: a government by its place.
func shortName(o report.Organ) string {
	if o.Level != report.Department && o.Place != "" {
		return o.Place
	}
	return o.Name
}

// yearRanges writes the organ's years as 2019-2022,2024.
func yearRanges(o *organ) string {
	var b strings.Builder
	for i := 0; i < len(o.years); {
		last := i
		for last+1 < len(o.years) && o.years[last+1].Year == o.years[last].Year+1 {
			last++
		}
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "%d", o.years[i].Year)
		if last > i {
			fmt.Fprintf(&b, "-%d", o.years[last].Year)
		}
		i = last + 1
	}
	return b.String()
}

// piece is a value as compact JSON, one line, 汉字 and signs as they are.
func piece(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
