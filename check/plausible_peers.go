package check

import (
	"fmt"
	"math"
	"slices"

	"nianbao/report"
)

// How far outside a value must be to be told. Figures of organs of one level spread over two or three powers of ten,
// so that distances are taken between logarithms, from the median and in units of the median absolute deviation,
// which a few absurd values do not move; 1.4826 makes it the standard deviation of a normal distribution. The least
// scale keeps a group of nearly equal values from telling on each that differs.
const (
	peersLeast = 20  // reports that print the figure
	peersAbove = 10  // of them with more than 0: what is measured
	peersScale = 0.7 // of natural logarithms: a factor of 2
	peersAway  = 5
	peersTimes = 100
)

// peersKeys are the cells whose size goes with the organ's, in both forms or in one.
var peersKeys = []string{
	"disclosure.licensing.decisions", "disclosure.penalty.decisions", "disclosure.coercion.decisions",
	"disclosure.fees.amount", "disclosure.procurement.amount", "requests.new.total", "review.total",
}

// peers sets each figure against those of the organs of the same level, form and year.
func peers(xs []*exam) {
	type group struct {
		level report.Level
		form  report.Form
		year  int
	}
	at := map[group]int{} // of groups
	var groups [][]*exam
	for _, x := range xs {
		if x.r.Organ.Level == "" || x.r.Organ.Level == report.Department || x.r.Form == report.FormFree || x.r.Year == 0 {
			continue
		}
		g := group{x.r.Organ.Level, x.r.Form, x.r.Year}
		i, ok := at[g]
		if !ok {
			i = len(groups)
			at[g] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], x)
	}
	var p peersFigures
	for _, members := range groups {
		p.counts = append(p.counts[:0], make([]tally, len(members))...)
		for _, key := range peersKeys {
			if place := report.PlaceOf(key); members[0].r.Cells.Has(place) {
				p.compare(members, key, place)
			}
		}
		for i, x := range members {
			x.counts(plausiblePeers, Pass, int(p.counts[i][Pass]))
			x.counts(plausiblePeers, Unknown, int(p.counts[i][Unknown]))
		}
	}
}

// peersFigures are what the reports of a group print under a key.
type peersFigures struct {
	logs   []float64 // of the figures, −∞ of 0, none where none is printed; parallel to the group
	counts []tally   // of the group's reports, for all keys so far
	list   []float64 // used again
}

func (p *peersFigures) read(members []*exam, place report.Place) {
	p.logs = p.logs[:0]
	for _, x := range members {
		v := math.NaN()
		if c, _ := x.r.Cells.At(place); c.State == report.Reported {
			if v = math.Inf(-1); c.Value.Sign() > 0 {
				v = math.Log(c.Value.Float())
			}
		}
		p.logs = append(p.logs, v)
	}
}

// scale is what the peers' figures say about one of them.
type scale struct {
	peers  int // printed the figure
	center float64
	limit  float64 // logarithm of the highest that is not told
}

// scale reads the figures; ok is false where too few print one. Where most print 0 the few
// others have no scale of their own: what is told of is then farther out by the least factor once more.
func (p *peersFigures) scale() (s scale, ok bool) {
	logs := p.list[:0]
	for _, v := range p.logs {
		if !math.IsNaN(v) {
			s.peers++
		}
		if v > math.Inf(-1) {
			logs = append(logs, v)
		}
	}
	p.list = logs
	if len(logs) < peersAbove {
		s.limit = 2 * math.Log(peersTimes)
		return s, s.peers >= peersLeast
	}
	middle := median(logs)
	for i, v := range logs {
		logs[i] = math.Abs(v - middle)
	}
	s.center = math.Exp(middle)
	s.limit = middle + max(peersAway*max(1.4826*median(logs), peersScale), math.Log(peersTimes))
	return s, s.peers >= peersLeast
}

// compare compares one cell of the reports of a group.
func (p *peersFigures) compare(members []*exam, key string, place report.Place) {
	p.read(members, place)
	s, ok := p.scale()
	for i, v := range p.logs {
		switch {
		case !ok || math.IsNaN(v):
			p.counts[i][Unknown]++
		case v <= s.limit:
			p.counts[i][Pass]++
		default:
			c, _ := members[i].r.Cells.At(place)
			members[i].tellPeers(key, c, s)
		}
	}
}

func (x *exam) tellPeers(key string, c report.Cell, s scale) {
	ind, _ := report.IndicatorOf(x.r.Form, key)
	what, middle := "大于零的数的中位数", fmt.Sprintf("%.0f %s", s.center, ind.Unit)
	if s.center == 0 {
		what = "中位数"
	}
	x.fail(plausiblePeers, key, Finding{
		Message: fmt.Sprintf("“%s”填为 %s %s，而 %d 年度 %d 个同级机关%s为 %s，相差悬殊，请核对。",
			ind.Name, c.Value, ind.Unit, x.r.Year, s.peers, what, middle),
		Expected: what + " " + middle, Found: c.Value.String() + " " + ind.Unit, Evidence: []Evidence{x.at(key)},
	})
}

// median of a list, which it sorts.
func median(list []float64) float64 {
	slices.Sort(list)
	n := len(list)
	return (list[(n-1)/2] + list[n/2]) / 2
}
