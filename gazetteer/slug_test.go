package gazetteer

import (
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"

	"nianbao/report"
)

var update = flag.Bool("update", false, "write the golden files")

var address = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*){0,3}$`)

func TestEveryAddressIsItsOwn(t *testing.T) {
	seen := map[string]Division{}
	everywhere(func(d Division) {
		path := d.Path()
		if other, ok := seen[path]; ok {
			t.Errorf("%s %s and %s %s are both at %s", other.Code, other.Name, d.Code, d.Name, path)
		}
		seen[path] = d
		if !address.MatchString(path) {
			t.Errorf("%s %s is at %q", d.Code, d.Name, path)
		}
		if parent, ok := d.Parent(); ok && path != parent.Path()+"/"+d.Slug() {
			t.Errorf("%s %s is at %q, not below its parent", d.Code, d.Name, path)
		}
	})
}

// A line changed in the golden file is an address changed, and a promise broken.
func TestAddressesStayWhereTheyAre(t *testing.T) {
	var b strings.Builder
	everywhere(func(d Division) {
		if d.Level != report.Township {
			b.WriteString(d.Code + " " + d.Name + " " + d.Path() + "\n")
		}
	})
	const file = "testdata/addresses.txt"
	if *update {
		if os.Getenv("CI") != "" {
			t.Fatal("-update is for people, not for CI")
		}
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	got, lines := strings.Split(b.String(), "\n"), strings.Split(string(want), "\n")
	if len(got) != len(lines) {
		t.Fatalf("%d divisions, the golden file has %d", len(got), len(lines))
	}
	for i := range got {
		if got[i] != lines[i] {
			t.Errorf("got  %s\nwant %s", got[i], lines[i])
		}
	}
}

func TestPath(t *testing.T) {
	for code, want := range map[string]string{
		"411282108": "henan/sanmenxia/lingbao/hanguguan",
		"410184102": "henan/zhengzhou/xinzheng/xindian",
		"410727100": "henan/xinxiang/fengqiu/chengguan-410727100", // there is 城关乡 too
		"410727105": "henan/xinxiang/fengqiu/zhaogang",
		"211224100": "liaoning/tieling/changtu/changtu",
		"320813":    "jiangsu/huaian/hongze",
		"410181":    "henan/zhengzhou/gongyi",
		"110105":    "beijing/chaoyang",
		"500229":    "chongqing/chengkou",
		"419001100": "henan/jiyuan/kejing",
		"441900101": "guangdong/dongguan/shijie",
		"422800":    "hubei/enshi",
		"422801":    "hubei/enshi/enshi",
		"150000":    "neimenggu",
		"652700":    "xinjiang/boertala",
		"371722":    "shandong/heze/shanxian",
		"429021":    "hubei/shennongjia",
		"310115":    "shanghai/pudong",
		"140109":    "shanxi/taiyuan/wanbailin",
		"610000":    "shaanxi",
		"131025":    "hebei/langfang/daicheng",
		"622901":    "gansu/linxia/linxia-622901",
		"622922":    "gansu/linxia/kangle",
		"622926":    "gansu/linxia/dongxiang",
		"530924":    "yunnan/lincang/zhenkang",
		"530925":    "yunnan/lincang/shuangjiang",
		"150723":    "neimenggu/hulunbeier/elunchun",
	} {
		d, ok := ByCode(code)
		if got := d.Path(); !ok || got != want {
			t.Errorf("%s %s is at %s, want %s", code, d.Name, got, want)
		}
	}
}

func TestZeroDivisionHasNoAddress(t *testing.T) {
	if got := (Division{}).Path(); got != "" {
		t.Errorf("got %q", got)
	}
}

func BenchmarkShared(b *testing.B) {
	divisions()
	for b.Loop() {
		everywhere(func(d Division) { d.spelling() })
	}
}

func BenchmarkPath(b *testing.B) {
	d, _ := ByCode("411282108")
	d.Path()
	b.ReportAllocs()
	for b.Loop() {
		d.Path()
	}
}

// everywhere calls f for every division in code order.
func everywhere(f func(Division)) {
	t := divisions()
	for i, r := range t.rows {
		if !r.placeholder {
			f(t.division(int32(i)))
		}
	}
}
