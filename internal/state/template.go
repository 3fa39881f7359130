package state

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// maxTemplates bounds the hosts whose template is kept: those that learnt last.
const maxTemplates = 10_000

// Template is what the host's stories have in common, in the words of whoever keeps it; empty when nothing is known.
func (db *DB) Template(ctx context.Context, host string) (string, error) {
	var text string
	err := db.sql.QueryRowContext(ctx, "SELECT text FROM template WHERE host=$1", host).Scan(&text)
	if err != nil && !missing(err) {
		return "", fmt.Errorf("read the template of %s: %w", host, err)
	}
	return text, nil
}

// Lesson is what a new story teaches about its host. The zero value teaches nothing.
type Lesson struct {
	Host  string
	At    time.Time
	Learn func(template string) string // makes the new template from the old one
}

// save reads and writes in the same transaction: two stories of a host that come by different ways both count.
func (l Lesson) save(ctx context.Context, tx *sql.Tx) error {
	if l.Learn == nil {
		return nil
	}
	var old string
	err := tx.QueryRowContext(ctx, "SELECT text FROM template WHERE host=$1", l.Host).Scan(&old)
	fresh := missing(err)
	if err != nil && !fresh {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO template(host, text, learnt_at) VALUES($1, $2, $3)
		ON CONFLICT(host) DO UPDATE SET text=excluded.text, learnt_at=excluded.learnt_at`, l.Host, l.Learn(old), millis(l.At))
	if err != nil || !fresh {
		return err
	}
	_, err = tx.ExecContext(ctx, `DELETE FROM template WHERE learnt_at <
		(SELECT learnt_at FROM template ORDER BY learnt_at DESC LIMIT 1 OFFSET $1)`, maxTemplates-1)
	return err
}
