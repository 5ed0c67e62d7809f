package site

import (
	"maps"
	"path"
	"slices"
	"strings"
)

// checksumsName is the file in which a published site tells the SHA-256 of its files, in the form of sha256sum(1). The
// one at the site's root has the files there and, of each folder beside them, the folder's own list, which has
// everything below that folder: whoever trusts the first list can hold every file of the site against it, and one
// changed report changes two lists, not one of the whole country.
//
//	checksums.txt          index.html, henan.html, …, henan/checksums.txt
//	henan/checksums.txt    zhengzhou.html, zhengzhou/gongyi/2022.html, …, paths below henan/
const checksumsName = "checksums.txt"

// checksums yields the lists of a site's other files, innermost first: the list at the root has those of the folders.
func (m manifest) checksums() portion {
	return func(yield func(File, error) bool) {
		folders := map[string][]string{}
		for _, p := range m.paths() {
			if forHost(p) {
				continue
			}
			top, _, below := strings.Cut(p, "/")
			if !below {
				top = ""
			}
			folders[top] = append(folders[top], p)
		}
		root := manifest{}
		for _, p := range folders[""] {
			root[p] = m[p]
		}
		delete(folders, "")
		for _, top := range slices.Sorted(maps.Keys(folders)) {
			f := File{Path: path.Join(top, checksumsName), Body: sumLines(m, folders[top], top+"/")}
			root[f.Path] = sumOf(f.Body)
			if !yield(f, nil) {
				return
			}
		}
		yield(File{Path: checksumsName, Body: sumLines(root, root.paths(), "")}, nil)
	}
}

// sumLines are lines of sha256sum, of paths told below a folder.
func sumLines(m manifest, paths []string, below string) []byte {
	var b []byte
	for _, p := range paths {
		b = append(b, m[p]+"  "+strings.TrimPrefix(p, below)+"\n"...)
	}
	return b
}
