package site

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Several sites, each in a folder of its own below that of the one that leads to them, are put in place together: a build that
// fails or is killed leaves all as they were, or all as they are to be. The stage of the one above tells how far it has come:
//
//	public/
//	├─ .nianbao-stage/parts    the folders of the others: what is staged there, or half in place, is undone
//	├─ .nianbao-stage/placed   the same list under another name, from the moment that the new sites count: they are completed
//	└─ henan/.nianbao-stage/…  as of any site
var (
	partsList  = path.Join(stageName, "parts")
	placedList = path.Join(stageName, "placed")
)

// begin writes down in which folders sites will be staged, before there is anything.
func (o *output) begin(folders []string) error {
	err := o.root.MkdirAll(stageName, 0o777)
	if err == nil {
		err = o.root.WriteFile(partsList+".part", []byte(strings.Join(folders, "\n")+"\n"), 0o666)
	}
	if err == nil {
		err = o.root.Rename(partsList+".part", partsList)
	}
	if err != nil {
		return fmt.Errorf("preparing the new sites: %w", err)
	}
	return nil
}

// commitAll puts staged sites in place, all or none. The first output is the one above, and its site is put in place last.
func commitAll(outs []*output, all []*changes) error {
	top := outs[0]
	list, err := takeAll(outs, all)
	if err == nil {
		err = top.root.Rename(partsList, placedList)
	}
	if err != nil {
		err = fmt.Errorf("putting the new sites in place: %w", err)
		for _, p := range slices.Backward(list) {
			err = errors.Join(err, p.undo(p.steps))
		}
	}
	for _, o := range outs {
		o.written = err == nil // and whatever fails from here on is completed by the next build
	}
	if err != nil {
		return err
	}
	for _, p := range list {
		if err := p.root.Rename(stagedManifest, manifestName); err != nil {
			return hinted(fmt.Errorf("putting the new sites in place: %w", err), "build again; it completes what this one has begun")
		}
		if p.output != top {
			p.settle()
		}
	}
	if last := len(list) - 1; last >= 0 && list[last].output == top {
		list[last].settle()
		return nil
	}
	top.clear(nil)
	return nil
}

// takeAll prepares all sites and then takes their steps. It gives those that are prepared, if it fails as far as it came.
func takeAll(outs []*output, all []*changes) (list []*placing, err error) {
	for i := range outs {
		i = (i + 1) % len(outs)
		p, err := outs[i].prepared(all[i])
		if err != nil {
			return list, err
		}
		if p != nil {
			list = append(list, p)
		}
	}
	for _, p := range list {
		if err := p.take(p.steps); err != nil {
			return list, err
		}
	}
	return list, nil
}

// recoverParts undoes or completes what a killed build of several sites left in those below.
func (o *output) recoverParts() error {
	src, err := o.root.ReadFile(placedList)
	placed := err == nil
	if errors.Is(err, fs.ErrNotExist) {
		src, err = o.root.ReadFile(partsList)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for folder := range strings.Lines(string(src)) {
		folder = strings.TrimSuffix(folder, "\n")
		if checkPath(folder) != nil || strings.Contains(folder, "/") {
			return fmt.Errorf("%s: %w", partsList, errManifest)
		}
		if info, err := o.root.Lstat(folder); err != nil || !info.IsDir() {
			continue // not begun
		}
		if err := recoverPart(filepath.Join(o.dir, folder), placed); err != nil {
			return err
		}
	}
	if placed {
		return o.complete()
	}
	return nil
}

// recoverAbove has what a killed build of several sites left undone or completed in all of them, where the folder is one of
// these: by itself it would be one of another time than the others.
func recoverAbove(dir string) error {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return fmt.Errorf("opening the output folder: %w", err)
	}
	above, own := filepath.Split(dir)
	for _, list := range []string{placedList, partsList} {
		src, err := os.ReadFile(filepath.Join(above, list))
		if err == nil && slices.Contains(strings.Split(string(src), "\n"), own) {
			top, err := lockOutput(filepath.Clean(above))
			if err != nil {
				return err
			}
			return top.close()
		}
	}
	return nil
}

func recoverPart(dir string, placed bool) error {
	part, err := justLock(dir)
	if err != nil {
		return err
	}
	if placed {
		err = part.complete()
	} else {
		err = part.recover()
	}
	if err = errors.Join(err, part.close()); err == nil {
		_ = os.Remove(dir) // made for a build that came to nothing, if there is nothing in it
	}
	return err
}

// complete makes a site count that has been put in place.
func (o *output) complete() error {
	src, err := o.root.ReadFile(journal)
	if err == nil {
		err = o.root.Rename(stagedManifest, manifestName)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	o.clear(parseJournal(src))
	return nil
}
