// Package demo is a small made-up newspaper, The Harrow Bay Tide, that prints itself on loopback: two
// feeds, a week of stories with drawn photos, in English, German and Chinese, amid everything that news
// pages put around a story. Town, people and events are invented.
//
// Call Start, archive what FeedURLs name, call Publish for the next edition (a story corrected, a story
// more), archive again, and Close. Stories says what a perfect archiver finds. It needs no network and
// writes no file.
package demo

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// Editions is how many editions the paper has.
const Editions = 2

// Newspaper is a running paper. Its methods may be called at any time from any goroutine, save Close, which ends it.
type Newspaper struct {
	root    string // http://127.0.0.1:PORT
	now     time.Time
	edition atomic.Pointer[edition]
	turning sync.Mutex // held by Publish
	drawn   sync.Map   // address of a photo: func() document
	server  *http.Server
	done    chan struct{}
}

// edition is everything that the site serves at one time, but for the photos' bytes.
type edition struct {
	number    int
	stories   []*Story
	documents map[string]document // by path
	photos    map[string]*Photo   // by name
}

// document is what one address answers.
type document struct {
	contentType string
	modified    time.Time
	body        []byte
}

// Start opens the paper on a free port of 127.0.0.1, over plain http, with its first edition. All its
// stories appeared in the days before now, which is taken in UTC.
func Start(now time.Time) (*Newspaper, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("start newspaper: %w", err)
	}
	n := &Newspaper{
		root: "http://" + listener.Addr().String(),
		now:  now.UTC().Truncate(time.Minute),
		done: make(chan struct{}),
	}
	first, err := n.print(1)
	if err != nil {
		_ = listener.Close()
		return nil, fmt.Errorf("start newspaper: %w", err)
	}
	n.edition.Store(first)
	n.server = &http.Server{Handler: n, ReadHeaderTimeout: 10 * time.Second}
	go func() {
		defer close(n.done)
		_ = n.server.Serve(listener) // ends with ErrServerClosed
	}()
	return n, nil
}

// Close stops the paper and waits until its server has ended.
func (n *Newspaper) Close() error {
	err := n.server.Close()
	<-n.done
	return err
}

// URL is the address of the front page.
func (n *Newspaper) URL() string { return n.root + "/" }

// FeedURLs are the addresses of the feeds: news as Atom, culture as RSS.
func (n *Newspaper) FeedURLs() []string {
	return []string{n.root + "/feeds/news.atom", n.root + "/feeds/culture.rss"}
}

// Publish brings out the next edition; after the last one it does nothing.
func (n *Newspaper) Publish() error {
	n.turning.Lock()
	defer n.turning.Unlock()
	number := n.edition.Load().number + 1
	if number > Editions {
		return nil
	}
	next, err := n.print(number)
	if err != nil {
		return fmt.Errorf("publish edition %d: %w", number, err)
	}
	n.edition.Store(next)
	return nil
}

// Stories lists what the present edition holds, newest first, for who wants to check an archive of it.
// The caller must not change them.
func (n *Newspaper) Stories() []*Story { return slices.Clone(n.edition.Load().stories) }

// StoryURL is the address of a story's page.
func (n *Newspaper) StoryURL(s *Story) string { return n.root + s.path() }

// PhotoURL is the address of a photo at its full size.
func (n *Newspaper) PhotoURL(p *Photo) string { return n.root + photoPath(p.Name, photoWidths[0]) }

// ServeHTTP answers from the present edition. Each answer has an ETag and a Last-Modified, and conditional
// requests are answered 304.
func (n *Newspaper) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
		return
	}
	e := n.edition.Load()
	d, ok := e.documents[r.URL.Path]
	if !ok {
		d, ok = n.photo(e, r.URL.Path)
	}
	if !ok {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", d.contentType)
	w.Header().Set("Cache-Control", "max-age=0, must-revalidate")
	sum := sha256.Sum256(d.body)
	w.Header().Set("ETag", fmt.Sprintf(`"%x"`, sum[:8]))
	http.ServeContent(w, r, "", d.modified, bytes.NewReader(d.body))
}

// print sets an edition: every page and feed of it.
func (n *Newspaper) print(number int) (*edition, error) {
	stories, err := readStories(number, n.now)
	if err != nil {
		return nil, err
	}
	e := &edition{number: number, stories: stories, documents: make(map[string]document), photos: make(map[string]*Photo)}
	for _, s := range stories {
		for _, p := range s.Photos() {
			e.photos[p.Name] = p
		}
	}
	if err := n.setPages(e); err != nil {
		return nil, err
	}
	if err := n.setFeeds(e); err != nil {
		return nil, err
	}
	e.documents["/robots.txt"] = document{"text/plain; charset=utf-8", n.now.AddDate(-1, 0, 0),
		[]byte("User-agent: *\nAllow: /\nDisallow: /private/\n")}
	return e, nil
}

// photo draws the photo at a path the first time that somebody asks for it.
func (n *Newspaper) photo(e *edition, path string) (document, bool) {
	for _, width := range photoWidths {
		name, ok := strings.CutSuffix(strings.TrimPrefix(path, "/photos/"), fmt.Sprintf("-%d.jpg", width))
		p := e.photos[name]
		if !ok || p == nil || path != photoPath(name, width) {
			continue
		}
		draw, _ := n.drawn.LoadOrStore(path, sync.OnceValue(func() document {
			return document{"image/jpeg", n.now.AddDate(0, 0, -8), jpegOf(p, width)}
		}))
		return draw.(func() document)(), true
	}
	return document{}, false
}
