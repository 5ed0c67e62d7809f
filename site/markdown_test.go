package site

import (
	"strings"
	"testing"
)

func TestRenderMarkdown(t *testing.T) {
	text, err := renderMarkdown([]byte(strings.Join([]string{
		"# 方法", "", "## 单元格的五种状态 {#states}", "", "## 单位", "", "## 单位", "", "见[释义](glossary.html)。<b>x</b>", "",
		"<script>alert(1)</script>", "", "| 甲 | 乙 |", "| --: | --- |", "| 1 | 2 |", "", "[x](javascript:alert)", "",
	}, "\n")))
	if err != nil {
		t.Fatal(err)
	}
	if text.title != "方法" {
		t.Errorf("title %q", text.title)
	}
	var contents []string
	for _, l := range text.contents {
		contents = append(contents, l.Text+" "+l.Href)
	}
	if got, want := strings.Join(contents, ", "), "单元格的五种状态 #states, 单位 #danwei, 单位 #danwei-2"; got != want {
		t.Errorf("contents %s, want %s", got, want)
	}
	body := string(text.body)
	for _, want := range []string{`<h2 id="states">`, `<h2 id="danwei-2">`, `<a href="glossary.html">释义</a>`, "<td>1</td>"} {
		if !strings.Contains(body, want) {
			t.Errorf("no %s in %s", want, body)
		}
	}
	for _, unwanted := range []string{"<script", "<b>", "style=", "javascript"} {
		if strings.Contains(body, unwanted) {
			t.Errorf("%s in %s", unwanted, body)
		}
	}
}
