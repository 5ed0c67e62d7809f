package templates

import (
	"strconv"
	"strings"

	"nianbao/report"
)

// stateWords is what each state is called on the pages.
var stateWords = map[report.State]string{
	report.Reported: "填报", report.Blank: "空白", report.Missing: "缺失", report.Inferred: "推定", report.Invalid: "无效",
}

// stateMeanings is how a legend explains the states that need a word.
var stateMeanings = map[report.State]string{
	report.Blank:    "空白：格内未填，或只画一横",
	report.Missing:  "缺失：原件没有此格，或无法与邻格分清",
	report.Inferred: "推定：此格读不出，由原件自身的合计唯一确定",
	report.Invalid:  "无效：格内所印不是数字",
}

// StateWord is what the state is called on the pages.
func StateWord(s report.State) string { return stateWords[s] }

// figure writes what a cell holds. The marks of the states are drawn by the stylesheet; the words are for
// those who do not see it.
func (b *buffer) figure(c Cell) *buffer {
	switch c.State {
	case report.Reported:
		b.number(c.Value.String(), c.Pad)
	case report.Inferred:
		b.raw(`<span class=vh>推定 </span>`).number(c.Value.String(), c.Pad)
	case report.Invalid:
		b.raw(`<span class=vh>无效 </span><span class=raw>`).text(c.Raw).raw("</span>")
	default:
		b.raw(`<span class=vh>`).raw(stateWords[c.State]).raw("</span>")
	}
	return b
}

// number writes a decimal in groups of three digits. The gap between them is a margin, no character: what a
// reader copies stays a number.
func (b *buffer) number(s string, pad int) {
	if pad > 0 {
		b.raw(`<span class="pad-`).raw(strconv.Itoa(pad))
		if !strings.Contains(s, ".") {
			b.raw(" whole")
		}
		b.raw(`">`)
		defer b.raw("</span>")
	}
	if strings.HasPrefix(s, "-") {
		b.raw("-")
		s = s[1:]
	}
	whole, fraction, point := strings.Cut(s, ".")
	first := (len(whole)-1)%3 + 1
	b.raw(whole[:first])
	for i := first; i < len(whole); i += 3 {
		b.raw("<b>").raw(whole[i : i+3]).raw("</b>")
	}
	if point {
		b.raw(".").raw(fraction)
	}
}

func decimals(s string) int {
	_, fraction, _ := strings.Cut(s, ".")
	return len(fraction)
}
