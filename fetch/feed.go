package fetch

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"archiver/internal/charset"
)

// maxInterval caps what a feed may ask for as the time to its next poll.
const maxInterval = 24 * time.Hour

// Feed polls a feed. Its address may hold a user name and password, which are sent to its own origin only. robots.txt is
// not asked unless Options.FeedRobots says so: the user named this address. An unchanged feed (304) is NotModified.
// A feed that breaks off has no Validators, so that the next poll gets it whole.
func (c *Client) Feed(ctx context.Context, address string, v Validators) (*Feed, error) {
	a, err := c.get(ctx, kindFeed, address, v, c.feedRules)
	if err != nil {
		return nil, err
	}
	return feedOf(address, a, v)
}

// feedOf reads a feed out of an answer.
func feedOf(address string, a *answer, v Validators) (*Feed, error) {
	claimed := withoutUser(address)
	if a.status == http.StatusNotModified {
		return &Feed{
			Requested: claimed, URL: a.url.String(), Permanent: a.permanent, Status: a.status, NotModified: true,
			Validators: renewed(v, a.header), MinInterval: freshness(a.header, a.fetched),
		}, nil
	}
	f, err := parseFeed(a.body, a.header.Get("Content-Type"), a.url.String(), a.fetched)
	if err != nil {
		return nil, fmt.Errorf("fetch feed %s: %w", redact(a.url.String()), err)
	}
	f.Requested, f.Permanent, f.Status = claimed, a.permanent, a.status
	if !f.Truncated {
		f.Validators = validators(a.header)
	}
	f.MinInterval = max(f.MinInterval, freshness(a.header, a.fetched))
	return f, nil
}

// freshness is how long an answer stays fresh (RFC 9111 4.2): max-age less Age, else Expires less Date; at most a day.
func freshness(h http.Header, now time.Time) time.Duration {
	maxAge := ""
	for _, line := range h.Values("Cache-Control") {
		for part := range strings.SplitSeq(line, ",") {
			key, value, _ := strings.Cut(strings.TrimSpace(part), "=")
			switch strings.ToLower(strings.TrimSpace(key)) {
			case "no-cache", "no-store":
				return 0
			case "max-age":
				if maxAge == "" {
					maxAge = strings.Trim(value, ` "`)
				}
			}
		}
	}
	if maxAge != "" {
		seconds, ok := wholeSeconds(maxAge)
		if !ok {
			return 0
		}
		if age, ok := wholeSeconds(h.Get("Age")); ok {
			seconds -= age
		}
		return min(max(seconds, 0), maxInterval)
	}
	expires, err := http.ParseTime(h.Get("Expires"))
	if err != nil {
		return 0
	}
	if date, err := http.ParseTime(h.Get("Date")); err == nil {
		now = date
	}
	return min(max(expires.Sub(now), 0), maxInterval)
}

// wholeSeconds reads a count of seconds, however long.
func wholeSeconds(s string) (time.Duration, bool) {
	s = strings.TrimSpace(s)
	if s == "" || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.ParseInt(s, 10, 32)
	if err != nil {
		n = 1 << 31
	}
	return time.Duration(n) * time.Second, true
}

// Sniff asks for an address of unknown kind and returns the one of both that it is. The site's robots.txt is obeyed,
// except that an address that robots.txt disallows may still turn out to be a feed: it was named by the user.
func (c *Client) Sniff(ctx context.Context, address string) (*Feed, *Page, error) {
	a, err := c.get(ctx, kindUnknown, address, Validators{}, true)
	if errors.Is(err, ErrRobots) && !c.feedRules && feedLike(address) {
		f, err := c.Feed(ctx, address, Validators{})
		return f, nil, err
	}
	if err != nil {
		return nil, nil, err
	}
	if looksLikeFeed(a.body, a.header.Get("Content-Type")) {
		f, err := feedOf(address, a, Validators{})
		return f, nil, err
	}
	if u, err := url.Parse(strings.TrimSpace(address)); err == nil && u.User != nil {
		return nil, nil, fmt.Errorf("fetch address %s: %w", redact(address), &RefusedError{Addr: u.Host, Reason: "a user name in a page's address"})
	}
	return nil, pageOf(address, a, Validators{}), nil
}

// feedLike reports whether an address reads like a feed's.
func feedLike(address string) bool {
	s := strings.ToLower(address)
	for _, word := range []string{"rss", "atom", "feed", ".xml", ".rdf", ".json"} {
		if strings.Contains(s, word) {
			return true
		}
	}
	return false
}

// looksLikeFeed reports whether bytes begin as a feed does.
func looksLikeFeed(b []byte, contentType string) bool {
	head, _ := charset.Decode(b[:min(len(b), rootWindow)], charset.Hints{ContentType: contentType})
	if isJSON(head) {
		return bytes.Contains(head[:min(len(head), 4096)], []byte("jsonfeed.org")) || bytes.Contains(head, []byte(`"items"`))
	}
	_, _, ok := findRoot(head)
	return ok
}

// ParseFeed reads RSS, Atom and JSON Feed documents as they really are: in any charset, with junk before them, broken
// off, ill-formed. contentType is the HTTP header, address what relative links are resolved against; both may be empty.
// It returns ErrNotFeed (wrapped) for anything else, and ErrIncomplete for a feed that breaks off before its first entry ends. Times more than two days from now in the future are not believed.
func ParseFeed(body []byte, contentType, address string) (*Feed, error) {
	return parseFeed(body, contentType, address, time.Now())
}

func parseFeed(body []byte, contentType, address string, now time.Time) (*Feed, error) {
	sum := sha256.Sum256(body)
	text, name := charset.Decode(body, charset.Hints{ContentType: contentType})
	f := &Feed{URL: address, BodySHA256: hex.EncodeToString(sum[:])}
	if declared := charset.FromDeclaration(body[:min(len(body), 1024)]); declared != "" {
		if _, want := charset.Lookup(declared); want != name && !bytes.HasPrefix([]byte(want), []byte("utf-16")) {
			f.warn("declared as %.40s, read as %s", declared, name)
		}
	}
	base, err := url.Parse(address)
	if err != nil {
		base = &url.URL{}
	}
	d := &feedReader{feed: f, base: base, now: now}
	if isJSON(text) {
		err = d.readJSON(text)
	} else {
		err = d.readXML(text)
	}
	if err != nil {
		return nil, err
	}
	d.finish()
	if f.Truncated && len(f.Entries) == 0 { // not the same as a feed that has no news
		return nil, fmt.Errorf("%w: the feed breaks off before its first entry is complete", ErrIncomplete)
	}
	return f, nil
}

// maxWarnings bounds the log of one feed.
const maxWarnings = 20

func (f *Feed) warn(format string, args ...any) {
	if len(f.Warnings) < maxWarnings {
		f.Warnings = append(f.Warnings, fmt.Sprintf(format, args...))
	}
}
