package site

import (
	"encoding/hex"
	"fmt"
	"path"
	"slices"
	"strings"

	"nianbao/store"
)

// checksumsName is the file in which a published site tells the SHA-256 of its files, in the form of sha256sum(1). The
// one at the site's root has the files there and, of each folder beside them, the folder's own list, which has
// everything below that folder: whoever trusts the first list can hold every file of the site against it, and one
// changed report changes two lists, not one of the whole country.
//
//	checksums.txt          index.html, henan.html, …, henan/checksums.txt
//	henan/checksums.txt    zhengzhou.html, zhengzhou/gongyi/2022.html, …, paths below henan/
const checksumsName = "checksums.txt"

// checksums yields the lists of the site's other files, as far as they are made anew, innermost first: the list at the root,
// the last, has those of the folders.
func (v *inventory) checksums() portion {
	return func(yield func(File, error) bool) {
		if v.lists == nil {
			v.lists = map[string]sized{}
		}
		var root []fileSum
		for _, top := range v.folders() {
			if files, ok := v.tops[top]; ok {
				f := File{Path: path.Join(top, checksumsName), Body: sumLines(files, top+"/")}
				v.list(top, f.Body)
				if !yield(f, nil) {
					return
				}
			}
			root = append(root, fileSum{path.Join(top, checksumsName), v.lists[top].sum})
		}
		for top := range v.tops {
			if len(v.tops[top]) == 0 {
				v.unlist(top)
			}
		}
		files, err := v.files("")
		if err != nil {
			yield(File{}, err)
			return
		}
		root = slices.DeleteFunc(append(root, files...), func(f fileSum) bool { return forHost(f.path) })
		slices.SortFunc(root, func(a, b fileSum) int { return strings.Compare(a.path, b.path) })
		f := File{Path: checksumsName, Body: sumLines(root, "")}
		v.list("", f.Body)
		yield(f, nil)
	}
}

func (v *inventory) list(top string, body []byte) {
	v.unlist(top)
	v.lists[top] = sized{store.SumOf(body), len(body)}
	v.total.count(1, path.Join(top, checksumsName), len(body))
}

func (v *inventory) unlist(top string) {
	if list, ok := v.lists[top]; ok {
		v.total.count(-1, path.Join(top, checksumsName), list.size)
		delete(v.lists, top)
	}
}

// digest stands for all files and their paths, when their lists are made: for that of the root, which stands for those readers
// can fetch, and those for the host.
func (v *inventory) digest() string {
	list := v.lists[""].sum
	b := list[:]
	for _, f := range v.tops[""] {
		if forHost(f.path) {
			b = append(b, f.path...)
			b = append(b, f.sum[:]...)
		}
	}
	sum := store.SumOf(b)
	return hex.EncodeToString(sum[:])
}

// sumLines are lines of sha256sum, of paths told below a folder.
func sumLines(files []fileSum, below string) []byte {
	var b []byte
	for _, f := range files {
		b = hex.AppendEncode(b, f.sum[:])
		b = append(b, "  "+strings.TrimPrefix(f.path, below)+"\n"...)
	}
	return b
}

// listed reads the files of a folder at the root from its list of checksums, or for "" those at the root but for the lists of
// folders and files for the host. Where the list is not the one that was left, the files are read.
func (o *output) listed(top string, left sized) ([]fileSum, error) {
	list := path.Join(top, checksumsName)
	if body, err := o.root.ReadFile(list); err == nil && store.SumOf(body) == left.sum {
		if files, err := parseSumLines(string(body), top); err == nil {
			return files, nil
		}
	}
	var files []fileSum
	for _, dir := range o.manifest.dirs() {
		if topOfFolder(dir) != top {
			continue
		}
		for p := range o.manifest.in(dir) {
			if isChecksums(p) || forHost(p) {
				continue
			}
			if _, err := o.stampOf(p); err != nil {
				continue // its folder was touched, so it is made anew
			}
			body, err := o.root.ReadFile(p)
			if err != nil {
				return nil, fmt.Errorf("reading %s: %w", p, err)
			}
			files = append(files, fileSum{p, store.SumOf(body)})
		}
	}
	slices.SortFunc(files, func(a, b fileSum) int { return strings.Compare(a.path, b.path) })
	return files, nil
}

func parseSumLines(lines, top string) ([]fileSum, error) {
	list := make([]fileSum, 0, strings.Count(lines, "\n"))
	for line := range strings.Lines(lines) {
		sum, p, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		f := fileSum{path: path.Join(top, p)}
		if len(sum) != hex.EncodedLen(len(f.sum)) {
			return nil, errManifest
		}
		if _, err := hex.Decode(f.sum[:], []byte(sum)); err != nil {
			return nil, err
		}
		if !isChecksums(f.path) {
			list = append(list, f)
		}
	}
	return list, nil
}
