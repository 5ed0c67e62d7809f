package assets

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// The explorer's script is a handful of ES modules in explore/. They import each other by name; as the published names
// carry hashes, each module is published after those it imports, with their published names in its text.
//
//	explore.js   reads the address, and shows what it says
//	controls.js  the form                result.js   drawings, table and downloads of a view
//	choice.js    what the address says   drawing.js  ECharts options        export.js  CSV, SVG, PNG
//	pieces.js    fetches data            series.js   what a view shows      ledger.js  tables
//	figures.js   cells and measures      number.js   exact decimals

// modules in an order in which each stands behind those it imports.
var modules = []string{"number.js", "choice.js", "pieces.js", "figures.js", "series.js", "ledger.js", "drawing.js", "export.js",
	"result.js", "controls.js", "explore.js"}

// exploreFiles are the modules and the stylesheet of the explorer.
func exploreFiles() []File {
	list := []File{asset("explore.css", "explore/explore.css")}
	var names []string // pairs of a module's name in imports and its published one
	for _, name := range modules {
		f := asset(name, "explore/"+name)
		f.Body = []byte(strings.NewReplacer(names...).Replace(string(f.Body)))
		f.Path = published(name, f.Body)
		names = append(names, "'./"+name+"'", "'./"+strings.TrimPrefix(f.Path, "assets/")+"'")
		list = append(list, f)
	}
	return list
}

// published is the name that carries the content's hash.
func published(name string, body []byte) string {
	sum := sha256.Sum256(body)
	stem, ext, _ := strings.Cut(name, ".")
	return "assets/" + stem + "." + hex.EncodeToString(sum[:4]) + "." + ext
}
