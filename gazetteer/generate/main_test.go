package main

import "testing"

func TestOutline(t *testing.T) {
	got, err := outline([]division{
		{"419001100", "克井镇"}, {"41", "河南省"}, {"4101", "郑州市"}, {"4190", "省直辖县级行政区划"}, {"419001", "济源市"},
		{"410102", "中原区"}, {"410102001", "林山寨街道"}, {"410103", "二七区"}, {"410103002", "一马路街道"}, {"42", "湖北省"},
	})
	want := `41河南省
	郑州市
		02中原区
			林山寨街道
		二七区
			002一马路街道
	90省直辖县级行政区划
		济源市
			100克井镇
湖北省
`
	if err != nil || string(got) != want {
		t.Errorf("%v\n%s", err, got)
	}
}

func TestOutlineRefusesWhatItCannotWrite(t *testing.T) {
	for _, d := range []division{{"411", "短"}, {"4101", "无省"}, {"41", ""}, {"41", "第1省"}, {"41", "两\n行"}} {
		if _, err := outline([]division{d}); err == nil {
			t.Errorf("%v: no error", d)
		}
	}
}
