package gazetteer

import (
	"os"
	"slices"
	"strings"
	"testing"

	"nianbao/report"
)

// told writes a placement as one line: name, level, code, region; "?" and the number of candidates where it is not found.
func told(p Placement) string {
	s := p.Name + " " + string(p.Level)
	if !p.Found {
		if len(p.Candidates) > 0 {
			return s + " ?" + strings.Repeat("?", min(len(p.Candidates), 2)-1) + " " + p.PlaceName
		}
		return s + " none " + p.PlaceName
	}
	return s + " " + p.Place.Code + " " + strings.Join(p.Region(), "/")
}

func TestPlaceByItsName(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"昌图县昌图镇人民政府", "昌图镇人民政府 township 211224100 辽宁省/铁岭市/昌图县"},
		{"封丘县赵岗镇", "赵岗镇人民政府 township 410727105 河南省/新乡市/封丘县"},
		{"河南 省新郑市\u3000辛店镇", "辛店镇人民政府 township 410184102 河南省/郑州市/新郑市"},
		{"河南新郑市辛店镇", "辛店镇人民政府 township 410184102 河南省/郑州市/新郑市"},
		{"新郑辛店镇", "辛店镇人民政府 township 410184102 河南省/郑州市/新郑市"},
		{"新郑市辛店镇政府", "辛店镇人民政府 township 410184102 河南省/郑州市/新郑市"},
		{"函谷关镇", "函谷关镇人民政府 township 411282108 河南省/三门峡市/灵宝市"},
		{"辛店镇", "辛店镇人民政府 township ?? 辛店镇"},
		{"巩义市人民政府", "巩义市人民政府 county 410181 河南省/郑州市"},
		{"巩义市财政局", "巩义市财政局 department 410181 河南省/郑州市/巩义市"},
		{"巩义市人民政府办公室", "巩义市人民政府办公室 department 410181 河南省/郑州市/巩义市"},
		{"郑州市巩义市财政局", "郑州市巩义市财政局 department 410181 河南省/郑州市/巩义市"},
		{"淮安市洪泽区人民政府", "洪泽区人民政府 county 320813 江苏省/淮安市"},
		{"洪泽区", "洪泽区人民政府 county 320813 江苏省/淮安市"},
		{"淮安市人民政府", "淮安市人民政府 prefecture 320800 江苏省"},
		{"河南省人民政府", "河南省人民政府 province 410000 "},
		{"河南省人民政府办公厅", "河南省人民政府办公厅 department 410000 河南省"},
		{"长沙市岳麓区望月湖街道办事处", "望月湖街道办事处 township 430104001 湖南省/长沙市/岳麓区"},
		{"贵阳市南明区人民政府花果园街道办事处", "花果园街道办事处 township 520102031 贵州省/贵阳市/南明区"},
		{"南明区政府花果园街道", "花果园街道办事处 township 520102031 贵州省/贵阳市/南明区"},
		{"岳麓区望月湖街道", "望月湖街道办事处 township 430104001 湖南省/长沙市/岳麓区"},
		{"新郑市新华路办事处", "新华路街道办事处 township 410184002 河南省/郑州市/新郑市"},
		{"北京市朝阳区崔各庄地区办事处", "崔各庄地区办事处 township 110105038 北京市/朝阳区"},
		{"大兴安岭地区行政公署", "大兴安岭地区行政公署 prefecture 232700 黑龙江省"},
		{"兴安盟", "兴安盟行政公署 prefecture 152200 内蒙古自治区"},
		{"恩施州教育局", "恩施州教育局 department 422800 湖北省/恩施土家族苗族自治州"},
		{"济源市克井镇人民政府", "克井镇人民政府 township 419001100 河南省/济源市"},
		{"济源市人民政府", "济源市人民政府 county 419001 河南省"},
		{"东莞市石碣镇人民政府", "石碣镇人民政府 township 441900101 广东省/东莞市"},
		{"东莞市人民政府", "东莞市人民政府 prefecture 441900 广东省"},
		{"儋州市那大镇", "那大镇人民政府 township 460400100 海南省/儋州市"},
		{"石河子市人民政府", "石河子市人民政府 county 659001 新疆维吾尔自治区"},
		{"朝阳区", "朝阳区人民政府 county ?? 朝阳区"},
		{"朝阳区人民政府", "朝阳区人民政府 county ?? 朝阳区"},
		{"北京市朝阳区人民政府", "朝阳区人民政府 county 110105 北京市"},
		{"长春市朝阳区人民政府", "朝阳区人民政府 county 220104 吉林省/长春市"},
		{"朝阳市朝阳县", "朝阳县人民政府 county 211321 辽宁省/朝阳市"},
		{"单县教育局", "单县教育局 department 371722 山东省/菏泽市/单县"},
		{"国家税务总局巩义市税务局", "国家税务总局巩义市税务局 department 410181 河南省/郑州市/巩义市"},
		{"国家税务总局", "国家税务总局 department none "},
		{"国务院", "国务院 national none "},
		{"国务院办公厅", "国务院办公厅 department none "},
		{"教育部", "教育部 department none "},
		{"市教育局", "市教育局 department none "},
		{"芒市统计局", "芒市统计局 department 533103 云南省/德宏傣族景颇族自治州/芒市"},
		{"芒市人民政府", "芒市人民政府 county 533103 云南省/德宏傣族景颇族自治州"},
		{"市场监督管理局", "市场监督管理局 department none "},
		{"新郑市市场监督管理局", "新郑市市场监督管理局 department 410184 河南省/郑州市/新郑市"},
		{"新乡教育局", "新乡教育局 department none "},
		{"南阳市城区管理局", "南阳市城区管理局 department 411300 河南省/南阳市"},
		{"新郑市经济开发区管理委员会", "新郑市经济开发区管理委员会 department 410184 河南省/郑州市/新郑市"},
		{"苏州工业园区管理委员会", "苏州工业园区管理委员会 department 320500 江苏省/苏州市"},
		{"郑州经济技术开发区管理委员会", "郑州经济技术开发区管理委员会 department 410100 河南省/郑州市"},
		{"上街区新设镇人民政府", "新设镇人民政府 township none 新设镇"},
		{"郑州市赵岗镇人民政府", "赵岗镇人民政府 township none 赵岗镇"},
		{"淮安市人民政府驻北京办事处", "淮安市人民政府驻北京办事处 department 320800 江苏省/淮安市"},
		{"镇人民政府", "镇人民政府 township none "},
		{"某某经济开发区", "某某经济开发区 department none "},
		{"黔东南苗族侗族自治州人民政府", "黔东南苗族侗族自治州人民政府 prefecture 522600 贵州省"},
		{"黔东南州凯里市三棵树镇", "三棵树镇人民政府 township 522601100 贵州省/黔东南苗族侗族自治州/凯里市"},
		{"", "  none "},
		{" \u3000\u200b", "  none "},
	} {
		if got := told(Place(c.name, nil)); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestPlaceByTheDocument(t *testing.T) {
	const none = "-"
	for _, c := range []struct{ name, evidence, code string }{
		{"辛店镇", "欢迎访问新郑市人民政府网", "410184102"},
		{"辛店镇", "通过郑州市政务服务网公开97条，通过新郑媒体发布41条", "410184102"},
		{"辛店镇", "通过新郑媒体发布41条", "410184102"},
		{"辛店镇", "在新郑路设公开栏", none},
		{"辛店镇", "辛店镇的辛店镇", none},
		{"辛店镇", "新郑市与叶县", none},
		{"辛店镇", "新郑市，新郑市，叶县", "410184102"},
		{"辛店镇", "郑州市，中牟县", none},
		{"辛店镇", "新郑市场", none},
		{"函谷关镇", "北京市昌平区、山东省", none},
		{"函谷关镇", "北京市昌平区、云上灵宝", "411282108"},
		{"函谷关镇", "城关镇", "411282108"},
		{"朝阳区人民政府", "北京市", "110105"},
		{"朝阳区人民政府", "长春市", "220104"},
		{"朝阳区人民政府", "吉林省长春市，北京市", none},
		{"朝阳区人民政府", "吉林省长春市，长春市，北京市", "220104"},
		{"朝阳区人民政府", "吉林市", none},
		{"朝阳区教育局", "长春市朝阳区", "220104"},
		{"昌图镇", "昌图镇，北京市", none},
		{"市教育局", "新郑市教育局政府信息公开年度报告", "410184"},
		{"市教育局", "河南省郑州市新郑市", none},
		{"市教育局", "河南省新郑市", "410184"},
		{"县教育局", "封丘县人民政府门户网站", "410727"},
		{"县教育局", "封丘县，长垣市", none},
		{"县民政局", "在吉林省白山市抚松县人民政府门户网站设立专栏，赴西安区学习", "220621"},
		{"县民政局", "抚松县人民政府网站，封丘县人民政府办公室", none},
		{"永安镇", "枣庄市市中区人民政府", "370402104"},
		{"新华街道办事处", "牡丹江市爱民区人民政府办公室", "231004004"},
		{"镇人民政府", "封丘县赵岗镇人民政府", "410727105"},
		{"县人民政府", "封丘县", "410727"},
		{"区审计局", "城中区审计局在广西壮族自治区柳州市", "450202"},
		{"区审计局", "按照广西壮族自治区柳州市城中区人民政府办公室要求", "450202"},
		{"区审计局", "广西壮族自治区审计局", none},
		{"区审计局", "按照广西壮族自治区人民政府办公室要求", none},
		{"区审计局", "在柳州市城中区，赴鱼峰区学习", none},
		{"区农业农村局", "新城区农业农村局，内蒙古自治区呼和浩特市新城区", "150102"},
		{"自治区审计局", "按照广西壮族自治区人民政府办公室要求", "450000"},
		{"自治县审计局", "在维西傈僳族自治县", "533423"},
		{"县审计局", "在维西傈僳族自治县", "533423"},
		{"县审计局", "单县审计局", "371722"},
		{"县审计局", "信息县审计局", none},
		{"县审计局", "在山东省菏泽市单县，赴成武县学习", none},
		{"市审计局", "崇左市审计局，凭祥市人民政府网站", none},
		{"市统计局", "云南省德宏傣族景颇族自治州芒市", "533103"},
	} {
		got := none
		if p := Place(c.name, []string{c.evidence}); p.Found {
			got = p.Place.Code
		}
		if got != c.code {
			t.Errorf("%s in %q: %s, want %s", c.name, c.evidence, got, c.code)
		}
	}
}

func TestALongTextIsNoName(t *testing.T) {
	if p := Place(strings.Repeat("新郑市", 30), nil); p.Found || p.Level != report.Department {
		t.Errorf("got %s", told(p))
	}
}

func TestRelativeNameIsCompleted(t *testing.T) {
	p := Place("市教育局", []string{"新郑市教育局"})
	if got, want := told(p), "新郑市教育局 department 410184 河南省/郑州市/新郑市"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestPlaceInTheReports(t *testing.T) {
	for _, c := range []struct{ file, name, want string }{
		{"hanguguan-2022.txt", "函谷关镇", "函谷关镇人民政府 township 411282108 河南省/三门峡市/灵宝市"},
		{"xindian-2020.txt", "辛店镇", "辛店镇人民政府 township 410184102 河南省/郑州市/新郑市"},
		{"changtu-2022.txt", "昌图镇人民政府", "昌图镇人民政府 township 211224100 辽宁省/铁岭市/昌图县"},
		{"zhaogang-2023.txt", "赵岗镇", "赵岗镇人民政府 township 410727105 河南省/新乡市/封丘县"},
		{"gongyi-2022.txt", "巩义市人民政府", "巩义市人民政府 county 410181 河南省/郑州市"},
	} {
		if got := told(Place(c.name, linesOf(t, c.file))); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.file, got, c.want)
		}
	}
}

