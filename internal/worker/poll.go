package worker

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"archiver/fetch"
	"archiver/internal/state"
)

const (
	// movedPolls is how many polls in a row must meet the same permanent redirect before we believe it.
	movedPolls = 3
	// A server that has said 304 for lieAfter is asked without conditions, once in probeEvery.
	lieAfter   = 7 * day
	probeEvery = day
	// maxFeedDeaths is how many polls may begin without an end before a feed waits for a day.
	maxFeedDeaths = 10
)

// poll reads the feed and queues what is new in it. got is the feed if it was read already.
// An error is one that ends the run.
func (r *run) poll(ctx context.Context, f *state.Feed, got *fetch.Feed) error {
	w := r.w
	n, err := w.state.BeginPoll(ctx, f.URL)
	if err != nil {
		return ignoreCancel(ctx, err)
	}
	f.Polls++
	if n > maxFeedDeaths {
		f.NextAt, f.Error = w.now().Add(day), "the program died on this feed several times"
		r.report(Event{Kind: EventFailed, Address: f.URL, Detail: f.Error})
		return w.state.SaveFeed(ctx, f)
	}
	validators := fetch.Validators(f.Validators)
	probe := w.probe(f)
	if probe {
		validators, f.ProbedAt = fetch.Validators{}, w.now()
	}
	if got == nil {
		got, err = w.client.Feed(ctx, w.address(f), validators)
		r.requested(1)
		r.reached(ctx, f.Host, err)
	}
	if ctx.Err() != nil { // dropped: the feed is as due as before
		return w.state.EndPoll(context.WithoutCancel(ctx), f.URL)
	}
	f.PolledAt = w.now()
	if err == nil && got.NotModified && validators == (fetch.Validators{}) {
		f.Validators = state.Validators{}
		err = errUnasked
	}
	if err != nil {
		return r.pollFailed(ctx, f, err)
	}
	f.State, f.Status, f.Error, f.Failures = state.FeedActive, got.Status, "", 0
	r.follow(f, got)
	if got.NotModified || !probe && got.BodySHA256 != "" && got.BodySHA256 == f.BodySHA256 {
		return r.pollUnchanged(ctx, f, got)
	}
	return r.pollNews(ctx, f, got, probe)
}

// probe reports that the server has said 304 for so long that it is asked once without conditions.
func (w *Worker) probe(f *state.Feed) bool {
	now := w.now()
	return f.Validators != (state.Validators{}) && !f.FullAt.IsZero() && now.Sub(f.FullAt) > lieAfter && now.Sub(f.ProbedAt) >= probeEvery
}

func (r *run) pollFailed(ctx context.Context, f *state.Feed, err error) error {
	now := r.w.now()
	v := judgeFeed(err, now)
	f.State, f.Error, f.Status = v.state, err.Error(), statusOf(err)
	f.Failures += v.weight
	if f.MovedTo != "" && f.Failures >= movedPolls*quarter/2 { // where it moved to is no better: back to where we knew it
		f.MovedTo, f.Host = "", fetch.Host(f.URL)
	}
	f.NextAt = later(r.w.schedule(f).next(f, r.w.opt.Interval, asked{}, now), v.until)
	r.report(Event{Kind: v.event, Address: f.URL, Status: f.Status, Until: v.until, Err: err})
	r.w.log.Warn("poll", "feed", f.URL, "error", err, "next", f.NextAt)
	return r.w.state.SaveFeed(ctx, f)
}

func (r *run) pollUnchanged(ctx context.Context, f *state.Feed, got *fetch.Feed) error {
	if got.NotModified { // validators that a 304 does not repeat stay
		f.NotModified++
		f.Validators.ETag = cmp.Or(got.Validators.ETag, f.Validators.ETag)
		f.Validators.LastModified = cmp.Or(got.Validators.LastModified, f.Validators.LastModified)
	} else {
		f.Validators, f.FullAt = state.Validators(got.Validators), r.w.now()
	}
	r.plan(f, got, f.Entries, f.Entries)
	if err := r.w.state.SaveFeed(ctx, f); err != nil {
		return err
	}
	r.report(Event{Kind: EventUnchangedFeed, Address: f.URL, Status: got.Status})
	return nil
}

