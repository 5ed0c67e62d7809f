package parser

import (
	"fmt"
	"testing"
)

func TestFigures(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string // subject|value|unit|approximate|raw
	}{
		{"经认真梳理并汇总，政府网站全年发布并更新信息共计 103 条。", []string{"政府网站全年发布并更新信息|103|条|false|共计 103 条"}},
		{"云上封丘 app 更新信息 200 余条，访问量 1000 余次。", []string{"云上封丘 app 更新信息|200|条|true|200 余条", "访问量|1000|次|true|1000 余次"}},
		{"主动公开各类政府信息32条，基层政务公开录入信息385条；", []string{"主动公开各类政府信息|32|条|false|32条", "基层政务公开录入信息|385|条|false|385条"}},
		{"收费约1,204.5万元，点击3.5万次。", []string{"收费|1204.5|万元|true|约1,204.5万元", "点击|35000|次|false|3.5万次"}},
		{"根据国办公开办函〔2021〕30号、《条例》第20条，2022年1月1日至12月31日", nil},
		{"分别有 1 个乡镇账户和 39 个村级账户。", []string{"乡镇账户|1|个|false|分别有 1 个", "村级账户|39|个|false|39 个"}},
		{"确保在15个工作日内公开，比上年提高3个百分点", nil},
		{"点击3万5千次，阅读12万余人次，版本1.2.3个，登记1 200件。", []string{"阅读|120000|人次|true|12万余人次"}},
		{"１２件", []string{"|12|件|false|１２件"}},
		{"", nil},
	} {
		var got []string
		for _, f := range appendFigures(nil, c.text) {
			got = append(got, fmt.Sprintf("%s|%s|%s|%v|%s", f.Subject, f.Value, f.Unit, f.Approximate, f.Raw))
		}
		if fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s\n got %v\nwant %v", c.text, got, c.want)
		}
	}
}

func FuzzFigures(f *testing.F) {
	f.Add("公开信息 103 条，280余条，1,2.3.4万元第5条")
	f.Fuzz(func(t *testing.T, text string) {
		for _, g := range appendFigures(nil, text) {
			if g.Unit == "" || g.Raw == "" {
				t.Fatalf("%q: %+v", text, g)
			}
		}
	})
}
