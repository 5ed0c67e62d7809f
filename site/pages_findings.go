package site

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nianbao/check"
	"nianbao/report"
	"nianbao/templates"
)

// rulePath is the page of a rule.
func rulePath(id string) string { return rulesFolder + "/" + id + ".html" }

// findingID is a finding's address on its report's page: finding-reconcile.rows.requests.new. What a link can't
// carry as it is becomes its code.
func findingID(f check.Finding) string {
	var b strings.Builder
	b.WriteString("finding-")
	for _, c := range []byte(f.ID) {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '.', c == '-', c == '_':
			b.WriteByte(c)
		case c == ':':
			b.WriteByte('.')
		default:
			fmt.Fprintf(&b, "~%02x", c)
		}
	}
	return b.String()
}

// findingHref leads from the page to a finding of the entry.
func findingHref(at string, e entry, f check.Finding) string {
	return relative(at, e.path()+".html#"+findingID(f))
}

// placedFindings are a report's findings beside what they are about.
type placedFindings struct {
	all       []templates.Finding // in the order of the report's lines
	page      []templates.Finding
	section   map[int][]templates.Finding
	paragraph map[[2]int][]templates.Finding
	table     map[string][]templates.Finding
	row       map[string][]templates.Finding // by the row's anchor
	cell      map[string][]templates.Finding
	spans     map[[2]int][]templates.Span
	sums      map[string]templates.Sum // of cells that are sums and fail
}

// placeFindings finds a place for each finding: that of the first of its evidence in the report itself. A note of the
// parser about the very same place is told with the finding, and taken from the notes.
func (r *renderer) placeFindings(at string, e entry, notes placedNotes, src origins) placedFindings {
	placed := placedFindings{section: map[int][]templates.Finding{}, paragraph: map[[2]int][]templates.Finding{},
		table: map[string][]templates.Finding{}, row: map[string][]templates.Finding{}, cell: map[string][]templates.Finding{},
		spans: map[[2]int][]templates.Span{}, sums: map[string]templates.Sum{}}
	for i, f := range e.Findings() {
		told := templates.Finding{ID: findingID(f), Number: i + 1, Severity: f.Severity, Rule: ruleLink(at, f.Rule),
			Message: f.Message, Answer: f.Answer, Evidence: r.evidence(at, e, f), Origin: src.line(f.Line())}
		if strings.Contains(f.Expected, "（=") {
			told.Expected, told.Found = f.Expected, f.Found
		}
		placed.all = append(placed.all, told)
		own := slices.IndexFunc(f.Evidence, func(ev check.Evidence) bool { return ev.Report == nil })
		if own < 0 {
			placed.page = append(placed.page, told)
			continue
		}
		placed.put(e.whole(), f, f.Evidence[own], told, notes)
	}
	return placed
}

func (placed *placedFindings) put(r *report.Report, f check.Finding, ev check.Evidence, told templates.Finding, notes placedNotes) {
	if _, ok := r.Cells.Get(ev.Cell); ok {
		if row, whole := rowOf(r, f); whole {
			placed.row[row] = append(placed.row[row], told)
		} else {
			placed.cell[ev.Cell] = append(placed.cell[ev.Cell], told)
		}
		if sum, ok := failedSum(f); ok {
			placed.sums[ev.Cell] = sum
		}
		table := tableOf(ev.Cell)
		notes.table[table], told.Notes = takeNotes(notes.table[table], ev)
		placed.table[table] = append(placed.table[table], told)
		return
	}
	spot := spotOf(r, ev)
	switch {
	case spot.section < 0:
		placed.page = append(placed.page, told)
	case spot.paragraph >= 0:
		key := [2]int{spot.section, spot.paragraph}
		span := templates.Span{Finding: told, Start: ev.Start, End: ev.End}
		if length := len(r.Sections[spot.section].Text[spot.paragraph]); span.End <= span.Start || span.End > length {
			span.Start, span.End = length, length
		}
		placed.spans[key] = append(placed.spans[key], span)
		told.Origin = templates.Origin{} // the paragraph has it
		notes.paragraph[key], told.Notes = takeNotes(notes.paragraph[key], ev)
		placed.paragraph[key] = append(placed.paragraph[key], told)
	case spot.table != "":
		notes.table[spot.table], told.Notes = takeNotes(notes.table[spot.table], ev)
		placed.table[spot.table] = append(placed.table[spot.table], told)
	default:
		notes.section[spot.section], told.Notes = takeNotes(notes.section[spot.section], ev)
		placed.section[spot.section] = append(placed.section[spot.section], told)
	}
}

