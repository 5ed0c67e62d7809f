// Nianbao turns the yearly reports of Chinese administrative organs on government information disclosure
// (政府信息公开工作年度报告) into a static site in which every figure has an address and can be compared.
//
//	nianbao [build]   content/ → public/
//	nianbao serve     the same, watched and shown in a browser
//	nianbao parse     files → JSON
//	nianbao check     files or folders → findings
//	nianbao verify    a published site ↔ what content/ builds
package main

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"nianbao/site"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// The exit statuses.
const (
	fine   = 0
	found  = 1 // parse, check: a file that is no annual report, or can't be read; check: an error stands; verify: not the same
	failed = 2 // a wrong command line, or a machine that could not do it
)

// run is the program: results go to stdout, talk to stderr.
func run(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	c := &command{stdout: stdout, stderr: stderr}
	status, err := c.dispatch(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return fine
	case err != nil:
		return c.fail(err)
	}
	return status
}

// command is one call of the program.
type command struct{ stdout, stderr io.Writer }

func (c *command) dispatch(args []string) (int, error) {
	name := "build"
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		name, args = args[0], args[1:]
	} else if len(args) > 0 {
		switch strings.TrimPrefix(args[0], "-") {
		case "-help", "help", "h", "-h":
			return fine, c.help("")
		case "-version", "version":
			return fine, c.print(versionLine() + "\n")
		}
	}
	switch name {
	case "build":
		return fine, c.build(args)
	case "serve":
		return fine, c.serve(args)
	case "parse":
		return c.parse(args)
	case "check":
		return c.check(args)
	case "verify":
		return c.verify(args)
	case "version":
		if err := c.read(flags("version"), args, nil); err != nil {
			return failed, err
		}
		return fine, c.print(versionLine() + "\n")
	case "licences":
		if err := c.read(flags("licences"), args, nil); err != nil {
			return failed, err
		}
		return fine, c.print(licences)
	case "help":
		return fine, c.help(strings.Join(args, " "))
	}
	return failed, &site.Hinted{Err: fmt.Errorf("unknown command %q", name), Hint: "nianbao --help lists the commands"}
}

func (c *command) build(args []string) error {
	var o site.BuildOptions
	fs := flags("build")
	buildFlags(fs, &o)
	if err := c.read(fs, args, nil); err != nil {
		return err
	}
	preview := again("serve", fs) // with what was given
	o.Store = storeOf(o)
	ctx, stop := interruptible()
	defer stop()
	start := time.Now()
	p := newProgress(c.stderr)
	o.Progress = p.step
	s, err := site.Build(ctx, o)
	stages := p.end()
	c.problems(s)
	if ctx.Err() != nil && err != nil {
		return errors.New("interrupted; nothing was changed")
	}
	if err != nil {
		return err
	}
	if s.Unchanged {
		fmt.Fprintf(c.stderr, "nianbao: nothing has changed, seen in %.2f s\n", time.Since(start).Seconds())
	} else {
		fmt.Fprintf(c.stderr, "nianbao: built in %.2f s: %s; %d of %d portions taken over\n", time.Since(start).Seconds(), stages, s.Taken, s.Portions)
	}
	return c.print(describe(s, o) + "preview   " + preview + "\n")
}

func (c *command) serve(args []string) error {
	var o site.ServeOptions
	fs := flags("serve")
	buildFlags(fs, &o.BuildOptions)
	fs.StringVar(&o.Addr, "addr", site.DefaultAddr, "")
	if err := c.read(fs, args, nil); err != nil {
		return err
	}
	o.Store = storeOf(o.BuildOptions)
	built := false
	o.Built = func(s site.Summary, err error) {
		c.problems(s)
		switch {
		case err == nil:
			fmt.Fprint(c.stdout, describe(s, o.BuildOptions))
		case built: // the first failure ends the command and is told there
			c.fail(err)
		}
		built = true
	}
	o.Ready = func(address string) {
		fmt.Fprintf(c.stdout, "preview   %s  (Ctrl-C ends it)\n", address)
	}
	ctx, stop := interruptible()
	defer stop()
	return site.Serve(ctx, o)
}

func (c *command) parse(args []string) (int, error) {
	var files []string
	fs := flags("parse")
	text := fs.Bool("text", false, "")
	if err := c.read(fs, args, &files); err != nil {
		return failed, err
	}
	if len(files) == 0 {
		return failed, &site.Hinted{Err: errors.New("parse needs a file"), Hint: "nianbao parse FILE..."}
	}
	status := fine
	lines := json.NewEncoder(c.stdout)
	lines.SetEscapeHTML(false)
	for p := range site.Parse(files) {
		var line any = p.Report
		if p.Report == nil {
			status = found
			line = struct {
				File  string `json:"file"`
				Error string `json:"error"`
			}{p.File, p.Reason()}
		}
		var err error
		if *text && p.Report != nil {
			var record []byte
			if record, err = p.Record().Append(nil); err == nil {
				_, err = c.stdout.Write(record)
			}
		} else {
			err = lines.Encode(line)
		}
		if err != nil {
			return failed, fmt.Errorf("writing: %w", err)
		}
	}
	return status, nil
}

