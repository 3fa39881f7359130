package worker

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"time"

	"archiver/archive"
	"archiver/archive/warc"
	"archiver/extract"
	"archiver/fetch"
	"archiver/internal/charset"
	"archiver/internal/state"
)

const (
	// maxParts is how many pages one story may be split into.
	maxParts = 20
	// maxDeaths is how many times the program may die on a page before it is let be.
	maxDeaths = 3
)

// article gets a story that is due. An error is one that ends the run.
func (r *run) article(ctx context.Context, row *state.Work) error {
	if done, err := r.adopt(ctx, row); done || err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, storyTime)
	defer cancel()
	r.report(Event{Kind: EventFetching, Address: row.Address})
	var validators fetch.Validators
	if row.Path != "" {
		validators = fetch.Validators(row.Validators)
	}
	page, err := r.w.client.Page(ctx, row.Address, validators)
	r.requested(1)
	r.reached(ctx, row.Host, err)
	switch {
	case errors.Is(err, context.Canceled):
		return nil // dropped: the row is as due as before
	case err == nil && page.NotModified && validators == (fetch.Validators{}):
		err = errUnasked
	case err == nil && page.NotModified:
		return r.same(ctx, row, page)
	}
	if err != nil {
		return r.missed(ctx, row, nil, nil, err)
	}
	return r.keep(ctx, row, page)
}

// adopt takes a story that the archive holds already, stored by a run that died before it could
// note it or known to an older database, and reports whether there was one.
func (r *run) adopt(ctx context.Context, row *state.Work) (bool, error) {
	if row.Path != "" || row.State != state.Queued {
		return false, nil
	}
	rec, err := r.w.archived(row.Address)
	if err != nil || rec == nil || rec.Access == accessTeaser {
		return false, err
	}
	_, path, err := r.w.archive.Find(row.Address)
	if err != nil {
		return false, nil //nolint:nilerr // not in the archive: the story is fetched
	}
	row.State, row.Path, row.ArticleID, row.Captured = state.Done, path, rec.ID, rec.Captured
	row.Validators = state.Validators{ETag: rec.HTTP.ETag, LastModified: rec.HTTP.LastModified}
	row.Due = r.w.revisit(row)
	if err := r.w.state.SaveWork(ctx, row, addressesOf(*rec)...); err != nil {
		return false, ignoreCancel(ctx, err)
	}
	r.report(Event{Kind: EventUnchanged, Address: row.Address, ID: rec.ID, Path: path, Title: rec.Title, Detail: "already in the archive"})
	return true, nil
}

// archived is the archive's latest record of the address, or nil.
func (w *Worker) archived(address string) (*archive.Record, error) {
	rec, _, err := w.archive.Find(address)
	if errors.Is(err, archive.ErrNotFound) {
		return nil, nil
	}
	if errors.Is(err, archive.ErrDisk) {
		return nil, err
	}
	if err != nil { // damaged: it is fetched again, and verify tells
		w.log.Warn("read the archive", "address", address, "error", err)
		return nil, nil
	}
	return &rec, nil
}

func addressesOf(rec archive.Record) []string {
	all := append([]string{rec.URL}, rec.Redirects...)
	if rec.CanonicalURL != "" {
		all = append(all, rec.CanonicalURL)
	}
	return all
}

// same records that a story was looked at again and has not changed.
func (r *run) same(ctx context.Context, row *state.Work, page *fetch.Page) error {
	row.Validators.ETag = cmp.Or(page.Validators.ETag, row.Validators.ETag)
	row.Validators.LastModified = cmp.Or(page.Validators.LastModified, row.Validators.LastModified)
	row.Status, row.Error, row.Tried, row.Tries = page.Status, "", r.w.now(), 0
	row.Revisit++
	row.Due = r.w.revisit(row)
	if err := r.w.state.SaveWork(ctx, row); err != nil {
		return ignoreCancel(ctx, err)
	}
	r.report(Event{Kind: EventUnchanged, Address: row.Address, ID: row.ArticleID, Path: row.Path, Status: page.Status})
	return nil
}

