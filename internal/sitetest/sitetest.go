// Package sitetest serves a txtar text as web sites on loopback, for tests of what talks to sites.
//
// Call New with the text. Each file of it is a page, named by its address without the scheme:
//
//	-- news.example/feed.xml --
//	@header Content-Type: application/rss+xml
//	<rss>…
//	-- news.example/old --
//	@status 301
//	@header Location: /new
//	-- news.example/a.jpg --
//	@jpeg 640x480
//
// Lines that begin with @ at a file's start are orders to the server:
//
//	@status 503 500 200   the status of the first, second and all later answers
//	@header Name: value   a header of the answer (with {now+30s} replaced by that HTTP date)
//	@etag "x"             the validator to give; "none" gives none; without it a hash of the body
//	@jpeg 640x480         a picture of that size is the body; the address decides its colours
//
// A request whose If-None-Match fits is answered 304. Sites answers as an HTTP proxy too, for whatever
// host it is asked for; Transport brings a client there without one, also for https addresses.
package sitetest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"hash/fnv"
	"image"
	"image/color"
	"image/jpeg"
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// Sites is a set of web sites that one loopback server serves.
type Sites struct {
	// URL is the server's address, for use as a proxy.
	URL string

	server *httptest.Server
	mu     sync.Mutex
	pages  map[string]*page // by host/path?query
	log    []Request
	now    func() time.Time
}

// Request is one request as it arrived.
type Request struct {
	Address string // host/path?query, as files are named
	Header  http.Header
	Status  int // of the answer
	Time    time.Time
}

type page struct {
	status []int // of the answers to come; the last one stays
	header http.Header
	etag   string
	body   []byte
}

// New serves the text until the test ends.
func New(t testing.TB, text string) *Sites {
	t.Helper()
	s := &Sites{pages: map[string]*page{}, now: time.Now}
	if err := s.Update(text); err != nil {
		t.Fatal(err)
	}
	s.server = httptest.NewServer(s)
	s.URL = s.server.URL
	t.Cleanup(s.server.Close)
	return s
}

// SetNow gives the clock that Date, {now} and the log use.
func (s *Sites) SetNow(now func() time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now = now
}

// Update adds the files of the text, or puts them in the place of those that have the same name.
func (s *Sites) Update(text string) error {
	fresh := map[string]*page{}
	for name, body := range files(text) {
		p, err := parsePage(name, body)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		fresh[name] = p
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for name, p := range fresh {
		s.pages[name] = p
	}
	return nil
}

// Remove makes the address answer 404.
func (s *Sites) Remove(name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.pages, name)
}

// Requests is the log since the last call of Forget.
func (s *Sites) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Request(nil), s.log...)
}

// Forget empties the log.
func (s *Sites) Forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.log = nil
}

// Count is how many requests for the address are in the log.
func (s *Sites) Count(address string) int {
	n := 0
	for _, r := range s.Requests() {
		if r.Address == address {
			n++
		}
	}
	return n
}

// Transport brings every request here, whatever its host; an https address is asked for in the clear.
func (s *Sites) Transport() *http.Transport {
	dial := func(ctx context.Context, network, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, "tcp", s.server.Listener.Addr().String())
	}
	return &http.Transport{DialContext: dial, DialTLSContext: dial, DisableCompression: true}
}

// ServeHTTP answers for all sites.
func (s *Sites) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	address := r.Host + r.URL.RequestURI()
	if r.URL.IsAbs() {
		address = r.URL.Host + r.URL.RequestURI()
		address = strings.Replace(address, r.URL.Scheme+"://"+r.URL.Host, "", 1)
	}
	status, p, now := s.answer(address, r)
	h := w.Header()
	h.Set("Date", now.UTC().Format(http.TimeFormat))
	if p == nil {
		http.Error(w, "nothing here", http.StatusNotFound)
		return
	}
	for name, values := range p.header {
		for _, v := range values {
			h.Add(name, stamp(v, now))
		}
	}
	if status == http.StatusOK && p.etag != "" {
		h.Set("ETag", p.etag)
	}
	if status == http.StatusNotModified {
		h.Set("ETag", p.etag)
		h.Del("Content-Type")
		w.WriteHeader(status)
		return
	}
	h.Set("Content-Length", strconv.Itoa(len(p.body)))
	w.WriteHeader(status)
	_, _ = w.Write(p.body) // a client that went away is the test's business
}

