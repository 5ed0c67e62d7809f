// Build measures builds of whole sites. For each number of reports it writes a corpus to a folder, and builds it in a
// process of its own: at first, again with nothing changed, again with a sentence added to one report, again with one
// figure of a table of that report changed, and again without that report.
//
//	go run ./bench/build -reports 1000,10000 -layout tabs -dir DIR
//
// DIR should be on a file system in memory, so that the program is measured and not the disk. A size for which it has too
// little room is told and left out.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"strconv"
	"strings"
	"syscall"
	"time"

	"nianbao/site"
)

func main() {
	reports := flag.String("reports", "1000,10000", "how many reports, separated by commas")
	layout := flag.String("layout", "tabs", "tabs, html, docx, mixed or parsed")
	dir := flag.String("dir", os.TempDir(), "folder for corpus and site")
	keep := flag.Bool("keep", false, "leave corpus and site, and say where")
	cpu := flag.String("cpuprofile", "", "write a profile of processor time of the first build of each size to this file")
	mem := flag.String("memprofile", "", "write a profile of what the first build of each size allocated to this file")
	one := flag.String("one", "", "build this folder once, and print what it took as JSON")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	var err error
	if *one != "" {
		err = measure(ctx, *one, *cpu, *mem)
	} else {
		err = compare(ctx, *reports, *layout, *dir, *keep, *cpu, *mem)
	}
	if ctx.Err() != nil {
		err = errors.New("interrupted")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "build: error:", err)
		os.Exit(1)
	}
}

// figures are what one build took. Times are in seconds.
type figures struct {
	Wall    float64
	Stages  map[site.Stage]float64
	Files   int
	Written int
	Bytes   int64
	Reports int

	processor float64
	peak      int64 // bytes
}

// measure builds dir/content to dir/public.
func measure(ctx context.Context, dir, cpu, mem string) error {
	if cpu != "" {
		f, err := os.Create(cpu)
		if err != nil {
			return err
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	start := time.Now()
	f := figures{Stages: map[site.Stage]float64{}}
	stage, began := site.Stage("opening"), start
	next := func(s site.Stage) {
		f.Stages[stage] += time.Since(began).Seconds()
		stage, began = s, time.Now()
	}
	s, err := site.Build(ctx, site.BuildOptions{Content: filepath.Join(dir, "content"), Out: filepath.Join(dir, "public"),
		Store: filepath.Join(dir, "store"),
		Progress: func(s site.Stage, _, _ int) {
			if s != stage {
				next(s)
			}
		}})
	if err != nil {
		return err
	}
	next("")
	f.Wall, f.Files, f.Written, f.Bytes, f.Reports = time.Since(start).Seconds(), s.Files, s.Written, s.Bytes, s.Reports
	if mem != "" {
		if err := writeHeap(mem); err != nil {
			return err
		}
	}
	return json.NewEncoder(os.Stdout).Encode(f)
}

func writeHeap(name string) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	return errors.Join(pprof.Lookup("allocs").WriteTo(f, 0), f.Close())
}

func compare(ctx context.Context, reports, layout, dir string, keep bool, cpu, mem string) error {
	fmt.Printf("%d processors, %s, layout %s\n\n", runtime.GOMAXPROCS(0), runtime.Version(), layout)
	fmt.Println("| reports | build | wall s | processor s | peak MB | files | written | MB | reading | checking | rendering | placing |")
	fmt.Println("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
	for _, text := range strings.Split(reports, ",") {
		n, err := strconv.Atoi(text)
		if err != nil {
			return err
		}
		if has, known := roomIn(dir); known && has < roomFor(n) {
			fmt.Fprintf(os.Stderr, "build: %d reports left out: they take about %.1f GB, and %s has room for %.1f GB; name another folder with -dir\n",
				n, float64(roomFor(n))/1e9, dir, float64(has)/1e9)
			continue
		}
		if err := compareOne(ctx, n, layout, dir, keep, cpu, mem); err != nil {
			return err
		}
	}
	return nil
}

// roomFor is about what so many reports take with their site and its store.
func roomFor(reports int) uint64 { return uint64(reports) * 160_000 }

func compareOne(ctx context.Context, n int, layout, dir string, keep bool, cpu, mem string) error {
	dir, err := os.MkdirTemp(dir, "nianbao-build-")
	if err != nil {
		return err
	}
	if keep {
		defer fmt.Fprintln(os.Stderr, "kept in", dir)
	} else {
		defer os.RemoveAll(dir)
	}
	first, err := writeCorpus(ctx, filepath.Join(dir, "content", "reports"), n, layout)
	if err != nil {
		return err
	}
	for _, build := range []struct {
		name   string
		before func(file string) error
	}{
		{"first", nil},
		{"nothing changed", nil},
		{"one changed", addSentence},
		{"one figure changed", changeFigure},
		{"one report less", os.Remove},
	} {
		if build.before != nil {
			if err := build.before(first); err != nil {
				return err
			}
		}
		f, err := inProcess(ctx, dir, cpu, mem)
		if err != nil {
			return err
		}
		cpu, mem = "", ""
		fmt.Printf("| %d | %s | %.2f | %.2f | %.0f | %d | %d | %.0f | %.2f | %.2f | %.2f | %.2f |\n", f.Reports, build.name, f.Wall, f.processor,
			float64(f.peak)/1e6, f.Files, f.Written, float64(f.Bytes)/1e6,
			f.Stages[site.Reading], f.Stages[site.Checking], f.Stages[site.Rendering], f.Stages[site.Placing])
	}
	return nil
}

// inProcess measures in a process of its own, so that its memory is told from ours.
func inProcess(ctx context.Context, dir, cpu, mem string) (figures, error) {
	var f figures
	self, err := os.Executable()
	if err != nil {
		return f, err
	}
	cmd := exec.CommandContext(ctx, self, "-one", dir, "-cpuprofile", cpu, "-memprofile", mem)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return f, err
	}
	if err := json.Unmarshal(out, &f); err != nil {
		return f, err
	}
	f.processor = (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds()
	f.peak = peakOf(cmd.ProcessState)
	return f, nil
}
