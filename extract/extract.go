// Package extract finds the article on a news page: its headline, dates, people, body and photos.
//
// Call FromHTML with the page's bytes. The package does no I/O: it opens no file, asks no clock
// and no network, so the same bytes give the same Article on every machine, and anyone can test,
// fuzz and measure it alone. A page without an article is a result (ErrNoArticle), not a crash.
package extract

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/html/atom"

	"archiver/extract/siterules"
	"archiver/internal/charset"
)

// ErrNoArticle is returned with whatever metadata was found when a page holds no story's text.
var ErrNoArticle = errors.New("no article on the page")

// Options say what is known about a page besides its bytes. The zero value works.
type Options struct {
	// URL is the page's address, absolute. It resolves links and tells the site.
	URL string
	// ContentType is the Content-Type header that came with the page, for its charset.
	ContentType string
	// Captured is when the page was fetched; it dates relative times ("2 hours ago"), nothing else.
	Captured time.Time
	// Entry is what the feed claimed about the page, used only as a witness.
	Entry Witness
	// Rules are the user's for sites that extraction misreads; nil is none. URL tells which apply.
	Rules *siterules.Set
	// Template is what the site's other stories had in common; nil asks neither to use nor to learn it.
	Template *Template
}

// Witness is what someone else says about the page, such as the feed that linked to it.
type Witness struct {
	Title     string
	Authors   []string
	Published string // RFC 3339 or empty
}

// FromHTML extracts the article from a page's bytes in whatever charset they are.
// It always returns an Article; the error is ErrNoArticle when the page holds no story.
func FromHTML(b []byte, opt Options) (*Article, error) {
	p, err := parse(b, opt)
	if err != nil {
		return &Article{}, err
	}
	a := &p.article
	p.readMetadata() // jsonld.go, meta.go, title.go, date.go
	p.findBody()     // body.go, trim.go: which nodes are the story, and what in them is not
	if p.index.clean {
		p.readFigures() // fallback.go: a body that this package wrote
	} else {
		p.findPhotos()  // photos.go, caption.go: pictures, captions, and which nodes they use up
		p.findCredits() // credits.go, byline.go: who did what, and which nodes are credit lines
	}
	p.ruledAuthors() // ruled.go: the user's rules for the site, which had a say in the steps above too
	p.findNextPage() // nextpage.go: the story's next part
	p.dropRepeated() // template.go: what the site sets into story after story
	p.render()       // text.go, html.go: Text, HTML and the photos' positions
	p.findAccess()   // access.go: whether a paywall cut it
	if a.Text == "" {
		return a, ErrNoArticle
	}
	return a, nil
}

// page is a parsed page with what each step found; every step reads it and adds to it.
type page struct {
	opt       Options
	ruled     *siterules.Findings // what the user's rules for the site say of the page; nil without any
	size      int                 // bytes of the page, decoded
	self      *url.URL            // the page's own; never nil
	base      *url.URL            // resolves links: the address, or what the page's base element says; never nil
	index     index
	segments  []segment // the whole page, cut at its block boundaries
	bodyNode  int32     // the element that holds the story, -1 without one
	told      int32     // text of the segments that the page's JSON-LD has too
	blocks    []block   // the body in reading order; findBody makes them, findPhotos and findCredits drop some
	article   Article
	photoAt   []int    // of each of article.Photos, the index of the block that it stands at or before
	signs     signs    // what metadata rules gather in one walk
	ld        linked   // the page's JSON-LD
	names     []string // folded names of the site
	titleNode int32    // index of the node that shows the headline, or -1
	signedBy  bool     // the visible byline begins with "By" or its like
	headed    bool     // it stands between the headline and the story
}

func parse(b []byte, opt Options) (*page, error) {
	p := &page{opt: opt, titleNode: -1, bodyNode: -1}
	p.self, _ = url.Parse(opt.URL)
	if p.self == nil {
		p.self = &url.URL{}
	}
	b, _ = charset.Decode(b, charset.Hints{ContentType: opt.ContentType, HTML: true})
	rules := opt.Rules.For(opt.URL)
	if rules != nil {
		b = rules.Rewrite(b)
	}
	doc, err := parseTree(string(b))
	if err != nil {
		return nil, fmt.Errorf("parse page: %w", err)
	}
	if rules != nil {
		p.ruled = rules.Apply(doc)
		p.article.Notes = p.ruled.Notes
	}
	p.size = len(b)
	p.index = newIndex(doc, false)
	p.base = p.index.base(p.self)
	return p, nil
}

// base returns what a page's relative links are relative to: its first base element's href, itself relative to
// the page's address (HTML standard, 4.2.3), else that address.
func (ix *index) base(address *url.URL) *url.URL {
	for i := range ix.nodes {
		n := &ix.nodes[i]
		if n.DataAtom != atom.Base {
			continue
		}
		href := strings.TrimSpace(attr(n.Node, "href"))
		if href == "" || len(href) > maxLink {
			continue
		}
		u, err := address.Parse(href)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
			break
		}
		return u
	}
	return address
}