// answer finds the page and logs the request.
func (s *Sites) answer(address string, r *http.Request) (int, *page, time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p := s.pages[address]
	if p == nil {
		path, _, _ := strings.Cut(address, "?")
		p = s.pages[path]
	}
	status := http.StatusNotFound
	if p != nil {
		status = p.status[0]
		if len(p.status) > 1 {
			p.status = p.status[1:]
		}
		if status == http.StatusOK && p.etag != "" && r.Header.Get("If-None-Match") == p.etag {
			status = http.StatusNotModified
		}
	}
	now := s.now()
	s.log = append(s.log, Request{Address: address, Header: r.Header.Clone(), Status: status, Time: now})
	return status, p, now
}

// files cuts a txtar text at its "-- name --" lines.
func files(text string) map[string]string {
	all := map[string]string{}
	name := ""
	for line := range strings.Lines(text) {
		trimmed := strings.TrimSpace(line)
		if n, ok := strings.CutPrefix(trimmed, "-- "); ok && strings.HasSuffix(n, " --") {
			name = strings.TrimSuffix(n, " --")
			all[name] = ""
			continue
		}
		if name != "" {
			all[name] += line
		}
	}
	return all
}

func parsePage(name, text string) (*page, error) {
	p := &page{status: []int{http.StatusOK}, header: http.Header{}}
	etag, jpegSize := "", ""
	for strings.HasPrefix(text, "@") {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		order, arg, _ := strings.Cut(strings.TrimSpace(line[1:]), " ")
		switch order {
		case "status":
			p.status = nil
			for f := range strings.FieldsSeq(arg) {
				n, err := strconv.Atoi(f)
				if err != nil {
					return nil, err
				}
				p.status = append(p.status, n)
			}
		case "header":
			k, v, _ := strings.Cut(arg, ":")
			p.header.Add(strings.TrimSpace(k), strings.TrimSpace(v))
		case "etag":
			etag = arg
		case "jpeg":
			jpegSize = arg
		default:
			return nil, fmt.Errorf("unknown order @%s", order)
		}
	}
	p.body = []byte(text)
	if jpegSize != "" {
		b, err := JPEG(jpegSize, name)
		if err != nil {
			return nil, err
		}
		p.body = b
		p.header.Set("Content-Type", "image/jpeg")
	}
	if p.header.Get("Content-Type") == "" {
		p.header.Set("Content-Type", contentType(name))
	}
	switch etag {
	case "none":
	case "":
		p.etag = fmt.Sprintf(`"%x"`, sha256.Sum256(p.body))[:18] + `"`
	default:
		p.etag = etag
	}
	return p, nil
}

func contentType(name string) string {
	switch {
	case strings.HasSuffix(name, ".xml"):
		return "application/xml"
	case strings.HasSuffix(name, ".txt"):
		return "text/plain; charset=utf-8"
	case strings.HasSuffix(name, ".json"):
		return "application/json"
	default:
		return "text/html; charset=utf-8"
	}
}

// JPEG draws a picture of the size (640x480) whose colours the seed decides.
func JPEG(size, seed string) ([]byte, error) {
	var w, h int
	if _, err := fmt.Sscanf(size, "%dx%d", &w, &h); err != nil {
		return nil, fmt.Errorf("size %q: %w", size, err)
	}
	f := fnv.New32a()
	f.Write([]byte(seed))
	n := f.Sum32()
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetRGBA(x, y, color.RGBA{R: uint8(n) + uint8(x/8), G: uint8(n>>8) + uint8(y/8), B: uint8(n >> 16), A: 255})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// stamp replaces {now+30s} by the HTTP date that is that much later.
func stamp(value string, now time.Time) string {
	before, rest, ok := strings.Cut(value, "{now+")
	if !ok {
		return value
	}
	span, after, _ := strings.Cut(rest, "}")
	d, err := time.ParseDuration(span)
	if err != nil {
		return value
	}
	return before + now.Add(d).UTC().Format(http.TimeFormat) + after
}
