package check

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// WriteText writes open findings as path:line: severity: sentence [rule], report by report, and a summary. Line is
// left out where a finding is about the whole document.
func (r Run) WriteText(w io.Writer) error {
	b := bufio.NewWriter(w)
	for _, u := range r.Unread {
		fmt.Fprintf(b, "%s: error: %s\n", u.File, oneLine(u.Message))
	}
	for _, res := range r.Results {
		for _, f := range res.Findings {
			if f.Open() {
				fmt.Fprintf(b, "%s: %s: %s [%s]\n", place(res.Report.File, f.Line()), f.Severity, oneLine(f.Message), f.Rule)
			}
		}
	}
	fmt.Fprintln(b, r.Summary())
	return b.Flush()
}

func place(file string, line int) string {
	if line == 0 {
		return file
	}
	return fmt.Sprintf("%s:%d", file, line)
}

// oneLine keeps what a document prints from breaking a line of output.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// WriteJSON writes one object a line, for each report and each file that is none.
func (r Run) WriteJSON(w io.Writer) error {
	lines := json.NewEncoder(w)
	lines.SetEscapeHTML(false)
	for _, u := range r.Unread {
		err := lines.Encode(struct {
			File  string `json:"file"`
			Error string `json:"error"`
		}{u.File, u.Message})
		if err != nil {
			return err
		}
	}
	for _, res := range r.Results {
		if err := lines.Encode(res); err != nil {
			return err
		}
	}
	return nil
}

// WriteGitHub writes open findings as workflow commands of GitHub Actions, which become annotations of the files
// (docs.github.com, “Workflow commands for GitHub Actions”).
func (r Run) WriteGitHub(w io.Writer) error {
	b := bufio.NewWriter(w)
	for _, u := range r.Unread {
		fmt.Fprintf(b, "::error file=%s::%s\n", property(u.File), data(u.Message))
	}
	for _, res := range r.Results {
		for _, f := range res.Findings {
			if !f.Open() {
				continue
			}
			rule, _ := RuleByID(f.Rule)
			fmt.Fprintf(b, "::%s file=%s,line=%d,title=%s::%s\n", annotation[string(f.Severity)], property(res.Report.File),
				max(f.Line(), 1), property(rule.Name+" "+rule.ID), data(f.Message))
		}
	}
	fmt.Fprintf(b, "::notice::%s\n", data(r.Summary()))
	return b.Flush()
}

var annotation = map[string]string{"error": "error", "warning": "warning", "hint": "notice"}

// data and property escape as the runner's toolkit does.
func data(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

func property(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(s)
}

// WriteRules writes every rule, family by family: its ID, how severe it is, what it means and how it is decided.
func WriteRules(w io.Writer) error {
	b := bufio.NewWriter(w)
	for i, f := range families {
		if i > 0 {
			fmt.Fprintln(b)
		}
		fmt.Fprintf(b, "%s\n", f.Name)
		for _, r := range f.Rules {
			fmt.Fprintf(b, "  %-24s %-8s %s。%s\n%36s判定：%s\n", r.ID, r.Severity, r.Name, r.Sentence, "", r.Formula)
		}
	}
	return b.Flush()
}