// rowOf is the anchor of the row that a finding is about as a whole: its subject is the row's key, and it does not
// begin with the row's total.
func rowOf(r *report.Report, f check.Finding) (anchor string, whole bool) {
	if len(f.Evidence) == 0 || isTotal(f.Evidence[0].Cell) {
		return "", false
	}
	_, subject, _ := strings.Cut(f.ID, ":")
	ind, ok := report.IndicatorOf(r.Form, f.Evidence[0].Cell)
	return rowID(ind), ok && ind.Row.Key != "" && ind.Row.Key == subject
}

// takeNotes takes the notes about the place of the evidence from the list.
func takeNotes(list []templates.Note, ev check.Evidence) (rest, taken []templates.Note) {
	about := func(n templates.Note) bool {
		return n.Cell == ev.Cell && (ev.Cell != "" || n.Origin.Line == ev.Line)
	}
	for _, n := range list {
		if about(n) || slices.ContainsFunc(n.Alike, about) {
			taken = append(taken, n)
		} else {
			rest = append(rest, n)
		}
	}
	return rest, taken
}

// spotOf is where on the page evidence in the text stands.
func spotOf(r *report.Report, ev check.Evidence) spot {
	section, paragraph := ev.Section-1, ev.Paragraph-1
	switch {
	case section < 0 || section >= len(r.Sections):
		return spotOfLine(r, ev.Line)
	case paragraph < 0 || paragraph >= len(r.Sections[section].Text):
		return spot{section: section, paragraph: -1}
	}
	return spot{section: section, paragraph: paragraph}
}

// failedSum is what a total of one cell should have been by its parts.
func failedSum(f check.Finding) (templates.Sum, bool) {
	sum, formula, ok := strings.Cut(strings.TrimSuffix(f.Expected, "）"), "（")
	if !ok || f.Severity != report.Error || !f.Open() || !strings.HasPrefix(formula, "=") || strings.Contains(f.Found, "（") {
		return templates.Sum{}, false
	}
	return templates.Sum{Value: sum, Formula: formula}, true
}

// ruleLink names a rule and leads to its page.
func ruleLink(at, id string) templates.Link {
	rule, ok := check.RuleByID(id)
	if !ok {
		return templates.Link{Text: id}
	}
	return templates.Link{Text: rule.Name, Href: relative(at, rulePath(id))}
}

// checksPart is the line at the top of a report's page.
func checksPart(at string, e entry, findings []templates.Finding) templates.Checks {
	part := templates.Checks{Page: relative(at, qualityPath), Data: strconv.Itoa(e.Year) + checkSuffix, Asking: asking(findings)}
	sheet := e.sheet()
	for _, family := range check.Families() {
		holds := templates.Count{Name: family.Name}
		for _, rule := range family.Rules {
			switch outcomeOf(sheet, rule.ID) {
			case holding:
				holds.N++
			case undecided:
				part.Unknown++
			}
		}
		if holds.N > 0 {
			part.Passed = append(part.Passed, holds)
		}
	}
	part.Missing = missingCells(e.Report)
	part.Open, part.Answered = countFindings(sheet.Findings)
	return part
}

// missingCells counts the cells that the report was to fill and are missing: where it prints （六）其他处理 as one row,
// not those of the three rows that this row stands for.
func missingCells(r *report.Report) int {
	_, whole := r.Cells.Get(report.OtherKeys()[0])
	n := 0
	for key, c := range r.Cells.All() {
		part := strings.HasPrefix(key, report.OtherRow().Key+".") && !slices.Contains(report.OtherKeys(), key)
		if c.State == report.Missing && !(whole && part) {
			n++
		}
	}
	return n
}

// asking groups findings by their rules, the gravest first, then in the order of the first of each.
func asking(findings []templates.Finding) []templates.Asking {
	gravest := slices.Clone(findings)
	slices.SortStableFunc(gravest, func(a, b templates.Finding) int {
		return slices.Index(check.Severities, b.Severity) - slices.Index(check.Severities, a.Severity)
	})
	var list []templates.Asking
	for _, f := range gravest {
		i := slices.IndexFunc(list, func(a templates.Asking) bool { return a.Rule == f.Rule.Text })
		if i < 0 {
			i = len(list)
			list = append(list, templates.Asking{Rule: f.Rule.Text})
		}
		list[i].Findings = append(list[i].Findings, f)
	}
	return list
}

// countFindings counts the open findings by severity, the gravest first, and those that are answered.
func countFindings(findings []check.Finding) (open []templates.Count, answered int) {
	for _, severity := range slices.Backward(check.Severities) {
		count := templates.Count{Name: templates.SeverityWord(severity), Mark: templates.SeverityMark(severity)}
		for _, f := range findings {
			if f.Open() && f.Severity == severity {
				count.N++
			}
		}
		if count.N > 0 {
			open = append(open, count)
		}
	}
	for _, f := range findings {
		if !f.Open() {
			answered++
		}
	}
	return open, answered
}
