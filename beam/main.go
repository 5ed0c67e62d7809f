// Beam reads any number of documents with nianbao's parser, on as many machines as a runner has, and writes parsed reports
// that a site is built from: docs/parsed.md says what they are.
//
//	go -C beam run . --input ../content/reports --output ../parsed/
//	go -C beam run . --input 'gs://bucket/reports/*.pdf' --output gs://bucket/parsed/ --runner flink --endpoint localhost:8099
//
// It runs on Beam's own local runner, prism, unless --runner names another: flink, spark, dataflow, universal.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"
)

func main() {
	o := options{}
	flag.Func("input", "documents: a folder, a file or a pattern; may be given several times", func(s string) error {
		o.Input = append(o.Input, s)
		return nil
	})
	flag.StringVar(&o.Output, "output", "", "folder for the parsed reports, which must have none yet")
	flag.IntVar(&o.Shards, "shards", 16, "files to write; a few thousand reports each are a good size")
	registerAll()
	flag.Parse()
	beam.Init() // where this is a worker it ends here
	if err := run(context.Background(), o, os.Stdout); err != nil {
		fmt.Fprintf(os.Stderr, "nianbao-beam: error: %v\n", err)
		os.Exit(2)
	}
}

// options say what to read and where to write.
type options struct {
	Input  []string // folders, files or patterns, on any file system that Beam knows
	Output string
	Shards int
}

const mostShards = 100_000

func (o options) refuse() error {
	switch {
	case len(o.Input) == 0:
		return errors.New("no --input: name a folder, a file or a pattern")
	case o.Output == "":
		return errors.New("no --output: name a folder")
	case o.Shards < 1 || o.Shards > mostShards:
		return fmt.Errorf("--shards is from 1 to %d", mostShards)
	}
	return nil
}

// run builds the pipeline, runs it, and prints what it counted.
func run(ctx context.Context, o options, stdout io.Writer) error {
	if err := o.refuse(); err != nil {
		return err
	}
	if !strings.HasSuffix(o.Output, "/") {
		o.Output += "/"
	}
	if err := refuseOld(ctx, o.Output); err != nil {
		return err
	}
	p, s := beam.NewPipelineWithRoot()
	pipeline(s, o)
	result, err := beamx.RunWithMetrics(ctx, p)
	if err != nil {
		return fmt.Errorf("running the pipeline: %w", err)
	}
	counts := map[string]int64{}
	for _, c := range result.Metrics().AllMetrics().Counters() {
		counts[c.Name()] += c.Result()
	}
	_, err = fmt.Fprintf(stdout, "reports   %d, with %d sidecars, from %.1f MB, in %s\nnot read  %d", counts[countReports], counts[countSidecars],
		float64(counts[countBytes])/1e6, o.Output, counts[countUnread])
	if err == nil && counts[countUnread] > 0 {
		_, err = fmt.Fprintf(stdout, ", told in %s", o.Output+errorsFile)
	}
	if err == nil {
		_, err = fmt.Fprintln(stdout)
	}
	return err
}
