package main

import (
	"errors"
	"flag"
	"fmt"
	"slices"
	"strings"

	"nianbao/check"
	"nianbao/report"
	"nianbao/site"
)

// checkFlags are what nianbao check is told.
type checkFlags struct {
	format, least, rules string
	list                 bool
}

func (f *checkFlags) set(fs *flag.FlagSet) {
	fs.StringVar(&f.format, "format", "text", "")
	fs.StringVar(&f.least, "min-severity", string(report.Hint), "")
	fs.StringVar(&f.rules, "rules", "", "")
	fs.BoolVar(&f.list, "list", false, "")
}

// names are the rules asked for, nil for all.
func (f *checkFlags) names() []string {
	if f.rules == "" {
		return nil
	}
	return strings.Split(f.rules, ",")
}

// wrong says which flag has a value that there is not.
func (f *checkFlags) wrong() error {
	if !slices.Contains([]string{"text", "json", "sarif", "github"}, f.format) {
		return &site.Hinted{Err: fmt.Errorf("unknown format %q", f.format), Hint: "text, json, sarif or github"}
	}
	if !slices.Contains(check.Severities, report.Severity(f.least)) {
		return &site.Hinted{Err: fmt.Errorf("unknown severity %q", f.least), Hint: "error, warning or hint"}
	}
	for _, name := range f.names() {
		if !check.Known(name) {
			return &site.Hinted{Err: fmt.Errorf("unknown rule %q", name), Hint: "nianbao check --list prints all rules"}
		}
	}
	return nil
}

func (c *command) check(args []string) (int, error) {
	var f checkFlags
	var paths []string
	fs := flags("check")
	f.set(fs)
	if err := c.read(fs, args, &paths); err != nil {
		return failed, err
	}
	if err := f.wrong(); err != nil {
		return failed, err
	}
	switch {
	case f.list && len(paths) > 0:
		return failed, &site.Hinted{Err: errors.New("--list takes no file"), Hint: "nianbao check --list"}
	case f.list:
		return fine, check.WriteRules(c.stdout)
	case len(paths) == 0:
		return failed, &site.Hinted{Err: errors.New("check needs a file or a folder"), Hint: "nianbao check FILE|DIR..."}
	}
	ctx, stop := interruptible()
	defer stop()
	checked, err := site.Check(ctx, paths)
	if err != nil {
		return failed, err
	}
	for _, p := range checked.Problems {
		fmt.Fprintln(c.stderr, p)
	}
	run := checked.Select(report.Severity(f.least), f.names())
	if err := c.tell(run, f.format); err != nil {
		return failed, fmt.Errorf("writing: %w", err)
	}
	if run.Open(report.Error) > 0 || len(run.Unread) > 0 {
		return found, nil
	}
	return fine, nil
}

// tell prints the run in the format.
func (c *command) tell(run check.Run, format string) error {
	switch format {
	case "json":
		return run.WriteJSON(c.stdout)
	case "sarif":
		return run.WriteSARIF(c.stdout, version)
	case "github":
		return run.WriteGitHub(c.stdout)
	}
	return run.WriteText(c.stdout)
}
