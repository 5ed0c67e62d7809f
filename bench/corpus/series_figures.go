package corpus

import (
	"fmt"
	"strings"

	"nianbao/report"
)

// tallies are what an organ counts in a year, by the keys of form "2021" and those that form "2019" alone has.
// Amounts are in yuan, so that all of them add up as whole numbers.
type tallies map[string]int64

// numbers are the cells of a form.
func (t tallies) numbers(f report.Form) map[string]report.Number {
	cells := map[string]report.Number{}
	for _, key := range report.Keys(f) {
		n := report.Int(t[key])
		if strings.HasSuffix(key, ".amount") {
			n, _ = n.Shift(4)
		}
		cells[key] = n
	}
	if f == report.Form2019 {
		for _, key := range report.OtherKeys() {
			column := key[strings.LastIndexByte(key, '.'):]
			cells[key] = report.Int(t["requests.other.lapsed"+column] + t["requests.other.unpaid"+column] + t["requests.other.other"+column])
		}
	}
	return cells
}

// size is what an organ without anyone below it counts in a usual year.
type size struct {
	requests                     int
	made, repealed               int // normative documents, at most
	inforce                      int // before the first year
	rules                        bool
	licensing, penalty, coercion int
	fees                         int // yuan
	projects                     int // purchases
}

// sizeOf draws a size that fits the level. That of a government with offices below it is theirs together.
func (m *maker) sizeOf(level report.Level, rest bool) size {
	switch {
	case level == report.Township:
		return size{requests: pick(m, 0, 0, 0, 1, 4, 9, 16), made: pick(m, 0, 0, 1), inforce: m.rng.IntN(6), licensing: pick(m, 0, 40, 120, 300, 900),
			penalty: pick(m, 0, 0, 12, 70), coercion: pick(m, 0, 0, 4), projects: pick(m, 0, 3, 20)}
	case level == report.Department:
		return size{requests: pick(m, 0, 3, 8, 20), made: 1, repealed: 1, inforce: 4 + m.rng.IntN(9), licensing: pick(m, 0, 80, 700, 5000),
			penalty: pick(m, 0, 25, 160, 800), coercion: pick(m, 0, 0, 6, 40), fees: pick(m, 0, 0, 86_000, 4_300_000), projects: 4 + m.rng.IntN(30)}
	case level == report.County && rest:
		return size{requests: 30 + m.rng.IntN(160), made: 7, repealed: 4, inforce: 40 + m.rng.IntN(150), licensing: 2000 + m.rng.IntN(60_000),
			penalty: 500 + m.rng.IntN(15_000), coercion: 60 + m.rng.IntN(1500), fees: 9_000_000 + m.rng.IntN(90_000_000), projects: 40 + m.rng.IntN(400)}
	case rest:
		return size{requests: 300 + m.rng.IntN(1500), made: 12, repealed: 9, inforce: 90 + m.rng.IntN(200), rules: true, licensing: 50_000 + m.rng.IntN(300_000),
			penalty: 20_000 + m.rng.IntN(400_000), coercion: 900 + m.rng.IntN(20_000), fees: 90_000_000 + m.rng.IntN(700_000_000), projects: 200 + m.rng.IntN(1500)}
	}
	return size{} // all it counts is counted below it
}

// grow gives an organ's tallies for each year: its own, or those of the organs below it together.
func (m *maker) grow(who *member, grown map[*member][]tallies) []tallies {
	list := make([]tallies, lastYear-firstYear+1)
	own := m.newGrowth(who.size)
	for i := range list {
		list[i] = tallies{}
		for _, b := range who.below {
			for key, n := range grown[b][i] {
				list[i][key] += n
			}
		}
		if len(who.below) == 0 {
			var before tallies
			if i > 0 {
				before = list[i-1]
			}
			own.year(list[i], before)
		}
	}
	return list
}

// growth is how an organ's counts go on from year to year: never more than some four times up or down.
type growth struct {
	*maker
	usual   size
	walk    map[string]float64
	results []string // rows of table 3, the more often the more usual
	shares  [6]int   // of the applicants, in percent
}

func (m *maker) newGrowth(s size) *growth {
	g := &growth{maker: m, usual: s, walk: map[string]float64{}}
	for row, weight := range usualResults {
		for range max(1, weight+m.rng.IntN(weight/2+1)-weight/4) {
			g.results = append(g.results, usualRows[row])
		}
	}
	business := m.rng.IntN(12)
	g.shares = [6]int{1: business, 4: m.rng.IntN(4), 5: m.rng.IntN(3)}
	return g
}

// usualRows are the rows of （一）至（六） and usualResults how many of a hundred requests come to each, from the
// reports of 淮安, 洪泽 and 巩义.
var (
	usualRows = func() (list []string) {
		for _, r := range resultRows(report.Form2021, false) {
			list = append(list, r.Key)
		}
		return list
	}()
	usualResults = []int{38, 12, 0, 1, 1, 1, 1, 2, 1, 3, 24, 3, 1, 3, 2, 0, 0, 0, 3, 1, 4}
)

