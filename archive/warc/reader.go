package warc

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"strconv"
	"strings"
)

// Field is a line of a record's header.
type Field struct{ Name, Value string }

// Record is one record of a file. Its Block must be read before the next call of Reader.Next.
type Record struct {
	Offset int64   // where its gzip member starts, in bytes of the file
	Header []Field // in file order
	Length int64   // Content-Length: bytes of Block
	// Block is the content: for a response, the HTTP head, an empty line and the body.
	Block io.Reader
}

// Get returns the value of the first header line with that name (case does not matter), or "".
func (r *Record) Get(name string) string {
	for _, f := range r.Header {
		if strings.EqualFold(f.Name, name) {
			return f.Value
		}
	}
	return ""
}

// Type returns the record's type: warcinfo, request, response, metadata …
func (r *Record) Type() string { return r.Get("WARC-Type") }

// ID returns the record's id without brackets: urn:uuid:….
func (r *Record) ID() string { return strings.Trim(r.Get("WARC-Record-ID"), "<>") }

// Reader reads the records of a file, one gzip member each. It holds one record's header and a
// window of its block in memory, however large the file claims to be.
type Reader struct {
	in  *counter
	gz  *gzip.Reader
	buf *bufio.Reader // decoded bytes of the current member
	cur *io.LimitedReader
	at  int64 // offset of the current member
	err error
}

// NewReader returns a Reader of the file r.
func NewReader(r io.Reader) *Reader {
	return &Reader{in: &counter{r: bufio.NewReaderSize(r, 64<<10)}}
}

// Next returns the next record, or io.EOF after the last one. It first reads what is left of the
// record before and checks its end. Any other error is an *Error; there is no going on after it.
func (r *Reader) Next() (*Record, error) {
	if r.err != nil {
		return nil, r.err
	}
	rec, err := r.next()
	r.err = err
	return rec, err
}

func (r *Reader) next() (*Record, error) {
	if r.cur != nil {
		if err := r.finish(); err != nil {
			return nil, err
		}
	}
	r.at = r.in.n
	if _, err := r.in.r.Peek(1); errors.Is(err, io.EOF) {
		return nil, io.EOF
	} else if err != nil {
		return nil, err
	}
	var err error
	if r.gz == nil {
		r.gz, err = gzip.NewReader(r.in)
	} else {
		err = r.gz.Reset(r.in)
	}
	if err != nil {
		return nil, r.damage("no gzip member here", err)
	}
	r.gz.Multistream(false)
	if r.buf == nil {
		r.buf = bufio.NewReaderSize(r.gz, 32<<10)
	} else {
		r.buf.Reset(r.gz)
	}
	rec := &Record{Offset: r.at}
	if err := r.header(rec); err != nil {
		return nil, err
	}
	r.cur = &io.LimitedReader{R: r.buf, N: rec.Length}
	rec.Block = &block{r}
	return rec, nil
}

func (r *Reader) header(rec *Record) error {
	left := maxHeader
	first, err := r.line(&left)
	if err != nil {
		return err
	}
	if first != version && first != "WARC/1.0" {
		return r.damage(fmt.Sprintf("starts with %.20q, not %s", first, version), nil)
	}
	for {
		line, err := r.line(&left)
		if err != nil {
			return err
		}
		if line == "" {
			break
		}
		name, value, ok := strings.Cut(line, ":")
		if !ok || name == "" || strings.ContainsAny(name, " \t") {
			return r.damage(fmt.Sprintf("header line %.60q", line), nil)
		}
		if len(rec.Header) == maxFields {
			return r.damage("too many header lines", nil)
		}
		rec.Header = append(rec.Header, Field{name, strings.TrimSpace(value)})
	}
	length := rec.Get("Content-Length")
	n, err := strconv.ParseUint(length, 10, 63)
	if err != nil {
		return r.damage(fmt.Sprintf("Content-Length %.30q", length), nil)
	}
	rec.Length = int64(n)
	return nil
}

// line reads a header line up to CRLF, taking its length from left.
func (r *Reader) line(left *int) (string, error) {
	var b []byte
	for {
		piece, err := r.buf.ReadSlice('\n')
		if *left -= len(piece); *left < 0 {
			return "", r.damage("header too large", nil)
		}
		b = append(b, piece...)
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err != nil {
			return "", r.damage("header cut short", unexpected(err))
		}
		break
	}
	s, ok := strings.CutSuffix(string(b), crlf)
	if !ok {
		return "", r.damage(fmt.Sprintf("header line %.60q does not end in CRLF", b), nil)
	}
	return s, nil
}

