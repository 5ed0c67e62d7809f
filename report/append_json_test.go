package report

import (
	"bytes"
	"encoding/json"
	"testing"
)

// byReflection is what encoding/json makes of the report, told nothing of how.
func byReflection(t testing.TB, v any) string {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func FuzzAppendJSON(f *testing.F) {
	f.Add("", "", "", 0, uint8(0))
	f.Add("辛店镇", "<a href=\"x\">&", "1,234\n\x00", 2022, uint8(7))
	f.Add("\xff\u2028", "2022-01-28", "-0.50", -1, uint8(255))
	f.Fuzz(func(t *testing.T, a, b, c string, n int, shape uint8) {
		r := &Report{Schema: n, File: a, SHA256: b, Organ: Organ{Name: c, Place: a, Level: Level(b), Code: c}, Year: n, Title: b, Source: c, Form: Form(a)}
		number, _ := ParseNumber(c)
		if shape&1 != 0 {
			r.Organ.Region, r.Published = []string{a, "", b}, "2022-01-28"
		}
		if shape&2 != 0 {
			r.Sections = []Section{{Number: n, Title: a, Line: n}, {Text: []string{b, c}, Lines: []int{1, 2}}, {Text: []string{}}}
			r.Figures = []Figure{{Section: n, Subject: a, Value: number, Unit: b, Approximate: shape&4 != 0, Raw: c}}
			r.Notes = []Note{{Code: a, Severity: Severity(b), Line: n, Cell: c, Message: a}}
		}
		if shape&8 != 0 {
			r.Sections, r.Figures, r.Notes, r.Organ.Region = []Section{}, []Figure{}, []Note{}, []string{}
		}
		if shape&16 != 0 {
			r.Form = Form2021
			r.Cells = NewCells(Form2021)
			r.Cells.Set("requests.new.natural", Cell{State: Reported, Value: number, Raw: a, Line: 5, Column: 2})
			r.Cells.Set("requests.new.ngo", Cell{State: Invalid, Raw: b})
			r.Cells.Set("requests.other.total", Cell{State: State(shape >> 5 % 5), Value: number, Raw: c, Line: 9})
		}
		if got, want := string(r.AppendJSON([]byte("x")))+"\n", "x"+byReflection(t, r); got != want {
			t.Errorf("%s\nwant %s", got, want)
		}
	})
}
