package state

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// Longest waits that are believed. What lies beyond was written under a wrong clock.
const (
	maxHold = 25 * time.Hour
	maxDue  = 31 * 24 * time.Hour
)

// Hold keeps every visit off the host until then; an earlier end never shortens a later one.
func (db *DB) Hold(ctx context.Context, host string, until time.Time) error {
	err := db.exec(ctx, `INSERT INTO host(name, next_at) VALUES($1, $2)
		ON CONFLICT(name) DO UPDATE SET next_at = excluded.next_at WHERE host.next_at < excluded.next_at`, host, millis(until))
	if err != nil {
		return fmt.Errorf("hold %s: %w", host, err)
	}
	return nil
}

// Hold is a host that must be left alone for a while.
type Hold struct {
	Host  string
	Until time.Time
}

// Holds lists the hosts that are on hold now.
func (db *DB) Holds(ctx context.Context, now time.Time) ([]Hold, error) {
	rows, err := db.sql.QueryContext(ctx, "SELECT name, next_at FROM host WHERE next_at > $1 ORDER BY name", millis(now))
	if err != nil {
		return nil, fmt.Errorf("list holds: %w", err)
	}
	defer rows.Close()
	var all []Hold
	for rows.Next() {
		var h Hold
		var until int64
		if err := rows.Scan(&h.Host, &until); err != nil {
			return nil, err
		}
		h.Until = instant(until)
		all = append(all, h)
	}
	return all, rows.Err()
}

// Lease takes the host for holder. It is false when another holds it, or when it is too early.
func (db *DB) Lease(ctx context.Context, host, holder string, now, until time.Time) (bool, error) {
	if err := db.exec(ctx, "INSERT INTO host(name) VALUES($1) ON CONFLICT(name) DO NOTHING", host); err != nil {
		return false, fmt.Errorf("lease %s: %w", host, err)
	}
	n, err := db.changed(ctx, "UPDATE host SET holder=$1, held_until=$2 WHERE name=$3 AND next_at<=$4 AND held_until<$4",
		holder, millis(until), host, millis(now))
	if err != nil {
		return false, fmt.Errorf("lease %s: %w", host, err)
	}
	return n == 1, nil
}

// Renew prolongs a lease. It is false when the lease is lost or the host was put on hold: then
// the visit ends without another request.
func (db *DB) Renew(ctx context.Context, host, holder string, now, until time.Time) (bool, error) {
	n, err := db.changed(ctx, "UPDATE host SET held_until=$1 WHERE name=$2 AND holder=$3 AND next_at<=$4",
		millis(until), host, holder, millis(now))
	if err != nil {
		return false, fmt.Errorf("renew the lease of %s: %w", host, err)
	}
	return n == 1, nil
}

// Release gives the lease back and works out when the host is due next.
func (db *DB) Release(ctx context.Context, host, holder string, now time.Time) error {
	err := db.tx(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE host SET holder=NULL, held_until=0,
			next_at = CASE WHEN next_at < $1 + delay_ms AND delay_ms > 0 THEN $1 + delay_ms ELSE next_at END
			WHERE name=$2 AND holder=$3`, millis(now), host, holder)
		if err != nil {
			return err
		}
		return recount(ctx, tx, host)
	})
	if err != nil {
		return fmt.Errorf("release %s: %w", host, err)
	}
	return nil
}

// recount sets when the host's earliest work is due.
func recount(ctx context.Context, tx *sql.Tx, host string) error {
	_, err := tx.ExecContext(ctx, `UPDATE host SET due_at = (SELECT MIN(t) FROM (
		SELECT MIN(next_at) AS t FROM feed WHERE host=$1 AND enabled=1 AND state<>'gone'
		UNION ALL SELECT MIN(due_at) AS t FROM frontier WHERE host=$1 AND due_at IS NOT NULL) AS work) WHERE name=$1`, host)
	return err
}

// dueBy notes that the host has work at t.
func dueBy(ctx context.Context, tx *sql.Tx, host string, t time.Time) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO host(name, due_at) VALUES($1, $2)
		ON CONFLICT(name) DO UPDATE SET due_at = excluded.due_at WHERE host.due_at IS NULL OR host.due_at > excluded.due_at`, host, millis(t))
	return err
}

