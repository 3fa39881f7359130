package fetch

import (
	"bytes"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"net/http"
	"testing"
)

func TestFile(t *testing.T) {
	picture := image.NewGray(image.Rect(0, 0, 31, 17))
	var asPNG, asJPEG, asGIF bytes.Buffer
	if err := png.Encode(&asPNG, picture); err != nil {
		t.Fatal(err)
	}
	if err := jpeg.Encode(&asJPEG, picture, nil); err != nil {
		t.Fatal(err)
	}
	if err := gif.Encode(&asGIF, picture, nil); err != nil {
		t.Fatal(err)
	}
	riff := func(chunk string) string { return "RIFF\x40\x00\x00\x00WEBP" + chunk + "\x10\x00\x00\x00" }
	huge := bytes.Clone(asPNG.Bytes())
	copy(huge[16:], "\x7f\xff\xff\xff\x7f\xff\xff\xff") // claims two thousand million pixels a side
	for _, c := range []struct {
		name, body, mediaType string
		width, height         int
	}{
		{"png", asPNG.String(), "image/png", 31, 17}, {"jpeg", asJPEG.String(), "image/jpeg", 31, 17}, {"gif", asGIF.String(), "image/gif", 31, 17},
		{"cut png", asPNG.String()[:12], "image/png", 0, 0}, {"huge png", string(huge), "image/png", 0, 0}, {"cut jpeg", asJPEG.String()[:20], "image/jpeg", 0, 0},
		{"webp lossy", riff("VP8 ") + "\x00\x00\x00\x9d\x01\x2a\x1f\x00\x11\x00" + "        ", "image/webp", 31, 17},
		{"webp lossless", riff("VP8L") + "\x2f\x1e\x00\x04\x00" + "             ", "image/webp", 31, 17},
		{"webp extended", riff("VP8X") + "\x00\x00\x00\x00\x1e\x00\x00\x10\x00\x00" + "        ", "image/webp", 31, 17},
		{"avif", "\x00\x00\x00\x20ftypavif\x00\x00\x00\x00mif1miaf....ispe\x00\x00\x00\x00\x00\x00\x00\x1f\x00\x00\x00\x11", "image/avif", 31, 17},
		{"heic", "\x00\x00\x00\x20ftypheic\x00\x00\x00\x00mif1heic", "image/heic", 0, 0},
		{"svg", `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>`, "image/svg+xml", 0, 0},
		{"html", "<!DOCTYPE html><html><body><svg/></body></html>", "text/html", 0, 0},
		{"tiff", "II*\x00\x08\x00\x00\x00", "image/tiff", 0, 0}, {"text", "hello", "text/plain", 0, 0},
	} {
		s := newSite(t, map[string]http.HandlerFunc{"/dir/photo": text(c.body, "Content-Type", "image/jpeg", "Content-Disposition", `attachment; filename="../../x"`)})
		f, err := newClient(t, Options{}).File(t.Context(), "photo", s.URL+"/dir/page.html")
		if err != nil || f.Type != c.mediaType || f.Width != c.width || f.Height != c.height && c.width != 0 || string(f.Body) != c.body || f.URL != s.URL+"/dir/photo" {
			t.Errorf("%s: %v: %s %d×%d", c.name, err, f.Type, f.Width, f.Height)
		}
	}
}

func FuzzImageType(f *testing.F) {
	f.Add([]byte("RIFF\x40\x00\x00\x00WEBPVP8X\x10\x00\x00\x00\x00\x00\x00\x00\x1e\x00\x00\x10\x00\x00        "))
	f.Add([]byte("\x00\x00\x00\x20ftypavif\x00\x00\x00\x00mif1miaf....ispe\x00\x00\x00\x00\x00\x00\x00\x1f\x00\x00\x00\x11"))
	f.Add([]byte("BM                                "))
	f.Fuzz(func(t *testing.T, b []byte) {
		if mediaType, width, height := imageType(b); mediaType == "" || width < 0 || height < 0 {
			t.Errorf("%q %d %d", mediaType, width, height)
		}
	})
}
