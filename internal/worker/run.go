package worker

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"archiver/archive"
	"archiver/extract"
	"archiver/fetch"
	"archiver/internal/state"
)

const (
	// visitTime ends a visit, so that a slow host does not keep a worker.
	visitTime = 60 * time.Second
	// leaseTime is longer than the longest story takes after visitTime is over.
	leaseTime = visitTime + storyTime + time.Minute
	// storyTime bounds all requests for one story.
	storyTime = 5 * time.Minute
	// graceTime is how long a story under way may go on after the end was asked for.
	graceTime = 7 * time.Second
	// patience is how long a run waits for retries that are due soon.
	patience = 10 * time.Second
	// pollsFirst is how long the first stories wait for all feeds to be read, so that a story in two
	// feeds is stored with both.
	pollsFirst = 3 * time.Second
	// After maxDialFails connections in a row that did not come about, a host is left alone for dialHold.
	maxDialFails = 5
	dialHold     = 10 * time.Minute
)

// run is one Fetch, or a Daemon. Its id is the name of its work in the database; empty is all work.
type run struct {
	w     *Worker
	id    string
	stop  context.CancelCauseFunc
	force bool

	mu  sync.Mutex
	sum Summary
}

func (r *run) summary() Summary {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.sum
}

// fetch is Worker.Fetch after the preparations.
func (r *run) fetch(ctx context.Context, job Job) error {
	if _, err := r.w.addFeeds(ctx, r.id, job.Feeds); err != nil {
		return err
	}
	if r.force {
		if err := r.w.state.ForceFeeds(ctx, r.id); err != nil {
			return err
		}
	}
	unknown, err := r.ask(ctx, job.Addresses)
	if err != nil {
		return err
	}
	if err := r.tellHolds(ctx, job.Feeds); err != nil {
		return err
	}
	if err := r.drain(ctx, unknown); err != nil {
		return err
	}
	n, _, err := r.w.state.Later(ctx, r.id, time.Time{}) // also what is due, but on a host that is on hold
	r.mu.Lock()
	r.sum.Later = n
	r.mu.Unlock()
	return err
}

// ask makes the addresses due that we know, as feeds or stories, and returns the others.
func (r *run) ask(ctx context.Context, addresses []string) (unknown []string, err error) {
	for _, given := range addresses {
		a, _ := withoutLogin(given)
		f, err := r.w.state.Feed(ctx, a)
		if err != nil {
			return nil, err
		}
		if f != nil {
			if err := r.w.state.AddFeeds(ctx, r.id, []state.KnownFeed{{URL: f.URL, Host: f.Host}}); err != nil {
				return nil, err
			}
			f.NextAt, f.State = time.Time{}, state.FeedActive
			if err := r.w.state.SaveFeed(ctx, f); err != nil {
				return nil, err
			}
			continue
		}
		row, err := r.w.state.WorkAt(ctx, a)
		if err != nil {
			return nil, err
		}
		if row == nil {
			unknown = append(unknown, given)
			continue
		}
		if _, err := r.w.state.Ask(ctx, r.id, a, fetch.Host(row.Address), r.w.now()); err != nil {
			return nil, err
		}
	}
	return unknown, nil
}

// tellHolds reports the feeds that cannot be asked now.
func (r *run) tellHolds(ctx context.Context, feeds []Feed) error {
	holds, err := r.w.state.Holds(ctx, r.w.now())
	if err != nil || len(holds) == 0 {
		return err
	}
	until := map[string]time.Time{}
	for _, h := range holds {
		until[h.Host] = h.Until
	}
	for _, f := range feeds {
		address, _ := withoutLogin(f.URL)
		if t, ok := until[fetch.Host(address)]; ok && !f.Disabled {
			r.report(Event{Kind: EventWaiting, Address: address, Until: t, Detail: "the server asked for patience"})
		}
	}
	return nil
}

