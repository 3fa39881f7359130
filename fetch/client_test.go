package fetch

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

const story = "<html><body><p>The bridge is open.</p></body></html>"

// site serves pages by path on loopback and remembers the requests, robots.txt left out.
type site struct {
	*httptest.Server
	mu       sync.Mutex
	requests []*http.Request
}

func newSite(t *testing.T, pages map[string]http.HandlerFunc) *site {
	t.Helper()
	s := &site{}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/robots.txt" {
			s.mu.Lock()
			s.requests = append(s.requests, r)
			s.mu.Unlock()
		}
		if page, ok := pages[r.URL.Path]; ok {
			page(w, r)
			return
		}
		http.NotFound(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *site) seen() []*http.Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.requests
}

func text(body string, header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i+1 < len(header); i += 2 {
			w.Header().Add(header[i], header[i+1])
		}
		_, _ = io.WriteString(w, body)
	}
}

func status(code int, body string, header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i+1 < len(header); i += 2 {
			w.Header().Add(header[i], header[i+1])
		}
		w.WriteHeader(code)
		_, _ = io.WriteString(w, body)
	}
}

func redirect(code int, to string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Location", to)
		w.WriteHeader(code)
	}
}

func newClient(t *testing.T, o Options) *Client {
	t.Helper()
	if o.AllowNets == nil {
		o.AllowNets = []string{"127.0.0.0/8"}
	}
	if o.HostGap == 0 {
		o.HostGap = -1
	}
	c, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c
}

func TestPage(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{
		"/a": text(story, "ETag", `W/"odd`, "Last-Modified", "yesterday", "Set-Cookie", "id=1", "Content-Type", "text/html"),
	})
	c := newClient(t, Options{UserAgent: "archiver/1.0", Contact: "https://example.org/bot"})
	for range 2 {
		p, err := c.Page(t.Context(), s.URL+"/a#part", Validators{})
		if err != nil {
			t.Fatal(err)
		}
		if p.URL != s.URL+"/a" || p.Requested != s.URL+"/a#part" || p.Status != 200 || string(p.Body) != story || p.Validators != (Validators{`W/"odd`, "yesterday"}) || p.Fetched.Location() != time.UTC {
			t.Errorf("page %+v", p)
		}
		x := p.Hops[0]
		if len(p.Hops) != 1 || x.URL != p.URL || x.RemoteIP != "127.0.0.1" || x.Protocol != "http/1.1" || string(x.Body) != story || x.Truncated != "" {
			t.Errorf("exchange %+v", x)
		}
		for _, head := range [][]byte{x.RequestHeader, x.ResponseHeader} {
			if !bytes.HasSuffix(head, []byte("\r\n\r\n")) {
				t.Errorf("head %q", head)
			}
		}
		req, err := http.ReadRequest(bufio.NewReader(bytes.NewReader(x.RequestHeader)))
		if err != nil || req.URL.Path != "/a" || req.Host != strings.TrimPrefix(s.URL, "http://") {
			t.Errorf("request head %q: %v", x.RequestHeader, err)
		}
		resp, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(append(x.ResponseHeader, x.Body...))), req)
		if err == nil {
			resp.Body.Close()
		}
		if err != nil || resp.ContentLength != int64(len(story)) || resp.Header.Get("Etag") != `W/"odd` {
			t.Errorf("response head %q: %v", x.ResponseHeader, err)
		}
	}
	for _, r := range s.seen() {
		if r.UserAgent() != "archiver/1.0 (+https://example.org/bot)" || r.Header.Get("Accept-Encoding") != acceptEncoding || !strings.Contains(r.Header.Get("Accept"), "text/html") {
			t.Errorf("header %v", r.Header)
		}
		for _, name := range []string{"Cookie", "Referer", "Authorization", "If-None-Match", "Range"} {
			if r.Header.Get(name) != "" {
				t.Errorf("%s sent", name)
			}
		}
	}
}

