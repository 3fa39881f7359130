package worker

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"archiver/archive"
	"archiver/extract"
	"archiver/fetch"
	"archiver/internal/sitetest"
	"archiver/internal/state"
)

// world is a set of sites and an archiver that looks at them with a clock of its own.
type world struct {
	t      testing.TB
	dir    string
	sites  *sitetest.Sites
	opt    Options // of the workers to come
	client fetch.Options
	minMem int64

	mu     sync.Mutex
	time   time.Time
	events []Event

	db   *state.DB
	arch *archive.Archive
	w    *Worker
	net  *fetch.Client
}

// newWorld starts the clock now, because the client's own clock is the real one.
func newWorld(t testing.TB, text string) *world {
	if test, ok := t.(*testing.T); ok {
		test.Parallel()
	}
	w := &world{t: t, dir: t.TempDir(), sites: sitetest.New(t, text), time: time.Now().UTC().Truncate(time.Millisecond)}
	w.sites.SetNow(w.now)
	w.opt = Options{Workers: 4, Version: "test", Revisits: []time.Duration{}}
	w.client = fetch.Options{UserAgent: "test", Contact: "test@a.example", HostGap: -1, Transport: w.sites.Transport()}
	t.Cleanup(w.close)
	return w
}

func (w *world) now() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.time
}

func (w *world) pass(d time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.time = w.time.Add(d)
}

func (w *world) hear(e Event) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.events = append(w.events, e)
}

// heard lists the events of the kind since the last run began.
func (w *world) heard(kind string) []Event {
	w.mu.Lock()
	defer w.mu.Unlock()
	var some []Event
	for _, e := range w.events {
		if e.Kind == kind {
			some = append(some, e)
		}
	}
	return some
}

// open starts the program; run does it by itself.
func (w *world) open() {
	w.t.Helper()
	if w.w != nil {
		return
	}
	var err error
	w.arch, err = archive.Open(filepath.Join(w.dir, "archive"), archive.Options{Create: true, MinFree: w.minMem})
	if err != nil {
		w.t.Fatal(err)
	}
	if w.db, err = state.Open(filepath.Join(w.dir, "state.sqlite")); err != nil {
		w.t.Fatal(err)
	}
	c := w.client
	c.Robots = w.db
	c.OnHold = func(host string, until time.Time) {
		if err := w.db.Hold(context.Background(), host, until); err != nil {
			w.t.Error(err)
		}
	}
	if w.net, err = fetch.New(c); err != nil {
		w.t.Fatal(err)
	}
	opt := w.opt
	opt.Client, opt.Archive, opt.State, opt.Report = w.net, w.arch, w.db, w.hear
	if opt.Now == nil {
		opt.Now = w.now
	}
	opt.pause = func(_ context.Context, d time.Duration) { w.pass(d) }
	if w.w, err = New(opt); err != nil {
		w.t.Fatal(err)
	}
}

// close ends the program, as at its end; the next run opens it again.
func (w *world) close() {
	if w.w == nil {
		return
	}
	w.net.Close()
	if err := errors.Join(w.db.Close(), w.arch.Close()); err != nil {
		w.t.Error(err)
	}
	w.w = nil
}

func (w *world) try(ctx context.Context, job Job) (Summary, error) {
	w.t.Helper()
	w.open()
	w.mu.Lock()
	w.events = nil
	w.mu.Unlock()
	w.sites.Forget()
	return w.w.Fetch(ctx, job)
}

