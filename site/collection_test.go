package site

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/report"
)

func source(file string, o report.Organ, year int) Source {
	return Source{File: file, Report: sampleReport(o, year, 1)}
}

func problemsOf(list []Problem) []string {
	var out []string
	for _, p := range list {
		out = append(out, p.File+": "+p.Message)
	}
	return out
}

func TestCollectDoesNotDependOnOrder(t *testing.T) {
	sources := append(sampleSources(), source("reports/z.txt", sampleOrgan("410181"), 2023), source("reports/y.txt", sampleOrgan("410181"), 0))
	_, want := Collect(sources)
	first := addresses(sources)
	for seed := range uint64(5) {
		shuffled := slices.Clone(sources)
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if diff := cmp.Diff(first, addresses(shuffled)); diff != "" {
			t.Fatalf("seed %d: %s", seed, diff)
		}
		if _, got := Collect(shuffled); !slices.Equal(got, want) {
			t.Fatalf("seed %d: problems differ: %v", seed, got)
		}
	}
}

// addresses are the paths of all published reports with their files, in the collection's order.
func addresses(sources []Source) []string {
	c, _ := Collect(sources)
	var list []string
	for _, e := range c.root.below {
		list = append(list, e.path()+" "+e.File)
	}
	return list
}

func TestCollectTells(t *testing.T) {
	gongyi := sampleOrgan("410181")
	unplaced := report.Organ{Name: "城关镇人民政府", Place: "城关镇", Level: report.Township}
	like := report.Organ{Name: "城关镇人民正府", Place: "城关镇", Level: report.Township}
	for _, test := range []struct {
		name    string
		sources []Source
		want    []string
		reports int
	}{
		{"nothing to tell", []Source{source("a", gongyi, 2023), source("b", gongyi, 2024)}, nil, 2},
		{"year twice", []Source{source("b", gongyi, 2023), source("a", gongyi, 2023)},
			[]string{"b: a second report of 巩义市人民政府 on 2023, besides a, which was read as well and comes first by name; not published"}, 1},
		{"no year", []Source{source("a", gongyi, 0)}, []string{"a: the document does not tell which year it reports on; not published"}, 0},
		{"no organ", []Source{source("a", report.Organ{}, 2023)}, []string{"a: the document does not tell which organ it is of; not published"}, 0},
		{"one address for two", []Source{source("b", like, 2023), source("a", unplaced, 2023)},
			[]string{"b: 城关镇人民正府 would get the address unplaced/chengguanzhenrenminzhengfu, which 城关镇人民政府 of a has already; not published"}, 1},
		{"slug twice", []Source{{File: "a", Report: sampleReport(gongyi, 2023, 1), Slug: "x"}, {File: "b", Report: sampleReport(gongyi, 2024, 1), Slug: "y"}},
			[]string{`b: slug "y" is not used: another report of 巩义市人民政府 has "x"`}, 2},
		{"slug of another place", []Source{{File: "a", Report: sampleReport(gongyi, 2023, 1), Slug: "xinzheng"}},
			[]string{`a: slug "xinzheng" is not used: it is the address of 新郑市`}, 1},
		{"slug of a page", []Source{{File: "a", Report: sampleReport(gongyi, 2023, 1), Slug: "county-2023"}},
			[]string{`a: slug "county-2023" is not used: pages of the site have names like that`}, 1},
		{"slug of a source", []Source{{File: "a", Report: sampleReport(gongyi, 2023, 1), Slug: "2022.source"}},
			[]string{`a: slug "2022.source" is not used: it is not made of lower-case letters, digits and hyphens`}, 1},
		{"slug that is none", []Source{{File: "a", Report: sampleReport(gongyi, 2023, 1), Slug: "../x"}},
			[]string{`a: slug "../x" is not used: it is not made of lower-case letters, digits and hyphens`}, 1},
	} {
		c, problems := Collect(test.sources)
		if diff := cmp.Diff(test.want, problemsOf(problems)); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
		if c.Len() != test.reports {
			t.Errorf("%s: %d reports, want %d", test.name, c.Len(), test.reports)
		}
	}
}

