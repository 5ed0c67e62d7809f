package parser

import (
	"bytes"
	"io"
	"slices"
)

// pdfFile is a PDF's objects by their numbers. They are found by reading the file from its start to its end, not by
// its cross-reference table: that is wrong or cut off in many files that other programs still show, and its own loops
// and sizes need not be believed. What is changed by an update stands behind what it replaces.
type pdfFile struct {
	objects  map[pdfRef]any
	at       map[pdfRef]int // where in the file each stands, an object of an object stream with that stream
	root     any
	id       any
	encrypt  any  // the encryption dictionary, or its reference
	locked   bool // encrypted, and not opened by an empty password
	left     *int // objects that may still be read
	bytes    int  // that may still be decoded
	decoded  map[*pdfStream][]byte
	inflater io.Reader // of all streams
	pages    []pdfPage
}

// What a file may hold; a report of a few pages stays far below. Where one is reached the file is refused, never
// read in part.
const (
	mostPDFObjects = 2_000_000
	mostPDFBytes   = 32 << 20 // of all decoded streams
	mostPDFPages   = 300
)

// pdfPage is a page with what it inherits.
type pdfPage struct {
	dict      pdfDict
	resources pdfDict
	box       [4]float64 // left, bottom, right, top of what is shown
	rotate    int        // clockwise, in quarter turns
}

// size is the page's width and height as it is shown.
func (p pdfPage) size() point {
	if p.rotate%2 == 1 {
		return point{p.box[3] - p.box[1], p.box[2] - p.box[0]}
	}
	return point{p.box[2] - p.box[0], p.box[3] - p.box[1]}
}

func openPDF(src []byte) *pdfFile {
	left := mostPDFObjects
	f := &pdfFile{objects: map[pdfRef]any{}, at: map[pdfRef]int{}, left: &left, bytes: mostPDFBytes, decoded: map[*pdfStream][]byte{}}
	f.scan(src)
	if f.locked {
		f.unlock()
	}
	if !f.locked {
		f.unpack()
		f.findPages()
	}
	return f
}

// scan reads every "N G obj … endobj" and every trailer.
func (f *pdfFile) scan(src []byte) {
	l := pdfLexer{src: src, left: f.left}
	closed := true // there may be an endstream ahead
	for l.pos < len(src) && *f.left > 0 {
		i := bytes.Index(src[l.pos:], []byte("obj"))
		end := len(src)
		if i >= 0 {
			end = l.pos + i
		}
		f.scanTrailers(src, l.pos, end)
		if i < 0 {
			return
		}
		l.pos = end + len("obj")
		number, ok := numberBefore(src, end)
		if !ok {
			continue
		}
		object, ok := l.next()
		if !ok {
			return
		}
		if dict, ok := object.(pdfDict); ok {
			body := l.pos
			if l.skipBlanks(); bytes.HasPrefix(src[l.pos:], []byte("stream")) {
				l.pos += len("stream")
				object = f.stream(&l, dict, &closed)
			} else {
				l.pos = body
			}
		}
		f.objects[number], f.at[number] = object, end
		if s, ok := object.(*pdfStream); ok && s.dict["Type"] == pdfName("XRef") {
			f.trailer(s.dict)
		}
	}
}

// numberBefore reads the object's number from the "N G " that ends where obj begins.
func numberBefore(src []byte, end int) (pdfRef, bool) {
	back := func(class func(c byte) bool) (from, to int) {
		to = end
		for end > 0 && class(src[end-1]) {
			end--
		}
		return end, to
	}
	blank := func(c byte) bool { return pdfClass[c] == pdfBlank }
	digit := func(c byte) bool { return c >= '0' && c <= '9' }
	back(blank)
	if from, to := back(digit); from == to {
		return 0, false
	}
	if from, to := back(blank); from == to {
		return 0, false
	}
	from, to := back(digit)
	if from == to || to-from > 9 {
		return 0, false
	}
	n, _ := pdfNumber(src[from:to])
	return pdfRef(n), true
}

// stream takes the bytes behind the word stream: as many as the dictionary says if they end there, else all up to
// the next endstream.
func (f *pdfFile) stream(l *pdfLexer, dict pdfDict, closed *bool) any {
	if l.at(0) == '\r' {
		l.pos++
	}
	if l.at(0) == '\n' {
		l.pos++
	}
	start := l.pos
	if n, ok := dict["Length"].(float64); ok && n >= 0 && n <= float64(len(l.src)-start) {
		l.pos = start + int(n)
		if l.skipBlanks(); bytes.HasPrefix(l.src[l.pos:], []byte("endstream")) {
			return &pdfStream{dict, l.src[start : start+int(n)]}
		}
		l.pos = start
	}
	if *closed {
		if n := bytes.Index(l.src[start:], []byte("endstream")); n >= 0 {
			l.pos = start + n
			return &pdfStream{dict, l.src[start:l.pos]}
		}
		*closed = false
	}
	return dict
}

