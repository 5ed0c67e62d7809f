package report_test

import (
	"encoding/json"
	"testing"

	"nianbao/report"
)

func TestParseNumber(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"0", "0"}, {"76", "76"}, {"007", "7"}, {"-3", "-3"}, {"+3", "3"}, {"43.788", "43.788"}, {"0.0000", "0.0000"}, {"-0.5", "-0.5"},
		{"999999999999999999", "999999999999999999"},
		{"", ""}, {"-", ""}, {".5", ""}, {"5.", ""}, {"1e3", ""}, {"1,000", ""}, {"1 000", ""}, {"１", ""}, {"0.1234567891", ""}, {"1999999999999999999", ""},
	} {
		n, err := report.ParseNumber(c.in)
		got := n.String()
		if err != nil {
			got = ""
		}
		if got != c.want {
			t.Errorf("ParseNumber(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestNumberArithmetic(t *testing.T) {
	num := func(s string) report.Number {
		n, err := report.ParseNumber(s)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	if sum, ok := num("0.1").Add(num("2")); !ok || sum.String() != "2.1" {
		t.Errorf("0.1 + 2 = %s, %v", sum, ok)
	}
	if _, ok := num("999999999999999999").Add(num("0.000000001")); ok {
		t.Error("a sum that needs 27 digits does not overflow")
	}
	for _, c := range []struct {
		in   string
		want string
	}{{"251000", "25.1"}, {"8403", "0.8403"}, {"0", "0"}, {"1.50", "0.00015"}} {
		if got, ok := num(c.in).Shift(4); !ok || got.String() != c.want {
			t.Errorf("%s shifted by 4 is %s (%v), want %s", c.in, got, ok, c.want)
		}
	}
	for _, c := range []struct {
		a, b string
		want int
	}{{"1.0", "1", 0}, {"-1", "1", -1}, {"0.5", "0.49", 1}} {
		if got := num(c.a).Cmp(num(c.b)); got != c.want {
			t.Errorf("%s cmp %s = %d, want %d", c.a, c.b, got, c.want)
		}
	}
	if !num("3.00").Whole() || num("3.01").Whole() {
		t.Error("Whole goes by the value, not by the decimals")
	}
}

// Whatever is printed comes out of JSON as printed.
func FuzzNumber(f *testing.F) {
	for _, s := range []string{"0", "-12.50", "8403", "x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := report.ParseNumber(s)
		if err != nil {
			return
		}
		if again, err := report.ParseNumber(n.String()); err != nil || again != n {
			t.Fatalf("%q → %s → %s, %v", s, n, again, err)
		}
		b, err := json.Marshal(n)
		if err != nil || !json.Valid(b) {
			t.Fatalf("%q is no JSON number: %s, %v", s, b, err)
		}
	})
}
