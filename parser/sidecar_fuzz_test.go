package parser

import (
	"strings"
	"testing"

	"nianbao/report"
)

// What a sidecar says is bounded, and nothing of it leads elsewhere or hides.
func FuzzSidecar(f *testing.F) {
	for _, src := range []string{"", "organ: 辛店镇人民政府\nregion: [河南省, 新郑市]\nyear: 2020\nslug: xindian\ndate: 2021-01-20\nsource: https://www.xinzheng.gov.cn/1.html\n",
		"answers:\n  reconciliation.total: \"已更正\"\n  section.stub: |\n    一\n    二\n", "a: &a [x]\nb: *a\n", "organ: [[[[", "slug: ../../x\n", "organ: !!binary aGk=\n", "year: 1e3\n", "\t", "? a\n: b\n", "organ: \"\\u202e\"\n", "---\n---\n"} {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		s, err := ParseSidecar([]byte(src))
		if err != nil {
			if line := err.Error(); line == "" || strings.Contains(line, "\n") {
				t.Errorf("%q is refused by %q", src, line)
			}
			return
		}
		if err := s.Valid(); err != nil {
			t.Errorf("%q is taken: %v", src, err)
		}
		if s.Source != "" && !report.IsAddress(s.Source) || strings.ContainsAny(s.Slug, "./\\%") || report.HasUnseen(s.Organ) {
			t.Errorf("%q gives %+v", src, s)
		}
	})
}
