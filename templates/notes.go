package templates

import (
	"cmp"
	"slices"
	"strconv"
)

// notes writes what the parser saw, as a list that goes by the notes' numbers.
func (b *buffer) notes(list []Note) *buffer {
	if len(list) == 0 {
		return b
	}
	b.raw("<ol class=notes aria-label=读取说明>\n")
	for _, n := range list {
		b.note(n)
	}
	return b.raw("</ol>\n")
}

func (b *buffer) note(n Note) {
	b.raw("<li")
	if n.Alike == nil {
		b.raw(" id=note-").int(n.Number)
	}
	b.raw(" value=").int(n.Number).raw(`><span class=severity>`).text(n.Severity).raw("</span> ")
	if n.Alike != nil {
		b.where(n).raw("：").text(n.Message).raw("\n<span class=\"source alike\">")
		for _, one := range n.Alike {
			b.raw("<a id=note-").int(one.Number).href("#" + one.Cell).raw(">").int(one.Number).raw("</a> ")
		}
		b.raw("· <code>").text(n.Code).raw("</code></span></li>\n")
		return
	}
	b.text(n.Message).raw("\n<span class=source>")
	if n.Origin.Line > 0 {
		b.link(n.Origin.Href(), n.Origin.Words()).raw(" · ")
	}
	if n.Cell != "" {
		b.link("#"+n.Cell, "所指单元格").raw(" · ")
	}
	b.raw("<code>").text(n.Code).raw("</code></span></li>\n")
}

// where says where the notes that are alike stand, and how many they are: 原件第 65–81 行，17 行.
func (b *buffer) where(n Note) *buffer {
	if runs := runsOf(n.Alike); len(runs) > 0 {
		b.raw("原件第 ")
		for i, run := range runs {
			if i > 0 {
				b.raw("、")
			}
			b.link(run[0].Href(), strconv.Itoa(run[0].Line))
			if run[1].Line > run[0].Line {
				b.raw("–").link(run[1].Href(), strconv.Itoa(run[1].Line))
			}
		}
		b.raw(" ").raw(runs[0][0].unit()).raw("，")
	}
	return b.int(len(n.Alike)).raw(" ").text(n.Counted)
}

// runsOf are the first and the last of each run of lines without a gap.
func runsOf(notes []Note) [][2]Origin {
	var lines []Origin
	for _, n := range notes {
		if n.Origin.Line > 0 {
			lines = append(lines, n.Origin)
		}
	}
	slices.SortFunc(lines, func(a, b Origin) int { return cmp.Compare(a.Line, b.Line) })
	var runs [][2]Origin
	for _, o := range lines {
		if last := len(runs) - 1; last >= 0 && o.Line <= runs[last][1].Line+1 {
			runs[last][1] = o
		} else {
			runs = append(runs, [2]Origin{o, o})
		}
	}
	return runs
}
