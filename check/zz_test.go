package check
import ("strings"; "testing")
// Paragraphs with one contradiction, named in front, raise a finding of that rule.
func TestPZwei(t *testing.T) {
	series(t, "p2.txt", func(p paper, line string) {
		rule, paragraph, _ := strings.Cut(line, " | ")
		found := narrated(p.with(t, paragraph))
		for _, f := range found {
			if strings.Contains(f, " "+rule) {
				return
			}
		}
		t.Errorf("%s %d: %s\nfound %s", p.organ, p.year, line, strings.Join(found, "; "))
	})
}
