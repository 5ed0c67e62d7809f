package check

import (
	"slices"
	"strconv"

	"nianbao/gazetteer"
	"nianbao/report"
)

// passage is a run of pieces of a report's text, not far from each other, that also stand in another.
type passage struct {
	section int32 // index among the report's sections
	pieces  []piece
	same    int // 汉字 in the pieces
	own     int // of them as many as not everybody prints, by the sampled shingles
}

// passages joins the pieces of each section and keeps those of real length.
func (w *copying) passages(a *folded, pieces []piece) []passage {
	var list []passage
	for len(pieces) > 0 {
		p := passage{section: a.section(int(pieces[0].a))}
		n := 1
		for n < len(pieces) && pieces[n].a-pieces[n-1].a-pieces[n-1].size <= copiedGap && a.section(int(pieces[n].a)) == p.section {
			n++
		}
		p.pieces, pieces = pieces[:n], pieces[n:]
		rare, all := 0, 0
		for _, q := range p.pieces {
			p.same += int(q.size)
			for _, h := range a.hash[q.a : q.a+q.size-shingle+1] {
				if sampled(h) {
					all++
					if !w.commons.common(h) {
						rare++
					}
				}
			}
		}
		p.own = p.same * rare / max(all, 1)
		if p.same >= copiedHan && p.own >= copiedOwn {
			list = append(list, p)
		}
	}
	return list
}

// organ compares a report with its models, the likeliest first.
func (w *copying) organ(x *exam, models []*exam) {
	const rule = "copied.organ"
	sample := x.sample()
	if sample.short() {
		x.count(rule, Unknown)
		return
	}
	var taken []bool // 汉字 that a model was found for
	found := false
	for _, model := range models {
		if !alike(sample, model.sample(), w.commons) {
			continue
		}
		w.lay(x, model)
		if taken == nil {
			taken = make([]bool, len(w.a.han))
		}
		found = w.model(x, model.r, taken) || found
	}
	if !found {
		x.count(rule, Pass)
	}
}

// model compares the report at hand with another organ's, and leaves one finding for each section that took text from it.
func (w *copying) model(x *exam, model *report.Report, taken []bool) (found bool) {
	pieces := w.overlap.find(&w.a.folded, &w.b.folded)
	same := sameBySection(w.a.whole, &w.a.folded, pieces)
	left := slices.DeleteFunc(slices.Clone(pieces), func(p piece) bool { return taken[p.a+p.size/2] })
	for list := w.passages(&w.a.folded, left); len(list) > 0; {
		n := 1
		for n < len(list) && list[n].section == list[0].section {
			n++
		}
		w.tellOrgan(x, model, list[:n], same[list[0].section])
		for _, p := range list[:n] {
			for _, q := range p.pieces {
				for i := range taken[q.a : q.a+q.size] {
					taken[int(q.a)+i] = true
				}
			}
		}
		found, list = true, list[n:]
	}
	return found
}

func (w *copying) tellOrgan(x *exam, model *report.Report, found []passage, s Similarity) {
	own := 0
	for _, p := range found {
		own += p.own
	}
	section := int(found[0].section)
	f := Finding{Severity: report.Hint, Found: s.told(), Evidence: evidenceOf(found, w.a, w.b),
		Message: "“" + w.a.whole.Sections[section].Title + "”中 " + s.told() + "，与" + fullName(model.Organ) + " " + strconv.Itoa(model.Year) +
			" 年度报告相同（地名和数字不计），疑似照搬，请核对。"}
	if s.Percent() >= organPercent && own >= organHan && w.organs >= organsNeeded {
		f.Severity = report.Warning
	}
	x.fail("copied.organ", "s"+strconv.Itoa(section+1)+"-"+organKey(model.Organ)+"-"+strconv.Itoa(model.Year), f)
}

// fullName is the organ with the place above it: 新郑市辛店镇人民政府.
func fullName(o report.Organ) string {
	if n := len(o.Region); n > 0 && o.Level != report.Department {
		return o.Region[n-1] + o.Name
	}
	return o.Name
}

// organKey names an organ in a finding's ID: the code of a government, and of others with their names behind.
func organKey(o report.Organ) string {
	if o.Code != "" && o.Level != report.Department {
		return o.Code
	}
	return o.Code + gazetteer.Spell(o.Name)
}

// sameBySection counts for each section of the report how much of it is in the pieces.
func sameBySection(r *report.Report, a *folded, pieces []piece) []Similarity {
	list := make([]Similarity, len(r.Sections))
	for p, part := range a.parts {
		list[part.section].All += a.end(p) - int(part.first)
	}
	for _, q := range pieces {
		for i := int(q.a); i < int(q.a+q.size); {
			p := a.part(i)
			end := min(a.end(p), int(q.a+q.size))
			list[a.parts[p].section].Same += end - i
			i = end
		}
	}
	return list
}

// evidenceOf is the paragraph with most of what was taken over, and the paragraph of the other report that it comes
// from, each from the first such 汉字 to the last.
func evidenceOf(found []passage, own, other *openText) []Evidence {
	a, b := &own.folded, &other.folded
	var all []piece
	for _, p := range found {
		all = append(all, p.pieces...)
	}
	p := fullest(a, all, func(q piece) (int, int) { return int(q.a), int(q.size) })
	inside := clipped(all, int(a.parts[p].first), a.end(p))
	q := fullest(b, inside, func(q piece) (int, int) { return int(q.b), int(q.size) })
	low, high := len(b.han), 0
	for _, piece := range inside {
		from, to := max(int(piece.b), int(b.parts[q].first)), min(int(piece.b+piece.size), b.end(q))
		if from < to {
			low, high = min(low, from), max(high, to)
		}
	}
	last := inside[len(inside)-1]
	return []Evidence{a.span(own.whole, p, int(inside[0].a), int(last.a+last.size)), b.span(other.whole, q, low, high).of(other.x.r)}
}

// fullest is the paragraph of the text that has most of the pieces.
func fullest(f *folded, pieces []piece, of func(piece) (from, size int)) int {
	counts := make([]int, len(f.parts))
	for _, q := range pieces {
		from, size := of(q)
		for i := from; i < from+size; {
			p := f.part(i)
			end := min(f.end(p), from+size)
			counts[p] += end - i
			i = end
		}
	}
	best := 0
	for p, n := range counts {
		if n > counts[best] {
			best = p
		}
	}
	return best
}

// clipped are the pieces as far as they stand from one 汉字 of the newer text to before another.
func clipped(pieces []piece, from, to int) []piece {
	var list []piece
	for _, q := range pieces {
		low, high := max(int(q.a), from), min(int(q.a+q.size), to)
		if low < high {
			list = append(list, piece{int32(low), q.b + int32(low) - q.a, int32(high - low)})
		}
	}
	return list
}

// span is the evidence of the 汉字 of the p-th paragraph from one to before another.
func (f *folded) span(r *report.Report, p, from, to int) Evidence {
	return span(r, int(f.parts[p].section), int(f.parts[p].paragraph), int(f.at[from]), int(f.at[to-1])+len("汉"))
}
