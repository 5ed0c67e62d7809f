package chart

import (
	"strings"
	"testing"
)

// The axis of shares ends at 100, also where their rounded parts come to a little more.
func TestWholesEndAtAHundred(t *testing.T) {
	s := Spec{ID: "x", Unit: "%", Stacked: true, Labels: []string{"甲镇", "乙镇"},
		Series: []Series{{Name: "予以公开", Points: points("66.7 50.0")}, {Name: "部分公开", Points: points("33.4 50.0")}}}
	for unit, want := range map[string]bool{"%": true, "件": false} {
		s.Unit = unit
		c, err := Draw(s)
		if err != nil {
			t.Fatal(err)
		}
		option, err := Option(s)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(string(option), `"max":100`); got != want {
			t.Errorf("%s: the axis ends at 100: %v", unit, got)
		}
		if got := strings.Contains(string(c.Static), `<i>100</i></div><div class="names">`); got != want {
			t.Errorf("%s: the drawing of the build ends at 100: %v", unit, got)
		}
	}
}
