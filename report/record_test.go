package report_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/report"
)

// sample is a report with something in every field.
func sample(f report.Form) report.Report {
	r := report.Report{Schema: 1, File: "reports/xindian-2022.txt", SHA256: strings.Repeat("0a", 32),
		Organ: report.Organ{Name: "辛店镇人民政府", Place: "辛店镇", Level: report.Township, Region: []string{"河南省", "郑州市", "新郑市"}, Code: "410184102"},
		Year:  2022, Title: "辛店镇<2022>年\"度\"报告\t&", Published: "2023-01-20", Source: "https://a.cn/b?c&d", Form: f,
		Sections: []report.Section{{Number: 1, Title: "总体情况", Line: 2, Text: []string{"共公开 103 条。", "𠮷\\"}, Lines: []int{3, 4}},
			{Number: 2, Title: "", Line: 0, Text: []string{}, Lines: []int{}}},
		Figures: []report.Figure{{Section: 1, Paragraph: 1, Line: 3, Subject: "共公开", Value: report.Int(103), Unit: "条", Approximate: true, Raw: "103 条"}},
		Notes:   []report.Note{{Code: "row-shifted", Severity: report.Warning, Line: 4, Message: "错位"}},
		Lines:   []string{"题", "总体情况", "共公开 103 条。", "𠮷\\"}, Blocks: true}
	if f != report.FormFree {
		r.Cells = report.NewCells(f)
	}
	for i, key := range report.Keys(f) {
		n, _ := report.ParseNumber([]string{"0", "-3", "43.7880"}[i%3])
		c := []report.Cell{{}, {State: report.Reported, Value: n, Raw: n.String(), Line: 3, Column: 2}, {State: report.Blank, Raw: "/", Line: 1},
			{State: report.Inferred, Value: n, Line: 2}, {State: report.Invalid, Raw: "见表"}}[i%5]
		r.Cells.Set(key, c)
	}
	return r
}

func written(t testing.TB, r report.Report) string {
	t.Helper()
	b, err := report.Record{Report: &r, Sidecar: true, Slug: "xindian", Answers: map[string]string{"told.new.s1-p1": "已核实"}}.Append(nil)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

var exact = cmp.Options{cmp.AllowUnexported(report.Number{}), cmp.Transformer("cells", func(c report.Cells) map[string]report.Cell {
	return maps.Collect(c.All())
})}

func TestRecord(t *testing.T) {
	for _, f := range []report.Form{report.Form2021, report.Form2019, report.FormFree} {
		r := sample(f)
		if f == report.Form2021 {
			r.Cells.Set(report.OtherKeys()[3], report.Cell{State: report.Reported, Raw: "0"})
		}
		line := written(t, r)
		got, err := report.ReadRecord([]byte(line))
		if err != nil {
			t.Fatal(err)
		}
		want := report.Record{Report: &r, Sidecar: true, Slug: "xindian", Answers: map[string]string{"told.new.s1-p1": "已核实"}}
		if diff := cmp.Diff(want, got, exact); diff != "" {
			t.Errorf("form %s: want -, got +\n%s", f, diff)
		}

		// Keys in any order, indented, as other programs may write it.
		var any map[string]json.RawMessage
		if err := json.Unmarshal([]byte(line), &any); err != nil {
			t.Fatal(err)
		}
		sorted, err := json.MarshalIndent(any, "\t", "  ")
		if err != nil {
			t.Fatal(err)
		}
		if got, err = report.ReadRecord(sorted); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got, exact); diff != "" {
			t.Errorf("form %s, sorted: want -, got +\n%s", f, diff)
		}

		// As nianbao parse prints it.
		bare, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		var again report.Report
		if err := json.Unmarshal(bare, &again); err != nil {
			t.Fatal(err)
		}
		r.Lines, r.Blocks, r.Sections[0].Lines, r.Sections[1].Lines = nil, false, nil, nil
		if diff := cmp.Diff(r, again, exact); diff != "" {
			t.Errorf("form %s, without text: want -, got +\n%s", f, diff)
		}
	}
}

