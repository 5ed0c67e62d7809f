package parser

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/unicode/norm"
)

// pdfFont tells what the codes of a font's strings mean and how wide their glyphs are. A code whose meaning the file
// does not give is utf8.RuneError, never a guess: in a subset of a font, code 18 may well be the digit 5.
type pdfFont struct {
	coding   pdfCoding
	down     bool // written downwards
	unicode  *pdfCMap
	simple   [256]rune // of fonts of one byte a character, where unicode has nothing
	widths   []pdfWidths
	standard float64 // width where widths has none, in thousandths of the size
	scale    float64 // of widths: 1/1000 but in fonts of Type 3
	glyphs   map[pdfCode]pdfGlyph
}

// pdfCoding is how a string is cut into codes.
type pdfCoding uint8

const (
	oneByte  pdfCoding = iota // simple fonts
	twoBytes                  // Identity-H, -V
	asUCS2                    // UniGB-UCS2-H, UniGB-UTF16-H …: two bytes that are the character
	asGBK                     // GBK-EUC-H …: one byte or two that are the character
)

// pdfCode is a character's code; size is its number of bytes.
type pdfCode struct {
	value, size int
}

// pdfGlyph is what a code shows; width in units of the size.
type pdfGlyph struct {
	text  []rune
	width float64
}

// pdfWidths are the widths of the codes from first on; the last in the list stands for all behind it.
type pdfWidths struct {
	first, last int
	list        []float64
}

func (f *pdfFile) font(object any) *pdfFont {
	dict := f.dict(object)
	font := &pdfFont{glyphs: map[pdfCode]pdfGlyph{}, standard: 500, scale: 0.001}
	if s, ok := f.resolve(dict["ToUnicode"]).(*pdfStream); ok {
		font.unicode = f.cmap(s)
	}
	if f.name(dict["Subtype"]) == "Type0" {
		f.composite(font, dict)
		return font
	}
	font.coding = oneByte
	f.simpleEncoding(font, dict)
	if f.name(dict["Subtype"]) == "Type3" {
		if m := f.array(dict["FontMatrix"]); len(m) == 6 {
			font.scale = f.number(m[0])
		}
	}
	var widths []float64
	*f.left -= len(f.array(dict["Widths"]))
	for _, w := range f.array(dict["Widths"]) {
		widths = append(widths, f.number(w))
	}
	first := int(f.number(dict["FirstChar"]))
	font.widths = []pdfWidths{{first: first, last: first + len(widths) - 1, list: widths}}
	return font
}

// composite reads a font of Type 0.
func (f *pdfFile) composite(font *pdfFont, dict pdfDict) {
	encoding := string(f.name(dict["Encoding"]))
	font.down = strings.HasSuffix(encoding, "-V")
	switch {
	case strings.HasPrefix(encoding, "UniGB-U"), strings.HasPrefix(encoding, "UniCNS-U"), strings.HasPrefix(encoding, "UniJIS-U"):
		font.coding = asUCS2
	case strings.HasPrefix(encoding, "GBK"), strings.HasPrefix(encoding, "GB-EUC"), strings.HasPrefix(encoding, "GBpc-EUC"):
		font.coding = asGBK
	default:
		font.coding = twoBytes
	}
	font.standard = 1000
	descendants := f.array(dict["DescendantFonts"])
	if len(descendants) == 0 {
		return
	}
	descendant := f.dict(descendants[0])
	if w, ok := f.resolve(descendant["DW"]).(float64); ok {
		font.standard = w
	}
	if font.coding == twoBytes { // the codes of the others are not those that widths count by
		w := f.array(descendant["W"])
		*f.left -= len(w) // fonts may be set again and again
		font.widths = f.compositeWidths(w)
		slices.SortStableFunc(font.widths, func(a, b pdfWidths) int { return cmp.Compare(a.first, b.first) })
	}
}

// compositeWidths reads an array of c [w w …] and c c w.
func (f *pdfFile) compositeWidths(w pdfArray) []pdfWidths {
	var list []pdfWidths
	for i := 0; i+1 < len(w); {
		first := int(f.number(w[i]))
		if each := f.array(w[i+1]); each != nil {
			*f.left -= len(each)
			run := pdfWidths{first: first, last: first + len(each) - 1}
			for _, x := range each {
				run.list = append(run.list, f.number(x))
			}
			list = append(list, run)
			i += 2
			continue
		}
		if i+2 < len(w) {
			list = append(list, pdfWidths{first: first, last: int(f.number(w[i+1])), list: []float64{f.number(w[i+2])}})
		}
		i += 3
	}
	return list
}

// simpleEncoding fills the characters of a font of one byte a code from its encoding. A subset's own encoding, built
// into the font's program, is not read.
func (f *pdfFile) simpleEncoding(font *pdfFont, dict pdfDict) {
	base := f.name(dict["Encoding"])
	encoding := f.dict(dict["Encoding"])
	if encoding != nil {
		base = f.name(encoding["BaseEncoding"])
	}
	table := charmap.Windows1252
	if base == "MacRomanEncoding" {
		table = charmap.Macintosh
	}
	flags := int(f.number(f.dict(dict["FontDescriptor"])["Flags"]))
	symbolic := flags&4 != 0 // its codes are its own
	for i := range font.simple {
		font.simple[i] = utf8.RuneError
		if (base != "" || !symbolic) && f.name(dict["Subtype"]) != "Type3" {
			font.simple[i] = table.DecodeByte(byte(i))
		}
	}
	code := 0
	*f.left -= len(f.array(encoding["Differences"]))
	for _, d := range f.array(encoding["Differences"]) {
		switch d := f.resolve(d).(type) {
		case float64:
			code = int(d)
		case pdfName:
			if code >= 0 && code < 256 {
				font.simple[code] = runeOfGlyph(string(d))
			}
			code++
		}
	}
}

