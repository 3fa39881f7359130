package fetch

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
	"golang.org/x/sync/semaphore"
)

// acceptEncoding names what decodeBody can undo. deflate is tolerated but not asked for: servers disagree on what it is.
const acceptEncoding = "gzip, br, zstd"

// maxZstdWindow is what RFC 9659 lets a server use; a frame may ask a decoder for gigabytes.
const maxZstdWindow = 8 << 20

// loan is a share of the budget for bytes in flight, given back at once when the answer is done.
type loan struct {
	budget *semaphore.Weighted
	held   int64
}

// reach makes the loan cover n bytes, waiting for others to finish.
func (l *loan) reach(ctx context.Context, n int64) error {
	const step = 1 << 20
	if n <= l.held {
		return nil
	}
	more := (n - l.held + step - 1) / step * step
	if err := l.budget.Acquire(ctx, more); err != nil {
		return err
	}
	l.held += more
	return nil
}

func (l *loan) giveBack() {
	if l.held > 0 {
		l.budget.Release(l.held)
		l.held = 0
	}
}

// readBounded reads r to its end, or fails with ErrTooLarge after limit bytes; used is what the loan covers already.
// What was read is returned also with an error.
func readBounded(ctx context.Context, r io.Reader, limit, expect, used int64, l *loan) ([]byte, error) {
	size := int64(16 << 10)
	if expect > 0 {
		size = min(expect+1, 512<<10, limit+1)
	}
	if err := l.reach(ctx, used+size); err != nil {
		return nil, err
	}
	b := make([]byte, 0, size)
	for {
		if len(b) == cap(b) {
			grown := min(max(int64(cap(b))*2, 1024), limit+1)
			if err := l.reach(ctx, used+grown); err != nil {
				return b, err
			}
			b = append(make([]byte, 0, grown), b...)
		}
		n, err := r.Read(b[len(b):cap(b)])
		b = b[:len(b)+n]
		if int64(len(b)) > limit {
			return b[:limit], fmt.Errorf("%w of %d bytes", ErrTooLarge, limit)
		}
		if err == io.EOF {
			return b, nil
		}
		if err != nil {
			return b, err
		}
	}
}

// contentEncoding returns the one encoding that a response names, "" for none. Stacked and unknown ones are refused.
func contentEncoding(h http.Header) (string, error) {
	var names []string
	for _, line := range h.Values("Content-Encoding") {
		for name := range strings.SplitSeq(line, ",") {
			if name = strings.ToLower(strings.TrimSpace(name)); name != "" && name != "identity" {
				names = append(names, name)
			}
		}
	}
	switch {
	case len(names) == 0:
		return "", nil
	case len(names) > 1:
		return "", fmt.Errorf("%w: stacked %.60q", ErrEncoding, strings.Join(names, ", "))
	}
	switch names[0] {
	case "gzip", "x-gzip":
		return "gzip", nil
	case "br", "zstd", "deflate":
		return names[0], nil
	}
	return "", fmt.Errorf("%w: unknown %.60q", ErrEncoding, names[0])
}

// decodeBody undoes a content encoding, up to limit bytes. Damage gives ErrIncomplete, more bytes ErrTooLarge.
func decodeBody(ctx context.Context, name string, wire []byte, limit int64, l *loan) ([]byte, error) {
	var r io.Reader
	var err error
	switch name {
	case "":
		return wire, nil
	case "gzip":
		r, err = gzip.NewReader(bytes.NewReader(wire))
	case "br":
		r = brotli.NewReader(bytes.NewReader(wire))
	case "zstd":
		var d *zstd.Decoder
		d, err = zstd.NewReader(bytes.NewReader(wire), zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxZstdWindow), zstd.WithDecoderLowmem(true))
		if err == nil {
			defer d.Close()
			r = d
		}
	case "deflate":
		if r, err = zlib.NewReader(bytes.NewReader(wire)); err != nil {
			r, err = flate.NewReader(bytes.NewReader(wire)), nil
		}
	}
	var body []byte
	if err == nil {
		body, err = readBounded(ctx, r, limit, int64(len(wire))*4, int64(len(wire)), l)
	}
	switch {
	case err == nil:
		return body, nil
	case errors.Is(err, ErrTooLarge):
		return nil, fmt.Errorf("decoded %s: %w", name, err)
	case errors.Is(err, zstd.ErrWindowSizeExceeded), errors.Is(err, zstd.ErrDecoderSizeExceeded):
		return nil, fmt.Errorf("%w: zstd window over %d bytes", ErrEncoding, maxZstdWindow)
	case ctx.Err() != nil:
		return nil, ctx.Err()
	}
	return nil, fmt.Errorf("%w: %s: %w", ErrIncomplete, name, err)
}
