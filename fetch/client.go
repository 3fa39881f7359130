package fetch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/semaphore"
)

// Options configure a Client. The zero value works: public addresses only, no proxy, 2 s between requests to a host.
type Options struct {
	UserAgent string // product and version, "archiver/1.0"; empty: "archiver"
	Contact   string // address of a page or mailbox that the User-Agent names
	Proxy     string // http://host:port, https:// or socks5://; the environment's proxies are never used

	AllowNets  []string      // exceptions from the address guard: prefixes, addresses, ip:port
	AllowPorts []int         // besides 80 and 443, for public addresses
	HostGap    time.Duration // least time between the end of a request to a host and the next; 0: 2 s, less: none

	Robots     RobotsCache                        // keeps robots.txt between runs; may be nil
	FeedRobots bool                               // feeds obey robots.txt too
	OnHold     func(host string, until time.Time) // told when a host asks to be left alone; may be nil
	Log        *slog.Logger                       // may be nil
	Limits     Limits
	Transport  http.RoundTripper // replaces the network, in tests; then only addresses in URLs are guarded
}

// Limits bound what the client takes from a server; a zero field is the default.
type Limits struct {
	Feed, Page, File int64 // bytes on the wire and decoded: 10 MiB, 10 MiB, 25 MiB
	Head             int64 // bytes of a response's head: 128 KiB
	InFlight         int64 // bytes of all bodies at a time: 256 MiB
	Redirects        int   // 10
	Dial             time.Duration
	Headers          time.Duration // from request to head, 15 s
	Total            time.Duration // of one request, 60 s
}

func (l Limits) orDefault() Limits {
	set := func(p *int64, v int64) {
		if *p <= 0 {
			*p = v
		}
	}
	wait := func(p *time.Duration, v time.Duration) {
		if *p <= 0 {
			*p = v
		}
	}
	set(&l.Feed, 10<<20)
	set(&l.Page, 10<<20)
	set(&l.File, 25<<20)
	set(&l.Head, 128<<10)
	set(&l.InFlight, 256<<20)
	// One answer must fit: its bytes on the wire and decoded, with a step of rounding each.
	l.InFlight = max(l.InFlight, 2*max(l.Feed, l.Page, l.File)+4<<20)
	if l.Redirects <= 0 {
		l.Redirects = 10
	}
	wait(&l.Dial, 10*time.Second)
	wait(&l.Headers, 15*time.Second)
	wait(&l.Total, 60*time.Second)
	return l
}

// Client makes every request of the program. It is safe for use by several goroutines.
type Client struct {
	transport http.RoundTripper
	idle      func() // closes idle connections
	guard     *guard
	gate      *gate
	robots    *robots
	limits    Limits
	budget    *semaphore.Weighted
	agent     string
	proxied   bool
	feedRules bool
	log       *slog.Logger
	now       func() time.Time
}

// New makes a client, or says what is wrong with the options.
func New(o Options) (*Client, error) {
	g, err := newGuard(o.AllowNets, o.AllowPorts)
	if err != nil {
		return nil, err
	}
	c := &Client{guard: g, limits: o.Limits.orDefault(), feedRules: o.FeedRobots, log: o.Log, now: time.Now, idle: func() {}}
	if c.log == nil {
		c.log = slog.New(slog.DiscardHandler)
	}
	c.budget = semaphore.NewWeighted(c.limits.InFlight)
	if c.agent, err = userAgent(o.UserAgent, o.Contact); err != nil {
		return nil, err
	}
	gap := o.HostGap
	if gap == 0 {
		gap = defaultGap
	}
	c.gate = &gate{
		now: func() time.Time { return c.now() }, sleep: sleepContext, gap: max(gap, 0), hosts: map[string]*turn{},
		told: func(host string, until time.Time) {
			c.log.Info("host asks for a pause", slog.String("host", host), slog.Time("until", until))
			if o.OnHold != nil {
				o.OnHold(host, until)
			}
		},
	}
	c.robots = &robots{client: c, cache: o.Robots, token: strings.ToLower(productToken(c.agent)), origins: map[string]*robotsOrigin{}}
	if o.Transport != nil {
		c.transport = o.Transport
		return c, nil
	}
	var proxy *url.URL
	if o.Proxy != "" {
		proxy, err = url.Parse(o.Proxy)
		if err != nil || proxy.Host == "" || !slices.Contains([]string{"http", "https", "socks5", "socks5h"}, proxy.Scheme) {
			return nil, fmt.Errorf("proxy %q: not an address such as http://127.0.0.1:8080", redact(o.Proxy))
		}
	}
	c.proxied = proxy != nil
	t := newTransport(g, proxy, c.limits)
	c.transport, c.idle = t, t.CloseIdleConnections
	return c, nil
}

