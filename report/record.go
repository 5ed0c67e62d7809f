package report

import (
	"bytes"
	"encoding/json"
	"strings"
)

// Record is one line of a file of parsed reports (NDJSON): a report in its JSON form, and behind its keys what a site
// needs beside it:
//
//	"text":    {"blocks": false, "lines": ["…"], "paragraphs": [[6, 7], []]}
//	"sidecar": {"slug": "xindian", "answers": {"…": "…"}}
//
// text is the source's own: what Lines and Blocks of the Report are, and the Lines of each section. sidecar is there
// where the document has a sidecar beside it, whose other fields are in the report already. Both may be left out: what
// nianbao parse prints is a Record without them.
type Record struct {
	Report  *Report
	Sidecar bool
	Slug    string            // of the sidecar
	Answers map[string]string // likewise
}

type recordText struct {
	Blocks     bool     `json:"blocks"`
	Lines      []string `json:"lines"`
	Paragraphs [][]int  `json:"paragraphs"`
}

type recordSidecar struct {
	Slug    string            `json:"slug,omitempty"`
	Answers map[string]string `json:"answers,omitempty"`
}

// Append adds the record to b as one line, with its end. A report that has no Lines is written without its text.
func (r Record) Append(b []byte) ([]byte, error) {
	line := struct {
		*Report
		Text    *recordText    `json:"text,omitempty"`
		Sidecar *recordSidecar `json:"sidecar,omitempty"`
	}{Report: r.Report}
	if len(r.Report.Lines) > 0 {
		line.Text = &recordText{Blocks: r.Report.Blocks, Lines: r.Report.Lines, Paragraphs: make([][]int, 0, len(r.Report.Sections))}
		for _, s := range r.Report.Sections {
			line.Text.Paragraphs = append(line.Text.Paragraphs, s.Lines)
		}
	}
	if r.Sidecar {
		line.Sidecar = &recordSidecar{r.Slug, r.Answers}
	}
	buffer := bytes.NewBuffer(b)
	e := json.NewEncoder(buffer)
	e.SetEscapeHTML(false)
	err := e.Encode(line)
	return buffer.Bytes(), err
}

// Unread is what stands in a file of parsed reports in place of a report that could not be read.
type Unread struct{ File, Reason string }

func (u *Unread) Error() string { return u.File + " was not read: " + u.Reason }

// ReadRecord reads one line. Nothing in it is trusted: keys, states, places and numbers are those that a parser can have
// written, or there is an error that says which is not. That is an *Unread where the line itself says that a document
// could not be read.
func ReadRecord(line []byte) (Record, error) {
	j, err := newJSONReader(line)
	if err != nil {
		return Record{}, err
	}
	if u := readUnread(*j); u != nil {
		return Record{}, u
	}
	d := recordReader{j: j, r: &Report{}}
	if err := d.read(); err != nil {
		return Record{}, err
	}
	if err := d.r.refuse(d.hasText); err != nil {
		return Record{}, err
	}
	d.keep()
	return Record{Report: d.r, Sidecar: d.sidecar, Slug: d.slug, Answers: d.answers}, nil
}

// readUnread reads {"file": "…", "error": "…"}; nil where the line is something else.
func readUnread(j jsonReader) *Unread {
	var u Unread
	keys := 0
	err := j.object(func(key string) (err error) {
		keys++
		switch key {
		case "file":
			u.File, err = j.text()
		case "error":
			u.Reason, err = j.text()
		default:
			err = errKey
		}
		return err
	})
	if err != nil || keys != 2 || j.end() != nil {
		return nil
	}
	return &Unread{strings.Clone(u.File), strings.Clone(u.Reason)}
}

// UnmarshalJSON reads the JSON form of a report, as strictly as ReadRecord does.
func (r *Report) UnmarshalJSON(b []byte) error {
	rec, err := ReadRecord(b)
	if err == nil {
		*r = *rec.Report
	}
	return err
}
