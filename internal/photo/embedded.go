package photo

import (
	"bytes"
	"html"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bep/imagemeta"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// Bounds on metadata, which a hostile file may fill as it likes.
const (
	maxMetadata = 4 << 20 // bytes of the file that are searched
	maxTags     = 2000
	maxTag      = 16 << 10 // bytes of one tag
	maxText     = 4000     // bytes kept of one field
	maxCreators = 16
)

// embedded reads what the file says of itself. A damaged block is left out; it is no reason to lose the photo.
func embedded(mediaType string, b []byte) Embedded {
	var format imagemeta.ImageFormat
	switch mediaType {
	case "image/jpeg":
		format = imagemeta.JPEG
	case "image/png":
		format = imagemeta.PNG
	case "image/webp":
		format = imagemeta.WebP
	case "image/tiff":
		format = imagemeta.TIFF
	case "image/avif":
		format = imagemeta.AVIF
	case "image/heic":
		format = imagemeta.HEIF
	default:
		return Embedded{}
	}
	r := reader{sets: map[imagemeta.Source]*fields{imagemeta.IPTC: {}, imagemeta.XMP: {}, imagemeta.EXIF: {}}}
	// One source at a time: an error in one ends the decoder and would hide the others.
	for _, source := range []imagemeta.Source{imagemeta.IPTC, imagemeta.XMP, imagemeta.EXIF} {
		r.read(format, source, b[:min(len(b), maxMetadata)])
	}
	return r.result()
}

// fields are one source's values.
type fields struct {
	creator                               []string
	credit, caption, copyright, terms, by string
}

type reader struct {
	sets map[imagemeta.Source]*fields
	// utf8 is whether the IIM block says that it is UTF-8 (1:90 CodedCharacterSet).
	utf8 bool
}

func (r *reader) read(format imagemeta.ImageFormat, source imagemeta.Source, b []byte) {
	// The decoder reports damage as an error and recovers from its own panics; what it told until then stands.
	_, _ = imagemeta.Decode(imagemeta.Options{
		R:            bytes.NewReader(b),
		ImageFormat:  format,
		Sources:      source,
		LimitNumTags: maxTags,
		LimitTagSize: maxTag,
		ShouldHandleTag: func(t imagemeta.TagInfo) bool {
			return t.Source != imagemeta.EXIF || strings.HasPrefix(t.Namespace, "IFD0")
		},
		HandleTag: func(t imagemeta.TagInfo) error {
			r.tag(t)
			return nil
		},
	})
}

// tag files one value. The names are ExifTool's.
func (r *reader) tag(t imagemeta.TagInfo) {
	f := r.sets[t.Source]
	if f == nil {
		return
	}
	values := texts(t.Value)
	if t.Source == imagemeta.IPTC {
		if t.Tag == "CodedCharacterSet" {
			r.utf8 = len(values) > 0 && values[0] == "UTF-8"
			return
		}
		if !r.utf8 {
			for i, v := range values {
				values[i] = redecode(v)
			}
		}
	}
	for i, v := range values {
		values[i] = tidy(v)
	}
	values = slices.DeleteFunc(values, func(s string) bool { return s == "" })
	if len(values) == 0 {
		return
	}
	set := func(to *string) {
		if *to == "" {
			*to = values[0]
		}
	}
	switch t.Tag {
	case "By-line", "Creator", "Artist":
		if len(f.creator) == 0 {
			f.creator = names(values)
		}
	case "Credit", "CreditLine":
		set(&f.credit)
	case "Source":
		if t.Source == imagemeta.IPTC {
			set(&f.by)
		}
	case "Caption-Abstract", "Description", "ImageDescription":
		set(&f.caption)
	case "CopyrightNotice", "Rights", "Copyright":
		set(&f.copyright)
	case "SpecialInstructions", "UsageTerms", "Instructions":
		set(&f.terms)
	}
}

// result takes each field from the first source that has it: XMP, which is always UTF-8, then IIM, then EXIF
// (the order of the IPTC Photo Metadata guidelines for reading values that differ).
func (r *reader) result() Embedded {
	var e Embedded
	first := func(to *string, get func(*fields) string) {
		for _, s := range []imagemeta.Source{imagemeta.XMP, imagemeta.IPTC, imagemeta.EXIF} {
			if v := get(r.sets[s]); v != "" && *to == "" {
				*to = v
			}
		}
	}
	for _, s := range []imagemeta.Source{imagemeta.XMP, imagemeta.IPTC, imagemeta.EXIF} {
		if len(e.Creator) == 0 {
			e.Creator = r.sets[s].creator
		}
	}
	first(&e.Credit, func(f *fields) string { return f.credit })
	if e.Credit == "" {
		first(&e.Credit, func(f *fields) string { return f.by })
	}
	first(&e.Caption, func(f *fields) string { return f.caption })
	if cameraDefault(e.Caption) {
		e.Caption = ""
	}
	first(&e.Copyright, func(f *fields) string { return f.copyright })
	first(&e.UsageTerms, func(f *fields) string { return f.terms })
	return e
}

// cameraDefault reports whether a description is what a camera or program writes into every file.
func cameraDefault(s string) bool {
	switch strings.ToUpper(strings.TrimSpace(s)) {
	case "OLYMPUS DIGITAL CAMERA", "SAMSUNG", "SONY DSC", "MINOLTA DIGITAL CAMERA", "KODAK DIGITAL STILL CAMERA", "DCIM", "SCREENSHOT", "DEFAULT":
		return true
	}
	return false
}

// texts lists the strings of a tag's value.
func texts(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []string:
		return slices.Clone(v[:min(len(v), maxCreators)])
	case []byte:
		return []string{string(v)}
	}
	return nil
}

