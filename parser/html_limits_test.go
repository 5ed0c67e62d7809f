package parser_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"nianbao/parser"
)

// Pages that are made to cost more than they are worth are read, or refused in a line with what to do.
func TestHTMLLimits(t *testing.T) {
	attributes := func() string {
		var b strings.Builder
		b.WriteString("<html ")
		for i := range 500_000 {
			fmt.Fprintf(&b, "a%d=1 ", i)
		}
		return b.String() + ">"
	}
	again := func() string {
		var b strings.Builder
		for i := range 100_000 {
			fmt.Fprintf(&b, "<html a%d><b a%d>甲<p>", i, i)
		}
		return b.String()
	}
	remembered := func() string {
		var b strings.Builder
		b.WriteString("<html ")
		for i := range 250_000 {
			fmt.Fprintf(&b, "a%d=1 ", i)
		}
		return b.String() + ">" + strings.Repeat("<b>", 900_000)
	}
	for name, c := range map[string]struct{ page, message string }{
		"a million cells":       {"<table>" + strings.Repeat("<tr>"+strings.Repeat("<td>0", 1000), 1000), "200,000 elements"},
		"wide spans":            {"<table>" + strings.Repeat("<tr>"+strings.Repeat("<td colspan=99999>0", 30), 30), "200,000 cells"},
		"wide and high spans":   {"<table>" + strings.Repeat("<tr><td colspan=1000 rowspan=1000>0<td>1", 400), "200,000 cells"},
		"deep":                  {strings.Repeat("<div>", 100_000), "512 deep"},
		"deep tables":           {strings.Repeat("<table><tr><td>", 100_000), "512 deep"},
		"deep markup":           {"<p>" + strings.Repeat("<b><font>", 500_000) + "甲", ""},
		"hidden in hidden":      {"<p>" + strings.Repeat("<span hidden><i hidden>", 500_000), ""},
		"elements":              {strings.Repeat("<p>甲", 1_000_000), "200,000 elements"},
		"lines":                 {"<p>" + strings.Repeat("甲<br>", 1_000_000), "million tags"},
		"closing":               {strings.Repeat("<div>", 400) + strings.Repeat("</p></li></td>", 500_000), ""},
		"tables in tables":      {"<table>" + strings.Repeat("甲<table>", 100_000), ""},
		"attributes":            {attributes(), "4 MB"},
		"attributes of html":    {again(), ""},
		"attributes, then tags": {remembered(), ""},
		"binary":                {"<html>\x00", "binary"},
		"no character set":      {"<html>\xff\xff\xff\xff\xff\xff", "character set"},
		"paragraphs":            {"<pre>" + strings.Repeat("甲\n", 300_000), "100,000 paragraphs"},
		"empty":                 {"<html><body></body></html>", "no text"},
		"a list of reports":     {"<html><ul>" + strings.Repeat("<li><a href=a>开封市财政局2022年政府信息公开工作年度报告</a>", 30) + "</ul>", "no text but links"},
		"comment never closed":  {"<html><!--" + strings.Repeat("<p>甲", 1_000_000), "4 MB"},
		"bars":                  {"<html><p>" + strings.Repeat("|", 5_000_000), ""},
	} {
		_, err := parser.Parse("a.html", []byte(c.page), parser.Sidecar{})
		var told *parser.Error
		if !errors.As(err, &told) || told.Hint == "" || strings.Contains(told.Message+told.Hint, "\n") || !strings.Contains(told.Message, c.message) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
