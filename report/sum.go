package report

// Sum adds cells of the report, by their keys. It is missing unless every part has a value, and inferred if one is;
// one cell alone is itself, whatever its state. Where the report has no （六）其他处理 as one row, its three rows are parts.
func (r *Report) Sum(keys ...string) Cell {
	if len(keys) == 1 {
		if c, ok := r.Cells.Get(keys[0]); ok {
			return c
		}
	}
	sum := Cell{State: Reported}
	if len(keys) == 0 || !r.add(&sum, keys) {
		return Cell{}
	}
	return sum
}

func (r *Report) add(sum *Cell, keys []string) (ok bool) {
	for _, key := range keys {
		c, own := r.Cells.Get(key)
		if i, known := indicatorIndex[key]; !own && known && len(indicators[i].Parts) > 0 {
			if !r.add(sum, indicators[i].Parts) {
				return false
			}
			continue
		}
		if !c.State.HasValue() {
			return false
		}
		if sum.Value, ok = sum.Value.Add(c.Value); !ok {
			return false
		}
		if c.State == Inferred {
			sum.State = Inferred
		}
	}
	return true
}

// GroupTotals are the keys of the totals of all rows whose keys begin with the prefix, such as requests.denied.: a sum
// the form defines but has no row for.
func GroupTotals(prefix string) []string {
	var keys []string
	for _, row := range requestRows {
		if len(row.Key) > len(prefix) && row.Key[:len(prefix)] == prefix {
			keys = append(keys, row.Key+".total")
		}
	}
	return keys
}
