package gazetteer

import (
	"strings"
	"unicode"

	"nianbao/report"
)

// Placement is what an organ's name means.
type Placement struct {
	Found      bool
	Place      Division     // of the organ; a department's is that of the government it belongs to
	Name       string       // full name of the organ
	PlaceName  string       // name of the place, also where it is not found; "" where the name has none
	Level      report.Level // "" where unknown
	Candidates []Division   // what the name may mean, where that is undecided
}

// Region gives the names of the places above the organ's own, widest first; those above a department end
// with the place of its government. It is empty, not nil, where the place is not found.
func (p Placement) Region() []string {
	switch {
	case !p.Found:
		return []string{}
	case p.Level == report.Department:
		return append(p.Place.Region(), p.Place.Name)
	}
	return p.Place.Region()
}

// Place decides which organ a name in a document means: 函谷关镇, 新郑市辛店镇人民政府, 巩义市财政局, 市教育局. The evidence is
// what else the document says, in order of weight: its title, its signature, its paragraphs.
//
// A place above that stands in the name itself decides, then those that the evidence names. The only division
// of a name in the country is taken, unless the evidence speaks of other places only. Where several are left
// that the text does not decide between, none is found.
func Place(name string, evidence []string) Placement {
	name = ofGovernment(unblank(name))
	if name == "" {
		return Placement{}
	}
	if len(name) > longestName {
		return Placement{Name: name, Level: report.Department}
	}
	if name == "国务院" {
		return Placement{Name: name, Level: report.National}
	}
	r, ok := readName(name)
	if !ok {
		if full := complete(name, evidence); full != "" {
			r, ok = readName(full)
		}
	}
	if !ok {
		return unknown(name)
	}
	p := r.placement()
	d, ok := r.decide(evidence)
	if !ok {
		p.Candidates = r.candidates
		return p
	}
	p.Found, p.Place, p.PlaceName = true, d, d.Name
	switch {
	case !d.governed():
		p.settleZone(d)
	case !r.department:
		p.Name, p.Level = d.government(), d.Level
	}
	return p
}

// ofGovernment is the name of a subdistrict's office without the word for the government that it is an agency of:
// 南明区人民政府花果园街道办事处 is 南明区花果园街道办事处.
func ofGovernment(name string) string {
	for _, word := range []string{"人民政府", "政府"} {
		above, office, ok := strings.Cut(name, word)
		if ok && above != "" && (strings.HasSuffix(office, "街道办事处") || strings.HasSuffix(office, "街道")) {
			return above + office
		}
	}
	return name
}

// longestName is the length in bytes beyond which a text is no organ's name; the longest in use have about 40 汉字.
const longestName = 60 * len("汉")

// settleZone makes the organ of a zone, which has no government of its own, a department of the one above.
func (p *Placement) settleZone(zone Division) {
	p.Level = report.Department
	for above, ok := zone.Parent(); ok; above, ok = above.Parent() {
		p.Place, p.PlaceName = above, above.Name
		if above.governed() {
			return
		}
	}
}

// unblank removes white space and invisible characters.
func unblank(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.In(r, unicode.Cf, unicode.Cc) {
			return -1
		}
		return r
	}, s)
}
