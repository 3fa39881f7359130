package fetch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"
)

const (
	maxRobots       = 500 << 10 // RFC 9309 2.5: at least this much is parsed
	maxRobotsHops   = 5         // RFC 9309 2.3.1.2
	robotsFresh     = 24 * time.Hour
	robotsRetry     = 5 * time.Minute    // how long a robots.txt that could not be had counts as such
	robotsOldest    = 7 * 24 * time.Hour // how old a kept copy may be when the server does not answer
	maxRobotsOrigin = 4096
)

// RobotsCache keeps robots.txt files between runs. Both methods may be called at the same time from several goroutines.
type RobotsCache interface {
	// Robots returns the file kept for an origin such as https://example.com, its status and when it was fetched.
	Robots(origin string) (body []byte, status int, fetched time.Time, ok bool)
	SaveRobots(origin string, body []byte, status int, fetched time.Time)
}

// robots answers whether an address may be fetched, by RFC 9309.
type robots struct {
	client *Client
	cache  RobotsCache // may be nil
	token  string      // our product token, lower case

	mu      sync.Mutex
	origins map[string]*robotsOrigin
}

type robotsOrigin struct {
	lock  chan struct{} // one request for the file at a time
	rules *robotsRules
	err   error // why the file could not be had
	until time.Time
}

// check returns nil when u may be fetched, an error with ErrRobots when it may not, and another error
// when the site's robots.txt cannot be had: then nothing is fetched either.
func (r *robots) check(ctx context.Context, u *url.URL) error {
	rules, err := r.rulesFor(ctx, u)
	if err != nil {
		return err
	}
	if !rules.allowed(pathOf(u)) {
		return fmt.Errorf("%s: %w", u, ErrRobots)
	}
	return nil
}

func pathOf(u *url.URL) string {
	if u.RawQuery != "" || u.ForceQuery {
		return u.EscapedPath() + "?" + u.RawQuery
	}
	return u.EscapedPath()
}

func (r *robots) rulesFor(ctx context.Context, u *url.URL) (*robotsRules, error) {
	origin := originOf(u)
	o := r.origin(origin)
	select {
	case o.lock <- struct{}{}:
		defer func() { <-o.lock }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	now := r.client.now()
	if !o.until.IsZero() && now.Before(o.until) && o.until.Sub(now) <= robotsFresh {
		return o.rules, o.err
	}
	body, status, fetched, kept := []byte(nil), 0, time.Time{}, false
	if r.cache != nil {
		body, status, fetched, kept = r.cache.Robots(origin)
		age := now.Sub(fetched)
		kept = kept && age >= 0
		if kept && age < robotsFresh {
			return r.use(o, u, body, status, fetched.Add(robotsFresh)), nil
		}
		kept = kept && age < robotsOldest
	}
	newBody, newStatus, err := r.fetch(ctx, u)
	var refused *RefusedError
	switch {
	case err == nil:
		if r.cache != nil {
			r.cache.SaveRobots(origin, newBody, newStatus, now)
		}
		return r.use(o, u, newBody, newStatus, now.Add(robotsFresh)), nil
	case ctx.Err() != nil, errors.As(err, &refused):
		return nil, err // says nothing about the site
	case kept:
		return r.use(o, u, body, status, now.Add(robotsRetry)), nil
	}
	var held *HeldError
	if !errors.As(err, &held) {
		o.rules, o.err, o.until = nil, err, r.client.now().Add(robotsRetry)
	}
	return nil, err
}

// use makes the file the origin's rules.
func (r *robots) use(o *robotsOrigin, u *url.URL, body []byte, status int, until time.Time) *robotsRules {
	rules := &robotsRules{}
	if status >= 200 && status < 300 {
		rules = parseRobots(body, r.token)
	}
	o.rules, o.err, o.until = rules, nil, until
	if rules.delay > 0 {
		r.client.gate.slow(hostOf(u), rules.delay)
	}
	return rules
}

func (r *robots) origin(name string) *robotsOrigin {
	r.mu.Lock()
	defer r.mu.Unlock()
	o := r.origins[name]
	if o == nil {
		if len(r.origins) >= maxRobotsOrigin {
			clear(r.origins)
		}
		o = &robotsOrigin{lock: make(chan struct{}, 1)}
		r.origins[name] = o
	}
	return o
}

// fetch asks for the robots.txt of u's origin. An error is one of reaching the server; 4xx are answers: no rules.
// More redirects than five, or in a circle, count as no rules too.
func (r *robots) fetch(ctx context.Context, u *url.URL) ([]byte, int, error) {
	at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	for hop := 0; ; hop++ {
		if err := r.client.guard.checkURL(at, r.client.proxied); err != nil {
			return nil, 0, fmt.Errorf("fetch %s: %w", at, err)
		}
		a, err := r.client.exchange(ctx, kindRobots, at, nil, Validators{})
		if err != nil {
			return nil, 0, fmt.Errorf("fetch %s: %w", at, err)
		}
		r.client.log.Debug("robots.txt", slog.String("url", at.String()), slog.Int("status", a.status))
		switch {
		case a.status >= 200 && a.status < 300:
			return a.body, a.status, nil
		case redirects(a.status):
			next, err := redirectTarget(at, a.header.Get("Location"))
			if err == nil && hop < maxRobotsHops {
				at = next
				continue
			}
			return nil, http.StatusNotFound, nil // RFC 9309 2.3.1.2: a redirect that leads nowhere is no file
		case a.status >= 500 || a.status == 429 || a.status < 200:
			return nil, 0, fmt.Errorf("fetch robots.txt: %w", r.client.statusError(at, a))
		}
		return nil, a.status, nil
	}
}

// robotsRules are the lines of a robots.txt that concern us. The zero value allows everything.
type robotsRules struct {
	rules []robotsRule
	delay time.Duration
}

type robotsRule struct {
	pattern string // normalized
	allow   bool
}

// parseRobots reads the groups for the product token, or those for * when there is none. It takes any bytes.
func parseRobots(b []byte, token string) *robotsRules {
	b = bytes.TrimPrefix(b, []byte("\xEF\xBB\xBF"))
	if len(b) > maxRobots {
		b = b[:maxRobots]
	}
	var ours, anyone robotsRules
	named := false                   // a group for our token exists
	inOurs, inAnyone := false, false // the group being read concerns
	startsGroup := true              // the next user-agent line starts a group
	for len(b) > 0 {
		line := b
		if i := bytes.IndexAny(b, "\r\n"); i >= 0 {
			line, b = b[:i], b[i+1:]
		} else {
			b = nil
		}
		if i := bytes.IndexByte(line, '#'); i >= 0 {
			line = line[:i]
		}
		key, value, ok := strings.Cut(string(line), ":")
		if !ok {
			continue
		}
		key, value = strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
		switch key {
		case "user-agent", "useragent", "user agent":
			if startsGroup {
				inOurs, inAnyone, startsGroup = false, false, false
			}
			if value == "*" {
				inAnyone = true
			} else if strings.EqualFold(productToken(value), token) {
				inOurs, named = true, true
			}
		case "allow", "disallow":
			startsGroup = true
			if value == "" {
				continue
			}
			if value[0] != '/' && value[0] != '*' {
				value = "/" + value
			}
			rule := robotsRule{normalizePath(value), key == "allow"}
			if inOurs {
				ours.rules = append(ours.rules, rule)
			}
			if inAnyone {
				anyone.rules = append(anyone.rules, rule)
			}
		case "crawl-delay":
			startsGroup = true
			seconds, err := strconv.ParseFloat(value, 64)
			if err != nil || !(seconds > 0) {
				continue
			}
			delay := time.Duration(min(seconds, maxCrawlDelay.Seconds()) * float64(time.Second))
			if inOurs {
				ours.delay = max(ours.delay, delay)
			}
			if inAnyone {
				anyone.delay = max(anyone.delay, delay)
			}
		}
	}
	if named {
		return &ours
	}
	return &anyone
}

// productToken returns the leading letters, underscores and hyphens: a name without version.
func productToken(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i] | 0x20; (c < 'a' || c > 'z') && s[i] != '-' && s[i] != '_' {
			return s[:i]
		}
	}
	return s
}

