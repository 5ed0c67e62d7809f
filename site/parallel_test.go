package site

import (
	"runtime"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestEachKeepsTheOrder(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, procs := range []int{1, 2, 7} {
		runtime.GOMAXPROCS(procs)
		for _, n := range []int{0, 1, ahead - 1, ahead, 3 * ahead} {
			jobs := make([]int, n)
			for i := range jobs {
				jobs[i] = i
			}
			got := slices.Collect(each(slices.Values(jobs), func(i int) int {
				for range i % 3 {
					runtime.Gosched()
				}
				return i
			}))
			if diff := cmp.Diff(jobs, append([]int{}, got...)); diff != "" {
				t.Errorf("%d jobs on %d processors (-want +got):\n%s", n, procs, diff)
			}
		}
	}
}

// A reader that leaves off finds nothing running afterwards, and not all jobs done.
func TestEachCanBeLeft(t *testing.T) {
	var begun, ended atomic.Int64
	endless := func(yield func(int) bool) {
		for i := 0; yield(i); i++ {
		}
	}
	for i := range each(endless, func(i int) int { begun.Add(1); defer ended.Add(1); return i }) {
		if i == 10 {
			break
		}
	}
	if begun.Load() != ended.Load() || begun.Load() < 11 {
		t.Errorf("%d jobs begun, %d ended", begun.Load(), ended.Load())
	}
}
