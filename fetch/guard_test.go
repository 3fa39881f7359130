package fetch

import (
	"errors"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

func TestGuard(t *testing.T) {
	none, err := newGuard(nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{
		"127.0.0.1:80", "127.1.2.3:443", "0.0.0.0:80", "10.1.2.3:80", "172.16.0.1:80", "172.31.255.255:80", "192.168.1.1:80", "169.254.169.254:80", "100.64.0.1:80", "100.127.255.255:80", "192.0.0.1:80", "192.0.2.1:80",
		"198.18.0.1:80", "198.19.255.255:80", "198.51.100.1:80", "203.0.113.1:80", "224.0.0.1:80", "239.1.1.1:80", "240.0.0.1:80", "255.255.255.255:80", "192.88.99.1:80",
		"[::]:80", "[::1]:80", "[::ffff:127.0.0.1]:80", "[::ffff:10.0.0.1]:80", "[::127.0.0.1]:80", "[64:ff9b::7f00:1]:80", "[64:ff9b::808:808]:80", "[64:ff9b:1::1]:80", "[2002:7f00:1::]:80", "[2002:808:808::1]:80", "[2001::1]:80", "[2001:0:7f00:1::]:80",
		"[2001:db8::1]:80", "[3fff::1]:80", "[fc00::1]:80", "[fd12::1]:80", "[fe80::1]:80", "[fec0::1]:80", "[ff02::1]:80", "[100::1]:80", "[4000::1]:80", "[5f00::1]:80",
		"8.8.8.8:22", "8.8.8.8:25", "8.8.8.8:8080", "8.8.8.8:0", "8.8.8.8:6667",
	} {
		var refused *RefusedError
		if err := none.check(netip.MustParseAddrPort(bad)); !errors.As(err, &refused) || refused.Addr == "" {
			t.Errorf("%s is let through", bad)
		}
	}
	for _, good := range []string{"8.8.8.8:80", "8.8.8.8:443", "[::ffff:8.8.8.8]:443", "[2606:4700::1]:443", "100.63.255.255:80", "100.128.0.0:80", "172.32.0.1:80", "198.20.0.1:80", "223.255.255.255:80"} {
		if err := none.check(netip.MustParseAddrPort(good)); err != nil {
			t.Errorf("%s: %v", good, err)
		}
	}
	g, err := newGuard([]string{"10.1.0.0/16", "127.0.0.1", " ::1 ", "192.168.0.5:8080", "[fd00::1]:81"}, []int{8443})
	if err != nil {
		t.Fatal(err)
	}
	for addr, ok := range map[string]bool{
		"10.1.2.3:9999": true, "10.2.0.1:80": false, "127.0.0.1:8000": true, "[::ffff:127.0.0.1]:8000": true, "127.0.0.2:80": false, "[::1]:3000": true, "192.168.0.5:8080": true, "192.168.0.5:80": false, "[fd00::1]:81": true,
		"10.1.2.3:22": false, "127.0.0.1:25": false, "127.0.0.1:0": false, "8.8.8.8:8443": true, "10.3.0.1:8443": false,
	} {
		if err := g.check(netip.MustParseAddrPort(addr)); (err == nil) != ok {
			t.Errorf("%s: %v", addr, err)
		}
	}
	err = none.check(netip.MustParseAddrPort("127.0.0.1:80"))
	if s := err.Error(); !strings.Contains(s, "127.0.0.1:80") || !strings.Contains(s, "allow_nets") {
		t.Errorf("the refusal does not help: %s", s)
	}
	for _, bad := range []string{"10.1.0.0/33", "localhost", "", "10.1.0.0/16:80", "127.0.0.1:22", "127.0.0.1:99999", "fe80::1%eth0"} {
		if _, err := newGuard([]string{bad}, nil); err == nil || !strings.Contains(err.Error(), "allow_nets") {
			t.Errorf("%q: %v", bad, err)
		}
	}
	for _, bad := range []int{0, -1, 22, 70000} {
		if _, err := newGuard(nil, []int{bad}); err == nil {
			t.Errorf("port %d is taken", bad)
		}
	}
}

func TestAddress(t *testing.T) {
	for in, want := range map[string]string{
		"http://Example.COM/": "http://example.com/", "https://example.com:443/a?b#c": "https://example.com/a?b", "http://example.com:80": "http://example.com/", "http://example.com:0443/": "http://example.com:443/",
		"HTTP://example.com/a b": "http://example.com/a%20b", "http://münchen.example/ä": "http://xn--mnchen-3ya.example/%C3%A4", " http://example.com/ \n": "http://example.com/",
		"http://2130706433/": "http://127.0.0.1/", "http://0x7f000001/": "http://127.0.0.1/", "http://017700000001/": "http://127.0.0.1/", "http://0177.0.0.1/": "http://127.0.0.1/", "http://127.1/": "http://127.0.0.1/", "http://0x7f.1/": "http://127.0.0.1/",
		"http://127.0.0.1./": "http://127.0.0.1/", "http://１２７.０.０.１/": "http://127.0.0.1/", "http://0/": "http://0.0.0.0/", "http://[0:0:0:0:0:0:0:1]/": "http://[::1]/", "http://[::FFFF:127.0.0.1]:81/": "http://[::ffff:127.0.0.1]:81/",
		"http://example.com/?a=\\b": "http://example.com/?a=\\b",
	} {
		u, _, err := parseAddress(in)
		if err != nil || u.String() != want {
			t.Errorf("%q: %v %v, want %s", in, u, err, want)
		}
	}
	for _, bad := range []string{
		"", "example.com", "/a", "//example.com/", "ftp://example.com/", "file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "gopher://a/", "unix:/x", "http:example.com", "http://", "http:///a", "http://:80/",
		"http://example.com:0/", "http://example.com:99999/", "http://example.com:x/", `http://good.example\@bad.example/`, `http:\\example.com\`, "http://a b/", "http://%31%32%37.0.0.1/", "http://[fe80::1%25eth0]/", "http://256.1.1.1/", "http://1.2.3.4.5/", "http://08.1.1.1/",
		"http://a\x00b/", "http://a\nb/", "http://exa<mple.com/", "http://" + strings.Repeat("a", 300) + "/", "http://example.com/" + strings.Repeat("a", maxAddress),
	} {
		var refused *RefusedError
		if u, _, err := parseAddress(bad); !errors.As(err, &refused) {
			t.Errorf("%q: %v %v", bad, u, err)
		}
	}
	for in, want := range map[string]string{
		"http://Example.com/a": "example.com", "https://example.com:443/": "example.com", "http://example.com:8080/": "example.com:8080", "https://user@example.com/": "example.com", "http://[::1]:99/": "[::1]:99", "ftp://example.com/": "", "": "",
	} {
		if got := Host(in); got != want {
			t.Errorf("Host(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzAddress(f *testing.F) {
	for _, s := range []string{"http://0x7f.1/", "http://user:secret@[::ffff:10.0.0.1]:80/", "https://例え.example/", `http://a\@b/`} {
		f.Add(s)
	}
	g, err := newGuard(nil, nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, address string) {
		u, _, err := parseAddress(address)
		if err != nil {
			return
		}
		again, user, err := parseAddress(u.String())
		if err != nil || user != nil || again.Host != u.Host {
			t.Errorf("%q: %v then %v %v", address, u, again, err)
		}
		if g.checkURL(u, false) == nil {
			if addr, err := netip.ParseAddr(u.Hostname()); err == nil && (addr.Unmap().IsPrivate() || addr.Unmap().IsLoopback() || addr.Unmap().IsLinkLocalUnicast() || addr.Unmap().IsMulticast() || addr.IsUnspecified()) {
				t.Errorf("%q: %v is let through", address, addr)
			}
		}
	})
}

// TestNothingConnects refuses loopback when nothing allows it, by address and by name, and says which setting would.
func TestNothingConnects(t *testing.T) {
	var hit atomic.Bool
	s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { hit.Store(true) }))
	defer s.Close()
	c := newClient(t, Options{AllowNets: []string{"10.0.0.0/8"}})
	port := s.URL[strings.LastIndexByte(s.URL, ':'):]
	for _, address := range []string{s.URL, "http://localhost" + port, "http://2130706433" + port, "http://127.1" + port, "http://[::ffff:127.0.0.1]" + port, "http://0" + port, "http://foo.localhost" + port} {
		var refused *RefusedError
		_, pageErr := c.Page(t.Context(), address, Validators{})
		_, feedErr := c.Feed(t.Context(), address, Validators{})
		_, fileErr := c.File(t.Context(), address, "")
		for _, err := range []error{pageErr, feedErr, fileErr} {
			if strings.Contains(address, "foo.") && err != nil {
				continue // resolvers may not know the name
			}
			if !errors.As(err, &refused) || !strings.Contains(err.Error(), "allow_nets") {
				t.Errorf("%s: %v", address, err)
			}
		}
	}
	if hit.Load() {
		t.Error("connected")
	}
}

