package main

import (
	"bufio"
	"context"
	"flag"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what commands print into the scripts (refused when CI is set)")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"nianbao": main})
}

// TestCommandLine runs the scripts of testdata/cli. Beside the usual commands there are
//
//	samefolder A B      A and B hold the same files, byte for byte
//	untouched A B       and the files of A that B has too are the very same as when B was copied by keep
//	keep A B            copies folder A to B with its times
func TestCommandLine(t *testing.T) {
	if *update && os.Getenv("CI") != "" {
		t.Fatal("-update is refused when CI is set")
	}
	reports, err := filepath.Abs("content/reports")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/cli",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("REPORTS", reports)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"keep":       keep,
			"samefolder": sameFolder,
			"untouched":  untouched,
		},
	})
}

func twoFolders(ts *testscript.TestScript, neg bool, args []string) (a, b string) {
	if neg || len(args) != 2 {
		ts.Fatalf("wants two folders, and can't be negated")
	}
	return ts.MkAbs(args[0]), ts.MkAbs(args[1])
}

func keep(ts *testscript.TestScript, neg bool, args []string) {
	from, to := twoFolders(ts, neg, args)
	ts.Check(os.CopyFS(to, os.DirFS(from)))
	ts.Check(fs.WalkDir(os.DirFS(from), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		return os.Chtimes(filepath.Join(to, p), info.ModTime(), info.ModTime())
	}))
}

func sameFolder(ts *testscript.TestScript, neg bool, args []string) {
	a, b := twoFolders(ts, neg, args)
	one, other := filesOf(ts, a), filesOf(ts, b)
	if len(one) == 0 {
		ts.Fatalf("%s is empty", args[0])
	}
	for p, body := range one {
		if got, ok := other[p]; !ok {
			ts.Fatalf("%s is in %s only", p, args[0])
		} else if got != body {
			ts.Fatalf("%s differs:\n%s", p, cmp.Diff(body, got))
		}
	}
	for p := range other {
		if _, ok := one[p]; !ok {
			ts.Fatalf("%s is in %s only", p, args[1])
		}
	}
}

func filesOf(ts *testscript.TestScript, dir string) map[string]string {
	files := map[string]string{}
	ts.Check(fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		body, err := os.ReadFile(filepath.Join(dir, p))
		files[p] = string(body)
		return err
	}))
	return files
}

func untouched(ts *testscript.TestScript, neg bool, args []string) {
	a, b := twoFolders(ts, neg, args)
	both := 0
	for p := range filesOf(ts, a) {
		then, err := os.Stat(filepath.Join(b, p))
		if os.IsNotExist(err) {
			continue
		}
		ts.Check(err)
		now, err := os.Stat(filepath.Join(a, p))
		ts.Check(err)
		both++
		if !now.ModTime().Equal(then.ModTime()) {
			ts.Fatalf("%s was written again", p)
		}
	}
	if both == 0 {
		ts.Fatalf("%s and %s have no file in common", args[0], args[1])
	}
}

// TestServeEndsWithCtrlC runs the program itself: what it says, what it serves, and how it ends.
func TestServeEndsWithCtrlC(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	program := exec.CommandContext(ctx, "nianbao", "serve", "--addr", "127.0.0.1:0", "--out", filepath.Join(t.TempDir(), "public"))
	program.Stderr = t.Output()
	stdout, err := program.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	address := ""
	for lines := bufio.NewScanner(stdout); address == "" && lines.Scan(); {
		rest, _ := strings.CutPrefix(lines.Text(), "preview   ")
		address, _, _ = strings.Cut(rest, " ")
		if !strings.HasPrefix(address, "http://127.0.0.1:") {
			address = ""
		}
	}
	response, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if response.StatusCode != http.StatusOK {
		t.Errorf("%s: %s", address, response.Status)
	}
	if err := program.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := program.Wait(); err != nil {
		t.Errorf("ended with %v", err)
	}
}

// TestDocumentsTellTheCommandLine holds README against what --help prints.
func TestDocumentsTellTheCommandLine(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	word := regexp.MustCompile(`(?m)^  (--[a-z]+|[a-z]+)\b`)
	for _, help := range []string{usage, buildHelp, serveHelp, parseHelp, checkHelp, verifyHelp, versionHelp, licencesHelp} {
		for _, m := range word.FindAllStringSubmatch(help, -1) {
			if m[1] != "nianbao" && !strings.Contains(string(readme), "`"+m[1]) {
				t.Errorf("README.md does not tell of %s", m[1])
			}
		}
		for line := range strings.Lines(help) {
			if call, ok := strings.CutPrefix(strings.TrimSpace(line), "nianbao "); ok && !strings.Contains(string(readme), call) {
				t.Errorf("README.md does not show nianbao %s", call)
			}
		}
	}
}

// TestDocumentsLinkToWhatIsThere follows the relative links of the documents.
func TestDocumentsLinkToWhatIsThere(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)#:]+)[^):]*\)`)
	for _, document := range []string{"README.md", "CHANGELOG.md", "docs/architecture.md", "docs/contributing.md", "docs/publish.md"} {
		src, err := os.ReadFile(document)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range link.FindAllStringSubmatch(string(src), -1) {
			if _, err := os.Stat(filepath.Join(filepath.Dir(document), m[1])); err != nil {
				t.Errorf("%s links to %s: %v", document, m[1], err)
			}
		}
	}
}

// TestArchitectureTellsEveryDependency holds docs/architecture.md against go.mod.
func TestArchitectureTellsEveryDependency(t *testing.T) {
	mod, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	document, err := os.ReadFile("docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`(?m)^\s+(\S+\.\S+/\S+) v`).FindAllStringSubmatch(string(mod), -1) {
		if !strings.Contains(string(document), m[1]) {
			t.Errorf("docs/architecture.md does not say why there is %s", m[1])
		}
	}
}
