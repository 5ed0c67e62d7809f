// Package assets holds the files that every page shares: style sheets, the script that draws charts, and the
// vendored ECharts it draws them with. They are published under names that carry a hash of their content, so that
// a browser may keep them for ever and never shows an old one.
//
//	favicon.svg  the mark in the browser's tab
//	site.css     the look of all pages; with versus.css for two reports side by side and compare.css for comparisons, tiles.css for the provinces, search.css for searching
//	page.js      what every page has: links.js gives each place its address and its citation, rows.js rows theirs, figures.js
//	             figures their links, search/searchbox.js proposes organs in its head, english.js puts its words into English, and back
//	charts.css   colours of charts, drawings without script, and the heights that are kept free for them
//	charts.js    draws <figure data-chart> (charts/draw.js, option.js), and gives it away (ways.js, take.js); its script element
//	             names echarts.js in data-echarts, and in data-embed the page that shows one chart alone
//	take.js      its part that makes files of drawings, for the explorer
//	embed.js     brings a chart of another page onto that page, which has charts.js too
//	tables.js    sorts tables, where a page names it
//	echarts.js   Apache ECharts, see echarts/README.md, and what charts of one kind have in common (charts/kinds.js);
//	             loaded by charts.js, late and only where a chart is seen
//	echarts.txt  its licences and notice, which must travel with it
//	explore.js   the explorer, with explore.css and the modules it is made of, see modules.go
//	search.js    the search page; suggest.js, which page.js loads, proposes organs in the head of every page
//
// A page with charts has in its head
//
//	<link rel="stylesheet" href="…charts.css">
//	<script defer src="…charts.js" data-echarts="…echarts.js"></script>
package assets

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"path"
)

//go:generate go run ./echarts

//go:embed favicon.svg *.css *.js charts explore search echarts/echarts-6.1.0.min.js echarts/LICENSE echarts/NOTICE
var embedded embed.FS

// File is one asset.
type File struct {
	Name string // site.css
	Path string // below the site's root: assets/site.1a2b3c4d.css
	Body []byte // shared: not to be written to
}

var files = append([]File{
	asset("favicon.svg", "favicon.svg"),
	asset("site.css", "site.css", "versus.css", "compare.css", "tiles.css", "search/search.css"),
	asset("charts.css", "charts/charts.css"),
	asset("charts.js", "charts/take.js", "charts/option.js", "charts/ways.js", "charts/draw.js"),
	asset("take.js", "charts/take.js"),
	asset("embed.js", "charts/embed.js"),
	asset("tables.js", "tables.js"),
	asset("explore.css", "explore/explore.css"),
	asset("echarts.js", "echarts/echarts-6.1.0.min.js", "charts/kinds.js"),
	asset("echarts.txt", "echarts/NOTICE", "echarts/LICENSE"),
	naming(asset("page.js", "rows.js", "figures.js", "links.js", "search/searchbox.js", "english.js"), moduleFiles()),
}, moduleFiles()...)

// Files lists all assets, in an order that never changes.
func Files() []File { return append([]File(nil), files...) }

// Path is where the asset of that name is published, below the site's root. It panics where there is none.
func Path(name string) string {
	for _, f := range files {
		if f.Name == name {
			return f.Path
		}
	}
	panic("assets: no file " + name)
}

// asset joins embedded files to one that is published under the name.
func asset(name string, sources ...string) File {
	var body []byte
	for i, source := range sources {
		part, err := embedded.ReadFile(source)
		if err != nil {
			panic("assets: " + err.Error())
		}
		if i > 0 {
			body = append(body, '\n')
		}
		body = append(body, part...)
	}
	sum := sha256.Sum256(body)
	ext := path.Ext(name)
	return File{name, "assets/" + name[:len(name)-len(ext)] + "." + hex.EncodeToString(sum[:4]) + ext, body}
}
