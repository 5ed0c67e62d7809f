package gazetteer

import "testing"

func TestLeading(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"城关镇多次召开会议", "城关镇"},
		{"灵宝市城关镇认真落实", "灵宝市"},
		{"黔东南苗族侗族自治州人民政府", "黔东南苗族侗族自治州"},
		{"郑州高新技术产业开发区", "郑州高新技术产业开发区"},
		{"市中区认真落实", ""}, // also any quarter in the middle of a town
		{"我镇认真落实", ""},
		{"在城关镇召开", ""},
		{"单县认真落实", ""}, // two characters are too few
		{"城关", ""},
		{"", ""},
		{"ab城关镇", ""},
		{"\xe5\xb8", ""},
	} {
		if got := Leading(c.text); got != c.want {
			t.Errorf("Leading(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}
