package parser

import (
	"bytes"
	"io"
	"unicode/utf8"
)

// xmlWindow gives a part's text piece by piece, for a part is twenty times as long as what is read of it. What it gives
// is whole characters of UTF-8 without NUL.
type xmlWindow struct {
	part        io.Reader
	room        []byte
	at, to, end int // room[at:to] is still to be scanned, room[to:end] the beginning of a character
	size        int // bytes of the part so far
	over        bool
	err         error
	binary      bool // some of it is no text
}

// windowSize is how much of a part is there at once, in bytes, unless a tag or text is longer.
const windowSize = 8 << 10

func newXMLWindow(part io.Reader, in *room) *xmlWindow {
	if in.window == nil {
		in.window = make([]byte, windowSize)
	}
	return &xmlWindow{part: io.LimitReader(part, maxPart+1), room: in.window}
}

// text is what is there and still to be scanned.
func (w *xmlWindow) text() []byte { return w.room[w.at:w.to] }

// fill reads on. It reports whether there is more text.
func (w *xmlWindow) fill() bool {
	for !w.over {
		w.move()
		n, err := w.part.Read(w.room[w.end:])
		w.end += n
		w.size += n
		if w.over = err != nil; err != io.EOF {
			w.err = err
		}
		if w.take() {
			return true
		}
	}
	return false
}

// move makes room behind what is still to be scanned.
func (w *xmlWindow) move() {
	room := w.room
	if w.end-w.at > len(room)/2 {
		room = make([]byte, 2*len(room))
	}
	copy(room, w.room[w.at:w.end])
	w.room, w.at, w.to, w.end = room, 0, w.to-w.at, w.end-w.at
}

// take checks what was read. It reports whether some of it is text.
func (w *xmlWindow) take() bool {
	to := w.end
	for i := 1; !w.over && i < utf8.UTFMax && i <= w.end-w.to; i++ {
		if c := w.room[w.end-i]; utf8.RuneStart(c) {
			if !utf8.FullRune(w.room[w.end-i : w.end]) {
				to = w.end - i
			}
			break
		}
	}
	fresh := w.room[w.to:to]
	w.binary = w.binary || !utf8.Valid(fresh) || bytes.IndexByte(fresh, 0) >= 0
	if w.binary {
		w.at, w.to, w.end = 0, 0, 0
		return false
	}
	w.to = to
	return len(fresh) > 0
}

// failure says what is wrong with a part that is read to its end.
func (w *xmlWindow) failure() *Error {
	switch {
	case w.err != nil:
		return &Error{Message: "can't be unpacked"}
	case w.size > maxPart:
		failure := docxTooLarge
		return &failure
	case w.binary:
		return &Error{Message: "is not UTF-8 text"}
	}
	return nil
}
