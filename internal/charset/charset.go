// Package charset turns bytes of unknown encoding into UTF-8.
//
// Pages and feeds lie about their charset. Decode believes, in this order: a byte-order mark;
// the bytes themselves when they are valid UTF-8 with non-ASCII text; what the HTTP header says;
// what the document says; what the bytes look like. A label that the bytes contradict loses.
// It never panics, takes time linear in the input, and does no I/O.
package charset

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf8"

	htmlcharset "golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// Hints are what is said about the bytes from outside.
type Hints struct {
	ContentType string // the HTTP header, may be empty
	HTML        bool   // look for a meta element's charset
}

// Decode returns b as valid UTF-8 without NUL, and the name of the encoding that it had
// (WHATWG name, lower case; utf-32le and utf-32be besides). Text that is valid UTF-8 is returned as it is, not copied,
// unless it was encoded twice.
// Bytes that the encoding does not know become U+FFFD. A byte-order mark is left off.
func Decode(b []byte, h Hints) ([]byte, string) {
	if e, name, skip := byteOrderMark(b); skip > 0 {
		if e == nil {
			return decodeUTF8(b[skip:]), "utf-8"
		}
		if out, ok := decodeWide(e, b[skip:]); ok {
			return out, name
		}
		b = b[skip:]
	} else if e, name := wideWithoutMark(b); e != nil {
		if out, ok := decodeWide(e, b); ok {
			return out, name
		}
	}
	ascii := asciiPrefix(b)
	if ascii == len(b) {
		if out, ok := decodeISO2022JP(b); ok {
			return out, "iso-2022-jp"
		}
		return withoutNUL(b), "utf-8"
	}
	if utf8.Valid(b[ascii:]) {
		if out, ok := decodeTwice(b); ok && (!h.HTML || isDocument(b)) { // a fragment was decoded with the page that it was cut from
			b = out
		}
		return withoutNUL(b), "utf-8"
	}
	good, bad := countUTF8(b)
	if bad*8 <= good {
		return decodeUTF8(b), "utf-8"
	}
	labels := [2]string{FromContentType(h.ContentType), FromDeclaration(b)}
	if labels[1] == "" && h.HTML {
		labels[1] = FromMeta(b)
	}
	return decodeLegacy(b, labels[:], good, bad)
}

// decodeLegacy picks among the labels and the detected encoding for bytes that are not UTF-8.
func decodeLegacy(b []byte, labels []string, good, bad int) ([]byte, string) {
	var loose []byte // what a single-byte label made of it: it takes any bytes, so a stricter one may still win
	var looseName string
	for _, label := range labels {
		e, name := Lookup(label)
		if e == nil {
			continue
		}
		if name == "utf-8" {
			if good >= bad {
				return decodeUTF8(b), name
			}
			continue
		}
		if strings.HasPrefix(name, "utf-16") || strings.HasPrefix(name, "utf-32") {
			continue // no mark and no zero bytes: the label is wrong
		}
		out, ok := decodeFitting(e, b)
		if !ok {
			continue
		}
		if !multiByte(name) {
			if loose == nil {
				loose, looseName = out, name
			}
			continue
		}
		if loose == nil {
			return out, name
		}
		// The header says, say, ISO-8859-1 as servers do by default, the page an encoding that the bytes obey.
		if plausible(sample(b), name) > plausible(sample(b), looseName) {
			return out, name
		}
	}
	s := sample(b)
	if loose != nil {
		// A single-byte label is contradicted only by strong evidence of a multi-byte encoding.
		if name := detect(s); multiByte(name) && plausible(s, name) > plausible(s, looseName)+0.5 {
			e, _ := Lookup(name)
			if out, ok := decodeFitting(e, b); ok {
				return out, name
			}
		}
		if latinAlphabets[looseName] != nil && good > bad && hasLong(b) {
			return decodeUTF8(b), "utf-8"
		}
		return loose, looseName
	}
	name := detect(s)
	if latinAlphabets[name] != nil && good > bad && hasLong(b) {
		return decodeUTF8(b), "utf-8"
	}
	e, _ := Lookup(name)
	out, ok := decodeFitting(e, b)
	if !ok && good > 0 && good >= bad {
		return decodeUTF8(b), "utf-8"
	}
	return out, name
}

