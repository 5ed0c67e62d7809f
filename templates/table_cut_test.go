package templates

import (
	"strconv"
	"strings"
	"testing"

	"nianbao/report"
)

// However a table is cut, its pieces have all rows once, under the same heads, and are what they would be alone.
func TestCut(t *testing.T) {
	var long Group
	var groups []Group
	for i := range 40 {
		page := "o" + strconv.Itoa(i) + "/2022.html"
		row := Row{Label: "机关", Href: page, Cells: []Cell{{State: report.Reported, Value: report.Int(int64(i)), Href: page + "#x.y"}, {Text: "—", Href: page + "#x.z"}}}
		if i == 30 {
			row.Cells[0].State, row.Cells[1] = report.Blank, Cell{None: true, Href: page + "#x.z"}
		}
		long.Sorts, long.Rows = true, append(long.Rows, row)
		groups = append(groups, Group{ID: "g" + strconv.Itoa(i), Label: "组", Column: 3, Rows: []Row{row, row}})
	}
	heads := [][]Head{{{Text: "机关", Label: true}, {Text: "a", Href: "indicators/x.y.html"}, {Text: "b"}}}
	for _, groups := range [][]Group{{long}, groups, nil} {
		whole := Table{ID: "t", Caption: "表", Heads: heads, Groups: groups}
		for _, room := range []int{1, 1500, 3000, 1 << 20} {
			rows := 0
			from := 0
			for _, piece := range whole.Written().Cut(room) {
				written := elementOf(piece.Table)
				if len(written) > room+20 && piece.To-piece.From > 1 {
					t.Errorf("a piece of %d bytes, room for %d", len(written), room)
				}
				rows += strings.Count(written, "<tr><th>")
				alone := whole
				if len(groups) == 1 {
					alone.Groups = []Group{long}
					alone.Groups[0].Rows = long.Rows[piece.From:piece.To]
				} else {
					alone.Groups = groups[piece.From:piece.To]
				}
				if again := elementOf(alone); again != written || piece.From != from {
					t.Fatalf("a piece from %d, not %d, is\n%s\nalone\n%s", piece.From, from, written, again)
				}
				if got, want := string(*new(buffer).table(piece.Table)), string(*new(buffer).table(alone)); got != want {
					t.Fatalf("a piece has around it\n%s\nalone\n%s", got, want)
				}
				from = piece.To
			}
			want := 0
			for _, g := range groups {
				want += len(g.Rows)
			}
			if rows != want {
				t.Errorf("%d rows of %d", rows, want)
			}
		}
	}
}

func TestWeigh(t *testing.T) {
	table := Table{ID: "t", Caption: "表", Groups: []Group{{Rows: []Row{{Label: "a"}}}}}
	before := elementOf(table)
	if table.Weigh() != len(before) || elementOf(table) != before {
		t.Error("a table weighed is another")
	}
}