// revisit is when a stored story is looked at again; zero is never.
func (w *Worker) revisit(row *state.Work) time.Time {
	for _, age := range w.opt.Revisits {
		if at := row.Captured.Add(age); at.After(w.now()) {
			return at
		}
	}
	return time.Time{}
}

// story is what is known of a story on its way into the archive.
type story struct {
	page    *fetch.Page // its first page; nil when only the feed's text is there
	hops    []fetch.Exchange
	article *extract.Article
	known   *extract.Template // of the site, as earlier stories made it
	sources []state.Source
	entry   fetch.Entry // of the first source that has one
	charset string
	cut     error // why a later part is missing
	bytes   int64
}

// keep extracts the story from its page, gets its photos and stores it.
func (r *run) keep(ctx context.Context, row *state.Work, page *fetch.Page) error {
	sources, err := r.sources(ctx, row, page)
	if err != nil {
		return ignoreCancel(ctx, err)
	}
	s := &story{page: page, hops: page.Hops, sources: sources, entry: claimed(sources), bytes: int64(len(page.Body))}
	if s.known, err = r.template(ctx, page.URL); err != nil {
		return ignoreCancel(ctx, err)
	}
	err = r.read(ctx, row, s)
	if ctx.Err() != nil {
		if errors.Is(ctx.Err(), context.DeadlineExceeded) {
			return r.missed(ctx, row, s, nil, ctx.Err())
		}
		return nil
	}
	if err != nil {
		return r.missed(ctx, row, s, page, err)
	}
	s.fillIn()
	return r.put(ctx, row, s)
}

// template is what the stories of the address's host have in common.
func (r *run) template(ctx context.Context, address string) (*extract.Template, error) {
	text, err := r.w.state.Template(ctx, fetch.Host(address))
	if err != nil {
		return nil, err
	}
	return extract.ParseTemplate(text), nil
}

// lesson is what the story teaches about its host: only when it is new, or it would count twice.
func (r *run) lesson(s *story, outcome string) state.Lesson {
	if outcome != archive.OutcomeStored {
		return state.Lesson{}
	}
	return state.Lesson{Host: fetch.Host(s.page.URL), At: r.w.now(), Learn: func(text string) string {
		t := extract.ParseTemplate(text)
		t.Learn(s.article)
		return t.String()
	}}
}

// sources is what the feeds say about the story, also those that know it under the address that
// the page was found at.
func (r *run) sources(ctx context.Context, row *state.Work, page *fetch.Page) ([]state.Source, error) {
	all, err := r.w.state.Sources(ctx, row.ID)
	if err != nil || page == nil || state.LinkKey(page.URL) == state.LinkKey(row.Address) {
		return all, err
	}
	other, err := r.w.state.WorkAt(ctx, page.URL)
	if err != nil || other == nil || other.ID == row.ID {
		return all, err
	}
	more, err := r.w.state.Sources(ctx, other.ID)
	for _, s := range more {
		if !slices.ContainsFunc(all, func(o state.Source) bool { return o.Feed == s.Feed }) {
			all = append(all, s)
		}
	}
	return all, err
}

// claimed is the entry of the first source that has one.
func claimed(sources []state.Source) fetch.Entry {
	for _, s := range sources {
		if e := entryOf(s); e.Title != "" || e.Summary != "" || e.Content != "" {
			return e
		}
	}
	return fetch.Entry{}
}

// entryOf is what the feed claimed; nothing when the database was rebuilt since.
func entryOf(s state.Source) fetch.Entry {
	var e fetch.Entry
	if json.Unmarshal([]byte(s.Entry), &e) != nil {
		return fetch.Entry{}
	}
	return e
}

