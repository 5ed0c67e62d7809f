package site

import (
	"bytes"
	"compress/gzip"
	"testing"

	"nianbao/gazetteer"
	"nianbao/report"
)

// madeOrgans are the governments of the first n townships of the country, every third with two departments of its
// county, each with reports on seven years that have nothing but their year.
func madeOrgans(t *testing.T, n int) []*organ {
	t.Helper()
	var organs []*organ
	add := func(o report.Organ) {
		made := &organ{Organ: o}
		made.path, made.slug = address(o, "")
		for year := 2018; year <= 2024; year++ {
			made.years = append(made.years, entry{&kept{Report: &report.Report{Year: year}, organ: made}})
		}
		organs = append(organs, made)
	}
	for _, province := range gazetteer.Provinces() {
		for _, prefecture := range province.Children() {
			for _, county := range prefecture.Children() {
				if county.Level != report.County {
					continue
				}
				for _, name := range []string{"财政局", "教育局", "公安局", "民政局"} {
					add(sampleDepartment(county.Code, name))
				}
				for _, township := range county.Children() {
					add(sampleOrgan(township.Code))
				}
				if len(organs) >= n {
					return organs[:n]
				}
			}
		}
	}
	t.Fatal("the country has too few organs")
	return nil
}

func packed(t *testing.T, v any) int {
	t.Helper()
	body, err := piece(v)
	if err != nil {
		t.Fatal(err)
	}
	return packedBytes(body)
}

func packedBytes(body []byte) int {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write(body)
	z.Close()
	return b.Len()
}

// A view of 50 organs over 7 years stays within 150 KB as it is sent, whichever organs they are and however busy: each
// has a file of its own, so the size of the site does not matter.
func TestExploreViewIsSmall(t *testing.T) {
	const most = 150 << 10
	township := sampleOrgan("411282108")
	sizes := map[string]int{}
	for name, cell := range map[string]func(r *report.Report, key string, next func(uint64) int64) report.Number{
		"like a county": nil,
		"every cell busy": func(_ *report.Report, _ string, next func(uint64) int64) report.Number {
			return report.Int(next(1000))
		},
	} {
		for i := range uint64(50) {
			o := &organ{Organ: township}
			o.path, o.slug = address(township, "")
			seed := i
			next := func(n uint64) int64 {
				seed = seed*6364136223846793005 + 1442695040888963407
				return int64((seed >> 33) % n)
			}
			for year := 2018; year <= 2024; year++ {
				r := sampleReport(township, max(year, 2019), 100*i+uint64(year))
				r.Year = year
				if cell != nil {
					for _, key := range report.Keys(r.Form) {
						r.Cells.Set(key, report.Cell{Value: cell(r, key, next), State: report.Reported})
					}
				}
				o.years = append(o.years, entry{&kept{Report: r, organ: o}})
			}
			sizes[name] += packed(t, exploreOrgan(o))
		}
		t.Logf("50 organs × 7 years, %s: %d bytes", name, sizes[name])
		if sizes[name] > most {
			t.Errorf("%s: %d bytes, at most %d", name, sizes[name], most)
		}
	}
	c, _ := Collect(sampleSources())
	words := packed(t, c.exploreCatalogue())
	t.Logf("catalogue: %d bytes", words)
	if all := words + sizes["like a county"]; all > most {
		t.Errorf("with the catalogue: %d bytes", all)
	}
}

// Of a site with 100,000 reports, no file that leads to organs is large.
func TestExploreIndexIsSmall(t *testing.T) {
	organs := madeOrgans(t, 14286)
	c := &Collection{root: newRoot(), organs: organs}
	for _, o := range organs {
		c.settle(o)
	}
	top, blocks := c.exploreIndex()
	largest, all := 0, 0
	for _, b := range blocks {
		n := packed(t, b)
		largest, all = max(largest, n), all+n
	}
	first := packed(t, top)
	t.Logf("search: top %d bytes, %d blocks of at most %d bytes, %d in all", first, len(blocks), largest, all)
	if first > 24<<10 || largest > 6<<10 {
		t.Errorf("search: the top file has %d bytes, a block %d", first, largest)
	}
	places, count := 0, 0
	var walk func(p *place)
	walk = func(p *place) {
		if !p.hasPiece() {
			return
		}
		places, count = max(places, packed(t, c.explorePlace(p))), count+1
		for _, child := range p.children {
			walk(child)
		}
	}
	walk(c.root)
	t.Logf("places: %d files of at most %d bytes", count, places)
	if places > 8<<10 {
		t.Errorf("a place has %d bytes", places)
	}
}