// newTransport is the one door to the network. Behind a proxy every connection goes to the proxy, whose
// address the user chose, so the guard stands at the URL only.
func newTransport(g *guard, proxy *url.URL, l Limits) *http.Transport {
	dialer := &net.Dialer{Timeout: l.Dial, KeepAlive: 30 * time.Second}
	t := &http.Transport{
		DisableCompression:     true,
		ForceAttemptHTTP2:      true,
		TLSHandshakeTimeout:    l.Dial,
		ResponseHeaderTimeout:  l.Headers,
		MaxResponseHeaderBytes: l.Head,
		MaxIdleConns:           100,
		MaxIdleConnsPerHost:    2,
		IdleConnTimeout:        30 * time.Second,
	}
	if proxy != nil {
		t.Proxy = http.ProxyURL(proxy)
	} else {
		dialer.Control = g.control
	}
	t.DialContext = watched(dialer.DialContext)
	return t
}

// userAgent composes the User-Agent header, "archiver/1.0 (+https://example.org/bot)".
func userAgent(agent, contact string) (string, error) {
	if agent = strings.TrimSpace(agent); agent == "" {
		agent = "archiver"
	}
	if contact = strings.TrimSpace(contact); contact != "" {
		agent += " (+" + contact + ")"
	}
	for _, r := range agent {
		if r < 0x20 || r > 0x7e {
			return "", fmt.Errorf("user agent %q: only printable ASCII can be sent", agent)
		}
	}
	if productToken(agent) == "" {
		return "", fmt.Errorf("user agent %q: does not begin with a product name", agent)
	}
	return agent, nil
}

// Close closes idle connections. Requests that are under way finish by their contexts.
func (c *Client) Close() { c.idle() }

// Hold keeps the client from a host until then (at most a day), as a pause that was asked for in an earlier run.
// Requests to it return a *HeldError meanwhile.
func (c *Client) Hold(host string, until time.Time) { c.gate.hold(strings.ToLower(host), until, false) }

// kind is what a request is for.
type kind struct {
	name   string
	accept string
	limit  func(Limits) int64
	user   bool // a user name and password in the address are sent to its origin
	cut    bool // a body over the limit is cut, not refused
}

var (
	kindFeed = &kind{name: "feed", user: true, limit: func(l Limits) int64 { return l.Feed },
		accept: "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/json;q=0.8, application/xml;q=0.8, text/xml;q=0.8, text/html;q=0.3, */*;q=0.1"}
	kindPage = &kind{name: "page", limit: func(l Limits) int64 { return l.Page },
		accept: "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"}
	kindFile = &kind{name: "file", limit: func(l Limits) int64 { return l.File },
		accept: "image/jpeg, image/png, image/webp, image/*;q=0.9, */*;q=0.1"}
	kindUnknown = &kind{name: "address", user: true, limit: func(l Limits) int64 { return l.Page },
		accept: "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"}
	kindRobots = &kind{name: "robots.txt", cut: true, limit: func(Limits) int64 { return maxRobots },
		accept: "text/plain, */*;q=0.1"}
)

// answer is what a chain of requests ended with.
type answer struct {
	url       *url.URL
	redirects []string
	permanent string // the last address, when all redirects to it were permanent
	status    int
	header    http.Header
	body      []byte // decoded
	fetched   time.Time
	hops      []Exchange
}