func TestProxy(t *testing.T) {
	var mu sync.Mutex
	var asked []string
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		asked = append(asked, r.URL.String())
		mu.Unlock()
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		if r.URL.Path == "/in" {
			http.Redirect(w, r, "http://10.0.0.1/", http.StatusFound)
			return
		}
		_, _ = io.WriteString(w, story)
	}))
	defer proxy.Close()
	c := newClient(t, Options{Proxy: proxy.URL, AllowNets: []string{"192.168.0.0/16"}})
	p, err := c.Page(t.Context(), "http://news.example/a", Validators{})
	if err != nil || p.URL != "http://news.example/a" || p.Hops[0].RemoteIP != "" {
		t.Fatalf("%+v %v", p, err)
	}
	for _, address := range []string{"http://10.0.0.1/", "http://127.0.0.1/", "http://localhost/", "http://a.localhost./", "http://news.example:8080/", "http://news.example:22/", "http://[::1]/", "http://0x7f.1/", "http://news.example/in"} {
		var refused *RefusedError
		if _, err := c.Page(t.Context(), address, Validators{}); !errors.As(err, &refused) {
			t.Errorf("%s: %v", address, err)
		}
	}
	mu.Lock()
	defer mu.Unlock()
	for _, a := range asked {
		if u, err := url.Parse(a); err != nil || u.Host != "news.example" {
			t.Errorf("the proxy was asked for %s", a)
		}
	}
	for _, bad := range []string{"127.0.0.1:8080", "ftp://x:1", "http://", "://secret:pass@"} {
		if _, err := New(Options{Proxy: bad}); err == nil {
			t.Errorf("proxy %q is taken", bad)
		}
	}
}

