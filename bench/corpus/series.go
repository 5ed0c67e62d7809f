package corpus

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"nianbao/gazetteer"
	"nianbao/report"
)

// Series is the reports of a prefecture, some of its counties, and some of their departments and townships, over
// several years. Their figures follow from each other as those of real reports do: what is carried over comes in,
// what is in force is what was, less what was repealed, and a government's figures hold those of the organs below it.
type Series struct {
	Papers []*Paper // organ by organ, year by year; nil where there is none
}

// The years of a series: both forms, and the break between them.
const (
	firstYear = 2019
	lastYear  = 2025
)

// member is an organ of a series. A government's rest is a member that reports nothing: the offices below it whose
// reports are not in the series.
type member struct {
	who
	class    string // what it calls itself: 我市, 我镇, 我局
	parent   *member
	below    []*member // with its rest
	silent   bool
	size     size
	told     bool   // what follows is decided, once for all its reports
	twoLines bool   // its title takes two lines
	contact  string // how to reach it
}

// Paper is a report of a series before it is set: what its cells print and its words. Words hold names of figures in
// braces, so that what the text tells follows the cells until a fault parts them.
type Paper struct {
	who       *member
	year      int
	form      report.Form
	tallies   tallies
	numbers   map[string]report.Number // by key of cell
	before    *Paper                   // the organ's report on the year before, nil for the first
	title     []string
	headings  [6]string
	text      [6][]string
	contested string // what the text says of reviews and lawsuits
	signature []string
	published report.Date
	posted    bool // the page says when it was published
	seed      uint64
	cells     map[string]string // what cells print in place of their numbers
	faults    []func(*pages)    // done to the pages before they are set
}

// MakeSeries makes the reports of the organs of one prefecture. The same source of randomness makes the same reports.
func MakeSeries(rng *rand.Rand) *Series {
	m := &maker{rng: rng}
	prefecture, counties := m.choosePrefecture()
	return m.series(m.members(prefecture, counties, func(i int, d gazetteer.Division) int {
		if i == 0 {
			return len(d.Children())
		}
		return 2
	}))
}

// MakeRegion makes the reports of all governments of a prefecture, and of a department of each but the townships.
func MakeRegion(rng *rand.Rand, prefecture gazetteer.Division) *Series {
	m := &maker{rng: rng}
	counties := slices.DeleteFunc(slices.Clone(prefecture.Children()), func(d gazetteer.Division) bool { return !governed(d) })
	return m.series(m.members(prefecture, counties, func(_ int, d gazetteer.Division) int { return len(d.Children()) }))
}

func (m *maker) series(all []*member) *Series {
	s := &Series{}
	grown := map[*member][]tallies{}
	for i := len(all) - 1; i >= 0; i-- { // those below come behind the government above them
		grown[all[i]] = m.grow(all[i], grown)
	}
	for _, who := range all {
		if who.silent {
			continue
		}
		var before *Paper
		for i, t := range grown[who] {
			p := &Paper{who: who, year: firstYear + i, form: report.FormOf(firstYear + i), before: before, seed: m.rng.Uint64()}
			p.tallies, p.numbers = t, t.numbers(p.form)
			s.Papers = append(s.Papers, p)
			before = p
		}
	}
	for _, p := range s.Papers {
		p.tell(rand.New(rand.NewPCG(p.seed, 1)))
	}
	return s
}

// members are a prefecture, counties of it, and townships and departments of theirs: townships says of how many
// townships of the i-th county. A government comes before those below it.
func (m *maker) members(prefecture gazetteer.Division, counties []gazetteer.Division, townships func(i int, d gazetteer.Division) int) []*member {
	offices := m.rng.Perm(len(departments))
	top := m.join(nil, m.govern(prefecture))
	all := []*member{top, m.join(top, m.office(prefecture, departments[offices[0]])), m.rest(top)}
	for i, d := range counties {
		county := m.join(top, m.govern(d))
		all = append(all, county, m.join(county, m.office(d, departments[offices[(1+i)%len(offices)]])), m.rest(county))
		for _, t := range m.some(d.Children(), townships(i, d), governed) {
			all = append(all, m.join(county, m.govern(t)))
		}
	}
	return all
}

