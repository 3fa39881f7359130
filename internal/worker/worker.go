// Package worker takes stories from feeds to the archive: it polls the feeds that are due, queues
// what is new, gets each story's page and photos, extracts, stores, and remembers how far it got.
//
// Call New, then Worker.Fetch for one run or Worker.Daemon for a run without end. Work goes host
// by host (a visit), one visit at a time for each host and several hosts at once. What fails is
// tried again on a schedule that outcome.go alone decides.
package worker

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"sync"
	"sync/atomic"
	"time"

	"archiver/archive"
	"archiver/extract/siterules"
	"archiver/fetch"
	"archiver/internal/state"
)

// Kinds of Event.
const (
	EventPolled        = "polled"         // a feed was read: Count entries, New of them new
	EventUnchangedFeed = "unchanged-feed" // a feed had nothing new
	EventQueued        = "queued"         // Count entries of a feed wait to be got
	EventFetching      = "fetching"       // a story's page is asked for
	EventStored        = "stored"         // a new story is in the archive, safely
	EventUpdated       = "updated"        // a story has a new revision
	EventUnchanged     = "unchanged"      // a story was looked at again and is as it was
	EventKept          = "kept"           // what came was worse than what the archive has
	EventTeaser        = "teaser"         // the page could not be had; the feed's text is stored
	EventFailed        = "failed"
	EventBlocked       = "blocked" // robots.txt, a login or a challenge keeps us out
	EventWaiting       = "waiting" // the server asked for patience, Until then
	EventPhotoFailed   = "photo-failed"
	EventMoved         = "moved" // a feed lives at another address from now on
)

// Event is one thing that happened. Stored and updated are reported only after the commit.
type Event struct {
	Kind     string    `json:"kind"`
	Time     time.Time `json:"time"`
	Address  string    `json:"address,omitempty"` // of the feed, story or photo
	Feed     string    `json:"feed,omitempty"`    // that the story came from
	ID       string    `json:"id,omitempty"`      // of the story in the archive
	Path     string    `json:"path,omitempty"`    // of the revision's folder in the archive
	Title    string    `json:"title,omitempty"`
	Revision int       `json:"revision,omitempty"`
	Status   int       `json:"status,omitempty"` // HTTP
	Bytes    int64     `json:"bytes,omitempty"`  // of page and photos
	Photos   int       `json:"photos,omitempty"` // stored with the story
	Count    int       `json:"count,omitempty"`
	New      int       `json:"new,omitempty"`
	Until    time.Time `json:"until,omitzero"` // when what waits or failed is tried again
	Detail   string    `json:"detail,omitempty"`
	Err      error     `json:"-"`
	Error    string    `json:"error,omitempty"` // Err as text
}

// Options are what a Worker needs. Client, Archive and State are required.
type Options struct {
	Client  *fetch.Client
	Archive *archive.Archive
	State   *state.DB
	Workers int // hosts visited at once; 0 is 16
	Log     *slog.Logger
	Now     func() time.Time
	// Report hears of every event as it happens, from several goroutines at once.
	Report func(Event)
	// Revisits are the ages at which a story is looked at again for changes; nil is 15 minutes, 1 and 3
	// hours, 1, 3 and 30 days; empty is never.
	Revisits []time.Duration
	Version  string // of the program, for the records
	MaxNew   int    // new pages for a feed and poll, the rest waits for later polls; 0 is 200
	// Interval is how often a feed without a schedule is polled to begin with; 0 is 30 minutes.
	Interval time.Duration
	// Rules are the user's for sites that extraction misreads; nil is none. SetRules replaces them.
	Rules *siterules.Set

	// pause waits while a run's quick retries are not yet due; tests move their clock in it.
	pause func(context.Context, time.Duration)
}

// Feed is a feed as configured.
type Feed struct {
	Name string
	URL  string
	// Schedule is as ParseSchedule reads it; empty: as often as it brings news, from Options.Interval.
	Schedule string
	Disabled bool
}

// Job is what one Fetch is to do.
type Job struct {
	Feeds []Feed
	// Addresses are of feeds or stories, configured or not: they are asked for even when not due.
	Addresses []string
	// Force polls the feeds that are not due too.
	Force bool
}

