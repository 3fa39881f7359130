package photo

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// encode makes a picture file of w x h pixels.
func encode(t testing.TB, format string, w, h int) []byte {
	t.Helper()
	var b bytes.Buffer
	gray := image.NewGray(image.Rect(0, 0, w, h))
	var err error
	switch format {
	case "jpeg":
		err = jpeg.Encode(&b, gray, nil)
	case "png":
		err = png.Encode(&b, gray)
	case "gif":
		err = gif.Encode(&b, gray, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// iim is an IPTC-IIM record 2 dataset.
func iim(dataset byte, value []byte) []byte {
	return append([]byte{0x1C, 2, dataset, byte(len(value) >> 8), byte(len(value))}, value...)
}

// withIPTC puts datasets into a JPEG's APP13 segment, after an optional mark that they are UTF-8.
func withIPTC(jpg []byte, utf8 bool, sets ...[]byte) []byte {
	var block []byte
	if utf8 {
		block = []byte{0x1C, 1, 90, 0, 3, 0x1B, '%', 'G'}
	}
	block = append(block, bytes.Join(sets, nil)...)
	seg := []byte("Photoshop 3.0\x008BIM\x04\x04\x00\x00")
	seg = binary.BigEndian.AppendUint32(seg, uint32(len(block)))
	seg = append(seg, block...)
	if len(block)%2 == 1 {
		seg = append(seg, 0)
	}
	return withSegment(jpg, 0xED, seg)
}

func withSegment(jpg []byte, marker byte, seg []byte) []byte {
	out := []byte{0xFF, 0xD8, 0xFF, marker}
	out = binary.BigEndian.AppendUint16(out, uint16(len(seg)+2))
	out = append(out, seg...)
	return append(out, jpg[2:]...)
}

func withXMP(jpg []byte, properties string) []byte {
	return withSegment(jpg, 0xE1, []byte("http://ns.adobe.com/xap/1.0/\x00"+`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">`+properties+`</rdf:Description></rdf:RDF></x:xmpmeta>`))
}

func TestInspectTypeAndSize(t *testing.T) {
	vp8x := append([]byte("RIFF\x1e\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00"), 0x7F, 0x02, 0, 0xDF, 0x01, 0)
	bmp := make([]byte, 54)
	copy(bmp, "BM")
	binary.LittleEndian.PutUint32(bmp[14:], 40)
	binary.LittleEndian.PutUint32(bmp[18:], 320)
	binary.LittleEndian.PutUint32(bmp[22:], ^uint32(199)) // -200: stored top down
	tiff := []byte("II*\x00\x08\x00\x00\x00\x02\x00" + "\x00\x01\x03\x00\x01\x00\x00\x00\x80\x02\x00\x00" + "\x01\x01\x04\x00\x01\x00\x00\x00\xE0\x01\x00\x00" + "\x00\x00\x00\x00")
	avif := []byte("\x00\x00\x00\x1cftypavif\x00\x00\x00\x00avifmif1miaf" + "\x00\x00\x00\x14ispe\x00\x00\x00\x00\x00\x00\x03\x20\x00\x00\x02\x58")
	for _, c := range []struct {
		name string
		b    []byte
		want string
	}{
		{"jpeg", encode(t, "jpeg", 64, 48), "image/jpeg 64x48"},
		{"png", encode(t, "png", 30, 20), "image/png 30x20"},
		{"gif", encode(t, "gif", 12, 9), "image/gif 12x9"},
		{"webp extended", vp8x, "image/webp 640x480"},
		{"bmp top down", bmp, "image/bmp 320x200"},
		{"tiff, whatever it was named", tiff, "image/tiff 640x480"},
		{"avif", avif, "image/avif 800x600"},
		{"jpeg cut before its frame", encode(t, "jpeg", 64, 48)[:20], "image/jpeg 0x0"},
	} {
		in, err := Inspect(c.b)
		if err != nil || in.String() != c.want {
			t.Errorf("%s: got %q, %v; want %q", c.name, in.String(), err, c.want)
		}
		if Extension(in.Type) == "" {
			t.Errorf("%s: no extension for %q", c.name, in.Type)
		}
	}
}

func TestInspectRefuses(t *testing.T) {
	for _, s := range []string{"", "<!DOCTYPE html><title>404</title>", "<svg xmlns='http://www.w3.org/2000/svg'/>", "GIF8", "\xFF\xD8", "RIFF\x00\x00\x00\x00WAVEfmt ", "PK\x03\x04"} {
		if in, err := Inspect([]byte(s)); !errors.Is(err, ErrNotPhoto) {
			t.Errorf("%.20q: got %v, %v; want ErrNotPhoto", s, in, err)
		}
	}
	// A PNG of a few bytes that says it is 30,000 pixels wide and high.
	b := encode(t, "png", 1, 1)
	binary.BigEndian.PutUint32(b[16:], 30000)
	binary.BigEndian.PutUint32(b[20:], 30000)
	binary.BigEndian.PutUint32(b[29:], crc32.ChecksumIEEE(b[12:29]))
	if in, err := Inspect(b); !errors.Is(err, ErrTooManyPixels) || in.Width != 30000 {
		t.Errorf("bomb: got %v, %v; want ErrTooManyPixels", in, err)
	}
}

func TestEmbeddedIPTC(t *testing.T) {
	jpg := encode(t, "jpeg", 8, 8)
	b := withIPTC(jpg, true, iim(80, []byte("Mára Ødegård")), iim(80, []byte("李晓明")), iim(110, []byte("Agentur Nord")), iim(120, []byte("Ein Hafen im\nNebel.")), iim(116, []byte("© 2024 Agentur Nord")), iim(40, []byte("No resales.")))
	in, err := Inspect(b)
	if err != nil {
		t.Fatal(err)
	}
	e := in.Embedded
	if !slices.Equal(e.Creator, []string{"Mára Ødegård", "李晓明"}) || e.Credit != "Agentur Nord" || e.Caption != "Ein Hafen im Nebel." || e.Copyright != "© 2024 Agentur Nord" || e.UsageTerms != "No resales." {
		t.Errorf("got %+v", e)
	}
}

func TestEmbeddedIPTCWithoutCharset(t *testing.T) {
	jpg := encode(t, "jpeg", 8, 8)
	for _, c := range []struct {
		name string
		enc  encoding.Encoding
		text string
	}{
		{"utf-8", encoding.Nop, "市民在江边散步。"},
		{"gb18030", simplifiedchinese.GB18030, "市民在江边公园里散步，欣赏春天的花。"},
		{"shift-jis", japanese.ShiftJIS, "公園でさくらを楽しむ人たち＝１日午後"},
		{"euc-kr", korean.EUCKR, "시민들이 공원에서 산책하고 있다."},
		{"windows-1252", charmap.Windows1252, "Ein Café in Zürich – im Frühling"},
		{"ascii", encoding.Nop, "A harbour in fog."},
	} {
		raw, err := c.enc.NewEncoder().Bytes([]byte(c.text))
		if err != nil {
			t.Fatal(err)
		}
		in, err := Inspect(withIPTC(jpg, false, iim(120, raw)))
		if err != nil || in.Embedded.Caption != c.text {
			t.Errorf("%s: got %q, %v; want %q", c.name, in.Embedded.Caption, err, c.text)
		}
	}
}

func TestEmbeddedXMPBeforeIPTC(t *testing.T) {
	jpg := encode(t, "jpeg", 8, 8)
	b := withIPTC(jpg, true, iim(80, []byte("Old Name")), iim(110, []byte("Wire")))
	b = withXMP(b, `<dc:creator><rdf:Seq><rdf:li>Ana Lima</rdf:li><rdf:li>Jo Park</rdf:li></rdf:Seq></dc:creator><dc:description><rdf:Alt><rdf:li xml:lang="x-default">Fog &amp; harbour.</rdf:li></rdf:Alt></dc:description><xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="x-default">Editorial use only</rdf:li></rdf:Alt></xmpRights:UsageTerms>`)
	in, err := Inspect(b)
	if err != nil {
		t.Fatal(err)
	}
	e := in.Embedded
	if !slices.Equal(e.Creator, []string{"Ana Lima", "Jo Park"}) || e.Credit != "Wire" || e.Caption != "Fog & harbour." || e.UsageTerms != "Editorial use only" {
		t.Errorf("got %+v", e)
	}
	// A damaged packet hides nothing else.
	in, err = Inspect(withSegment(withIPTC(jpg, true, iim(110, []byte("Wire"))), 0xE1, []byte("http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta><rdf:RDF")))
	if err != nil || in.Embedded.Credit != "Wire" {
		t.Errorf("damaged XMP: got %+v, %v", in.Embedded, err)
	}
}

func TestEmbeddedIsBounded(t *testing.T) {
	jpg := encode(t, "jpeg", 8, 8)
	in, err := Inspect(withIPTC(jpg, true, iim(120, []byte(strings.Repeat("é", 7000)))))
	if err != nil || len(in.Embedded.Caption) > maxText || len(in.Embedded.Caption) < maxText-4 {
		t.Errorf("got %d bytes, %v", len(in.Embedded.Caption), err)
	}
	if in, _ := Inspect(jpg); !in.Embedded.IsZero() {
		t.Errorf("bare file: got %+v", in.Embedded)
	}
}

func FuzzInspect(f *testing.F) {
	jpg := encode(f, "jpeg", 8, 8)
	f.Add(jpg)
	f.Add(encode(f, "png", 4, 4))
	f.Add(encode(f, "gif", 4, 4))
	f.Add(withIPTC(jpg, false, iim(80, []byte("A B")), iim(120, []byte("\xCA\xD0\xC3\xF1"))))
	f.Add(withXMP(jpg, `<dc:rights>x</dc:rights>`))
	f.Add([]byte("II*\x00\x08\x00\x00\x00\x02\x00"))
	f.Add([]byte("\x00\x00\x00\x1cftypavif\x00\x00\x00\x00avifmif1miaf"))
	f.Fuzz(func(t *testing.T, b []byte) {
		in, err := Inspect(b)
		if err == nil && (in.Type == "" || Extension(in.Type) == "") {
			t.Errorf("no type and no error")
		}
		if in.Width < 0 || in.Height < 0 {
			t.Errorf("size %d x %d", in.Width, in.Height)
		}
		for _, s := range append(in.Embedded.Creator, in.Embedded.Caption, in.Embedded.Credit, in.Embedded.Copyright, in.Embedded.UsageTerms) {
			if len(s) > maxText || strings.ContainsRune(s, 0) {
				t.Errorf("field of %d bytes: %.40q", len(s), s)
			}
		}
	})
}

func BenchmarkInspect(b *testing.B) {
	jpg := withIPTC(encode(b, "jpeg", 1200, 800), true, iim(80, []byte("Ana Lima")), iim(120, []byte("Fog.")))
	b.SetBytes(int64(len(jpg)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Inspect(jpg); err != nil {
			b.Fatal(err)
		}
	}
}
