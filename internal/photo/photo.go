// Package photo tells what the bytes of a picture file are: its media type, its size in pixels, and what
// its maker wrote into it (IPTC, XMP, EXIF).
//
// Call Inspect. The package reads headers and metadata only and decodes no pixels, so that a bomb costs
// nothing; it opens no file and believes no name or Content-Type.
package photo

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Info is what a picture's bytes say.
type Info struct {
	// Type is the media type by the bytes: image/jpeg, image/png, image/gif, image/webp, image/avif,
	// image/heic, image/tiff, image/bmp.
	Type string
	// Width and Height are in pixels, as stored in the header; 0 when it has none that can be read.
	Width, Height int
	Embedded      Embedded
}

// Embedded is what the file says of itself. An empty field was not found.
type Embedded struct {
	Creator    []string // photographers: IPTC By-line, dc:creator, EXIF Artist
	Credit     string   // credit line: IPTC Credit, photoshop:Credit
	Caption    string   // IPTC Caption/Abstract, dc:description, EXIF ImageDescription
	Copyright  string   // IPTC CopyrightNotice, dc:rights, EXIF Copyright
	UsageTerms string   // xmpRights:UsageTerms, IPTC SpecialInstructions
}

// IsZero reports whether the file says nothing of itself.
func (e Embedded) IsZero() bool {
	return len(e.Creator) == 0 && e.Credit == "" && e.Caption == "" && e.Copyright == "" && e.UsageTerms == ""
}

var (
	// ErrNotPhoto is returned for bytes that are no picture of a known format: an error page, a script, SVG.
	ErrNotPhoto = errors.New("not a picture")
	// ErrTooManyPixels is returned, with the Info, for a picture that says it has more than MaxPixels.
	ErrTooManyPixels = errors.New("too many pixels")
)

// MaxPixels is the most pixels that a press photo has (cameras reach 45 million); more is a bomb that
// would take gigabytes in whoever opens it.
const MaxPixels = 50_000_000

// Inspect reads the headers of a picture's bytes.
func Inspect(b []byte) (Info, error) {
	var in Info
	in.Type = sniff(b)
	if in.Type == "" {
		return Info{}, fmt.Errorf("inspect picture: %w", ErrNotPhoto)
	}
	in.Width, in.Height = size(in.Type, b)
	if in.Width > 0 && in.Height > 0 && int64(in.Width)*int64(in.Height) > MaxPixels {
		return in, fmt.Errorf("inspect picture of %d x %d: %w", in.Width, in.Height, ErrTooManyPixels)
	}
	in.Embedded = embedded(in.Type, b)
	return in, nil
}

// Extension returns the file name's ending for a media type, with its dot, or "" for one that Inspect does not know.
func Extension(mediaType string) string {
	switch mediaType {
	case "image/jpeg":
		return ".jpg"
	case "image/png", "image/gif", "image/webp", "image/avif", "image/heic", "image/bmp":
		return "." + strings.TrimPrefix(mediaType, "image/")
	case "image/tiff":
		return ".tif"
	}
	return ""
}

// sniff tells the media type by the format's signature, "" for none.
func sniff(b []byte) string {
	has := func(s string) bool { return bytes.HasPrefix(b, []byte(s)) }
	switch {
	case has("\xFF\xD8\xFF"):
		return "image/jpeg"
	case has("\x89PNG\r\n\x1a\n"):
		return "image/png"
	case has("GIF87a"), has("GIF89a"):
		return "image/gif"
	case has("RIFF") && len(b) >= 16 && string(b[8:12]) == "WEBP":
		return "image/webp"
	case has("II*\x00"), has("MM\x00*"):
		return "image/tiff"
	case has("BM") && len(b) >= 26 && binary.LittleEndian.Uint32(b[14:]) >= 12 && binary.LittleEndian.Uint32(b[14:]) <= 124:
		return "image/bmp"
	case len(b) >= 16 && string(b[4:8]) == "ftyp":
		return brand(b)
	}
	return ""
}

// brand tells AVIF from HEIC by the brands of an ISO base media file (ISO/IEC 14496-12, 4.3).
func brand(b []byte) string {
	end := min(int(binary.BigEndian.Uint32(b)), len(b), 256)
	for i := 8; i+4 <= end; i += 4 {
		if i == 12 {
			continue // the minor version
		}
		switch string(b[i : i+4]) {
		case "avif", "avis":
			return "image/avif"
		case "heic", "heix", "heim", "heis", "hevc", "mif1", "msf1":
			if string(b[i:i+4]) == "mif1" && bytes.Contains(b[8:end], []byte("avif")) {
				return "image/avif"
			}
			return "image/heic"
		}
	}
	return ""
}