// drain visits every host that has work for the run, several at once, until none is due.
func (r *run) drain(ctx context.Context, unknown []string) error {
	p := &pool{r: r, finished: make(chan finished), busy: map[string]bool{}}
	begin := time.Now()
	var due []string // hosts that were due when last asked
	var polls map[string]bool
	var err error
	for {
		for len(p.busy) >= r.w.opt.Workers {
			p.wait(nil)
		}
		if ctx.Err() != nil || p.failure != nil {
			return p.end()
		}
		if len(unknown) > 0 {
			address := unknown[0]
			host := fetch.Host(address)
			if p.busy[host] {
				p.wait(nil)
				continue
			}
			unknown = unknown[1:]
			p.start(host, func() error { return r.sniffAt(ctx, host, address) })
			continue
		}
		if len(due) == 0 {
			if due, err = r.w.state.DueHosts(ctx, r.id, r.w.now()); err != nil {
				return errors.Join(ignoreCancel(ctx, err), p.end())
			}
			if polls, err = r.w.state.PollHosts(ctx, r.id, r.w.now()); err != nil {
				return errors.Join(ignoreCancel(ctx, err), p.end())
			}
		}
		early := time.Since(begin) < pollsFirst
		ready := slices.ContainsFunc(due, func(h string) bool { return polls[h] }) || len(p.busy) > 0
		stories := !early || !ready
		var host string
		var ok bool
		if host, due, ok = p.pick(due, func(h string) bool { return stories || polls[h] }); ok {
			p.start(host, func() error { return r.visit(ctx, host, stories) })
			continue
		}
		due = nil // those left are busy, or wait for the polls
		switch {
		case len(p.busy) > 0 && early:
			p.wait(time.After(pollsFirst - time.Since(begin)))
		case len(p.busy) > 0:
			p.wait(nil)
		case !r.soon(ctx):
			return p.end()
		}
	}
}

// pool is the visits of a run that are under way.
type pool struct {
	r        *run
	finished chan finished
	busy     map[string]bool // by host
	failure  error
}

type finished struct {
	host string
	err  error
}

func (p *pool) start(host string, visit func() error) {
	p.busy[host] = true
	go func() { p.finished <- finished{host, visit()} }()
}

// wait waits for the end of a visit, or for the limit.
func (p *pool) wait(limit <-chan time.Time) {
	select {
	case d := <-p.finished:
		delete(p.busy, d.host)
		if d.err != nil {
			p.failure = errors.Join(p.failure, d.err)
			p.r.stop(d.err)
		}
	case <-limit:
	}
}

// end waits for all visits.
func (p *pool) end() error {
	for len(p.busy) > 0 {
		p.wait(nil)
	}
	return p.failure
}

// pick takes the first host that is not busy and wanted, and returns those that are left after it. The
// host may be "": that of addresses which cannot be asked for, whose stories come to their end there.
func (p *pool) pick(hosts []string, wanted func(string) bool) (host string, left []string, ok bool) {
	for i, h := range hosts {
		if !p.busy[h] && wanted(h) {
			return h, hosts[i+1:], true
		}
	}
	return "", nil, false
}

// soon waits for the first row that is due in a moment, and reports whether there was one.
func (r *run) soon(ctx context.Context) bool {
	n, first, err := r.w.state.Later(ctx, r.id, r.w.now())
	if err != nil || n == 0 {
		return false
	}
	d := first.Sub(r.w.now())
	if d > patience {
		return false
	}
	r.w.opt.pause(ctx, max(d, time.Millisecond))
	return true
}

// visit takes the host's lease, polls its due feeds and, if stories may be fetched already, gets its
// due stories, until none is left or the visit's time is over. An error is one that ends the run.
func (r *run) visit(ctx context.Context, host string, stories bool) (err error) {
	v, ok, err := r.enter(ctx, host)
	if err != nil || !ok {
		return err
	}
	defer func() { err = errors.Join(err, v.leave()) }()
	feeds, err := r.w.state.DueFeeds(ctx, host, r.id, r.w.now())
	if err != nil {
		return err
	}
	for _, f := range feeds {
		if ok, err := v.goOn(ctx); err != nil || !ok {
			return err
		}
		if err := r.poll(v.work, f, nil); err != nil {
			return err
		}
	}
	for stories {
		if ok, err := v.goOn(ctx); err != nil || !ok {
			return err
		}
		row, err := r.w.state.Next(ctx, host, r.id, r.w.now())
		if err != nil || row == nil {
			return ignoreCancel(ctx, err)
		}
		if err := r.article(v.work, row); err != nil {
			return err
		}
	}
	return nil
}

