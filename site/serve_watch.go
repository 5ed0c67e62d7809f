package site

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// quiet is how long the content must rest before a change counts: an editor writes a file in several steps,
// and a copied folder comes file by file.
const quiet = 100 * time.Millisecond

// watcher tells when something in the content folder has changed.
type watcher struct {
	changed chan struct{} // holds one, however many changes there were
	content string
	notify  *fsnotify.Watcher
	stop    chan struct{}
}

// watch begins to watch a content folder, which may be missing yet.
func watch(content string) (*watcher, error) {
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watching the content folder: %w", err)
	}
	w := &watcher{make(chan struct{}, 1), filepath.Clean(content), notify, make(chan struct{})}
	// The folder above is watched for the content folder being moved away and put back.
	if err := notify.Add(filepath.Dir(w.content)); err != nil {
		return nil, errors.Join(fmt.Errorf("watching the content folder: %w", err), notify.Close())
	}
	w.follow()
	go w.run()
	return w, nil
}

func (w *watcher) close() {
	close(w.stop)
	_ = w.notify.Close()
}

// follow watches every folder there is now.
func (w *watcher) follow() {
	w.add(w.content)
	w.add(filepath.Join(w.content, reportsFolder))
	w.add(filepath.Join(w.content, pagesFolder))
}

// add watches a folder and those below it; the folder itself may be a symbolic link.
func (w *watcher) add(dir string) {
	dir += string(filepath.Separator)
	// What can't be read or watched is told by the build; a folder that vanishes meanwhile is a change by itself.
	_ = filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil, d.IsDir() && p != dir && hidden(p):
			return fs.SkipDir
		case d.IsDir():
			_ = w.notify.Add(filepath.Clean(p))
		}
		return nil
	})
}

// run gathers events until the content has been quiet for a while.
func (w *watcher) run() {
	timer := time.NewTimer(quiet)
	timer.Stop()
	defer timer.Stop()
	for {
		select {
		case e, ok := <-w.notify.Events:
			if !ok {
				return
			}
			if w.concerns(e) {
				if e.Has(fsnotify.Create) {
					w.add(e.Name)
				}
				timer.Reset(quiet)
			}
		case _, ok := <-w.notify.Errors:
			if !ok {
				return
			}
			// Events were lost: anything may have changed.
			timer.Reset(quiet)
		case <-timer.C:
			select {
			case w.changed <- struct{}{}:
			default:
			}
		case <-w.stop:
			return
		}
	}
}

// concerns leaves out what a build would not see: neighbours of the content folder, hidden files, permissions.
func (w *watcher) concerns(e fsnotify.Event) bool {
	name := filepath.Clean(e.Name)
	if e.Op == fsnotify.Chmod || !within(w.content, name) {
		return false
	}
	return name == w.content || !hidden(name)
}

func hidden(p string) bool { return strings.HasPrefix(filepath.Base(p), ".") }
