package gazetteer

// Government is the full name of the organ that governs the division: 辛店镇人民政府, 桥口街道办事处. It is "" where none does:
// development zones, farms and the like stand in the statistics too.
func (d Division) Government() string {
	if !d.Governed() {
		return ""
	}
	return d.government()
}

// Governed reports whether the division has a government.
func (d Division) Governed() bool { return d.row != 0 && d.governed() }