func TestConditional(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{
		"/same": status(304, ""), "/renew": status(304, "", "ETag", "new"), "/fresh": status(304, "", "Cache-Control", "max-age=900"),
		"/feed": text(rssOf("<item><link>/1</link></item>"), "ETag", "unquoted", "Cache-Control", "max-age=60"),
		"/cut":  text(`<rss><channel><item><link>/1</link></item><item>`, "ETag", "x"),
	})
	c := newClient(t, Options{})
	old := Validators{`W/"a"b`, "Thu, 6 Aug 20 is odd"}
	p, err := c.Page(t.Context(), s.URL+"/same", old)
	if err != nil || !p.NotModified || p.Validators != old || p.Body != nil {
		t.Errorf("%+v %v", p, err)
	}
	last := s.seen()[0]
	if last.Header.Get("If-None-Match") != old.ETag || last.Header.Get("If-Modified-Since") != old.LastModified {
		t.Errorf("sent %v", last.Header)
	}
	f, err := c.Feed(t.Context(), s.URL+"/renew", Validators{ETag: "old"})
	if err != nil || !f.NotModified || f.Validators != (Validators{ETag: "new"}) {
		t.Errorf("%+v %v", f, err)
	}
	if last := s.seen()[1]; last.Header.Get("If-Modified-Since") != "" {
		t.Errorf("invented %v", last.Header)
	}
	if f, err = c.Feed(t.Context(), s.URL+"/fresh", old); err != nil || f.MinInterval != 15*time.Minute || f.Validators != old {
		t.Errorf("%+v %v", f, err)
	}
	var e *StatusError
	if _, err = c.Feed(t.Context(), s.URL+"/same", Validators{}); !errors.As(err, &e) || e.Status != 304 {
		t.Errorf("304 to an unconditional request: %v", err)
	}
	if f, err = c.Feed(t.Context(), s.URL+"/feed", Validators{}); err != nil || f.Validators != (Validators{ETag: "unquoted"}) || f.MinInterval != time.Minute || f.Permanent != "" || f.URL != s.URL+"/feed" || f.Status != 200 {
		t.Errorf("%+v %v", f, err)
	}
	if f, err = c.Feed(t.Context(), s.URL+"/cut", Validators{}); err != nil || !f.Truncated || f.Validators != (Validators{}) || len(f.Entries) != 1 {
		t.Errorf("%+v %v", f, err)
	}
	if _, err = c.Page(t.Context(), s.URL+"/same", Validators{ETag: "a\r\nX: y"}); !errors.As(err, &e) || e.Status != 304 {
		t.Errorf("a validator that cannot be sent: %v", err)
	}
}

