// Package state remembers what the program did: hosts and their leases, feeds and when they are
// due, the frontier of stories to get, and the names under which a story was seen before.
//
// Call Open with a file's path. The archive's folders are the truth and this database is a cache
// of it: a new one says so (DB.Fresh) and is filled again from the archive. The package never
// talks to the network and knows no clock; whoever calls it passes the time.
package state

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"sync"
	"time"

	_ "modernc.org/sqlite" // the driver "sqlite": pure Go, no server to install
)

//go:embed migrations/*.sql
var migrations embed.FS

// minSQLite is the first SQLite release without the bugs that this program's use would meet.
const minSQLite = "3.51.3"

// openConns bounds the connections: SQLite has one writer, and a few readers are plenty.
const openConns = 4

// DB is the open database. It is safe for concurrent use.
type DB struct {
	sql   *sql.DB
	fresh bool
	// write lets one writer at a time queue here instead of sleeping in SQLite's busy handler,
	// which is neither fair nor quick.
	write sync.Mutex
}

// Open opens the database in the file, made when it is missing, and brings its tables up to date.
func Open(file string) (*DB, error) {
	db, err := open(file)
	if err != nil {
		return nil, fmt.Errorf("open state %s: %w", file, err)
	}
	return db, nil
}

func open(file string) (*DB, error) {
	file, err := filepath.Abs(file)
	if err != nil {
		return nil, err
	}
	q := url.Values{
		"_pragma": {"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(NORMAL)"},
		"_txlock": {"immediate"},
	}
	dsn := url.URL{Scheme: "file", Path: filepath.ToSlash(file), RawQuery: q.Encode()}
	pool, err := sql.Open("sqlite", dsn.String())
	if err != nil {
		return nil, err
	}
	pool.SetMaxOpenConns(openConns)
	db := &DB{sql: pool}
	if err := db.prepare(context.Background()); err != nil {
		return nil, errors.Join(err, pool.Close())
	}
	return db, nil
}

func (db *DB) prepare(ctx context.Context) error {
	var version string
	if err := db.sql.QueryRowContext(ctx, "SELECT sqlite_version()").Scan(&version); err != nil {
		return err
	}
	if olderVersion(version, minSQLite) {
		return fmt.Errorf("SQLite %s is older than %s", version, minSQLite)
	}
	if err := db.migrate(ctx, migrations); err != nil {
		return err
	}
	var n int
	if err := db.sql.QueryRowContext(ctx, "SELECT COUNT(*) FROM meta WHERE name='filled'").Scan(&n); err != nil {
		return err
	}
	db.fresh = n == 0
	return nil
}

// migrate applies the numbered files that the database has not seen, each in a transaction.
func (db *DB) migrate(ctx context.Context, files fs.FS) error {
	if _, err := db.sql.ExecContext(ctx, "CREATE TABLE IF NOT EXISTS migration(version BIGINT PRIMARY KEY)"); err != nil {
		return err
	}
	var have int
	if err := db.sql.QueryRowContext(ctx, "SELECT COALESCE(MAX(version), 0) FROM migration").Scan(&have); err != nil {
		return err
	}
	names, err := fs.Glob(files, "migrations/*.sql")
	if err != nil {
		return err
	}
	sort.Strings(names)
	newest := 0
	for _, name := range names {
		number, _, _ := strings.Cut(path.Base(name), "_")
		version, err := strconv.Atoi(number)
		if err != nil {
			return fmt.Errorf("migration %s: %w", name, err)
		}
		newest = max(newest, version)
		if version <= have {
			continue
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		err = db.tx(ctx, func(tx *sql.Tx) error {
			if _, err := tx.ExecContext(ctx, string(text)); err != nil {
				return err
			}
			_, err := tx.ExecContext(ctx, "INSERT INTO migration(version) VALUES($1)", version)
			return err
		})
		if err != nil {
			return fmt.Errorf("migration %s: %w", name, err)
		}
	}
	if have > newest {
		return fmt.Errorf("made by a newer program (schema %d, this one knows %d)", have, newest)
	}
	return nil
}

// olderVersion compares dotted version numbers.
func olderVersion(a, b string) bool {
	as, bs := strings.Split(a, "."), strings.Split(b, ".")
	for i := range min(len(as), len(bs)) {
		x, _ := strconv.Atoi(as[i])
		y, _ := strconv.Atoi(bs[i])
		if x != y {
			return x < y
		}
	}
	return len(as) < len(bs)
}

// Close closes the database.
func (db *DB) Close() error { return db.sql.Close() }

// SQL is the pool itself, for the job engine, whose tables live in the same file.
func (db *DB) SQL() *sql.DB { return db.sql }

// Fresh reports that the database was not yet filled from the archive.
func (db *DB) Fresh() bool { return db.fresh }

// Filled records that the database knows all that the archive holds.
func (db *DB) Filled(ctx context.Context) error {
	err := db.exec(ctx, "INSERT INTO meta(name, value) VALUES('filled', '1') ON CONFLICT(name) DO NOTHING")
	if err == nil {
		db.fresh = false
	}
	return err
}

// tx runs f in a transaction, as the only writer.
func (db *DB) tx(ctx context.Context, f func(*sql.Tx) error) error {
	db.write.Lock()
	defer db.write.Unlock()
	tx, err := db.sql.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := f(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

func (db *DB) exec(ctx context.Context, query string, args ...any) error {
	db.write.Lock()
	defer db.write.Unlock()
	_, err := db.sql.ExecContext(ctx, query, args...)
	return err
}

// changed is exec that tells how many rows the statement changed.
func (db *DB) changed(ctx context.Context, query string, args ...any) (int64, error) {
	db.write.Lock()
	defer db.write.Unlock()
	res, err := db.sql.ExecContext(ctx, query, args...)
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}

// millis and instant turn times into the database's form and back; the zero time is 0.
func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

func instant(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}

// due is millis with NULL for none.
func due(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UnixMilli()
}

func flag(b bool) int64 {
	if b {
		return 1
	}
	return 0
}
