package fetch

import (
	"bytes"
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Page asks for a story's page. robots.txt is obeyed at every hop. An unchanged page (304) is NotModified, without body.
func (c *Client) Page(ctx context.Context, address string, v Validators) (*Page, error) {
	a, err := c.get(ctx, kindPage, address, v, true)
	if err != nil {
		return nil, err
	}
	return pageOf(address, a, v), nil
}

func pageOf(address string, a *answer, v Validators) *Page {
	p := &Page{
		Requested: withoutUser(address), URL: a.url.String(), Redirects: a.redirects, Status: a.status,
		Header: a.header, Fetched: a.fetched, Hops: a.hops,
	}
	if a.status == http.StatusNotModified {
		p.NotModified = true
		p.Validators = renewed(v, a.header)
		return p
	}
	p.Body = a.body
	p.Validators = validators(a.header)
	p.Feeds = feedLinks(a.body, a.url)
	return p
}

// withoutUser is an address as it was given, less its user name and password.
func withoutUser(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.User == nil {
		return address
	}
	u.User = nil
	return u.String()
}

// maxFeedLinks bounds the feeds that a page may announce.
const maxFeedLinks = 20

// feedLinks returns the addresses of the feeds that a page's head announces (rel=alternate with a feed's media type), in order.
func feedLinks(body []byte, base *url.URL) []string {
	head := body[:min(len(body), 256<<10)]
	if !bytes.Contains(head, []byte("alternate")) && !bytes.Contains(head, []byte("ALTERNATE")) {
		return nil
	}
	var feeds []string
	z := html.NewTokenizer(bytes.NewReader(head))
	for len(feeds) < maxFeedLinks {
		switch z.Next() {
		case html.ErrorToken:
			return feeds
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			tag := string(name)
			if tag == "body" {
				return feeds
			}
			if tag != "link" && tag != "base" {
				continue
			}
			attr := map[string]string{}
			for more {
				var key, value []byte
				key, value, more = z.TagAttr()
				attr[string(key)] = string(value)
			}
			if tag == "base" {
				if u, err := base.Parse(strings.TrimSpace(attr["href"])); err == nil {
					base = u
				}
				continue
			}
			if !slices.Contains(strings.Fields(strings.ToLower(attr["rel"])), "alternate") || !feedType(attr["type"]) {
				continue
			}
			if u, err := base.Parse(strings.TrimSpace(attr["href"])); err == nil && attr["href"] != "" {
				if u, user, err := parseAddress(u.String()); err == nil && user == nil && !slices.Contains(feeds, u.String()) {
					feeds = append(feeds, u.String())
				}
			}
		}
	}
	return feeds
}

// feedType reports the media types that only feeds have.
func feedType(mediaType string) bool {
	mediaType, _, _ = strings.Cut(strings.ToLower(mediaType), ";")
	switch strings.TrimSpace(mediaType) {
	case "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json":
		return true
	}
	return false
}
