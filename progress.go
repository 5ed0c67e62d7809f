package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"golang.org/x/term"

	"nianbao/site"
)

// progress tells how a build goes on: on a terminal in one line that is written over and goes in the end, elsewhere in
// a line now and then, so that a log of a short build has none.
type progress struct {
	w        io.Writer
	terminal bool
	now      func() time.Time
	stage    site.Stage
	began    time.Time // the stage
	told     time.Time // last
	times    []string  // what the stages before took
}

func newProgress(w io.Writer) *progress {
	f, ok := w.(*os.File)
	p := &progress{w: w, terminal: ok && term.IsTerminal(int(f.Fd())), now: time.Now}
	p.began = p.now()
	p.told = p.began
	return p
}

// step is site.BuildOptions.Progress.
func (p *progress) step(stage site.Stage, done, total int) {
	now := p.now()
	if stage != p.stage {
		p.close(now)
		p.stage, p.began = stage, now
	}
	if now.Sub(p.told) < p.pause() {
		return
	}
	p.told = now
	line := p.line(now.Sub(p.began), done, total)
	if p.terminal {
		fmt.Fprintf(p.w, "\r\x1b[K%s", line)
		return
	}
	fmt.Fprintf(p.w, "nianbao: %s\n", line)
}

func (p *progress) pause() time.Duration {
	if p.terminal {
		return 100 * time.Millisecond
	}
	return 10 * time.Second
}

const barWidth = 24

// line says how far a stage is after so long: “reading   [====      ] 40 % of 1000, 812/s, 1 s left”.
func (p *progress) line(after time.Duration, done, total int) string {
	if total == 0 {
		return string(p.stage)
	}
	bar := strings.Repeat("=", barWidth*done/total)
	line := fmt.Sprintf("%-9s [%-*s] %3d %% of %d", p.stage, barWidth, bar, 100*done/total, total)
	if rate := float64(done) / after.Seconds(); done > 0 && after > 0 {
		left := time.Duration(float64(total-done) / rate * float64(time.Second))
		line += fmt.Sprintf(", %.0f/s, %v left", rate, left.Round(time.Second))
	}
	return line
}

func (p *progress) close(now time.Time) {
	if p.stage != "" {
		p.times = append(p.times, fmt.Sprintf("%s %.2f s", p.stage, now.Sub(p.began).Seconds()))
	}
}

// end takes the line away, and gives what each stage took, in one line.
func (p *progress) end() string {
	if p.terminal {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
	p.close(p.now())
	p.stage = ""
	return strings.Join(p.times, ", ")
}