// run does one fetch, and shows what happened if the test fails.
func (w *world) run(job Job) Summary {
	w.t.Helper()
	s, err := w.try(context.Background(), job)
	if err != nil {
		w.t.Fatal(err)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, e := range w.events {
		w.t.Logf("%-14s %s %s %s", e.Kind, e.Address, e.Detail, e.Error)
	}
	w.t.Logf("%+v", s)
	return s
}

func (w *world) poll(feeds ...string) Summary {
	w.t.Helper()
	return w.run(Job{Feeds: feedsAt(feeds...), Force: true})
}

func feedsAt(urls ...string) []Feed {
	var all []Feed
	for _, u := range urls {
		all = append(all, Feed{URL: u})
	}
	return all
}

func (w *world) find(address string) (archive.Record, string) {
	w.t.Helper()
	rec, path, err := w.arch.Find(address)
	if err != nil {
		w.t.Fatal(err)
	}
	return rec, path
}

func (w *world) articles() int {
	w.t.Helper()
	n := 0
	for _, err := range w.arch.List(context.Background(), archive.Query{}) {
		if err != nil {
			w.t.Fatal(err)
		}
		n++
	}
	return n
}

func (w *world) sql(query string, args ...any) {
	w.t.Helper()
	w.open()
	if _, err := w.db.SQL().Exec(query, args...); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) update(text string) {
	w.t.Helper()
	if err := w.sites.Update(text); err != nil {
		w.t.Fatal(err)
	}
}

// want compares the counts that a test names; those it leaves zero must be zero too, but for
// bytes and requests.
func want(t testing.TB, got, want Summary) {
	t.Helper()
	got.Bytes, got.Requests = want.Bytes, want.Requests
	if got != want {
		t.Errorf("summary %+v\nwant    %+v", got, want)
	}
}

const (
	siteFeed = "https://a.example/feed.xml"
	body     = "The council of the little town met on Monday evening to talk about the old bridge over the river, which has been closed to carts since spring."
)

// pageAbout is a page with a headline and a few paragraphs, the topic in each of them.
func pageAbout(topic string, extra ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>%s</title></head><body><nav><a href=/>Home</a></nav><article><h1>%s</h1>\n", topic, topic)
	for i := range 4 {
		fmt.Fprintf(&b, "<p>%s This is what was said about %s in part %d of the long debate, as the clerk wrote it down.</p>\n", body, topic, i+1)
	}
	for _, e := range extra {
		b.WriteString(e + "\n")
	}
	b.WriteString("</article><footer>Made up</footer></body></html>\n")
	return b.String()
}

// item is an entry of a feed.
func item(guid, link, title string) string {
	return fmt.Sprintf("<item><guid isPermaLink=\"false\">%s</guid><link>%s</link><title>%s</title><description>&lt;p&gt;%s&lt;/p&gt;</description></item>\n", guid, link, title, "In short: "+title+". "+body)
}

func rss(items ...string) string {
	return "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>The Made-up Daily</title><link>https://a.example/</link>\n" + strings.Join(items, "") + "</channel></rss>\n"
}

func at(name, content string) string { return "-- " + name + " --\n" + content }

// daily is a site of n stories, the first with a photo.
func daily(n int) string {
	var items []string
	text := ""
	for i := 1; i <= n; i++ {
		items = append(items, item(fmt.Sprint("g", i), fmt.Sprintf("https://a.example/%d", i), fmt.Sprintf("The bridge, story %d", i)))
		extra := ""
		if i == 1 {
			extra = `<figure><img src="/p1.jpg" width=640 height=480><figcaption>The bridge in March. Photo: Ada Made</figcaption></figure>`
		}
		text += at(fmt.Sprintf("a.example/%d", i), pageAbout(fmt.Sprintf("The bridge, story %d", i), extra))
	}
	return text + at("a.example/p1.jpg", "@jpeg 640x480\n") + at("a.example/feed.xml", rss(items...))
}

func TestFirstRunStoresAllAndTheSecondNothing(t *testing.T) {
	w := newWorld(t, daily(3))
	s := w.run(Job{Feeds: feedsAt(siteFeed)})
	want(t, s, Summary{Feeds: 1, New: 3, Photos: 1})
	rec, path := w.find("https://a.example/1")
	if rec.Title != "The bridge, story 1" || !strings.Contains(rec.Text, "part 4 of the long debate") || rec.Revision != 1 {
		t.Errorf("record %+v", rec)
	}
	if len(rec.Feeds) != 1 || rec.Feeds[0].URL != siteFeed || rec.Feeds[0].GUID != "g1" {
		t.Errorf("feeds %+v", rec.Feeds)
	}
	if len(rec.Photos) != 1 || rec.Photos[0].Type != "image/jpeg" || rec.Photos[0].Width != 640 || rec.Photos[0].File == "" {
		t.Errorf("photos %+v", rec.Photos)
	}
	for _, name := range []string{"article.json", "article.html", "capture.warc.gz", rec.Photos[0].File} {
		if _, err := os.Stat(filepath.Join(w.arch.Dir(), filepath.FromSlash(path), name)); err != nil {
			t.Error(err)
		}
	}
	stored := w.heard(EventStored)
	if len(stored) != 3 || stored[0].ID == "" || stored[0].Path == "" || stored[0].Feed != siteFeed {
		t.Errorf("stored events %+v", stored)
	}

	want(t, w.poll(siteFeed), Summary{Feeds: 1, NotModified: 1})
	if log := w.sites.Requests(); len(log) != 1 || log[0].Status != 304 {
		t.Errorf("second run asked for %+v", log)
	}
	want(t, w.run(Job{Feeds: feedsAt(siteFeed)}), Summary{})
	if log := w.sites.Requests(); len(log) != 0 {
		t.Errorf("a feed that is not due was asked for: %+v", log)
	}
	w.close() // another process knows the same
	want(t, w.run(Job{Feeds: feedsAt(siteFeed)}), Summary{})
	w.pass(2 * time.Hour)
	want(t, w.run(Job{Feeds: feedsAt(siteFeed)}), Summary{Feeds: 1, NotModified: 1})
}

func TestUpdatedStoryIsASecondRevision(t *testing.T) {
	w := newWorld(t, daily(2))
	w.poll(siteFeed)
	w.update(at("a.example/1", pageAbout("The bridge, story 1", "<p>Since this was written, the council has voted to mend the bridge before the winter comes.</p>")) +
		at("a.example/feed.xml", rss(item("g1", "https://a.example/1", "The bridge is mended"), item("g2", "https://a.example/2", "The bridge, story 2"))))
	want(t, w.poll(siteFeed), Summary{Feeds: 1, Updated: 1})
	rec, path := w.find("https://a.example/1")
	if rec.Revision != 2 || !strings.HasSuffix(path, "/v2") || !strings.Contains(rec.Text, "before the winter") {
		t.Errorf("revision %d at %s: %s", rec.Revision, path, rec.Text)
	}
	if n := w.sites.Count("a.example/2"); n != 0 {
		t.Errorf("the other story was asked for %d times", n)
	}
}

func TestRevisits(t *testing.T) {
	w := newWorld(t, daily(1))
	w.opt.Revisits = nil
	want(t, w.poll(siteFeed), Summary{Feeds: 1, New: 1, Photos: 1})
	w.pass(16 * time.Minute)
	want(t, w.run(Job{Feeds: feedsAt(siteFeed)}), Summary{Unchanged: 1})
	if log := w.sites.Requests(); len(log) != 1 || log[0].Status != 304 {
		t.Errorf("revisit: %+v", log)
	}
	want(t, w.run(Job{Feeds: feedsAt(siteFeed)}), Summary{})
	w.update(at("a.example/1", pageAbout("The bridge, story 1", "<p>Later in the day the mayor said that the money for the bridge had been found in an old chest.</p>")))
	w.pass(2 * time.Hour)
	if s := w.poll(siteFeed); s.Updated != 1 {
		t.Errorf("%+v", s)
	}
}

func TestFailingPageIsATeaserAndUpgradedLater(t *testing.T) {
	w := newWorld(t, daily(1))
	w.update(at("a.example/1", "@status 503 503 503 503 503 200\n"+pageAbout("The bridge, story 1")))
	s := w.poll(siteFeed)
	want(t, s, Summary{Feeds: 1, Failed: 1, Teasers: 1, Later: 1})
	if n := w.sites.Count("a.example/1"); n != 4 {
		t.Errorf("%d tries in one run, want 4", n)
	}
	rec, _ := w.find("https://a.example/1")
	if rec.Access != "teaser" || !strings.HasPrefix(rec.Text, "In short: The bridge, story 1.") || rec.Title != "The bridge, story 1" {
		t.Errorf("teaser %+v", rec)
	}
	w.pass(time.Minute)
	want(t, w.run(Job{Feeds: feedsAt(siteFeed)}), Summary{Failed: 1, Later: 1})
	w.pass(11 * time.Minute)
	want(t, w.run(Job{Feeds: feedsAt(siteFeed)}), Summary{Updated: 1})
	rec, path := w.find("https://a.example/1")
	if rec.Access == "teaser" || rec.Revision != 2 || !strings.Contains(rec.Text, "part 4") {
		t.Errorf("upgraded to %s at %s", rec.Access, path)
	}
	want(t, w.run(Job{Feeds: feedsAt(siteFeed)}), Summary{})
}

func TestShortTroubleIsOverInTheSameRun(t *testing.T) {
	w := newWorld(t, daily(2))
	w.update(at("a.example/1", "@status 503 500 500 200\n"+pageAbout("The bridge, story 1")))
	want(t, w.poll(siteFeed), Summary{Feeds: 1, New: 2})
	if rec, _ := w.find("https://a.example/1"); rec.Revision != 1 {
		t.Errorf("revision %d", rec.Revision)
	}
}

func TestMissingPages(t *testing.T) {
	w := newWorld(t, daily(3))
	w.sites.Remove("a.example/1")
	w.update(at("a.example/2", "@status 410\n") + at("a.example/3", "<html><body><form>Log in</form></body></html>"))
	s := w.poll(siteFeed)
	want(t, s, Summary{Feeds: 1, Failed: 3, Teasers: 3, Later: 2})
	w.pass(day)
	w.run(Job{Feeds: feedsAt(siteFeed)})
	if w.sites.Count("a.example/1") != 1 || w.sites.Count("a.example/2") != 0 || w.sites.Count("a.example/3") != 1 {
		t.Errorf("a day later: %+v", w.sites.Requests())
	}
	if n := w.articles(); n != 3 {
		t.Errorf("%d articles", n)
	}
}

func TestRedirectsLeadToOneArticle(t *testing.T) {
	w := newWorld(t, daily(1)+
		at("a.example/go/1", "@status 302\n@header Location: /1\n")+
		at("a.example/feed2.xml", rss(item("x", "https://a.example/go/1", "The bridge by another name"))))
	w.poll(siteFeed)
	s := w.poll(siteFeed, "https://a.example/feed2.xml")
	if s.New != 0 || s.Failed != 0 || w.articles() != 1 {
		t.Errorf("%+v, %d articles", s, w.articles())
	}
	rec, _ := w.find("https://a.example/1")
	if rec.Revision != 1 {
		t.Errorf("revision %d", rec.Revision)
	}
	row, err := w.db.WorkAt(context.Background(), "https://a.example/go/1")
	if err != nil || row == nil || row.Path == "" {
		t.Fatalf("row %+v %v", row, err)
	}
	sources, err := w.db.Sources(context.Background(), row.ID)
	if err != nil || len(sources) != 2 {
		t.Errorf("sources %+v %v", sources, err)
	}
}

func TestOneItemInTwoFeeds(t *testing.T) {
	w := newWorld(t, daily(1)+at("b.example/all.xml", rss(item("other", "http://a.example/1?utm_source=b", "Story 1"))))
	want(t, w.poll(siteFeed, "https://b.example/all.xml"), Summary{Feeds: 2, New: 1, Photos: 1})
	recs := 0
	for item, err := range w.arch.List(context.Background(), archive.Query{}) {
		if err != nil {
			t.Fatal(err)
		}
		rec, _ := w.find(item.ID)
		if len(rec.Feeds) != 2 {
			t.Errorf("feeds %+v", rec.Feeds)
		}
		recs++
	}
	if recs != 1 {
		t.Errorf("%d articles", recs)
	}
}

func TestChurningGuidsAndLinks(t *testing.T) {
	w := newWorld(t, daily(2))
	w.poll(siteFeed)
	for i := range 5 {
		w.update(at("a.example/feed.xml", rss(item(fmt.Sprint("new", i), "https://a.example/1", "The bridge, story 1"),
			item("g2", fmt.Sprintf("https://a.example/2?v=%d", i), "The bridge, story 2"))))
		s := w.poll(siteFeed)
		if s.New != 0 || s.Updated != 0 || w.articles() != 2 {
			t.Errorf("poll %d: %+v, %d articles", i, s, w.articles())
		}
	}
}

func TestOneGuidForAllStories(t *testing.T) {
	w := newWorld(t, daily(3)+at("a.example/feed.xml", rss(item("same", "https://a.example/1", "One"), item("same", "https://a.example/2", "Two"))))
	want(t, w.poll(siteFeed), Summary{Feeds: 1, New: 2, Photos: 1})
	w.update(at("a.example/feed.xml", rss(item("same", "https://a.example/3", "Three"))))
	want(t, w.poll(siteFeed), Summary{Feeds: 1, New: 1})
}

func TestRobotsAreObeyed(t *testing.T) {
	w := newWorld(t, daily(2)+at("a.example/robots.txt", "User-agent: *\nDisallow: /1\n"))
	s := w.poll(siteFeed)
	want(t, s, Summary{Feeds: 1, New: 1, Blocked: 1, Teasers: 1, Later: 1})
	if n := w.sites.Count("a.example/1"); n != 0 {
		t.Errorf("a forbidden page was asked for %d times", n)
	}
}

func TestRetryAfterHoldsTheHostAcrossRuns(t *testing.T) {
	w := newWorld(t, daily(3))
	w.update(at("a.example/1", "@status 429 200\n@header Retry-After: 3600\n"+pageAbout("The bridge, story 1")))
	s := w.poll(siteFeed)
	if s.New != 0 || s.Later != 3 || len(w.sites.Requests()) > 3 {
		t.Errorf("%+v after %d requests", s, len(w.sites.Requests()))
	}
	for range 2 {
		w.close()
		w.run(Job{Feeds: feedsAt(siteFeed), Force: true})
		if log := w.sites.Requests(); len(log) != 0 {
			t.Errorf("asked while on hold: %+v", log)
		}
		if len(w.heard(EventWaiting)) == 0 {
			t.Error("nobody said that we wait")
		}
	}
	w.close()
	w.pass(61 * time.Minute)
	if s := w.poll(siteFeed); s.New+s.Updated != 3 {
		t.Errorf("after the hold: %+v", s)
	}
}

func TestLostDatabaseIsRebuilt(t *testing.T) {
	w := newWorld(t, daily(3))
	w.poll(siteFeed)
	w.close()
	for _, name := range []string{"state.sqlite", "state.sqlite-wal", "state.sqlite-shm"} {
		if err := os.Remove(filepath.Join(w.dir, name)); err != nil && !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
	}
	w.update(at("a.example/4", pageAbout("The mill")) + at("a.example/feed.xml",
		rss(item("changed", "https://a.example/1", "The bridge, story 1"), item("g2", "https://a.example/2-moved", "The bridge, story 2"), item("g4", "https://a.example/4", "The mill"))))
	want(t, w.poll(siteFeed), Summary{Feeds: 1, New: 1})
	if w.sites.Count("a.example/1")+w.sites.Count("a.example/2")+w.sites.Count("a.example/2-moved") != 0 {
		t.Errorf("stories that the archive has were asked for: %+v", w.sites.Requests())
	}
}

func TestDeathBetweenStoreAndNote(t *testing.T) {
	w := newWorld(t, daily(2))
	w.poll(siteFeed)
	w.sql("UPDATE frontier SET state='queued', path='', article_id='', due_at=1, captured_at=0")
	want(t, w.run(Job{Feeds: feedsAt(siteFeed)}), Summary{Unchanged: 2})
	if log := w.sites.Requests(); len(log) != 0 {
		t.Errorf("asked again: %+v", log)
	}
	if rec, _ := w.find("https://a.example/1"); rec.Revision != 1 {
		t.Errorf("revision %d", rec.Revision)
	}
}

func TestDeathBetweenQueueAndValidators(t *testing.T) {
	w := newWorld(t, daily(2))
	w.poll(siteFeed)
	w.sql("UPDATE feed SET etag='', last_modified='', body_sha256='', polled_at=0, next_at=0, attempts=1")
	want(t, w.run(Job{Feeds: feedsAt(siteFeed)}), Summary{Feeds: 1})
}

func TestBigFeedIsGotInParts(t *testing.T) {
	w := newWorld(t, daily(5))
	w.opt.MaxNew = 2
	want(t, w.poll(siteFeed), Summary{Feeds: 1, New: 2, Photos: 1, Later: 3})
	if w.sites.Count("a.example/1") != 1 || w.sites.Count("a.example/2") != 1 {
		t.Error("not in the feed's order")
	}
	for range 2 {
		w.pass(40 * time.Minute)
		w.run(Job{Feeds: feedsAt(siteFeed)})
	}
	if w.articles() != 5 {
		t.Errorf("%d articles", w.articles())
	}
}

func TestPossibleGapIsTold(t *testing.T) {
	w := newWorld(t, daily(3)+at("a.example/feed.xml", rss(item("g1", "https://a.example/1", "One"))))
	w.poll(siteFeed)
	if e := w.heard(EventPolled); len(e) != 1 || strings.Contains(e[0].Detail, "missed") {
		t.Errorf("first poll: %+v", e)
	}
	w.update(at("a.example/feed.xml", rss(item("g2", "https://a.example/2", "Two"), item("g3", "https://a.example/3", "Three"))))
	w.poll(siteFeed)
	if e := w.heard(EventPolled); len(e) != 1 || !strings.Contains(e[0].Detail, "missed") {
		t.Errorf("second poll: %+v", e)
	}
}

func TestGoneFeedIsNotAskedAgain(t *testing.T) {
	w := newWorld(t, at("a.example/feed.xml", "@status 410\n"))
	want(t, w.run(Job{Feeds: feedsAt(siteFeed)}), Summary{Failed: 1})
	w.close()
	w.pass(60 * day)
	want(t, w.run(Job{Feeds: feedsAt(siteFeed)}), Summary{})
	if log := w.sites.Requests(); len(log) != 0 {
		t.Errorf("asked again: %+v", log)
	}
	want(t, w.poll(siteFeed), Summary{Failed: 1}) // the user insists
}

func TestFeedThatMovedForGood(t *testing.T) {
	w := newWorld(t, daily(1)+at("a.example/old.xml", "@status 301\n@header Location: /feed.xml\n"))
	const old = "https://a.example/old.xml"
	for range 3 {
		w.poll(old)
	}
	if len(w.heard(EventMoved)) != 1 {
		t.Error("the move was not reported at the third poll")
	}
	w.poll(old)
	if w.sites.Count("a.example/old.xml") != 0 || w.sites.Count("a.example/feed.xml") != 1 {
		t.Errorf("after the move: %+v", w.sites.Requests())
	}
	if w.articles() != 1 {
		t.Errorf("%d articles", w.articles())
	}
}

func TestServerThatSays304ForEver(t *testing.T) {
	w := newWorld(t, daily(2))
	feed := func(items ...string) string { return at("a.example/feed.xml", "@etag \"never\"\n"+rss(items...)) }
	w.update(feed(item("g1", "https://a.example/1", "One")))
	w.poll(siteFeed)
	w.update(feed(item("g2", "https://a.example/2", "Two")))
	w.pass(6 * day)
	want(t, w.poll(siteFeed), Summary{Feeds: 1, NotModified: 1})
	w.pass(2 * day)
	want(t, w.poll(siteFeed), Summary{Feeds: 1, New: 1})
	f, err := w.db.Feed(context.Background(), siteFeed)
	if err != nil || !f.Lying304 {
		t.Errorf("feed %+v %v", f, err)
	}
}

func TestFeedThatFailsBacksOff(t *testing.T) {
	w := newWorld(t, at("a.example/feed.xml", "@status 500\n"))
	asked := 0
	for range 48 { // a day of half hours
		w.pass(30 * time.Minute)
		w.run(Job{Feeds: feedsAt(siteFeed)})
		asked += w.sites.Count("a.example/feed.xml")
	}
	if asked < 5 || asked > 16 {
		t.Errorf("a failing feed was asked for %d times in a day", asked)
	}
}

func TestAddressesNobodyKnows(t *testing.T) {
	w := newWorld(t, daily(2)+at("b.example/", `<html><head><link rel=alternate type="application/rss+xml" href="/feed.xml"><title>B</title></head><body><p>Welcome to the front page.</p></body></html>`+"\n")+
		at("b.example/feed.xml", rss(item("b1", "https://b.example/1", "Of B")))+at("b.example/1", pageAbout("Of B")))
	want(t, w.run(Job{Addresses: []string{"https://a.example/2"}}), Summary{New: 1})
	want(t, w.run(Job{Addresses: []string{"https://a.example/2"}}), Summary{Unchanged: 1})
	want(t, w.run(Job{Addresses: []string{siteFeed}}), Summary{Feeds: 1, New: 1, Photos: 1})
	want(t, w.run(Job{Addresses: []string{siteFeed}}), Summary{Feeds: 1, NotModified: 1})
	want(t, w.run(Job{Addresses: []string{"https://b.example/"}}), Summary{Feeds: 1, New: 1})
	want(t, w.run(Job{Addresses: []string{"https://a.example/nowhere"}}), Summary{Failed: 1, Later: 1})
}

func TestStoryInParts(t *testing.T) {
	next := func(n int) string { return fmt.Sprintf(`<p><a rel=next href="/1?page=%d">Next page</a></p>`, n) }
	w := newWorld(t, daily(1)+at("a.example/1", pageAbout("The bridge begins", next(2)))+at("a.example/1?page=2", pageAbout("The bridge goes on", next(3)))+
		at("a.example/1?page=3", pageAbout("The bridge ends", next(2))))
	want(t, w.poll(siteFeed), Summary{Feeds: 1, New: 1})
	rec, _ := w.find("https://a.example/1")
	for _, topic := range []string{"begins", "goes on", "ends"} {
		if !strings.Contains(rec.Text, "The bridge "+topic+" in part 4") {
			t.Errorf("%q is missing", topic)
		}
	}
}

func TestPhotoThatFailsIsGotLater(t *testing.T) {
	w := newWorld(t, daily(1)+at("a.example/p1.jpg", "@status 500 200\n@jpeg 640x480\n"))
	want(t, w.poll(siteFeed), Summary{Feeds: 1, New: 1, PhotoFailed: 1})
	rec, _ := w.find("https://a.example/1")
	if len(rec.Photos) != 1 || rec.Photos[0].Status != 500 || rec.Photos[0].Error == "" || rec.Photos[0].File != "" {
		t.Errorf("photos %+v", rec.Photos)
	}
	w.pass(time.Minute)
	if s := w.run(Job{Feeds: feedsAt(siteFeed)}); s.Updated != 1 || s.Photos != 1 {
		t.Errorf("%+v", s)
	}
}

func TestSamePhotoIsStoredOnce(t *testing.T) {
	fig := func(u, caption string) string {
		return `<figure><img src="` + u + `" width=640 height=480><figcaption>` + caption + `</figcaption></figure>`
	}
	w := newWorld(t, daily(1))
	jpeg, err := sitetest.JPEG("640x480", "same")
	if err != nil {
		t.Fatal(err)
	}
	w.update(at("a.example/1", pageAbout("Twice", fig("/a.jpg", "First look at the bridge"), fig("/b.jpg", "Second look at the bridge"))) +
		at("a.example/a.jpg", "@header Content-Type: image/jpeg\n"+string(jpeg)+"\n") + at("a.example/b.jpg", "@header Content-Type: image/jpeg\n"+string(jpeg)+"\n"))
	want(t, w.poll(siteFeed), Summary{Feeds: 1, New: 1, Photos: 1})
}

func TestPageThatKillsIsQuarantined(t *testing.T) {
	w := newWorld(t, daily(2))
	w.opt.MaxNew = 1
	w.poll(siteFeed)
	w.sql("UPDATE frontier SET attempts=3, due_at=1 WHERE path=''")
	want(t, w.run(Job{Feeds: feedsAt(siteFeed)}), Summary{Failed: 1})
	w.pass(day)
	w.run(Job{Feeds: feedsAt(siteFeed)})
	if n := w.sites.Count("a.example/2"); n != 0 {
		t.Errorf("asked for again %d times", n)
	}
	want(t, w.run(Job{Addresses: []string{"https://a.example/2"}}), Summary{New: 1}) // the user insists
}

func TestWrongClockStopsTheRun(t *testing.T) {
	w := newWorld(t, daily(1))
	w.opt.Now = func() time.Time { return time.Unix(0, 0) }
	if _, err := w.try(context.Background(), Job{Feeds: feedsAt(siteFeed)}); !errors.Is(err, ErrClock) {
		t.Errorf("error %v", err)
	}
	if log := w.sites.Requests(); len(log) != 0 {
		t.Errorf("asked: %+v", log)
	}
}

func TestClockThatWasAhead(t *testing.T) {
	w := newWorld(t, daily(1))
	w.pass(10 * 365 * day)
	w.poll(siteFeed)
	w.pass(-10 * 365 * day)
	if s := w.run(Job{Feeds: feedsAt(siteFeed)}); s.Feeds != 1 {
		t.Errorf("%+v", s)
	}
}

func TestFullDiskEndsTheRun(t *testing.T) {
	w := newWorld(t, daily(2))
	w.minMem = 1 << 62
	if _, err := w.try(context.Background(), Job{Feeds: feedsAt(siteFeed)}); !errors.Is(err, archive.ErrDisk) {
		t.Errorf("error %v", err)
	}
	w.close()
	w.minMem = 0
	if s := w.run(Job{Feeds: feedsAt(siteFeed)}); s.New != 2 {
		t.Errorf("with room again: %+v", s)
	}
}

func TestCancelledRunIsCompletedByTheNext(t *testing.T) {
	w := newWorld(t, daily(8))
	w.opt.Workers = 1
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	w.open()
	hear := w.w.opt.Report
	w.w.opt.Report = func(e Event) {
		hear(e)
		if e.Kind == EventStored {
			cancel()
		}
	}
	s, err := w.try(ctx, Job{Feeds: feedsAt(siteFeed)})
	if !errors.Is(err, context.Canceled) || s.New == 0 || s.New == 8 {
		t.Errorf("%+v %v", s, err)
	}
	w.close()
	if again := w.run(Job{Feeds: feedsAt(siteFeed)}); s.New+again.New != 8 || again.Failed != 0 {
		t.Errorf("first %d, then %+v", s.New, again)
	}
}

func TestManyHostsAtOnce(t *testing.T) {
	var text string
	var feeds []string
	for i := range 20 {
		host := fmt.Sprintf("h%d.example", i)
		feeds = append(feeds, "https://"+host+"/feed.xml")
		text += at(host+"/feed.xml", rss(item("1", "https://"+host+"/1", "Story of "+host))) + at(host+"/1", pageAbout("Story of "+host))
	}
	w := newWorld(t, text)
	want(t, w.poll(feeds...), Summary{Feeds: 20, New: 20})
}

func TestLoginsAreWrittenNowhere(t *testing.T) {
	w := newWorld(t, daily(1))
	w.run(Job{Feeds: feedsAt("https://reader:hunter2@a.example/feed.xml")})
	if got := w.sites.Requests()[0].Header.Get("Authorization"); got == "" {
		t.Error("the login was not sent")
	}
	w.mu.Lock()
	if text := fmt.Sprintf("%+v", w.events); strings.Contains(text, "hunter2") {
		t.Errorf("events: %s", text)
	}
	w.mu.Unlock()
	w.close()
	err := filepath.WalkDir(w.dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		if bytes.Contains(b, []byte("hunter2")) {
			t.Errorf("the password is in %s", path)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func TestDaemon(t *testing.T) {
	w := newWorld(t, daily(3))
	w.opt.Now = time.Now
	w.open()
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	stored := make(chan Event, 10)
	w.w.opt.Report = func(e Event) {
		if e.Kind == EventStored {
			stored <- e
		}
	}
	done := make(chan error, 1)
	go func() { done <- w.w.Daemon(ctx, feedsAt(siteFeed)) }()
	for range 3 {
		select {
		case <-stored:
		case <-ctx.Done():
			t.Fatal("the daemon stored too little in time")
		}
	}
	if st := w.w.Stats(); st.Total.New != 3 || st.Visits == 0 || st.Err != "" {
		t.Errorf("stats %+v", st)
	}
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
	if w.articles() != 3 {
		t.Errorf("%d articles", w.articles())
	}
}

func TestDaemonTakesNewFeeds(t *testing.T) {
	w := newWorld(t, daily(1)+at("b.example/feed.xml", rss(item("b1", "https://b.example/1", "Of B")))+at("b.example/1", pageAbout("Of B")))
	w.open()
	w.w.SetFeeds(feedsAt(siteFeed))
	w.w.SetFeeds(feedsAt("https://b.example/feed.xml"))
	hosts, err := w.db.DueHosts(context.Background(), "", w.now())
	if err != nil || !slices.Equal(hosts, []string{fetch.Host("https://b.example/feed.xml")}) {
		t.Errorf("due %v %v", hosts, err)
	}
}

// A link that can be no address must not keep the stories beside it.
func TestLinksThatAreNoAddresses(t *testing.T) {
	w := newWorld(t, daily(1)+at("a.example/feed.xml", rss(
		item("g0", "https://a.example:99999/story", "No such port"),
		item("g1", "https://a.example/1", "The bridge, story 1"),
		item("g2", "https://a.example:0/story", "Port zero"))))
	want(t, w.poll(siteFeed), Summary{Feeds: 1, New: 1, Photos: 1, Failed: 2, Teasers: 2, Later: 2})
	for _, e := range w.heard(EventFailed) {
		if !strings.Contains(e.Error, "refused") {
			t.Errorf("%s: %s", e.Address, e.Error)
		}
	}
	want(t, w.run(Job{Feeds: feedsAt(siteFeed)}), Summary{Later: 2})
}

// A link with a login in it is refused, and the login is told nowhere.
func TestLoginInALink(t *testing.T) {
	const link = "https://ada:open-sesame@a.example/1"
	w := newWorld(t, daily(1)+at("a.example/feed.xml", rss(item(link, link, "The bridge, story 1"))))
	want(t, w.poll(siteFeed), Summary{Feeds: 1, Failed: 1, Teasers: 1, Later: 1})
	if n := w.sites.Count("a.example/1"); n != 0 {
		t.Errorf("asked %d times", n)
	}
	w.mu.Lock()
	told := fmt.Sprintf("%+v", w.events)
	w.mu.Unlock()
	if strings.Contains(told, "sesame") {
		t.Errorf("told: %s", told)
	}
	w.close()
	err := filepath.WalkDir(w.dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(name)
		if bytes.Contains(b, []byte("sesame")) {
			t.Errorf("in %s", name)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// A page without a story, of which the feed tells nothing either, is told and looked at again.
func TestNoStoryAnywhere(t *testing.T) {
	bare := at("a.example/1", `<html><head><title>The bridge</title></head><body><form>Log in</form></body></html>`+"\n")
	w := newWorld(t, bare+at("a.example/feed.xml", rss("<item><link>https://a.example/1</link><title>The bridge</title></item>\n")))
	want(t, w.poll(siteFeed), Summary{Feeds: 1, Failed: 1, Later: 1})
	failed := w.heard(EventFailed)
	if len(failed) != 1 || !errors.Is(failed[0].Err, extract.ErrNoArticle) || !failed[0].Until.Equal(w.now().Add(day)) {
		t.Errorf("failed: %+v", failed)
	}
	w.pass(day)
	w.update(at("a.example/1", pageAbout("The bridge")))
	want(t, w.run(Job{Feeds: feedsAt(siteFeed)}), Summary{Feeds: 1, NotModified: 1, New: 1})
}