func TestRedirects(t *testing.T) {
	feed := rssOf("<item><link>/1</link></item>")
	pages := map[string]http.HandlerFunc{
		"/feed": text(feed), "/page": text(story),
		"/301": redirect(301, "/feed"), "/308": redirect(308, "/301"), "/302": redirect(302, "/feed"), "/303": redirect(303, "feed"), "/307": redirect(307, "//HOST/feed"), "/mixed": redirect(301, "/302"),
		"/self": redirect(302, "/self"), "/loop-a": redirect(302, "/loop-b"), "/loop-b": redirect(302, "/loop-a"),
		"/nowhere": redirect(302, ""), "/file": redirect(302, "file:///etc/passwd"), "/ftp": redirect(302, "ftp://a.example/"), "/private": redirect(302, "http://10.0.0.1/"), "/metadata": redirect(301, "http://169.254.169.254/"),
		"/user": redirect(302, "http://a:b@127.0.0.1/"), "/port": redirect(302, "http://127.0.0.1:22/"), "/decimal": redirect(302, "http://167772161/"), "/junk": redirect(302, "http://[::1"), "/slash": redirect(302, `/\10.0.0.1/`),
		"/long": redirect(302, "/"+strings.Repeat("x", maxAddress)), "/body": status(302, "moved, see elsewhere"),
	}
	for i := range 30 {
		pages[fmt.Sprintf("/hop/%d", i)] = redirect(302, fmt.Sprintf("/hop/%d", i+1))
	}
	s := newSite(t, pages)
	host := strings.TrimPrefix(s.URL, "http://")
	pages["/307"] = redirect(307, "//"+host+"/feed")
	c := newClient(t, Options{})
	for _, r := range []struct {
		path, permanent string
		hops            int
	}{{"/feed", "", 0}, {"/301", "/feed", 1}, {"/308", "/feed", 2}, {"/302", "", 1}, {"/303", "", 1}, {"/307", "", 1}, {"/mixed", "", 2}} {
		f, err := c.Feed(t.Context(), s.URL+r.path, Validators{})
		want := r.permanent
		if want != "" {
			want = s.URL + want
		}
		if err != nil || f.URL != s.URL+"/feed" || f.Requested != s.URL+r.path || f.Permanent != want {
			t.Errorf("%s: %+v %v", r.path, f, err)
		}
		p, err := c.Page(t.Context(), s.URL+r.path, Validators{})
		if err != nil || len(p.Redirects) != r.hops || len(p.Hops) != r.hops+1 || r.hops > 0 && p.Redirects[0] != s.URL+r.path {
			t.Errorf("%s: %+v %v", r.path, p, err)
		}
	}
	for path, want := range map[string]error{"/self": ErrTooManyRedirects, "/loop-a": ErrTooManyRedirects, "/hop/0": ErrTooManyRedirects} {
		before := len(s.seen())
		if _, err := c.Page(t.Context(), s.URL+path, Validators{}); !errors.Is(err, want) {
			t.Errorf("%s: %v", path, err)
		}
		if n := len(s.seen()) - before; n > 11 {
			t.Errorf("%s: %d requests", path, n)
		}
	}
	for _, path := range []string{"/file", "/ftp", "/private", "/metadata", "/user", "/port", "/decimal", "/junk", "/slash", "/long"} {
		var refused *RefusedError
		if _, err := c.Page(t.Context(), s.URL+path, Validators{}); !errors.As(err, &refused) {
			t.Errorf("%s: %v", path, err)
		}
	}
	for _, path := range []string{"/nowhere", "/body"} {
		var e *StatusError
		if _, err := c.Page(t.Context(), s.URL+path, Validators{}); !errors.As(err, &e) || e.Status != 302 {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// TestCredentials keeps a feed's user name and password to its origin and out of everything that is kept or logged.
func TestCredentials(t *testing.T) {
	var elsewhere *site
	var log bytes.Buffer
	pages := map[string]http.HandlerFunc{
		"/feed": text(rssOf("")), "/same": redirect(302, "/feed"),
		"/other": func(w http.ResponseWriter, r *http.Request) { redirect(302, elsewhere.URL+"/feed")(w, r) },
		"/deny":  status(401, ""),
	}
	home := newSite(t, pages)
	elsewhere = newSite(t, map[string]http.HandlerFunc{"/feed": text(rssOf(""))})
	c := newClient(t, Options{Log: slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))})
	secret := strings.Replace(home.URL, "http://", "http://anna:s3cret@", 1)
	for _, path := range []string{"/feed", "/same", "/other"} {
		f, err := c.Feed(t.Context(), secret+path, Validators{})
		if err != nil || strings.Contains(fmt.Sprintf("%+v", f), "s3cret") {
			t.Errorf("%s: %+v %v", path, f, err)
		}
	}
	for _, r := range home.seen() {
		if user, password, ok := r.BasicAuth(); !ok || user != "anna" || password != "s3cret" {
			t.Errorf("%s without credentials", r.URL)
		}
	}
	for _, r := range elsewhere.seen() {
		if r.Header.Get("Authorization") != "" {
			t.Error("credentials went elsewhere")
		}
	}
	if _, err := c.Feed(t.Context(), secret+"/deny", Validators{}); err == nil || strings.Contains(err.Error(), "s3cret") {
		t.Errorf("error %v", err)
	}
	var refused *RefusedError
	if _, err := c.Page(t.Context(), secret+"/feed", Validators{}); !errors.As(err, &refused) || strings.Contains(err.Error(), "s3cret") {
		t.Errorf("page with a user name: %v", err)
	}
	a, err := c.get(t.Context(), kindFeed, secret+"/feed", Validators{}, false)
	if err != nil || strings.Contains(string(a.hops[0].RequestHeader), "czNjcmV0") || !strings.Contains(string(a.hops[0].RequestHeader), "Authorization: Basic [redacted]") || strings.Contains(a.hops[0].URL, "anna") {
		t.Errorf("exchange %q %v", a.hops[0].RequestHeader, err)
	}
	if strings.Contains(log.String(), "s3cret") || log.Len() == 0 {
		t.Errorf("log %s", log.String())
	}
	for _, bad := range []string{"http://anna:s3cret@host:99999/", "http://anna:s3cret@[::1", "ftp://anna:s3cret@h/", `http://anna:s3cret@a\b/`} {
		if _, err := c.Feed(t.Context(), bad, Validators{}); err == nil || strings.Contains(err.Error(), "s3cret") {
			t.Errorf("%v", err)
		}
	}
}

func TestStatus(t *testing.T) {
	now := time.Now()
	s := newSite(t, map[string]http.HandlerFunc{
		"/200": text(""), "/space": text(" \n"), "/204": status(204, ""), "/206": status(206, "x"), "/202": status(202, "x"), "/300": status(300, "x"),
		"/401": status(401, "x"), "/403": status(403, "x"), "/404": status(404, "x"), "/410": status(410, "x"), "/451": status(451, "x"), "/500": status(500, "x"), "/503": status(503, "x"),
		"/cf": status(403, "x", "Cf-Mitigated", "challenge"), "/cf200": text("<html>wait</html>", "Cf-Mitigated", "challenge"), "/waf": status(202, "", "X-Amzn-Waf-Action", "challenge"),
		"/script": text("<html><script>window._cf_chl_opt={}</script></html>"), "/wall": status(503, "<script src=/cdn-cgi/challenge-platform/x.js></script>"), "/dome": status(403, "{}", "X-Datadome", "protected"),
	})
	c := newClient(t, Options{})
	for path, code := range map[string]int{"/204": 204, "/206": 206, "/202": 202, "/300": 300, "/401": 401, "/403": 403, "/404": 404, "/410": 410, "/451": 451, "/500": 500, "/503": 503} {
		var e *StatusError
		_, err := c.Page(t.Context(), s.URL+path, Validators{})
		if !errors.As(err, &e) || e.Status != code || e.URL != s.URL+path || !e.RetryAfter.IsZero() || errors.Is(err, ErrBlocked) {
			t.Errorf("%s: %v", path, err)
		}
	}
	for _, path := range []string{"/200", "/space"} {
		if _, err := c.Page(t.Context(), s.URL+path, Validators{}); !errors.Is(err, ErrIncomplete) {
			t.Errorf("%s: %v", path, err)
		}
	}
	for _, path := range []string{"/cf", "/cf200", "/waf", "/script", "/wall", "/dome"} {
		if _, err := c.Page(t.Context(), s.URL+path, Validators{}); !errors.Is(err, ErrBlocked) {
			t.Errorf("%s: %v", path, err)
		}
		if _, err := c.Feed(t.Context(), s.URL+path, Validators{}); !errors.Is(err, ErrBlocked) {
			t.Errorf("%s as a feed: %v", path, err)
		}
	}
	if d := time.Since(now); d > 5*time.Second {
		t.Errorf("took %v", d)
	}
}

// TestHold keeps a host quiet after Retry-After, by the client's clock.
func TestHold(t *testing.T) {
	for _, tc := range []struct {
		code   int
		header string
		wait   time.Duration
	}{
		{429, "120", 2 * time.Minute}, {429, "", defaultHold}, {429, "soon", defaultHold}, {503, "120", 2 * time.Minute}, {403, "7200", 2 * time.Hour},
		{503, "1", time.Minute}, {503, "99999999999999", 24 * time.Hour}, {429, "-5", time.Minute}, {503, "", 0}, {403, "", 0}, {500, "120", 0},
	} {
		s := newSite(t, map[string]http.HandlerFunc{
			"/a": func(w http.ResponseWriter, _ *http.Request) {
				if tc.header != "" {
					w.Header().Set("Retry-After", tc.header)
				}
				w.WriteHeader(tc.code)
			},
			"/b": text(story),
		})
		var told []string
		clock := newClock()
		c := newClient(t, Options{OnHold: func(host string, until time.Time) { told = append(told, fmt.Sprint(host, " ", until.Sub(clock.now()))) }})
		c.now, c.gate.sleep = clock.now, clock.sleep
		_, err := c.Page(t.Context(), s.URL+"/a", Validators{})
		var e *StatusError
		if !errors.As(err, &e) || e.Status != tc.code {
			t.Fatalf("%+v: %v", tc, err)
		}
		_, err = c.Page(t.Context(), s.URL+"/b", Validators{})
		var held *HeldError
		if tc.wait == 0 {
			if err != nil || len(told) != 0 || !e.RetryAfter.IsZero() {
				t.Errorf("%+v: held: %v %v", tc, err, told)
			}
			continue
		}
		if want := fmt.Sprint(Host(s.URL), " ", tc.wait); len(told) != 1 || told[0] != want {
			t.Errorf("%+v: told %q, want %q", tc, told, want)
		}
		if tc.header != "" && e.RetryAfter.Sub(clock.now()) != tc.wait {
			t.Errorf("%+v: retry %v", tc, e.RetryAfter)
		}
		if !errors.As(err, &held) || held.Until.Sub(clock.now()) != tc.wait || !errors.As(err, &e) || e.RetryAfter != held.Until || len(s.seen()) != 1 {
			t.Errorf("%+v: %v, %d requests", tc, err, len(s.seen()))
		}
		clock.advance(tc.wait)
		if _, err = c.Page(t.Context(), s.URL+"/b", Validators{}); err != nil {
			t.Errorf("%+v: after the wait: %v", tc, err)
		}
	}
}

// clock is a time that passes only when someone sleeps.
type clock struct {
	mu    sync.Mutex
	at    time.Time
	slept []time.Duration
}

func newClock() *clock { return &clock{at: testNow} }

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

func (c *clock) sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	c.slept = append(c.slept, d)
	c.at = c.at.Add(d)
	c.mu.Unlock()
	return ctx.Err()
}