// read extracts the story from its pages.
func (r *run) read(ctx context.Context, row *state.Work, s *story) error {
	first, name, err := r.extract(ctx, row, s, s.page, s.entry)
	s.article, s.charset = first, name
	if err != nil && (first.SinglePage == "" || !errors.Is(err, extract.ErrNoArticle)) {
		return err
	}
	seen := map[string]bool{state.LinkKey(s.page.URL): true, state.LinkKey(row.Address): true}
	if failed := r.readWhole(ctx, row, s, seen); failed != nil {
		return failed
	}
	if first.Text == "" {
		return err
	}
	parts := []*extract.Article{first}
	for next := first.NextPage; next != "" && len(parts) < maxParts && !seen[state.LinkKey(next)]; {
		seen[state.LinkKey(next)] = true
		page, err := r.w.client.Page(ctx, next, fetch.Validators{})
		r.requested(1)
		if err != nil {
			s.cut = fmt.Errorf("%w: %w", errCut, err)
			break
		}
		s.hops = append(s.hops, page.Hops...)
		s.bytes += int64(len(page.Body))
		part, _, err := r.extract(ctx, row, s, page, fetch.Entry{})
		if errors.Is(err, extract.ErrNoArticle) { // a gallery or a form after the last part
			break
		}
		if err != nil {
			return err
		}
		if !extract.Continues(first, part) { // the next post of a series
			break
		}
		parts = append(parts, part)
		next = part.NextPage
	}
	if len(parts) > 1 {
		s.article = extract.Join(parts...)
	}
	if s.cut != nil {
		if !passing(s.cut) {
			s.cut = nil // the link was a mistake, or leads where we may not go: what we have is all there is
			return nil
		}
		s.article.Access = accessPartial
	}
	return nil
}

// readWhole takes the body from the page that has all of the story, where the user's rules for the site name one. Without
// it, the story's first page stands.
func (r *run) readWhole(ctx context.Context, row *state.Work, s *story, seen map[string]bool) error {
	address := s.article.SinglePage
	if address == "" || seen[state.LinkKey(address)] {
		return nil
	}
	seen[state.LinkKey(address)] = true
	page, err := r.w.client.Page(ctx, address, fetch.Validators{})
	r.requested(1)
	if err != nil {
		s.cut = fmt.Errorf("%w: %w", errCut, err)
		return nil
	}
	s.hops = append(s.hops, page.Hops...)
	s.bytes += int64(len(page.Body))
	whole, _, err := r.extract(ctx, row, s, page, fetch.Entry{})
	if errors.Is(err, extract.ErrNoArticle) {
		return nil
	}
	if err != nil {
		return err
	}
	s.article.TakeWhole(whole)
	return nil
}

// Values of Article.Access that say less than all of the story is known.
const (
	accessPartial = "partial"
	accessTeaser  = "teaser"
)

// extract parses one page of the story. It always returns an Article.
func (r *run) extract(ctx context.Context, row *state.Work, s *story, page *fetch.Page, entry fetch.Entry) (a *extract.Article, encoding string, err error) {
	a = &extract.Article{}
	err = r.guarded(ctx, row, page.URL, func() error {
		var body []byte
		body, encoding = charset.Decode(page.Body, charset.Hints{ContentType: page.Header.Get("Content-Type"), HTML: true})
		found, err := extract.FromHTML(body, extract.Options{
			URL: page.URL, ContentType: "text/html; charset=utf-8", Captured: page.Fetched,
			Entry: extract.Witness{Title: entry.Title, Authors: entry.Authors, Published: entry.Published},
			Rules: r.w.rules.Load(), Template: s.known,
		})
		if found != nil {
			a = found
		}
		return err
	})
	return a, encoding, err
}

