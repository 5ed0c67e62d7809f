package parser

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// textLine is a run of glyphs that stand on one line, from left to right.
type textLine struct {
	glyphs []glyph
	y      float64
	size   float64 // of the largest
}

func (l textLine) x0() float64 { return l.glyphs[0].x0 }
func (l textLine) x1() float64 { return l.glyphs[len(l.glyphs)-1].x1 }

// textLines sorts glyphs into lines, from the top downwards. Characters drawn twice to look bold count once.
func textLines(glyphs []glyph) []textLine {
	slices.SortStableFunc(glyphs, func(a, b glyph) int { return cmp.Compare(b.middle(), a.middle()) })
	var lines []textLine
	for i := 0; i < len(glyphs); {
		end, size := i, glyphs[i].size
		for end < len(glyphs) && glyphs[i].middle()-glyphs[end].middle() <= 0.45*min(size, glyphs[end].size) {
			size = max(size, glyphs[end].size)
			end++
		}
		line := slices.Clone(glyphs[i:end])
		slices.SortStableFunc(line, func(a, b glyph) int { return cmp.Compare(a.x0, b.x0) })
		line = slices.CompactFunc(line, func(a, b glyph) bool {
			return a.r == b.r && math.Abs(a.x0-b.x0) < 0.15*a.size && math.Abs(a.y-b.y) < 0.15*a.size
		})
		lines = append(lines, textLine{glyphs: line, y: line[0].y, size: size})
		i = end
	}
	return lines
}

// text is the line's characters. Blanks are kept only between words of Latin letters or numbers: Chinese has none,
// and those that are drawn come of setting lines to full width.
func (l textLine) text() string {
	var b strings.Builder
	for i, g := range l.glyphs {
		if i > 0 {
			before := l.glyphs[i-1]
			if g.x0-before.x1 > 0.15*g.size && isAscii(before.r) && isAscii(g.r) {
				b.WriteByte(' ')
			}
		}
		b.WriteRune(g.r)
	}
	return b.String()
}

func isAscii(r rune) bool { return r < utf8.RuneSelf }

// split cuts a line where it is blank over more than the given part of the size.
func (l textLine) split(blank float64) []textLine {
	var list []textLine
	from := 0
	for i := 1; i <= len(l.glyphs); i++ {
		if i == len(l.glyphs) || l.glyphs[i].x0-l.glyphs[i-1].x1 > blank*l.glyphs[i].size {
			list = append(list, textLine{glyphs: l.glyphs[from:i], y: l.y, size: l.size})
			from = i
		}
	}
	return list
}

// isApart says that a blank stands between two figures of the line: they may be two numbers.
func (l textLine) isApart() bool {
	for i := 1; i < len(l.glyphs); i++ {
		a, b := l.glyphs[i-1], l.glyphs[i]
		if isFigure(a.r) && isFigure(b.r) && b.x0-a.x1 > 0.3*b.size {
			return true
		}
	}
	return false
}

// cellText is the text of a cell of the given width, its lines put together.
func cellText(glyphs []glyph, width float64) (text string, d doubt) {
	lines := textLines(glyphs)
	if isDownwards(glyphs) {
		lines = columnsOf(glyphs)
	}
	var b strings.Builder
	for i, l := range lines {
		if l.isApart() {
			d = rowDoubt
		}
		if i > 0 {
			above := lines[i-1]
			last, first := above.glyphs[len(above.glyphs)-1], l.glyphs[0]
			if isFigure(last.r) && isFigure(first.r) {
				d = max(d, wrapDoubt)
				if above.x1()-above.x0() < width-cellPadding-0.6*above.size {
					d = rowDoubt
				}
			}
			if isLetter(last.r) && isLetter(first.r) {
				b.WriteByte(' ')
			}
		}
		b.WriteString(l.text())
	}
	return b.String(), d
}

// cellPadding is what word processors leave blank, in points, beside a cell's text on both sides together.
const cellPadding = 11.0

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

func isDownwards(glyphs []glyph) bool {
	return !slices.ContainsFunc(glyphs, func(g glyph) bool { return !g.down })
}

// columnsOf sorts writing that runs downwards into its columns, from right to left.
func columnsOf(glyphs []glyph) []textLine {
	slices.SortStableFunc(glyphs, func(a, b glyph) int { return cmp.Compare(b.x0, a.x0) })
	var columns []textLine
	for i := 0; i < len(glyphs); {
		end := i
		for end < len(glyphs) && glyphs[i].x0-glyphs[end].x0 < 0.6*glyphs[i].size {
			end++
		}
		column := glyphs[i:end:end]
		slices.SortStableFunc(column, func(a, b glyph) int { return cmp.Compare(b.y, a.y) })
		columns = append(columns, textLine{glyphs: column, y: column[0].y, size: column[0].size})
		i = end
	}
	return columns
}

// isPageMark recognises a line that only numbers the page: - 4 -, 第4页 共6页, 4/6. Several numbers with nothing else
// are values.
func isPageMark(text string) bool {
	if strings.Contains(text, " ") && strings.Trim(text, "0123456789 ") == "" {
		return false
	}
	s := strings.Trim(fold(text), "-—–―·•|~_.")
	for _, w := range []string{"第", "页", "共", "/", ",", "，", "Page", "of"} {
		s = strings.ReplaceAll(s, w, "")
	}
	if s == "" || len(s) > 6 || utf8.RuneCountInString(text) > 20 {
		return false
	}
	return strings.Trim(s, "0123456789") == ""
}