// TestEnvironmentProxy: HTTP_PROXY and its kin change nothing.
func TestEnvironmentProxy(t *testing.T) {
	var hit atomic.Bool
	proxy := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { hit.Store(true) }))
	defer proxy.Close()
	for _, name := range []string{"HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"} {
		t.Setenv(name, proxy.URL)
	}
	s := newSite(t, map[string]http.HandlerFunc{"/a": text(story)})
	if _, err := newClient(t, Options{}).Page(t.Context(), s.URL+"/a", Validators{}); err != nil || hit.Load() {
		t.Errorf("%v, proxy asked: %v", err, hit.Load())
	}
}

func TestTLS(t *testing.T) {
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, story) }))
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS()
	defer s.Close()
	_, err := newClient(t, Options{}).Feed(t.Context(), s.URL, Validators{})
	if err == nil || !strings.Contains(err.Error(), "certificate") {
		t.Errorf("a certificate of nobody: %v", err)
	}
}

func TestOptions(t *testing.T) {
	for _, o := range []Options{{UserAgent: "a\r\nb"}, {Contact: "ü"}, {UserAgent: "1/2"}, {AllowNets: []string{"x"}}, {AllowPorts: []int{22}}} {
		if _, err := New(o); err == nil {
			t.Errorf("%+v is taken", o)
		}
	}
	c, err := New(Options{})
	if err != nil || c.agent != "archiver" || c.gate.gap != defaultGap || c.limits.Page != 10<<20 {
		t.Errorf("zero options: %+v %v", c, err)
	}
}