// visiting is a visit under way.
type visiting struct {
	r            *run
	host, holder string
	began        time.Time
	// work is the context of the requests: it ends a little after the run's, so that a story under way
	// can be finished.
	work   context.Context
	cancel context.CancelFunc
}

// enter takes the host's lease; ok is false when the host is not to be had.
func (r *run) enter(ctx context.Context, host string) (*visiting, bool, error) {
	w := r.w
	if err := w.clock(); err != nil {
		return nil, false, err
	}
	if err := w.archive.Room(); err != nil { // what cannot be stored is not asked for
		r.fatal(err)
		return nil, false, err
	}
	v := &visiting{r: r, host: host, holder: fmt.Sprint(w.holder, "/", w.visits.Add(1)), began: w.now()}
	ok, err := w.state.Lease(ctx, host, v.holder, v.began, v.began.Add(leaseTime))
	if err != nil || !ok {
		return nil, false, ignoreCancel(ctx, err)
	}
	v.work, v.cancel = graceful(ctx, graceTime)
	w.mu.Lock()
	w.visiting++
	w.mu.Unlock()
	return v, true, nil
}

func (v *visiting) leave() error {
	v.cancel()
	v.r.w.mu.Lock()
	v.r.w.visiting--
	v.r.w.mu.Unlock()
	return v.r.w.state.Release(context.Background(), v.host, v.holder, v.r.w.now())
}

// goOn prolongs the lease, and is false when the visit has to end.
func (v *visiting) goOn(ctx context.Context) (bool, error) {
	now := v.r.w.now()
	if ctx.Err() != nil || now.Sub(v.began) > visitTime {
		return false, nil //nolint:nilerr // the run ends, which is no fault
	}
	ok, err := v.r.w.state.Renew(ctx, v.host, v.holder, now, now.Add(leaseTime))
	return ok, ignoreCancel(ctx, err)
}

// ignoreCancel drops the error of a database that was interrupted: the run ends anyway.
func ignoreCancel(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil //nolint:nilerr // see above
	}
	return err
}

// graceful is a context that ends so much later than ctx.
func graceful(ctx context.Context, after time.Duration) (context.Context, context.CancelFunc) {
	late, cancel := context.WithCancel(context.WithoutCancel(ctx))
	unhook := context.AfterFunc(ctx, func() {
		t := time.AfterFunc(after, cancel)
		context.AfterFunc(late, func() { t.Stop() })
	})
	return late, func() { unhook(); cancel() }
}

// sniffAt finds out what an address is that the user gave and nobody knows, and gets it.
func (r *run) sniffAt(ctx context.Context, host, address string) (err error) {
	v, ok, err := r.enter(ctx, host)
	if err != nil {
		return err
	}
	if !ok {
		address, _ := withoutLogin(address)
		r.report(Event{Kind: EventWaiting, Address: address, Detail: "the host is on hold"})
		return nil
	}
	defer func() { err = errors.Join(err, v.leave()) }()
	return r.sniff(v.work, address, true)
}

