package assets

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"
)

// The scripts of the explorer and the search page are a handful of ES modules in explore/ and search/. They import each
// other by name; as the published names carry hashes, each module is published after those it imports, with their
// published names in its text.
//
//	explore.js   reads the address, and shows what it says
//	controls.js  the form                result.js   drawings, table and downloads of a view
//	choice.js    what the address says   drawing.js  ECharts options        export.js  CSV, SVG, PNG
//	pieces.js    fetches data            series.js   what a view shows      ledger.js  tables
//	figures.js   cells and measures      number.js   exact decimals
//
//	search.js    the search page         suggest.js  proposes organs while one types
//	query.js     what a reader types     fold.js     how texts are read      texts.js    the index of the texts
//	organs.js    the index of organs     passage.js  what is shown of a report
//	files.js     fetches                 element.js  makes elements

// modules in an order in which each stands behind those it imports.
var modules = []string{"search/element.js", "search/files.js", "search/organs.js", "search/fold.js", "search/query.js", "search/passage.js",
	"search/texts.js", "search/suggest.js", "search/search.js",
	"explore/number.js", "explore/choice.js", "explore/pieces.js", "explore/figures.js", "explore/series.js", "explore/ledger.js",
	"explore/drawing.js", "explore/export.js", "explore/result.js", "explore/controls.js", "explore/explore.js"}

// moduleFiles are the modules as they are published.
func moduleFiles() []File {
	var list []File
	for _, source := range modules {
		list = append(list, naming(asset(path.Base(source), source), list))
	}
	return list
}

// naming is the file with the published names of the modules that it loads in place of their own.
func naming(f File, modules []File) File {
	var names []string // pairs of a module's name in imports and its published one
	for _, m := range modules {
		names = append(names, "'./"+m.Name+"'", "'./"+strings.TrimPrefix(m.Path, "assets/")+"'")
	}
	f.Body = []byte(strings.NewReplacer(names...).Replace(string(f.Body)))
	f.Path = published(f.Name, f.Body)
	return f
}

// published is the name that carries the content's hash.
func published(name string, body []byte) string {
	sum := sha256.Sum256(body)
	stem, ext, _ := strings.Cut(name, ".")
	return "assets/" + stem + "." + hex.EncodeToString(sum[:4]) + "." + ext
}
