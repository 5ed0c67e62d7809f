package data_test

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"

	"nianbao/check"
	"nianbao/data"
	"nianbao/report"
)

// oddSource has every state of a cell, numbers of every kind, and texts that formats write otherwise.
func oddSource(t *testing.T) data.Source {
	s := source(3, 3)
	r := s.Organs[1].Reports[1]
	r.Title, r.Published, r.Source = "=HYPERLINK(\"x\")\r\n“年报”,<b>", "2022-01-28", "https://www.example.gov.cn/a?b=1&c=2"
	r.Organ.Code, r.Organ.Level = "", ""
	for key, c := range map[string]report.Cell{
		"requests.new.natural":       {State: report.Blank, Raw: "-"},
		"requests.new.business":      {State: report.Missing},
		"requests.new.research":      {State: report.Inferred, Value: report.Int(12), Line: 43},
		"requests.new.ngo":           {State: report.Invalid, Raw: "=1+\"1\"\t见附表"},
		"requests.new.legal":         {State: report.Reported, Value: number(t, "-5"), Raw: "-5", Line: 44},
		"disclosure.fees.amount":     {State: report.Reported, Value: number(t, "1234567.8900"), Raw: "1234567.8900"},
		"requests.new.other":         {State: report.Reported, Value: number(t, "0.123456789"), Raw: "0.123456789"},
		"requests.new.total":         {State: report.Reported, Value: number(t, "999999999999999999"), Raw: "999999999999999999"},
		"requests.carried_in.total":  {State: report.Reported, Value: number(t, "999999999999.999999"), Raw: "999999999999.999999"},
		"requests.carried_out.total": {State: report.Reported, Value: number(t, "0.5000000"), Raw: "0.5000000"},
		"requests.other.total":       {State: report.Reported, Value: report.Int(2), Raw: "2"},
	} {
		r.Cells.Set(key, c)
	}
	s.Organs[1].Reports[1].Found = found{
		{ID: "reconcile.rows:requests.new", Rule: "reconcile.rows", Severity: report.Error, Message: "“合计”不符，差 1", Expected: "11（= 10 + 1）", Found: "-",
			Evidence: []check.Evidence{{Cell: "disclosure.normative.made", Line: 7, Text: "+1"}}},
		{ID: "years.same", Rule: "years.same", Severity: report.Hint, Message: "'与上一年相同", Answer: "已更正\n见附件", Evidence: []check.Evidence{{Report: r.Report}}},
	}
	return s
}

type found []check.Finding

func (f found) Findings() []check.Finding { return f }

func (f found) Weigh() (findings, text int) {
	for _, one := range f {
		text += len(one.Message) + len(one.Answer)
	}
	return len(f), text
}

// row is a row as text: fields without a value are null.
type row map[string]string

const null = "\x00"

// The three formats of every table hold the same rows.
func TestFormatsAgree(t *testing.T) {
	files := allFiles(t, oddSource(t))
	if len(files) == 0 {
		t.Fatal("no files")
	}
	for _, table := range data.Tables() {
		var read [3][]row
		for i, format := range data.Formats() {
			for _, f := range files {
				if f.Table != table.Name || f.Format != format {
					continue
				}
				rows := readRows(t, table, f)
				if len(rows) != f.Rows {
					t.Errorf("%s has %d rows, said to be %d", f.Path, len(rows), f.Rows)
				}
				read[i] = append(read[i], rows...)
			}
		}
		if len(read[0]) == 0 {
			t.Errorf("no rows of %s", table.Name)
		}
		for i := range read {
			if len(read[i]) != len(read[0]) {
				t.Fatalf("%s has %d rows as %s, %d as %s", table.Name, len(read[i]), data.Formats()[i], len(read[0]), data.Formats()[0])
			}
			for n := range read[i] {
				if fmt.Sprint(read[i][n]) != fmt.Sprint(read[0][n]) {
					t.Fatalf("%s, row %d as %s:\n%q\nas %s:\n%q", table.Name, n, data.Formats()[i], read[i][n], data.Formats()[0], read[0][n])
				}
			}
		}
	}
}