func TestGate(t *testing.T) {
	clock := newClock()
	c := newClient(t, Options{HostGap: 3 * time.Second})
	c.now, c.gate.sleep = clock.now, clock.sleep
	g := c.gate
	visit := func(host string, lasts time.Duration) time.Time {
		t.Helper()
		leave, err := g.enter(t.Context(), host)
		if err != nil {
			t.Fatal(err)
		}
		start := clock.now()
		clock.advance(lasts)
		leave()
		return start
	}
	since := func(at time.Time) time.Duration { return at.Sub(testNow) }
	if at := since(visit("a", time.Second)); at != 0 {
		t.Errorf("first at %v", at)
	}
	if at := since(visit("b", 0)); at != time.Second {
		t.Errorf("another host at %v", at)
	}
	if at := since(visit("a", 0)); at != 4*time.Second {
		t.Errorf("second at %v: the gap is counted from the end", at)
	}
	g.slow("a", 10*time.Minute) // robots.txt asks for more than a minute
	visit("a", 0)
	before := clock.now()
	if d := visit("a", 0).Sub(before); d != maxCrawlDelay {
		t.Errorf("crawl delay %v", d)
	}
	c.Hold("C", clock.now().Add(1000*time.Hour))
	var held *HeldError
	if _, err := g.enter(t.Context(), "c"); !errors.As(err, &held) || held.Until.Sub(clock.now()) != maxHold {
		t.Errorf("held: %v", err)
	}
	c.Hold("c", clock.now())
	if _, err := g.enter(t.Context(), "c"); !errors.As(err, &held) {
		t.Error("a hold was shortened")
	}
	ctx, cancel := context.WithCancel(t.Context())
	leave, err := g.enter(ctx, "d")
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	if _, err := g.enter(ctx, "d"); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled in line: %v", err)
	}
	leave()
	visit("d", 0)
	for i := range 3 * maxHosts {
		visit(fmt.Sprint("host", i), time.Second)
	}
	if len(g.hosts) > maxHosts+1 {
		t.Errorf("%d hosts remembered", len(g.hosts))
	}
}