func TestAddress(t *testing.T) {
	for _, test := range []struct {
		organ report.Organ
		slug  string
		want  string
	}{
		{sampleOrgan("410000"), "", "henan"},
		{sampleOrgan("411282"), "", "henan/sanmenxia/lingbao"},
		{sampleOrgan("411282108"), "", "henan/sanmenxia/lingbao/hanguguan"},
		{sampleOrgan("411282108"), "hgg", "henan/sanmenxia/lingbao/hgg"},
		{sampleOrgan("410000"), "zhongyuan", "zhongyuan"},
		{sampleDepartment("410181", "财政局"), "", "henan/zhengzhou/gongyi/caizhengju"},
		{sampleDepartment("410181", "财政局"), "finance", "henan/zhengzhou/gongyi/finance"},
		{report.Organ{Name: "河南省郑州市巩义市财政局", Level: report.Department, Code: "410181"}, "", "henan/zhengzhou/gongyi/caizhengju"},
		{report.Organ{Name: "辛店镇人民政府", Level: report.Township}, "", "unplaced/xindianzhenrenminzhengfu"},
	} {
		if got, _ := address(test.organ, test.slug); got != test.want {
			t.Errorf("address(%s, %q) = %s, want %s", test.organ.Name, test.slug, got, test.want)
		}
	}
}

// A department whose name spells like a place below gets the code behind, whether or not that place has a report.
func TestDepartmentDoesNotTakeAPlacesAddress(t *testing.T) {
	o := sampleDepartment("411282", "函谷关")
	if got, _ := address(o, ""); got != "henan/sanmenxia/lingbao/hanguguan-411282" {
		t.Errorf("address = %s", got)
	}
}

func TestRelative(t *testing.T) {
	for _, test := range []struct{ from, to, want string }{
		{"index.html", "henan.html", "henan.html"},
		{"henan/sanmenxia.html", "index.html", "../index.html"},
		{"henan/sanmenxia.html", "henan.html", "../henan.html"},
		{"henan/sanmenxia.html", "henan/sanmenxia/lingbao.html", "sanmenxia/lingbao.html"},
		{"a/b/2022.html", "a/b/2023.html", "2023.html"},
		{"a/b/2022.html", "a/b.html", "../b.html"},
		{"a/b/2022.html", "a/c/2022.html#x.y", "../c/2022.html#x.y"},
		{"a/b.html", "a/b.html#x", "#x"},
		{"a/b.html", "a/b.html", "b.html"},
		{"a/b.html", "b.html", "../b.html"},
	} {
		if got := relative(test.from, test.to); got != test.want {
			t.Errorf("relative(%s, %s) = %s, want %s", test.from, test.to, got, test.want)
		}
	}
}

func TestSets(t *testing.T) {
	c, _ := Collect(sampleSources())
	var got []string
	var walk func(p *place)
	walk = func(p *place) {
		for _, s := range p.sets {
			got = append(got, fmt.Sprintf("%s %d+%d", s.path(), len(s.entries), len(s.without)))
		}
		for _, child := range p.children {
			walk(child)
		}
	}
	walk(c.root)
	for _, want := range []string{"township-2023 5+0", "henan/township-2023 4+0", "henan/sanmenxia/lingbao/township-2024 2+0",
		"henan/zhengzhou/county-2023 3+0", "henan/zhengzhou/gongyi/department-2023 2+0", "county-2023 5+0"} {
		if !slices.Contains(got, want) {
			t.Errorf("no set %s in %s", want, strings.Join(got, ", "))
		}
	}
	for _, s := range got {
		if strings.Contains(s, "2018") || strings.Contains(s, " 1+") || strings.HasPrefix(s, "jiangsu") {
			t.Errorf("set %s has less than two organs with tables", s)
		}
	}
}
