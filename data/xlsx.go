package data

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"time"
)

// workbook writes an Office Open XML workbook (ECMA-376), sheet by sheet, as far as tables need it: texts, numbers, a
// frozen head, widths of columns. A text is typed as one and carries Excel's own apostrophe (quotePrefix), so that it
// stays a text even where somebody edits it; nothing is ever a formula.
type workbook struct {
	packer packer
	known  *pieces // of the workbook as it was
	files  []packedFile
	sheets []string // their names
}

// packedFile is a file in the archive that a workbook is.
type packedFile struct {
	name string
	stream
}

// The looks of cells: indices into styles.
const (
	styleNumber   = iota
	styleText     // left as it is
	styleHead     // bold above a line, wrapped
	styleInferred // a number in brackets
	styleSum      // a number in italics
	styleMark     // a sign in place of a number
	styleTitle
	styleWrapped // a text over several lines
)

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

const mainSpace = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

// styles are those that cells point to, in the order of the constants.
const styles = xmlHead + `<styleSheet ` + mainSpace + `>` +
	`<numFmts count="1"><numFmt numFmtId="164" formatCode="&quot;[&quot;General&quot;]&quot;"/></numFmts>` +
	`<fonts count="5"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font>` +
	`<font><i/><sz val="11"/><name val="等线"/></font><font><sz val="11"/><color rgb="FF7F7F7F"/><name val="等线"/></font>` +
	`<font><b/><sz val="16"/><name val="等线"/></font></fonts>` +
	`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
	`<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FF7F7F7F"/></bottom><diagonal/></border></borders>` +
	`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
	`<cellXfs count="8">` +
	`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
	`<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/>` +
	`<xf numFmtId="49" fontId="1" fillId="0" borderId="1" xfId="0" quotePrefix="1" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
	`<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>` +
	`<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/>` +
	`<xf numFmtId="49" fontId="3" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment horizontal="right"/></xf>` +
	`<xf numFmtId="49" fontId="4" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyFont="1"/>` +
	`<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
	`</cellXfs>` +
	`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

func newWorkbook(known *pieces) *workbook { return &workbook{known: known} }

// zipTime is what all entries say: the same content is the same file, whenever it is written.
func zipTime() time.Time { return time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC) }

func (w *workbook) part(name, body string) {
	f := packedFile{name: name}
	f.add(w.packer.pack([]byte(body)))
	w.files = append(w.files, f)
}

// archive puts the files together.
func (w *workbook) archive() ([]byte, error) {
	length := 0
	for _, f := range w.files {
		length += f.length + len(packedEnd) + 2*len(f.name) + 128 // with its two heads
	}
	var out bytes.Buffer
	out.Grow(length)
	z := zip.NewWriter(&out)
	for _, f := range w.files {
		head := zip.FileHeader{Name: f.name, Method: zip.Deflate, CreatorVersion: 20, ReaderVersion: 20,
			CRC32: f.sum, UncompressedSize64: uint64(f.size), CompressedSize64: uint64(f.length + len(packedEnd))}
		head.SetModTime(zipTime()) // Modified is not written where the bytes are packed already
		entry, err := z.CreateRaw(&head)
		if err == nil {
			err = z.Flush()
		}
		if err != nil {
			return nil, err
		}
		for _, p := range f.pieces {
			w.known.tell(p, out.Len())
			if _, err := entry.Write(p.body); err != nil {
				return nil, err
			}
			if err := z.Flush(); err != nil {
				return nil, err
			}
		}
		if _, err := entry.Write(packedEnd); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return out.Bytes(), err
}

// close writes what names the sheets, and gives the file.
func (w *workbook) close() ([]byte, error) {
	var types, book, relations strings.Builder
	for i, name := range w.sheets {
		n := i + 1
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`, n)
		fmt.Fprintf(&book, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, name, n, n)
		fmt.Fprintf(&relations, `<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet%d.xml"/>`, n, n)
	}
	w.part("[Content_Types].xml", xmlHead+`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`+
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`+
		`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>`+
		`<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>`+types.String()+`</Types>`)
	w.part("_rels/.rels", xmlHead+`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`)
	w.part("xl/workbook.xml", xmlHead+`<workbook `+mainSpace+`><sheets>`+book.String()+`</sheets></workbook>`)
	fmt.Fprintf(&relations, `<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>`, len(w.sheets)+1)
	w.part("xl/_rels/workbook.xml.rels", xmlHead+`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+relations.String()+`</Relationships>`)
	w.part("xl/styles.xml", styles)
	if w.packer.err != nil {
		return nil, w.packer.err
	}
	return w.archive()
}
