package state

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// States of a story in the frontier.
const (
	Queued      = "queued"      // never stored
	Waiting     = "waiting"     // failed, tried again when due
	Teaser      = "teaser"      // the feed's text is stored, the page tried again when due
	Done        = "done"        // stored; due again for a revisit
	Gone        = "gone"        // the server said 410
	Failed      = "failed"      // given up
	Quarantined = "quarantined" // the process died on it three times
	Merged      = "merged"      // the same story as another row
)

// maxIdle is how many times in a row a feed's changed claim is believed although the page did not
// change: some feeds stamp every entry with the time of the poll.
const maxIdle = 3

// Work is a story's address and how far we are with it.
type Work struct {
	ID, Host, Address string
	State             string
	Due               time.Time // zero: not by itself
	Attempts          int       // parses begun since one ended
	Tries             int       // failures since the last success
	Revisit           int       // how many revisits were made
	Idle              int       // revisits because of a feed's changed claim, since the story last changed
	Validators        Validators
	ArticleID, Path   string // where it is stored
	Captured          time.Time
	Tried             time.Time
	Status            int
	Error             string
}

// Source is what a feed claims about a story.
type Source struct {
	Feed, GUID  string
	Entry       string // JSON, as the caller wrote it
	Fingerprint string
	FirstSeen   time.Time
}

// Claim is an entry of a feed on its way into the frontier.
type Claim struct {
	Address, Host string
	Source        Source // Feed is filled in
}

// Claimed tells what Claim made of a feed's entries.
type Claimed struct {
	New     int // queued
	Later   int // of New, those due only at a later poll
	Changed int // stored before; the feed says something else now, so they are due again
	Known   int // nothing new
}

const workColumns = `f.id, f.host, f.address, f.state, f.due_at, f.attempts, f.tries, f.revisit, f.idle, f.etag, f.last_modified,
	f.article_id, f.path, f.captured_at, f.tried_at, f.status, f.error`

func scanWork(row interface{ Scan(...any) error }) (*Work, error) {
	var w Work
	var dueAt sql.NullInt64
	var captured, tried int64
	err := row.Scan(&w.ID, &w.Host, &w.Address, &w.State, &dueAt, &w.Attempts, &w.Tries, &w.Revisit, &w.Idle, &w.Validators.ETag,
		&w.Validators.LastModified, &w.ArticleID, &w.Path, &captured, &tried, &w.Status, &w.Error)
	if err != nil {
		return nil, err
	}
	if dueAt.Valid {
		w.Due = time.UnixMilli(dueAt.Int64).UTC()
	}
	w.Captured, w.Tried = instant(captured), instant(tried)
	return &w, nil
}

// Claim queues those of a feed's entries that were never seen, in the order given, and makes
// stories due whose entry changed, all in one transaction. Of the new ones, batch are due now,
// the next batch after spread, and so on. useless says that the feed's guids identify nothing.
func (db *DB) Claim(ctx context.Context, feed string, useless bool, claims []Claim, now time.Time, batch int, spread time.Duration) (Claimed, error) {
	var got Claimed
	err := db.tx(ctx, func(tx *sql.Tx) error {
		c := claimer{ctx: ctx, tx: tx, feed: feed, useless: useless, now: now, batch: batch, spread: spread, hosts: map[string]time.Time{}}
		for _, claim := range claims {
			if err := c.claim(claim); err != nil {
				return err
			}
		}
		for host, t := range c.hosts {
			if err := dueBy(ctx, tx, host, t); err != nil {
				return err
			}
		}
		got = c.got
		return nil
	})
	if err != nil {
		return Claimed{}, fmt.Errorf("queue entries of %s: %w", feed, err)
	}
	return got, nil
}

// claimer is one Claim under way.
type claimer struct {
	ctx     context.Context
	tx      *sql.Tx
	feed    string
	useless bool
	now     time.Time
	batch   int
	spread  time.Duration
	hosts   map[string]time.Time // earliest work queued for each
	got     Claimed
}

func (c *claimer) claim(claim Claim) error {
	link := LinkKey(claim.Address)
	keys := []string{link}
	if g := claim.Source.GUID; g != "" && !c.useless {
		keys = append(keys, guidKey(c.feed, g))
	}
	item, err := c.lookup(keys)
	if err != nil {
		return err
	}
	if item == "" {
		item = link
		if err := c.queue(item, claim); err != nil {
			return err
		}
	}
	for _, k := range keys {
		if err := c.exec("INSERT INTO seen(key, item) VALUES($1, $2) ON CONFLICT(key) DO NOTHING", k, item); err != nil {
			return err
		}
	}
	return c.witness(item, claim)
}