// get asks for an address and follows its redirects; the answer has status 200, or 304 to a conditional request.
func (c *Client) get(ctx context.Context, k *kind, address string, v Validators, obey bool) (*answer, error) {
	u, user, err := parseAddress(address)
	if err != nil {
		return nil, fmt.Errorf("fetch %s: %w", k.name, err)
	}
	fail := func(err error) error { return fmt.Errorf("fetch %s %s: %w", k.name, redact(u.String()), err) }
	if user != nil && !k.user {
		return nil, fail(&RefusedError{Addr: u.Host, Reason: "a user name in the address"})
	}
	v = v.sendable()
	home := originOf(u)
	seen := map[string]bool{}
	var past []string
	var hops []Exchange
	permanent := true
	for {
		if seen[u.String()] {
			return nil, fail(fmt.Errorf("%w: in a circle", ErrTooManyRedirects))
		}
		if seen[u.String()] = true; len(past) > c.limits.Redirects {
			return nil, fail(ErrTooManyRedirects)
		}
		if err := c.guard.checkURL(u, c.proxied); err != nil {
			return nil, fail(err)
		}
		if obey {
			if err := c.robots.check(ctx, u); err != nil {
				return nil, fail(err)
			}
		}
		secret := user
		if originOf(u) != home {
			secret = nil
		}
		a, err := c.exchange(ctx, k, u, secret, v)
		if err != nil {
			return nil, fail(err)
		}
		hops = append(hops, a.hops...)
		a.hops, a.redirects = hops, past
		if redirects(a.status) && a.header.Get("Location") != "" {
			next, err := redirectTarget(u, a.header.Get("Location"))
			if err != nil {
				return nil, fail(err)
			}
			permanent = permanent && (a.status == http.StatusMovedPermanently || a.status == http.StatusPermanentRedirect)
			past = append(past, u.String())
			u = next
			continue
		}
		if permanent && len(past) > 0 {
			a.permanent = u.String()
		}
		if err := c.judge(u, a, v); err != nil {
			return nil, fail(err)
		}
		return a, nil
	}
}

// judge says whether an answer is of use: whole, and the thing itself.
func (c *Client) judge(u *url.URL, a *answer, v Validators) error {
	if mark := challenge(a); mark != "" {
		return fmt.Errorf("%w (%s): %w", ErrBlocked, mark, c.statusError(u, a))
	}
	switch a.status {
	case http.StatusOK, http.StatusNonAuthoritativeInfo:
		if len(bytes.TrimSpace(a.body)) == 0 {
			return fmt.Errorf("%w: %d with an empty body", ErrIncomplete, a.status)
		}
		return nil
	case http.StatusNotModified:
		if v != (Validators{}) {
			return nil
		}
	}
	return c.statusError(u, a)
}

// statusError makes the error for a status, and holds the host when the answer asks for it.
func (c *Client) statusError(u *url.URL, a *answer) *StatusError {
	e := &StatusError{URL: u.String(), Status: a.status}
	switch a.status {
	case http.StatusTooManyRequests, http.StatusServiceUnavailable, http.StatusForbidden:
		wait, ok := retryAfter(a.header.Get("Retry-After"), a.fetched)
		if ok {
			e.RetryAfter = a.fetched.Add(wait)
		}
		if !ok && a.status == http.StatusTooManyRequests {
			wait, ok = defaultHold, true
		}
		if ok {
			c.gate.hold(hostOf(u), a.fetched.Add(wait), true)
		}
	}
	return e
}

func redirects(status int) bool {
	switch status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}