// finish reads what is left of the current record and checks that it ends as it must: the whole
// block, CRLF CRLF, then the end of the member with its checksum.
func (r *Reader) finish() error {
	if _, err := io.Copy(io.Discard, r.cur); err != nil {
		return r.damage("block", unexpected(err))
	}
	if r.cur.N > 0 {
		return r.damage(fmt.Sprintf("block is %d bytes short of its Content-Length", r.cur.N), nil)
	}
	r.cur = nil
	var tail [4]byte
	if _, err := io.ReadFull(r.buf, tail[:]); err != nil {
		return r.damage("trailer cut short", unexpected(err))
	}
	if string(tail[:]) != crlf+crlf {
		return r.damage(fmt.Sprintf("trailer %q after the block, not CRLF CRLF", tail), nil)
	}
	switch _, err := r.buf.ReadByte(); {
	case err == nil:
		return r.damage("bytes after the record in its gzip member", nil)
	case !errors.Is(err, io.EOF):
		return r.damage("end of gzip member", err)
	}
	return nil
}

func (r *Reader) damage(detail string, err error) error {
	return &Error{Offset: r.at, Detail: detail, Err: err}
}

// unexpected says plainly that a member that ends early is an error.
func unexpected(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// block lets a caller read the current record's content and see damage as an *Error.
type block struct{ r *Reader }

func (b *block) Read(p []byte) (int, error) {
	if b.r.cur == nil {
		return 0, io.EOF
	}
	n, err := b.r.cur.Read(p)
	if errors.Is(err, io.EOF) && b.r.cur.N > 0 {
		err = b.r.damage(fmt.Sprintf("block is %d bytes short of its Content-Length", b.r.cur.N), nil)
	} else if err != nil && !errors.Is(err, io.EOF) {
		err = b.r.damage("block", err)
	}
	return n, err
}

// counter counts what the decompressor takes. As an io.ByteReader it is read byte by byte, so the
// count is exact at the end of a member.
type counter struct {
	r *bufio.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

func (c *counter) ReadByte() (byte, error) {
	b, err := c.r.ReadByte()
	if err == nil {
		c.n++
	}
	return b, err
}

// Verify reads a whole file and checks every record: that its gzip member, header, length and
// trailer are whole, that it has the fields its type must have, that block and payload digests are
// right, and that nothing follows the last member. each, when not nil, is called for every record
// that passed. The error is the first damage found, an *Error, or the reader's own.
func Verify(r io.Reader, each func(*Record)) error {
	rd := NewReader(r)
	records := 0
	for {
		rec, err := rd.Next()
		if errors.Is(err, io.EOF) {
			if records == 0 {
				return &Error{Detail: "no record in the file"}
			}
			return nil
		}
		if err != nil {
			return err
		}
		if err := check(rec); err != nil {
			var e *Error
			if !errors.As(err, &e) {
				err = &Error{Offset: rec.Offset, Detail: err.Error()}
			}
			return err
		}
		if err := rd.finish(); err != nil {
			return err
		}
		records++
		if each != nil {
			each(rec)
		}
	}
}

func check(rec *Record) error {
	for _, name := range []string{"WARC-Type", "WARC-Record-ID", "WARC-Date", "WARC-Block-Digest"} {
		if rec.Get(name) == "" {
			return fmt.Errorf("no %s", name)
		}
	}
	kind := rec.Type()
	if kind != TypeInfo && rec.Get("WARC-Target-URI") == "" && kind != TypeMetadata {
		return errors.New("no WARC-Target-URI")
	}
	whole, payload := sha256.New(), sha256.New()
	var body io.Writer = io.Discard
	if kind == TypeResponse {
		body = &afterHead{h: payload}
	}
	if _, err := io.Copy(io.MultiWriter(whole, body), rec.Block); err != nil {
		return err
	}
	if err := compare(rec, "WARC-Block-Digest", whole); err != nil {
		return err
	}
	if kind == TypeResponse && rec.Get("WARC-Payload-Digest") != "" {
		return compare(rec, "WARC-Payload-Digest", payload)
	}
	return nil
}

func compare(rec *Record, field string, h hash.Hash) error {
	want := rec.Get(field)
	label, sum, _ := strings.Cut(want, ":")
	if !strings.EqualFold(label, "sha256") {
		return fmt.Errorf("%s %.80q is not sha256:<hex>", field, want)
	}
	if got := hex.EncodeToString(h.Sum(nil)); !strings.EqualFold(got, sum) {
		return fmt.Errorf("%s is %s, the bytes are %s", field, sum, got)
	}
	return nil
}

// afterHead passes on what follows the empty line that ends an HTTP head.
type afterHead struct {
	h    io.Writer
	tail []byte // last bytes of the head seen so far, at most 3
	body bool
}

func (a *afterHead) Write(p []byte) (int, error) {
	if a.body {
		return a.h.Write(p)
	}
	joined := append(a.tail, p...)
	if i := bytes.Index(joined, []byte(crlf+crlf)); i >= 0 {
		a.body = true
		if _, err := a.h.Write(joined[i+4:]); err != nil {
			return 0, err
		}
		return len(p), nil
	}
	a.tail = append([]byte(nil), joined[max(0, len(joined)-3):]...)
	return len(p), nil
}