// guarded parses bytes from outside. A panic becomes an error; a crash that no one can recover from is
// counted by the attempt that is written before, and the third keeps us from trying again.
func (r *run) guarded(ctx context.Context, row *state.Work, address string, parse func() error) (err error) {
	n, err := r.w.state.Begin(ctx, row.ID)
	if err != nil {
		return err
	}
	if n > maxDeaths {
		return ErrPoison
	}
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("parse %s: panic: %v", address, p)
			r.w.log.Error("parse", "address", address, "panic", p, "stack", string(debug.Stack()))
		}
		err = errors.Join(err, r.w.state.End(context.WithoutCancel(ctx), row.ID))
	}()
	return parse()
}

// fillIn takes from the feed what the page does not say.
func (s *story) fillIn() {
	a, e := s.article, s.entry
	if a.Title == "" {
		a.Title = e.Title
	}
	if a.Published == "" && e.Published != "" {
		a.Published, a.PublishedRaw, a.PublishedSource = e.Published, e.PublishedRaw, "feed"
	}
	if len(a.Credits) == 0 {
		for _, name := range e.Authors {
			a.Credits = append(a.Credits, extract.Credit{Role: extract.RoleAuthor, Name: name, Raw: name, Where: extract.WhereFeed})
		}
	}
}

// put stores the story with its photos and notes it.
func (r *run) put(ctx context.Context, row *state.Work, s *story) error {
	photos := r.photos(ctx, row, s)
	if errors.Is(ctx.Err(), context.Canceled) {
		return nil
	}
	// From here on nothing is given up half: what is stored must be noted.
	ctx = context.WithoutCancel(ctx)
	capture := r.capture(row, s, photos)
	stored, err := r.w.archive.Put(ctx, capture)
	if err != nil {
		if r.fatal(err) {
			return err
		}
		return r.missed(ctx, row, s, nil, fmt.Errorf("store %s: %w", row.Address, err))
	}
	now := r.w.now()
	row.Path, row.ArticleID, row.Tried = stored.Path, stored.Record.ID, now
	if row.Captured.IsZero() {
		row.Captured = capture.Record.Captured
	}
	kind := eventOf(stored.Outcome)
	if kind == EventStored || kind == EventUpdated {
		row.Idle = 0
	}
	event := Event{Kind: kind, Address: row.Address, Feed: feedOf(s.sources), ID: stored.Record.ID, Path: stored.Path, Title: stored.Record.Title,
		Revision: stored.Record.Revision, Photos: photos.stored, Bytes: s.bytes + photos.bytes}
	if s.page == nil || s.article.Access == accessTeaser {
		return r.putTeaser(ctx, row, s, event)
	}
	row.State, row.Status, row.Error = state.Done, s.page.Status, ""
	row.Validators = state.Validators(s.page.Validators)
	row.Revisit++
	row.Due = r.w.revisit(row)
	event.Status = row.Status
	r.again(row, s, photos, now)
	if err := r.w.state.SaveStory(ctx, row, r.lesson(s, stored.Outcome), addressesOf(capture.Record)...); err != nil {
		return err
	}
	r.report(event)
	return nil
}

// again plans to get the rest of a story that came without some photos or parts. Its page is
// asked for without conditions then, or a 304 would hide what is missing.
func (r *run) again(row *state.Work, s *story, photos photos, now time.Time) {
	missing := cmp.Or(s.cut, photos.missing)
	if missing == nil {
		row.Tries = 0
		return
	}
	row.Error = missing.Error()
	v := judge(missing, max(row.Tries, quickTries), now) // not within this run
	row.Tries = max(row.Tries, quickTries) + 1
	if v.wait == 0 {
		return
	}
	row.Validators = state.Validators{}
	if at := now.Add(v.wait); row.Due.IsZero() || at.Before(row.Due) {
		row.Due = at
	}
}

func eventOf(outcome string) string {
	switch outcome {
	case archive.OutcomeStored:
		return EventStored
	case archive.OutcomeUpdated:
		return EventUpdated
	case archive.OutcomeKept:
		return EventKept
	default:
		return EventUnchanged
	}
}