// redirectTarget resolves a Location header.
func redirectTarget(from *url.URL, location string) (*url.URL, error) {
	if len(location) > maxAddress {
		return nil, &RefusedError{URL: from.String(), Reason: "a redirect to an address longer than 8 KiB"}
	}
	if strings.HasPrefix(location, `\`) || strings.HasPrefix(location, `/\`) {
		return nil, &RefusedError{URL: from.String(), Reason: "a backslash in a redirect"}
	}
	next, err := from.Parse(strings.TrimSpace(location))
	if err != nil {
		return nil, &RefusedError{URL: from.String(), Reason: "a redirect to what is no address"}
	}
	u, user, err := parseAddress(next.String())
	if err != nil {
		return nil, err
	}
	if user != nil {
		return nil, &RefusedError{URL: u.String(), Reason: "a redirect to an address with a user name"}
	}
	return u, nil
}

// errorBody bounds what is read of answers whose body is not wanted: enough to know a challenge page.
const errorBody = 256 << 10

// exchange makes one request, in the host's turn. The answer's body is whole and decoded when the status is 200;
// with other statuses it may be cut. hops has the one exchange.
func (c *Client) exchange(ctx context.Context, k *kind, u *url.URL, user *url.Userinfo, v Validators) (*answer, error) {
	leave, err := c.gate.enter(ctx, hostOf(u))
	if err != nil {
		return nil, err
	}
	defer leave()
	ctx, cancel := context.WithTimeout(ctx, c.limits.Total)
	defer cancel()
	x := Exchange{URL: u.String(), Started: c.now().UTC(), Protocol: "http/1.1"}
	var conn *watchedConn
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{GotConn: func(i httptrace.GotConnInfo) {
		conn = watchedOf(i.Conn)
		if host, _, err := net.SplitHostPort(i.Conn.RemoteAddr().String()); err == nil && !c.proxied {
			x.RemoteIP = host
		}
	}})
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, &RefusedError{URL: redact(u.String()), Reason: "not an address"}
	}
	c.setHeader(req, k, user, v)
	resp, err := c.transport.RoundTrip(req)
	if err != nil {
		return nil, headError(err, c.limits.Head)
	}
	defer func() {
		resp.Body.Close()
		if resp.ProtoMajor == 1 {
			conn.settle()
		}
	}()
	if resp.ProtoMajor == 2 {
		x.Protocol = "h2"
	}
	a := &answer{url: u, status: resp.StatusCode, header: resp.Header, fetched: c.now().UTC()}
	loan := &loan{budget: c.budget}
	defer loan.giveBack()
	x.RequestHeader = requestHead(req)
	wire, body, truncated, err := c.readBody(ctx, k, resp, loan)
	if err != nil {
		return nil, err
	}
	a.body, x.Body, x.Truncated = body, wire, truncated
	x.ResponseHeader = responseHead(resp, len(wire))
	a.hops = []Exchange{x}
	c.log.Debug("request", slog.String("kind", k.name), slog.String("url", x.URL), slog.Int("status", a.status), slog.Int("bytes", len(wire)))
	return a, nil
}

// setHeader writes what a request says: who asks, for what, in which encodings. No cookies, no Referer.
func (c *Client) setHeader(req *http.Request, k *kind, user *url.Userinfo, v Validators) {
	req.Header.Set("User-Agent", c.agent)
	req.Header.Set("Accept", k.accept)
	req.Header.Set("Accept-Encoding", acceptEncoding)
	if k != kindRobots {
		if v.ETag != "" {
			req.Header["If-None-Match"] = []string{v.ETag}
		}
		if v.LastModified != "" {
			req.Header["If-Modified-Since"] = []string{v.LastModified}
		}
	}
	if user != nil {
		password, _ := user.Password()
		req.SetBasicAuth(user.Username(), password)
	}
}

// sendable leaves off what no header can carry.
func (v Validators) sendable() Validators {
	if !validHeader(v.ETag) {
		v.ETag = ""
	}
	if !validHeader(v.LastModified) {
		v.LastModified = ""
	}
	return v
}

// validHeader reports whether a stored value can be sent back.
func validHeader(s string) bool {
	return len(s) < 8<<10 && !strings.ContainsFunc(s, func(r rune) bool { return r < 0x20 && r != '\t' || r == 0x7f })
}

// headError words an error before the first byte of a body.
func headError(err error, limit int64) error {
	var refused *RefusedError
	if errors.As(err, &refused) {
		return refused
	}
	if s := err.Error(); strings.Contains(s, "headers exceeded") || strings.Contains(s, "too many 1xx") || strings.Contains(s, "header list larger") {
		return fmt.Errorf("response head: %w of %d bytes", ErrTooLarge, limit)
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("%w: the connection ended before the head: %w", ErrIncomplete, err)
	}
	return err
}

// readBody reads a response's body as sent and undoes its encoding.
func (c *Client) readBody(ctx context.Context, k *kind, resp *http.Response, l *loan) (wire, body []byte, truncated string, err error) {
	limit := k.limit(c.limits)
	good := resp.StatusCode == http.StatusOK || resp.StatusCode == http.StatusNonAuthoritativeInfo
	cut := k.cut
	if !good {
		limit, cut = min(limit, errorBody), true
	}
	if resp.ContentLength > limit && !cut {
		return nil, nil, "", fmt.Errorf("%d bytes: %w of %d bytes", resp.ContentLength, ErrTooLarge, limit)
	}
	encoding, encodingErr := contentEncoding(resp.Header)
	if good && encodingErr != nil {
		return nil, nil, "", encodingErr
	}
	wire, err = readBounded(ctx, resp.Body, limit, resp.ContentLength, 0, l)
	switch {
	case err == nil:
	case errors.Is(err, ErrTooLarge):
		if !cut {
			return nil, nil, "", err
		}
		truncated = "length"
	case errors.Is(err, context.DeadlineExceeded), ctx.Err() != nil:
		if good {
			return nil, nil, "", fmt.Errorf("%w: after %d bytes: %w", ErrIncomplete, len(wire), context.Cause(ctx))
		}
		truncated = "time"
	default:
		if good {
			return nil, nil, "", fmt.Errorf("%w: after %d bytes: %w", ErrIncomplete, len(wire), err)
		}
		truncated = "disconnect"
	}
	if encodingErr != nil {
		return wire, nil, truncated, nil //nolint:nilerr // the body of an error answer that nobody needs
	}
	body, err = decodeBody(ctx, encoding, wire, limit, l)
	if err != nil {
		if good && !cut {
			return nil, nil, "", err
		}
		body = nil
	}
	return wire, body, truncated, nil
}

// requestHead writes the request as HTTP/1.1, without the secret.
func requestHead(req *http.Request) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "GET %s HTTP/1.1\r\nHost: %s\r\n", req.URL.RequestURI(), req.URL.Host)
	h := req.Header
	if h.Get("Authorization") != "" {
		h = h.Clone()
		h.Set("Authorization", "Basic [redacted]")
	}
	writeHeader(&b, h)
	return b.Bytes()
}

// responseHead writes the response's head as HTTP/1.1 with the length of the body that is kept.
func responseHead(resp *http.Response, length int) []byte {
	var b bytes.Buffer
	text := strings.TrimSpace(strings.TrimPrefix(resp.Status, fmt.Sprint(resp.StatusCode)))
	if text == "" {
		text = http.StatusText(resp.StatusCode)
	}
	fmt.Fprintf(&b, "HTTP/1.1 %03d %s\r\n", resp.StatusCode, oneLine(text))
	h := resp.Header.Clone()
	h.Del("Transfer-Encoding")
	h.Set("Content-Length", fmt.Sprint(length))
	writeHeader(&b, h)
	return b.Bytes()
}

func writeHeader(b *bytes.Buffer, h http.Header) {
	for _, key := range slices.Sorted(maps.Keys(h)) {
		for _, value := range h[key] {
			fmt.Fprintf(b, "%s: %s\r\n", oneLine(key), oneLine(value))
		}
	}
	b.WriteString("\r\n")
}

func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\r' || r == '\n' || r == 0 {
			return ' '
		}
		return r
	}, s)
}

// challenge names the sign by which an answer is a bot wall's page and not the site's; "" when there is none.
func challenge(a *answer) string {
	h := a.header
	if strings.EqualFold(h.Get("Cf-Mitigated"), "challenge") {
		return "cf-mitigated"
	}
	if h.Get("X-Amzn-Waf-Action") != "" {
		return "x-amzn-waf-action"
	}
	refused := a.status == http.StatusForbidden || a.status == http.StatusTooManyRequests || a.status == http.StatusServiceUnavailable
	if refused && (h.Get("X-Datadome") != "" || h.Get("X-Dd-B") != "") {
		return "x-datadome"
	}
	body := a.body[:min(len(a.body), errorBody)]
	if bytes.Contains(body, []byte("_cf_chl_opt")) {
		return "challenge script"
	}
	if len(body) < 8<<10 && (bytes.Contains(body, []byte("_Incapsula_Resource")) || bytes.Contains(body, []byte("captcha-delivery.com"))) {
		return "challenge script"
	}
	if refused && bytes.Contains(body, []byte("/cdn-cgi/challenge-platform/")) {
		return "challenge script"
	}
	return ""
}

// validators returns what an answer gives for the next conditional request.
func validators(h http.Header) Validators {
	return Validators{ETag: h.Get("ETag"), LastModified: h.Get("Last-Modified")}
}

// renewed are the validators after a 304: those that it carries replace the old, others stay (RFC 9111 4.3.4).
func renewed(old Validators, h http.Header) Validators {
	v := validators(h)
	if v.ETag == "" {
		v.ETag = old.ETag
	}
	if v.LastModified == "" {
		v.LastModified = old.LastModified
	}
	return v
}
