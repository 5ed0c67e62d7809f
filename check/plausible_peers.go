package check

import (
	"crypto/sha256"
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

// peerGroups are the reports that are set against each other: those of the organs of one level, in one form, on one year.
type peerGroups struct {
	of   []*peerGroup // of each of xs its own, nil where it has none
	logs []float64    // used again
}

type peerGroup struct {
	members []*exam
	digest  string  // of all that their figures are told by
	scales  []scale // by peersKeys, once somebody has asked
}

func peersOf(xs []*exam) *peerGroups {
	type kind struct {
		level report.Level
		form  report.Form
		year  int
	}
	at := map[kind]*peerGroup{}
	p := &peerGroups{of: make([]*peerGroup, len(xs))}
	for i, x := range xs {
		if x.r.Organ.Level == "" || x.r.Organ.Level == report.Department || x.r.Form == report.FormFree || x.r.Year == 0 {
			continue
		}
		k := kind{x.r.Organ.Level, x.r.Form, x.r.Year}
		g := at[k]
		if g == nil {
			g = &peerGroup{}
			at[k] = g
		}
		g.members = append(g.members, x)
		p.of[i] = g
	}
	for _, g := range at {
		g.digest = digestOfPeers(g.members)
	}
	return p
}

// digestOfPeers is made of the reports' digests, and of the figures of those that have none.
func digestOfPeers(members []*exam) string {
	b := make([]byte, 0, len(members)*len(Digest{}))
	for _, x := range members {
		b = append(b, x.held.Digest[:]...)
		if x.held.Digest != (Digest{}) {
			continue
		}
		for _, key := range peersKeys {
			n, state, _ := x.r.Cells.Figure(report.PlaceOf(key))
			b = append(append(n.Append(b), byte(state)), 0)
		}
	}
	sum := sha256.Sum256(b)
	return string(sum[:len(Digest{})])
}

// rest is what setting the report's figures against those of its peers rests on beside them.
func (p *peerGroups) rest(x *exam) string {
	if g := p.of[x.nth]; g != nil {
		return g.digest
	}
	return ""
}

// compare sets the report's figures against those of its peers.
func (p *peerGroups) compare(x *exam) {
	g := p.of[x.nth]
	if g == nil {
		return
	}
	if g.scales == nil {
		for _, key := range peersKeys {
			g.scales = append(g.scales, p.scale(g.members, report.PlaceOf(key)))
		}
	}
	for i, key := range peersKeys {
		place := report.PlaceOf(key)
		if !x.r.Cells.Has(place) {
			continue
		}
		switch v, s := logOf(x, place), g.scales[i]; {
		case s.peers < peersLeast || math.IsNaN(v):
			x.count(plausiblePeers, Unknown)
		case v <= s.limit:
			x.count(plausiblePeers, Pass)
		default:
			c, _ := x.r.Cells.At(place)
			x.tellPeers(key, c, s)
		}
	}
}

// logOf is the logarithm of what the report prints, −∞ of 0, none where it prints no number.
func logOf(x *exam, place report.Place) float64 {
	n, state, _ := x.r.Cells.Figure(place)
	switch {
	case state != report.Reported:
		return math.NaN()
	case n.Sign() > 0:
		return math.Log(n.Float())
	}
	return math.Inf(-1)
}

// scale is what the peers' figures say about one of them.
type scale struct {
	peers  int // printed the figure
	center float64
	limit  float64 // logarithm of the highest that is not told
}

// scale reads the figures. Where most print 0 the few others have no scale of their own: what is told of is then farther out
// by the least factor once more.
func (p *peerGroups) scale(members []*exam, place report.Place) (s scale) {
	logs := p.logs[:0]
	for _, x := range members {
		v := logOf(x, place)
		if !math.IsNaN(v) {
			s.peers++
		}
		if v > math.Inf(-1) {
			logs = append(logs, v)
		}
	}
	p.logs = logs
	if len(logs) < peersAbove {
		s.limit = 2 * math.Log(peersTimes)
		return s
	}
	middle := median(logs)
	for i, v := range logs {
		logs[i] = math.Abs(v - middle)
	}
	s.center = math.Exp(middle)
	s.limit = middle + max(peersAway*max(1.4826*median(logs), peersScale), math.Log(peersTimes))
	return s
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
