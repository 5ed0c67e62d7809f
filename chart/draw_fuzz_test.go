package chart

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"nianbao/report"
)

// FuzzDraw makes a Spec of any bytes and asks what must hold of every drawing.
func FuzzDraw(f *testing.F) {
	f.Add([]byte("\x00\x02\x01\x00\x05\x01\x07\x00\x00"), "辛店镇")
	f.Add([]byte("\x01\x06\x03\x02\x01\x63\x00\x00\x02\x00\x01\x00\x03\x09\x04\xff"), "</script>")
	f.Add([]byte("\x02\xff\x09\x00\x01\x01"), "\u2028{b}\x00\xff")
	f.Fuzz(func(t *testing.T, data []byte, text string) {
		s := specOf(data, text)
		c, err := Draw(s)
		if err != nil {
			t.Fatalf("%v of %+v", err, s)
		}
		if !strings.HasSuffix(c.Summary, "。") {
			t.Errorf("the summary %q is no sentence", c.Summary)
		}
		if s.flat() != (c.Own == nil) {
			t.Errorf("flat is %v, the chart %s", s.flat(), c.Own)
		}
		if c.Own == nil {
			return
		}
		option, err := Option(s)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.ContainsRune(c.Own, '\'') {
			t.Errorf("not safe between quotes: %s", c.Own)
		}
		for _, body := range [][]byte{option, c.Own} {
			if !json.Valid(body) || bytes.ContainsAny(body, "<>&\u2028\u2029") {
				t.Errorf("unsafe: %s", body)
			}
		}
		if c.Height < step || c.Height > maxHeight || c.Height%step != 0 {
			t.Errorf("height %d", c.Height)
		}
		if !strings.ContainsAny(text, "\x00\x01\x02\x03\x04\x05\x06\x07\x08\x0b\x0c\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f\ufffe\uffff") && utf8.ValidString(text) {
			wellFormed(t, c.Static)
		}
		if bytes.Contains(c.Static, []byte("NaN")) || bytes.Contains(c.Static, []byte("Inf")) {
			t.Errorf("a place that is no number: %s", c.Static)
		}
		gaps, nulls := 0, nullData(t, option)
		for _, series := range s.Series {
			gaps += len(series.Points) - extremes(series.Points).known
		}
		if s.Kind == Lines && s.Break > 0 {
			gaps += len(s.Series) * len(s.Labels) // each of two parts is empty where the other is not
		}
		if len(drawing(s).spec.Labels) == len(s.Labels) && gaps != nulls {
			t.Errorf("%d gaps, %d nulls", gaps, nulls)
		}
	})
}

// specOf never gives a Spec that contradicts itself.
func specOf(data []byte, text string) Spec {
	next := func() int {
		if len(data) == 0 {
			return 0
		}
		b := data[0]
		data = data[1:]
		return int(b)
	}
	kind, labels, series := next(), 1+next(), 1+next()%9
	s := Spec{ID: ID("f", text), Title: text, Unit: text, Noun: text, Kind: Kind(kind % 2), Stacked: kind&2 != 0}
	if broken := next(); s.Kind == Lines && broken < labels {
		s.Break = broken
	}
	for range labels {
		s.Labels = append(s.Labels, text)
	}
	for range series {
		one := Series{Name: text, Href: text}
		for range labels {
			p := Point{State: report.State(next() % 5), Href: text}
			if p.State.HasValue() {
				n, ok := report.Int(int64(next()) - 100).Shift(uint8(next() % 5))
				if ok {
					p.Value = n
				}
			}
			one.Points = append(one.Points, p)
		}
		s.Series = append(s.Series, one)
	}
	return s
}

// nullData counts data without a value.
func nullData(t *testing.T, body []byte) int {
	var o option
	if err := json.Unmarshal(body, &o); err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, series := range o.Series {
		for _, d := range series.Data {
			if d.Value == nil {
				n++
			}
		}
	}
	return n
}
