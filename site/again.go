package site

import (
	"cmp"
	"encoding/json"
	"io/fs"
	"path/filepath"
	"slices"
	"time"

	"nianbao/report"
	"nianbao/store"
)

// A build that has nothing to do. What the last one rested on stands in the store: the files of the content folder, the
// options, and what it left in the output folder. Where all of that is as it was, so is the site.

// The parts of the store that tell the last build.
const (
	filesPart = "files" // of the content folder
	builtPart = "built" // all else it rested on, and its summary
)

// StoreBeside is the folder where a build remembers, unless told otherwise: beside its output, hidden.
func StoreBeside(out string) string {
	return filepath.Join(filepath.Dir(filepath.Clean(out)), "."+filepath.Base(filepath.Clean(out))+".store")
}

// stamp is what a file system tells of a file.
type stamp struct{ size, modified int64 }

func stampOf(info fs.FileInfo) stamp { return stamp{info.Size(), info.ModTime().UnixNano()} }

// contentFile is a file of the content folder as it was before it was read.
type contentFile struct {
	path string
	stamp
}

// racy reports whether the time tells nothing of a file or folder looked at then.
func (t stamp) racy(then time.Time) bool { return store.Racy(time.Unix(0, t.modified), then) }

// memory is what is at hand of the builds before.
type memory struct {
	*store.Store
	name    string    // as given
	failed  error     // the first thing that could not be kept
	began   time.Time // by the clock of its file system
	basis   string
	content string // the folder
	read    *witness
	archive *archive
	names   *names
	tables  *tables
}

// of is the memory of one of the sites that a site is split into: what it keeps lies in a folder of its own in the store, but for
// reports, which are read once for all.
func (m *memory) of(folder string) *memory {
	if m == nil {
		return nil
	}
	below, err := m.Below(folder)
	if err != nil {
		m.failed = cmp.Or(m.failed, err)
		return nil
	}
	one := *m
	one.Store, one.failed, one.tables = below, nil, nil
	return &one
}

// clearSites forgets the sites of regions that have none, all but these.
func (m *memory) clearSites(folders []string) {
	if m == nil {
		return
	}
	there, _ := m.Names("") // what can't be listed stays
	for _, folder := range regionFolders() {
		if slices.Contains(there, folder) && !slices.Contains(folders, folder) {
			if gone, err := m.Below(folder); err == nil {
				_ = gone.Clear() // what stays takes room, and is read where that region comes back
			}
		}
	}
}

// remembers opens the store, nil where there is none: then every build begins from nothing.
func remembers(o BuildOptions, c *content) (*memory, []Problem) {
	if o.Store == "" {
		return nil, nil
	}
	kept, err := store.Open(o.Store)
	if err == nil {
		var now time.Time
		if now, err = kept.Now(); err == nil {
			m := &memory{Store: kept, name: o.Store, began: now, basis: basis(o, c), content: realName(o.Content), read: c.fsys,
				archive: &archive{kept: kept}, names: &names{organs: map[string]report.Organ{}}}
			m.tables = m.readTables(o.Out)
			return m, nil
		}
	}
	return nil, unkeepable(o.Store, err)
}

// basis is all a build rests on beside the content's files.
func basis(o BuildOptions, c *content) string {
	var p store.Packer
	for _, dir := range []string{o.Content, o.Out} {
		p.String(dir)
		p.String(realName(dir))
	}
	p.String(o.Base)
	p.String(o.Split)
	p.Bool(o.Preview)
	p.Int(o.Large)
	for _, problem := range c.problems {
		p.String(problem.String())
	}
	return string(p.Bytes())
}

func realName(dir string) string {
	if real, err := realPath(dir); err == nil {
		return real
	}
	return dir
}

// again gives the summary of the last build, where this one would do the same and find it done.
func (m *memory) again(c *content, out *output) (s Summary, ok bool) {
	if m == nil {
		return s, false
	}
	built, ok := m.Read(builtPart)
	files, also := m.Read(filesPart)
	u := store.NewUnpacker(built)
	if !ok || !also || u.String() != m.basis {
		return s, false
	}
	summary, folders := u.String(), u.Strings()
	same, read := m.unchanged(c.files, store.NewUnpacker(files))
	if !same || !m.untouched(out) || json.Unmarshal([]byte(summary), &s) != nil || !u.Whole() {
		return Summary{}, false
	}
	for _, folder := range folders {
		if one := m.of(folder); one == nil || !one.untouchedIn(filepath.Join(out.dir, folder)) {
			return Summary{}, false
		}
	}
	if read { // not the next time
		m.keep(filesPart, m.pack(c.files))
	}
	out.written = true
	s.Written, s.Removed, s.Promised, s.Taken, s.Unchanged = 0, 0, 0, s.Portions, true
	return s, true
}

