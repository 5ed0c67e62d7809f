package check

import (
	"slices"
	"strings"
	"testing"
)

// foundOf gives the findings of one family as SEVERITY RULE:SUBJECT, one after the other.
func foundOf(s *Sheet, family string) string {
	var names []string
	for _, f := range s.Findings {
		if strings.HasPrefix(f.Rule, family+".") {
			names = append(names, string(f.Severity)+" "+f.ID)
		}
	}
	return strings.Join(names, ", ")
}

// slip is a clean report with something changed, and what one family finds in it.
type slip struct {
	name    string
	file    string
	changes []string // old and new in turn
	want    string
}

func testSlips(t *testing.T, family string, slips []slip) {
	t.Helper()
	for _, s := range slips {
		t.Run(s.name, func(t *testing.T) {
			if got := foundOf(Within(sample(t, s.file, s.changes...)), family); got != s.want {
				t.Errorf("found %q, want %q", got, s.want)
			}
		})
	}
}

const (
	granted2022 = "（一）予以公开	44	3	0	0	1	0	48"
	new2022     = "申请数量	70	4	0	0	2	0	76"
	other2022   = "	（六）其他处理	1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请	0	0	0	0	0	0	0\n" +
		"		2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请	0	0	0	0	0	0	0\n" +
		"		3.其他	4	0	0	0	0	0	4\n"
	review2022 = "4	0	0	1	5	1	0	0	0	1	0	0	0	0	0"
)

func TestReconcile(t *testing.T) {
	testSlips(t, "reconcile", []slip{
		{"2022 holds", "clean-2022.txt", nil, ""},
		{"2020 holds", "clean-2020.txt", nil, ""},
		{"row total off", "clean-2022.txt", []string{"0	2	0	76", "0	2	0	77"},
			"error reconcile.rows:requests.new, error reconcile.requests:requests.total"},
		{"result off", "clean-2022.txt", []string{granted2022, "（一）予以公开	45	3	0	0	1	0	49"},
			"error reconcile.results:requests.natural, error reconcile.results:requests.total"},
		{"carried over off", "clean-2022.txt", []string{"继续办理	4	0	0	0	0	0	4", "继续办理	3	0	0	0	0	0	3"},
			"error reconcile.requests:requests.natural, error reconcile.requests:requests.total"},
		{"review total off", "clean-2022.txt", []string{review2022, "4	0	0	1	0	1	0	0	0	1	0	0	0	0	0"},
			"error reconcile.review:review"},
		{"lawsuit total off", "clean-2022.txt", []string{review2022, "4	0	0	1	5	1	0	0	0	1	0	0	1	0	3"},
			"error reconcile.review:litigation_after"},
		{"2020 counts （六） as one row", "clean-2020.txt", []string{"（六）其他处理	4	0	0	0	0	0	4", "（六）其他处理	5	0	0	0	0	0	5"},
			"error reconcile.results:requests.natural, error reconcile.results:requests.total"},
		{"2022 with （六） as one row holds", "clean-2022.txt", []string{other2022, "	（六）其他处理	4	0	0	0	0	0	4\n"}, ""},
		{"2022 with （六） as one row off", "clean-2022.txt", []string{other2022, "	（六）其他处理	3	0	0	0	0	0	3\n"},
			"error reconcile.results:requests.natural, error reconcile.results:requests.total"},
		{"blanks that would hold", "clean-2022.txt", []string{granted2022, "（一）予以公开	44	3			1		48"},
			"hint reconcile.rows:blank, hint reconcile.results:blank"},
		{"blanks that can't hold", "clean-2022.txt", []string{review2022, "4	/	/	1	3	1	0	0	0	1	0	0	0	0	0"},
			"warning reconcile.review:review"},
		{"blanks that may hold", "clean-2022.txt", []string{review2022, "4	/	/	/	5	1	0	0	0	1	0	0	0	0	0"}, ""},
		{"a lost row decides nothing", "clean-2022.txt", []string{"	（二）部分公开（区分处理的，只计这一情形，不计其他情形）	2	0	0	0	0	0	2\n", ""}, ""},
	})
}

// TestReconcileUnknown holds that a sum with a cell that is not printed is counted as undecided, not as held.
func TestReconcileUnknown(t *testing.T) {
	s := Within(sample(t, "clean-2022.txt", "	（二）部分公开（区分处理的，只计这一情形，不计其他情形）	2	0	0	0	0	0	2\n", ""))
	for _, c := range []struct {
		rule          string
		pass, unknown int
	}{
		{reconcileRows, 24, 1}, {reconcileRequests, 7, 0}, {reconcileResults, 0, 7}, {reconcileReview, 3, 0},
	} {
		if pass, unknown := s.Count(c.rule, Pass), s.Count(c.rule, Unknown); pass != c.pass || unknown != c.unknown {
			t.Errorf("%s: %d pass, %d unknown, want %d and %d", c.rule, pass, unknown, c.pass, c.unknown)
		}
	}
}

// TestReconcileWords holds a finding's sentence and both sides.
func TestReconcileWords(t *testing.T) {
	s := Within(sample(t, "clean-2022.txt", review2022, "10	1	0	0	0	1	0	0	0	1	0	0	0	0	0"))
	f := s.Findings[slices.IndexFunc(s.Findings, func(f Finding) bool { return f.Rule == reconcileReview })]
	for _, c := range [][2]string{
		{f.Message, "“行政复议”：各种结果之和为 11，总计为 0，二者不一致，请核对。"},
		{f.Expected, "11（= 10 + 1 + 0 + 0）"},
		{f.Found, "0"},
		{f.Evidence[0].Cell, "review.total"},
		{f.Evidence[1].Cell, "review.upheld"},
	} {
		if c[0] != c[1] {
			t.Errorf("%q, want %q", c[0], c[1])
		}
	}
}