// DueHosts lists the hosts that have work now and may be visited, the longest due first. With a
// run's name only the work of that run counts.
func (db *DB) DueHosts(ctx context.Context, run string, now time.Time) ([]string, error) {
	query := `SELECT name FROM host WHERE due_at <= $1 AND next_at <= $1 AND held_until < $1 ORDER BY due_at, name LIMIT 5000`
	args := []any{millis(now)}
	if run != "" {
		query = `SELECT h.name FROM host h JOIN (
			SELECT host, MIN(t) AS t FROM (
				SELECT host, next_at AS t FROM feed WHERE run=$2 AND state<>'gone' AND next_at<=$1
				UNION ALL SELECT host, due_at AS t FROM frontier f WHERE due_at<=$1 AND ` + inRun + `) AS work GROUP BY host) AS w ON w.host=h.name
			WHERE h.next_at <= $1 AND h.held_until < $1 ORDER BY w.t, h.name LIMIT 5000`
		args = append(args, run)
	}
	return db.strings(ctx, "list due hosts", query, args...)
}

// PollHosts is the hosts where feeds of the run are due now.
func (db *DB) PollHosts(ctx context.Context, run string, now time.Time) (map[string]bool, error) {
	names, err := db.strings(ctx, "list hosts to poll", "SELECT DISTINCT host FROM feed WHERE run=$1 AND state<>'gone' AND next_at<=$2", run, millis(now))
	hosts := make(map[string]bool, len(names))
	for _, n := range names {
		hosts[n] = true
	}
	return hosts, err
}

// inRun holds for a row f of the frontier that belongs to run $2: asked for by address, or
// claimed by one of the run's feeds.
const inRun = `(f.run=$2 OR EXISTS(SELECT 1 FROM source s JOIN feed d ON d.url=s.feed WHERE s.item=f.id AND d.run=$2))`

// ClearLeases drops the leases of processes that died. Only the process that holds the archive's
// lock may call it.
func (db *DB) ClearLeases(ctx context.Context) error {
	if err := db.exec(ctx, "UPDATE host SET holder=NULL, held_until=0 WHERE held_until<>0"); err != nil {
		return fmt.Errorf("clear leases: %w", err)
	}
	return nil
}

// MendClock makes due what a wrong clock put too far away, and reports how many rows it mended.
func (db *DB) MendClock(ctx context.Context, now time.Time) (int64, error) {
	var total int64
	for _, q := range []struct {
		query string
		after time.Time
	}{
		{"UPDATE host SET next_at=0 WHERE next_at > $1", now.Add(maxHold)},
		{"UPDATE feed SET next_at=0, polled_at=0 WHERE polled_at > $1", now.Add(24 * time.Hour)},
		{"UPDATE feed SET next_at=0 WHERE next_at > $1", now.Add(maxDue)},
		{"UPDATE frontier SET due_at=1 WHERE due_at > $1", now.Add(maxDue)},
		{"UPDATE host SET due_at=0 WHERE due_at > $1", now.Add(maxDue)},
	} {
		n, err := db.changed(ctx, q.query, millis(q.after))
		if err != nil {
			return total, fmt.Errorf("mend the clock: %w", err)
		}
		total += n
	}
	return total, nil
}

// Robots is the stored robots.txt of an origin (https://host[:port]).
func (db *DB) Robots(origin string) (body []byte, status int, fetched time.Time, ok bool) {
	var text string
	var at int64
	err := db.sql.QueryRow("SELECT body, status, fetched_at FROM robots WHERE origin=$1", origin).Scan(&text, &status, &at)
	if err != nil {
		return nil, 0, time.Time{}, false
	}
	return []byte(text), status, instant(at), true
}

// SaveRobots stores the robots.txt of an origin. Not being able to costs only another request.
func (db *DB) SaveRobots(origin string, body []byte, status int, fetched time.Time) {
	text := bytes.ToValidUTF8(bytes.ReplaceAll(body, []byte{0}, nil), []byte("\uFFFD"))
	_ = db.exec(context.Background(), `INSERT INTO robots(origin, body, status, fetched_at) VALUES($1, $2, $3, $4)
		ON CONFLICT(origin) DO UPDATE SET body=excluded.body, status=excluded.status, fetched_at=excluded.fetched_at`,
		origin, string(text), status, millis(fetched))
}

func (db *DB) strings(ctx context.Context, what, query string, args ...any) ([]string, error) {
	rows, err := db.sql.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", what, err)
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, fmt.Errorf("%s: %w", what, err)
		}
		all = append(all, s)
	}
	return all, rows.Err()
}

// missing tells a query that found nothing from one that failed.
func missing(err error) bool { return errors.Is(err, sql.ErrNoRows) }