// TestOneInFlight sends many requests at once: a host sees one at a time.
func TestOneInFlight(t *testing.T) {
	var flying, most, total atomic.Int64
	slow := func(w http.ResponseWriter, _ *http.Request) {
		if n := flying.Add(1); n > most.Load() {
			most.Store(n)
		}
		total.Add(1)
		_, _ = io.WriteString(w, story)
		flying.Add(-1)
	}
	s := newSite(t, map[string]http.HandlerFunc{"/robots.txt": slow, "/a": slow})
	c := newClient(t, Options{})
	var wg sync.WaitGroup
	for range 40 {
		wg.Go(func() {
			if _, err := c.Page(t.Context(), s.URL+"/a", Validators{}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if most.Load() != 1 || total.Load() != 41 {
		t.Errorf("%d in flight, %d requests", most.Load(), total.Load())
	}
}

func TestRetryAfter(t *testing.T) {
	for header, want := range map[string]time.Duration{
		"90": 90 * time.Second, "0": time.Minute, "-1": time.Minute, "-": defaultHold, "86401": 24 * time.Hour, "999999999999999999999999999": 24 * time.Hour, " 90 ": 90 * time.Second,
		"1.5": defaultHold, "1e9": defaultHold, "soon": defaultHold, "+90": defaultHold,
		testNow.Add(time.Hour).Format(http.TimeFormat): time.Hour, testNow.Add(-time.Hour).Format(http.TimeFormat): time.Minute, "Fri, 31 Dec 9999 23:59:59 GMT": 24 * time.Hour,
		testNow.Add(time.Hour).Format(time.RFC850): time.Hour, testNow.Add(time.Hour).Format(time.RFC3339): time.Hour,
	} {
		if got, ok := retryAfter(header, testNow); !ok || got != want {
			t.Errorf("%q: %v, want %v", header, got, want)
		}
	}
	if _, ok := retryAfter(" ", testNow); ok {
		t.Error("an empty header counts")
	}
}

func FuzzRetryAfter(f *testing.F) {
	f.Add("120")
	f.Add("Sun, 01 Mar 2026 13:00:00 GMT")
	f.Fuzz(func(t *testing.T, header string) {
		if d, ok := retryAfter(header, testNow); ok && (d < minHold || d > maxHold) {
			t.Errorf("%q: %v", header, d)
		}
	})
}

func gzipped(s string) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = io.WriteString(w, s)
	w.Close()
	return b.Bytes()
}

func TestEncodings(t *testing.T) {
	var br, zs, zl, window bytes.Buffer
	bw := brotli.NewWriter(&br)
	_, _ = io.WriteString(bw, story)
	bw.Close()
	zw, _ := zstd.NewWriter(&zs)
	_, _ = io.WriteString(zw, story)
	zw.Close()
	lw := zlib.NewWriter(&zl)
	_, _ = io.WriteString(lw, story)
	lw.Close()
	window.Write([]byte{0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa8, 0x01, 0x00, 0x00}) // a frame that asks for a 2 GiB window
	gz := gzipped(story)
	badCRC := bytes.Clone(gz)
	badCRC[len(badCRC)-5] ^= 1
	bomb := gzipped(strings.Repeat("\x00", 11<<20))
	send := func(encoding string, body []byte) http.HandlerFunc {
		return text(string(body), "Content-Encoding", encoding)
	}
	s := newSite(t, map[string]http.HandlerFunc{
		"/gzip": send("gzip", gz), "/x-gzip": send("X-GZIP", gz), "/br": send("br", br.Bytes()), "/zstd": send("zstd", zs.Bytes()), "/deflate": send("deflate", zl.Bytes()), "/identity": send("identity", []byte(story)),
		"/stacked": send("gzip, gzip", gzipped(string(gz))), "/twice": text(string(gz), "Content-Encoding", "gzip", "Content-Encoding", "br"), "/unknown": send("lzma", gz),
		"/cut": send("gzip", gz[:len(gz)-9]), "/crc": send("gzip", badCRC), "/junk-after": send("gzip", append(bytes.Clone(gz), "junk"...)), "/not-gzip": send("gzip", []byte(story)), "/br-junk": send("br", []byte("\xff\xff\xff junk")), "/zstd-junk": send("zstd", []byte("junk and more junk")),
		"/window": send("zstd", window.Bytes()), "/bomb": send("gzip", bomb),
	})
	c := newClient(t, Options{})
	for _, path := range []string{"/gzip", "/x-gzip", "/br", "/zstd", "/deflate", "/identity"} {
		p, err := c.Page(t.Context(), s.URL+path, Validators{})
		if err != nil || string(p.Body) != story {
			t.Errorf("%s: %v", path, err)
			continue
		}
		if x := p.Hops[0]; path != "/identity" && string(x.Body) == story || !bytes.Contains(x.ResponseHeader, []byte(fmt.Sprintf("Content-Length: %d\r\n", len(x.Body)))) {
			t.Errorf("%s: the exchange is not as sent", path)
		}
	}
	for path, want := range map[string]error{
		"/stacked": ErrEncoding, "/twice": ErrEncoding, "/unknown": ErrEncoding, "/window": ErrEncoding, "/bomb": ErrTooLarge,
		"/cut": ErrIncomplete, "/crc": ErrIncomplete, "/junk-after": ErrIncomplete, "/not-gzip": ErrIncomplete, "/br-junk": ErrIncomplete, "/zstd-junk": ErrIncomplete,
	} {
		for _, get := range []func() error{
			func() error { _, err := c.Page(t.Context(), s.URL+path, Validators{}); return err },
			func() error { _, err := c.Feed(t.Context(), s.URL+path, Validators{}); return err },
		} {
			if err := get(); !errors.Is(err, want) {
				t.Errorf("%s: %v, want %v", path, err, want)
			}
		}
	}
}

// rawServer answers each connection's requests with the given bytes.
func rawServer(t *testing.T, answer func(path string) string) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer conn.Close()
				r := bufio.NewReader(conn)
				for {
					req, err := http.ReadRequest(r)
					if err != nil {
						return
					}
					out := "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
					if req.URL.Path != "/robots.txt" {
						out = answer(req.URL.Path)
					}
					if _, err := io.WriteString(conn, out); err != nil || strings.HasPrefix(req.URL.Path, "/close") {
						return
					}
				}
			}()
		}
	}()
	return "http://" + l.Addr().String()
}

