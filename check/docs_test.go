package check

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/report"
)

// TestDocs holds that docs/checks.md lists every rule as it is; -update writes it.
func TestDocs(t *testing.T) {
	var b strings.Builder
	b.WriteString(docsHead)
	for _, f := range families {
		fmt.Fprintf(&b, "\n## %s `%s`\n", f.Name, f.ID)
		for _, r := range f.Rules {
			fmt.Fprintf(&b, "\n### %s `%s`\n\n%s · %s\n\n%s\n\n判定：%s\n", r.Name, r.ID, r.Severity, formsOf(r), r.Sentence, r.Formula)
		}
	}
	compareGolden(t, "../docs/checks.md", b.String())
}

const docsHead = `# Checks

Written from the code (go test ./check -run Docs -update); nianbao check --list prints the same. An outcome is pass, fail
or unknown: unknown where a cell that the rule needs has no printed number, or where the text does not decide it. Only what
fails is a finding. Severities are those of a rule's findings at most: a milder finding says why.
`

func formsOf(r Rule) string {
	if r.Forms == nil {
		return "every form"
	}
	var names []string
	for _, f := range []report.Form{report.Form2021, report.Form2019, report.FormFree} {
		if r.Runs(f) {
			names = append(names, string(f))
		}
	}
	return "form " + strings.Join(names, ", ")
}
