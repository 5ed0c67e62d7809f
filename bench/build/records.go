package main

import (
	"compress/gzip"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"nianbao/parser"
	"nianbao/report"
)

// perFile is how many records stand in one file.
const perFile = 2000

// records writes what is parsed of documents to files in a folder, packed.
type records struct {
	dir   string
	line  []byte
	count int // in all files
	file  *os.File
	z     *gzip.Writer
}

func (r *records) add(name string, source []byte) error {
	parsed, err := parser.Parse("reports/"+name, source, parser.Sidecar{})
	if err != nil {
		return err
	}
	if r.count%perFile == 0 {
		if err := r.close(); err != nil {
			return err
		}
		if r.file, err = os.Create(filepath.Join(r.dir, fmt.Sprintf("part-%05d.ndjson.gz", r.count/perFile))); err != nil {
			return err
		}
		r.z = gzip.NewWriter(r.file)
	}
	r.count++
	if r.line, err = (report.Record{Report: parsed}).Append(r.line[:0]); err != nil {
		return err
	}
	_, err = r.z.Write(r.line)
	return err
}

// close ends the file that is written.
func (r *records) close() error {
	if r.file == nil {
		return nil
	}
	return errors.Join(r.z.Close(), r.file.Close())
}
