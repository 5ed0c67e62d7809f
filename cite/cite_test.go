package cite

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var xindian = Reference{Kind: Report, Author: "辛店镇人民政府", Title: "辛店镇2020年政府信息公开工作年度报告", Published: "2021-01-20", Until: "2021-02-01",
	Years: "2020", Place: "河南省郑州市新郑市辛店镇", Address: "https://x.example/xindian/2020.html", Whole: true, File: "xindian-2020.txt", SHA256: "b5c9"}

func TestGBT7714(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*Reference)
		want   string
	}{
		{"a report", func(*Reference) {}, "辛店镇人民政府. 辛店镇2020年政府信息公开工作年度报告[R/OL]. (2021-01-20)[引用日期]. https://x.example/xindian/2020.html. 原件 SHA-256 b5c9，数据截至 2021-02-01."},
		{"day of publication unknown", func(r *Reference) { r.Published, r.Until = "", "" }, "辛店镇人民政府. 辛店镇2020年政府信息公开工作年度报告[R/OL]. [引用日期]. https://x.example/xindian/2020.html. 原件 SHA-256 b5c9."},
		{"figures of several", func(r *Reference) {
			*r = Reference{Kind: Dataset, Title: "对照", Until: "2021-02-01", Address: "a.html"}
		}, "年报对照. 对照[DB/OL]. (2021-02-01)[引用日期]. a.html. 数据截至 2021-02-01."},
	} {
		r := xindian
		c.change(&r)
		if got := r.GBT7714(); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestMeta(t *testing.T) {
	want := [][2]string{{"citation_title", "辛店镇2020年政府信息公开工作年度报告"}, {"citation_author", "辛店镇人民政府"}, {"citation_publication_date", "2021/01/20"},
		{"citation_technical_report_institution", "辛店镇人民政府"}, {"citation_language", "zh-CN"}, {"citation_public_url", "https://x.example/xindian/2020.html"}}
	if diff := cmp.Diff(want, xindian.Meta()); diff != "" {
		t.Error(diff)
	}
	unknown := xindian
	unknown.Published, unknown.Whole = "", false
	for _, m := range unknown.Meta() {
		if m[0] == "citation_publication_date" || m[0] == "citation_public_url" {
			t.Errorf("%v out of nothing", m)
		}
	}
	if got := (Reference{Kind: Dataset, Title: "对照"}).Meta(); got != nil {
		t.Errorf("a page of figures as a publication: %v", got)
	}
}

func TestJSONLD(t *testing.T) {
	for name, c := range map[string]struct {
		r    Reference
		want map[string]any
	}{
		"report": {xindian, map[string]any{"@context": "https://schema.org", "@type": "Report", "name": xindian.Title, "datePublished": "2021-01-20",
			"author":           map[string]any{"@type": "GovernmentOrganization", "name": "辛店镇人民政府"},
			"temporalCoverage": "2020", "spatialCoverage": "河南省郑州市新郑市辛店镇", "inLanguage": "zh-CN", "url": xindian.Address,
			"encoding":        map[string]any{"@type": "MediaObject", "name": "xindian-2020.txt", "sha256": "b5c9"},
			"sdDatePublished": "2021-02-01", "sdPublisher": map[string]any{"@type": "Organization", "name": Site}}},
		"dataset": {Reference{Kind: Dataset, Title: "对照", Description: "两个", Until: "2021-02-01", Years: "2019/2020", Address: "a.html", Data: []Data{{"text/csv", "a.csv"}}},
			map[string]any{"@context": "https://schema.org", "@type": "Dataset", "name": "对照", "description": "两个", "dateModified": "2021-02-01",
				"creator": map[string]any{"@type": "Organization", "name": Site}, "temporalCoverage": "2019/2020", "inLanguage": "zh-CN", "isAccessibleForFree": true,
				"distribution": []any{map[string]any{"@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": "a.csv"}}}},
	} {
		body := c.r.JSONLD()
		var got map[string]any
		if err := json.Unmarshal(body, &got); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestJSONLDStaysInItsElement: no title ends the script element it is written into.
func TestJSONLDStaysInItsElement(t *testing.T) {
	r := xindian
	r.Title = `</script><!--<script>"`
	body := r.JSONLD()
	if strings.ContainsAny(string(body), "<>&") {
		t.Errorf("%s", body)
	}
	var got struct{ Name string }
	if err := json.Unmarshal(body, &got); err != nil || got.Name != r.Title {
		t.Errorf("%q, %v", got.Name, err)
	}
}