func TestRawAnswers(t *testing.T) {
	answers := map[string]string{
		"/close-short":  "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf",
		"/close-chunk":  "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n5\r\nhe",
		"/close-nolast": "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
		"/close-none":   "",
		"/close-huge":   "HTTP/1.1 200 OK\r\nContent-Length: 9000000000000000000\r\n\r\nx",
		"/close-minus":  "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nx",
		"/close-two":    "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxy",
		"/close-head":   "HTTP/1.1 200 OK\r\nX: " + strings.Repeat("y", 4<<20) + "\r\n\r\nx",
		"/close-heads":  "HTTP/1.1 200 OK\r\n" + strings.Repeat("X-A: b\r\n", 20000) + "\r\nx",
		"/close-1xx":    strings.Repeat("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n", 20000) + "HTTP/1.1 200 OK\r\n\r\nx",
		"/close-junk":   "not HTTP at all\r\n\r\n",
		"/close-old":    "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\nold",
		"/long":         "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhelloHTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\nsmuggled",
		"/next":         "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nnext",
	}
	base := rawServer(t, func(path string) string { return answers[path] })
	c := newClient(t, Options{})
	for path, want := range map[string]error{
		"/close-short": ErrIncomplete, "/close-chunk": ErrIncomplete, "/close-nolast": ErrIncomplete, "/close-none": ErrIncomplete, "/close-huge": ErrTooLarge,
		"/close-minus": nil, "/close-two": nil, "/close-head": ErrTooLarge, "/close-heads": ErrTooLarge, "/close-1xx": ErrTooLarge, "/close-junk": nil,
	} {
		_, err := c.Page(t.Context(), base+path, Validators{})
		if err == nil || want != nil && !errors.Is(err, want) {
			t.Errorf("%s: %v", path, err)
		}
		if err != nil && len(err.Error()) > 1000 {
			t.Errorf("%s: an error of %d bytes", path, len(err.Error()))
		}
	}
	if p, err := c.Page(t.Context(), base+"/close-old", Validators{}); err != nil || string(p.Body) != "old" {
		t.Errorf("HTTP/1.0: %v", err)
	}
	for range 100 {
		p, err := c.Page(t.Context(), base+"/long", Validators{})
		if err != nil || string(p.Body) != "hello" {
			t.Fatalf("long: %v", err)
		}
		if p, err = c.Page(t.Context(), base+"/next", Validators{}); err != nil || string(p.Body) != "next" {
			t.Fatalf("after a long body: %v", err)
		}
	}
}