func flags(name string) *flag.FlagSet {
	fs := flag.NewFlagSet(name, flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	return fs
}

func buildFlags(fs *flag.FlagSet, o *site.BuildOptions) {
	fs.StringVar(&o.Content, "content", "content", "")
	fs.StringVar(&o.Out, "out", "public", "")
	fs.StringVar(&o.Base, "base", "/", "")
	fs.StringVar(&o.Store, "store", "", "")
	fs.StringVar(&o.Split, "split", "", "")
}

// storeOf is the folder in which builds remember: beside the output unless --store names another, or none.
func storeOf(o site.BuildOptions) string {
	switch o.Store {
	case "":
		return site.StoreBeside(o.Out)
	case "none":
		return ""
	}
	return o.Store
}

// read reads a command's flags, before and behind its operands. A command without operands takes none.
func (c *command) read(fs *flag.FlagSet, args []string, operands *[]string) error {
	var rest []string
	for {
		err := fs.Parse(args)
		if errors.Is(err, flag.ErrHelp) {
			if err := c.help(fs.Name()); err != nil {
				return err
			}
			return flag.ErrHelp
		}
		if err != nil {
			return &site.Hinted{Err: err, Hint: "nianbao " + fs.Name() + " --help lists the flags"}
		}
		taken := len(args) - fs.NArg()
		if fs.NArg() == 0 || taken > 0 && args[taken-1] == "--" {
			rest = append(rest, fs.Args()...)
			break
		}
		rest, args = append(rest, fs.Arg(0)), fs.Args()[1:]
	}
	if operands == nil && len(rest) > 0 {
		return &site.Hinted{Err: fmt.Errorf("%s takes no operand: %q", fs.Name(), rest[0]), Hint: "nianbao " + fs.Name() + " --help"}
	}
	if operands != nil {
		*operands = rest
	}
	return nil
}

// interruptible ends with the first Ctrl-C; the second ends the program at once.
func interruptible() (context.Context, context.CancelFunc) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	return ctx, stop
}

// print writes a result, which a full disk must not lose in silence.
func (c *command) print(s string) error {
	if _, err := io.WriteString(c.stdout, s); err != nil {
		return fmt.Errorf("writing: %w", err)
	}
	return nil
}

func (c *command) fail(err error) int {
	fmt.Fprintf(c.stderr, "nianbao: error: %v\n", err)
	var h *site.Hinted
	if errors.As(err, &h) {
		fmt.Fprintf(c.stderr, "nianbao: hint: %s\n", h.Hint)
	}
	return failed
}

// problems tells what did not stop the build, places first.
func (c *command) problems(s site.Summary) {
	for _, p := range s.Problems {
		fmt.Fprintln(c.stderr, p)
	}
}

// describe is what stdout gets to know about a build.
func describe(s site.Summary, o site.BuildOptions) string {
	var b strings.Builder
	fmt.Fprintf(&b, "reports   %d of %d organs\n", s.Reports, s.Organs)
	if s.Sites > 0 {
		fmt.Fprintf(&b, "sites     %d, each in a folder of its own\n", s.Sites)
	}
	fmt.Fprintf(&b, "site      %d files, %d of them pages, %.1f MB\n", s.Files, s.Pages, float64(s.Bytes)/1e6)
	fmt.Fprintf(&b, "written   %d new or changed, %d removed, in %s/\n", s.Written, s.Removed, filepath.ToSlash(filepath.Clean(o.Out)))
	if s.Address == "" {
		b.WriteString("address   not known: no sitemap, canonical links and link previews; --base https://... names it\n")
	} else {
		fmt.Fprintf(&b, "address   %s\n", s.Address)
	}
	if s.Promised > 0 {
		fmt.Fprintf(&b, "promised  %d new or changed, in %s\n", s.Promised, filepath.ToSlash(filepath.Join(o.Content, "addresses.txt")))
	}
	if n := len(s.Problems); n > 0 {
		fmt.Fprintf(&b, "problems  %d, told on stderr\n", n)
	}
	return b.String()
}

// again is the command line of another command with the flags that were set for this one.
func again(command string, fs *flag.FlagSet) string {
	line := "nianbao " + command
	fs.Visit(func(f *flag.Flag) { line += " --" + f.Name + " " + quoted(f.Value.String()) })
	return line
}

// quoted is a word as a shell takes it for one.
func quoted(word string) string {
	if word != "" && !strings.ContainsFunc(word, func(r rune) bool { return strings.ContainsRune(" \t\n'\"\\$`&;|<>()*?[]{}#~!", r) }) {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}

// licences is what must travel with the program: it holds others' work. Written by supply.
//
//go:embed supply/licences.txt
var licences string

// version is the release this source is, or becomes.
const version = "0.1.0"

func versionLine() string {
	line := "nianbao " + version
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return line
	}
	line += ", " + info.GoVersion
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			line += ", " + s.Value
		}
		if s.Key == "vcs.modified" && s.Value == "true" {
			line += " with changes"
		}
	}
	return line
}