// about is a count near its usual size, which wanders.
func (g *growth) about(what string, usual int) int64 {
	if usual == 0 {
		return 0
	}
	w, ok := g.walk[what]
	if !ok {
		w = 1
	}
	w = min(1.5, max(0.6, w*(0.85+0.35*g.rng.Float64())))
	g.walk[what] = w
	return int64(float64(usual)*w*(0.88+0.26*g.rng.Float64()) + 0.5)
}

// year fills the tallies of a year; before are those of the year before, nil for the first.
func (g *growth) year(t, before tallies) {
	g.documents(t, before)
	for _, what := range []struct {
		key   string
		usual int
	}{{"licensing", g.usual.licensing}, {"services", g.usual.licensing / 3}, {"penalty", g.usual.penalty}, {"coercion", g.usual.coercion}} {
		t["disclosure."+what.key+".decisions"] = g.about(what.key, what.usual)
		g.items(t, before, "disclosure."+what.key, 4+what.usual/400)
	}
	g.items(t, before, "disclosure.fees", min(12, g.usual.fees/20_000))
	t["disclosure.fees.amount"] = g.about("fees", g.usual.fees)
	t["disclosure.procurement.projects"] = g.about("projects", g.usual.projects)
	t["disclosure.procurement.amount"] = t["disclosure.procurement.projects"] * int64(90_000+g.rng.IntN(400_000))
	g.requested(t, before)
	g.reviewed(t)
}

// items are numbers of kinds of decisions, of form "2019".
func (g *growth) items(t, before tallies, key string, usual int) {
	previous := int64(g.rng.IntN(usual + 1))
	if before != nil {
		previous = before[key+".previous"] + before[key+".change"]
	}
	t[key+".previous"] = previous
	t[key+".change"] = max(-previous, int64(g.rng.IntN(5)-2))
	if usual == 0 {
		t[key+".change"] = 0
	}
}

// documents are 规章 and 规范性文件.
func (g *growth) documents(t, before tallies) {
	rules := g.usual
	rules.made, rules.repealed, rules.inforce = 0, 0, 0
	if g.usual.rules {
		rules.made, rules.repealed, rules.inforce = 2, 1, 14
	}
	for _, d := range []struct {
		key string
		size
	}{{"disclosure.rules", rules}, {"disclosure.normative", g.usual}} {
		inforce, public := int64(d.inforce), int64(d.inforce)
		if before != nil {
			inforce, public = before[d.key+".inforce"], before[d.key+".public"]
		}
		made := int64(g.rng.IntN(d.made + 1))
		repealed := min(inforce, int64(g.rng.IntN(d.repealed+1)))
		disclosed := max(0, made-int64(g.rng.IntN(2)))
		for key, n := range map[string]int64{".made": made, ".repealed": repealed, ".inforce": inforce + made - repealed,
			".disclosed": disclosed, ".public": public + disclosed} {
			t[d.key+key] = n
		}
	}
}

// requested puts each applicant's requests to results.
func (g *growth) requested(t, before tallies) {
	all := g.about("requests", g.usual.requests)
	if g.usual.requests > 0 && g.usual.requests < 10 && g.chance(15) {
		all = 0
	}
	columns := report.LayoutOf(report.Form2021).Tables[1].Blocks[0].Columns
	left := all
	for i := 5; i >= 0; i-- {
		c := "." + columns[i].Key
		n := all * int64(g.shares[i]) / 100
		if i == 0 {
			n = left
		}
		left -= n
		in := before["requests.carried_out"+c]
		if before == nil {
			in = n / 20
		}
		out := min(n, int64(g.rng.IntN(int((n+in)/14)+2)))
		for range n + in - out {
			t[pick(g.maker, g.results...)+c]++
		}
		t["requests.new"+c], t["requests.carried_in"+c] = n, in
		t["requests.carried_out"+c], t["requests.total"+c] = out, n+in-out
		for _, r := range requestRows(report.Form2021, false) {
			t[r.Key+".total"] += t[r.Key+c]
		}
	}
}

// reviewed fills table 4: of a hundred requests some eight are contested.
func (g *growth) reviewed(t tallies) {
	all := int(t["requests.new.total"])
	for _, group := range []struct {
		key string
		of  int
	}{{"review", 14}, {"litigation_direct", 60}, {"litigation_after", 90}} {
		n := all / group.of
		if all > 0 && g.chance(30) {
			n++
		}
		for range n {
			result := pick(g.maker, "upheld", "upheld", "upheld", "other", "other", "corrected", "pending")
			t[fmt.Sprintf("%s.%s", group.key, result)]++
		}
		t[group.key+".total"] = int64(n)
	}
}
