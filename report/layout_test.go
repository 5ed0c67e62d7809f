package report_test

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"nianbao/report"
)

// The contract counts the cells: table 2 has 10 or 22, table 3 has 25 or 23 rows of 7, table 4 has 15.
func TestKeys(t *testing.T) {
	for form, want := range map[report.Form]map[string]int{
		report.Form2021: {"disclosure": 10, "requests": 25 * 7, "review": 15},
		report.Form2019: {"disclosure": 22, "requests": 23 * 7, "review": 15},
		report.FormFree: {},
	} {
		got, seen := map[string]int{}, map[string]bool{}
		for _, key := range report.Keys(form) {
			if seen[key] {
				t.Errorf("form %s has %s twice", form, key)
			}
			seen[key] = true
			table, _, _ := strings.Cut(key, ".")
			if strings.HasPrefix(table, "litigation") {
				table = "review"
			}
			got[table]++
		}
		for table, n := range want {
			if got[table] != n {
				t.Errorf("form %s, %s: %d cells, want %d", form, table, got[table], n)
			}
		}
		if len(got) != len(want) {
			t.Errorf("form %s has tables %v", form, got)
		}
	}
	if got := strings.Join(report.OtherKeys(), " "); got != "requests.other.natural requests.other.business requests.other.research requests.other.ngo requests.other.legal requests.other.other requests.other.total" {
		t.Errorf("OtherKeys = %s", got)
	}
}

// testdata/keys.golden is the public list of keys: whoever changes it breaks other programs.
func TestKeysAreStable(t *testing.T) {
	var b strings.Builder
	for _, form := range []report.Form{report.Form2021, report.Form2019} {
		for _, key := range report.Keys(form) {
			b.WriteString(string(form) + " " + key + "\n")
		}
	}
	want, err := os.ReadFile("testdata/keys.golden")
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("the keys are not those of testdata/keys.golden:\n%s", b.String())
	}
}

var idPattern = regexp.MustCompile(`^[a-z]+(_[a-z]+)?(\.[a-z_]+)+(-2019)?$`)

// Every cell of every form belongs to exactly one indicator of that form.
func TestIndicators(t *testing.T) {
	ids := map[string]bool{}
	for _, ind := range report.Indicators() {
		if ids[ind.ID] || !idPattern.MatchString(ind.ID) {
			t.Errorf("ID %q is repeated or ill-formed", ind.ID)
		}
		ids[ind.ID] = true
		if ind.Name == "" || ind.Unit == "" || ind.Meaning == "" || len(ind.Forms) == 0 {
			t.Errorf("%s lacks a name, unit, meaning or form: %+v", ind.ID, ind)
		}
	}
	for _, form := range []report.Form{report.Form2021, report.Form2019} {
		for _, key := range report.Keys(form) {
			if ind, ok := report.IndicatorOf(form, key); !ok || ind.Key != key || !ind.Has(form) {
				t.Errorf("form %s, %s: indicator %+v", form, key, ind)
			}
		}
	}
}

func TestComparableAcrossTheBreak(t *testing.T) {
	for _, ind := range report.Indicators() {
		both := ind.Has(report.Form2019) && ind.Has(report.Form2021)
		want := ind.Table != "disclosure" && !strings.HasPrefix(ind.Key, "requests.other.lapsed") && !strings.HasPrefix(ind.Key, "requests.other.unpaid") && !strings.HasPrefix(ind.Key, "requests.other.other.")
		switch ind.Key {
		case "disclosure.licensing.decisions", "disclosure.penalty.decisions", "disclosure.coercion.decisions":
			want = true
		}
		if both != want {
			t.Errorf("%s is comparable across the break: %v, want %v", ind.ID, both, want)
		}
		if first := ind.From(); both && (first != 2019 || ind.To() != 0) {
			t.Errorf("%s: from %d to %d", ind.ID, first, ind.To())
		}
	}
	made, _ := report.IndicatorOf(report.Form2019, "disclosure.rules.made")
	if made.ID != "disclosure.rules.made-2019" || made.To() != 2020 {
		t.Errorf("本年新制作 and 本年制发 share an indicator: %+v", made)
	}
}

func TestIndicatorCell(t *testing.T) {
	r := &report.Report{Form: report.Form2021, Cells: report.NewCells(report.Form2021)}
	other, _ := report.IndicatorByID("requests.other.total")
	if c, ok := other.Cell(r); !ok || c.State != report.Missing {
		t.Errorf("without its parts it is %+v, %v", c, ok)
	}
	for i, part := range []string{"requests.other.lapsed.total", "requests.other.unpaid.total", "requests.other.other.total"} {
		r.Cells.Set(part, report.Cell{State: report.Reported, Value: report.Int(int64(i + 1))})
	}
	if c, _ := other.Cell(r); c.State != report.Inferred || c.Value != report.Int(6) {
		t.Errorf("the sum of 1, 2, 3 is %+v", c)
	}
	r.Cells.Set("requests.other.total", report.Cell{State: report.Reported, Value: report.Int(9)})
	if c, _ := other.Cell(r); c.Value != report.Int(9) {
		t.Errorf("what is printed counts, not the sum: %+v", c)
	}
	if _, ok := other.Cell(&report.Report{Form: report.FormFree}); ok {
		t.Error("a free report has no cells")
	}
}

func TestReportJSON(t *testing.T) {
	r := report.Report{Schema: report.SchemaVersion, Form: report.Form2021, Cells: report.NewCells(report.Form2021)}
	r.Cells.Set("requests.new.natural", report.Cell{Value: report.Int(76), State: report.Reported, Raw: "76<", Line: 41, Column: 2})
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Published *string
		Cells     map[string]struct {
			Value *float64
			State string
			Raw   string
			Line  int
		}
	}
	if err := json.Unmarshal(b, &got); err != nil {
		t.Fatal(err)
	}
	if got.Published != nil {
		t.Error("an unknown date is not null")
	}
	if len(got.Cells) != 200 {
		t.Errorf("%d cells, want 200", len(got.Cells))
	}
	if c := got.Cells["requests.new.natural"]; c.Value == nil || *c.Value != 76 || c.State != "reported" || c.Raw != "76<" || c.Line != 41 {
		t.Errorf("cell = %+v", c)
	}
	if c := got.Cells["requests.new.total"]; c.Value != nil || c.State != "missing" {
		t.Errorf("missing cell = %+v", c)
	}
}
