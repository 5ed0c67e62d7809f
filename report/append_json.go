package report

import "strconv"

// A site writes the JSON form of each of its reports. It is written key by key here: by what encoding/json learns of the types it
// would take ten times as long. What comes out is the same to the byte, and a test holds that.

// AppendJSON adds the report's JSON form to b, <, > and & as they are printed.
func (r *Report) AppendJSON(b []byte) []byte {
	b = appendInt(b, `{"schema":`, r.Schema)
	b = AppendText(append(b, `,"file":`...), r.File)
	b = AppendText(append(b, `,"sha256":`...), r.SHA256)
	b = r.Organ.AppendJSON(append(b, `,"organ":`...))
	b = appendInt(b, `,"year":`, r.Year)
	b = AppendText(append(b, `,"title":`...), r.Title)
	b = append(b, `,"published":`...)
	if r.Published == "" {
		b = append(b, "null"...)
	} else {
		b = AppendText(b, string(r.Published))
	}
	b = AppendText(append(b, `,"source":`...), r.Source)
	b = AppendText(append(b, `,"form":`...), string(r.Form))
	b = appendList(append(b, `,"sections":`...), r.Sections, appendSection)
	b = r.Cells.AppendJSON(append(b, `,"cells":`...))
	b = appendList(append(b, `,"figures":`...), r.Figures, appendFigure)
	b = appendList(append(b, `,"notes":`...), r.Notes, appendNote)
	return append(b, '}')
}

// AppendJSON adds the organ as JSON to b.
func (o Organ) AppendJSON(b []byte) []byte {
	b = AppendText(append(b, `{"name":`...), o.Name)
	b = AppendText(append(b, `,"place":`...), o.Place)
	b = AppendText(append(b, `,"level":`...), string(o.Level))
	b = appendTexts(append(b, `,"region":`...), o.Region)
	b = AppendText(append(b, `,"code":`...), o.Code)
	return append(b, '}')
}

func appendSection(b []byte, s *Section) []byte {
	b = appendInt(b, `{"number":`, s.Number)
	b = AppendText(append(b, `,"title":`...), s.Title)
	b = appendInt(b, `,"line":`, s.Line)
	b = appendTexts(append(b, `,"text":`...), s.Text)
	return append(b, '}')
}

func appendFigure(b []byte, f *Figure) []byte {
	b = appendInt(b, `{"section":`, f.Section)
	b = appendInt(b, `,"paragraph":`, f.Paragraph)
	b = appendInt(b, `,"line":`, f.Line)
	b = AppendText(append(b, `,"subject":`...), f.Subject)
	b = f.Value.Append(append(b, `,"value":`...))
	b = AppendText(append(b, `,"unit":`...), f.Unit)
	b = strconv.AppendBool(append(b, `,"approximate":`...), f.Approximate)
	b = AppendText(append(b, `,"raw":`...), f.Raw)
	return append(b, '}')
}

func appendNote(b []byte, n *Note) []byte {
	b = AppendText(append(b, `{"code":`...), n.Code)
	b = AppendText(append(b, `,"severity":`...), string(n.Severity))
	b = appendInt(b, `,"line":`, n.Line)
	b = AppendText(append(b, `,"cell":`...), n.Cell)
	b = AppendText(append(b, `,"message":`...), n.Message)
	return append(b, '}')
}

func appendInt(b []byte, key string, n int) []byte {
	return strconv.AppendInt(append(b, key...), int64(n), 10)
}

func appendTexts(b []byte, list []string) []byte {
	return appendList(b, list, func(b []byte, s *string) []byte { return AppendText(b, *s) })
}

// appendList adds an array; null for nil, as encoding/json has it.
func appendList[T any](b []byte, list []T, add func([]byte, *T) []byte) []byte {
	if list == nil {
		return append(b, "null"...)
	}
	b = append(b, '[')
	for i := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = add(b, &list[i])
	}
	return append(b, ']')
}
