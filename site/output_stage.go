package site

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"

	"nianbao/store"
)

// changes is what tells the staged site from the one in place.
type changes struct {
	inventory
	next     manifest
	steps    []step
	portions []finished // in the order of their jobs
	last     []finished // those that rest on the others
}

// stage writes every file that differs from the one in place into the stage, and lists what there is to do.
// Jobs are done and staged several at a time, but for those whose portion was made before; closing, if not nil, gives the last
// ones, of what the others came to; the checksums of all come behind them.
// The folder's site stays as it is.
func (o *output) stage(ctx context.Context, jobs iter.Seq[job], before *remembered, closing func(*inventory) ([]job, error)) (*changes, error) {
	c := &changes{inventory: before.inventory(o)}
	err := o.stageAll(ctx, c, jobs, before)
	if err == nil {
		c.drop(before.dropped(c.portions))
	}
	if err == nil && closing != nil {
		err = o.stageLast(ctx, c, before, closing)
	}
	if err == nil {
		err = c.settle()
	}
	if err == nil {
		err = o.stageLists(ctx, c, closing != nil)
	}
	if err != nil {
		return nil, err
	}
	c.next = c.manifest(closing != nil)
	for _, dir := range o.manifest.dirs() {
		if c.next.names[dir] == o.manifest.names[dir] {
			continue
		}
		for p := range o.manifest.in(dir) {
			if !c.next.has(p) {
				c.steps = append(c.steps, step{remove, p})
			}
		}
	}
	return c, nil
}

func (o *output) stageAll(ctx context.Context, c *changes, jobs iter.Seq[job], before *remembered) error {
	for portion := range each(jobs, func(j job) finished { return o.stageJob(ctx, j, before) }) {
		portion, err := c.finish(portion)
		if err != nil {
			return err
		}
		c.portions = append(c.portions, portion)
	}
	return nil
}

// stageLast stages the last portions. All of the last build are dropped; what of them is taken over stays.
func (o *output) stageLast(ctx context.Context, c *changes, before *remembered, closing func(*inventory) ([]job, error)) error {
	jobs, err := closing(&c.inventory)
	if err != nil {
		return err
	}
	for _, j := range jobs {
		portion, err := c.finish(o.stageJob(ctx, j, before))
		if err != nil {
			return err
		}
		if portion.taken > 0 {
			c.stay(unpackFiles(portion.packed))
		}
		c.last = append(c.last, portion)
	}
	return nil
}

// finish takes a portion in.
func (c *changes) finish(portion finished) (finished, error) {
	for _, f := range portion.files {
		if f.err != nil {
			return portion, f.err
		}
		c.note(f)
	}
	c.come(portion.files)
	portion.files = nil
	return portion, nil
}

// stageLists makes the lists of checksums, of all that was made; they are staged where they are published.
func (o *output) stageLists(ctx context.Context, c *changes, published bool) error {
	to := o.stager()
	defer to.close()
	for f, err := range c.checksums() {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return err
		}
		if published {
			s := to.stage(f)
			if s.err != nil {
				return s.err
			}
			c.note(s)
		}
	}
	return nil
}

// note lists what there is to do about a file.
func (c *changes) note(f staged) {
	if f.do != keep {
		c.steps = append(c.steps, step{f.do, f.path})
	}
}

// stageJob takes a portion of the last build over, and makes any other.
func (o *output) stageJob(ctx context.Context, j job, before *remembered) finished {
	var m finished
	if j.first != nil {
		m.keys[0] = j.first()
		if a, ok := before.take(m.keys[0]); ok {
			return a
		}
		m.keys[1] = j.second()
		if a, ok := before.take(m.keys[1]); ok {
			a.keys = m.keys
			return a
		}
	}
	m.files = o.stagePortion(ctx, j.files)
	m.packed = packFiles(m.files)
	return m
}

// staged is what became of one file of the new site.
type staged struct {
	path string
	sum  store.Sum
	size int
	do   action
	err  error // the first one of its portion; path is "" where no file is to blame
}

// stagePortion ends with the first file that fails.
func (o *output) stagePortion(ctx context.Context, p portion) (list []staged) {
	to := o.stager()
	defer to.close()
	for f, err := range p {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return append(list, staged{err: err})
		}
		s := to.stage(f)
		if list = append(list, s); s.err != nil {
			return list
		}
	}
	return list
}

// stager stages files. Files of a portion lie together, so that the folder of the last one is at hand: the system looks for
// it once.
func (o *output) stager() *stager { return &stager{output: o} }

type stager struct {
	*output
	dir   string
	place folder // the one of the site in place
	new   folder // the one in the stage
}

// folder is an opened one.
type folder struct {
	root *os.Root
	none bool // there is no such folder
}

func (f *stager) close() {
	for _, d := range []*folder{&f.place, &f.new} {
		if d.root != nil {
			d.root.Close() // nothing was written to it
		}
		*d = folder{}
	}
}

func (f *stager) stage(file File) staged {
	s := staged{path: file.Path, size: len(file.Body)}
	if s.err = checkPath(file.Path); s.err != nil {
		return s
	}
	if dir := path.Dir(file.Path); dir != f.dir {
		f.close()
		f.dir = dir
	}
	if s.do, s.err = f.compare(file); s.err == nil && s.do != keep {
		s.err = f.write(file)
	}
	s.sum = store.SumOf(file.Body)
	return s
}

func (f *stager) write(file File) (err error) {
	if f.new.root == nil {
		at := path.Join(stageName, "new", f.dir)
		if err = f.root.MkdirAll(at, 0o777); err == nil {
			f.new.root, err = f.root.OpenRoot(at)
		}
	}
	if err == nil {
		err = f.new.root.WriteFile(path.Base(file.Path), file.Body, 0o666)
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", file.Path, err)
	}
	return nil
}

// compare says what is to be done about a file. Something in its place that is not ours is never written over.
func (f *stager) compare(file File) (action, error) {
	do, err := f.weigh(file)
	if err != nil {
		return keep, fmt.Errorf("comparing %s: %w", file.Path, err)
	}
	if do == remove {
		return keep, hinted(fmt.Errorf("%s is in the way and was not written by nianbao", filepath.Join(f.output.dir, filepath.FromSlash(file.Path))),
			"move it away, or name another folder with --out")
	}
	return do, nil
}

// weigh is compare, and gives remove for what is in the way.
func (f *stager) weigh(file File) (action, error) {
	if f.place.root == nil && !f.place.none {
		var err error
		f.place.root, err = f.root.OpenRoot(f.dir)
		if f.place.none = errors.Is(err, fs.ErrNotExist); err != nil && !f.place.none {
			return keep, err
		}
	}
	if f.place.none {
		return add, nil
	}
	name := path.Base(file.Path)
	info, err := f.place.root.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return add, nil
	}
	if err != nil {
		return keep, err
	}
	if info.Mode().IsRegular() && info.Size() == int64(len(file.Body)) {
		body, err := f.place.root.ReadFile(name)
		if err != nil {
			return keep, err
		}
		if bytes.Equal(body, file.Body) {
			return keep, nil
		}
	}
	if !f.manifest.has(file.Path) || info.IsDir() {
		return remove, nil
	}
	return replace, nil
}