// The table of cells has every cell of every report, as the report has it, and nothing else.
func TestCellsAreTheReports(t *testing.T) {
	s := oddSource(t)
	at := map[string]row{}
	for _, f := range allFiles(t, s) {
		if f.Table != data.Cells.Name || f.Format != data.FormatCSV {
			continue
		}
		for _, r := range readCSV(t, data.Cells, plain(t, f)) {
			at[r["report"]+"#"+r["indicator"]] = r
		}
	}
	n := 0
	for _, o := range s.Organs {
		for _, r := range o.Reports {
			for key, c := range r.Cells.All() {
				n++
				ind, ok := report.IndicatorOf(r.Form, key)
				want := row{"report": r.Address(), "code": r.Organ.Code, "year": fmt.Sprint(r.Year), "form": string(r.Form), "indicator": ind.ID,
					"state": c.State.String(), "value": null, "raw": c.Raw, "line": fmt.Sprint(c.Line)}
				if c.State.HasValue() {
					want["value"] = c.Value.String()
				}
				if got := at[r.Address()+"#"+ind.ID]; !ok || ind.Key != key || fmt.Sprint(got) != fmt.Sprint(want) {
					t.Errorf("%s of %s: %q, want %q", key, r.Address(), got, want)
				}
			}
		}
	}
	if n != len(at) {
		t.Errorf("%d rows of %d cells", len(at), n)
	}
}

