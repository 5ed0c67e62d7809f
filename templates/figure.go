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
		b.number(c.Value, c.Pad)
	case report.Inferred:
		b.raw(`<span class=vh>推定 </span>`).number(c.Value, c.Pad)
	case report.Invalid:
		b.raw(`<span class=vh>无效 </span><span class=raw>`).text(c.Raw).raw("</span>")
	default:
		b.raw(`<span class=vh>`).raw(stateWords[c.State]).raw("</span>")
	}
	return b
}

// number writes a decimal in groups of three digits. The gap between them is a margin, no character: what a
// reader copies stays a number.
func (b *buffer) number(n report.Number, pad int) {
	start := len(*b)
	if *b = n.Append(*b); pad == 0 && len(*b)-start <= 3 {
		return
	}
	s := string((*b)[start:])
	*b = (*b)[:start]
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

// dash reports whether a stroke stands for the cell's words: the style sheet draws it.
func (c *Cell) dash() bool { return c.Text == "—" && c.Words != "" }

// pads reports whether the cell itself has the room for decimals that its figure lacks: nothing stands behind the figure.
func (c *Cell) pads() bool {
	return 0 < c.Pad && c.Pad < len(padNames[0]) && c.isFigure() && c.State == report.Reported &&
		c.Note == "" && len(c.Marks)+len(c.Asked) == 0 && c.Sum.Value == ""
}

// pad is the class of such a cell.
func (c *Cell) pad() class {
	if !c.pads() {
		return class{}
	}
	whole := 0
	if c.Value.Whole() && c.Value.Decimals() == 0 {
		whole = 1
	}
	return class{padNames[whole][c.Pad], true}
}

// padNames are the classes of figures that lack so many decimals, and of those that lack the point, too.
var padNames = [2][10]string{{"", "p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9"}, {"", "w1", "w2", "w3", "w4", "w5", "w6", "w7", "w8", "w9"}}
