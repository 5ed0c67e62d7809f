package site

import (
	"math"
	"os"
	"runtime/debug"
	"runtime/metrics"
)

// A build throws away a hundred times what it holds. To collect that whenever what is held has doubled, as is usual, takes a
// fifth of its time; a site of ten thousand reports holds less than a hundred megabytes, and can wait until it is four times
// as much. A large one can't: garbage is collected in time to stay within the memory meant for a build, or where even what
// is held comes near that, within half as much again.

const (
	garbagePercent = 300       // of what is held
	buildMemory    = 900 << 20 // bytes
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

// collectInTime looks again at what is held, while that grows.
func collectInTime() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	held := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(held)
	debug.SetMemoryLimit(limitFor(held[0].Value.Uint64()))
}

func limitFor(held uint64) int64 { return max(buildMemory, int64(held+held/2)) }