func TestDeadlines(t *testing.T) {
	stop := make(chan struct{})
	hang := func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-stop:
		case <-r.Context().Done():
		}
	}
	s := newSite(t, map[string]http.HandlerFunc{
		"/headers": hang,
		"/body": func(w http.ResponseWriter, r *http.Request) {
			_, _ = io.WriteString(w, "<html>")
			w.(http.Flusher).Flush()
			hang(w, r)
		},
	})
	t.Cleanup(func() { close(stop) })
	c := newClient(t, Options{Limits: Limits{Headers: 50 * time.Millisecond, Total: 300 * time.Millisecond}})
	if _, err := c.Page(t.Context(), s.URL+"/headers", Validators{}); err == nil {
		t.Error("no answer, no error")
	}
	_, err := c.Page(t.Context(), s.URL+"/body", Validators{})
	if !errors.Is(err, ErrIncomplete) || !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("slow body: %v", err)
	}
}

func TestSizes(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{
		"/big": text(strings.Repeat("x", 5001)), "/fits": text(strings.Repeat("x", 5000)),
		"/stream": func(w http.ResponseWriter, _ *http.Request) {
			for range 100 {
				_, _ = io.WriteString(w, strings.Repeat("x", 100))
				w.(http.Flusher).Flush()
			}
		},
	})
	c := newClient(t, Options{Limits: Limits{Page: 5000, Feed: 5000, File: 5000}})
	for _, path := range []string{"/big", "/stream"} {
		if _, err := c.Page(t.Context(), s.URL+path, Validators{}); !errors.Is(err, ErrTooLarge) {
			t.Errorf("%s: %v", path, err)
		}
		if _, err := c.File(t.Context(), s.URL+path, ""); !errors.Is(err, ErrTooLarge) {
			t.Errorf("%s: %v", path, err)
		}
	}
	if p, err := c.Page(t.Context(), s.URL+"/fits", Validators{}); err != nil || len(p.Body) != 5000 {
		t.Error(err)
	}
	if !c.budget.TryAcquire(c.limits.InFlight) {
		t.Error("the budget is not given back")
	}
}