// lookup is the item that one of the keys names, the first that does.
func (c *claimer) lookup(keys []string) (string, error) {
	for _, k := range keys {
		var item string
		err := c.tx.QueryRowContext(c.ctx, "SELECT item FROM seen WHERE key=$1", k).Scan(&item)
		if err == nil {
			return item, nil
		}
		if !missing(err) {
			return "", err
		}
	}
	return "", nil
}

func (c *claimer) queue(item string, claim Claim) error {
	at := c.now
	if c.batch > 0 {
		at = at.Add(time.Duration(c.got.New/c.batch) * c.spread)
	}
	if at.After(c.now) {
		c.got.Later++
	}
	err := c.exec("INSERT INTO frontier(id, host, address, state, due_at, position) VALUES($1, $2, $3, $4, $5, $6) ON CONFLICT(id) DO NOTHING",
		item, claim.Host, claim.Address, Queued, millis(at), c.got.New)
	c.got.New++
	if t, ok := c.hosts[claim.Host]; !ok || at.Before(t) {
		c.hosts[claim.Host] = at
	}
	return err
}

// witness records what the feed says about the item, and makes a stored story due when that changed.
func (c *claimer) witness(item string, claim Claim) error {
	var before string
	err := c.tx.QueryRowContext(c.ctx, "SELECT fingerprint FROM source WHERE item=$1 AND feed=$2", item, c.feed).Scan(&before)
	s := claim.Source
	if missing(err) {
		return c.exec("INSERT INTO source(item, feed, guid, entry, fingerprint, first_seen) VALUES($1, $2, $3, $4, $5, $6)",
			item, c.feed, s.GUID, s.Entry, s.Fingerprint, millis(c.now))
	}
	if err != nil {
		return err
	}
	if before == s.Fingerprint {
		c.got.Known++
		return nil
	}
	err = c.exec("UPDATE source SET guid=$1, entry=$2, fingerprint=$3 WHERE item=$4 AND feed=$5", s.GUID, s.Entry, s.Fingerprint, item, c.feed)
	if err != nil || before == "" { // a rebuilt database knows no fingerprints
		c.got.Known++
		return err
	}
	// A link that moved before its story was got replaces the old one.
	if err := c.exec("UPDATE frontier SET address=$1, host=$2 WHERE id=$3 AND path=''", claim.Address, claim.Host, item); err != nil {
		return err
	}
	var host string
	err = c.tx.QueryRowContext(c.ctx, "UPDATE frontier SET due_at=$1, position=0, idle=idle+1 WHERE id=$2 AND state=$3 AND idle<$4 RETURNING host",
		millis(c.now), item, Done, maxIdle).Scan(&host)
	if missing(err) {
		c.got.Known++
		return nil
	}
	if err != nil {
		return err
	}
	c.got.Changed++
	c.hosts[host] = c.now
	return nil
}

func (c *claimer) exec(query string, args ...any) error {
	_, err := c.tx.ExecContext(c.ctx, query, args...)
	return err
}

