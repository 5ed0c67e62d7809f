package corpus

import (
	"strings"
	"unicode/utf8"
)

// writeText sets a document's pages as text.
func (m *maker) writeText(p *pages) string {
	var lines []string
	gap := func() {
		if !m.style.compact {
			lines = append(lines, "")
		}
	}
	flow := p.flow()
	for i, x := range flow {
		if x.kind > titleLine && (i == 0 || flow[i-1].kind <= titleLine) {
			lines = append(lines, "")
		}
		switch x.kind {
		case tablePiece:
			lines = append(lines, m.setTable(x.table, x.text)...)
			gap()
		case heading, paragraph:
			lines = append(lines, x.text)
			gap()
		default:
			lines = append(lines, x.text)
		}
	}
	end := "\n"
	if m.layout == CRLF {
		end = "\r\n"
	}
	return strings.Join(lines, end) + end
}

// setTable gives the lines of a table. A heading may be one with its first line.
func (m *maker) setTable(t *table, glued string) []string {
	var widths []int
	if m.layout.is(padded) {
		widths = m.columnWidths(t)
	}
	var lines []string
	for i, r := range t.rows {
		lines = append(lines, r.before...)
		texts := r.texts()
		if i == 0 {
			texts[0] = glued + texts[0]
		}
		lines = append(lines, m.setRow(texts, widths)...)
		if i == 0 && m.layout == Markdown {
			lines = append(lines, "|"+strings.Repeat(" --- |", len(texts)))
		}
	}
	return lines
}

// setRow gives the lines of one row.
func (m *maker) setRow(texts []string, widths []int) []string {
	switch l := m.layout; {
	case l == Markdown:
		return []string{"| " + strings.Join(texts, " | ") + " |"}
	case l == Bars:
		return []string{strings.Join(texts, " | ")}
	case l.is(padded):
		return m.setPadded(texts, widths)
	case l.is(blanked):
		return around(printed(texts))
	case l.is(linear):
		return m.setLines(printed(texts))
	}
	return strings.Split(strings.Join(texts, "\t"), "\n")
}

// setLines gives each cell a line.
func (m *maker) setLines(cells []string) []string {
	var lines []string
	for _, c := range cells {
		c := strings.Split(c, "\n")
		switch last := len(c) - 1; m.layout {
		case LinesBehind:
			c[last] += " |"
		case LinesBefore:
			c[0] = "| " + c[0]
		case LinesAlone:
			c = append(c, "|")
		case LinesSpaced:
			c = append(c, "")
		}
		lines = append(lines, c...)
	}
	return lines
}

// around sets a row by blanks, with a label that is broken over lines around its numbers.
func around(cells []string) []string {
	for i, c := range cells {
		if before, after, broken := strings.Cut(c, "\n"); broken {
			values := strings.Join(cells[i+1:], " ")
			middle, after, three := strings.Cut(after, "\n")
			first := strings.Join(append(cells[:i:i], before), " ")
			if three {
				return []string{first, middle + " " + values, after}
			}
			return []string{first, middle + " " + values}
		}
	}
	return []string{strings.Join(cells, " ")}
}

// printed are the texts that are not empty.
func printed(texts []string) []string {
	var list []string
	for _, s := range texts {
		if s = strings.TrimSpace(s); s != "" {
			list = append(list, s)
		}
	}
	return list
}

// narrowest is how many characters of a label stand on a line where columns are narrow.
const narrowest = 9

// wrap breaks labels that are too long for their column.
func (m *maker) wrap(text string) []string {
	if m.layout == Wrapped && utf8.RuneCountInString(text) > narrowest && strings.Trim(text, "0123456789０１２３４５６７８９,.-万元件项 ") != "" {
		return broken(text, narrowest)
	}
	return strings.Split(text, "\n")
}

// columnWidths are what a table's columns need, in half-width characters. What spans columns takes their room.
func (m *maker) columnWidths(t *table) []int {
	var widths []int
	for _, r := range t.rows {
		fields := r.fields()
		for i, f := range fields {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			if m.layout == Wrapped && i+1 < len(fields) && fields[i+1].join == joinedLeft {
				continue
			}
			for _, line := range m.wrap(f.text) {
				widths[i] = max(widths[i], width(line))
			}
		}
	}
	return widths
}

// setPadded sets a row by columns. Where a text takes several lines, those with fewer stand in their middle, as
// pdftotext -layout has it.
func (m *maker) setPadded(texts []string, widths []int) []string {
	columns := make([][]string, len(texts))
	high := 1
	for i, s := range texts {
		if s != "" {
			columns[i] = m.wrap(s)
			high = max(high, len(columns[i]))
		}
	}
	lines := make([]string, high)
	for y := range lines {
		fields := make([]string, len(texts))
		for i, c := range columns {
			if at := y - (high-len(c))/2; at >= 0 && at < len(c) {
				fields[i] = c[at]
			}
		}
		lines[y] = pad(fields, widths)
	}
	return lines
}

func pad(fields []string, widths []int) string {
	var b strings.Builder
	column := 0
	for i, f := range fields {
		if f != "" {
			b.WriteString(strings.Repeat(" ", max(0, column-width(b.String()))))
			b.WriteString(f)
		}
		column += widths[i] + 2
	}
	return b.String()
}

// width is a text's in half-width characters.
func width(s string) int {
	n := utf8.RuneCountInString(s)
	return n + (len(s)-n)/2
}