func feedOf(sources []state.Source) string {
	if len(sources) == 0 {
		return ""
	}
	return sources[0].Feed
}

// capture puts together what the archive keeps.
func (r *run) capture(row *state.Work, s *story, p photos) archive.Capture {
	rec := archive.Record{
		Format: archive.RecordFormat, URL: row.Address, Article: *s.article, Photos: p.list, Captured: r.w.now(),
		Extractor: archive.Extractor{Version: r.w.opt.Version}, Feeds: provenance(s.sources),
	}
	rec.Article.Photos, rec.Article.NextPage, rec.Article.SinglePage = nil, "", ""
	if s.page != nil {
		rec.URL, rec.Redirects, rec.Captured = s.page.URL, s.page.Redirects, s.page.Fetched.UTC()
		rec.HTTP = archive.HTTP{Status: s.page.Status, ETag: s.page.Validators.ETag, LastModified: s.page.Validators.LastModified,
			ContentType: s.page.Header.Get("Content-Type"), Charset: s.charset}
	}
	c := archive.Capture{Record: rec, PhotoData: p.data, Via: feedOf(s.sources)}
	for _, x := range s.hops {
		c.Exchanges = append(c.Exchanges, warc.Exchange(x))
	}
	return c
}

func provenance(sources []state.Source) []archive.Provenance {
	var all []archive.Provenance
	for _, s := range sources {
		e := entryOf(s)
		all = append(all, archive.Provenance{URL: s.Feed, GUID: s.GUID, Title: e.Title, Published: e.Published, FirstSeen: s.FirstSeen})
	}
	return all
}

// missed decides what becomes of a story whose page could not be had, or had no story in it
// (then page is that page), and keeps the feed's text meanwhile.
func (r *run) missed(ctx context.Context, row *state.Work, s *story, page *fetch.Page, err error) error {
	ctx = context.WithoutCancel(ctx)
	now := r.w.now()
	v := judge(err, row.Tries, now)
	row.Tried, row.Error, row.Status = now, err.Error(), statusOf(err)
	if page != nil {
		row.Status = page.Status
	}
	if v.counts {
		row.Tries++
	}
	row.Due = time.Time{}
	if v.wait > 0 {
		row.Due = now.Add(v.wait)
	}
	event := Event{Kind: v.event, Address: row.Address, Status: row.Status, Err: err, Until: row.Due}
	if row.Path != "" && row.State == state.Done { // a good capture stays what it is
		event.Detail = "looked at again; what is stored stays"
		if err := r.w.state.SaveWork(ctx, row); err != nil {
			return err
		}
		r.report(event)
		return nil
	}
	if row.State != state.Teaser || v.state == state.Gone || v.state == state.Quarantined {
		row.State = v.state
	}
	if v.teaser && row.Path == "" {
		if s == nil {
			sources, err := r.sources(ctx, row, nil)
			if err != nil {
				return err
			}
			s = &story{sources: sources, entry: claimed(sources)}
		}
		if t := teaser(row.Address, s, page); t != nil {
			r.report(event)
			return r.put(ctx, row, t)
		}
	}
	if err := r.w.state.SaveWork(ctx, row); err != nil {
		return err
	}
	if v.wait == 0 || row.Tries > quickTries || v.event != EventFailed || v.wait > patience {
		r.report(event)
	}
	return nil
}

// putTeaser notes that the feed's text is stored; missed has said already when the page is tried again.
func (r *run) putTeaser(ctx context.Context, row *state.Work, s *story, event Event) error {
	if row.State == state.Waiting {
		row.State = state.Teaser
	}
	row.Validators = state.Validators{}
	if err := r.w.state.SaveWork(ctx, row); err != nil {
		return err
	}
	if event.Kind == EventStored {
		event.Kind = EventTeaser
	}
	r.report(event)
	return nil
}
