// Package warc writes, reads and checks WARC 1.1 files (ISO 28500:2017), the form in which web
// archives keep what was sent over the wire.
//
// Start with NewWriter and Writer.Exchange to write, NewReader and Reader.Next to read, and Verify
// to check a file. Every record is a gzip member of its own (Annex D), so files can be joined with
// cat and a record read from the middle. The package opens no file and asks no network. Bodies are
// kept as the server encoded them but never chunked: then all readers agree on the payload digest.
package warc

import (
	"errors"
	"fmt"
	"time"
)

// Exchange is one HTTP request and its answer as they were sent.
type Exchange struct {
	URL      string    // absolute, without userinfo and fragment
	Started  time.Time // when the request was sent, UTC
	RemoteIP string    // "" behind a proxy
	Protocol string    // of the answer: http/1.1 or h2
	// RequestHeader and ResponseHeader are complete HTTP/1.1 heads, from the request or status line to the
	// empty line, CRLF ends. The response head has a Content-Length equal to len(Body) and no Transfer-Encoding.
	RequestHeader, ResponseHeader []byte
	// Body is as the server encoded it (gzip stays), without chunking.
	Body      []byte
	Truncated string // "" or a WARC-Truncated reason: length, time, disconnect
}

// Types of records that Writer makes.
const (
	TypeInfo     = "warcinfo"
	TypeRequest  = "request"
	TypeResponse = "response"
	TypeMetadata = "metadata"
)

const (
	version = "WARC/1.1"
	crlf    = "\r\n"

	// maxHeader bounds a record's header: ours stay below 10 KiB with the longest address allowed.
	maxHeader = 128 << 10
	// maxFields bounds the number of lines in a header.
	maxFields = 256
)

// ErrDamaged is wrapped by every error that says that a file's bytes are not what was written.
var ErrDamaged = errors.New("damaged WARC")

// Error says where a file is damaged.
type Error struct {
	Offset int64  // where the record's gzip member starts, in bytes of the file
	Detail string // what is wrong with it
	Err    error  // the cause below, or nil
}

func (e *Error) Error() string {
	if e.Err != nil {
		return fmt.Sprintf("record at byte %d: %s: %v", e.Offset, e.Detail, e.Err)
	}
	return fmt.Sprintf("record at byte %d: %s", e.Offset, e.Detail)
}

// Is reports that every Error is ErrDamaged.
func (e *Error) Is(target error) bool { return target == ErrDamaged }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }
