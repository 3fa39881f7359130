package fetch

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"image"
	_ "image/gif" // read the size of GIF files
	_ "image/jpeg"
	_ "image/png"
	"net/http"
	"net/url"
	"strings"
)

// File asks for a photo that a page shows; a relative address is resolved against the page's. robots.txt is obeyed at every hop.
func (c *Client) File(ctx context.Context, address, page string) (*File, error) {
	if base, err := url.Parse(page); err == nil && base.IsAbs() {
		if u, err := base.Parse(strings.TrimSpace(address)); err == nil {
			address = u.String()
		}
	}
	a, err := c.get(ctx, kindFile, address, Validators{}, true)
	if err != nil {
		return nil, err
	}
	f := &File{URL: a.url.String(), Status: a.status, Header: a.header, Body: a.body}
	f.Type, f.Width, f.Height = imageType(a.body)
	if claimed := a.header.Get("Content-Length"); claimed == "0" {
		return nil, fmt.Errorf("fetch file %s: %w: empty", redact(address), ErrIncomplete)
	}
	return f, nil
}

// imageType tells the media type of a file by its bytes, and of images the size in pixels where the head of the file says it.
// Nothing is decoded, so that a picture that claims to be huge costs nothing.
func imageType(b []byte) (mediaType string, width, height int) {
	if box := boxType(b); box != "" {
		width, height = boxSize(b)
		return box, width, height
	}
	if len(b) >= 30 && string(b[:4]) == "RIFF" && string(b[8:12]) == "WEBP" {
		width, height = webpSize(b)
		return "image/webp", width, height
	}
	mediaType, _, _ = strings.Cut(http.DetectContentType(b), ";")
	switch mediaType {
	case "image/jpeg", "image/png", "image/gif":
		if conf, _, err := image.DecodeConfig(bytes.NewReader(b)); err == nil {
			width, height = conf.Width, conf.Height
		}
	case "image/bmp":
		if len(b) >= 26 {
			width = int(int32(binary.LittleEndian.Uint32(b[18:])))
			height = int(int32(binary.LittleEndian.Uint32(b[22:])))
			if height < 0 {
				height = -height
			}
		}
	case "text/xml", "text/plain", "text/html":
		head := bytes.ToLower(b[:min(len(b), 1024)])
		if i := bytes.Index(head, []byte("<svg")); i >= 0 && !bytes.Contains(head[:i], []byte("<html")) && !bytes.Contains(head[:i], []byte("<body")) {
			mediaType = "image/svg+xml"
		}
	default:
		if bytes.HasPrefix(b, []byte("II*\x00")) || bytes.HasPrefix(b, []byte("MM\x00*")) {
			mediaType = "image/tiff"
		}
	}
	if width < 0 || height < 0 {
		width, height = 0, 0
	}
	return mediaType, width, height
}

// boxType knows the image formats in ISO media boxes by their brand.
func boxType(b []byte) string {
	if len(b) < 16 || string(b[4:8]) != "ftyp" {
		return ""
	}
	switch string(b[8:12]) {
	case "avif", "avis":
		return "image/avif"
	case "heic", "heix", "heim", "heis", "hevc":
		return "image/heic"
	case "mif1", "msf1":
		if bytes.Contains(b[:min(len(b), 64)], []byte("avif")) {
			return "image/avif"
		}
		return "image/heif"
	}
	return ""
}

// boxSize reads the largest image spatial extents property (ISO/IEC 23008-12 6.5.3) near the start of the file.
func boxSize(b []byte) (width, height int) {
	b = b[:min(len(b), 64<<10)]
	for {
		i := bytes.Index(b, []byte("ispe"))
		if i < 0 || i+16 > len(b) {
			return width, height
		}
		w, h := binary.BigEndian.Uint32(b[i+8:]), binary.BigEndian.Uint32(b[i+12:])
		if w < 1<<20 && h < 1<<20 && int(w)*int(h) > width*height {
			width, height = int(w), int(h)
		}
		b = b[i+16:]
	}
}

// webpSize reads the size from the first chunk (RFC 9649); b has at least 30 bytes.
func webpSize(b []byte) (width, height int) {
	switch string(b[12:16]) {
	case "VP8 ":
		return int(binary.LittleEndian.Uint16(b[26:]) & 0x3fff), int(binary.LittleEndian.Uint16(b[28:]) & 0x3fff)
	case "VP8L":
		bits := binary.LittleEndian.Uint32(b[21:])
		return int(bits&0x3fff) + 1, int(bits>>14&0x3fff) + 1
	case "VP8X":
		return int(uint32(b[24])|uint32(b[25])<<8|uint32(b[26])<<16) + 1, int(uint32(b[27])|uint32(b[28])<<8|uint32(b[29])<<16) + 1
	}
	return 0, 0
}
