package site

import (
	"iter"
	"math"
	"os"
	"runtime/debug"
	"runtime/metrics"
)

// A build throws away a hundred times what it holds. To collect that whenever what is held has doubled, as is usual, takes a
// fifth of its time; a site of ten thousand reports holds less than a hundred megabytes, and can wait until it is four times
// as much. A large one can't: garbage is collected in time to stay within the memory meant for a build, or where what is held
// comes near that, within four fifths as much again: to stay closer would take more time than all else.

const (
	garbagePercent = 300       // of what is held
	buildMemory    = 900 << 20 // bytes
	lookAtMemory   = 256       // documents or portions, after which what is held is looked at again
)

// garbage is how the runtime collected before. What GOGC or GOMEMLIMIT in the environment say is left as it is.
type garbage struct {
	percent int
	limit   int64
}

// collectRarely begins.
func collectRarely() garbage {
	before := garbage{debug.SetGCPercent(garbagePercent), math.MaxInt64}
	before.limit = debug.SetMemoryLimit(buildMemory)
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		before.restore()
	}
	return before
}

func (g garbage) restore() {
	debug.SetGCPercent(g.percent)
	debug.SetMemoryLimit(g.limit)
}

// collectInTime yields what seq yields, and looks at what is held while that grows.
func collectInTime[T any](seq iter.Seq[T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		n := 0
		for v := range seq {
			if n++; n%lookAtMemory == 0 {
				limitGarbage()
			}
			if !yield(v) {
				return
			}
		}
	}
}

func limitGarbage() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	held := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(held)
	debug.SetMemoryLimit(limitFor(held[0].Value.Uint64()))
}

func limitFor(held uint64) int64 { return max(buildMemory, int64(held+held/5*4)) }