func linesOf(t testing.TB, file string) []string {
	text, err := os.ReadFile("../content/reports/" + file)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(string(text), "\n")
}

// Of every eighth township: what must find it finds it, and nothing finds another.
func TestTownshipsAreFoundByTheirCounty(t *testing.T) {
	for _, d := range sample(8) {
		county, _ := d.Parent()
		above := strings.Join(d.Region(), "")
		alone := len(Named(county.Name)) == 1 && len(county.Name) > 2*len("县") && !slices.Contains(common, county.Name)
		for _, c := range []struct {
			name string
			text []string
			must bool
		}{
			{above + d.Name, nil, true},
			{county.Name + d.Name, nil, alone},
			{d.Name, []string{"年度报告", "在" + above + "人民政府网站公开"}, true},
			{d.Name, []string{"年度报告", "按照" + county.Name + "人民政府办公室要求"}, alone},
			{d.Name, nil, len(Named(d.Name)) == 1},
		} {
			switch p := Place(c.name, c.text); {
			case p.Found && p.Place != d && (alone || c.must):
				t.Errorf("%s %s %v: placed at %s", d.Code, c.name, c.text, p.Place.Code)
			case !p.Found && c.must:
				t.Errorf("%s %s %v: not found", d.Code, c.name, c.text)
			case p.Found && len(c.text) == 0 && c.name == d.Name && !c.must:
				t.Errorf("%s %s is one of %d, but placed at %s", d.Code, c.name, len(Named(d.Name)), p.Place.Code)
			}
		}
	}
}