func (r *run) sniff(ctx context.Context, given string, follow bool) error {
	address, login := withoutLogin(given)
	if known, err := r.w.archived(address); err != nil || known != nil { // stored by a run that the database forgot
		if err != nil {
			return err
		}
		row, err := r.w.state.Ask(ctx, r.id, address, fetch.Host(address), r.w.now())
		if err != nil {
			return err
		}
		return r.article(ctx, row)
	}
	feed, page, err := r.w.client.Sniff(ctx, given)
	r.requested(1)
	switch {
	case err != nil:
		if ctx.Err() != nil {
			return nil //nolint:nilerr // the run ends, which is no fault
		}
		row, askErr := r.w.state.Ask(ctx, r.id, address, fetch.Host(address), r.w.now())
		if askErr != nil {
			return askErr
		}
		return r.missed(ctx, row, nil, nil, err)
	case feed != nil:
		r.w.mu.Lock()
		r.w.logins[address] = login
		r.w.mu.Unlock()
		if err := r.w.state.AddFeeds(ctx, r.id, []state.KnownFeed{{URL: address, Host: fetch.Host(address)}}); err != nil {
			return err
		}
		f, err := r.w.state.Feed(ctx, address)
		if err != nil {
			return err
		}
		return r.poll(ctx, f, feed)
	case follow && len(page.Feeds) > 0 && frontPage(page):
		return r.sniff(ctx, page.Feeds[0], false)
	}
	row, err := r.w.state.Ask(ctx, r.id, address, fetch.Host(address), r.w.now())
	if err != nil {
		return err
	}
	return r.keep(ctx, row, page)
}

// frontPage reports a page that is where a site begins, or has no story: its feed is meant.
func frontPage(p *fetch.Page) bool {
	u, err := url.Parse(p.URL)
	if err != nil {
		return false
	}
	if strings.Trim(u.Path, "/") == "" && u.RawQuery == "" {
		return true
	}
	_, err = extract.FromHTML(p.Body, extract.Options{URL: p.URL, ContentType: p.Header.Get("Content-Type"), Captured: p.Fetched})
	return errors.Is(err, extract.ErrNoArticle)
}

// report counts the event and passes it on.
func (r *run) report(e Event) {
	e.Time = r.w.now()
	if e.Err != nil {
		e.Error = e.Err.Error()
	}
	r.mu.Lock()
	count(&r.sum, e)
	r.mu.Unlock()
	r.w.mu.Lock()
	count(&r.w.total, e)
	switch e.Kind {
	case EventPolled, EventUnchangedFeed:
		r.w.lastPoll = e.Time
	case EventStored, EventUpdated, EventTeaser:
		r.w.lastSave = e.Time
	}
	r.w.mu.Unlock()
	if r.w.opt.Report != nil {
		r.w.opt.Report(e)
	}
}

func count(s *Summary, e Event) {
	s.Bytes += e.Bytes
	s.Photos += e.Photos
	switch e.Kind {
	case EventPolled:
		s.Feeds++
	case EventUnchangedFeed:
		s.Feeds++
		s.NotModified++
	case EventStored:
		s.New++
	case EventUpdated:
		s.Updated++
	case EventUnchanged, EventKept:
		s.Unchanged++
	case EventTeaser:
		s.Teasers++
	case EventFailed:
		s.Failed++
	case EventBlocked:
		s.Blocked++
	case EventPhotoFailed:
		s.PhotoFailed++
	}
}

// requested counts requests.
func (r *run) requested(n int) {
	r.mu.Lock()
	r.sum.Requests += n
	r.mu.Unlock()
	r.w.mu.Lock()
	r.w.total.Requests += n
	r.w.mu.Unlock()
}

// reached notes whether a connection to the host came about.
func (r *run) reached(ctx context.Context, host string, err error) {
	w := r.w
	w.mu.Lock()
	if !unreachable(err) {
		delete(w.dialFails, host)
		w.mu.Unlock()
		return
	}
	w.dialFails[host]++
	n := w.dialFails[host]
	w.mu.Unlock()
	if n >= maxDialFails {
		w.hold(ctx, host, w.now().Add(dialHold))
	}
}

// fatal reports an error that is not one story's: nothing more can be stored.
func (r *run) fatal(err error) bool {
	if !errors.Is(err, archive.ErrDisk) {
		return false
	}
	r.w.mu.Lock()
	r.w.failure = err
	r.w.mu.Unlock()
	r.stop(err)
	return true
}
