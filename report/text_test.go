package report

import (
	"bytes"
	"encoding/json"
	"testing"
)

func FuzzAppendText(f *testing.F) {
	for _, s := range []string{"", "76", "辛店镇", "a\"b\\c", "<b>&amp;</b>", "\x00\x07\b\f\n\r\t\x1f\x7f", "\u2028\u2029\u2027", "\xff年\xe5\xb9", "\ufffd", "𠮷"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var want bytes.Buffer
		e := json.NewEncoder(&want)
		e.SetEscapeHTML(false)
		if err := e.Encode(s); err != nil {
			t.Fatal(err)
		}
		if got := string(AppendText([]byte("x"), s)) + "\n"; got != "x"+want.String() {
			t.Errorf("%s, want x%s", got, want.String())
		}
	})
}