// remember writes what the next build reads, of a site that has been put in place.
func (m *memory) remember(c *content, left *leaving, s Summary, made *changes) {
	if m == nil {
		return
	}
	m.forget()
	if m.keepSite(left, made) {
		m.keepBuild(c, s, nil)
	}
}

// forget is done before anything is kept: until all else stands, nothing tells that there is nothing to do.
func (m *memory) forget() { _ = m.Remove(builtPart) }

// keepSite writes what was made and what the output folder is.
func (m *memory) keepSite(left *leaving, made *changes) bool {
	m.keepPortions(made)
	m.keepTables(made.next)
	var packed store.Packer
	now, err := m.Now()
	if err == nil {
		err = left.pack(&packed, now)
	}
	return err == nil && m.keep(leftPart, packed.Bytes())
}

// keepBuild writes what the build rested on; folders are those of the sites it was split into.
func (m *memory) keepBuild(c *content, s Summary, folders []string) {
	if s.unkept {
		return
	}
	summary, err := json.Marshal(s)
	if err == nil && s.Promised > 0 { // the file has been written; with its new promises the site is the same
		_, err = readSource(m.read.Open, addressesFile)
	}
	if err != nil || !m.keep(filesPart, m.pack(c.files)) {
		return
	}
	var p store.Packer
	p.String(m.basis)
	p.String(string(summary))
	p.Strings(folders)
	m.keep(builtPart, p.Bytes())
}

// keep writes a part. Where that fails there is none.
func (m *memory) keep(name string, part ...[]byte) bool {
	err := m.Write(name, part...)
	if err != nil {
		m.failed = cmp.Or(m.failed, err)
		_ = m.Remove(name)
	}
	return err == nil
}

// failure tells that something could not be kept: the site is whole, but the next build has more to do.
func (m *memory) failure() []Problem {
	if m == nil || m.failed == nil {
		return nil
	}
	return unkeepable(m.name, m.failed)
}

func unkeepable(dir string, err error) []Problem {
	return []Problem{{File: filepath.ToSlash(filepath.Clean(dir)) + "/", Message: "what a build remembers can't be kept here: " + cause(err),
		Hint: "name another folder with --store, or none with --store none"}}
}

// pack writes what the content folder was.
func (m *memory) pack(files []contentFile) []byte {
	var p store.Packer
	p.String(m.content)
	p.Int(m.began.UnixNano())
	for _, list := range [][]contentFile{files, m.read.asides()} {
		p.Len(len(list))
		for _, f := range list {
			p.String(f.path)
			p.Int(f.size)
			p.Int(f.modified)
			p.Sum(m.read.of(f.path))
		}
	}
	return p.Bytes()
}

// unchanged reports whether the content folder is what it was: by names, sizes and times, and where times differ or tell
// nothing, by checksums; read is set where it took those.
func (m *memory) unchanged(files []contentFile, u *store.Unpacker) (same, read bool) {
	if u.String() != m.content {
		return false, false
	}
	then := time.Unix(0, u.Int())
	if u.Len(len(store.Sum{})) != len(files) {
		return false, false
	}
	for _, f := range files {
		before, sum := unpackFile(u), u.Sum()
		if f.path != before.path || !m.same(f, before, sum, then, &read) {
			return false, false
		}
	}
	for range u.Len(len(store.Sum{})) {
		before, sum := unpackFile(u), u.Sum()
		f := contentFile{path: before.path}
		if info, err := fs.Stat(m.read, f.path); err == nil {
			f.stamp = stampOf(info)
		}
		m.read.putAside(f)
		if f.stamp != (stamp{}) || before.stamp != (stamp{}) {
			if !m.same(f, before, sum, then, &read) {
				return false, false
			}
		}
	}
	return u.Whole(), read
}

func unpackFile(u *store.Unpacker) contentFile {
	return contentFile{u.String(), stamp{u.Int(), u.Int()}}
}

// same reports whether a file is what it was then.
func (m *memory) same(now, before contentFile, sum store.Sum, then time.Time, read *bool) bool {
	if min(now.size, before.size) > maxSource && !isParsed(now.path) {
		return true // too large, whatever is in it
	}
	if now.size != before.size || sum == (store.Sum{}) {
		return false
	}
	if now.stamp == before.stamp && !before.racy(then) {
		m.read.know(now.path, sum)
		return true
	}
	*read = true
	_, err := readSource(m.read.Open, now.path)
	return err == nil && m.read.of(now.path) == sum
}