func (f *pdfFile) scanTrailers(src []byte, from, to int) {
	for {
		i := bytes.Index(src[from:to], []byte("trailer"))
		if i < 0 {
			return
		}
		from += i + len("trailer")
		l := pdfLexer{src: src[:to], pos: from, left: f.left}
		if object, ok := l.next(); ok {
			if dict, ok := object.(pdfDict); ok {
				f.trailer(dict)
			}
		}
		from = min(l.pos, to)
	}
}

func (f *pdfFile) trailer(dict pdfDict) {
	if root, ok := dict["Root"]; ok {
		f.root = root
	}
	if id, ok := dict["ID"]; ok {
		f.id = id
	}
	if encrypt := dict["Encrypt"]; encrypt != nil {
		f.encrypt, f.locked = encrypt, true
	}
}

// unpack reads the objects that stand in object streams, stream by stream as the file has them.
func (f *pdfFile) unpack() {
	var packed []pdfRef
	for number, object := range f.objects {
		if s, ok := object.(*pdfStream); ok && s.dict["Type"] == pdfName("ObjStm") {
			packed = append(packed, number)
		}
	}
	slices.SortFunc(packed, func(a, b pdfRef) int { return f.at[a] - f.at[b] })
	for _, number := range packed {
		s := f.objects[number].(*pdfStream)
		data, _ := f.decode(s)
		first, n := int(f.number(s.dict["First"])), int(f.number(s.dict["N"]))
		if first < 0 || first > len(data) {
			continue
		}
		index := pdfLexer{src: data[:first], left: f.left}
		for range n {
			member, ok1 := index.next()
			offset, ok2 := index.next()
			if !ok1 || !ok2 {
				break
			}
			ref, at := pdfRef(f.number(member)), f.number(offset)
			if old, ok := f.at[ref]; ok && old > f.at[number] || at < 0 || at > float64(len(data)-first) {
				continue
			}
			body := pdfLexer{src: data, pos: first + int(at), left: f.left}
			if object, ok := body.next(); ok {
				f.objects[ref], f.at[ref] = object, f.at[number]
			}
		}
	}
}

// resolve follows references; those that run in a circle or lead nowhere are nil.
func (f *pdfFile) resolve(object any) any {
	for range 16 {
		ref, ok := object.(pdfRef)
		if !ok {
			return object
		}
		object = f.objects[ref]
	}
	return nil
}

// number is 0 for what is none.
func (f *pdfFile) number(object any) float64 {
	n, _ := f.resolve(object).(float64)
	return n
}

// dict is a dictionary, or a stream's; nil for anything else.
func (f *pdfFile) dict(object any) pdfDict {
	switch o := f.resolve(object).(type) {
	case pdfDict:
		return o
	case *pdfStream:
		return o.dict
	}
	return nil
}

func (f *pdfFile) array(object any) pdfArray {
	a, _ := f.resolve(object).(pdfArray)
	return a
}

func (f *pdfFile) name(object any) pdfName {
	n, _ := f.resolve(object).(pdfName)
	return n
}

// findPages walks the page tree. A node that it meets again is passed over.
func (f *pdfFile) findPages() {
	seen := map[pdfRef]bool{}
	var walk func(node any, from pdfPage, depth int)
	walk = func(node any, from pdfPage, depth int) {
		ref, ok := node.(pdfRef)
		if ok && seen[ref] || depth > deepestPDF || len(f.pages) > mostPDFPages || *f.left <= 0 {
			return
		}
		seen[ref] = ok
		from.dict = f.dict(node)
		if r := f.dict(from.dict["Resources"]); r != nil {
			from.resources = r
		}
		for _, key := range []pdfName{"MediaBox", "CropBox"} {
			if box, ok := f.box(from.dict[key]); ok {
				from.box = box
			}
		}
		if r, ok := f.resolve(from.dict["Rotate"]).(float64); ok {
			from.rotate = ((int(r)/90)%4 + 4) % 4
		}
		kids := f.array(from.dict["Kids"])
		*f.left -= len(kids)
		for _, kid := range kids {
			walk(kid, from, depth+1)
		}
		if kids == nil && from.dict["Contents"] != nil {
			f.pages = append(f.pages, from)
		}
	}
	walk(f.dict(f.root)["Pages"], pdfPage{box: [4]float64{0, 0, 595, 842}}, 0)
}

func (f *pdfFile) box(object any) (box [4]float64, ok bool) {
	a := f.array(object)
	if len(a) != 4 {
		return box, false
	}
	for i := range box {
		box[i] = f.number(a[i])
	}
	box[0], box[2] = min(box[0], box[2]), max(box[0], box[2])
	box[1], box[3] = min(box[1], box[3]), max(box[1], box[3])
	return box, box[0] < box[2] && box[1] < box[3]
}
