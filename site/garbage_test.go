package site

import (
	"math"
	"runtime/debug"
	"testing"
)

func TestMemoryLimitFollowsWhatIsHeld(t *testing.T) {
	for _, test := range []struct {
		held uint64
		want int64
	}{{0, buildMemory}, {500 << 20, buildMemory}, {800 << 20, 1440 << 20}, {5 << 30, 9 << 30}} {
		if got := limitFor(test.held); got != test.want {
			t.Errorf("%d bytes are held: %d, want %d", test.held, got, test.want)
		}
	}
}

// What the environment says is left as it is, and what the program said before comes back when a build ends.
func TestGarbageOfABuild(t *testing.T) {
	now := func() garbage { return garbage{debug.SetGCPercent(77), debug.SetMemoryLimit(-1)} }
	first := garbage{debug.SetGCPercent(77), debug.SetMemoryLimit(math.MaxInt64)}
	defer first.restore()
	usual := garbage{77, math.MaxInt64}
	for _, name := range []string{"GOGC", "GOMEMLIMIT"} {
		t.Setenv(name, "77")
		before := collectRarely()
		limitGarbage()
		if before != usual || now() != usual {
			t.Errorf("%s does not hold: %+v, %+v", name, before, now())
		}
		t.Setenv(name, "")
	}
	before := collectRarely()
	limitGarbage()
	if got := now(); before != usual || got != (garbage{garbagePercent, buildMemory}) {
		t.Errorf("%+v, before that %+v", got, before)
	}
	before.restore()
	if mustBuild(t, workplace(t)); now() != usual {
		t.Errorf("a build leaves %+v", now())
	}
}
