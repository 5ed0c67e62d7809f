package corpus

import (
	"strings"
	"unicode/utf8"
)

// write sets a document's pages as text.
func (m *maker) write(p *pages) string {
	var lines []string
	gap := func() {
		if !m.style.compact {
			lines = append(lines, "")
		}
	}
	lines = append(lines, p.top...)
	lines = append(lines, p.title...)
	lines = append(lines, "")
	for _, paragraph := range p.lead {
		lines = append(lines, paragraph)
		gap()
	}
	for _, s := range p.sections {
		if s.heading != "" {
			lines = append(lines, s.heading)
			gap()
		}
		for _, paragraph := range s.text {
			lines = append(lines, paragraph)
			gap()
		}
		if s.table != nil {
			lines = append(lines, m.setTable(s.table)...)
			gap()
		}
	}
	lines = append(lines, p.signature...)
	end := "\n"
	if m.layout == CRLF {
		end = "\r\n"
	}
	return strings.Join(lines, end) + end
}

// setTable gives the lines of a table.
func (m *maker) setTable(t *table) []string {
	var widths []int
	if m.layout == Padded {
		widths = columnWidths(t)
	}
	var lines []string
	for i, r := range t.rows {
		lines = append(lines, r.before...)
		lines = append(lines, m.setRow(r.fields(), widths)...)
		if i == 0 && m.layout == Markdown {
			lines = append(lines, "|"+strings.Repeat(" --- |", len(r.fields())))
		}
	}
	return lines
}

// setRow gives the lines of one row.
func (m *maker) setRow(fields []string, widths []int) []string {
	switch l := m.layout; {
	case l == Markdown:
		return []string{"| " + strings.Join(fields, " | ") + " |"}
	case l == Bars:
		return []string{strings.Join(fields, " | ")}
	case l == Padded:
		return []string{pad(fields, widths)}
	case l == Blanks:
		return []string{strings.Join(printed(fields), " ")}
	case l.linear():
		return m.setLines(printed(fields))
	}
	return []string{strings.Join(fields, "\t")}
}

// setLines gives each cell a line.
func (m *maker) setLines(cells []string) []string {
	var lines []string
	for _, c := range cells {
		switch m.layout {
		case LinesBehind:
			lines = append(lines, c+" |")
		case LinesBefore:
			lines = append(lines, "| "+c)
		case LinesAlone:
			lines = append(lines, c, "|")
		case LinesSpaced:
			lines = append(lines, c, "")
		default:
			lines = append(lines, c)
		}
	}
	return lines
}

// printed are the fields that are not empty.
func printed(fields []string) []string {
	var list []string
	for _, f := range fields {
		if f = strings.TrimSpace(f); f != "" {
			list = append(list, f)
		}
	}
	return list
}

// columnWidths are what a table's columns need, in half-width characters.
func columnWidths(t *table) []int {
	var widths []int
	for _, r := range t.rows {
		for i, f := range r.fields() {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], width(f))
		}
	}
	return widths
}

func pad(fields []string, widths []int) string {
	var b strings.Builder
	for i, f := range fields {
		b.WriteString(f)
		b.WriteString(strings.Repeat(" ", widths[i]-width(f)+2))
	}
	return strings.TrimRight(b.String(), " ")
}

// width is a text's in half-width characters.
func width(s string) int {
	n := utf8.RuneCountInString(s)
	return n + (len(s)-n)/2
}
