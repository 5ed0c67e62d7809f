package check

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

// short names of measures for the tests.
var short = map[uint8]string{mApplications: "apps", mNew: "new", mHandled: "handled", mAnswered: "answered", mIn: "in", mOut: "out",
	mGranted: "granted", mPartial: "partial", mDenied: "denied", mUnable: "unable", mRefused: "refused", mOther: "other", mWithdrawn: "withdrawn",
	mNatural: "natural", mOrganisations: "organisations", mReview: "review", mReview + 1: "review.upheld", mReview + 2: "review.corrected",
	mReview + 3: "review.other", mReview + 4: "review.pending", mLitigation: "lawsuits", mLitigation + 1: "lawsuits.upheld",
	mLitigation + 2: "lawsuits.corrected", mLitigation + 3: "lawsuits.other", mLitigation + 4: "lawsuits.pending", mDirect: "direct",
	mDirect + 1: "direct.upheld", mAfter: "after", mAfter + 1: "after.upheld", mNormative: "made", mNormative + 1: "repealed", mNormative + 2: "inforce", mNormative + 3: "normative",
	mRules: "rules.made", mRules + 1: "rules.repealed", mRules + 2: "rules.inforce", mRules + 3: "rules",
	mLicensing: "licensing", mPenalty: "penalty", mCoercion: "coercion", mFees: "fees", mProcurement: "projects", mProcured: "procured", mRest: "rest"}

// toldIn gives readings as MEASURE=NUMBER, with + for 余 and ~ for 约, and in brackets what keeps them from being compared:
// year, office, portion, intended, and ? for doubt.
func toldIn(text string, small bool) string {
	r := reader{text: text, year: 2022, own: [2]string{"洪泽区", ""}, small: small, tokens: lex(text, nil)}
	r.read()
	var list []string
	for _, g := range r.readings {
		name := short[g.measure]
		if name == "" {
			name = measures[g.measure].name
		}
		s := fmt.Sprintf("%s=%s%s", name, g.value.Value, []string{"", "+", "~"}[g.value.Bound])
		for i, mark := range []string{"year", "office", "portion", "intended"} {
			if g.scope&(1<<i) != 0 {
				s += "(" + mark + ")"
			}
		}
		if g.doubt {
			s += "?"
		}
		list = append(list, s)
	}
	return strings.Join(list, " ")
}

// TestTold reads the sentences of testdata/told/sentences.txt.
func TestTold(t *testing.T) {
	src, err := os.ReadFile("testdata/told/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for i, line := range strings.Split(string(src), "\n") {
		text, want, ok := strings.Cut(line, " =>")
		if !ok {
			continue
		}
		n++
		if got := toldIn(text, false); got != strings.TrimSpace(want) {
			t.Errorf("line %d: %s\n got %s\nwant%s", i+1, text, got, want)
		}
	}
	if n < 120 {
		t.Errorf("%d sentences", n)
	}
}

// A township is its own 镇, and a department its own 局.
func TestToldBySmallOrgans(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"2022年赵岗镇人民政府未出台规章、行政规范性文件及其他政策文件，与无相关更新情况。", "rules.made=0 made=0"},
		{"2022年，区水利局收到政府信息公开申请3件，局属事业单位收到1件。", "new=3 new=1(office)"},
		{"2022年，局机关本级收到政府信息公开申请3件。", "new=3(office)"},
	} {
		if got := toldIn(c.text, true); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func FuzzTold(f *testing.F) {
	f.Add("2022年，共收到（含上年结转3件）政府信息公开申请７６件，行政复议、行政诉讼均无（）））")
	f.Add("无、无（无行政复议")
	f.Fuzz(func(t *testing.T, text string) {
		r := reader{text: text, year: 2022, tokens: lex(text, nil)}
		r.read()
		for _, g := range r.readings {
			if g.start > g.end || g.end > len(text) || utf8.ValidString(text) && !utf8.ValidString(text[g.start:g.end]) {
				t.Fatalf("%q: %+v", text, g)
			}
		}
	})
}
