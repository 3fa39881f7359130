package state

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// States of a feed.
const (
	FeedActive  = "active"
	FeedGone    = "gone"    // the server said 410: never asked again unless the user insists
	FeedBlocked = "blocked" // 401, 403 or a challenge page: asked slowly
)

// Validators make the next request conditional; they are kept byte for byte.
type Validators struct{ ETag, LastModified string }

// Feed is what is remembered of a feed.
type Feed struct {
	URL, Host, Name, Title string
	State                  string
	MovedTo                string // where it lives now, when the server moved it for good
	MovingTo               string // where permanent redirects have pointed lately
	MovingPolls            int    // for how many polls in a row
	Validators             Validators
	BodySHA256             string // of the last full answer
	NextAt                 time.Time
	Interval               time.Duration // as adapted; 0 before the first poll
	Failures               int           // quarters of a failure since the last success
	Attempts               int           // polls begun since one ended
	PolledAt               time.Time
	FullAt                 time.Time // last answer with a body
	ProbedAt               time.Time // last unconditional question to a server that says 304 for ever
	Status                 int
	Error                  string
	Polls, NotModified     int
	Entries                int  // in the last full answer
	GUIDUseless            bool // its guids repeat within one document: identity is the link
	Lying304               bool // a probe found news behind a 304
}

// Address is where to ask for the feed now.
func (f *Feed) Address() string {
	if f.MovedTo != "" {
		return f.MovedTo
	}
	return f.URL
}

const feedColumns = `url, host, name, title, state, moved_to, moving_to, moving_polls, etag, last_modified, body_sha256, next_at,
	interval_ms, failures, attempts, polled_at, full_at, probed_at, status, error, polls, not_modified, entries, guid_useless, lying_304`

func scanFeed(row interface{ Scan(...any) error }) (*Feed, error) {
	var f Feed
	var next, interval, polled, full, probed, useless, lying int64
	err := row.Scan(&f.URL, &f.Host, &f.Name, &f.Title, &f.State, &f.MovedTo, &f.MovingTo, &f.MovingPolls, &f.Validators.ETag,
		&f.Validators.LastModified, &f.BodySHA256, &next, &interval, &f.Failures, &f.Attempts, &polled, &full, &probed, &f.Status,
		&f.Error, &f.Polls, &f.NotModified, &f.Entries, &useless, &lying)
	if err != nil {
		return nil, err
	}
	f.NextAt, f.PolledAt, f.FullAt, f.ProbedAt = instant(next), instant(polled), instant(full), instant(probed)
	f.Interval = time.Duration(interval) * time.Millisecond
	f.GUIDUseless, f.Lying304 = useless != 0, lying != 0
	return &f, nil
}

// KnownFeed is a feed to remember: its address, the host of that address, and the user's name for it.
type KnownFeed struct{ URL, Host, Name string }

