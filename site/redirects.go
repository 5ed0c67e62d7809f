package site

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
)

// A page that was published and is no longer there leads to another one, which content/redirects.txt names:
//
//	henan/zhengzhou/xy.html -> henan/zhengzhou/xingyang.html
//	henan/zhengzhou/xy/ -> henan/zhengzhou/xingyang/           every page of the folder, to the one of the same name
const redirectsFile = "redirects.txt"

// redirect is a line of the file, or what follows from one.
type redirect struct {
	from, to string
	line     int // in the file
}

func parseRedirects(src []byte) ([]redirect, error) {
	var list []redirect
	no := 0
	for line := range strings.Lines(string(src)) {
		no++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		from, to, ok := strings.Cut(line, " -> ")
		from, to = strings.TrimSpace(from), strings.TrimSpace(to)
		pages, folders := isPage(from) && isPage(to), strings.HasSuffix(from, "/") && strings.HasSuffix(to, "/")
		if !ok || !pages && !folders || !isPlain(from) || !isPlain(to) {
			return nil, fmt.Errorf("%s:%d: %q is not two pages, or two folders, with -> between them", redirectsFile, no, printable(line))
		}
		list = append(list, redirect{from, to, no})
	}
	return list, nil
}

// forward finds where each promised page that is gone leads, sorted. It fails where one leads nowhere.
func (p promised) forward(rules []redirect, there func(page string) bool) ([]redirect, error) {
	var list []redirect
	var lost []string
	for _, page := range p.gone(rules, there) {
		told, line := leads(page, rules)
		ofOwner, _ := leads(owner(page), rules)
		choice := []string{told, owner(told), owner(page), ofOwner}
		i := slices.IndexFunc(choice, func(to string) bool { return there(to) })
		switch {
		case i >= 0:
			list = append(list, redirect{page, choice[i], line})
		case told != "":
			return nil, hinted(fmt.Errorf("%s:%d: %s is to lead to %s, which is no page", redirectsFile, line, page, told),
				"name a page of the site as it is now")
		default:
			lost = append(lost, page)
		}
	}
	if len(lost) > 0 {
		return nil, hinted(fmt.Errorf("%s gone: %s", counted(len(lost)), some(lost)),
			"bring back what was there, or say in the content folder's "+redirectsFile+" where each leads now: "+lost[0]+" -> other.html; docs/addresses.md")
	}
	return list, nil
}

// gone are the pages that were promised, or that a rule names, and are not there; sorted.
func (p promised) gone(rules []redirect, there func(page string) bool) []string {
	var list []string
	for page := range p {
		if !there(page) {
			list = append(list, page)
		}
	}
	for _, rule := range rules {
		if !strings.HasSuffix(rule.from, "/") && !there(rule.from) {
			list = append(list, rule.from)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// unused are the lines about pages that are there again.
func unused(rules []redirect, there func(page string) bool) []Problem {
	var list []Problem
	for _, rule := range rules {
		if there(rule.from) {
			list = append(list, Problem{File: redirectsFile, Line: rule.line, Message: rule.from + " is a page, and leads nowhere", Hint: "take the line out"})
		}
	}
	return list
}

func counted(n int) string {
	if n == 1 {
		return "a page that was published is"
	}
	return fmt.Sprintf("%d pages that were published are", n)
}

// some are the first of a list.
func some(list []string) string {
	const shown = 3
	if len(list) > shown {
		return strings.Join(list[:shown], ", ") + ", …"
	}
	return strings.Join(list, ", ")
}

// leads is where the rules say a page leads, "" where they don't; a line for the page itself wins over one for its
// folder, and of folders the innermost.
func leads(page string, rules []redirect) (to string, line int) {
	best := 0
	for _, rule := range rules {
		rest, ok := strings.CutPrefix(page, rule.from)
		if folder := strings.HasSuffix(rule.from, "/"); ok && len(rule.from) > best && (folder || rest == "") {
			best, to, line = len(rule.from), rule.to+rest, rule.line
		}
	}
	return to, line
}

// derived are the pages beside a report's that come and go with it or with what the checks find, the text it was read from
// and the report beside another: they lead to the report. So do the sheets of a comparison, of which there are as many as
// its tables need, to the comparison.
var derived = regexp.MustCompile(`^(?:([0-9]+)(?:\.source|-[a-z0-9-]+)|([a-z]+-[0-9]+)\.[a-z0-9-]+)\.html$`)

// The pages of a place's sums, which there are as long as two of its organs report, lead to the place; those of an indicator's
// figures of one year or place, which there are as long as there is something to list, to the indicator.
var (
	sumsPage    = regexp.MustCompile(`^[a-z]+-(?:trend|panel)\.html$`)
	figuresPage = regexp.MustCompile(`^(indicators/[^/]+)/.+\.html$`)
)

// owner is the page that a page is derived from, "" of any other page.
func owner(page string) string {
	dir, name := path.Split(page)
	switch {
	case sumsPage.MatchString(name) && dir == "":
		return "index.html"
	case sumsPage.MatchString(name):
		return strings.TrimSuffix(dir, "/") + ".html"
	}
	if m := figuresPage.FindStringSubmatch(page); m != nil {
		return m[1] + ".html"
	}
	if m := derived.FindStringSubmatch(name); m != nil {
		return dir + m[1] + m[2] + ".html"
	}
	return ""
}
