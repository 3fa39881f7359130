package fetch

import (
	"errors"
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func TestRobotsRules(t *testing.T) {
	for _, c := range []struct {
		name, file    string
		allow, refuse []string
	}{
		{"empty", "", []string{"/"}, nil},
		{"everyone", "User-agent: *\nDisallow: /private/", []string{"/", "/private"}, []string{"/private/", "/private/x?y"}},
		{"ours before everyone", "User-agent: *\nDisallow: /\n\nUser-agent: Archiver\nDisallow: /a", []string{"/b"}, []string{"/a"}},
		{"ours with version", "User-agent: archiver/2.0 (x)\nDisallow: /a", []string{"/b"}, []string{"/a"}},
		{"another's", "User-agent: archiverbot\nDisallow: /", []string{"/"}, nil},
		{"groups of ours merge", "User-agent: archiver\nDisallow: /a\nUser-agent: x\nDisallow: /c\nUser-agent: archiver\nDisallow: /b", []string{"/c"}, []string{"/a", "/b"}},
		{"several names, one group", "User-agent: x\nUser-agent: archiver\nDisallow: /a", nil, []string{"/a"}},
		{"an empty group of ours", "User-agent: *\nDisallow: /\nUser-agent: archiver\nDisallow:", []string{"/"}, nil},
		{"longest match", "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c", []string{"/a/b", "/a/b/d"}, []string{"/a", "/a/x", "/a/b/c/d"}},
		{"tie", "User-agent: *\nDisallow: /a\nAllow: /a", []string{"/a"}, nil},
		{"star", "User-agent: *\nDisallow: /*.php\nDisallow: /x*y*z", []string{"/a", "/xy", "/zyx"}, []string{"/a.php", "/a.phpx", "/x1y2z3"}},
		{"end", "User-agent: *\nDisallow: /*.pdf$\nDisallow: /exact$", []string{"/a.pdfx", "/exactly", "/a.pdf?x"}, []string{"/a.pdf", "/exact"}},
		{"star at the end", "User-agent: *\nDisallow: /a*$", nil, []string{"/a", "/ab"}},
		{"queries", "User-agent: *\nDisallow: /*?print=", []string{"/a"}, []string{"/a?print=1"}},
		{"percent", "User-agent: *\nDisallow: /%7ejoe\nDisallow: /ä\nDisallow: /a%3cd", []string{"/joe"}, []string{"/~joe", "/%7Ejoe", "/%C3%A4x", "/a%3Cd"}},
		{"space, case, comments", "\xEF\xBB\xBF  USER-AGENT : * # all\r\n\tdisallow\t:\t/a # b\rAllow:/a/b", []string{"/a/b"}, []string{"/a"}},
		{"blank lines do not end a group", "User-agent: *\n\n\nDisallow: /a", nil, []string{"/a"}},
		{"other lines do not end a group", "User-agent: *\nSitemap: https://a.example/s.xml\nDisallow: /a", nil, []string{"/a"}},
		{"rules before any group", "Disallow: /\n", []string{"/"}, nil},
		{"HTML", "<!DOCTYPE html><html><body>User-agent: * Disallow: /</body></html>", []string{"/"}, nil},
		{"no slash", "User-agent: *\nDisallow: a", nil, []string{"/a"}},
		{"itself", "User-agent: *\nDisallow: /", []string{"/robots.txt"}, []string{"/"}},
		{"junk", "\x00\xff\nUser-agent: *\x00\n:::\nDisallow /x\n", []string{"/x"}, nil},
	} {
		rules := parseRobots([]byte(c.file), "archiver")
		for _, path := range c.allow {
			if !rules.allowed(path) {
				t.Errorf("%s: %s refused", c.name, path)
			}
		}
		for _, path := range c.refuse {
			if rules.allowed(path) {
				t.Errorf("%s: %s allowed", c.name, path)
			}
		}
	}
	for file, want := range map[string]time.Duration{
		"User-agent: *\nCrawl-delay: 5": 5 * time.Second, "User-agent: *\nCrawl-delay: 0.5": 500 * time.Millisecond, "User-agent: *\nCrawl-delay: 9999": maxCrawlDelay, "User-agent: *\nCrawl-delay: 1e300": maxCrawlDelay,
		"User-agent: *\nCrawl-delay: -1": 0, "User-agent: *\nCrawl-delay: NaN": 0, "User-agent: *\nCrawl-delay: x": 0, "User-agent: *\nCrawl-delay: 5\nUser-agent: archiver\nDisallow: /a": 0,
	} {
		if got := parseRobots([]byte(file), "archiver").delay; got != want {
			t.Errorf("%q: %v, want %v", file, got, want)
		}
	}
	// Half a megabyte is read, and matching many patterns stays quick.
	big := "User-agent: *\n" + strings.Repeat("Disallow: /*a*b*c*d$\n", maxRobots/21-10) + "Disallow: /last\n"
	rules := parseRobots([]byte(big), "archiver")
	start := time.Now()
	if rules.allowed("/last") || !rules.allowed("/"+strings.Repeat("abc", 2000)) {
		t.Error("a large file is not read to its end")
	}
	if d := time.Since(start); d > 5*time.Second {
		t.Errorf("matching took %v", d)
	}
}

func FuzzRobots(f *testing.F) {
	f.Add([]byte("User-agent: *\nDisallow: /*a$\nAllow: /%41\nCrawl-delay: 3"), "/a?b")
	f.Fuzz(func(t *testing.T, file []byte, path string) {
		rules := parseRobots(file, "archiver")
		got := rules.allowed(path)
		if got != rules.allowed(normalizePath(path)) {
			t.Errorf("%q: spelling decides", path)
		}
		if rules.delay < 0 || rules.delay > maxCrawlDelay || len(rules.rules) == 0 && !got {
			t.Errorf("%v", rules)
		}
	})
}

// cache is a RobotsCache in memory.
type cache struct {
	mu    sync.Mutex
	files map[string]cached
}

type cached struct {
	body   []byte
	status int
	at     time.Time
}

func (c *cache) Robots(origin string) ([]byte, int, time.Time, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	f, ok := c.files[origin]
	return f.body, f.status, f.at, ok
}

func (c *cache) SaveRobots(origin string, body []byte, status int, fetched time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.files[origin] = cached{body, status, fetched}
}

func TestRobotsFetched(t *testing.T) {
	stop := make(chan struct{})
	t.Cleanup(func() { close(stop) })
	for _, c := range []struct {
		name   string
		robots http.HandlerFunc
		err    error // of /private/a; nil: allowed
		status int   // a StatusError instead
	}{
		{"disallow", text("User-agent: *\nDisallow: /private/"), ErrRobots, 0},
		{"404", status(404, ""), nil, 0}, {"401", status(401, ""), nil, 0}, {"403", status(403, ""), nil, 0}, {"410", status(410, ""), nil, 0},
		{"500", status(500, ""), nil, 500}, {"503", status(503, "User-agent: *\nAllow: /"), nil, 503}, {"429", status(429, ""), nil, 429},
		{"20 MB", func(w http.ResponseWriter, _ *http.Request) {
			_, _ = io.WriteString(w, "User-agent: *\nDisallow: /private/\n")
			line := strings.Repeat("#"+strings.Repeat("x", 1023), 1024)
			for range 20 {
				if _, err := io.WriteString(w, line); err != nil {
					return
				}
			}
		}, ErrRobots, 0},
		{"loop", redirect(302, "/robots.txt"), nil, 0},
		{"redirect", redirect(301, "/other"), ErrRobots, 0},
		{"HTML", text("<html>User-agent: *\nDisallow</html>"), nil, 0},
		{"gzip", text(string(gzipped("User-agent: *\nDisallow: /private/")), "Content-Encoding", "gzip"), ErrRobots, 0},
		{"hang", func(w http.ResponseWriter, r *http.Request) {
			select {
			case <-stop:
			case <-r.Context().Done():
			}
		}, io.EOF, 0},
		{"cut", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "1000")
			_, _ = io.WriteString(w, "User-agent: *\nAllow: /")
		}, ErrIncomplete, 0},
	} {
		var mu sync.Mutex
		asked := 0
		s := newSite(t, map[string]http.HandlerFunc{"/private/a": text(story), "/private/feed": text(rssOf("")), "/b": text(story), "/other": text("User-agent: *\nDisallow: /private/"),
			"/to-private": redirect(302, "/private/a"),
			"/robots.txt": func(w http.ResponseWriter, r *http.Request) {
				mu.Lock()
				asked++
				mu.Unlock()
				c.robots(w, r)
			}})
		client := newClient(t, Options{Limits: Limits{Headers: 200 * time.Millisecond, Total: 2 * time.Second}})
		_, err := client.Feed(t.Context(), s.URL+"/private/feed", Validators{})
		mu.Lock()
		if err != nil || asked != 0 {
			t.Errorf("%s: a configured feed asks robots.txt: %v", c.name, err)
		}
		mu.Unlock()
		before := len(s.seen())
		_, pageErr := client.Page(t.Context(), s.URL+"/private/a", Validators{})
		_, fileErr := client.File(t.Context(), "/private/a", s.URL+"/x")
		for _, err := range []error{pageErr, fileErr} {
			var e *StatusError
			switch {
			case c.status != 0:
				if !errors.As(err, &e) || e.Status != c.status {
					t.Errorf("%s: %v", c.name, err)
				}
			case errors.Is(c.err, io.EOF):
				if err == nil {
					t.Errorf("%s: allowed", c.name)
				}
			case !errors.Is(err, c.err):
				t.Errorf("%s: %v", c.name, err)
			}
			if err != nil {
				for _, r := range s.seen()[before:] {
					if r.URL.Path == "/private/a" {
						t.Errorf("%s: requested", c.name)
					}
				}
			}
		}
		if errors.Is(c.err, ErrRobots) {
			if _, err := client.Page(t.Context(), s.URL+"/to-private", Validators{}); !errors.Is(err, ErrRobots) {
				t.Errorf("%s: redirect into: %v", c.name, err)
			}
			if _, err := client.Page(t.Context(), s.URL+"/b", Validators{}); err != nil {
				t.Errorf("%s: %v", c.name, err)
			}
		}
		mu.Lock()
		if asked > 1 && c.name != "loop" && c.name != "429" {
			t.Errorf("%s: robots.txt asked for %d times", c.name, asked)
		}
		mu.Unlock()
	}
	feeds := newSite(t, map[string]http.HandlerFunc{"/robots.txt": text("User-agent: *\nDisallow: /"), "/feed": text(rssOf(""))})
	if _, err := newClient(t, Options{FeedRobots: true}).Feed(t.Context(), feeds.URL+"/feed", Validators{}); !errors.Is(err, ErrRobots) {
		t.Errorf("FeedRobots: %v", err)
	}
}