// AddFeeds makes the feeds known and part of the run; what is remembered of them stays.
func (db *DB) AddFeeds(ctx context.Context, run string, feeds []KnownFeed) error {
	err := db.tx(ctx, func(tx *sql.Tx) error {
		add, err := tx.PrepareContext(ctx, `INSERT INTO feed(url, host, name, run) VALUES($1, $2, $3, $4)
			ON CONFLICT(url) DO UPDATE SET run=excluded.run, name=CASE WHEN excluded.name='' THEN feed.name ELSE excluded.name END`)
		if err != nil {
			return err
		}
		defer add.Close()
		hosts := map[string]bool{}
		for _, f := range feeds {
			if _, err := add.ExecContext(ctx, f.URL, f.Host, f.Name, run); err != nil {
				return err
			}
			hosts[f.Host] = true
		}
		for h := range hosts {
			if _, err := tx.ExecContext(ctx, "INSERT INTO host(name) VALUES($1) ON CONFLICT(name) DO NOTHING", h); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("add feeds: %w", err)
	}
	return nil
}

// EnableFeeds makes exactly these the feeds that are polled on schedule.
func (db *DB) EnableFeeds(ctx context.Context, urls []string) error {
	err := db.tx(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, "UPDATE feed SET enabled=0 WHERE enabled=1"); err != nil {
			return err
		}
		for _, u := range urls {
			if _, err := tx.ExecContext(ctx, "UPDATE feed SET enabled=1 WHERE url=$1", u); err != nil {
				return err
			}
		}
		hosts, err := column(ctx, tx, "SELECT DISTINCT host FROM feed")
		if err != nil {
			return err
		}
		for _, h := range hosts {
			if err := recount(ctx, tx, h); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("enable feeds: %w", err)
	}
	return nil
}

// ForceFeeds makes the run's feeds due now, also those that are gone.
func (db *DB) ForceFeeds(ctx context.Context, run string) error {
	err := db.exec(ctx, "UPDATE feed SET next_at=0, state=CASE WHEN state='gone' THEN 'active' ELSE state END WHERE run=$1", run)
	if err != nil {
		return fmt.Errorf("force feeds: %w", err)
	}
	return nil
}

// Feed is what is remembered of the feed with this address, or nil.
func (db *DB) Feed(ctx context.Context, url string) (*Feed, error) {
	f, err := scanFeed(db.sql.QueryRowContext(ctx, "SELECT "+feedColumns+" FROM feed WHERE url=$1", url))
	if missing(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("feed %s: %w", url, err)
	}
	return f, nil
}

// Feeds is all feeds ever known, by address.
func (db *DB) Feeds(ctx context.Context) ([]*Feed, error) {
	return db.feeds(ctx, "SELECT "+feedColumns+" FROM feed ORDER BY url")
}

// DueFeeds lists the host's feeds to poll now, the longest due first: the run's, or without a
// run those on schedule.
func (db *DB) DueFeeds(ctx context.Context, host, run string, now time.Time) ([]*Feed, error) {
	where := "enabled=1"
	args := []any{host, millis(now)}
	if run != "" {
		where = "run=$3"
		args = append(args, run)
	}
	return db.feeds(ctx, "SELECT "+feedColumns+" FROM feed WHERE host=$1 AND next_at<=$2 AND state<>'gone' AND "+where+" ORDER BY next_at, url", args...)
}

func (db *DB) feeds(ctx context.Context, query string, args ...any) ([]*Feed, error) {
	rows, err := db.sql.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("list feeds: %w", err)
	}
	defer rows.Close()
	var all []*Feed
	for rows.Next() {
		f, err := scanFeed(rows)
		if err != nil {
			return nil, fmt.Errorf("list feeds: %w", err)
		}
		all = append(all, f)
	}
	return all, rows.Err()
}

// BeginPoll counts a poll before it is made and tells how many began without an end: a feed that
// kills the process is known by it.
func (db *DB) BeginPoll(ctx context.Context, url string) (int, error) {
	return db.begin(ctx, "UPDATE feed SET attempts=attempts+1 WHERE url=$1 RETURNING attempts", url)
}

// EndPoll records that a poll ended without a result.
func (db *DB) EndPoll(ctx context.Context, url string) error {
	return db.exec(ctx, "UPDATE feed SET attempts=0 WHERE url=$1", url)
}

// SaveFeed stores what is known of the feed after a poll. Call it after the feed's entries are
// claimed: validators without their entries would lose news for ever.
func (db *DB) SaveFeed(ctx context.Context, f *Feed) error {
	err := db.tx(ctx, func(tx *sql.Tx) error {
		var before string
		if err := tx.QueryRowContext(ctx, "SELECT host FROM feed WHERE url=$1", f.URL).Scan(&before); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `UPDATE feed SET host=$1, title=$2, state=$3, moved_to=$4, moving_to=$5, moving_polls=$6, etag=$7,
			last_modified=$8, body_sha256=$9, next_at=$10, interval_ms=$11, failures=$12, attempts=0, polled_at=$13, full_at=$14, probed_at=$15,
			status=$16, error=$17, polls=$18, not_modified=$19, entries=$20, guid_useless=$21, lying_304=$22 WHERE url=$23`,
			f.Host, f.Title, f.State, f.MovedTo, f.MovingTo, f.MovingPolls, f.Validators.ETag, f.Validators.LastModified, f.BodySHA256,
			millis(f.NextAt), f.Interval.Milliseconds(), f.Failures, millis(f.PolledAt), millis(f.FullAt), millis(f.ProbedAt),
			f.Status, f.Error, f.Polls, f.NotModified, f.Entries, flag(f.GUIDUseless), flag(f.Lying304), f.URL)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO host(name) VALUES($1) ON CONFLICT(name) DO NOTHING", f.Host); err != nil {
			return err
		}
		if before != f.Host {
			if err := recount(ctx, tx, before); err != nil {
				return err
			}
		}
		return recount(ctx, tx, f.Host)
	})
	if err != nil {
		return fmt.Errorf("save feed %s: %w", f.URL, err)
	}
	return nil
}

func (db *DB) begin(ctx context.Context, query, name string) (int, error) {
	db.write.Lock()
	defer db.write.Unlock()
	var n int
	if err := db.sql.QueryRowContext(ctx, query, name).Scan(&n); err != nil {
		return 0, fmt.Errorf("begin %s: %w", name, err)
	}
	return n, nil
}

func column(ctx context.Context, tx *sql.Tx, query string, args ...any) ([]string, error) {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, rows.Err()
}