// choosePrefecture takes one that has a county of few townships, and two other counties.
func (m *maker) choosePrefecture() (gazetteer.Division, []gazetteer.Division) {
	for {
		prefecture := m.chooseDivision(report.Prefecture)
		first := m.some(prefecture.Children(), 1, func(d gazetteer.Division) bool {
			n := len(d.Children())
			return governed(d) && n >= 5 && n <= 7 && len(m.some(d.Children(), n, governed)) == n
		})
		if len(first) == 0 {
			continue
		}
		others := m.some(prefecture.Children(), 2, func(d gazetteer.Division) bool {
			return d != first[0] && governed(d) && len(m.some(d.Children(), 2, governed)) == 2
		})
		if len(others) == 2 {
			return prefecture, append(first, others...)
		}
	}
}

// some takes up to n of the divisions, in random order.
func (m *maker) some(list []gazetteer.Division, n int, fit func(gazetteer.Division) bool) []gazetteer.Division {
	list = slices.DeleteFunc(slices.Clone(list), func(d gazetteer.Division) bool { return !fit(d) })
	m.rng.Shuffle(len(list), func(i, k int) { list[i], list[k] = list[k], list[i] })
	return list[:min(n, len(list))]
}

// govern is the government of a division as an organ that reports.
func (m *maker) govern(d gazetteer.Division) *member {
	region := d.Region()
	w := who{place: d, short: d.Name, decided: true, above: strings.Join(region[max(0, len(region)-2):], "")}
	w.organ = report.Organ{Name: government(d), Place: d.Name, Level: d.Level, Region: region, Code: d.Code}
	w.full = w.organ.Name
	w.full = region[len(region)-1] + w.full
	if d.Level == report.Township {
		w.full = w.above + w.organ.Name // the county's name alone may be that of two
	}
	w.title = pick(m, w.full, w.full, w.organ.Name)
	class := lastRune(d.Name)
	if strings.HasSuffix(d.Name, "街道") || strings.HasSuffix(d.Name, "自治州") {
		class = d.Name[len(d.Name)-len("街道"):]
		class = strings.TrimPrefix(class, "治")
	}
	return &member{who: w, class: class, size: m.sizeOf(d.Level, false)}
}

// office is a department of a division's government.
func (m *maker) office(d gazetteer.Division, name string) *member {
	w := who{place: d, short: name, decided: true, above: d.Name}
	w.organ = report.Organ{Name: d.Name + name, Place: d.Name, Level: report.Department, Region: append(d.Region(), d.Name), Code: d.Code}
	w.full, w.title = w.organ.Name, w.organ.Name
	if region := d.Region(); d.Level == report.County {
		w.full = region[len(region)-1] + w.full
	}
	return &member{who: w, class: lastRune(strings.TrimSuffix(name, "员会")), size: m.sizeOf(report.Department, false)}
}

// rest is what a government's figures hold besides those of its members.
func (m *maker) rest(of *member) *member {
	r := &member{silent: true, size: m.sizeOf(of.organ.Level, true)}
	r.organ.Level = of.organ.Level
	return m.join(of, r)
}

func (m *maker) join(parent, child *member) *member {
	if child.parent = parent; parent != nil {
		parent.below = append(parent.below, child)
	}
	return child
}

// Truth is what the paper says.
func (p *Paper) Truth() Truth {
	return Truth{Organ: p.who.organ, Year: p.year, Form: p.form, Published: p.published, Cells: p.numbers}
}

// Name is that of its file, without extension.
func (p *Paper) Name() string {
	name := strings.ReplaceAll(p.who.place.Path(), "/", "-")
	if p.who.organ.Level == report.Department {
		name += "-" + gazetteer.Spell(p.who.short)
	}
	return fmt.Sprintf("%s-%d", name, p.year)
}
