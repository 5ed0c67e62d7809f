package site

import (
	"bytes"
	"encoding/json"

	"nianbao/report"
)

// reportJSON is the report as `nianbao parse` prints it, indented, for people who open it beside its page.
func reportJSON(r *report.Report) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(r); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
