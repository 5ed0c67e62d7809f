package site

import (
	"encoding/hex"
	"fmt"
	"iter"
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

// checksums yields the lists of the site's other files, as far as they do not stand in place, when it is settled; innermost first: the
// list at the root, the last, has those of the folders.
func (v *inventory) checksums() portion {
	return func(yield func(File, error) bool) {
		if v.lists == nil {
			v.lists = map[string]sized{}
		}
		var folders []fileSum
		for _, name := range v.folders() {
			if t, ok := v.tops[name]; ok && !t.same {
				f := File{Path: path.Join(name, checksumsName), Body: t.files}
				v.list(name, f.Body)
				if !yield(f, nil) {
					return
				}
			}
			folders = append(folders, fileSum{path.Join(name, checksumsName), v.lists[name].sum})
		}
		for name := range v.tops {
			if len(v.tops[name].files) == 0 {
				v.unlist(name)
			}
		}
		root, err := v.atRoot()
		if err == nil {
			root, _, _, err = root.edited("", slices.DeleteFunc(slices.Collect(root.paths("")), func(p string) bool { return !forHost(p) }), folders)
		}
		if err != nil {
			yield(File{}, err)
			return
		}
		v.list("", root)
		yield(File{Path: checksumsName, Body: root}, nil)
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
	for line := range v.tops[""].files.lines() {
		if p := pathIn(line); forHost(p) {
			b = append(b, p...)
			b, _ = hex.AppendDecode(b, line[:hexSum])
		}
	}
	sum := store.SumOf(b)
	return hex.EncodeToString(sum[:])
}

// sumList are lines of sha256sum, sorted by their paths, which are told below a folder.
type sumList []byte

// hexSum is the length of a checksum in a line; what stands between it and the path follows.
const (
	hexSum  = 2 * len(store.Sum{})
	between = "  "
)

// pathIn is the path in a line.
func pathIn(line []byte) string { return strings.TrimSuffix(string(line[hexSum+len(between):]), "\n") }

// lines yields the lines, each with its end.
func (l sumList) lines() iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for at := 0; at < len(l); {
			end := l.end(at)
			if !yield(l[at:end]) {
				return
			}
			at = end
		}
	}
}

// paths yields the paths, with what they are told below.
func (l sumList) paths(below string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for line := range l.lines() {
			if !yield(below + pathIn(line)) {
				return
			}
		}
	}
}

// end is where the line ends that begins there.
func (l sumList) end(at int) int {
	for at += hexSum + len(between); l[at] != '\n'; at++ {
	}
	return at + 1
}

// compare is how the path of the line that begins there and another one compare.
func (l sumList) compare(at int, p string) int {
	return strings.Compare(string(l[at+hexSum+len(between):l.end(at)-1]), p)
}

// find is where the path has its line, or would have it, at that place or behind it.
func (l sumList) find(at int, p string) (start int, found bool) {
	end := len(l)
	if at < end && l.compare(at, p) >= 0 {
		end = at // the next one, where all is listed anew
	}
	for at < end {
		middle := at + (end-at)/2
		for middle > at && l[middle-1] != '\n' {
			middle--
		}
		if l.compare(middle, p) < 0 {
			at = l.end(middle)
		} else {
			end = middle
		}
	}
	return at, at < len(l) && l.compare(at, p) == 0
}

func (l sumList) add(f fileSum, below string) sumList {
	l = hex.AppendEncode(l, f.sum[:])
	l = append(append(l, between...), f.path[len(below):]...)
	return append(l, '\n')
}

// edited is the list without what is gone, with what comes, all sorted. It fails where two files have one path.
func (l sumList) edited(below string, gone []string, come []fileSum) (list sumList, added, removed bool, err error) {
	list = make(sumList, 0, len(l)+len(come)*(hexSum+64)-len(gone)*hexSum)
	at := 0
	for len(gone) > 0 || len(come) > 0 {
		var p string
		goes := len(gone) > 0 && (len(come) == 0 || gone[0] <= come[0].path)
		if goes {
			p, gone = gone[0], gone[1:]
		} else {
			p = come[0].path
		}
		start, there := l.find(at, p[len(below):])
		list, at = append(list, l[at:start]...), start
		if there && !goes {
			return nil, false, false, collision(p, p)
		}
		if there {
			at = l.end(start)
		}
		comes := len(come) > 0 && come[0].path == p
		if comes {
			list, come = list.add(come[0], below), come[1:]
		}
		if len(come) > 0 && come[0].path == p {
			return nil, false, false, collision(p, p)
		}
		added, removed = added || comes && !there, removed || there && !comes
	}
	return append(list, l[at:]...), added, removed, nil
}

// listed reads the files of a folder at the root from its list of checksums, or for "" those at the root but for the lists of
// folders and files for the host. Where the list is not the one that was left, the files are read.
func (o *output) listed(top string, left sized) (list sumList, stands bool, err error) {
	if body, err := o.root.ReadFile(path.Join(top, checksumsName)); err == nil && store.SumOf(body) == left.sum {
		list = body
		if top == "" {
			lists := slices.DeleteFunc(slices.Collect(list.paths("")), func(p string) bool { return !isChecksums(p) })
			list, _, _, err = list.edited("", lists, nil)
		}
		return list, true, err
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
				return nil, false, fmt.Errorf("reading %s: %w", p, err)
			}
			files = append(files, fileSum{p, store.SumOf(body)})
		}
	}
	slices.SortFunc(files, func(a, b fileSum) int { return strings.Compare(a.path, b.path) })
	list, _, _, err = list.edited(below(top), nil, files)
	return list, false, err
}
