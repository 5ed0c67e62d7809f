package gazetteer

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"slices"
	"strings"
	"testing"

	"nianbao/report"
)

func TestEveryDivisionOfThePackageIsThere(t *testing.T) {
	var count [4]int
	for _, r := range divisions().rows {
		count[r.depth]++
	}
	if want := [4]int{31, 342, 2978, 41352}; count != want {
		t.Errorf("rows by depth: %v, want %v", count, want)
	}
}

func TestDataFileIsTheOneItsChecksumSays(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(data)
	if !strings.Contains(string(readme), hex.EncodeToString(sum[:])) {
		t.Errorf("README.md does not have the data file's sha256 %x", sum)
	}
	if len(data) > 700<<10 {
		t.Errorf("the data file has %d bytes", len(data))
	}
}

func TestByCode(t *testing.T) {
	for _, c := range []struct{ code, want string }{
		{"410000", "河南省 province"},
		{"411200", "河南省/三门峡市 prefecture"},
		{"411282", "河南省/三门峡市/灵宝市 county"},
		{"411282108", "河南省/三门峡市/灵宝市/函谷关镇 township"},
		{"410184102", "河南省/郑州市/新郑市/辛店镇 township"},
		{"211224100", "辽宁省/铁岭市/昌图县/昌图镇 township"},
		{"320813", "江苏省/淮安市/洪泽区 county"},
		{"110105", "北京市/朝阳区 county"},
		{"500229", "重庆市/城口县 county"},
		{"419001", "河南省/济源市 county"},
		{"419001100", "河南省/济源市/克井镇 township"},
		{"220303102", "吉林省/四平市/铁东区/叶赫满族镇 township"},
		{"410928107", "河南省/濮阳市/濮阳县/户部寨镇 township"},
		{"659001", "新疆维吾尔自治区/石河子市 county"},
		{"429021", "湖北省/神农架林区 county"},
		{"441900", "广东省/东莞市 prefecture"},
		{"441900101", "广东省/东莞市/石碣镇 township"},
		{"442000", "广东省/中山市 prefecture"},
		{"460400", "海南省/儋州市 prefecture"},
		{"620200", "甘肃省/嘉峪关市 prefecture"},
		{"620201", ""}, // the same city again
		{"110100", ""}, // 市辖区
		{"500200", ""}, // 县
		{"419000", ""}, // 省直辖县级行政区划
		{"659000", ""}, // 自治区直辖县级行政区划
		{"330383198", ""},
		{"410000000", ""}, {"411282000", ""}, {"41", ""}, {"", ""}, {"999999", ""}, {"abcdef", ""},
	} {
		d, ok := ByCode(c.code)
		got := ""
		if ok {
			got = strings.Join(append(d.Region(), d.Name), "/") + " " + string(d.Level)
		}
		if got != c.want || ok && d.Code != c.code {
			t.Errorf("ByCode(%q) = %q, want %q", c.code, got, c.want)
		}
	}
}

func TestTheTreeHangsTogether(t *testing.T) {
	seen := map[string]bool{}
	var walk func(list []Division, region []string)
	walk = func(list []Division, region []string) {
		if !slices.IsSortedFunc(list, func(a, b Division) int { return strings.Compare(a.Code, b.Code) }) {
			t.Errorf("below %v not in code order", region)
		}
		for _, d := range list {
			if seen[d.Code] || placeholder(d.Name) {
				t.Errorf("%s %s: twice, or a placeholder", d.Code, d.Name)
			}
			seen[d.Code] = true
			if got := d.Region(); !slices.Equal(got, region) {
				t.Errorf("%s %s: region %v, want %v", d.Code, d.Name, got, region)
			}
			if same, ok := ByCode(d.Code); !ok || same != d {
				t.Errorf("ByCode(%s) = %v, %v, want %v", d.Code, same, ok, d)
			}
			if !slices.Contains(Named(d.Name), d) {
				t.Errorf("Named(%s) is without %s", d.Name, d.Code)
			}
			walk(d.Children(), append(region[:len(region):len(region)], d.Name))
		}
	}
	walk(Provinces(), nil)
	placeholders := 0
	for _, r := range divisions().rows {
		if r.placeholder {
			placeholders++
		}
	}
	if want := 31 + 342 + 2978 + 41352 - placeholders; len(seen) != want {
		t.Errorf("walked over %d divisions, want %d", len(seen), want)
	}
	if placeholders != 26 { // 9 prefectures, 4 counties, 13 townships
		t.Errorf("%d placeholders", placeholders)
	}
}

func TestNamed(t *testing.T) {
	for name, want := range map[string]int{"辛店镇": 7, "函谷关镇": 1, "朝阳区": 2, "鼓楼区": 4, "东莞市": 1, "吉林市": 1, "市辖区": 0, "县": 0, "郊区": 3, "河南": 0, "": 0} {
		if got := len(Named(name)); got != want {
			t.Errorf("%d divisions named %q, want %d", got, name, want)
		}
	}
}

func TestZeroDivision(t *testing.T) {
	var d Division
	if _, ok := d.Parent(); ok || d.Children() != nil || len(d.Region()) != 0 {
		t.Error("the zero Division has a place in the tree")
	}
	if len(Provinces()) != 31 || Provinces()[0].Level != report.Province {
		t.Error("Provinces are not the 31 provinces")
	}
}

func BenchmarkRead(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		read(unpack(data))
	}
}
