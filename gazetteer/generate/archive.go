package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
)

// archive is a gzipped tarball held in memory.
type archive struct{ tar []byte }

func open(body []byte) (*archive, error) {
	r, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	unpacked, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	return &archive{unpacked}, nil
}

// file gives the body of the named file.
func (a *archive) file(name string) ([]byte, error) {
	for r := tar.NewReader(bytes.NewReader(a.tar)); ; {
		h, err := r.Next()
		switch {
		case errors.Is(err, io.EOF):
			return nil, fmt.Errorf("the tarball has no %s", name)
		case err != nil:
			return nil, err
		case h.Name == name:
			return io.ReadAll(r)
		}
	}
}
