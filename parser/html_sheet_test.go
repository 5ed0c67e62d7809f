package parser_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/parser"
	"nianbao/report"
)

// sheet is a report to be written in many shapes: a form, what each cell prints, and the prose around.
type sheet struct {
	name    string
	title   string
	form    report.Form
	printed map[string]string // by key; a cell that is not in it is empty
	prose   [7][]string       // by section; 0 is below the title
}

// sheets are the real reports, as they are and with other figures.
func sheets(t testing.TB) []sheet {
	t.Helper()
	files, err := filepath.Glob("../content/reports/*.txt")
	if err != nil || len(files) < 5 {
		t.Fatalf("%d reports: %v", len(files), err)
	}
	var list []sheet
	for i, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		r, err := parser.Parse(file, src, parser.Sidecar{})
		if err != nil {
			t.Fatal(err)
		}
		s := sheet{name: filepath.Base(file), title: r.Title, form: r.Form, printed: map[string]string{}}
		for key, c := range r.Cells.All() {
			if c.State == report.Reported {
				s.printed[key] = c.Value.String()
			}
		}
		for _, section := range r.Sections {
			s.prose[section.Number] = append(s.prose[section.Number], section.Text...)
		}
		list = append(list, s, s.withFigures(uint64(i)))
	}
	return list
}

// withFigures gives every cell another number such that the form's sums hold.
func (s sheet) withFigures(seed uint64) sheet {
	rng := rand.New(rand.NewPCG(seed, 3))
	s.name += " with other figures"
	s.printed = map[string]string{}
	table := map[string]int{}
	for _, key := range report.Keys(s.form) {
		table[key] = max(0, rng.IntN(90)-20)
	}
	layout := report.LayoutOf(s.form)
	rows, columns := layout.Tables[1].Blocks[0].Rows, layout.Tables[1].Blocks[0].Columns
	for _, c := range columns[:6] {
		results := 0
		for _, r := range rows {
			switch r.Key {
			case "requests.new", "requests.carried_in", "requests.total", "requests.carried_out":
			default:
				results += table[report.CellKey(r, c)]
			}
		}
		out := table["requests.carried_out."+c.Key]
		table["requests.total."+c.Key] = results
		table["requests.carried_in."+c.Key] = min(table["requests.carried_in."+c.Key], results)
		table["requests.new."+c.Key] = results + out - table["requests.carried_in."+c.Key]
	}
	for _, r := range rows {
		sum := 0
		for _, c := range columns[:6] {
			sum += table[report.CellKey(r, c)]
		}
		table[report.CellKey(r, columns[6])] = sum
	}
	review := layout.Tables[2].Blocks[0].Columns
	for g := 0; g < len(review); g += 5 {
		sum := 0
		for _, c := range review[g : g+4] {
			sum += table[c.Key]
		}
		table[review[g+4].Key] = sum
	}
	for key, n := range table {
		s.printed[key] = fmt.Sprint(n)
	}
	return s
}

// blankZeros leaves cells of 0 empty, as many do.
func (s sheet) blankZeros() sheet {
	s.name += " with blanks for zero"
	printed := map[string]string{}
	for key, v := range s.printed {
		if v != "0" {
			printed[key] = v
		}
	}
	s.printed = printed
	return s
}

// same compares what was read with what was written.
func (s sheet) same(t *testing.T, file string, src []byte) {
	t.Helper()
	r, err := parser.Parse(file, src, parser.Sidecar{})
	if err != nil {
		t.Errorf("%s: %v", s.name, err)
		return
	}
	want, err := parser.Parse("a.txt", []byte(s.text()), parser.Sidecar{})
	if err != nil {
		t.Fatal(err)
	}
	if r.Title != want.Title || r.Organ.Name != want.Organ.Name || r.Organ.Code != want.Organ.Code || r.Year != want.Year || r.Form != s.form {
		t.Errorf("%s: got %q %v %d form %s, want %q %v %d form %s", s.name, r.Title, r.Organ, r.Year, r.Form, want.Title, want.Organ, want.Year, s.form)
	}
	for _, key := range report.Keys(s.form) {
		c, _ := r.Cells.Get(key)
		printed, state := s.printed[key], report.Reported
		if printed == "" {
			state = report.Blank
		}
		if c.State != state || state == report.Reported && c.Value.String() != printed {
			t.Errorf("%s: %s is %v %v at %d:%d, want %v %s", s.name, key, c.State, c.Value, c.Line, c.Column, state, printed)
		}
	}
	for n := 1; n <= 6; n++ {
		if got, want := sectionText(r, n), sectionText(want, n); got != want {
			t.Errorf("%s: section %d is %q, want %q", s.name, n, got, want)
		}
	}
	if t.Failed() {
		t.FailNow()
	}
}

