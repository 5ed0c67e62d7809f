package check

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"nianbao/report"
)

// letter is a document that prescribes the form of the reports.
type letter struct {
	year, number int
	form         report.Form
}

var letters = [...]letter{{2021, 30, report.Form2021}, {2019, 60, report.Form2019}}

const issuer = "国办公开办函"

// basis compares the number of a document that ends at text[i:end] with 号, where it is that of the letter that
// prescribes the form or that of the regulations, with the year.
func (p *prose) basis(i, end int) {
	if p.r.Year > 0 {
		p.letter(i, end)
		p.order(i, end)
	}
}

// letter looks at a number like 国办公开办函〔2021〕30号 that ends at text[i:end].
func (p *prose) letter(i, end int) {
	rest, number := numberBefore(p.text[:i])
	bracket, size := utf8.DecodeLastRuneInString(rest)
	if number == 0 || !strings.ContainsRune("〕］】）])", bracket) {
		return
	}
	rest, year := numberBefore(rest[:len(rest)-size])
	bracket, size = utf8.DecodeLastRuneInString(rest)
	if year == 0 || !strings.ContainsRune("〔［【（[(", bracket) {
		return
	}
	rest = strings.TrimRight(rest[:len(rest)-size], " ")
	named := strings.HasSuffix(rest, issuer)
	start := len(rest)
	for n := 0; n < 8 && start > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(rest[:start])
		if !isHan(r) || strings.ContainsRune("及和与以按照据", r) {
			break
		}
		start -= size
	}
	about := p.ofTheReport(start, end)
	proper := issuer + "〔2021〕30号"
	if report.FormOf(p.r.Year) == report.Form2019 {
		proper = issuer + "〔2019〕60号"
	}
	for _, l := range letters {
		if l.year != year || l.number != number {
			continue
		}
		switch {
		case !named && about:
			p.find("text.basis", "", start, end, proper, "文中年度报告格式的文号为“"+p.text[start:end]+"”，应为"+proper+"，请核对。")
		case named && l.form != report.FormOf(p.r.Year) && p.r.Year >= 2019:
			p.find("text.basis", "", start, end, proper, "文中引用“"+p.text[start:end]+"”，"+strconv.Itoa(p.r.Year)+" 年度报告适用"+proper+"，请核对。")
		case named:
			p.count("text.basis", Pass)
		}
		return
	}
	if named && about {
		p.find("text.basis", "", start, end, proper, "文中年度报告格式的文号为“"+p.text[start:end]+"”，应为"+proper+"，请核对。")
	}
}

// ofTheReport reports whether the sentence around text[start:end] says on what the annual report rests.
func (p *prose) ofTheReport(start, end int) bool {
	from := strings.LastIndex(p.text[:start], "。") + 1
	until := len(p.text)
	if stop := strings.Index(p.text[end:], "。"); stop >= 0 {
		until = end + stop
	}
	sentence := p.text[from:until]
	return strings.Contains(sentence, "年度报告") || strings.Contains(sentence, "编制本报告")
}

// order looks at a number like 国务院令第711号 that ends at text[i:end].
func (p *prose) order(i, end int) {
	rest, number := numberBefore(p.text[:i])
	rest, ok := strings.CutSuffix(strings.TrimRight(rest, " "), "令第")
	if number == 0 || !ok || !strings.HasSuffix(rest, "国务院") && !strings.HasSuffix(rest, "国") {
		return
	}
	start := len(strings.TrimSuffix(strings.TrimSuffix(rest, "国务院"), "国"))
	if !strings.Contains(p.text[max(0, start-14*len("字")):start], "信息公开条例") || strings.Contains(p.text, "711") && strings.Contains(p.text, "492") {
		return
	}
	proper := 0
	switch {
	case p.r.Year >= 2019:
		proper = 711
	case p.r.Year <= 2017:
		proper = 492
	}
	switch {
	case proper == 0:
		p.count("text.basis", Unknown)
	case number == proper:
		p.count("text.basis", Pass)
	default:
		name := "国务院令第" + strconv.Itoa(proper) + "号"
		p.find("text.basis", "", start, end, name, "文中《政府信息公开条例》的文号为“"+p.text[start:end]+"”，"+strconv.Itoa(p.r.Year)+" 年度应为"+name+"，请核对。")
	}
}

// numberBefore gives the number that the text ends with, 0 where there is none, and what stands before it.
func numberBefore(text string) (rest string, n int) {
	rest = strings.TrimRight(text, " ")
	at := len(rest)
	for at > 0 && rest[at-1] >= '0' && rest[at-1] <= '9' && len(rest)-at < 6 {
		at--
	}
	n, _ = strconv.Atoi(rest[at:])
	return strings.TrimRight(rest[:at], " "), n
}

func lastSize(s string) int {
	_, size := utf8.DecodeLastRuneInString(s)
	return size
}

func firstSize(s string) int {
	_, size := utf8.DecodeRuneInString(s)
	return size
}
