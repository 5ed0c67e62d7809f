package check

import (
	"strconv"
	"strings"

	"nianbao/report"
)

// heedYear puts what follows into the year. At the head of a clause it goes for the sentence, unless the clause
// speaks of what is carried over from it.
func (r *reader) heedYear(i int) {
	t := &r.tokens[i]
	if t.value.Value.Cmp(report.Int(int64(r.year))) == 0 {
		if r.spans(i) {
			r.clause |= scopeYear
			if i-r.first < 3 && r.tokens[r.first].near {
				r.sentence |= scopeYear
			}
			return
		}
		r.sentence &^= scopeYear
		r.clause &^= scopeYear
		return
	}
	for j := i + 1; j < len(r.tokens) && r.tokens[j].class < wComma && r.tokens[j].class != wNumber; j++ {
		if r.tokens[j].class == wCarry {
			return
		}
	}
	for j := r.first; j < i; j++ {
		if r.tokens[j].class == wCarry {
			return
		}
	}
	r.clause |= scopeYear
	if i == r.first && t.near {
		r.sentence |= scopeYear
	}
}

// spans reports whether the year at token i ends a row of years: 2020年至2022年, 2020—2022年, 2021年和2022年.
func (r *reader) spans(i int) bool {
	before := r.text[:r.tokens[i].start]
	first := strings.TrimRight(before, "至到—–-－～~、和与 ")
	if len(first) == len(before) {
		return false
	}
	first = strings.TrimSuffix(strings.TrimSuffix(first, "度"), "年")
	year, err := strconv.Atoi(first[max(0, len(first)-4):])
	return err == nil && year > 1900 && year != r.year
}
