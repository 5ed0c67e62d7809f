package templates

import (
	"strings"
	"testing"

	"nianbao/report"
)

// Spans are told by their words, and a mark of each finding stands behind its span.
func TestMarkedParagraph(t *testing.T) {
	const text = "本镇<收到>申请103条，城关镇另有5条。"
	type asks struct{ from, to string }
	for _, test := range []struct {
		name string
		asks []asks
		want string
	}{
		{"none", nil, "本镇&lt;收到&gt;申请103条，城关镇另有5条。"},
		{"one", []asks{{"申请", "103条"}}, "本镇&lt;收到&gt;<mark>申请103条</mark>△1，城关镇另有5条。"},
		{"out of order", []asks{{"城关镇", "城关镇"}, {"<收到>", "<收到>"}}, "本镇<mark>&lt;收到&gt;</mark>△2申请103条，<mark>城关镇</mark>△1另有5条。"},
		{"overlapping", []asks{{"申请", "103条"}, {"103条", "城关镇"}}, "本镇&lt;收到&gt;<mark>申请103条</mark>△1<mark>，城关镇</mark>△2另有5条。"},
		{"one in the other", []asks{{"103", "103"}, {"申请", "103条"}}, "本镇&lt;收到&gt;<mark>申请103条</mark>△2△1，城关镇另有5条。"},
		{"twice the same", []asks{{"5条", "5条"}, {"5条", "5条"}}, "本镇&lt;收到&gt;申请103条，城关镇另有<mark>5条</mark>△1△2。"},
	} {
		b := Block{Text: text}
		for i, a := range test.asks {
			b.Spans = append(b.Spans, Span{Start: strings.Index(text, a.from), End: strings.Index(text, a.to) + len(a.to),
				Finding: Finding{ID: "finding-a.b", Number: i + 1, Severity: report.Warning}})
		}
		got := strings.NewReplacer(`<a class=asked href=#finding-a.b><span class=vh> 疑似 </span>`, "", "</a>", "").Replace(string(*new(buffer).marked(b)))
		if got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
	whole := Block{Text: text, Spans: []Span{{Start: len(text), End: len(text), Finding: Finding{Number: 1, Severity: report.Hint}}}}
	if got := string(*new(buffer).marked(whole)); !strings.HasSuffix(got, "▷1</a>") || strings.Contains(got, "<mark>") {
		t.Errorf("a finding about the whole paragraph: %s", got)
	}
}

func TestFindingIsCalled(t *testing.T) {
	for _, test := range []struct {
		finding     Finding
		word, class string
	}{
		{Finding{Severity: report.Error}, "不符", "error"},
		{Finding{Severity: report.Warning}, "疑似", "warning"},
		{Finding{Severity: report.Hint}, "提示", "hint"},
		{Finding{Severity: report.Error, Answer: "已更正"}, "已答复", "answered"},
	} {
		if test.finding.Word() != test.word || test.finding.Class() != test.class {
			t.Errorf("%+v is called %s, of class %s", test.finding, test.finding.Word(), test.finding.Class())
		}
	}
}