// Lookup returns the encoding that label names, and its WHATWG name. GB2312 and GBK are read as
// GB18030, which contains both. It returns nil for labels that must not be believed: UTF-7,
// those that WHATWG replaces (ISO-2022-KR, HZ), and unknown ones.
func Lookup(label string) (encoding.Encoding, string) {
	label = strings.ToLower(strings.Trim(label, " \t\r\n\f\"'"))
	if label == "" || len(label) > 64 {
		return nil, ""
	}
	label = strings.TrimPrefix(label, "charset=")
	switch label {
	case "cp932", "ms932", "ms_932", "windows-932", "sjis-win", "shift-jis-2004", "shift_jis-2004", "windows31j":
		label = "shift_jis"
	case "cp949", "ms949", "ms_949", "uhc", "euckr", "euc_kr", "x-windows-949":
		label = "euc-kr"
	case "cp936", "ms936", "windows-936", "euc-cn", "euccn", "euc_cn", "x-gb2312", "gb-2312", "gb_18030", "gb18030-2000", "gb18030-2005", "gb18030-2022":
		label = "gb18030"
	case "cp950", "ms950", "windows-950", "big-5", "big5hkscs", "big5-hkscs:2004", "big5-eten":
		label = "big5"
	case "eucjp", "euc_jp", "cp51932", "euc-jis-2004":
		label = "euc-jp"
	case "utf8mb4", "utf_8", "u8", "utf-8-bom", "utf8-bom", "unicode-1-1-utf8":
		label = "utf-8"
	case "latin-1", "latin_1", "iso8859_1", "iso_8859_1", "windows1252", "win-1252", "win1252", "ansi":
		label = "windows-1252"
	case "win-1251", "win1251", "windows1251", "ansi-1251", "cp-1251":
		label = "windows-1251"
	case "win-1250", "win1250", "windows1250":
		label = "windows-1250"
	case "koi8r":
		label = "koi8-r"
	case "iso2022jp", "iso-2022-jp-1", "iso-2022-jp-2", "iso-2022-jp-ms", "cp50220", "cp50221", "cp50222":
		label = "iso-2022-jp"
	case "utf-32", "ucs-4", "utf-32le":
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), "utf-32le"
	case "utf-32be":
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), "utf-32be"
	}
	e, name := htmlcharset.Lookup(label)
	switch name {
	case "", "replacement", "x-user-defined":
		return nil, ""
	case "gbk":
		return simplifiedchinese.GB18030, "gb18030"
	}
	return e, name
}

// FromContentType returns the charset parameter of an HTTP Content-Type, or "".
func FromContentType(header string) string {
	for _, part := range strings.Split(header, ";")[1:] {
		key, value, ok := strings.Cut(part, "=")
		if ok && strings.EqualFold(strings.TrimSpace(key), "charset") {
			return strings.Trim(value, " \t\"'")
		}
	}
	return ""
}

// FromDeclaration returns the encoding that an XML declaration at the start of b names, or "".
// Space and other text may stand before it, as feeds have it.
func FromDeclaration(b []byte) string {
	head := b[:min(len(b), 1024)]
	i := bytes.Index(head, []byte("<?xml"))
	if i < 0 {
		return ""
	}
	head = head[i:]
	if j := bytes.IndexByte(head, '>'); j >= 0 {
		head = head[:j]
	}
	i = bytes.Index(head, []byte("encoding"))
	if i < 0 {
		return ""
	}
	rest := bytes.TrimLeft(head[i+len("encoding"):], " \t\r\n")
	if len(rest) == 0 || rest[0] != '=' {
		return ""
	}
	return firstToken(rest[1:])
}

// metaWindow is how far a meta element is looked for: WHATWG says 1,024 bytes, but pages
// put scripts and comments first.
const metaWindow = 16 << 10

