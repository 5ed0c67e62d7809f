package site

import (
	"bytes"
	"path"
	"regexp"
	"strings"
	"testing"

	"nianbao/gazetteer"
	"nianbao/report"
)

// mostPage is how large a page of a comparison may be.
const mostPage = 200_000

// manySources are reports on 2022 of the governments of the first n townships of 河南, of their counties and prefectures,
// every seventh of the townships' in the form of 2019.
func manySources(n int) []Source {
	var sources []Source
	add := func(o report.Organ, year int) {
		r := sampleReport(o, year, uint64(len(sources)))
		r.Year = 2022
		sources = append(sources, Source{File: r.File, Report: r})
	}
	townships := 0
	henan := gazetteer.Named("河南省")[0]
	add(sampleOrgan(henan.Code), 2022)
	for _, prefecture := range henan.Children() {
		for _, county := range prefecture.Children() {
			if county.Level != report.County || townships == n {
				continue
			}
			add(sampleOrgan(county.Code), 2022)
			for _, t := range county.Children() {
				if t.Level != report.Township || townships == n {
					continue
				}
				townships++
				year := 2022
				if townships%7 == 0 {
					year = 2020
				}
				add(sampleOrgan(t.Code), year)
			}
		}
	}
	return sources
}

var comparisonFile = regexp.MustCompile(`(^|/)(county|township)-2022(\.[a-z-]+(-[0-9]+)?)?\.html$`)

// Every page of a comparison is bounded, of however many organs it is; nothing is lost for it: the table of each topic has
// every organ, on the set's page or on its sheets.
func TestComparisonsAreBounded(t *testing.T) {
	files := renderSite(t, manySources(700), Options{Pages: contentPages(t)})
	sheets, largest := 0, 0
	for name, body := range files {
		if !comparisonFile.MatchString(name) {
			continue
		}
		sheets, largest = sheets+1, max(largest, len(body))
		if len(body) > mostPage {
			t.Errorf("%s has %d bytes", name, len(body))
		}
	}
	t.Logf("%d pages, of at most %d bytes", sheets, largest)
	for _, set := range []string{"henan/township-2022", "henan/zhengzhou/township-2022", "henan/zhengzhou/gongyi/township-2022"} {
		page := files[set+".html"]
		for _, spec := range topicSpecs {
			figures := strings.Count(tablesOf(files, set, spec.id), "<tr><th>")
			if organs := organsOf(page); figures != organs {
				t.Errorf("%s: the table of %s has %d organs of %d", set, spec.id, figures, organs)
			}
			if !hasAttribute(page, "id", spec.id+".figures") {
				t.Errorf("%s has no place for the table of %s", set, spec.id)
			}
		}
		for _, id := range []string{"all-disclosure", "all-requests", "all-review", "organs", "requests.new", "review"} {
			if !hasAttribute(page, "id", id) {
				t.Errorf("%s has no %s", set, id)
			}
		}
	}
}

// tablesOf is the table of a topic, from the set's page and all sheets.
func tablesOf(files map[string][]byte, set, id string) string {
	var all strings.Builder
	for name, body := range files {
		if name != set+".html" && path.Dir(name) != path.Dir(set) || !strings.HasPrefix(path.Base(name), path.Base(set)+".") {
			continue
		}
		_, table, ok := bytes.Cut(body, []byte(`<table id=`+id+`.figures`))
		if ok {
			_, table, _ = bytes.Cut(table, []byte("<tbody"))
			table, _, _ = bytes.Cut(table, []byte("</table>"))
			all.Write(table)
		}
	}
	return all.String()
}

// organsOf is how many organs the page says it compares.
func organsOf(page []byte) int {
	m := regexp.MustCompile(`<h1>2022 年\S* (\d+) 个`).FindSubmatch(page)
	n := 0
	for _, digit := range m[1] {
		n = n*10 + int(digit-'0')
	}
	return n
}
