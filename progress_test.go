package main

import (
	"strings"
	"testing"
	"time"

	"nianbao/site"
)

// ticking is a progress whose clock goes on by the step with each look at it.
func ticking(w *strings.Builder, terminal bool, step time.Duration) *progress {
	var now time.Time
	p := &progress{w: w, terminal: terminal, now: func() time.Time { now = now.Add(step); return now }}
	return p
}

func TestProgress(t *testing.T) {
	for _, c := range []struct {
		name     string
		terminal bool
		step     time.Duration
		out, end string
	}{
		{"log of a short build", false, time.Second, "", "reading 3.00 s, rendering 1.00 s"},
		{"log of a long build", false, 10 * time.Second,
			"nianbao: reading   [                        ]   0 % of 40\n" +
				"nianbao: reading   [============            ]  50 % of 40, 2/s, 10s left\n" +
				"nianbao: reading   [========================] 100 % of 40, 2/s, 0s left\n" +
				"nianbao: rendering\n", "reading 30.00 s, rendering 10.00 s"},
		{"terminal", true, time.Second,
			"\r\x1b[Kreading   [                        ]   0 % of 40" +
				"\r\x1b[Kreading   [============            ]  50 % of 40, 20/s, 1s left" +
				"\r\x1b[Kreading   [========================] 100 % of 40, 20/s, 0s left" +
				"\r\x1b[Krendering\r\x1b[K", "reading 3.00 s, rendering 1.00 s"},
	} {
		var b strings.Builder
		p := ticking(&b, c.terminal, c.step)
		p.told = p.now()
		p.step(site.Reading, 0, 40)
		p.step(site.Reading, 20, 40)
		p.step(site.Reading, 40, 40)
		p.step(site.Rendering, 0, 0)
		end := p.end()
		if b.String() != c.out {
			t.Errorf("%s: %q, want %q", c.name, b.String(), c.out)
		}
		if end != c.end {
			t.Errorf("%s: ends with %q, want %q", c.name, end, c.end)
		}
	}
}