// FromMeta returns the charset that a meta element at the start of an HTML page names, or "".
func FromMeta(b []byte) string {
	head := bytes.ToLower(b[:min(len(b), metaWindow)])
	for len(head) > 0 {
		i := bytes.IndexByte(head, '<')
		if i < 0 {
			return ""
		}
		head = head[i:]
		if bytes.HasPrefix(head, []byte("<!--")) {
			end := bytes.Index(head, []byte("-->"))
			if end < 0 {
				return ""
			}
			head = head[end+3:]
			continue
		}
		end := bytes.IndexByte(head, '>')
		if end < 0 {
			return ""
		}
		tag := head[:end]
		head = head[end+1:]
		if !bytes.HasPrefix(tag, []byte("<meta")) {
			continue
		}
		i = bytes.Index(tag, []byte("charset"))
		if i < 0 {
			continue
		}
		rest := bytes.TrimLeft(tag[i+len("charset"):], " \t\r\n")
		if len(rest) > 0 && rest[0] == '=' {
			if label := firstToken(rest[1:]); label != "" {
				return label
			}
		}
	}
	return ""
}

// firstToken returns the first run of label characters in b, quotes and space before it skipped.
func firstToken(b []byte) string {
	b = bytes.TrimLeft(b, " \t\r\n\"'")
	if i := bytes.IndexAny(b, " \t\r\n\"';>/?"); i >= 0 {
		b = b[:i]
	}
	return string(b)
}

// byteOrderMark returns the encoding that a mark at the start of b says (nil for UTF-8) and the mark's length.
func byteOrderMark(b []byte) (encoding.Encoding, string, int) {
	switch {
	case bytes.HasPrefix(b, []byte("\xEF\xBB\xBF")):
		return nil, "utf-8", 3
	case bytes.HasPrefix(b, []byte("\xFF\xFE\x00\x00")):
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), "utf-32le", 4
	case bytes.HasPrefix(b, []byte("\x00\x00\xFE\xFF")):
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), "utf-32be", 4
	case bytes.HasPrefix(b, []byte("\xFF\xFE")):
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16le", 2
	case bytes.HasPrefix(b, []byte("\xFE\xFF")):
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "utf-16be", 2
	}
	return nil, "", 0
}

// wideWithoutMark recognizes UTF-16 and UTF-32 by the zero bytes that its ASCII has in every markup document.
func wideWithoutMark(b []byte) (encoding.Encoding, string) {
	if len(b) < 8 || bytes.IndexByte(b[:8], 0) < 0 {
		return nil, ""
	}
	var zero [4]int
	n := min(len(b), 1024) &^ 3
	for i := 0; i < n; i++ {
		if b[i] == 0 {
			zero[i&3]++
		}
	}
	q := n / 4
	most := func(k int) bool { return zero[k]*10 >= q*9 }
	some := func(k int) bool { return zero[k]*4 >= q }
	few := func(k int) bool { return zero[k]*10 <= q }
	switch {
	case most(1) && most(2) && most(3) && few(0):
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), "utf-32le"
	case most(0) && most(1) && most(2) && few(3):
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), "utf-32be"
	case some(1) && some(3) && few(0) && few(2):
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16le"
	case some(0) && some(2) && few(1) && few(3):
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "utf-16be"
	}
	return nil, ""
}

// decodeWide decodes UTF-16 or UTF-32, unless the bytes are plainly something else behind a wrong mark.
func decodeWide(e encoding.Encoding, b []byte) ([]byte, bool) {
	if len(b) > 16 && bytes.IndexByte(b, '<') >= 0 && bytes.IndexByte(b[:len(b)-1], 0) < 0 && utf8.Valid(b) {
		return nil, false // markup that has no zero byte
	}
	out, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return nil, false
	}
	if bad := bytes.Count(out, replacement); bad*20 > utf8.RuneCount(out) {
		return nil, false
	}
	return decodeUTF8(out), true
}

// asciiPrefix is the number of ASCII bytes that b begins with.
func asciiPrefix(b []byte) (n int) {
	for ; n+8 <= len(b); n += 8 {
		if binary.NativeEndian.Uint64(b[n:])&0x8080808080808080 != 0 {
			break
		}
	}
	for n < len(b) && b[n] < utf8.RuneSelf {
		n++
	}
	return n
}

