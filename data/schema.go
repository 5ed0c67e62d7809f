package data

import (
	"bytes"
	"encoding/json"
	"slices"

	"nianbao/report"
)

// object is a JSON object; its keys are written in their own order.
type object = map[string]any

// indented is the value as JSON for people who open it.
func indented(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(v)
	return b.Bytes(), err
}

// TableSchema describes the table's columns as Frictionless does (Table Schema 2.0).
func TableSchema(t Table) ([]byte, error) {
	var fields []object
	for _, f := range t.Fields {
		fields = append(fields, f.schema())
	}
	schema := object{"$schema": "https://datapackage.org/profiles/2.0/tableschema.json", "fields": fields, "primaryKey": t.Key, "missingValues": []string{""}}
	var links []object
	for _, l := range t.Links {
		links = append(links, object{"fields": []string{l.Field}, "reference": object{"resource": l.Table, "fields": []string{l.Field}}})
	}
	if links != nil {
		schema["foreignKeys"] = links
	}
	return indented(schema)
}

func (f Field) schema() object {
	s := object{"name": f.Name, "title": f.Title, "type": "string"}
	constraints := object{}
	switch f.Kind {
	case Integer:
		s["type"], constraints["required"] = "integer", true
	case Year:
		s["type"] = "integer"
	case Decimal:
		s["type"] = "number"
	case Date:
		s["type"] = "date"
	}
	if f.About != "" {
		s["description"] = f.About
	}
	if f.Enum != nil {
		constraints["enum"] = f.Enum
	}
	if len(constraints) > 0 {
		s["constraints"] = constraints
	}
	return s
}

// ReportSchema is the JSON Schema of a report as `nianbao parse` prints it and the site publishes it beside each page.
func ReportSchema() ([]byte, error) {
	text, count := object{"type": "string"}, object{"type": "integer", "minimum": 0}
	list := func(of object) object { return object{"type": "array", "items": of} }
	return indented(object{
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"title":   "政府信息公开工作年度报告",
		"$defs":   object{"cell": cellSchema()},
		"type":    "object", "additionalProperties": false,
		"required": []string{"schema", "file", "sha256", "organ", "year", "title", "published", "source", "form", "sections", "cells", "figures", "notes"},
		"properties": object{
			"schema": object{"const": report.SchemaVersion},
			"file":   text,
			"sha256": object{"type": "string", "pattern": "^[0-9a-f]{64}$"},
			"organ": closed(object{"name": text, "place": text, "level": object{"enum": append(slices.Clone(levels), "")},
				"region": list(text), "code": object{"type": "string", "pattern": "^([0-9]{6}|[0-9]{9})?$"}}),
			"year":      count,
			"title":     text,
			"published": object{"type": []string{"string", "null"}, "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
			"source":    text,
			"form":      object{"enum": forms},
			"sections":  list(closed(object{"number": count, "title": text, "line": count, "text": list(text)})),
			"cells":     object{"type": "object"},
			"figures": list(closed(object{"section": count, "paragraph": count, "line": count, "subject": text, "value": object{"type": "number"},
				"unit": text, "approximate": object{"type": "boolean"}, "raw": text})),
			"notes": list(closed(object{"code": text, "severity": object{"enum": severities}, "line": count, "cell": text, "message": text})),
		},
		"allOf": []object{cellsOf(report.Form2021), cellsOf(report.Form2019), cellsOf(report.FormFree)},
	})
}

// closed is an object that has all the properties and no others.
func closed(properties object) object {
	var names []string
	for name := range properties {
		names = append(names, name)
	}
	slices.Sort(names)
	return object{"type": "object", "additionalProperties": false, "required": names, "properties": properties}
}

// cellSchema says that a cell has a number where its state has one, and only there.
func cellSchema() object {
	cell := closed(object{"value": object{"type": []string{"number", "null"}}, "state": object{"enum": states}, "raw": object{"type": "string"},
		"line": object{"type": "integer", "minimum": 0}, "column": object{"type": "integer", "minimum": 0}})
	number := func(t string) object { return object{"properties": object{"value": object{"type": t}}} }
	cell["if"] = object{"properties": object{"state": object{"enum": []string{report.Reported.String(), report.Inferred.String()}}}}
	cell["then"], cell["else"] = number("number"), number("null")
	return cell
}

// cellsOf says which cells a report of the form has.
func cellsOf(f report.Form) object {
	cells := object{}
	for _, key := range slices.Concat(report.Keys(f), extraKeys(f)) {
		cells[key] = object{"$ref": "#/$defs/cell"}
	}
	return object{
		"if":   object{"properties": object{"form": object{"const": string(f)}}},
		"then": object{"properties": object{"cells": object{"properties": cells, "required": append([]string{}, report.Keys(f)...), "additionalProperties": false}}},
	}
}