// size reads the width and height in pixels of the format's header.
func size(mediaType string, b []byte) (w, h int) {
	le, be := binary.LittleEndian, binary.BigEndian
	switch mediaType {
	case "image/jpeg":
		return jpegSize(b)
	case "image/png":
		if len(b) >= 24 && string(b[12:16]) == "IHDR" {
			return dimension(be.Uint32(b[16:])), dimension(be.Uint32(b[20:]))
		}
	case "image/gif":
		if len(b) >= 10 {
			return int(le.Uint16(b[6:])), int(le.Uint16(b[8:]))
		}
	case "image/bmp":
		if le.Uint32(b[14:]) == 12 {
			return int(le.Uint16(b[18:])), int(le.Uint16(b[20:]))
		}
		h := int32(le.Uint32(b[22:]))
		if h < 0 && h != -1<<31 {
			h = -h // stored top down
		}
		return dimension(le.Uint32(b[18:])), dimension(uint32(h))
	case "image/webp":
		return webpSize(b)
	case "image/tiff":
		return tiffSize(b)
	case "image/avif", "image/heic":
		return boxSize(b)
	}
	return 0, 0
}

// dimension bounds a width or height of a header to what arithmetic can bear.
func dimension(v uint32) int {
	return int(min(v, 1<<30))
}

// jpegSize finds the frame header (ITU T.81, B.2.2).
func jpegSize(b []byte) (w, h int) {
	for i := 2; i+4 <= len(b); {
		if b[i] != 0xFF {
			i++
			continue
		}
		m := b[i+1]
		switch {
		case m == 0xFF: // fill
			i++
			continue
		case m == 0xD8 || m == 0x01 || m >= 0xD0 && m <= 0xD7: // without a length
			i += 2
			continue
		case m == 0xDA || m == 0xD9: // scan, end
			return 0, 0
		case m >= 0xC0 && m <= 0xCF && m != 0xC4 && m != 0xC8 && m != 0xCC:
			if i+9 > len(b) {
				return 0, 0
			}
			return int(binary.BigEndian.Uint16(b[i+7:])), int(binary.BigEndian.Uint16(b[i+5:]))
		}
		i += 2 + max(int(binary.BigEndian.Uint16(b[i+2:])), 2)
	}
	return 0, 0
}

// webpSize reads the first chunk of a WebP file (RFC 9649).
func webpSize(b []byte) (w, h int) {
	if len(b) < 30 {
		return 0, 0
	}
	switch string(b[12:16]) {
	case "VP8 ":
		return int(binary.LittleEndian.Uint16(b[26:]) & 0x3FFF), int(binary.LittleEndian.Uint16(b[28:]) & 0x3FFF)
	case "VP8L":
		v := binary.LittleEndian.Uint32(b[21:])
		return int(v&0x3FFF) + 1, int(v>>14&0x3FFF) + 1
	case "VP8X":
		three := func(p []byte) int { return int(p[0]) | int(p[1])<<8 | int(p[2])<<16 }
		return three(b[24:]) + 1, three(b[27:]) + 1
	}
	return 0, 0
}

// tiffSize reads ImageWidth and ImageLength of the first directory (TIFF 6.0).
func tiffSize(b []byte) (w, h int) {
	var o binary.ByteOrder = binary.LittleEndian
	if b[0] == 'M' {
		o = binary.BigEndian
	}
	if len(b) < 8 {
		return 0, 0
	}
	at := uint64(o.Uint32(b[4:]))
	if at+2 > uint64(len(b)) {
		return 0, 0
	}
	n := int(o.Uint16(b[at:]))
	for i := 0; i < n && i < 512; i++ {
		e := at + 2 + uint64(i)*12
		if e+12 > uint64(len(b)) {
			break
		}
		v := dimension(o.Uint32(b[e+8:]))
		if o.Uint16(b[e+2:]) == 3 { // SHORT
			v = int(o.Uint16(b[e+8:]))
		}
		switch o.Uint16(b[e:]) {
		case 256:
			w = v
		case 257:
			h = v
		}
	}
	return w, h
}

// boxSize finds the largest image spatial extents property (ISO/IEC 23008-12, 6.5.3): tiles have theirs too.
func boxSize(b []byte) (w, h int) {
	b = b[:min(len(b), 1<<20)] // the meta box stands before the pixels
	for range 64 {
		i := bytes.Index(b, []byte("ispe"))
		if i < 0 || i+16 > len(b) {
			break
		}
		x, y := dimension(binary.BigEndian.Uint32(b[i+8:])), dimension(binary.BigEndian.Uint32(b[i+12:]))
		if int64(x)*int64(y) > int64(w)*int64(h) {
			w, h = x, y
		}
		b = b[i+16:]
	}
	return w, h
}

// String is the type and size for a log line: "image/jpeg 1200x800".
func (in Info) String() string {
	return in.Type + " " + strconv.Itoa(in.Width) + "x" + strconv.Itoa(in.Height)
}