// countUTF8 counts the multi-byte characters of b that are valid UTF-8 and the bytes that are not.
func countUTF8(b []byte) (good, bad int) {
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		_, n := utf8.DecodeRune(b[i:])
		if n == 1 {
			bad++
			// One broken character is one fault, however many bytes of it are left.
			for i+1 < len(b) && b[i+1]&0xC0 == 0x80 && b[i]&0xC0 == 0x80 {
				i++
			}
		} else {
			good++
		}
		i += n
	}
	return good, bad
}

var replacement = []byte("\uFFFD")

func decodeUTF8(b []byte) []byte {
	if !utf8.Valid(b) {
		b = bytes.ToValidUTF8(b, replacement)
	}
	return withoutNUL(b)
}

func withoutNUL(b []byte) []byte {
	if bytes.IndexByte(b, 0) < 0 {
		return b
	}
	return bytes.ReplaceAll(b, []byte{0}, nil)
}

// decodeTwice undoes the work of a system that took UTF-8 for Latin-1 or Windows-1252 and encoded it once
// more: "â€™" for "’". It is done only where every run of characters beyond ASCII in the text comes out as
// UTF-8 again, and one of them as a character of three bytes or more: no one writes such text. Other pages
// are left at their first run.
func decodeTwice(b []byte) ([]byte, bool) {
	var out []byte
	copied, long := 0, false
	var room [64]byte
	run := room[:0]
	for i := 0; i < len(b); {
		if n := asciiPrefix(b[i:]); n > 0 {
			i += n
			continue
		}
		start := i
		run = run[:0]
		for i < len(b) && b[i] >= utf8.RuneSelf {
			r, n := utf8.DecodeRune(b[i:])
			c, ok := charmap.Windows1252.EncodeRune(r)
			if r < 0x100 {
				c, ok = byte(r), true // Latin-1, and the places that Windows-1252 leaves empty
			}
			if !ok || c < utf8.RuneSelf {
				return nil, false
			}
			long = long || c >= 0xE0
			run = append(run, c)
			i += n
		}
		if !utf8.Valid(run) {
			return nil, false
		}
		out = append(append(out, b[copied:start]...), run...)
		copied = i
	}
	return append(out, b[copied:]...), long
}

// hasLong reports whether b has a character of three bytes or more in UTF-8. In a text of few characters beyond
// ASCII, it outweighs bytes that are none: Latin text hardly ever has a letter before two signs of Windows-1252.
func hasLong(b []byte) bool {
	for i := 0; i+2 < len(b); i++ {
		if b[i] >= 0xE0 {
			if _, n := utf8.DecodeRune(b[i:]); n > 2 {
				return true
			}
		}
	}
	return false
}

// isDocument reports whether markup is that of a whole page.
func isDocument(b []byte) bool {
	b = bytes.ToLower(b[:min(len(b), 4096)])
	return bytes.Contains(b, []byte("<html")) || bytes.Contains(b, []byte("<head")) || bytes.Contains(b, []byte("<!doctype"))
}

// decodeISO2022JP decodes ASCII bytes that switch to Japanese by escape sequences. Text without
// such a switch, or with one that is followed by no Japanese, stays as it is.
func decodeISO2022JP(b []byte) ([]byte, bool) {
	if !bytes.Contains(b, []byte("\x1b$B")) && !bytes.Contains(b, []byte("\x1b$@")) {
		return nil, false
	}
	out, err := japanese.ISO2022JP.NewDecoder().Bytes(b)
	if err != nil || bytes.Contains(out, replacement) {
		return nil, false
	}
	kana := 0
	for _, r := range string(out) {
		if r >= 0x3041 && r <= 0x30FF {
			kana++
		}
	}
	if kana == 0 {
		return nil, false
	}
	return withoutNUL(out), true
}

// decodeFitting decodes b and reports whether the bytes obey the encoding: at most one fault in
// fifty non-ASCII bytes, as a careless cut or one foreign character leaves.
func decodeFitting(e encoding.Encoding, b []byte) ([]byte, bool) {
	out, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return decodeUTF8(b), false
	}
	high := 0
	for _, c := range b {
		if c >= utf8.RuneSelf {
			high++
		}
	}
	return decodeUTF8(out), bytes.Count(out, replacement)*50 <= high
}

// multiByte reports whether an encoding has rules that bytes can break.
func multiByte(name string) bool {
	switch name {
	case "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr", "iso-2022-jp":
		return true
	}
	return false
}
