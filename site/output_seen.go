package site

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"nianbao/store"
)

// What the output folder was when a build left it, so that the next one sees what others did to it: of each folder its time,
// of files, where they are few, theirs, and what lay there that is not ours.

const leftPart = "left"

// looked is the number of files of a site up to which each is looked at in its place. Of a larger one only the folders
// are: a file that comes or goes shows in them, one that is written over in its place does not.
const looked = 1 << 14

// seen is what a look at an output folder showed.
type seen struct {
	folders map[string]folderSeen // those of the site; "." is the root
	files   map[string]stamp
	foreign []string
	touched map[string]bool // folders and files that are not as they were then
}

// folderSeen is what tells whether files have come or gone. Where the time was too young to tell, the number of names does.
type folderSeen struct {
	modified int64
	names    int // and one, or 0 where the time tells
}

// seen is what the last build left, with what has been touched since; nil where that can't be told. It looks once.
func (m *memory) seen(o *output) *seen {
	if m == nil {
		return nil
	}
	if !o.looked {
		o.looked = true
		if part, ok := m.Read(leftPart); ok {
			o.seen = o.look(store.NewUnpacker(part), m.began)
		}
	}
	return o.seen
}

// look reads what was left, and compares.
func (o *output) look(u *store.Unpacker, began time.Time) *seen {
	if real, err := realPath(o.dir); err != nil || u.String() != real {
		return nil
	}
	s := &seen{folders: map[string]folderSeen{}, files: map[string]stamp{}, touched: map[string]bool{}}
	for range u.Len(3) {
		name, was := u.String(), folderSeen{u.Int(), int(u.Uint())}
		now, err := o.folderSeen(name, was.names > 0, began)
		if err != nil || now.modified != was.modified || was.names > 0 && now.names != was.names {
			s.touched[name] = true
		} else if was.names > 0 && !(stamp{0, was.modified}).racy(began) {
			was.names = 0 // from now on its time tells
		}
		s.folders[name] = was
	}
	for range u.Len(3) {
		name, was := u.String(), stamp{u.Int(), u.Int()}
		if now, err := o.stampOf(name); err != nil || now != was {
			s.touched[name] = true
		}
		s.files[name] = was
	}
	s.foreign = u.Strings()
	if !u.Whole() {
		return nil
	}
	return s
}

func (o *output) stampOf(name string) (stamp, error) {
	info, err := os.Lstat(o.below(name))
	if err == nil && !info.Mode().IsRegular() {
		err = fmt.Errorf("%s is no regular file", name)
	}
	if err != nil {
		return stamp{}, err
	}
	return stampOf(info), nil
}

// folderSeen looks at a folder, and where that was asked for or its time does not tell at its names.
func (o *output) folderSeen(name string, names bool, now time.Time) (f folderSeen, err error) {
	info, err := os.Lstat(o.below(name))
	if err != nil {
		return f, err
	}
	if !info.IsDir() {
		return f, fmt.Errorf("%s is no folder", name)
	}
	f.modified = info.ModTime().UnixNano()
	if names || stampOf(info).racy(now) {
		f.names, err = o.entries(name)
		f.names++
	}
	return f, err
}

func (o *output) entries(folder string) (int, error) {
	f, err := os.Open(o.below(folder))
	if err != nil {
		return 0, err
	}
	defer f.Close()
	names, err := f.Readdirnames(-1)
	return len(names), err
}

// below is a path of the site as the system names it.
func (o *output) below(p string) string {
	return o.dir + string(filepath.Separator) + filepath.FromSlash(p)
}

// untouched reports whether the output folder is what it was.
func (m *memory) untouched(out *output) bool {
	s := m.seen(out)
	return s != nil && len(s.touched) == 0
}

// untouchedIn looks at the folder of one of several sites.
func (m *memory) untouchedIn(dir string) bool {
	out, err := lockOutput(dir)
	if err != nil {
		return false
	}
	same := m.untouched(out)
	return out.close() == nil && same
}

// leave tells what the output folder is with the changes in place: what is neither changed nor touched is as it was seen. Folders
// are those to look at again.
func (o *output) leave(c *changes, before *seen) *leaving {
	l := &leaving{output: o, next: c.next, before: before, again: map[string]bool{".": true, manifestName: true}}
	for _, s := range c.steps {
		l.again[s.path] = true
		for d := path.Dir(s.path); d != "." && !l.again[d]; d = path.Dir(d) {
			l.again[d] = true
		}
	}
	if before != nil {
		maps.Copy(l.again, before.touched)
	} else {
		l.before = &seen{}
	}
	return l
}

// leaving is an output folder with a new site in it.
type leaving struct {
	*output
	next    manifest
	before  *seen           // empty where nothing is known
	again   map[string]bool // files and folders that are not as they were
	foreign []string
}

// others lists what lies in the folder beside the site, a folder of such things as one.
func (l *leaving) others() ([]string, error) {
	var list []string
	folders := l.next.folders()
	folders["."] = true
	for _, f := range l.before.foreign {
		if dir := path.Dir(strings.TrimSuffix(f, "/")); folders[dir] && !l.again[dir] {
			list = append(list, f)
		}
	}
	for dir := range folders {
		if _, ok := l.before.folders[dir]; ok && !l.again[dir] {
			continue
		}
		entries, err := fs.ReadDir(l.root.FS(), dir)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("reading the output folder: %w", err)
		}
		for _, e := range entries {
			p := path.Join(dir, e.Name())
			switch {
			case e.IsDir() && !folders[p] && p != stageName:
				list = append(list, p+"/")
			case !e.IsDir() && p != manifestName && !l.next.has(p):
				list = append(list, p)
			}
		}
	}
	slices.SortFunc(list, func(a, b string) int {
		return slices.Compare(strings.Split(strings.TrimSuffix(a, "/"), "/"), strings.Split(strings.TrimSuffix(b, "/"), "/"))
	})
	l.foreign = list
	return list, nil
}

// pack writes what the next build looks at.
func (l *leaving) pack(p *store.Packer, now time.Time) error {
	real, err := realPath(l.dir)
	if err != nil {
		return err
	}
	p.String(real)
	folders := append(slices.Sorted(maps.Keys(l.next.folders())), ".")
	p.Len(len(folders))
	for _, name := range folders {
		f, ok := l.before.folders[name]
		if !ok || l.again[name] {
			if f, err = l.folderSeen(name, false, now); err != nil {
				return err
			}
		}
		p.String(name)
		p.Int(f.modified)
		p.Len(f.names)
	}
	files := []string{manifestName}
	if l.next.count() <= looked {
		files = append(files, l.next.paths()...)
	}
	p.Len(len(files))
	for _, name := range files {
		s, ok := l.before.files[name]
		if !ok || l.again[name] {
			if s, err = l.stampOf(name); err != nil {
				return err
			}
		}
		p.String(name)
		p.Int(s.size)
		p.Int(s.modified)
	}
	p.Strings(l.foreign)
	return nil
}