// A document of a county that has no such township (any more) is not taken for one of elsewhere.
func TestTownshipsAreNotFoundInAnotherCounty(t *testing.T) {
	var counties []Division
	everywhere(func(d Division) {
		if d.Level == report.County && d.governed() && len(Named(d.Name)) == 1 && len(d.Name) > 2*len("县") && !slices.Contains(common, d.Name) {
			counties = append(counties, d)
		}
	})
	for i, d := range sample(8) {
		county := counties[i*7919%len(counties)]
		if slices.ContainsFunc(Named(d.Name), county.holds) {
			continue
		}
		for _, text := range []string{
			strings.Join(county.Region(), "") + county.Name + "人民政府网站",
			county.Name + "人民政府办公室",
		} {
			if p := Place(d.Name, []string{d.Name + "年度报告", text}); p.Found {
				t.Errorf("%s in %q: placed at %s", d.Name, text, p.Place.Path())
			}
		}
		if p := Place(county.Name+d.Name, nil); p.Found {
			t.Errorf("%s%s: placed at %s", county.Name, d.Name, p.Place.Path())
		}
	}
}

// Of every county: its office is found under the name of its own, and under the relative one where the document tells the
// county; nothing finds another's.
func TestOfficesAreFoundByTheirCounty(t *testing.T) {
	everywhere(func(d Division) {
		suffix, _ := classOf(d.Name)
		if d.Level != report.County || !d.governed() || suffix == "" {
			return
		}
		class := strings.TrimPrefix(suffix, "自治")
		above := strings.Join(d.Region(), "")
		for _, c := range []struct {
			name, text string
			must       bool
		}{
			{d.Name + "审计局", "在" + above + d.Name + "人民政府网站公开", len(d.Name) > len("城区")},
			{class + "审计局", "按照" + above + d.Name + "人民政府办公室的要求", len(d.Name) > len("城区")},
			{class + "审计局", d.Name + "审计局负责，" + above + d.Name, len(d.Name) > len("城区")},
			{class + "审计局", "在" + above + d.Name + "公开，赴长沙市岳麓区、寿县、莱州市、林西县、扎兰屯市、鄂托克旗学习", false},
		} {
			switch p := Place(c.name, []string{c.name + "年度报告", c.text}); {
			case p.Found && p.Place != d:
				t.Errorf("%s %s %q: placed at %s", d.Code, c.name, c.text, p.Place.Code)
			case !p.Found && c.must:
				t.Errorf("%s %s %q: not found", d.Code, c.name, c.text)
			}
		}
	})
}

