package report_test

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/report"
)

func TestSpread(t *testing.T) {
	for _, c := range []struct{ figures, want string }{
		{"5", "1: 5 5 5 5 5"},
		{"2 1", "2: 1 1 1.5 2 2"},
		{"3 1 2", "3: 1 1 2 3 3"},
		{"4 3 2 1", "4: 1 1.5 2.5 3.5 4"},
		{"1 2 3 4 5", "5: 1 2 3 4 5"},
		{"1 2 3 4 5 6", "6: 1 2 3.5 5 6"},
		{"0 0 0 0 0 0 0 9", "8: 0 0 0 0 9"},
		{"1.25 1.5", "2: 1.25 1.25 1.375 1.5 1.5"},
		{"-3 3", "2: -3 -3 0 3 3"},
		{"", ""},
		{"999999999999999999 1", "2: 1 1 500000000000000000 999999999999999999 999999999999999999"},
		{"0.000000001 0.000000002", ""},
	} {
		var figures []report.Number
		for _, text := range strings.Fields(c.figures) {
			n, err := report.ParseNumber(text)
			if err != nil {
				t.Fatal(err)
			}
			figures = append(figures, n)
		}
		got := ""
		if s, ok := report.SpreadOf(figures); ok {
			got = fmt.Sprintf("%d: %s %s %s %s %s", s.N, s.Least, s.Lower, s.Median, s.Upper, s.Most)
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.figures, got, c.want)
		}
	}
}
