package corpus

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// A PDF has no tables, only texts at places and drawn lines (ISO 32000-1). Lengths are in points, y upwards.
const (
	pageWidth, pageHeight = 595, 842
	marginSide, marginEnd = 72, 72
	textWidth             = pageWidth - 2*marginSide
	proseSize, cellSize   = 12, 7
	proseLead, cellLead   = 20, 9
)

// writePDF sets the pages as a word processor prints them: ruled tables, carried over pages, numbers at their feet.
func (m *maker) writePDF(p *pages) []byte {
	w := &pdfWriter{maker: m, codes: map[rune]int{}, y: pageHeight - marginEnd}
	for _, x := range p.flow() {
		switch x.kind {
		case titleLine:
			w.prose(x.text, (textWidth-proseSize*float64(width(x.text))/2)/2)
		case tablePiece:
			for _, s := range m.sheets(x.table, x.text) {
				for _, line := range s.before {
					w.prose(line, textWidth/2)
				}
				w.table(s)
			}
		default:
			w.prose(x.text, 2*proseSize)
		}
	}
	w.endPage()
	return w.file()
}

// pdfWriter fills one page after the other. Codes are those of the characters in the file's font, which holds no others.
type pdfWriter struct {
	*maker
	codes map[rune]int
	runes []rune
	done  []string // contents of pages
	page  strings.Builder
	y     float64 // below it the page is free
}

// show writes a text at a place.
func (w *pdfWriter) show(x, y, size float64, s string) {
	if s == "" {
		return
	}
	var codes strings.Builder
	for _, r := range s {
		code, known := w.codes[r]
		if !known {
			w.runes = append(w.runes, r)
			code = len(w.runes)
			w.codes[r] = code
		}
		fmt.Fprintf(&codes, "%04X", code)
	}
	fmt.Fprintf(&w.page, "BT /F1 %g Tf 1 0 0 1 %.2f %.2f Tm <%s> Tj ET\n", size, x, y, codes.String())
}

func (w *pdfWriter) endPage() {
	w.show(pageWidth/2-15, 40, 10, fmt.Sprintf("- %d -", len(w.done)+1))
	w.done = append(w.done, w.page.String())
	w.page.Reset()
	w.y = pageHeight - marginEnd
}

// need begins a page where the height does not fit.
func (w *pdfWriter) need(height float64) {
	if w.y-height < marginEnd {
		w.endPage()
	}
}

// prose sets a paragraph; its first line is indented.
func (w *pdfWriter) prose(s string, indent float64) {
	indent = max(0, indent)
	for s = strings.TrimSpace(s); s != ""; indent = 0 {
		line := fit(s, (textWidth-indent)/proseSize*2)
		s = s[len(line):]
		w.need(proseLead)
		w.show(marginSide+indent, w.y-proseSize, proseSize, line)
		w.y -= proseLead
	}
}

// fit is as much of a text as has room, in half-width characters.
func fit(s string, room float64) string {
	end := 0
	for end < len(s) {
		_, n := utf8.DecodeRuneInString(s[end:])
		if end > 0 && float64(width(s[:end+n])) > room {
			break
		}
		end += n
	}
	return s[:end]
}

// edges are the places of a table's columns: table 3 has three for labels.
func edges(columns int) []float64 {
	widths := slices.Repeat([]float64{1}, columns)
	switch {
	case columns >= 10 && columns < 15:
		copy(widths, []float64{1.1, 1.3, 3})
	case columns < 6:
		widths[0] = 2
	}
	sum := 0.0
	for _, n := range widths {
		sum += n
	}
	list := []float64{marginSide}
	for _, n := range widths {
		list = append(list, list[len(list)-1]+n*textWidth/sum)
	}
	return list
}

// placedBox is a cell with what of its lines, columns and rows is still to be drawn.
type placedBox struct {
	lines    []string
	from, to int
	rows     int
	begun    bool // on this page
}