// Summary counts what a run did.
type Summary struct {
	Feeds       int   `json:"feeds"`        // polled
	NotModified int   `json:"not_modified"` // of them, without news by 304 or the same bytes
	New         int   `json:"new"`
	Updated     int   `json:"updated"`
	Unchanged   int   `json:"unchanged"`
	Teasers     int   `json:"teasers"` // stored from the feed's text only
	Failed      int   `json:"failed"`
	Blocked     int   `json:"blocked"`
	Later       int   `json:"later"` // stories that wait for a later run
	Photos      int   `json:"photos"`
	PhotoFailed int   `json:"photos_failed"`
	Bytes       int64 `json:"bytes"` // of bodies received
	Requests    int   `json:"requests"`
}

// Stats are what a Worker did since it was made, and does.
type Stats struct {
	Started  time.Time
	Total    Summary
	Visits   int64          // begun
	Visiting int            // hosts now
	LastPoll time.Time      // last feed read
	LastSave time.Time      // last story stored
	Frontier map[string]int // rows by state
	Err      string         // what stopped the work, if anything
}

// Worker does the work. It is safe for concurrent use, but only one Fetch or Daemon may run.
type Worker struct {
	opt     Options
	client  *fetch.Client
	archive *archive.Archive
	state   *state.DB
	log     *slog.Logger
	holder  string // our name on leases
	visits  atomic.Int64
	rules   atomic.Pointer[siterules.Set]
	running sync.Mutex

	mu        sync.Mutex
	started   time.Time
	schedules map[string]Schedule // by feed address
	logins    map[string]*url.Userinfo
	total     Summary
	visiting  int
	lastPoll  time.Time
	lastSave  time.Time
	dialFails map[string]int // connections in a row that did not come about, by host
	failure   error
}

// defaultRevisits are the ages at which a story is looked at again.
var defaultRevisits = [...]time.Duration{15 * time.Minute, time.Hour, 3 * time.Hour, day, 3 * day, 30 * day}

const (
	defaultWorkers = 16
	defaultMaxNew  = 200
)

// New makes a Worker.
func New(opt Options) (*Worker, error) {
	if opt.Client == nil || opt.Archive == nil || opt.State == nil {
		return nil, errors.New("worker: Client, Archive and State are required")
	}
	if opt.Workers <= 0 {
		opt.Workers = defaultWorkers
	}
	if opt.MaxNew <= 0 {
		opt.MaxNew = defaultMaxNew
	}
	if opt.Interval <= 0 {
		opt.Interval = defaultInterval
	}
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if opt.Log == nil {
		opt.Log = slog.New(slog.DiscardHandler)
	}
	if opt.Revisits == nil {
		opt.Revisits = defaultRevisits[:]
	}
	if opt.pause == nil {
		opt.pause = pause
	}
	w := &Worker{opt: opt, client: opt.Client, archive: opt.Archive, state: opt.State, log: opt.Log, holder: rand.Text(),
		started: opt.Now(), schedules: map[string]Schedule{}, logins: map[string]*url.Userinfo{}, dialFails: map[string]int{}}
	w.SetRules(opt.Rules)
	return w, nil
}

