package templates

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"
)

// Range says where the notes that are alike stand, and how many they are: 原件第 65–81 行，17 行.
func (n Note) Range() template.HTML {
	b := make(buffer, 0, 256)
	if runs := runsOf(n.Alike); len(runs) > 0 {
		b.raw("原件第 ")
		for i, run := range runs {
			if i > 0 {
				b.raw("、")
			}
			b.link(run[0].Href, strconv.Itoa(run[0].Line))
			if run[1].Line > run[0].Line {
				b.raw("–").link(run[1].Href, strconv.Itoa(run[1].Line))
			}
		}
		b.raw(" ").raw(runs[0][0].unit()).raw("，")
	}
	b.raw(strconv.Itoa(len(n.Alike))).raw(" ").text(n.Counted)
	return template.HTML(b)
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
