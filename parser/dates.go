package parser

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"nianbao/report"
)

// dates is what a document says of time: the year it reports on and the day it was published. Signed is the
// line of the signature where the day is only known from that, else 0.
type dates struct {
	year      int
	published report.Date
	signed    int
}

// firstYear and lastYear bound what can be a report's year: the first regulation came into force in May 2008.
const (
	firstYear = 2008
	lastYear  = 2099
)

// readDates finds the year in the title, else in the period the report states, else in the first year its text
// speaks of. Dates of publication and the numbers of quoted documents are not the year.
func readDates(lines []line, t title) dates {
	d := dates{year: t.year}
	if d.year == 0 {
		d.year = periodYear(lines)
	}
	if d.year == 0 {
		d.year = spokenYear(lines)
	}
	d.published, d.signed = publication(lines)
	return d
}

// yearMention is a year in a text, in digits or in 〇一二三…, with its place in bytes.
type yearMention struct{ year, at, size int }

// yearsIn finds the years of a folded text. Digits that are part of a longer number are none, nor is the number
// of a document (〔2021〕30号).
func yearsIn(s string) []yearMention {
	var list []yearMention
	for i := 0; i < len(s); {
		size, year := yearAt(s[i:])
		if size == 0 {
			_, size = utf8.DecodeRuneInString(s[i:])
			i += size
			continue
		}
		if year >= firstYear && year <= lastYear && !isNumbering(s, i, i+size) {
			list = append(list, yearMention{year, i, size})
		}
		i += size
	}
	return list
}

// isNumbering recognises the year of a document's number, s[from:to] in (2021)30号.
func isNumbering(s string, from, to int) bool {
	return from > 0 && to+1 < len(s) && strings.IndexByte("[(", s[from-1]) >= 0 && strings.IndexByte("])", s[to]) >= 0 &&
		(s[to+1] >= '0' && s[to+1] <= '9' || strings.HasPrefix(s[to+1:], "第"))
}

// yearAt reads a run of digits at the start of s: its length in bytes, and the year it is, 0 if none.
func yearAt(s string) (size, year int) {
	for size < len(s) && s[size] >= '0' && s[size] <= '9' {
		size++
	}
	if size > 0 {
		if size == 4 {
			year, _ = strconv.Atoi(s[:4])
		}
		return size, year
	}
	digits := 0
	for size < len(s) {
		r, n := utf8.DecodeRuneInString(s[size:])
		d := numeralOf(r)
		if d == 10 || d == 0 && !isZero(r) {
			break
		}
		if digits++; digits <= 4 {
			year = year*10 + d
		}
		size += n
	}
	if digits != 4 {
		year = 0
	}
	return size, year
}

// isZero tells the characters that stand for 0 in a year.
func isZero(r rune) bool { return r == '〇' || r == '○' || r == '零' || r == 'О' }

// onlyYear is the year of a text that names one and no other.
func onlyYear(s string) (year int, ok bool) {
	for _, y := range yearsIn(s) {
		if year != 0 && y.year != year {
			return 0, false
		}
		year = y.year
	}
	return year, year != 0
}

// periodYear is the year of the period stated: 2022年1月1日至12月31日.
func periodYear(lines []line) int {
	for _, l := range lines {
		if l.kind != proseLine || !strings.Contains(l.text, "12") {
			continue
		}
		s := fold(l.text)
		for _, y := range yearsIn(s) {
			rest := s[y.at+y.size:]
			for _, first := range []string{"年1月1日", "年01月01日", "年1月至12月"} {
				if after, ok := strings.CutPrefix(rest, first); ok && (first == "年1月至12月" || endsYear(after, y.year)) {
					return y.year
				}
			}
		}
	}
	return 0
}

// endsYear reports whether a period goes on, behind its first day, to the last of the year: 至12月31日, 至2022年12月31日.
func endsYear(s string, year int) bool {
	until, _, ok := strings.Cut(s[:min(len(s), 60)], "12月31日")
	if !ok {
		return false
	}
	last, _ := onlyYear(until)
	return last == year || len(yearsIn(until)) == 0
}

// spokenYear is the year that the first paragraph to begin with one begins with: 2022年,昌图镇人民政府…. Plans for the
// next year and looks back come behind the year itself.
func spokenYear(lines []line) int {
	for _, l := range lines {
		if l.kind != proseLine || !isLonger(l.text, 19) {
			continue
		}
		s := fold(l.text)
		if size, year := yearAt(s); year >= firstYear && year <= lastYear && strings.HasPrefix(s[size:], "年") {
			return year
		}
	}
	return 0
}