// glyphNames are Adobe's names of the printable characters of ASCII that are no letters, from the blank on, and of
// the few others that Latin fonts in Chinese reports have.
var glyphNames = map[string]rune{
	"space": ' ', "exclam": '!', "quotedbl": '"', "numbersign": '#', "dollar": '$', "percent": '%', "ampersand": '&',
	"quotesingle": '\'', "parenleft": '(', "parenright": ')', "asterisk": '*', "plus": '+', "comma": ',', "hyphen": '-',
	"minus": '-', "period": '.', "slash": '/', "zero": '0', "one": '1', "two": '2', "three": '3', "four": '4', "five": '5',
	"six": '6', "seven": '7', "eight": '8', "nine": '9', "colon": ':', "semicolon": ';', "less": '<', "equal": '=',
	"greater": '>', "question": '?', "at": '@', "bracketleft": '[', "backslash": '\\', "bracketright": ']',
	"underscore": '_', "bar": '|', "asciitilde": '~', "quoteleft": '‘', "quoteright": '’', "quotedblleft": '“',
	"quotedblright": '”', "endash": '–', "emdash": '—', "periodcentered": '·', "bullet": '•', "ellipsis": '…',
}

func runeOfGlyph(name string) rune {
	name, _, _ = strings.Cut(name, ".") // one.oldstyle
	if r, ok := glyphNames[name]; ok {
		return r
	}
	if len(name) == 1 && isAlphanumeric(rune(strings.ToLower(name)[0])) {
		return rune(name[0])
	}
	for _, prefix := range []string{"uni", "u"} {
		if hex, ok := strings.CutPrefix(name, prefix); ok && len(hex) >= 4 && len(hex) <= 6 {
			if n, err := strconv.ParseUint(hex, 16, 21); err == nil {
				return rune(n)
			}
		}
	}
	return utf8.RuneError
}

// next cuts the first code off a string.
func (font *pdfFont) next(s pdfString) (pdfCode, pdfString) {
	size := 1
	switch font.coding {
	case twoBytes, asUCS2:
		size = 2
	case asGBK:
		if s[0] > 0x80 {
			size = 2
		}
	}
	size = min(size, len(s))
	code := pdfCode{size: size}
	for i := range size {
		code.value = code.value<<8 | int(s[i])
	}
	return code, s[size:]
}

// glyph is what a code shows.
func (font *pdfFont) glyph(code pdfCode) pdfGlyph {
	g, ok := font.glyphs[code]
	if !ok {
		g = pdfGlyph{text: font.decode(code), width: font.width(code) * font.scale}
		for i, r := range g.text {
			g.text[i] = plain(r)
		}
		font.glyphs[code] = g
	}
	return g
}

func (font *pdfFont) decode(code pdfCode) []rune {
	if text := font.unicode.lookup(code.value); text != nil {
		return text
	}
	switch font.coding {
	case oneByte:
		return []rune{font.simple[code.value&0xff]}
	case asUCS2:
		return []rune{rune(code.value)}
	case asGBK:
		raw := []byte{byte(code.value >> 8), byte(code.value)}
		if text, err := simplifiedchinese.GBK.NewDecoder().Bytes(raw[2-code.size:]); err == nil {
			return []rune(string(text))
		}
	}
	return []rune{utf8.RuneError}
}

func (font *pdfFont) width(code pdfCode) float64 {
	n, _ := slices.BinarySearchFunc(font.widths, code.value+1, func(w pdfWidths, code int) int { return cmp.Compare(w.first, code) })
	if n > 0 && code.value <= font.widths[n-1].last && len(font.widths[n-1].list) > 0 {
		w := font.widths[n-1]
		return w.list[min(code.value-w.first, len(w.list)-1)]
	}
	if font.coding != oneByte && font.coding != twoBytes && code.value < 0x80 {
		return font.standard / 2
	}
	return font.standard
}

// radicals are those of the supplement that look like characters in use, each before the character. Unicode does not
// map them.
const radicals = "⺁厂⺒巳⺝月⺠民⺩王⺫目⺬示⺼月⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟"

// plain gives the common character for a radical or a compatibility ideograph that looks the same: some programs
// write ⾏ (U+2F8F) for 行.
func plain(r rune) rune {
	switch {
	case r == 0:
		return utf8.RuneError
	case r >= 0x2E80 && r < 0x2F00:
		if i := strings.IndexRune(radicals, r); i >= 0 {
			r, _ = utf8.DecodeRuneInString(radicals[i+len("⺁"):])
		}
	case r >= 0x2F00 && r <= 0x2FDF, r >= 0xF900 && r <= 0xFAFF:
		r, _ = utf8.DecodeRuneInString(norm.NFKC.String(string(r)))
	}
	return r
}
