package parser

import (
	"slices"

	"nianbao/report"
)

// Cells may be glued together: 26480430 for 2648|0|430, or 1 0 0 0 0 01 for seven. A row of fewer values than columns
// is also read with its values cut into numbers; of the many ways only those are kept that the row's own sum
// proves, and settle asks the columns' sums as well.

// maxCuts bounds how many ways to cut are tried in one row.
const maxCuts = 100_000

// splits lists every way to cut the values into n numbers in order by which the row's sums hold. A number does not
// begin with 0 unless it is 0.
func splits(values []field, n int, eq sums) []reading {
	if len(values) >= n || !cuttable(values, n) {
		return nil
	}
	var list []reading
	current := make(reading, 0, n)
	numbers := make([]*report.Number, n)
	tried := 0
	var cut func(at int, rest string)
	cut = func(at int, rest string) {
		if rest == "" {
			if at++; at == len(values) {
				if len(current) == n {
					for c := range current {
						numbers[c] = &current[c].value.number
					}
					if eq.holds(numbers) {
						list = append(list, append(reading(nil), current...))
					}
				}
				return
			}
			rest = values[at].text
		}
		if len(current) == n || tried > maxCuts {
			return
		}
		longest := len(rest)
		if rest[0] == '0' {
			longest = 1
		}
		for size := 1; size <= longest; size++ {
			tried++
			number, err := report.ParseNumber(rest[:size])
			if err != nil {
				return
			}
			current = append(current, part{at: at, value: value{state: report.Reported, number: number}})
			cut(at, rest[size:])
			current = current[:len(current)-1]
		}
	}
	cut(-1, "")
	if tried > maxCuts {
		return nil
	}
	return list
}

// joins lists every way to read more values than columns as numbers whose digits stand apart: 1 9 for 19. No number is
// taken from that, but where the sums allow it, what else the values may be is not certain.
func joins(values []field, n int) []reading {
	if len(values) <= n || len(values) > n+maxApart {
		return nil
	}
	var list []reading
	current := make(reading, 0, n)
	var join func(at int)
	join = func(at int) {
		spare := len(values) - at - (n - len(current)) // values that are still to be joined to others
		if at == len(values) {
			list = append(list, slices.Clone(current))
			return
		}
		if len(current) == n {
			return
		}
		current = append(current, part{at: at, value: values[at].value()})
		join(at + 1)
		current = current[:len(current)-1]
		text := values[at].text
		if text[0] == '0' || !digits(text) {
			return
		}
		for more := 1; more <= spare; more++ {
			next := values[at+more].text
			if !digits(next) {
				return
			}
			text += next
			number, err := report.ParseNumber(text)
			if err != nil {
				return
			}
			current = append(current, part{at, value{state: report.Reported, number: number}, true})
			join(at + more + 1)
			current = current[:len(current)-1]
		}
	}
	join(0)
	return list
}

// isGlued recognises what can't be one number: nobody prints 01.
func (f *field) isGlued() bool {
	return len(f.text) > 1 && f.text[0] == '0' && digits(f.text)
}

func anyGlued(values []field) bool {
	for i := range values {
		if values[i].isGlued() {
			return true
		}
	}
	return false
}

// cuttable asks for plain digits, at least one for each column.
func cuttable(values []field, n int) bool {
	total := 0
	for _, f := range values {
		if !digits(f.text) {
			return false
		}
		total += len(f.text)
	}
	return total >= n && len(values) > 0
}
