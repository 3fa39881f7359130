package worker

import (
	"context"
	"errors"
	"fmt"

	"archiver/archive"
	"archiver/fetch"
	"archiver/internal/state"
)

// remember fills a new database from the archive, so that nothing in it is fetched again.
func (w *Worker) remember(ctx context.Context) error {
	n := 0
	for item, err := range w.archive.List(ctx, archive.Query{}) {
		if ctx.Err() != nil || errors.Is(err, archive.ErrDisk) {
			return fmt.Errorf("fill the state from the archive: %w", errors.Join(ctx.Err(), err))
		}
		rec, path := archive.Record{}, ""
		if err == nil {
			rec, path, err = w.archive.Find(item.ID)
		}
		if err != nil { // one damaged article hides no other; it is fetched again if a feed names it
			w.log.Warn("fill the state from the archive", "article", item.ID, "error", err)
			continue
		}
		if err := w.rememberOne(ctx, rec, path); err != nil {
			return err
		}
		n++
	}
	if n > 0 {
		w.log.Info("the state was filled from the archive", "articles", n)
	}
	return w.state.Filled(ctx)
}

func (w *Worker) rememberOne(ctx context.Context, rec archive.Record, path string) error {
	row := &state.Work{Address: rec.URL, Host: fetch.Host(rec.URL), State: state.Done, ArticleID: rec.ID, Path: path, Captured: rec.Captured,
		Validators: state.Validators{ETag: rec.HTTP.ETag, LastModified: rec.HTTP.LastModified}}
	if rec.Access == accessTeaser {
		row.State, row.Validators, row.Due = state.Teaser, state.Validators{}, w.now()
	} else {
		row.Due = w.revisit(row)
	}
	var sources []state.Source
	for _, p := range rec.Feeds {
		sources = append(sources, state.Source{Feed: p.URL, GUID: p.GUID, FirstSeen: p.FirstSeen})
	}
	return w.state.Adopt(ctx, row, sources, addressesOf(rec)...)
}