func allFiles(t testing.TB, s data.Source) []data.File {
	t.Helper()
	var files []data.File
	for f, err := range s.Files() {
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	return files
}

func readRows(t *testing.T, table data.Table, f data.File) []row {
	t.Helper()
	switch f.Format {
	case data.FormatCSV:
		return readCSV(t, table, plain(t, f))
	case data.FormatNDJSON:
		return readNDJSON(t, table, plain(t, f))
	}
	return readParquet(t, table, f.Body)
}

// plain is the file's text, unpacked where it is compressed, by the standard library's reader; its head must not tell when it was made.
func plain(t *testing.T, f data.File) []byte {
	t.Helper()
	table, _ := data.TableByName(f.Table)
	if packed := strings.HasSuffix(f.Path, ".gz"); packed != (table.Compressed && f.Format != data.FormatParquet) {
		t.Errorf("%s: compressed: %v", f.Path, packed)
	} else if !packed {
		return f.Body
	}
	z, err := gzip.NewReader(bytes.NewReader(f.Body))
	if err != nil {
		t.Fatalf("%s: %v", f.Path, err)
	}
	body, err := io.ReadAll(z)
	if err != nil || !z.ModTime.IsZero() || z.Name != "" || z.Comment != "" || z.Extra != nil {
		t.Fatalf("%s: %v, %+v", f.Path, err, z.Header)
	}
	return body
}

func readCSV(t *testing.T, table data.Table, body []byte) []row {
	t.Helper()
	body, ok := bytes.CutPrefix(body, []byte("\ufeff"))
	if !ok {
		t.Fatalf("%s has no byte order mark", table.Name)
	}
	all, err := csv.NewReader(bytes.NewReader(body)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []row
	for _, cells := range all[1:] {
		r := row{}
		for i, f := range table.Fields {
			if all[0][i] != f.Name {
				t.Fatalf("column %s is called %s", f.Name, all[0][i])
			}
			r[f.Name] = cells[i]
			switch {
			case cells[i] == "" && f.Kind.Nullable():
				r[f.Name] = null
			case f.Kind == data.Text:
				r[f.Name] = data.Unescape(cells[i])
			}
		}
		rows = append(rows, r)
	}
	return rows
}

func readNDJSON(t *testing.T, table data.Table, body []byte) []row {
	t.Helper()
	var rows []row
	for line := range bytes.Lines(body) {
		var values map[string]any
		d := json.NewDecoder(bytes.NewReader(line))
		d.UseNumber()
		if err := d.Decode(&values); err != nil {
			t.Fatal(err)
		}
		if len(values) != len(table.Fields) {
			t.Fatalf("%s: %d fields in %s", table.Name, len(values), line)
		}
		r := row{}
		for name, v := range values {
			if r[name] = fmt.Sprint(v); v == nil {
				r[name] = null
			}
			r[name] = strings.ReplaceAll(r[name], "\r\n", "\n") // as encoding/csv reads it
		}
		rows = append(rows, r)
	}
	return rows
}

func readParquet(t *testing.T, table data.Table, body []byte) []row {
	t.Helper()
	file, err := parquet.OpenFile(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, path := range file.Schema().Columns() {
		names = append(names, path[0])
	}
	var rows []row
	for _, group := range file.RowGroups() {
		reader := group.Rows()
		buffer := make([]parquet.Row, 100)
		for {
			n, err := reader.ReadRows(buffer)
			for _, values := range buffer[:n] {
				rows = append(rows, parquetRow(t, table, names, values))
			}
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := reader.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return rows
}

// parquetRow has numbers as they are printed; that DECIMALs are the same numbers is tested on the way.
func parquetRow(t *testing.T, table data.Table, names []string, values parquet.Row) row {
	t.Helper()
	r, units := row{}, map[string]parquet.Value{}
	for i, v := range values {
		name := names[i]
		f := table.Fields[slices.IndexFunc(table.Fields, func(f data.Field) bool { return f.Name == strings.TrimSuffix(name, "_text") })]
		switch {
		case f.Kind == data.Decimal && name == f.Name:
			units[name] = v.Clone()
		case f.Kind == data.Decimal:
			if r[f.Name] = v.String(); r[f.Name] == "" {
				r[f.Name] = null
			}
			checkDecimal(t, r[f.Name], units[f.Name])
		case v.IsNull():
			r[name] = null
		case f.Kind == data.Date:
			r[name] = time.Unix(int64(v.Int32())*24*60*60, 0).UTC().Format(time.DateOnly)
		default:
			r[name] = strings.ReplaceAll(v.String(), "\r\n", "\n")
		}
	}
	return r
}

func checkDecimal(t *testing.T, printed string, v parquet.Value) {
	t.Helper()
	if printed == null {
		if !v.IsNull() {
			t.Errorf("a cell without a number has %v", v)
		}
		return
	}
	units, fits := number(t, printed).Units(6)
	if v.IsNull() == fits || fits && v.Int64() != units {
		t.Errorf("%s is %v", printed, v)
	}
}

// A table of too many reports goes on in another file, and the first keeps its name.
func TestParts(t *testing.T) {
	s := source(40, 2)
	for _, table := range []data.Table{data.Cells, data.Findings, data.Reports, data.Organs} {
		for _, format := range data.Formats() {
			var whole, cut []row
			for _, p := range s.PartsOf(table, 1000) {
				if p.Number != 1 {
					t.Errorf("%s of 40 organs has part %d", table.Name, p.Number)
				}
				whole = append(whole, readRows(t, table, write(t, s, p, format))...)
			}
			names, most := map[string]bool{}, map[int]int{}
			for _, p := range s.PartsOf(table, 30) {
				f := write(t, s, p, format)
				names[f.Path] = true
				most[p.Number] = max(most[p.Number], f.Rows)
				cut = append(cut, readRows(t, table, f)...)
			}
			first := map[data.Format]string{data.FormatCSV: ".csv.gz", data.FormatNDJSON: ".ndjson.gz", data.FormatParquet: ".parquet"}[format]
			name, of := "data/"+table.Name, 1
			if table.Yearly {
				name, of = name+"/2021", 2
				if format == data.FormatParquet {
					name = "data/" + table.Name + "/year=2021/" + table.Name
				}
			}
			if !names[name+first] || !names[name+"-2"+first] || fmt.Sprint(cut) != fmt.Sprint(whole) || table.Name != "findings" && (most[1] < most[2] || most[2] == 0) {
				t.Errorf("%s as %s: %d rows, of %d, in %v, the largest %v", table.Name, format, len(cut), len(whole), names, most)
			}
			if want := of * 2; table.Name == "reports" && len(names) != 3 || table.Name != "reports" && len(names) != want {
				t.Errorf("%s as %s: %v", table.Name, format, names)
			}
		}
	}
}

// Texts of a report's own that are long end a part, too: hosts refuse large files.
func TestPartsOfLongTexts(t *testing.T) {
	s := source(4, 1)
	for _, o := range s.Organs {
		o.Reports[0].Title = strings.Repeat("年", 3<<20)
	}
	var rows []int
	for _, p := range s.PartsOf(data.Reports, 100) {
		rows = append(rows, p.Rows)
	}
	if fmt.Sprint(rows) != "[2 2]" {
		t.Errorf("parts of %v reports, whose titles have 9 MB each", rows)
	}
}

func write(t *testing.T, s data.Source, p data.Part, format data.Format) data.File {
	t.Helper()
	f, err := s.File(p, format)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestFilesAreTheSame(t *testing.T) {
	a, b := allFiles(t, oddSource(t)), allFiles(t, oddSource(t))
	for i := range a {
		if a[i].Path != b[i].Path || !bytes.Equal(a[i].Body, b[i].Body) {
			t.Errorf("%s differs from %s", a[i].Path, b[i].Path)
		}
	}
}
