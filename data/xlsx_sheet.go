package data

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"nianbao/report"
)

// sheet is a sheet that is being written: rows from above, cells from the left. Where it has as many rows as Excel takes, it
// goes on in another of its name, under the same head.
type sheet struct {
	book   *workbook
	layout layout
	out    *stream
	body   []byte // not packed yet
	number int    // of the row at hand, from 1
	digits []byte // of that number
	column int    // cells of it
	more   int    // sheets that this one goes on
	rows   int    // most rows of a sheet
}

// layout is what a sheet has besides its rows.
type layout struct {
	name   string
	heads  [][]string // rows that stay while the others move
	widths []int      // of columns, in characters; the last holds for all that follow
	frozen int        // columns that stay
}

const (
	excelRows  = 1 << 20
	excelText  = 32_767 // characters of a cell
	excelExact = 15     // digits of a number that Excel keeps
)

// sheet begins a sheet of the workbook.
func (w *workbook) sheet(l layout) *sheet {
	s := &sheet{book: w, layout: l, rows: excelRows}
	s.open()
	return s
}

func (s *sheet) open() {
	name := s.layout.name
	if s.more > 0 {
		name += fmt.Sprintf("（续 %d）", s.more)
	}
	s.book.sheets = append(s.book.sheets, name)
	s.out = &stream{}
	s.number, s.column = 0, 0
	s.raw(xmlHead + `<worksheet ` + mainSpace + `><sheetViews><sheetView workbookViewId="0">`)
	if heads := len(s.layout.heads); heads > 0 {
		at := columnName(s.layout.frozen) + strconv.Itoa(heads+1)
		pane, split := "bottomLeft", ""
		if s.layout.frozen > 0 {
			pane, split = "bottomRight", fmt.Sprintf(` xSplit="%d"`, s.layout.frozen)
		}
		s.raw(fmt.Sprintf(`<pane%s ySplit="%d" topLeftCell="%s" activePane="%s" state="frozen"/>`, split, heads, at, pane))
	}
	s.raw(`</sheetView></sheetViews><cols>`)
	for i, width := range s.layout.widths {
		last := i + 1
		if last == len(s.layout.widths) {
			last = 1 << 14
		}
		s.raw(fmt.Sprintf(`<col min="%d" max="%d" width="%d" customWidth="1"/>`, i+1, last, width))
	}
	s.raw(`</cols><sheetData>`)
	for _, head := range s.layout.heads {
		for _, text := range head {
			s.text(styleHead, text)
		}
		s.endRow()
	}
}

func (s *sheet) raw(xml string) { s.body = append(s.body, xml...) }

// endRow ends the row, and the sheet where it is full.
func (s *sheet) endRow() {
	s.begin()
	s.column = 0
	s.raw("</row>")
	if s.number == s.rows {
		s.close()
		s.more++
		s.open()
	}
}

// begin begins the row where it has no cells yet.
func (s *sheet) begin() {
	if s.column == 0 {
		s.number++
		s.digits = strconv.AppendInt(s.digits[:0], int64(s.number), 10)
		s.raw(`<row r="`)
		s.body = append(s.body, s.digits...)
		s.raw(`">`)
	}
}

func (s *sheet) hand() {
	if len(s.body) == 0 {
		return
	}
	s.out.add(s.book.packer.pack(s.body))
	s.body = s.body[:0]
}

// run writes so many rows, as a piece of the key where they do not fill the sheet. A piece names its rows by their numbers.
func (s *sheet) run(key Key, rows int, write func()) {
	if rows == 0 || s.number+rows >= s.rows {
		write()
		return
	}
	s.hand()
	next := s.number + rows
	s.out.add(s.book.known.of(key.with("sheet", s.layout.name, strconv.Itoa(s.more), strconv.Itoa(s.number)), func() piece {
		write()
		one := s.book.packer.pack(s.body)
		s.body = s.body[:0]
		return one
	}))
	s.number = next
}

func (s *sheet) close() {
	s.raw("</sheetData>")
	if heads := len(s.layout.heads); heads > 0 {
		s.raw(fmt.Sprintf(`<autoFilter ref="A%d:%s%d"/>`, heads, columnName(len(s.layout.heads[0])-1), s.number))
	}
	s.raw("</worksheet>")
	s.hand()
	s.book.files = append(s.book.files, packedFile{fmt.Sprintf("xl/worksheets/sheet%d.xml", len(s.book.sheets)), *s.out})
}

// empty leaves a cell out.
func (s *sheet) empty() {
	s.begin()
	s.column++
}

// place begins the next cell, up to its place.
func (s *sheet) place() {
	s.begin()
	s.raw(`<c r="`)
	s.raw(columnName(s.column))
	s.body = append(s.body, s.digits...)
	s.column++
}

// cell begins a cell, up to what follows its place and style.
func (s *sheet) cell(style int) {
	s.place()
	if style != styleNumber {
		s.raw(`" s="`)
		s.body = strconv.AppendInt(s.body, int64(style), 10)
	}
}

// written is what a figure is behind its place.
func written(f Figure) string {
	one := sheet{column: 1}
	one.figure(f)
	return strings.TrimPrefix(string(one.body), `<c r="B`)
}

// numeral writes a number; one of more digits than Excel keeps stays a text, so that none of them is lost.
func (s *sheet) numeral(style int, n report.Number) {
	var digits [24]byte
	printed := n.Append(digits[:0])
	if len(printed) > excelExact {
		s.text(styleText, string(printed))
		return
	}
	s.cell(style)
	s.raw(`"><v>`)
	s.body = append(s.body, printed...)
	s.raw(`</v></c>`)
}

// text writes a text.
func (s *sheet) text(style int, text string) {
	if text == "" {
		s.empty()
		return
	}
	s.cell(style)
	s.raw(`" t="inlineStr"><is><t`)
	if strings.TrimSpace(text) != text || strings.Contains(text, "\n") {
		s.raw(` xml:space="preserve"`)
	}
	s.raw(`>`)
	s.escape(short(text))
	s.raw(`</t></is></c>`)
}

// short is the text, or where a cell can't hold all of it its beginning, and where the rest is.
func short(text string) string {
	const rest = "……（过长，全文见 CSV）"
	if len(text) <= excelText {
		return text
	}
	cut := excelText - len(rest)
	for !utf8.RuneStart(text[cut]) {
		cut--
	}
	return text[:cut] + rest
}

// escape writes a text as XML. What XML can't hold is written as _x0007_, and what looks like that as _x005F_x0007_, as Excel does.
func (s *sheet) escape(text string) {
	for i, r := range text {
		switch {
		case r == '&':
			s.raw("&amp;")
		case r == '<':
			s.raw("&lt;")
		case r == '>':
			s.raw("&gt;")
		case r < ' ' && r != '\t' && r != '\n', r == 0xfffe, r == 0xffff:
			s.raw(fmt.Sprintf("_x%04X_", r))
		case r == '_' && escaped(text[i:]):
			s.raw("_x005F_")
		default:
			s.body = utf8.AppendRune(s.body, r)
		}
	}
}

// escaped reports whether the text begins like an escape.
func escaped(text string) bool {
	return len(text) >= 7 && text[1] == 'x' && text[6] == '_' && strings.Trim(text[2:6], "0123456789ABCDEFabcdef") == ""
}

// columnNames are A, B, … ZZ.
var columnNames = func() (names [26 * 27]string) {
	for i := range names {
		if names[i] = string(rune('A' + i%26)); i >= 26 {
			names[i] = names[i/26-1] + names[i]
		}
	}
	return names
}()

// columnName is the name of a column, from 0.
func columnName(i int) string { return columnNames[i] }
