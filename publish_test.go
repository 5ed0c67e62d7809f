package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// workflow is what these tests look at of a workflow of GitHub Actions, or of an action of our own.
type workflow struct {
	Name        string
	Description string
	On          any
	Permissions any
	Concurrency any
	Jobs        map[string]job
	Runs        struct {
		Using string
		Steps []workflowStep
	}
}

type job struct {
	Uses, RunsOn string
	Needs        any
	If           string
	Timeout      int    `yaml:"timeout-minutes"`
	Runner       string `yaml:"runs-on"`
	Permissions  any
	Environment  any
	Steps        []workflowStep
}

type workflowStep struct {
	ID       string
	Name     string
	Uses     string
	If       string
	Run      string
	Shell    string
	Env      map[string]string
	With     map[string]any
	Continue bool `yaml:"continue-on-error"`
}

// workflows are ours, those of a collection elsewhere, and the action both use.
func workflows(t *testing.T) map[string]workflow {
	t.Helper()
	files := []string{"action.yml"}
	for _, pattern := range []string{".github/workflows/*.yml", "docs/collection/.github/workflows/*.yml"} {
		more, err := filepath.Glob(pattern)
		if err != nil || len(more) < 2 {
			t.Fatalf("%s: %v %v", pattern, more, err)
		}
		files = append(files, more...)
	}
	list := map[string]workflow{}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var w workflow
		if err := yaml.UnmarshalWithOptions(src, &w, yaml.DisallowUnknownField()); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		list[file] = w
	}
	return list
}

var (
	pinned     = regexp.MustCompile(`^[\w-]+/[\w-]+@[0-9a-f]{40}$`)
	pinComment = regexp.MustCompile(`uses: ([\w./-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)\n`)
)

// TestWorkflowsAreGuarded: what they use is pinned, once; what they may do and how long is told; what comes from outside
// reaches a shell in its environment alone; and what is made of others' files can't write.
func TestWorkflowsAreGuarded(t *testing.T) {
	for file, w := range workflows(t) {
		steps := w.Runs.Steps
		for name, j := range w.Jobs {
			if j.Uses == "" && (j.Timeout == 0 || j.Runner == "") {
				t.Errorf("%s: %s has no runner, or no limit of time", file, name)
			}
			if w.Permissions == nil {
				t.Errorf("%s does not tell its permissions", file)
			}
			if writes, _ := j.Permissions.(map[string]any); writes["contents"] == "write" {
				for _, s := range j.Steps {
					if strings.Contains(s.Run, "nianbao") && !strings.HasPrefix(s.Run, "dist/") && !strings.HasPrefix(s.Run, "gh release") {
						t.Errorf("%s: %s may write to the repository and reads reports", file, name)
					}
				}
			}
			steps = append(steps, j.Steps...)
		}
		for _, s := range steps {
			if strings.Contains(s.Run, "${{") {
				t.Errorf("%s: an expression in a shell: %s", file, s.Run)
			}
			if s.Uses != "" && s.Uses != "./" && !pinned.MatchString(s.Uses) && s.Uses != "OWNER/nianbao@v"+version {
				t.Errorf("%s: %s is not pinned", file, s.Uses)
			}
			if (s.Uses == "") == (s.Run == "") {
				t.Errorf("%s: step %q does not do one thing", file, s.Name)
			}
		}
	}
	pins := map[string]string{}
	for file := range workflows(t) {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if n, m := strings.Count(string(src), "uses: actions/"), len(pinComment.FindAll(src, -1)); n != m {
			t.Errorf("%s: %d of %d pins tell their version", file, m, n)
		}
		for _, m := range pinComment.FindAllStringSubmatch(string(src), -1) {
			if pin := m[2] + " " + m[3]; pins[m[1]] == "" {
				pins[m[1]] = pin
			} else if pins[m[1]] != pin {
				t.Errorf("%s: %s is pinned to %s, elsewhere to %s", file, m[1], pin, pins[m[1]])
			}
		}
	}
}

