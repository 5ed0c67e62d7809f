package site

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// action is what happens to one file when a build is put in place.
type action string

const (
	keep    action = "keep"
	add     action = "add"
	replace action = "replace"
	remove  action = "remove"
)

// step is a line of the journal.
type step struct {
	do   action
	path string
}

var (
	stagedManifest = path.Join(stageName, "manifest")
	journal        = path.Join(stageName, "journal")
)

func (s step) staged() string { return path.Join(stageName, "new", s.path) }
func (s step) aside() string  { return path.Join(stageName, "old", s.path) }

// commit puts the staged site in place, all of it or nothing.
func (o *output) commit(c *changes) error {
	p, err := o.prepared(c)
	if p == nil || err != nil {
		return err
	}
	err = o.take(p.steps)
	if err == nil {
		err = o.root.Rename(stagedManifest, manifestName)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("putting the new site in place: %w", err), o.undo(p.steps))
	}
	p.settle()
	return nil
}

// placing is a staged site that can be put in place.
type placing struct {
	*output
	next  manifest
	steps []step
}

// prepared writes the journal; it gives nil where the site in place is the staged one.
func (o *output) prepared(c *changes) (*placing, error) {
	if len(c.steps) == 0 && c.next.equal(o.manifest) && o.manifest.there() {
		o.written = true
		return nil, nil
	}
	p := &placing{o, c.next, inOrder(c.steps)}
	if err := o.prepare(c.next.bytes(), p.steps); err != nil {
		return nil, fmt.Errorf("preparing the new site: %w", err)
	}
	return p, nil
}

// settle clears away what the site that counts now does not need.
func (p *placing) settle() {
	p.written, p.manifest = true, p.next
	p.clear(p.steps)
}

func (o *output) clear(steps []step) {
	// What can't be cleared away now is of no account, and the next build clears it.
	_ = o.root.RemoveAll(stageName)
	for _, s := range steps {
		if s.do == remove {
			o.prune(s.path)
		}
	}
}

// inOrder lets no page in place link to a file that is not there: what is new comes first, what goes goes last.
func inOrder(steps []step) []step {
	var list []step
	for _, do := range []action{add, replace, remove} {
		for _, s := range steps {
			if s.do == do {
				list = append(list, s)
			}
		}
	}
	return list
}

// prepare writes the next manifest and then, in one piece, the journal.
func (o *output) prepare(next []byte, steps []step) error {
	if err := o.root.MkdirAll(stageName, 0o777); err != nil {
		return err
	}
	if err := o.root.WriteFile(stagedManifest, next, 0o666); err != nil {
		return err
	}
	var b strings.Builder
	for _, s := range steps {
		b.WriteString(string(s.do) + " " + s.path + "\n")
	}
	if err := o.root.WriteFile(journal+".part", []byte(b.String()), 0o666); err != nil {
		return err
	}
	return o.root.Rename(journal+".part", journal)
}

// take takes the steps. Folders that are all new are put in place as they were staged, with all that is in them: each of their
// files is a step all the same, and is taken back by itself.
func (o *output) take(steps []step) error {
	in := bringing{output: o, there: map[string]bool{".": true}}
	for _, s := range steps {
		if s.do != add {
			if err := o.setAside(s); err != nil {
				return err
			}
		}
		if s.do == remove {
			continue
		}
		moved, err := in.make(path.Dir(s.path))
		if err == nil && !moved {
			err = o.root.Rename(s.staged(), s.path)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// bringing brings folders of the stage into their places.
type bringing struct {
	*output
	there map[string]bool // by folder; false of those that were staged and are in place now, with all files
}

// make sees to it that there is a folder, and says whether it came from the stage.
func (f bringing) make(dir string) (moved bool, err error) {
	if there, known := f.there[dir]; known {
		return !there, nil
	}
	moved, err = f.make(path.Dir(dir))
	if err != nil {
		return false, err
	}
	if !moved {
		_, err = f.root.Lstat(dir)
		if moved = errors.Is(err, fs.ErrNotExist); moved {
			err = f.root.Rename(path.Join(stageName, "new", dir), dir)
		}
	}
	f.there[dir] = !moved
	return moved, err
}

// setAside keeps the file in place for undo. Where the file system knows links, a file to be replaced
// stays readable all the while.
func (o *output) setAside(s step) error {
	if err := o.root.MkdirAll(path.Dir(s.aside()), 0o777); err != nil {
		return err
	}
	if s.do == replace && o.root.Link(s.path, s.aside()) == nil {
		return nil
	}
	err := o.root.Rename(s.path, s.aside())
	if s.do == remove && errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// undo takes the steps back, however many of them were taken; it can be broken off and begun anew.
func (o *output) undo(steps []step) error {
	for _, s := range slices.Backward(steps) {
		if err := o.takeBack(s); err != nil {
			return fmt.Errorf("restoring the site that was there: %w", err)
		}
	}
	if err := o.root.Remove(journal); err != nil {
		return fmt.Errorf("restoring the site that was there: %w", err)
	}
	for _, s := range steps {
		if s.do == add {
			o.prune(s.path)
		}
	}
	return o.root.RemoveAll(stageName)
}

func (o *output) takeBack(s step) error {
	var err error
	if s.do == add {
		if _, waiting := o.root.Lstat(s.staged()); errors.Is(waiting, fs.ErrNotExist) {
			err = o.root.Remove(s.path)
		}
	} else {
		err = o.root.Rename(s.aside(), s.path)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil // not taken, or taken back before
	}
	return err
}

// recover clears away what a killed build left: its stage, and the steps it had taken if it did not get to
// its manifest.
func (o *output) recover() error {
	if err := o.recoverParts(); err != nil {
		return fmt.Errorf("clearing away an unfinished build of several sites: %w", err)
	}
	_, unfinished := o.root.Lstat(stagedManifest)
	src, err := o.root.ReadFile(journal)
	if err == nil && unfinished == nil {
		return o.undo(parseJournal(src))
	}
	return o.clearStage()
}

// clearStage asks for nothing to be removed where there is nothing: in a folder that can only be read a build finds that nothing
// has changed, or says what it can't write.
func (o *output) clearStage() error {
	if _, err := o.root.Lstat(stageName); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err := o.root.RemoveAll(stageName); err != nil {
		return fmt.Errorf("clearing away an unfinished build in %s: %w", o.dir, err)
	}
	return nil
}

func parseJournal(src []byte) []step {
	var steps []step
	for line := range strings.Lines(string(src)) {
		do, p, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		steps = append(steps, step{action(do), p})
	}
	return steps
}

// prune removes the folders above a file that is gone, as far as they are empty.
func (o *output) prune(p string) {
	for d := path.Dir(p); d != "."; d = path.Dir(d) {
		// Somebody may have laid a file where the folder was to be.
		if info, err := o.root.Lstat(d); err != nil || !info.IsDir() || o.root.Remove(d) != nil {
			return
		}
	}
}
