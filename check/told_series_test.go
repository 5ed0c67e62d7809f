package check

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"nianbao/parser"
	"nianbao/report"
)

// paper is the organ, the year and the tables that the paragraphs below it were written for: a line
// “@ ORGAN YEAR KEY=NUMBER …” of a series, where ROW=TOTAL/NATURAL sets two columns of a row; every other cell is 0.
// The clean report's own tables stand where no cell is named.
type paper struct {
	organ string
	year  int
	cells map[string]report.Number
}

func readPaper(t *testing.T, line string) paper {
	t.Helper()
	words := strings.Fields(line)
	year, err := strconv.Atoi(words[2])
	if err != nil {
		t.Fatal(err)
	}
	p := paper{organ: words[1], year: year, cells: map[string]report.Number{}}
	for _, w := range words[3:] {
		key, value, _ := strings.Cut(w, "=")
		total, natural, both := strings.Cut(value, "/")
		set := func(key, value string) {
			n, err := report.ParseNumber(value)
			if err != nil {
				t.Fatal(err)
			}
			p.cells[key] = n
		}
		if !both {
			set(key, value)
			continue
		}
		set(key+".total", total)
		set(key+".natural", natural)
	}
	return p
}

// with is the paper's report with the paragraph in its narrative, in section 1 or where “[5] ” or “[6] ” says.
func (p paper) with(t *testing.T, paragraph string) *report.Report {
	t.Helper()
	src, err := os.ReadFile("testdata/clean-2022.txt")
	if err != nil {
		t.Fatal(err)
	}
	places := map[string]string{"1": "（二）依申请公开情况。", "5": "下一步，一是编制", "6": "2022年未收取"}
	at := "1"
	if rest, ok := strings.CutPrefix(paragraph, "["); ok {
		at, paragraph, _ = strings.Cut(rest, "] ")
	}
	year := strings.NewReplacer("2023", strconv.Itoa(p.year+1), "2022", strconv.Itoa(p.year),
		"新郑市人民政府", p.organ, "全市中心工作", "中心工作", "本市政府信息", "政府信息")
	lines := strings.Split(string(src), "\n")
	for i, line := range lines {
		switch {
		case strings.HasPrefix(line, places[at]):
			lines[i] = paragraph
		case strings.HasPrefix(line, "（一）主动公开情况"), strings.HasPrefix(line, "（二）依申请公开情况"):
			lines[i] = ""
		default:
			lines[i] = year.Replace(line)
		}
	}
	r, err := parser.Parse("series.txt", []byte(strings.Join(lines, "\n")), parser.Sidecar{})
	if err != nil {
		t.Fatal(err)
	}
	if len(p.cells) > 0 {
		for key := range r.Cells.All() {
			r.Cells.Set(key, report.Cell{State: report.Reported, Value: p.cells[key]})
		}
	}
	return r
}

// series calls each for the paragraphs of testdata/told/NAME.
func series(t *testing.T, name string, each func(p paper, line string)) {
	t.Helper()
	src, err := os.ReadFile("testdata/told/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var p paper
	for line := range strings.Lines(string(src)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '@':
			p = readPaper(t, line)
		default:
			each(p, line)
		}
	}
}

// narrated gives the findings of the narrative rules in the report as SEVERITY ID FOUND|EXPECTED. A text that is
// silent about something is left out: one paragraph can't tell all.
func narrated(r *report.Report) []string {
	var list []string
	for _, f := range Within(r).Findings {
		if family, _, _ := strings.Cut(f.Rule, "."); (family == "told" || family == "text") && f.Rule != "told.silent" {
			list = append(list, string(f.Severity)+" "+f.ID+" "+f.Found+"|"+f.Expected)
		}
	}
	return list
}

// Paragraphs in which nothing parts from the tables raise neither an error nor a warning.
func TestCleanSeries(t *testing.T) {
	series(t, "clean.txt", func(p paper, line string) {
		for _, f := range narrated(p.with(t, line)) {
			if !strings.HasPrefix(f, "hint") {
				t.Errorf("%s %d: %s\nfound %s", p.organ, p.year, line, f)
			} else if testing.Verbose() {
				t.Logf("%s %d: %s\nfound %s", p.organ, p.year, line, f)
			}
		}
	})
}

// Paragraphs with one contradiction, named in front, raise a finding of that rule.
func TestPlantedSeries(t *testing.T) {
	series(t, "planted.txt", func(p paper, line string) {
		rule, paragraph, _ := strings.Cut(line, " | ")
		found := narrated(p.with(t, paragraph))
		for _, f := range found {
			if strings.Contains(f, " "+rule) {
				return
			}
		}
		t.Errorf("%s %d: %s\nfound %s", p.organ, p.year, line, strings.Join(found, "; "))
	})
}
