package site

import "testing"

// What stands beside every report's page of the sample site is what encoding/json makes of it.
func TestReportJSON(t *testing.T) {
	c, _ := Collect(sampleSources())
	for _, e := range c.root.below {
		want, err := piece(e.Report)
		if got := reportJSON(e.Report); err != nil || string(got) != string(want) {
			t.Errorf("%s:\n%s\nwant\n%s", e.path(), got, want)
		}
	}
}

// BenchmarkReportJSON writes a report and its findings as JSON.
func BenchmarkReportJSON(b *testing.B) {
	c, _ := Collect(sampleSources())
	b.ReportAllocs()
	i, n := 0, 0
	for b.Loop() {
		e := c.root.below[i%len(c.root.below)]
		i++
		n += len(reportJSON(e.Report)) + len(findingsJSON(e))
	}
	b.ReportMetric(float64(n)/float64(b.N), "B/report")
}

// BenchmarkExploreOrgan writes the explorer's piece of an organ.
func BenchmarkExploreOrgan(b *testing.B) {
	c, _ := Collect(sampleSources())
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		o := c.organs[i%len(c.organs)]
		i++
		if _, err := piece(exploreOrgan(o)); err != nil {
			b.Fatal(err)
		}
	}
}
