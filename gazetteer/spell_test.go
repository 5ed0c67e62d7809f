package gazetteer

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestSpell(t *testing.T) {
	for _, line := range strings.Split(strings.TrimSpace(`
重庆 chongqing
长葛 changge
长垣 changyuan
长沙 changsha
长春 changchun
长治 changzhi
长子 zhangzi
子长 zichang
中牟 zhongmu
牟平 muping
泌阳 biyang
单县 shanxian
厦门 xiamen
乐清 yueqing
乐亭 laoting
乐山 leshan
昌乐 changle
六安 luan
六盘水 liupanshui
南京市六合区 nanjingshiluhequ
六合镇 liuhezhen
蚌埠 bengbu
番禺 panyu
吐鲁番 tulufan
大埔 dabu
黄埔 huangpu
东阿 donge
铅山 yanshan
洪洞 hongtong
陕西 shaanxi
山西 shanxi
浚县 xunxian
郫都 pidu
歙县 shexian
黟县 yixian
莘县 shenxian
莘庄 xinzhuang
筠连 junlian
犍为 qianwei
涡阳 guoyang
朝阳 chaoyang
阿坝 aba
侯马 houma
尉犁 yuli
尉氏 weishi
台州 taizhou
天台 tiantai
丽水 lishui
解州 xiezhou
解放 jiefang
瑞金 ruijin
会理 huili
会昌 huichang
会稽 kuaiji
都匀 duyun
成都 chengdu
柏乡 baixiang
莆田 putian
吴堡 wubu
大城县 daichengxian
大城镇 dachengzhen
井陉 jingxing
盱眙 xuyi
邗江 hanjiang
睢县 suixian
睢宁 suining
郏县 jiaxian
渑池 mianchi
武陟 wuzhi
荥阳 xingyang
荥经 yingjing
枞阳 zongyang
监利 jianli
秭归 zigui
房县 fangxian
华州 huazhou
隰县 xixian
繁峙 fanshi
宁蒗 ninglang
勐海 menghai
砀山 dangshan
濮阳 puyang
鄄城 juancheng
费县 feixian
万荣 wanrong
桦川 huachuan
缙云 jinyun
嵊州 shengzhou
岷县 minxian
宕昌 tanchang
曲阜 qufu
曲靖 qujing
宿州 suzhou
宿迁 suqian
宿松 susong
石柱 shizhu
冠县 guanxian
任丘 renqiu
藁城 gaocheng
蠡县 lixian
涿州 zhuozhou
盖州 gaizhou
桓仁 huanren
珲春 hunchun
蔚县 yuxian
宝坻 baodi
泊头 botou
佛山 foshan
西藏 xizang
弥勒 mile
喀什 kashi
什邡 shifang
伽师 jiashi
崆峒 kongtong
黄陂 huangpi
曾都 zengdu
闵行 minhang
召陵 shaoling
穆棱 muling
龙圩 longxu
吕梁 lvliang
旅顺口 lvshunkou
略阳 lveyang
女儿街 nverjie
二〇一团 erlingyituan
财政局 caizhengju
巩义市财政局 gongyishicaizhengju
（市级）A1号 shiji-a1hao
龘𠮷 dau20bb7
`), "\n") {
		han, want, _ := strings.Cut(line, " ")
		if got := Spell(han); got != want {
			t.Errorf("Spell(%s) = %s, want %s", han, got, want)
		}
	}
	if got := Spell(" ，\xff"); got != "" {
		t.Errorf("got %q for a text without letters", got)
	}
}

func TestEveryEntryOfNamesSaysMoreThanTheCharactersDo(t *testing.T) {
	for _, n := range names {
		var b strings.Builder
		for _, r := range n.han {
			b.WriteString(Spell(string(r)))
		}
		if b.String() == n.spelling {
			t.Errorf("%s %s is spelled so without its entry", n.han, n.spelling)
		}
	}
}

func FuzzSpell(f *testing.F) {
	f.Add("函谷关镇（A1）")
	f.Add("\xe5\xb8\x00-")
	slug := regexp.MustCompile(`^([a-z0-9]+(-[a-z0-9]+)*)?$`)
	f.Fuzz(func(t *testing.T, s string) {
		got := Spell(s)
		if !slug.MatchString(got) {
			t.Errorf("Spell(%q) = %q", s, got)
		}
		if got == "" && utf8.ValidString(s) && strings.ContainsAny(s, "abcXYZ019函谷关") {
			t.Errorf("Spell(%q) is empty", s)
		}
	})
}