// sample gives every nth township that has a government.
func sample(n int) (list []Division) {
	i := 0
	everywhere(func(d Division) {
		if d.Level != report.Township || !d.governed() {
			return
		}
		if i++; i%n == 0 {
			list = append(list, d)
		}
	})
	return list
}

func FuzzPlace(f *testing.F) {
	f.Add("新郑市辛店镇人民政府", "郑州市")
	f.Add("市教育局", "新郑市教育局")
	f.Add("\xe5\xb8", "\xe5\xb8\x82\xe5")
	f.Add("国家税务总局", "𠮷市")
	f.Fuzz(func(t *testing.T, name, text string) {
		p := Place(name, []string{text, name})
		if !p.Found {
			if p.Place != (Division{}) || len(p.Region()) != 0 {
				t.Errorf("%q: not found, but %v", name, p.Place)
			}
			return
		}
		if d, ok := ByCode(p.Place.Code); !ok || d != p.Place {
			t.Errorf("%q: %v is no division", name, p.Place)
		}
		if p.Name == "" || p.Level == "" || len(p.Candidates) > 0 {
			t.Errorf("%q: %+v", name, p)
		}
	})
}

func BenchmarkPlace(b *testing.B) {
	for _, c := range []struct{ what, file, name string }{
		{"sole", "hanguguan-2022.txt", "函谷关镇"},
		{"seven", "xindian-2020.txt", "辛店镇"},
		{"hundreds", "hanguguan-2022.txt", "城关镇"},
		{"prefixed", "changtu-2022.txt", "昌图县昌图镇人民政府"},
		{"relative", "gongyi-2022.txt", "市教育局"},
		{"department", "gongyi-2022.txt", "巩义市财政局"},
	} {
		b.Run(c.what, func(b *testing.B) {
			evidence := linesOf(b, c.file)
			b.ReportAllocs()
			for b.Loop() {
				Place(c.name, evidence)
			}
		})
	}
}