// names splits a list of makers that stands in one field.
func names(values []string) []string {
	var out []string
	for _, v := range values {
		for _, n := range strings.FieldsFunc(v, func(r rune) bool { return r == ';' || r == '\n' || r == '、' }) {
			if n = strings.TrimSpace(n); n != "" && !slices.Contains(out, n) && len(out) < maxCreators {
				out = append(out, n)
			}
		}
	}
	return out
}

// tidy folds white space, drops what is not text, and bounds the length.
func tidy(s string) string {
	if strings.Contains(s, "&#") || strings.Contains(s, "&amp;") {
		s = html.UnescapeString(s)
	}
	s = strings.ToValidUTF8(s, "")
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || r == '\uFFFD' || r == '\uFEFF' {
			return -1
		}
		return r
	}, s)
	s = strings.Join(strings.Fields(s), " ")
	for len(s) > maxText {
		_, n := utf8.DecodeLastRuneInString(s[:maxText+1])
		s = s[:maxText+1-n]
	}
	return s
}

// redecode undoes a guess. IIM without a marked character set is in whatever the newsroom's machine used, and
// the decoder takes it for Latin-1. So the bytes are taken back, and read as UTF-8 when they are that, else as
// the East Asian encoding that reads them best, else as Windows-1252.
func redecode(s string) string {
	raw := make([]byte, 0, len(s))
	high := false
	for _, r := range s {
		if r > 0xFF {
			return s // not Latin-1: decoded already
		}
		high = high || r >= 0x80
		raw = append(raw, byte(r))
	}
	if !high {
		return s
	}
	if utf8.Valid(raw) {
		return string(raw)
	}
	best, most := "", 0
	for _, e := range []struct {
		encoding.Encoding
		script *unicode.RangeTable
	}{
		{simplifiedchinese.GB18030, unicode.Han},
		{japanese.ShiftJIS, unicode.Hiragana},
		{korean.EUCKR, unicode.Hangul},
	} {
		out, err := e.NewDecoder().Bytes(raw)
		if err != nil || bytes.ContainsRune(out, '\uFFFD') {
			continue
		}
		if n := likely(string(out), e.script); n > most {
			best, most = string(out), n
		}
	}
	if best != "" {
		return best
	}
	if out, err := charmap.Windows1252.NewDecoder().Bytes(raw); err == nil && !bytes.ContainsRune(out, '\uFFFD') {
		return string(out)
	}
	return s
}

// likely counts what speaks for text in an encoding's own script; 0 when characters stand in it that a
// caption would not have: rare ideographs, half-width katakana, letters of private use.
func likely(s string, script *unicode.RangeTable) int {
	n, odd := 0, 0
	for _, r := range s {
		switch {
		case r < 0x80, r >= 0x3000 && r <= 0x303F, r >= 0xFF01 && r <= 0xFF5E, r == '·', r == '“', r == '”', r == '—', r == '…', r == '‘', r == '’':
		case script == unicode.Han && r >= 0x4E00 && r <= 0x9FA5:
			n += 2
			if _, err := simplifiedchinese.HZGB2312.NewEncoder().String(string(r)); err != nil {
				n-- // outside GB 2312: less common
			}
		case script == unicode.Hangul && unicode.Is(unicode.Hangul, r):
			n += 3 // Hangul alone in its block: no other encoding makes so much of it by chance
		case script == unicode.Hiragana && (unicode.Is(unicode.Hiragana, r) || unicode.Is(unicode.Katakana, r) && r < 0xFF00):
			n += 5
		case script == unicode.Hiragana && r >= 0x4E00 && r <= 0x9FA5:
			n++
		default:
			odd++
		}
	}
	if n < 2 || odd*4 > n {
		return 0
	}
	// Two accented letters among many ASCII ones are a western name, not one ideograph.
	if runes := utf8.RuneCountInString(s); n*8 < runes {
		return 0
	}
	return n
}