func TestSniff(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{
		"/robots.txt": text("User-agent: *\nDisallow: /no\n"),
		"/feed":       text(rssOf("<item><link>/1</link></item>"), "Content-Type", "text/html"), "/json": text(`{"version":"https://jsonfeed.org/version/1","items":[]}`),
		"/page": text(story + "<rss>"), "/no/feed.xml": text(rssOf("")), "/no/page": text(story), "/no/page.xml": text(story),
		"/front": text(`<html><head><base href="/dir/"><link rel="alternate stylesheet" type="text/css" href="x"><link rel=ALTERNATE type="application/rss+xml" href="rss"><link rel="alternate" type="application/atom+xml; x" href="https://a.example/atom"><link rel="alternate" type="application/rss+xml" href="javascript:1"></head><body><link rel=alternate type=application/rss+xml href=no></body>`),
	})
	c := newClient(t, Options{})
	for path, want := range map[string]string{"/feed": "feed", "/json": "feed", "/page": "page", "/no/feed.xml": "feed", "/front": "page"} {
		f, p, err := c.Sniff(t.Context(), s.URL+path)
		if err != nil || (f != nil) != (want == "feed") || (p != nil) != (want == "page") {
			t.Errorf("%s: %v %v %v", path, f, p, err)
		}
		if path == "/front" && fmt.Sprint(p.Feeds) != "["+s.URL+"/dir/rss https://a.example/atom]" {
			t.Errorf("feeds %v", p.Feeds)
		}
	}
	if _, _, err := c.Sniff(t.Context(), s.URL+"/no/page"); !errors.Is(err, ErrRobots) {
		t.Errorf("disallowed page: %v", err)
	}
	if _, p, err := c.Sniff(t.Context(), s.URL+"/no/page.xml"); p != nil || !errors.Is(err, ErrNotFeed) {
		t.Errorf("disallowed page that reads like a feed: %v", err)
	}
}

func TestNotAFeed(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{"/html": text("<!DOCTYPE html><html><body>down</body></html>", "Content-Type", "application/rss+xml", "ETag", "x")})
	if f, err := newClient(t, Options{}).Feed(t.Context(), s.URL+"/html", Validators{}); f != nil || !errors.Is(err, ErrNotFeed) {
		t.Errorf("%v %v", f, err)
	}
}
