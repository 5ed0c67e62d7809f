package site

import (
	"fmt"

	"nianbao/check"
	"nianbao/report"
)

// namedPage is a page that is found by its name: an indicator's, a rule's, a comparison of the whole country's, or one of
// running text.
type namedPage struct {
	Kind string `json:"kind"` // 指标, 规则, 对照, 页面
	Name string `json:"name"`
	Path string `json:"path"`           // with its ending
	Key  string `json:"key,omitempty"`  // of an indicator or a rule
	Text string `json:"text,omitempty"` // what it means
	Main bool   `json:"main,omitempty"` // the first to look at of those that the same words find
}

func (c *Collection) searchNames() []namedPage {
	var list []namedPage
	for _, ind := range report.Indicators() {
		list = append(list, namedPage{Kind: "指标", Name: ind.Name, Path: "indicators/" + ind.ID + ".html", Key: ind.ID, Text: ind.Meaning, Main: isTotal(ind.Key)})
	}
	for _, family := range check.Families() {
		for _, rule := range family.Rules {
			list = append(list, namedPage{Kind: "规则", Name: rule.Name, Path: rulePath(rule.ID), Key: rule.ID, Text: family.Name + "：" + rule.Sentence, Main: true})
		}
	}
	for _, s := range c.root.sets {
		list = append(list, namedPage{Kind: "对照", Name: fmt.Sprintf("%d 年%s对照", s.year, levelWord(s.level)), Path: s.path() + ".html",
			Text: fmt.Sprintf("%d 个", len(s.entries)), Main: true})
	}
	for _, p := range []namedPage{{Name: "指标", Path: "indicators.html"}, {Name: "指标释义", Path: "glossary.html"}, {Name: "核查", Path: qualityPath},
		{Name: "覆盖情况", Path: coveragePath(c.root)}, {Name: "自选对照", Path: exploreFolder + "/index.html"}} {
		p.Kind, p.Main = "页面", true
		list = append(list, p)
	}
	return list
}