// table sets a sheet row by row. A cell that a page's end cuts is drawn on both pages.
func (w *pdfWriter) table(s sheet) {
	xs := edges(s.width)
	var open []placedBox // cells that reach further down
	for _, r := range s.rows {
		row, high := placeRow(r, xs)
		height := float64(high)*cellLead + 6
		if w.y-height < marginEnd {
			for i := range open {
				w.line(xs[open[i].from], w.y, xs[open[i].to], w.y)
				open[i].begun = false
			}
			w.endPage()
		}
		open = append(open, row...)
		for i := range open {
			w.cell(&open[i], xs, height)
		}
		open = slices.DeleteFunc(open, func(p placedBox) bool { return p.rows == 0 })
		w.y -= height
	}
	w.y -= cellLead
}

// placeRow breaks the texts of a row's cells to their columns. High is how many lines the row needs.
func placeRow(r []box, xs []float64) (row []placedBox, high int) {
	high = 1
	col := 0
	for _, b := range r {
		p := placedBox{from: col, to: min(col+b.cols, len(xs)-1), rows: b.rows}
		col = p.to
		if b.above {
			continue
		}
		for part := range strings.SplitSeq(b.text, "\n") {
			for part != "" {
				line := fit(part, (xs[p.to]-xs[p.from]-4)/cellSize*2)
				p.lines = append(p.lines, line)
				part = part[len(line):]
			}
		}
		high = max(high, (len(p.lines)+b.rows-1)/b.rows)
		row = append(row, p)
	}
	return row, high
}

// cell draws what a row shows of a cell: its sides, its ends, and as many of its lines as have room.
func (w *pdfWriter) cell(p *placedBox, xs []float64, height float64) {
	left, right, bottom := xs[p.from], xs[p.to], w.y-height
	w.line(left, w.y, left, bottom)
	w.line(right, w.y, right, bottom)
	if !p.begun {
		w.line(left, w.y, right, w.y)
	}
	p.begun = true
	if p.rows--; p.rows == 0 {
		w.line(left, bottom, right, bottom)
	}
	room := int((height - 6) / cellLead)
	shown := p.lines[:min(room, len(p.lines))]
	p.lines = p.lines[len(shown):]
	y := w.y - 3 - float64(room-len(shown))*cellLead/2 - cellSize
	for _, line := range shown {
		w.show(left+(right-left-cellSize*float64(width(line))/2)/2, y, cellSize, line)
		y -= cellLead
	}
}

func (w *pdfWriter) line(x0, y0, x1, y1 float64) {
	fmt.Fprintf(&w.page, "%.2f %.2f m %.2f %.2f l S\n", x0, y0, x1, y1)
}

// file puts the pages and their font together: a subset whose codes only its map to Unicode explains.
func (w *pdfWriter) file() []byte {
	var b bytes.Buffer
	var offsets []int
	object := func(body string) {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(offsets), body)
	}
	stream := func(s string) string { return fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(s), s) }
	b.WriteString("%PDF-1.4\n")
	var kids, widths, unicodes strings.Builder
	for i := range w.done {
		fmt.Fprintf(&kids, "%d 0 R ", 6+2*i)
	}
	for i, r := range w.runes {
		fmt.Fprintf(&widths, "%d ", 500*width(string(r)))
		fmt.Fprintf(&unicodes, "<%04X> <", i+1)
		for _, u := range utf16.Encode([]rune{r}) {
			fmt.Fprintf(&unicodes, "%04X", u)
		}
		unicodes.WriteString(">\n")
	}
	object("<</Type/Catalog/Pages 2 0 R>>")
	object(fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]/MediaBox[0 0 %d %d]/Resources<</Font<</F1 3 0 R>>>>>>", len(w.done), kids.String(), pageWidth, pageHeight))
	object("<</Type/Font/Subtype/Type0/BaseFont/AAAAAA+FangSong/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>")
	object("<</Type/Font/Subtype/CIDFontType2/BaseFont/AAAAAA+FangSong/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/W[1[" + widths.String() + "]]>>")
	object(stream("begincmap\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n" + fmt.Sprintf("%d beginbfchar\n%sendbfchar\nendcmap", len(w.runes), unicodes.String())))
	for i, content := range w.done {
		object(fmt.Sprintf("<</Type/Page/Parent 2 0 R/Contents %d 0 R>>", 7+2*i))
		object(stream(content))
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, at := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, start)
	return b.Bytes()
}