func sectionText(r *report.Report, number int) string {
	for _, s := range r.Sections {
		if s.Number == number {
			return strings.Join(s.Text, "\n")
		}
	}
	return "no section"
}

var sectionHeads = [7]string{1: "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"}

// text writes the report with tabs.
func (s sheet) text() string {
	var b strings.Builder
	fmt.Fprintln(&b, s.title)
	s.each(func(p string) { fmt.Fprintln(&b, p) }, func(rows [][]td) {
		for _, r := range rows {
			for i, c := range r {
				if i > 0 {
					b.WriteByte('\t')
				}
				b.WriteString(c.text)
			}
			b.WriteByte('\n')
		}
	})
	return b.String()
}

// each goes through the report below its title.
func (s sheet) each(paragraph func(string), table func([][]td)) {
	for n := range sectionHeads {
		if n > 0 {
			paragraph(sectionHeads[n])
		}
		for _, p := range s.prose[n] {
			paragraph(p)
		}
		for _, t := range report.LayoutOf(s.form).Tables {
			if t.Section == n {
				table(s.rows(t))
			}
		}
	}
}

// td is a cell with its spans.
type td struct {
	text       string
	rows, cols int
}

// rows lays a table out as the official form prints it.
func (s sheet) rows(t report.Table) [][]td {
	switch t.Key {
	case "disclosure":
		return s.disclosure(t)
	case "requests":
		return s.requests(t.Blocks[0])
	}
	var values []td
	for _, c := range t.Blocks[0].Columns {
		values = append(values, td{s.printed[c.Key], 1, 1})
	}
	var heads, below []td
	for range 3 {
		for _, label := range []string{"结果维持", "结果纠正", "其他结果", "尚未审结", "总计"} {
			if len(heads) < 5 {
				heads = append(heads, td{label, 2, 1})
			} else {
				below = append(below, td{label, 1, 1})
			}
		}
	}
	heads = append(heads, td{"未经复议直接起诉", 1, 5}, td{"复议后起诉", 1, 5})
	return [][]td{{{"行政复议", 1, 5}, {"行政诉讼", 1, 10}}, heads, below, values}
}

func (s sheet) disclosure(t report.Table) [][]td {
	var rows [][]td
	for _, block := range t.Blocks {
		rows = append(rows, []td{{block.Head, 1, 4}})
		head := []td{{"信息内容", 1, 1}}
		for _, c := range block.Columns {
			head = append(head, td{c.Label, 1, 1})
		}
		rows = append(rows, head)
		for _, r := range block.Rows {
			row := []td{{r.Label, 1, 1}}
			for _, c := range block.Columns {
				row = append(row, td{s.printed[report.CellKey(r, c)], 1, 1})
			}
			rows = append(rows, row)
		}
		for _, r := range rows[len(rows)-len(block.Rows)-1:] {
			r[len(r)-1].cols = 5 - len(r)
		}
	}
	return rows
}

func (s sheet) requests(block report.Block) [][]td {
	rows := [][]td{
		{{"（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3}, {"申请人情况", 1, 7}},
		{{"自然人", 2, 1}, {"法人或其他组织", 1, 5}, {"总计", 2, 1}},
		{{"商业企业", 1, 1}, {"科研机构", 1, 1}, {"社会公益组织", 1, 1}, {"法律服务机构", 1, 1}, {"其他", 1, 1}},
	}
	open := map[string]bool{}
	for i, r := range block.Rows {
		var row []td
		for depth, g := range r.Groups {
			if !open[g] {
				n := 0
				for _, other := range block.Rows[i:] {
					if len(other.Groups) > depth && other.Groups[depth] == g {
						n++
					}
				}
				row = append(row, td{g, n, 1})
				open[g] = true
			}
		}
		row = append(row, td{r.Label, 1, 3 - len(r.Groups)})
		for _, c := range block.Columns {
			row = append(row, td{s.printed[report.CellKey(r, c)], 1, 1})
		}
		rows = append(rows, row)
	}
	return rows
}
