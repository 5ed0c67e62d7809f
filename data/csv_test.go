package data_test

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"nianbao/data"
	"nianbao/report"
)

// What a spreadsheet would run, or change, is set behind an apostrophe; and the text can be had back.
func TestEscape(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""}, {"76", "76"}, {"-5", "-5"}, {"-0.5", "-0.5"}, {"1,204", "1,204"}, {"43.788万元", "43.788万元"}, {"/", "/"}, {"—", "—"}, {"无", "无"},
		{"辛店镇人民政府", "辛店镇人民政府"}, {"410184102", "410184102"}, {"0.1", "0.1"}, {"2e", "'2e"},
		{"=1+1", "'=1+1"}, {"+3", "'+3"}, {"-", "'-"}, {"-1+2", "'-1+2"}, {"@SUM(A1)", "'@SUM(A1)"}, {"\t=1", "'\t=1"}, {"\r=1", "'\r=1"}, {"\n=1", "'\n=1"},
		{"＝1", "'＝1"}, {"＋1", "'＋1"}, {"－1", "'－1"}, {"＠A", "'＠A"}, {"'x", "''x"},
		{"1-2", "'1-2"}, {"3/4", "'3/4"}, {"12:30", "'12:30"}, {"2021-01-20", "'2021-01-20"}, {"410184102000", "'410184102000"}, {"-410184102000", "'-410184102000"}, {"12e5", "'12e5"}, {"1E+3", "'1E+3"},
	} {
		if got := data.Escape(c.text); got != c.want {
			t.Errorf("Escape(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

// Whatever stands in a document comes back from the file, and no cell begins as a formula does.
func FuzzCSV(f *testing.F) {
	for _, s := range []string{"", "=1", "-5", "a,b", "\"", "'", " x", "\r\n", "1-2"} {
		f.Add(s, "x")
		f.Add("x", s)
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		if strings.Contains(a+b, "\r") {
			return // encoding/csv reads CRLF in a cell as LF
		}
		var c data.CSV
		c.Row("first", "second")
		c.Row(a, b)
		body, ok := bytes.CutPrefix(c.Bytes(), []byte("\ufeff"))
		if !ok {
			t.Fatal("no byte order mark")
		}
		rows, err := csv.NewReader(bytes.NewReader(body)).ReadAll()
		if err != nil || len(rows) != 2 {
			t.Fatalf("%q: %v", body, err)
		}
		for i, want := range []string{a, b} {
			cell := rows[1][i]
			if got := data.Unescape(cell); got != want {
				t.Errorf("%q comes back as %q", want, got)
			}
			if cell != "" && strings.ContainsAny(cell[:1], "=+@\t") {
				t.Errorf("the cell %q is a formula", cell)
			}
		}
	})
}

func TestCSV(t *testing.T) {
	half, err := report.ParseNumber("-0.50")
	if err != nil {
		t.Fatal(err)
	}
	var c data.CSV
	c.Row("a", "b,c", " d")
	c.Int(7)
	c.Number(half)
	c.Empty()
	c.EndRow()
	if got, want := string(c.Bytes()), "\ufeffa,\"b,c\",\" d\"\r\n7,-0.50,\r\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// table reads a table as programs do: the head, then rows by the first word of their columns' heads.
func table(t *testing.T, body []byte) (head []string, rows []map[string]string) {
	t.Helper()
	all, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(body, []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, cell := range cells {
			key, _, _ := strings.Cut(all[0][i], " ")
			if _, twice := row[key]; twice {
				t.Fatalf("two columns are called %s", key)
			}
			row[key] = cell
		}
		rows = append(rows, row)
	}
	return all[0], rows
}

func number(t *testing.T, s string) report.Number {
	t.Helper()
	n, err := report.ParseNumber(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// made is a report of the form in which every cell is reported 0, but for those of cells.
func made(f report.Form, year int, cells map[string]report.Cell) data.Report {
	r := &report.Report{Year: year, Form: f, Cells: report.NewCells(f), File: "reports/x.txt",
		Organ: report.Organ{Name: "辛店镇人民政府", Place: "辛店镇", Level: report.Township, Region: []string{"河南省", "郑州市", "新郑市"}, Code: "410184102"}}
	for _, key := range report.Keys(f) {
		r.Cells.Set(key, report.Cell{State: report.Reported, Raw: "0", Line: 1, Column: 1})
	}
	for key, c := range cells {
		r.Cells.Set(key, c)
	}
	return data.Report{Report: r, Path: "henan/zhengzhou/xinzheng/xindian/" + string(rune('0'+year/1000)) + "x"}
}

// A row says of each figure what the report prints, what it leaves blank, and what is no figure of its form.
func TestWide(t *testing.T) {
	five := report.Cell{Value: report.Int(5), State: report.Reported, Raw: "5"}
	new2021 := made(report.Form2021, 2022, map[string]report.Cell{
		"requests.new.natural":          five,
		"requests.granted.natural":      {State: report.Blank, Raw: "/"},
		"requests.granted.total":        {},
		"requests.new.total":            {Value: report.Int(6), State: report.Inferred},
		"disclosure.fees.amount":        {Value: number(t, "12.50"), State: report.Reported, Raw: "12.50"},
		"requests.other.lapsed.natural": five, "requests.other.unpaid.natural": five,
		"requests.other.lapsed.total": {State: report.Blank},
		"requests.other.lapsed.other": {State: report.Inferred, Value: report.Int(1)},
	})
	own := made(report.Form2021, 2023, map[string]report.Cell{"requests.other.natural": five, "requests.other.lapsed.natural": {}})
	old := made(report.Form2019, 2020, map[string]report.Cell{"requests.other.natural": five, "disclosure.fees.change": {Value: report.Int(-3), State: report.Reported},
		"requests.new.business": five})
	free := made(report.FormFree, 2018, nil)

	reports := []data.Report{free, old, new2021, own}
	head, rows := table(t, data.NewWide(report.FormFree, report.Form2019, report.Form2021).CSV(reports))
	if len(rows) != 4 || !slices.Contains(head, "requests.new.natural 本年新收 · 自然人") || !slices.Contains(head, "disclosure.fees.amount 行政事业性收费 · 本年收费金额（万元）") {
		t.Fatal(len(rows), head)
	}
	for _, c := range []struct {
		row       int
		key, want string
	}{
		{0, "year", "2018"}, {0, "requests.new.natural", ""}, {0, "states", ""},
		{1, "organ", "辛店镇人民政府"}, {1, "code", "410184102"}, {1, "region", "河南省/郑州市/新郑市"}, {1, "level", "township"}, {1, "form", "2019"},
		{1, "requests.other.natural", "5"}, {1, "disclosure.fees.change", "-3"}, {1, "disclosure.fees.amount", ""}, {1, "states", ""},
		{1, "requests.new.natural", "0"}, {2, "requests.new.business", "0"}, {0, "requests.new.business", ""}, {2, "disclosure.fees.change", ""}, {1, "requests.other.lapsed.natural", ""},
		{2, "requests.new.natural", "5"}, {2, "requests.granted.natural", ""}, {2, "requests.granted.total", ""}, {2, "requests.new.total", "6"},
		{2, "disclosure.fees.amount", "12.50"}, {2, "requests.other.natural", "10"}, {2, "requests.other.total", ""}, {2, "requests.other.other", "1"},
		{3, "requests.other.natural", "5"}, {3, "states", "requests.other.lapsed.natural=missing requests.other.business=missing requests.other.research=missing requests.other.ngo=missing requests.other.legal=missing requests.other.other=missing requests.other.total=missing"},
	} {
		if got := rows[c.row][c.key]; got != c.want {
			t.Errorf("row %d: %s is %q, want %q", c.row, c.key, got, c.want)
		}
	}
	states := strings.Fields(rows[2]["states"])
	for _, want := range []string{"requests.granted.natural=blank", "requests.granted.total=missing", "requests.new.total=inferred",
		"requests.other.natural=sum", "requests.other.total=missing", "requests.other.other=inferred"} {
		if !slices.Contains(states, want) {
			t.Errorf("%s is not told in %q", want, states)
		}
	}
	if want := len(data.NewWide(report.Form2021, report.Form2019).Columns) + 8; len(head) != want {
		t.Errorf("%d columns, want %d", len(head), want)
	}
	if head, _ := table(t, data.NewWide(report.Form2021).CSV([]data.Report{own})); slices.ContainsFunc(head, func(s string) bool { return strings.Contains(s, "-2019") }) {
		t.Error("reports of one form have columns of the other")
	}
}

// What is the same of all columns of a row of the form is said once.
func TestWideSaysOnceWhatARowHasInCommon(t *testing.T) {
	full := map[string]report.Cell{}
	for _, key := range report.OtherKeys() {
		full[key] = report.Cell{Value: report.Int(1), State: report.Reported}
	}
	parts := made(report.Form2021, 2022, map[string]report.Cell{"requests.granted.natural": {}, "requests.granted.legal": {}})
	_, rows := table(t, data.NewWide(report.Form2021).CSV([]data.Report{made(report.Form2021, 2021, full), parts}))
	if got, want := rows[1]["states"], "requests.granted.natural=missing requests.granted.legal=missing requests.other.*=sum"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// Every figure of a wide row is what the catalogue says of the report.
func TestWideIsTheCatalogue(t *testing.T) {
	w := data.NewWide(report.Form2019, report.Form2021)
	for _, r := range []data.Report{made(report.Form2019, 2020, nil), made(report.Form2021, 2022, nil),
		made(report.Form2021, 2023, map[string]report.Cell{"requests.other.ngo": {Value: report.Int(4), State: report.Reported}}), made(report.FormFree, 2017, nil)} {
		n := int64(0)
		for key, c := range r.Cells.All() {
			if n++; c.State == report.Reported {
				c.Value = report.Int(n)
				r.Cells.Set(key, c)
			}
		}
		_, rows := table(t, w.CSV([]data.Report{r}))
		for _, ind := range report.Indicators() {
			c, ok := ind.Cell(r.Report)
			want := ""
			if c.State.HasValue() {
				want = c.Value.String()
			}
			row := ind.ID[:strings.LastIndexByte(ind.ID, '.')]
			told := strings.Contains(" "+rows[0]["states"], " "+ind.ID+"=") || strings.Contains(" "+rows[0]["states"], " "+row+".*=")
			got, there := rows[0][ind.ID]
			if !there || got != want || told != (ok && c.State != report.Reported) {
				t.Errorf("form %s, %s: %q (%v), want %q (%v, %+v)", r.Form, ind.ID, got, told, want, ok, c)
			}
		}
	}
}

func TestLong(t *testing.T) {
	ind, _ := report.IndicatorByID("requests.other.natural")
	xindian := data.Organ{Path: "henan/xindian", Reports: []data.Report{
		made(report.FormFree, 2018, nil),
		made(report.Form2019, 2020, map[string]report.Cell{"requests.other.natural": {Value: report.Int(3), State: report.Reported}}),
		made(report.Form2021, 2021, nil),
		made(report.Form2021, 2023, map[string]report.Cell{"requests.other.unpaid.natural": {State: report.Blank}}),
	}}
	xindian.Organ = xindian.Reports[0].Organ
	late := data.Organ{Path: "henan/late", Reports: []data.Report{made(report.Form2021, 2022, nil)}}
	free := data.Organ{Path: "henan/free", Reports: []data.Report{made(report.FormFree, 2017, nil)}}
	got := string(data.NewLong([]data.Organ{xindian, late, free}).CSV(ind))
	want := "\ufeffaddress 机关地址,organ 机关,code 区划代码,region 上级地区,level 级别,2020,2021,2022,2023,states 非填报的格\r\n" +
		"henan/xindian.html,辛店镇人民政府,410184102,河南省/郑州市/新郑市,township,3,0,,,2021=sum 2023=missing\r\n" +
		"henan/late.html,,,,,,,0,,2022=sum\r\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
