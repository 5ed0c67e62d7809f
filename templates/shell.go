package templates

// Shared is what all pages share that are equally far from the root of the site.
type Shared struct {
	English    bool   // they are in English
	Root       string // the way to the site's root: "", "../", … or an absolute path
	Icon       string // the mark in the tab
	Style      string // the stylesheet
	Script     string // what gives places their addresses, proposes organs to who searches, and puts pages into English
	OpenSearch string // the description of the site's search for browsers, "" for none
	Search     string // the page that shows what is found
	Guide      string // in English
	Nav        []Link
	Part       string // which reports the site has, where it is one of several
	Others     Link   // to the page that leads to all of them
}

// Shell is Shared, written down once for all of the pages.
type Shell struct {
	Shared
	words frameWords
	links string // elements of the head
	mark  string // from the end of the head to the name of the site
	form  string // for searching
	nav   string
}

// frameWords are the words of the frame itself.
type frameWords struct{ lang, skip, site, where, authority, address string }

var chinese = frameWords{"zh-CN", "跳到正文", "全站", "所在位置", "数字均取自各行政机关公开的政府信息公开工作年度报告，以原件为准。", "本页地址："}

var english = frameWords{"en", "Skip to the text", "Site", "Where you are",
	"All figures are those of the annual reports that the organs published; the originals are authoritative.", "This page: "}

// NewShell writes down what pages share.
func NewShell(s Shared) *Shell {
	shell := &Shell{Shared: s, words: chinese}
	if s.English {
		shell.words = english
	}
	var b buffer
	b.raw(`<link rel=icon type=image/svg+xml`).href(s.Icon).raw(">\n").raw(`<link rel=stylesheet`).href(s.Style).raw(">\n")
	if s.OpenSearch != "" {
		b.raw(`<link rel=search type=application/opensearchdescription+xml title=年报对照`).href(s.OpenSearch).raw(">\n")
	}
	b.raw("<script defer").source("src", s.Script).raw("></script>\n")
	shell.links, b = string(b), nil
	b.raw("</head>\n<body>\n<a class=skip href=#main>").raw(shell.words.skip).raw("</a>\n<header class=site>\n<p class=mark>")
	b.link(s.Root+"index.html", "年报对照").raw("</p>\n")
	shell.mark, b = string(b), nil
	shell.form, b = string(*b.searchbox(s.Search)), nil
	b.raw("<nav").attr("aria-label", shell.words.site).raw(">\n<ul>\n")
	for _, l := range s.Nav {
		b.raw("<li><a").href(l.Href)
		if l.Current {
			b.raw(` aria-current=page`)
		}
		b.raw(">").text(l.Text).raw("</a>\n")
	}
	if !s.English {
		b.raw(`<li><a class=english`).href(s.Guide).raw(" hreflang=en lang=en>English</a>\n")
	}
	b.raw("</ul>\n</nav>\n</header>\n")
	if s.Part != "" {
		b.raw(`<p class=part>`).text(s.Part).link(s.Others.Href, s.Others.Text).raw("</p>\n")
	}
	shell.nav = string(b)
	return shell
}

// searchbox writes the form for searching. The script proposes organs and places while one types.
func (b *buffer) searchbox(action string) *buffer {
	return b.raw(`<form class=search role=search`).source("action", action).raw(`>
<input id=site-search aria-label=搜索机关、地区、指标和全文 name=q type=search maxlength=200 placeholder=搜索机关、地区、全文>
<button type=submit>搜索</button>
</form>
`)
}