// TestRecordRefused holds what is no record: each case is the sample with one text in place of another.
func TestRecordRefused(t *testing.T) {
	r := sample(report.Form2021)
	line := strings.TrimSpace(written(t, r))
	second := `"disclosure.rules.repealed":{"value":-3,"state":"reported","raw":"-3","line":3,"column":2}`
	for _, test := range []struct{ old, new, want string }{
		{line, "", `'{' is expected`},
		{line, strings.Repeat("[", 1<<20), `'{' is expected`},
		{line, `{"schema":` + strings.Repeat("[", 1<<20), "no whole number"},
		{line, line + line, "something follows"},
		{line, line[:len(line)-1], `',' is expected`},
		{line, strings.Replace(line, "辛店", "\xff", 1), "not UTF-8"},
		{`"schema":1`, `"schema":2`, "schema 2: only 1 is known"},
		{`"schema":1`, `"schema":01`, "no whole number"},
		{`"schema":1`, `"schema":1e0`, "no whole number"},
		{`"schema":1,`, ``, `there is no "schema"`},
		{`"schema":1,`, `"schema":1,"schema":1,`, "comes twice"},
		{`"schema":1,`, `"schema":1,"more":{},`, "not a key of a report"},
		{`reports/xindian-2022.txt`, `../xindian-2022.txt`, "no path below"},
		{`reports/xindian-2022.txt`, `/etc/passwd`, "no path below"},
		{`reports/xindian-2022.txt`, `a\\b`, "no path below"},
		{`reports/xindian-2022.txt`, `a\u0000b`, "no path below"},
		{`reports/xindian-2022.txt`, strings.Repeat("a", 2000), "no path below"},
		{`0a0a`, `0A0a`, "no checksum"},
		{`"year":2022`, `"year":20222`, "no whole number"},
		{`"year":2022`, `"year":1622`, "year 1622"},
		{`"year":2022`, `"year":"2022"`, "no whole number"},
		{`"2023-01-20"`, `"2023-02-30"`, "not YYYY-MM-DD"},
		{`"2023-01-20"`, `""`, "a date or null"},
		{`https://a.cn/b?c&d`, `javascript:alert(1)`, "no http or https"},
		{`https://a.cn/b?c&d`, `http://a\n`, "no http or https"},
		{`"form":"2021"`, `"form":"2022"`, "no form"},
		{`"form":"2021"`, `"form":"2019"`, "form 2019 has no cell"},
		{`"form":"2021"`, `"form":"free"`, "form free has no cell"},
		{`"level":"township"`, `"level":"village"`, "no level"},
		{`"code":"410184102"`, `"code":"41018410x"`, "no code"},
		{`"code":"410184102"`, `"code":"410184102","x":1`, "no key of a organ"},
		{`"place":"辛店镇",`, ``, "lacks some of its keys"},
		{`"number":1,`, `"number":7,`, "form 2021 has six"},
		{`"number":1,`, `"number":-1,`, "no whole number"},
		{`"text":["共公开 103 条。","𠮷\\"]`, `"text":["共公开 103 条。"]`, "lines of 2 paragraphs"},
		{`"text":["共公开 103 条。","𠮷\\"]`, `"text":null`, `'[' is expected`},
		{`"𠮷\\"`, `"\ud842"`, "wrong escape"},
		{`"𠮷\\"`, `"\x41"`, "wrong escape"},
		{`"𠮷\\"`, "\"\n\"", "control character"},
		{`"paragraphs":[[3,4],[]]`, `"paragraphs":[[3,5],[]]`, "no such line"},
		{`"paragraphs":[[3,4],[]]`, `"paragraphs":[[3,4]]`, "paragraphs of 1 sections"},
		{`"lines":["题","总体情况","共公开 103 条。","𠮷\\"]`, `"lines":[]`, "there are no lines"},
		{second, `"disclosure.rules.repeal":{}`, "has no cell"},
		{second, `"disclosure.rules.made":{"value":null,"state":"missing","raw":"","line":0,"column":0}`, "comes twice"},
		{second + ",", ``, "199 of the 200"},
		{second, strings.Replace(second, "-3", "1e300", 1), "no number"},
		{second, strings.Replace(second, "-3", "1234567890123456789", 1), "no number"},
		{second, strings.Replace(second, "-3", "-03", 1), "no number"},
		{second, strings.Replace(second, "-3", "-0", 1), "no number"},
		{second, strings.Replace(second, "-3", `"-3"`, 1), "no number"},
		{second, strings.Replace(second, "-3", "NaN", 1), "no number"},
		{second, strings.Replace(second, "-3", "null", 1), "state reported and its value contradict"},
		{second, strings.Replace(second, "reported", "missing", 1), "state missing and its value contradict"},
		{second, strings.Replace(second, "reported", "certain", 1), "no state"},
		{second, strings.Replace(second, "reported", "inferred", 1), "with a text that is printed"},
		{second, strings.Replace(second, `"raw":"-3"`, `"raw":""`, 1), "without the text"},
		{second, strings.Replace(second, `"raw":"-3"`, `"raw":"三"`, 1), "no digit"},
		{second, strings.Replace(second, `"line":3`, `"line":5`, 1), "no line 5"},
		{second, strings.Replace(second, `"line":3`, `"line":3,"line":3`, 1), "comes twice"},
		{second, strings.Replace(second, `"line":3,`, ``, 1), "lacks some of"},
		{`"value":103`, `"value":null`, "no number"},
		{`"raw":"103 条"`, `"raw":"104 条"`, "does not stand in paragraph"},
		{`"paragraph":1`, `"paragraph":3`, "does not stand in paragraph"},
		{`"approximate":true`, `"approximate":1`, "true or false"},
		{`"severity":"warning"`, `"severity":"fatal"`, "no severity"},
		{`"code":"row-shifted"`, `"code":"<b>"`, "no code"},
		{`"cell":""`, `"cell":"a.b"`, "has no cell"},
		{`"slug":"xindian"`, `"slag":"xindian"`, "no key of a sidecar"},
		{`"answers":{`, `"answers":{"told.new.s1-p1":"",`, "comes twice"},
	} {
		spoilt := strings.Replace(line, test.old, test.new, 1)
		if spoilt == line {
			t.Fatalf("%q is not in the sample", test.old)
		}
		_, err := report.ReadRecord([]byte(spoilt))
		if err == nil || !strings.Contains(err.Error(), test.want) || len(err.Error()) > 300 {
			t.Errorf("%.60q for %.60q: %v", test.new, test.old, err)
		}
	}
}