func TestRobotsCache(t *testing.T) {
	var asked atomic.Int64
	var down atomic.Bool
	s := newSite(t, map[string]http.HandlerFunc{"/a": text(story), "/robots.txt": func(w http.ResponseWriter, _ *http.Request) {
		asked.Add(1)
		if down.Load() {
			w.WriteHeader(500)
			return
		}
		_, _ = io.WriteString(w, "User-agent: *\nCrawl-delay: 7\n")
	}})
	kept := &cache{files: map[string]cached{}}
	clock := newClock()
	fetch := func(c *Client) {
		t.Helper()
		if _, err := c.Page(t.Context(), s.URL+"/a", Validators{}); err != nil {
			t.Fatal(err)
		}
	}
	fresh := func() *Client {
		c := newClient(t, Options{Robots: kept})
		c.now, c.gate.sleep = clock.now, clock.sleep
		return c
	}
	c := fresh()
	fetch(c)
	fetch(c)
	if f := kept.files[s.URL]; asked.Load() != 1 || f.status != 200 || !f.at.Equal(testNow) {
		t.Errorf("asked %d times, kept %+v", asked.Load(), f)
	}
	if len(clock.slept) == 0 || clock.slept[len(clock.slept)-1] != 7*time.Second {
		t.Errorf("crawl delay: slept %v", clock.slept)
	}
	fetch(fresh()) // another run
	if asked.Load() != 1 {
		t.Error("a fresh file is asked for again")
	}
	clock.advance(25 * time.Hour)
	down.Store(true)
	fetch(c) // the old copy serves while the server does not
	if asked.Load() != 2 {
		t.Errorf("asked %d times", asked.Load())
	}
	clock.advance(8 * 24 * time.Hour)
	if _, err := c.Page(t.Context(), s.URL+"/a", Validators{}); err == nil {
		t.Error("a copy of last week is believed")
	}
	down.Store(false)
	clock.advance(robotsRetry)
	fetch(c)
	for _, at := range []time.Time{clock.now().Add(1000 * time.Hour)} { // a stamp from the future is not believed
		kept.files[s.URL] = cached{[]byte("User-agent: *\nDisallow: /"), 200, at}
		fetch(fresh())
	}
}