// Ask puts an address into the frontier because the user asked for it, due now, as part of the run.
func (db *DB) Ask(ctx context.Context, run, address, host string, now time.Time) (*Work, error) {
	id := LinkKey(address)
	err := db.tx(ctx, func(tx *sql.Tx) error {
		if item, err := itemOf(ctx, tx, id); err != nil {
			return err
		} else if item != "" {
			id = item
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO frontier(id, host, address, state, due_at, run) VALUES($1, $2, $3, $4, $5, $6)
			ON CONFLICT(id) DO UPDATE SET due_at=excluded.due_at, run=excluded.run, attempts=0,
			state=CASE WHEN frontier.state IN ('gone', 'failed', 'quarantined') THEN 'waiting' ELSE frontier.state END`,
			id, host, address, Queued, millis(now), run)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, "INSERT INTO seen(key, item) VALUES($1, $2) ON CONFLICT(key) DO NOTHING", LinkKey(address), id)
		if err != nil {
			return err
		}
		return dueBy(ctx, tx, host, now)
	})
	if err != nil {
		return nil, fmt.Errorf("queue %s: %w", address, err)
	}
	return db.Work(ctx, id)
}

// Work is the row of the frontier with this id, or nil.
func (db *DB) Work(ctx context.Context, id string) (*Work, error) {
	return db.work(ctx, "SELECT "+workColumns+" FROM frontier f WHERE f.id=$1", id)
}

// WorkAt is the row of the story that is known under the address, or nil.
func (db *DB) WorkAt(ctx context.Context, address string) (*Work, error) {
	return db.work(ctx, "SELECT "+workColumns+" FROM frontier f JOIN seen k ON k.item=f.id WHERE k.key=$1", LinkKey(address))
}

// Next is the host's most urgent row that is due, or nil. With a run's name only its rows count.
func (db *DB) Next(ctx context.Context, host, run string, now time.Time) (*Work, error) {
	query := "SELECT " + workColumns + " FROM frontier f WHERE f.due_at IS NOT NULL AND f.due_at<=$1"
	args := []any{millis(now)}
	if run != "" {
		query += " AND f.host=$3 AND " + inRun
		args = append(args, run, host)
	} else {
		query += " AND f.host=$2"
		args = append(args, host)
	}
	return db.work(ctx, query+" ORDER BY f.due_at, f.position, f.id LIMIT 1", args...)
}

func (db *DB) work(ctx context.Context, query string, args ...any) (*Work, error) {
	w, err := scanWork(db.sql.QueryRowContext(ctx, query, args...))
	if missing(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the frontier: %w", err)
	}
	return w, nil
}

// Later tells how many rows of the run are due after the time and still to be got (revisits do not
// count), and when the first is due.
func (db *DB) Later(ctx context.Context, run string, after time.Time) (n int, first time.Time, err error) {
	var at sql.NullInt64
	query := "SELECT COUNT(*), MIN(f.due_at) FROM frontier f WHERE f.due_at > $1 AND f.state IN ('queued', 'waiting', 'teaser')"
	args := []any{millis(after)}
	if run != "" {
		query += " AND " + inRun
		args = append(args, run)
	}
	if err := db.sql.QueryRowContext(ctx, query, args...).Scan(&n, &at); err != nil {
		return 0, time.Time{}, fmt.Errorf("count what waits: %w", err)
	}
	return n, instant(at.Int64), nil
}

// Counts is how many rows the frontier has in each state.
func (db *DB) Counts(ctx context.Context) (map[string]int, error) {
	rows, err := db.sql.QueryContext(ctx, "SELECT state, COUNT(*) FROM frontier GROUP BY state")
	if err != nil {
		return nil, fmt.Errorf("count the frontier: %w", err)
	}
	defer rows.Close()
	counts := map[string]int{}
	for rows.Next() {
		var state string
		var n int
		if err := rows.Scan(&state, &n); err != nil {
			return nil, err
		}
		counts[state] = n
	}
	return counts, rows.Err()
}

// Sources is what the feeds claim about the item, the first to claim it first.
func (db *DB) Sources(ctx context.Context, item string) ([]Source, error) {
	rows, err := db.sql.QueryContext(ctx, "SELECT feed, guid, entry, fingerprint, first_seen FROM source WHERE item=$1 ORDER BY first_seen, feed", item)
	if err != nil {
		return nil, fmt.Errorf("sources of %s: %w", item, err)
	}
	defer rows.Close()
	var all []Source
	for rows.Next() {
		var s Source
		var seen int64
		if err := rows.Scan(&s.Feed, &s.GUID, &s.Entry, &s.Fingerprint, &seen); err != nil {
			return nil, err
		}
		s.FirstSeen = instant(seen)
		all = append(all, s)
	}
	return all, rows.Err()
}

// Begin counts a parse before it is made and tells how many began without an end.
func (db *DB) Begin(ctx context.Context, id string) (int, error) {
	return db.begin(ctx, "UPDATE frontier SET attempts=attempts+1 WHERE id=$1 RETURNING attempts", id)
}

// End records that the parse ended, well or not.
func (db *DB) End(ctx context.Context, id string) error {
	return db.exec(ctx, "UPDATE frontier SET attempts=0 WHERE id=$1", id)
}

// SaveWork stores how far we are with a story after a visit. The story is from now on also known
// under the other addresses; if one of them belongs to another row, the two become one: the row
// that was stored first stays.
func (db *DB) SaveWork(ctx context.Context, w *Work, addresses ...string) error {
	return db.SaveStory(ctx, w, Lesson{}, addresses...)
}

// SaveStory is SaveWork for a story that has just been stored, with what it teaches, in one transaction.
func (db *DB) SaveStory(ctx context.Context, w *Work, lesson Lesson, addresses ...string) error {
	err := db.tx(ctx, func(tx *sql.Tx) error {
		if err := lesson.save(ctx, tx); err != nil {
			return err
		}
		if err := saveWork(ctx, tx, w); err != nil {
			return err
		}
		for _, a := range addresses {
			if err := knownAs(ctx, tx, w, a); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("save %s: %w", w.Address, err)
	}
	return nil
}

func saveWork(ctx context.Context, tx *sql.Tx, w *Work) error {
	_, err := tx.ExecContext(ctx, `UPDATE frontier SET state=$1, due_at=$2, attempts=$3, tries=$4, revisit=$5, idle=$6, etag=$7, last_modified=$8,
		article_id=$9, path=$10, captured_at=$11, tried_at=$12, status=$13, error=$14 WHERE id=$15`,
		w.State, due(w.Due), w.Attempts, w.Tries, w.Revisit, w.Idle, w.Validators.ETag, w.Validators.LastModified,
		w.ArticleID, w.Path, millis(w.Captured), millis(w.Tried), w.Status, w.Error, w.ID)
	return err
}

func knownAs(ctx context.Context, tx *sql.Tx, w *Work, address string) error {
	k := LinkKey(address)
	item, err := itemOf(ctx, tx, k)
	switch {
	case err != nil:
		return err
	case item == "":
		_, err := tx.ExecContext(ctx, "INSERT INTO seen(key, item) VALUES($1, $2)", k, w.ID)
		return err
	case item == w.ID || w.Path == "":
		return nil
	}
	other, err := scanWork(tx.QueryRowContext(ctx, "SELECT "+workColumns+" FROM frontier f WHERE f.id=$1", item))
	if missing(err) {
		return nil
	}
	if err != nil {
		return err
	}
	if other.Path == "" {
		return merge(ctx, tx, other.ID, w.ID)
	}
	if err := merge(ctx, tx, w.ID, other.ID); err != nil {
		return err
	}
	other.Path, other.ArticleID, other.Captured, other.Validators = w.Path, w.ArticleID, w.Captured, w.Validators
	other.Tried, other.Status, other.State, other.Error = w.Tried, w.Status, w.State, w.Error
	if err := saveWork(ctx, tx, other); err != nil {
		return err
	}
	w.ID, w.State = other.ID, other.State
	return nil
}

// merge makes the row from a part of the row into: its sources and names go there.
func merge(ctx context.Context, tx *sql.Tx, from, into string) error {
	for _, q := range []string{
		`INSERT INTO source(item, feed, guid, entry, fingerprint, first_seen)
			SELECT $2, feed, guid, entry, fingerprint, first_seen FROM source WHERE item=$1 ON CONFLICT(item, feed) DO NOTHING`,
		"UPDATE seen SET item=$2 WHERE item=$1",
	} {
		if _, err := tx.ExecContext(ctx, q, from, into); err != nil {
			return err
		}
	}
	if _, err := tx.ExecContext(ctx, "DELETE FROM source WHERE item=$1", from); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, "UPDATE frontier SET state='merged', due_at=NULL WHERE id=$1", from)
	return err
}

// Adopt makes a stored story known again, from the archive: its row, what the feeds claimed, and
// all addresses it goes by. A row that is there already stays as it is.
func (db *DB) Adopt(ctx context.Context, w *Work, sources []Source, addresses ...string) error {
	err := db.tx(ctx, func(tx *sql.Tx) error {
		w.ID = LinkKey(w.Address)
		if item, err := itemOf(ctx, tx, w.ID); err != nil {
			return err
		} else if item != "" {
			w.ID = item
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO frontier(id, host, address, state, due_at, revisit, etag, last_modified, article_id, path, captured_at)
			VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT(id) DO NOTHING`,
			w.ID, w.Host, w.Address, w.State, due(w.Due), w.Revisit, w.Validators.ETag, w.Validators.LastModified, w.ArticleID, w.Path, millis(w.Captured))
		if err != nil {
			return err
		}
		keys := []string{LinkKey(w.Address)}
		for _, a := range addresses {
			keys = append(keys, LinkKey(a))
		}
		for _, s := range sources {
			_, err := tx.ExecContext(ctx, `INSERT INTO source(item, feed, guid, entry, fingerprint, first_seen) VALUES($1, $2, $3, $4, $5, $6)
				ON CONFLICT(item, feed) DO NOTHING`, w.ID, s.Feed, s.GUID, s.Entry, s.Fingerprint, millis(s.FirstSeen))
			if err != nil {
				return err
			}
			if s.GUID != "" {
				keys = append(keys, guidKey(s.Feed, s.GUID))
			}
		}
		for _, k := range keys {
			if _, err := tx.ExecContext(ctx, "INSERT INTO seen(key, item) VALUES($1, $2) ON CONFLICT(key) DO NOTHING", k, w.ID); err != nil {
				return err
			}
		}
		if w.Due.IsZero() {
			return nil
		}
		return dueBy(ctx, tx, w.Host, w.Due)
	})
	if err != nil {
		return fmt.Errorf("adopt %s: %w", w.Address, err)
	}
	return nil
}

func itemOf(ctx context.Context, tx *sql.Tx, key string) (string, error) {
	var item string
	err := tx.QueryRowContext(ctx, "SELECT item FROM seen WHERE key=$1", key).Scan(&item)
	if missing(err) {
		return "", nil
	}
	return item, err
}
