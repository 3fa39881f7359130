// Package fetch asks the network for feeds, pages and files, politely.
//
// Make one Client with New and use it for everything: Feed polls, Page gets a story's page, File a photo,
// Sniff finds out what an address is. Every request passes the address guard, the site's robots.txt and the host's
// turn. ParseFeed reads a feed without the network. The package never stores anything and never retries: callers do.
package fetch

import (
	"net/http"
	"time"
)

// Exchange is one request and its answer as they were, for the WARC file.
type Exchange struct {
	URL      string    // absolute, without userinfo and fragment
	Started  time.Time // when the request was sent, UTC
	RemoteIP string    // "" behind a proxy
	Protocol string    // of the answer: http/1.1 or h2
	// RequestHeader and ResponseHeader are complete HTTP/1.1 heads, from the request or status line to the
	// empty line, CRLF ends. Secrets are redacted. The response head has a Content-Length equal to
	// len(Body) and no Transfer-Encoding.
	RequestHeader, ResponseHeader []byte
	// Body is as the server encoded it (gzip stays), without chunking.
	Body      []byte
	Truncated string // "" or a WARC-Truncated reason: length, time, disconnect
}

// Page is what a server sent for a story's address.
type Page struct {
	Requested string
	URL       string   // after redirects
	Redirects []string // addresses before URL, first one first
	Status    int
	Header    http.Header
	// Body is decoded (no gzip), in the page's own charset; empty when NotModified.
	Body        []byte
	NotModified bool
	Validators  Validators
	Fetched     time.Time
	Hops        []Exchange // one a redirect, the page's own last
	// Feeds are the absolute addresses of the feeds that the page announces (rel=alternate), in its order.
	Feeds []string
}

// Validators make the next request conditional. They are echoed byte for byte.
type Validators struct {
	ETag         string `json:"etag,omitempty"`
	LastModified string `json:"last_modified,omitempty"`
}

// File is what a server sent for a photo's address.
type File struct {
	URL    string // after redirects
	Status int
	Header http.Header
	Body   []byte // as served, Content-Encoding undone
	Type   string // media type by the bytes
	Width  int    // pixels, by the bytes; 0 when unknown
	Height int
}

// Feed is what a poll found.
type Feed struct {
	Requested   string
	URL         string // after redirects
	Permanent   string // where every hop was permanent (301, 308): the new address, else ""
	Status      int
	NotModified bool
	Validators  Validators
	BodySHA256  string
	Title       string
	Link        string // the site's address
	Language    string
	Entries     []Entry
	Truncated   bool          // the document broke off; only complete entries are here
	MinInterval time.Duration // what max-age, Expires, ttl and sy:update ask for; 0 is nothing
	SkipHours   []int         // 0–23 UTC
	SkipDays    []time.Weekday
	Warnings    []string // what was mended, for the log
}

// Entry is what a feed claims about one story.
type Entry struct {
	GUID         string
	Link         string // absolute
	Title        string // plain text
	Authors      []string
	Published    string // RFC 3339 as Article.Published, zone left off when unknown; or ""
	PublishedRaw string
	Updated      string
	Summary      string // HTML as claimed
	Content      string // HTML as claimed
	Categories   []string
	Images       []string // absolute addresses of media:content, enclosures
	// Fingerprint changes when the feed's claim about the story does: SHA-256 over title, dates and contents.
	Fingerprint string
}
