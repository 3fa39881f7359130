package warc

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/netip"
	"strings"
	"time"
)

// Info describes the file, in its first record.
type Info struct {
	Filename string    // of the WARC file, without folders
	Software string    // name and version of the program
	Operator string    // a contact address, or empty
	Date     time.Time // when the file was made
}

// Writer writes records to a stream. It is not safe for use by several goroutines.
// After an error the stream is unusable: throw away what was written.
type Writer struct {
	w      io.Writer
	gz     *gzip.Writer
	head   bytes.Buffer
	infoID string
	n      int // records written; makes record ids of one file differ
}

// NewWriter returns a Writer that has written the warcinfo record to w.
func NewWriter(w io.Writer, info Info) (*Writer, error) {
	wr := &Writer{gz: gzip.NewWriter(w)}
	if err := wr.Reset(w, info); err != nil {
		return nil, err
	}
	return wr, nil
}

// Reset starts another file on w, as NewWriter does; it keeps the compressor, which is most of the cost.
func (w *Writer) Reset(to io.Writer, info Info) error {
	w.w, w.n, w.infoID = to, 0, ""
	var b strings.Builder
	field := func(name, value string) {
		if value != "" {
			b.WriteString(name + ": " + oneLine(value) + crlf)
		}
	}
	field("software", info.Software)
	field("format", "WARC File Format 1.1")
	field("conformsTo", "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/")
	field("operator", info.Operator)
	field("robots", "obey")
	id, err := w.record(record{
		kind: TypeInfo, date: info.Date, contentType: "application/warc-fields",
		fields: []string{"WARC-Filename", oneLine(info.Filename)},
		block:  [][]byte{[]byte(b.String())}, payload: -1,
	})
	w.infoID = id
	return err
}

// Exchange writes a request and its response, and, when via or hops say something, a metadata
// record. Via is the address that led here (a feed, or the redirect before); hops is Heritrix' path
// from the seed: L for a link, R for a redirect. It returns the id of the response record, without brackets.
func (w *Writer) Exchange(x Exchange, via, hops string) (string, error) {
	uri := TargetURI(x.URL)
	common := []string{"WARC-Target-URI", uri}
	if ip, err := netip.ParseAddr(x.RemoteIP); err == nil {
		common = append(common, "WARC-IP-Address", ip.WithZone("").String())
	}
	if x.Protocol != "" {
		common = append(common, "WARC-Protocol", oneLine(x.Protocol))
	}
	fields := common
	switch x.Truncated {
	case "length", "time", "disconnect", "unspecified":
		fields = append(fields[:len(fields):len(fields)], "WARC-Truncated", x.Truncated)
	}
	id, err := w.record(record{
		kind: TypeResponse, date: x.Started, contentType: "application/http;msgtype=response",
		fields: fields, block: [][]byte{x.ResponseHeader, x.Body}, payload: 1,
	})
	if err != nil {
		return "", err
	}
	concurrent := []string{"WARC-Concurrent-To", "<" + id + ">"}
	if len(x.RequestHeader) > 0 {
		if _, err := w.record(record{
			kind: TypeRequest, date: x.Started, contentType: "application/http;msgtype=request",
			fields: append(common[:len(common):len(common)], concurrent...),
			block:  [][]byte{x.RequestHeader}, payload: -1,
		}); err != nil {
			return "", err
		}
	}
	if via == "" && hops == "" {
		return id, nil
	}
	var b strings.Builder
	if via != "" {
		b.WriteString("via: " + TargetURI(via) + crlf)
	}
	if hops != "" {
		b.WriteString("hopsFromSeed: " + oneLine(hops) + crlf)
	}
	_, err = w.record(record{
		kind: TypeMetadata, date: x.Started, contentType: "application/warc-fields",
		fields: append([]string{"WARC-Target-URI", uri}, concurrent...),
		block:  [][]byte{[]byte(b.String())}, payload: -1,
	})
	return id, err
}

// record is what one call of Writer.record needs to know.
type record struct {
	kind        string
	date        time.Time
	contentType string
	fields      []string // name, value, name, value …
	block       [][]byte // the content block, in pieces
	payload     int      // block[payload:] is the payload; -1 for none
}

func (w *Writer) record(r record) (string, error) {
	var length int
	whole, payload := sha256.New(), sha256.New()
	for i, p := range r.block {
		length += len(p)
		whole.Write(p)
		if r.payload >= 0 && i >= r.payload {
			payload.Write(p)
		}
	}
	date := r.date.UTC().Format("2006-01-02T15:04:05.000Z")
	blockSum := hex.EncodeToString(whole.Sum(nil))
	id := w.id(r, date, blockSum)
	h := &w.head
	h.Reset()
	h.WriteString(version + crlf)
	field := func(name, value string) {
		h.WriteString(name)
		h.WriteString(": ")
		h.WriteString(value)
		h.WriteString(crlf)
	}
	field("WARC-Type", r.kind)
	field("WARC-Record-ID", "<"+id+">")
	field("WARC-Date", date)
	for i := 0; i+1 < len(r.fields); i += 2 {
		field(r.fields[i], r.fields[i+1])
	}
	if w.infoID != "" {
		field("WARC-Warcinfo-ID", "<"+w.infoID+">")
	}
	if r.payload >= 0 {
		field("WARC-Payload-Digest", "sha256:"+hex.EncodeToString(payload.Sum(nil)))
	}
	field("WARC-Block-Digest", "sha256:"+blockSum)
	field("Content-Type", r.contentType)
	field("Content-Length", fmt.Sprint(length))
	h.WriteString(crlf)

	w.gz.Reset(w.w)
	if _, err := w.gz.Write(h.Bytes()); err != nil {
		return "", err
	}
	for _, p := range r.block {
		if _, err := w.gz.Write(p); err != nil {
			return "", err
		}
	}
	if _, err := w.gz.Write([]byte(crlf + crlf)); err != nil {
		return "", err
	}
	// The error of Close is the one that tells of a full disk: the member's last bytes and its
	// checksum are written here.
	if err := w.gz.Close(); err != nil {
		return "", err
	}
	w.n++
	return id, nil
}

// id names a record by its content (UUID version 8, RFC 9562), so that the same capture gives the
// same file, byte for byte.
func (w *Writer) id(r record, date, blockSum string) string {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%s\n%d\n%q\n%s", r.kind, date, w.n, r.fields, blockSum)
	b := h.Sum(nil)[:16]
	b[6] = b[6]&0x0f | 0x80
	b[8] = b[8]&0x3f | 0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

// TargetURI writes an address as RFC 3986 wants it in a header: what is not allowed there
// (controls, spaces, other scripts) percent-encoded, what already is encoded left alone.
func TargetURI(address string) string {
	const allowed = "-._~:/?#[]@!$&'()*+,;=%"
	var b strings.Builder
	for i := 0; i < len(address); i++ {
		c := address[i]
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
			b.WriteByte(c)
		case c == '%' && !(i+2 < len(address) && isHex(address[i+1]) && isHex(address[i+2])):
			b.WriteString("%25")
		case strings.IndexByte(allowed, c) >= 0:
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

// oneLine keeps a value from starting another header line.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, s)
}