// publication is the day that the document says it was published on, or else was signed on: a line behind its
// text that is a date and nothing else.
func publication(lines []line) (day report.Date, signed int) {
	for i := range lines {
		l := &lines[i]
		if !l.states("期间") || !strings.Contains(l.text, "日期") && !strings.Contains(l.text, "时间") {
			continue
		}
		s := fold(l.text)
		for _, label := range []string{"发布日期", "发布时间", "公开日期", "公布日期", "公开时间"} {
			if after, ok := stated(s, label); ok {
				if d, _ := dateAt(after); d != "" {
					return d, 0
				}
			}
		}
	}
	behind := 0
	for i := len(lines) - 1; i >= 0 && behind < 6; i-- {
		l := &lines[i]
		if l.text == "" || l.kind == ruleLine {
			continue
		}
		behind++
		if l.kind != proseLine || !mayEndDate(l.text) {
			continue
		}
		s := fold(l.text)
		if len(s) > 120 {
			continue
		}
		// The date may follow the organ's name on its line.
		if at := signatureDate(s); at >= 0 {
			d, _ := dateAt(s[at:])
			return d, int(l.no)
		}
	}
	return "", 0
}

// states reports whether a line is prose, or has the title in it, and may state something: behind a colon, and a label in
// front of it that ends with one of these 汉字.
func (l *line) states(ends string) bool {
	if l.kind != proseLine && l.kind != titleLine || len(l.text) > 600 || strings.IndexByte(l.text, ':') < 0 && !strings.ContainsRune(l.text, '：') {
		return false
	}
	for i := 0; i < len(l.text); {
		switch {
		case isHan(l.text, i):
			i += len("一")
			continue
		case l.text[i] == ':' || strings.HasPrefix(l.text[i:], "："):
			if label := trim(l.text[:i]); len(label) >= len("一") && strings.Contains(ends, label[len(label)-len("一"):]) {
				return true
			}
		}
		i++
	}
	return false
}

// stated is what follows the first place in a folded text that has the label and a colon.
func stated(s, label string) (after string, ok bool) {
	for from := 0; ; {
		i := strings.IndexByte(s[from:], ':')
		if i < 0 {
			return "", false
		}
		from += i + 1
		if strings.HasSuffix(s[:from-1], label) {
			return s[from:], true
		}
	}
}

// signatureDate is where in a line the date begins that the line ends with, -1 where it ends otherwise.
func signatureDate(s string) int {
	if !mayEndDate(s) {
		return -1
	}
	for i := range s {
		size, year := yearAt(s[i:])
		if year < firstYear || year > lastYear || size == 0 {
			continue
		}
		if d, n := dateAt(s[i:]); d != "" && i+n == len(s) {
			return i
		}
	}
	return -1
}

// mayEndDate looks at how a text ends: dates end with 日, a digit or a numeral.
func mayEndDate(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return last == '日' || isFigureDigit(last) || numeralOf(last) > 0
}

// dateAt reads a date at the start of a folded text: 2021-01-20, 2021/1/20, 2021.1.20, 2021年1月20日, 二〇二一年…. It gives
// the bytes read; d is "" where there is none or no such day.
func dateAt(s string) (d report.Date, n int) {
	size, year := yearAt(s)
	if year < firstYear || year > lastYear {
		return "", 0
	}
	var parts [2]int
	n = size
	for i, marks := range [2]string{"年-/.", "月-/."} {
		r, w := utf8.DecodeRuneInString(s[n:])
		if w == 0 || !strings.ContainsRune(marks, r) {
			return "", 0
		}
		n += w
		parts[i], w = smallNumber(s[n:])
		if w == 0 {
			return "", 0
		}
		n += w
	}
	n += len(s[n:]) - len(strings.TrimPrefix(s[n:], "日"))
	day := time.Date(year, time.Month(parts[0]), parts[1], 0, 0, 0, 0, time.UTC)
	if int(day.Month()) != parts[0] || day.Day() != parts[1] {
		return "", 0
	}
	return report.Date(fmt.Sprintf("%04d-%02d-%02d", year, parts[0], parts[1])), n
}

// smallNumber reads a month or day in digits or Chinese numerals (一 to 三十一).
func smallNumber(s string) (v, n int) {
	for n < len(s) && n < 2 && s[n] >= '0' && s[n] <= '9' {
		v = v*10 + int(s[n]-'0')
		n++
	}
	if n > 0 {
		return v, n
	}
	for n < len(s) {
		r, w := utf8.DecodeRuneInString(s[n:])
		i := strings.IndexRune(numerals, r)
		switch {
		case i < 0:
			return v, n
		case r == '十' && v == 0:
			v = 10
		case r == '十':
			v *= 10
		default:
			v += i/len("一") + 1
		}
		n += w
	}
	return v, n
}
