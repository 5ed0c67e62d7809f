package check

import (
	"maps"
	"slices"
)

// Answer gives findings the answers of the report's sidecar, by the finding's ID or, for all findings of a rule, by
// the rule's. Idle are the keys that name no rule and no finding of the report, sorted; a rule that finds nothing
// (any more) is not idle.
func (s *Sheet) Answer(answers map[string]string) (idle []string) {
	for _, key := range slices.Sorted(maps.Keys(answers)) {
		_, known := RuleByID(key)
		for i := range s.Findings {
			f := &s.Findings[i]
			if f.ID == key || f.Rule == key && f.Answer == "" {
				f.Answer, known = answers[key], true
			}
		}
		if !known {
			idle = append(idle, key)
		}
	}
	return idle
}