func (r *run) pollNews(ctx context.Context, f *state.Feed, got *fetch.Feed, probe bool) error {
	now := r.w.now()
	claims, orphans := r.claims(f, got)
	if !f.GUIDUseless && guidsRepeat(got.Entries) {
		f.GUIDUseless = true
		r.w.log.Warn("the feed gives several stories one guid; they are told apart by their links", "feed", f.URL)
	}
	if orphans > 0 {
		r.w.log.Warn("entries without a link", "feed", f.URL, "entries", orphans)
	}
	queued, err := r.w.state.Claim(ctx, f.URL, f.GUIDUseless, claims, now, r.w.opt.MaxNew, r.gap(f))
	if err != nil {
		return ignoreCancel(ctx, err)
	}
	if probe && queued.New > 0 {
		f.Lying304 = true
		r.w.log.Warn("the server said 304 although the feed had news", "feed", f.URL, "entries", queued.New)
	}
	gap := f.Entries > 0 && queued.New > 0 && queued.New == len(claims)
	f.Title, f.Entries, f.FullAt = got.Title, len(got.Entries), now
	f.Validators, f.BodySHA256 = state.Validators(got.Validators), got.BodySHA256
	if got.Truncated { // the rest must come with the next poll
		f.Validators, f.BodySHA256 = state.Validators{}, ""
	}
	r.plan(f, got, queued.Known, len(claims))
	if err := r.w.state.SaveFeed(ctx, f); err != nil {
		return err
	}
	warnings := got.Warnings
	if gap {
		warnings = append(slices.Clone(warnings), "no entry is known from the poll before: some may have been missed")
	}
	detail := strings.Join(warnings, "; ")
	r.report(Event{Kind: EventPolled, Address: f.URL, Title: got.Title, Status: got.Status, Count: len(got.Entries), New: queued.New, Detail: detail})
	if n := queued.New + queued.Changed; n > 0 {
		r.report(Event{Kind: EventQueued, Address: f.URL, Count: n, New: queued.New})
	}
	return nil
}

// gap is about how long it is until the feed's next poll.
func (r *run) gap(f *state.Feed) time.Duration {
	now := r.w.now()
	return max(r.w.schedule(f).next(f, r.w.opt.Interval, asked{}, now).Sub(now), time.Minute)
}

// plan sets when the feed is polled next.
func (r *run) plan(f *state.Feed, got *fetch.Feed, known, total int) {
	base := r.w.opt.Interval
	f.Interval = adapt(f, base, known, total)
	ask := asked{min: got.MinInterval, hours: got.SkipHours, days: got.SkipDays}
	f.NextAt = r.w.schedule(f).next(f, base, ask, r.w.now())
}

func (w *Worker) schedule(f *state.Feed) Schedule {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.schedules[f.URL]
}

// follow counts permanent redirects, and believes one that is met often enough.
func (r *run) follow(f *state.Feed, got *fetch.Feed) {
	if got.Permanent == "" || got.Permanent == f.Address() {
		f.MovingTo, f.MovingPolls = "", 0
		return
	}
	if got.Permanent != f.MovingTo {
		f.MovingTo, f.MovingPolls = got.Permanent, 0
	}
	f.MovingPolls++
	if f.MovingPolls < movedPolls {
		return
	}
	f.MovedTo, f.MovingTo, f.MovingPolls = got.Permanent, "", 0
	f.Host = fetch.Host(f.MovedTo)
	r.report(Event{Kind: EventMoved, Address: f.URL, Detail: "now at " + f.MovedTo})
}

// claims turns a feed's entries into claims, newest first; orphans have no link.
func (r *run) claims(f *state.Feed, got *fetch.Feed) (claims []state.Claim, orphans int) {
	entries := slices.Clone(got.Entries)
	slices.SortStableFunc(entries, func(a, b fetch.Entry) int {
		return instantOf(b.Published).Compare(instantOf(a.Published))
	})
	for _, e := range entries {
		if e.Link == "" {
			orphans++
			continue
		}
		e.Link, e.GUID = redacted(e.Link), redacted(e.GUID)
		text, err := json.Marshal(e)
		if err != nil {
			panic(fmt.Sprintf("worker: an Entry is always JSON: %v", err))
		}
		claims = append(claims, state.Claim{Address: e.Link, Host: fetch.Host(e.Link),
			Source: state.Source{GUID: e.GUID, Entry: string(text), Fingerprint: e.Fingerprint}})
	}
	return claims, orphans
}

// redacted is an address without the secret of a login in it. The user name's place stays taken: such an
// address is refused, for it mostly pretends to be of another host. Other text is returned as it is.
func redacted(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.User == nil {
		return address
	}
	u.User = url.User("REDACTED")
	return u.String()
}

// instantOf reads a time as an Entry gives it; one without a zone is taken as UTC.
func instantOf(s string) time.Time {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", time.DateOnly} {
		if t, err := time.Parse(layout, s); err == nil {
			return t
		}
	}
	return time.Time{}
}

// guidsRepeat reports that the feed gives stories of different addresses the same guid.
func guidsRepeat(entries []fetch.Entry) bool {
	link := map[string]string{}
	for _, e := range entries {
		if e.GUID == "" || e.Link == "" {
			continue
		}
		k := state.LinkKey(e.Link)
		if before, ok := link[e.GUID]; ok && before != k {
			return true
		}
		link[e.GUID] = k
	}
	return false
}