func TestRecordUnread(t *testing.T) {
	_, err := report.ReadRecord([]byte(`{"file": "reports/a.doc", "error": "DOC files are not supported"}`))
	var unread *report.Unread
	if !errors.As(err, &unread) || unread.File != "reports/a.doc" || unread.Reason != "DOC files are not supported" {
		t.Error(err)
	}
}

// FuzzRecord reads anything. What is read is written and read again as the same.
func FuzzRecord(f *testing.F) {
	for _, form := range []report.Form{report.Form2021, report.Form2019, report.FormFree} {
		f.Add([]byte(written(f, sample(form))))
	}
	f.Add([]byte(`{"file": "reports/a.doc", "error": "no"}`))
	f.Fuzz(func(t *testing.T, line []byte) {
		rec, err := report.ReadRecord(line)
		if err != nil {
			return
		}
		first, err := rec.Append(nil)
		if err != nil {
			t.Fatal(err)
		}
		again, err := report.ReadRecord(first)
		if err != nil {
			t.Fatalf("%v\n%s", err, first)
		}
		second, err := again.Append(nil)
		if err != nil || !bytes.Equal(first, second) {
			t.Fatalf("%v\n%s\n%s", err, first, second)
		}
	})
}

func BenchmarkReadRecord(b *testing.B) {
	line := []byte(written(b, sample(report.Form2021)))
	b.SetBytes(int64(len(line)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := report.ReadRecord(line); err != nil {
			b.Fatal(err)
		}
	}
}
