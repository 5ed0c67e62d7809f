package data

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strconv"
	"strings"
)

// Described is what the descriptor of the package says of a file.
type Described struct {
	File   // without its Body
	Bytes  int
	SHA256 string
}

// Describe keeps of a file what is told of it.
func Describe(f File) Described {
	sum := sha256.Sum256(f.Body)
	d := Described{File: f, Bytes: len(f.Body), SHA256: hex.EncodeToString(sum[:])}
	d.Body = nil
	return d
}

// mediaTypes of the formats.
var mediaTypes = map[Format]string{FormatCSV: "text/csv", FormatNDJSON: "application/x-ndjson", FormatParquet: "application/vnd.apache.parquet",
	FormatXLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}

// Descriptor is datapackage.json: every file with its bytes, checksum and columns, as Frictionless's Data Package 2.0
// has it. Address is the site's, "" where it isn't known.
func Descriptor(files []Described, address string) ([]byte, error) {
	var resources []object
	for _, f := range files {
		resources = append(resources, f.resource())
	}
	d := object{
		"$schema":     "https://datapackage.org/profiles/2.0/datapackage.json",
		"name":        "nianbao",
		"title":       "政府信息公开工作年度报告：全部数字",
		"description": "各级行政机关政府信息公开工作年度报告三张表的每一格，连同机关、报告、核查和指标。空白、缺失不是 0；一级政府的数字含其部门和下级，不能与下级相加。各列的含义见 README.md。",
		"licenses":    []object{{"name": "other-pd", "title": "年度报告是国家机关的公文，依《中华人民共和国著作权法》第五条不受该法保护"}},
		"sources":     []object{{"title": "各行政机关公布的政府信息公开工作年度报告；每份原件的文件名、校验值和来源网页见 reports"}},
		"resources":   resources,
	}
	if address != "" {
		d["homepage"] = address
	}
	return indented(d)
}

func (f Described) resource() object {
	t, isTable := TableByName(f.Table)
	if !isTable {
		t.Title = "工作簿：全部各表"
	}
	r := object{
		"name": f.name(), "title": t.Title, "path": strings.TrimPrefix(f.Path, Folder+"/"), "format": string(f.Format), "mediatype": mediaTypes[f.Format],
		"bytes": f.Bytes, "hash": "sha256:" + f.SHA256,
	}
	if f.Year > 0 {
		r["title"] = strconv.Itoa(f.Year) + " 年" + t.Title
	}
	if isTable {
		r["description"] = t.About
		r["rows"] = f.Rows
		r["type"], r["schema"] = "table", schemaPath(t)
	}
	if strings.HasSuffix(f.Path, compressedSuffix) {
		r["compression"] = "gz"
	}
	switch f.Format {
	case FormatCSV:
		r["encoding"] = "utf-8"
		r["dialect"] = object{"$schema": "https://datapackage.org/profiles/2.0/tabledialect.json", "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"", "doubleQuote": true, "header": true}
	case FormatNDJSON:
		r["encoding"] = "utf-8"
	}
	return r
}

// name is the resource's: its path without what names may not have. CSV files, to which keys refer, have the table's own.
func (f Described) name() string {
	p := strings.TrimSuffix(strings.TrimPrefix(f.Path, Folder+"/"), compressedSuffix)
	if f.Format == FormatCSV {
		p = strings.TrimSuffix(p, path.Ext(p))
	}
	return strings.NewReplacer("/", "-", "=", "-").Replace(p)
}

func schemaPath(t Table) string { return "schemas/" + t.Name + ".json" }