// Fetch polls the job's feeds that are due, gets what is new in them and what was left from
// earlier runs, and returns when nothing is due any more. An error means that the run could not
// go on (the disk, the clock, the context); single feeds and stories that fail are counted instead.
func (w *Worker) Fetch(ctx context.Context, job Job) (Summary, error) {
	if !w.running.TryLock() {
		return Summary{}, errors.New("worker: already running")
	}
	defer w.running.Unlock()
	if err := w.prepare(ctx); err != nil {
		return Summary{}, err
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	r := &run{w: w, id: rand.Text(), stop: stop, force: job.Force}
	err := r.fetch(ctx, job)
	if cause := context.Cause(ctx); cause != nil {
		err = cause
	}
	return r.summary(), errors.Join(err, w.archive.WriteIndexes(context.WithoutCancel(ctx)))
}

// SetRules makes these the rules for sites, for every page extracted from now on.
func (w *Worker) SetRules(rules *siterules.Set) { w.rules.Store(rules) }

// SetFeeds makes these the feeds that Daemon polls. Feeds that are gone from the list keep what is
// remembered of them.
func (w *Worker) SetFeeds(feeds []Feed) {
	if err := w.setFeeds(context.Background(), feeds); err != nil {
		w.log.Error("set feeds", "error", err)
	}
}

func (w *Worker) setFeeds(ctx context.Context, feeds []Feed) error {
	urls, err := w.addFeeds(ctx, "", feeds)
	if err != nil {
		return err
	}
	return w.state.EnableFeeds(ctx, urls)
}

// addFeeds makes the feeds known as part of the run, and returns the addresses of those not disabled.
func (w *Worker) addFeeds(ctx context.Context, run string, feeds []Feed) ([]string, error) {
	var known []state.KnownFeed
	var urls []string
	var wrong []error
	schedules, logins := map[string]Schedule{}, map[string]*url.Userinfo{}
	for _, f := range feeds {
		if f.Disabled {
			continue
		}
		s, err := ParseSchedule(f.Schedule)
		if err != nil {
			address, _ := withoutLogin(f.URL)
			wrong = append(wrong, fmt.Errorf("feed %s: %w", address, err))
			continue
		}
		address, login := withoutLogin(f.URL)
		schedules[address], logins[address] = s, login
		urls = append(urls, address)
		known = append(known, state.KnownFeed{URL: address, Host: fetch.Host(address), Name: f.Name})
	}
	if err := errors.Join(wrong...); err != nil {
		return nil, err
	}
	w.mu.Lock()
	w.schedules, w.logins = schedules, logins
	w.mu.Unlock()
	return urls, w.state.AddFeeds(ctx, run, known)
}

// withoutLogin parts an address from the user name and password in it, which are written nowhere: not
// in the database, the archive, an event or the log.
func withoutLogin(address string) (string, *url.Userinfo) {
	u, err := url.Parse(address)
	if err != nil || u.User == nil {
		return address, nil
	}
	login := u.User
	u.User = nil
	return u.String(), login
}

// address is where to ask for the feed now, with its login if the feed still lives on the host that
// the user gave the login for.
func (w *Worker) address(f *state.Feed) string {
	w.mu.Lock()
	login := w.logins[f.URL]
	w.mu.Unlock()
	at := f.Address()
	home, err := url.Parse(f.URL)
	u, atErr := url.Parse(at)
	if login == nil || err != nil || atErr != nil || u.Scheme != home.Scheme || u.Host != home.Host {
		return at
	}
	u.User = login
	return u.String()
}

// Stats tells what was done and what goes on.
func (w *Worker) Stats() Stats {
	counts, err := w.state.Counts(context.Background())
	w.mu.Lock()
	defer w.mu.Unlock()
	s := Stats{Started: w.started, Total: w.total, Visits: w.visits.Load(), Visiting: w.visiting,
		LastPoll: w.lastPoll, LastSave: w.lastSave, Frontier: counts}
	if err := errors.Join(w.failure, err); err != nil {
		s.Err = err.Error()
	}
	return s
}

// earliest is the first date that a clock may show.
var earliest = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)

func (w *Worker) now() time.Time { return w.opt.Now().UTC() }

func (w *Worker) clock() error {
	if now := w.now(); now.Before(earliest) {
		return fmt.Errorf("%w (%s)", ErrClock, now.Format(time.RFC3339))
	}
	return nil
}

// prepare puts right what an earlier run, or another clock, left behind.
func (w *Worker) prepare(ctx context.Context) error {
	if err := w.clock(); err != nil {
		return err
	}
	if err := w.state.ClearLeases(ctx); err != nil { // the archive's lock is ours: their holders are dead
		return err
	}
	if n, err := w.state.MendClock(ctx, w.now()); err != nil {
		return err
	} else if n > 0 {
		w.log.Warn("the clock was ahead once; what it put off is due now", "rows", n)
	}
	holds, err := w.state.Holds(ctx, w.now())
	if err != nil {
		return err
	}
	for _, h := range holds {
		w.client.Hold(h.Host, h.Until)
	}
	if w.state.Fresh() {
		return w.remember(ctx)
	}
	return nil
}

// hold keeps everything off the host, also in the next runs.
func (w *Worker) hold(ctx context.Context, host string, until time.Time) {
	w.client.Hold(host, until)
	if err := w.state.Hold(context.WithoutCancel(ctx), host, until); err != nil {
		w.log.Error("hold", "host", host, "error", err)
	}
}

// pause waits for d, or for the end of ctx.
func pause(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
	case <-ctx.Done():
	}
}
