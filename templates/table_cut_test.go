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
		long.Sorts, long.Rows = true, append(long.Rows, row)
		groups = append(groups, Group{ID: "g" + strconv.Itoa(i), Label: "组", Column: 3, Rows: []Row{row, row}})
	}
	heads := [][]Head{{{Text: "机关", Label: true}, {Text: "a", Href: "indicators/x.y.html"}, {Text: "b"}}}
	for _, groups := range [][]Group{{long}, groups, nil} {
		whole := Table{ID: "t", Caption: "表", Heads: heads, Groups: groups}
		for _, room := range []int{1, 1500, 3000, 1 << 20} {
			rows := 0
			for _, piece := range whole.Cut(room) {
				written := string(piece.HTML())
				parts := len(piece.Groups)
				if parts == 1 {
					parts = len(piece.Groups[0].Rows)
				}
				if len(written) > room+20 && parts > 2 {
					t.Errorf("a piece of %d bytes, room for %d", len(written), room)
				}
				rows += strings.Count(written, `<th scope=row>`)
				piece.written = ""
				if again := string(piece.HTML()); again != written {
					t.Fatalf("a piece is\n%s\nalone\n%s", written, again)
				}
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
	before := string(table.HTML())
	if table.Weigh() != len(before) || string(table.HTML()) != before {
		t.Error("a table weighed is another")
	}
}
