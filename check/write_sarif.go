package check

import (
	"encoding/json"
	"io"
	"net/url"
	"path"
	"strconv"
	"strings"

	"nianbao/report"
)

// What WriteSARIF writes of SARIF 2.1.0 (OASIS, docs.oasis-open.org/sarif/sarif/v2.1.0): names are the standard's.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool        sarifTool         `json:"tool"`
		Invocations []sarifInvocation `json:"invocations"`
		ColumnKind  string            `json:"columnKind"`
		Results     []sarifResult     `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name            string      `json:"name"`
		SemanticVersion string      `json:"semanticVersion"`
		Language        string      `json:"language"`
		Rules           []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID        string    `json:"id"`
		Name      string    `json:"name"`
		Short     sarifText `json:"shortDescription"`
		Full      sarifText `json:"fullDescription"`
		Help      sarifText `json:"help"`
		Configure struct {
			Level string `json:"level"`
		} `json:"defaultConfiguration"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifInvocation struct {
		ExecutionSuccessful bool                `json:"executionSuccessful"`
		Notifications       []sarifNotification `json:"toolExecutionNotifications"`
	}
	sarifNotification struct {
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations"`
	}
	sarifResult struct {
		RuleID       string             `json:"ruleId"`
		RuleIndex    int                `json:"ruleIndex"`
		Level        string             `json:"level"`
		Message      sarifText          `json:"message"`
		Locations    []sarifLocation    `json:"locations"`
		Related      []sarifLocation    `json:"relatedLocations,omitempty"`
		Fingerprints map[string]string  `json:"partialFingerprints"`
		Suppressions []sarifSuppression `json:"suppressions,omitempty"`
	}
	sarifLocation struct {
		ID       int        `json:"id,omitempty"`
		Physical sarifPlace `json:"physicalLocation"`
		Message  *sarifText `json:"message,omitempty"`
	}
	sarifPlace struct {
		Artifact struct {
			URI string `json:"uri"`
		} `json:"artifactLocation"`
		Region sarifRegion `json:"region"`
	}
	sarifRegion struct {
		StartLine int `json:"startLine"`
	}
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Justification string `json:"justification"`
	}
)

var sarifLevels = map[report.Severity]string{report.Error: "error", report.Warning: "warning", report.Hint: "note"}

// WriteSARIF writes a SARIF 2.1.0 log, which code scanning services show beside the files. Version is that of the
// program. Answered findings are suppressed results. A finding about a whole document stands at its first line.
func (r Run) WriteSARIF(w io.Writer, version string) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "nianbao", SemanticVersion: version, Language: "zh-CN", Rules: sarifRules()}
	run.Invocations = []sarifInvocation{{ExecutionSuccessful: true, Notifications: r.notifications()}}
	for _, res := range r.Results {
		for _, f := range res.Findings {
			run.Results = append(run.Results, sarifOf(res.Report, f))
		}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

func sarifRules() []sarifRule {
	list := make([]sarifRule, len(rules))
	for i, r := range rules {
		list[i] = sarifRule{ID: r.ID, Name: camel(r.ID), Short: sarifText{r.Name}, Full: sarifText{r.Sentence}, Help: sarifText{r.Formula}}
		list[i].Configure.Level = sarifLevels[r.Severity]
	}
	return list
}

// camel is a rule's ID as the standard wants names: reconcile.rows is ReconcileRows.
func camel(id string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(id, ".") {
		b.WriteString(strings.ToUpper(part[:1]) + part[1:])
	}
	return b.String()
}

func (r Run) notifications() []sarifNotification {
	list := []sarifNotification{}
	for _, u := range r.Unread {
		list = append(list, sarifNotification{"error", sarifText{u.Message}, []sarifLocation{sarifAt(u.File, 1)}})
	}
	return list
}

func sarifOf(r *report.Report, f Finding) sarifResult {
	out := sarifResult{RuleID: f.Rule, RuleIndex: ruleIndex[f.Rule], Level: sarifLevels[f.Severity],
		Message: sarifText{f.Message}, Locations: []sarifLocation{sarifAt(r.File, f.Line())},
		Fingerprints: map[string]string{"nianbaoFinding/v1": strings.Join([]string{r.Organ.Code, r.Organ.Name, strconv.Itoa(r.Year), f.ID}, "/")}}
	for i, e := range f.Evidence {
		if i == 0 && e.Report == nil {
			continue
		}
		file := r.File
		if e.Report != nil {
			file = e.Report.File
		}
		related := sarifAt(file, e.Line)
		related.ID = i + 1
		if e.Text != "" {
			related.Message = &sarifText{e.Text}
		}
		out.Related = append(out.Related, related)
	}
	if !f.Open() {
		out.Suppressions = []sarifSuppression{{"external", f.Answer}}
	}
	return out
}

func sarifAt(file string, line int) sarifLocation {
	var l sarifLocation
	address := url.URL{Path: file}
	if path.IsAbs(file) {
		address.Scheme = "file"
	}
	l.Physical.Artifact.URI = address.String()
	l.Physical.Region.StartLine = max(line, 1)
	return l
}
