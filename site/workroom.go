package site

import (
	"bytes"
	"sync"

	"nianbao/check"
	"nianbao/templates"
)

// workroom is what a page is made in. What a page is put together of may lie there until the page is written: the next one of
// its kind takes its place.
type workroom struct {
	page     bytes.Buffer
	comparer comparer
	likeness check.Likeness
	cells    []templates.Cell
	rows     []templates.Row
	readings []reading
	heads    map[headed][][]templates.Head
}

func newWorkroom() *workroom { return &workroom{heads: map[headed][][]templates.Head{}} }

// newRooms are workrooms for portions that are made at a time.
func newRooms() *sync.Pool { return &sync.Pool{New: func() any { return newWorkroom() }} }

func (r *renderer) workroom() *workroom {
	if r.work == nil {
		r.work = newWorkroom()
	}
	return r.work
}