// TestACollectionPublishesItself does in a repository of its own what docs/publish.md tells: the files of docs/collection, a
// report, then every command of its workflows in their order.
func TestACollectionPublishesItself(t *testing.T) {
	for _, tool := range []string{"bash", "git", "go"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip(err)
		}
	}
	list, dir := workflows(t), t.TempDir()
	remote, here := filepath.Join(dir, "remote.git"), filepath.Join(dir, "reports")
	// git takes its identity from the workflow alone.
	env := append(os.Environ(), "HOME="+dir, "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+os.DevNull)
	do := func(in string, s workflowStep) (string, error) {
		c := exec.CommandContext(t.Context(), "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", s.Run)
		c.Dir, c.Env = in, slices.Clone(env)
		for name, value := range s.Env {
			c.Env = append(c.Env, name+"="+value)
		}
		out, err := c.CombinedOutput()
		return string(out), err
	}
	must := func(in, command string) string {
		t.Helper()
		out, err := do(in, workflowStep{Run: command})
		if err != nil {
			t.Fatalf("%s: %v\n%s", command, err, out)
		}
		return out
	}
	// The action builds the program, and puts it on the path.
	source, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	pathFile := filepath.Join(dir, "path")
	for _, s := range list["action.yml"].Runs.Steps {
		if s.Run == "" {
			continue
		}
		// Without -trimpath what other tests have compiled need not be compiled anew.
		s.Run = strings.ReplaceAll(s.Run, " -trimpath", "")
		s.Env = map[string]string{"SOURCE": source, "RUNNER_TEMP": dir, "GITHUB_PATH": pathFile,
			"GOCACHE": must(".", "printf %s \"$(HOME='"+os.Getenv("HOME")+"' go env GOCACHE)\""), "GOMODCACHE": must(".", "printf %s \"$(HOME='"+os.Getenv("HOME")+"' go env GOMODCACHE)\"")}
		if out, err := do(dir, s); err != nil {
			t.Fatalf("%s: %v\n%s", s.Name, err, out)
		}
	}
	added, err := os.ReadFile(pathFile)
	if err != nil {
		t.Fatal(err)
	}
	env = append(env, "PATH="+strings.TrimSpace(string(added))+string(os.PathListSeparator)+os.Getenv("PATH"))

	if err := os.CopyFS(here, os.DirFS("docs/collection")); err != nil {
		t.Fatal(err)
	}
	report, err := os.ReadFile("content/reports/zhaogang-2023.txt")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(here, "content/reports"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(here, "content/reports/zhaogang-2023.txt"), report, 0o666); err != nil {
		t.Fatal(err)
	}
	must(dir, "git init -q --bare -b main remote.git")
	must(here, "git init -q -b main && git add -A && git -c user.name=a -c user.email=a@x.example commit -qm first && git remote add origin "+remote+" && git push -q -u origin main")
	if out := must(here, "git status --porcelain"); out != "" {
		t.Errorf("not committed: %s", out)
	}

	for _, name := range []string{"check.yml", "publish.yml"} {
		w := list["docs/collection/.github/workflows/"+name]
		for _, j := range []string{"check", "build", "deploy", "promise"} {
			for _, s := range w.Jobs[j].Steps {
				if s.Run == "" {
					continue
				}
				for variable, value := range s.Env {
					s.Env[variable] = strings.ReplaceAll(value, "${{ steps.pages.outputs.base_url }}", "https://office.example/reports")
					if strings.Contains(s.Env[variable], "${{") {
						t.Errorf("%s: %s is not known here", name, value)
					}
				}
				if out, err := do(here, s); err != nil && !s.Continue {
					t.Errorf("%s, %s: %v\n%s", name, s.Name, err, out)
				}
			}
		}
	}
	// The site is there, at its address, and its promises are in the repository they came from.
	for file, want := range map[string]string{"public/404.html": `"/reports/`, "public/sitemap.xml": "https://office.example/reports/", "content/addresses.txt": "henan/xinxiang/fengqiu/zhaogang/2023.html 1:"} {
		if body, err := os.ReadFile(filepath.Join(here, file)); err != nil || !strings.Contains(string(body), want) {
			t.Errorf("%s does not have %s: %v", file, want, err)
		}
	}
	if out := must(remote, "git log -1 --format=%s main && git show main:content/addresses.txt"); !strings.HasPrefix(out, "Promise the addresses") || !strings.Contains(out, "zhaogang/2023.html") {
		t.Errorf("the repository has: %s", out)
	}
	// Once more there is nothing to keep, and a page that would vanish fails the check of a pull request.
	promise := list["docs/collection/.github/workflows/publish.yml"].Jobs["promise"].Steps
	if out, err := do(here, promise[len(promise)-1]); err != nil {
		t.Errorf("nothing to keep: %v\n%s", err, out)
	}
	must(here, "cp content/reports/zhaogang-2023.txt . && rm content/reports/* && sed 's/2023/2022/g' zhaogang-2023.txt > content/reports/zhaogang-2022.txt")
	build := list["docs/collection/.github/workflows/check.yml"].Jobs["check"].Steps
	for _, s := range build {
		if s.Run == "nianbao" {
			if out, err := do(here, s); err == nil || !strings.Contains(out, "zhaogang/2023.html") {
				t.Errorf("a promised page vanishes: %v\n%s", err, out)
			}
		}
	}
}