// allowed reports whether the rules let a path with its query through: the longest matching pattern decides, Allow in a tie.
func (r *robotsRules) allowed(path string) bool {
	path = normalizePath(path)
	if path == "/robots.txt" {
		return true
	}
	longest, allow := -1, true
	for _, rule := range r.rules {
		n := len(rule.pattern)
		if n < longest || n == longest && (allow || !rule.allow) {
			continue
		}
		if matchPath(rule.pattern, path) {
			longest, allow = n, rule.allow
		}
	}
	return allow
}

// matchPath matches the beginning of path by a pattern in which * is any text and a $ at the end the end of the path.
func matchPath(pattern, path string) bool {
	pattern, anchored := strings.CutSuffix(pattern, "$")
	parts := strings.Split(pattern, "*")
	if !strings.HasPrefix(path, parts[0]) {
		return false
	}
	path = path[len(parts[0]):]
	if len(parts) == 1 {
		return !anchored || path == ""
	}
	last := len(parts) - 1
	for _, part := range parts[1:last] {
		i := strings.Index(path, part)
		if i < 0 {
			return false
		}
		path = path[i+len(part):]
	}
	if anchored {
		return strings.HasSuffix(path, parts[last])
	}
	return strings.Contains(path, parts[last])
}

// normalizePath spells percent-encoding in one way: unreserved characters bare, others as %XX in capitals (RFC 9309 2.2.2).
func normalizePath(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '%' && i+2 < len(s) && unhex(s[i+1]) >= 0 && unhex(s[i+2]) >= 0:
			d := byte(unhex(s[i+1])<<4 | unhex(s[i+2]))
			i += 2
			if d >= 'a' && d <= 'z' || d >= 'A' && d <= 'Z' || d >= '0' && d <= '9' || strings.IndexByte("-._~", d) >= 0 {
				b.WriteByte(d)
			} else {
				fmt.Fprintf(&b, "%%%02X", d)
			}
		case c <= ' ' || c >= 0x7f:
			fmt.Fprintf(&b, "%%%02X", c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}
