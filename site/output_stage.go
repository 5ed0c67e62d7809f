package site

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"nianbao/store"
)

// changes is what tells the staged site from the one in place.
type changes struct {
	next      manifest
	soFar     soFar
	steps     []step
	unchanged int
	pages     int
	bytes     int64
	portions  []finished
	sizes     sizes
}

// stage writes every file that differs from the one in place into the stage, and lists what there is to do.
// Jobs are done and staged several at a time, but for those whose portion was made before; closing, if not nil, gives the last
// one, of what the others came to; the checksums of all come behind it.
// The folder's site stays as it is.
func (o *output) stage(ctx context.Context, jobs iter.Seq[job], before takeable, closing func(soFar) (portion, error)) (*changes, error) {
	c := &changes{next: manifest{}, sizes: sizes{}}
	names := spellings{}
	err := o.stageAll(ctx, c, names, jobs, before)
	if err == nil && closing != nil {
		made := c.portions
		var last portion
		if last, err = closing(c.soFar); err == nil {
			err = o.stageAll(ctx, c, names, slices.Values([]job{{files: last}}), nil)
		}
		if err == nil {
			err = o.stageAll(ctx, c, names, slices.Values([]job{{files: c.next.checksums()}}), nil)
		}
		c.portions = made
	}
	if err != nil {
		return nil, err
	}
	for _, p := range o.manifest.paths() {
		if _, ok := c.next[p]; !ok {
			c.steps = append(c.steps, step{remove, p})
		}
	}
	return c, nil
}

func (o *output) stageAll(ctx context.Context, c *changes, names spellings, jobs iter.Seq[job], before takeable) error {
	for portion := range each(jobs, func(j job) finished { return o.stageJob(ctx, j, before) }) {
		for _, f := range portion.files {
			if f.path != "" {
				if err := names.add(f.path); err != nil {
					return err
				}
			}
			if f.err != nil {
				return f.err
			}
			c.add(f)
		}
		c.portions = append(c.portions, portion)
	}
	return nil
}

// stageJob takes a portion of the last build over, and makes any other.
func (o *output) stageJob(ctx context.Context, j job, before takeable) finished {
	if j.first == nil {
		return finished{files: o.stagePortion(ctx, j.files)}
	}
	m := finished{keys: [2]store.Sum{j.first()}}
	if a, ok := before[m.keys[0]]; ok {
		return a
	}
	m.keys[1] = j.second()
	if a, ok := before[m.keys[1]]; ok {
		m.files, m.taken = a.files, true
		return m
	}
	m.files = o.stagePortion(ctx, j.files)
	return m
}

// staged is what became of one file of the new site.
type staged struct {
	path, sum string
	size      int
	do        action
	err       error // the first one of its portion; path is "" where no file is to blame
}

// stagePortion ends with the first file that fails.
func (o *output) stagePortion(ctx context.Context, p portion) (list []staged) {
	for f, err := range p {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return append(list, staged{err: err})
		}
		s := staged{path: f.Path, size: len(f.Body)}
		if s.err = checkPath(f.Path); s.err == nil {
			s.do, s.err = o.stageFile(f)
		}
		if list = append(list, s); s.err != nil {
			return list
		}
		list[len(list)-1].sum = sumOf(f.Body)
	}
	return list
}

func sumOf(body []byte) string {
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:])
}

func (o *output) stageFile(f File) (action, error) {
	do, err := o.compare(f)
	if err != nil || do == keep {
		return do, err
	}
	at := path.Join(stageName, "new", f.Path)
	if err = o.root.MkdirAll(path.Dir(at), 0o777); err == nil {
		err = o.root.WriteFile(at, f.Body, 0o666)
	}
	if err != nil {
		return do, fmt.Errorf("writing %s: %w", f.Path, err)
	}
	return do, nil
}

func (c *changes) add(f staged) {
	c.next[f.path] = f.sum
	c.soFar.add(f.path, made{f.sum, f.size})
	c.bytes += int64(f.size)
	c.sizes.add(f.path, f.size)
	if strings.HasSuffix(f.path, ".html") {
		c.pages++
	}
	if f.do == keep {
		c.unchanged++
		return
	}
	c.steps = append(c.steps, step{f.do, f.path})
}

// compare says what is to be done about a file. Something in its place that is not ours is never written over.
func (o *output) compare(f File) (action, error) {
	info, err := o.root.Lstat(f.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return add, nil
	}
	if err != nil {
		return keep, fmt.Errorf("comparing %s: %w", f.Path, err)
	}
	_, ours := o.manifest[f.Path]
	if info.Mode().IsRegular() && info.Size() == int64(len(f.Body)) {
		body, err := o.root.ReadFile(f.Path)
		if err != nil {
			return keep, fmt.Errorf("comparing %s: %w", f.Path, err)
		}
		if bytes.Equal(body, f.Body) {
			return keep, nil
		}
	}
	if !ours || info.IsDir() {
		return keep, hinted(fmt.Errorf("%s is in the way and was not written by nianbao", filepath.Join(o.dir, filepath.FromSlash(f.Path))),
			"move it away, or name another folder with --out")
	}
	return replace, nil
}
