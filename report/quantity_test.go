package report

import (
	"fmt"
	"testing"
)

func TestReadQuantity(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"76件", "76 exact 2"},
		{"７６件", "76 exact 6"},
		{"1,204件", "1204 exact 5"},
		{"1，204件", "1204 exact 7"},
		{"1,20件", "1 exact 1"},
		{"12 件", "12 exact 2"},
		{"1 204件", "1204 exact 5 doubtful"},
		{"4513.25万元", "4513.25 exact 7"},
		{"3.5万条", "35000 exact 6"},
		{"1.23456万条", "12345.6 exact 10"},
		{"200余件", "200 least 6"},
		{"200 余条", "200 least 7"},
		{"3千余次", "3000 least 7"},
		{"1.2万余次", "12000 least 9"},
		{"0.45亿元", "0.45 exact 4"},
		{"零件", "0 exact 3 han"},
		{"十二件", "12 exact 6 han"},
		{"一百零五件", "105 exact 12 han"},
		{"二〇二二年", "2022 exact 12 han"},
		{"三千件", "3000 exact 6 han"},
		{"两万余件", "20000 least 9 han"},
		{"二十余件", "20 least 9 han"},
		{"3.", "3 exact 1"},
		{"百件", ""}, {"件", ""}, {"", ""}, {"1234567890123456", ""},
	} {
		q, size := ReadQuantity(c.text)
		got := ""
		if size > 0 {
			got = fmt.Sprintf("%s %s %d", q.Value, []string{"exact", "least", "about"}[q.Bound], size)
			if q.Doubtful {
				got += " doubtful"
			}
			if q.Han {
				got += " han"
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestQuantityCovers(t *testing.T) {
	for _, c := range []struct {
		text, number string
		want         bool
	}{
		{"76", "76", true}, {"76", "77", false}, {"0", "0", true}, {"0", "0.4", false},
		{"200余", "200", true}, {"200余", "299", true}, {"200余", "300", false}, {"200余", "199", false},
		{"280余", "289", true}, {"280余", "290", false}, {"1.2万余", "12999", true}, {"1.2万余", "13000", false},
		{"4513.3", "4513.25", true}, {"4513", "4513.25", true}, {"4514", "4513.25", false}, {"1.2万", "12034", true}, {"1.2万", "12600", false},
	} {
		q, _ := ReadQuantity(c.text)
		n, err := ParseNumber(c.number)
		if err != nil {
			t.Fatal(err)
		}
		if got := q.Covers(n); got != c.want {
			t.Errorf("%s covers %s: %v", c.text, c.number, got)
		}
	}
	q, _ := ReadQuantity("80")
	q.Bound = About
	if !q.Covers(Int(76)) || !q.Covers(Int(88)) || q.Covers(Int(89)) {
		t.Error("about 80 is from 72 to 88")
	}
}

func TestQuantityShift(t *testing.T) {
	for _, c := range []struct {
		text   string
		places int
		want   string
	}{{"251000", 4, "25.1"}, {"0.45", -4, "4500.00"}, {"3940", 4, "0.394"}} {
		q, _ := ReadQuantity(c.text)
		got, ok := q.Shift(c.places)
		if !ok || got.Value.String() != c.want {
			t.Errorf("%s shifted by %d: %s, want %s", c.text, c.places, got.Value, c.want)
		}
	}
	q, _ := ReadQuantity("999999999999999")
	if _, ok := q.Shift(-8); ok {
		t.Error("a number beyond 18 digits is given")
	}
}

func FuzzReadQuantity(f *testing.F) {
	f.Add("1,204.5万余件")
	f.Add("一百零五")
	f.Fuzz(func(t *testing.T, text string) {
		if _, size := ReadQuantity(text); size < 0 || size > len(text) {
			t.Fatalf("%q: %d", text, size)
		}
	})
}
