package archive

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/text/unicode/norm"
	_ "modernc.org/sqlite" // the driver "sqlite"

	"archiver/extract"
	"archiver/internal/newsagency"
)

// The catalogue is an SQLite file made from the folders: where each story is, and who is credited
// where. It is a cache. It knows how much of each manifest it has read, so one that is missing, old or
// swapped is noticed and brought up to date.
type catalogue struct {
	a      *Archive
	db     *sql.DB
	behind atomic.Bool
	mu     sync.Mutex // one writer; SQLite has no more
}

const (
	catalogueFile    = "index/catalogue.sqlite"
	catalogueVersion = "2"
)

const catalogueSchema = `
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
-- how much of each day's manifest is in here
CREATE TABLE manifest(day TEXT PRIMARY KEY, bytes INTEGER NOT NULL) WITHOUT ROWID;
-- one story; item is the Item of its latest revision as JSON
CREATE TABLE article(n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, folder TEXT NOT NULL, day TEXT NOT NULL, name TEXT NOT NULL,
  site TEXT NOT NULL, revision INTEGER NOT NULL, item TEXT NOT NULL);
CREATE INDEX article_day ON article(day, name);
CREATE INDEX article_site ON article(site, day, name);
-- every address under which a story was asked for or found
CREATE TABLE address(address TEXT PRIMARY KEY, id TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE feed(article INTEGER NOT NULL, url TEXT NOT NULL, PRIMARY KEY(url, article)) WITHOUT ROWID;
-- who did what; photo is 0 for the story and n for its n-th photo; key is the name as it is compared
CREATE TABLE credit(article INTEGER NOT NULL, photo INTEGER NOT NULL, role TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL);
CREATE INDEX credit_key ON credit(key, article);
CREATE INDEX credit_article ON credit(article);
-- what index pages are older than what they show
CREATE TABLE stale(kind TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY(kind, key)) WITHOUT ROWID;
`

const emptyCatalogue = `BEGIN IMMEDIATE; DELETE FROM article; DELETE FROM address; DELETE FROM feed; DELETE FROM credit; DELETE FROM manifest; COMMIT;`

// openCatalogue opens or makes the catalogue of an archive open for writing and brings it up to date.
func openCatalogue(a *Archive) (*catalogue, error) {
	if err := a.mkdir(indexDir); err != nil {
		return nil, err
	}
	c := &catalogue{a: a}
	err := c.open()
	if err == nil {
		err = c.catchUp(context.Background())
	}
	if err != nil && !errors.Is(wrapDisk(err), ErrDisk) && !diskFull(err) {
		// Whatever is wrong with a cache, a new one is right.
		c.close()
		if err = c.drop(); err == nil {
			if err = c.open(); err == nil {
				err = c.catchUp(context.Background())
			}
		}
	}
	if err != nil {
		c.close()
		return nil, fmt.Errorf("catalogue %s: %w", catalogueFile, asDisk(err))
	}
	return c, nil
}

// diskFull recognizes SQLite's own words for a disk that takes no more.
func diskFull(err error) bool {
	s := err.Error()
	return strings.Contains(s, "SQLITE_FULL") || strings.Contains(s, "database or disk is full") ||
		strings.Contains(s, "disk I/O error") || strings.Contains(s, "readonly database")
}

func asDisk(err error) error {
	if err != nil && diskFull(err) && !errors.Is(err, ErrDisk) {
		return fmt.Errorf("%w: %w", ErrDisk, err)
	}
	return wrapDisk(err)
}

func (c *catalogue) open() error {
	if err := plainFiles(c.a.root); err != nil {
		return err
	}
	dsn := sqliteURI(c.a.dir, "_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=synchronous(NORMAL)&_txlock=immediate")
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(4)
	c.db = db
	var v string
	if err := db.QueryRow(`SELECT value FROM meta WHERE key = 'version'`).Scan(&v); err == nil && v == catalogueVersion {
		return nil
	} else if err == nil {
		return fmt.Errorf("version %s", v)
	} else if !strings.Contains(err.Error(), "no such table") {
		return err
	}
	_, err = db.Exec("BEGIN IMMEDIATE;" + catalogueSchema + `INSERT INTO meta VALUES ('version', '` + catalogueVersion + `'); COMMIT;`)
	return err
}

func (c *catalogue) close() error {
	if c.db == nil {
		return nil
	}
	err := c.db.Close()
	c.db = nil
	return err
}

// drop removes the catalogue's files.
func (c *catalogue) drop() error {
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if err := c.a.root.Remove(catalogueFile + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// plainFiles refuses a catalogue that is a link: SQLite opens by name and would follow it.
func plainFiles(root *os.Root) error {
	if fi, err := root.Lstat(indexDir); err != nil {
		return err
	} else if !fi.IsDir() {
		return fmt.Errorf("%s is not a folder", indexDir)
	}
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if fi, err := root.Lstat(catalogueFile + suffix); err == nil && !fi.Mode().IsRegular() {
			return fmt.Errorf("%s is not a regular file", catalogueFile+suffix)
		}
	}
	return nil
}

func sqliteURI(dir, options string) string {
	p := filepath.ToSlash(filepath.Join(dir, catalogueFile))
	p = strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(p)
	return "file:" + p + "?" + options
}

// openCatalogueReadOnly returns nil when there is no catalogue that is up to date: then the folders are read.
func openCatalogueReadOnly(a *Archive) *catalogue {
	if plainFiles(a.root) != nil {
		return nil
	}
	if _, err := a.root.Stat(catalogueFile); err != nil {
		return nil
	}
	options := []string{"mode=ro&_pragma=busy_timeout(10000)"}
	if _, err := a.root.Stat(catalogueFile + "-wal"); errors.Is(err, fs.ErrNotExist) {
		// Nobody has it open. On a read-only medium SQLite then cannot make the files of its log,
		// and must be told that none will appear.
		options = append(options, "mode=ro&immutable=1")
	}
	for _, o := range options {
		db, err := sql.Open("sqlite", sqliteURI(a.dir, o))
		if err != nil {
			continue
		}
		c := &catalogue{a: a, db: db}
		var v string
		if db.QueryRow(`SELECT value FROM meta WHERE key = 'version'`).Scan(&v) == nil && v == catalogueVersion {
			if late, _, err := c.late(); err == nil && len(late) == 0 {
				return c
			}
		}
		db.Close()
	}
	return nil
}

// lateDay is a manifest that has more lines than the catalogue has read.
type lateDay struct {
	day  string
	from int64
}

// late compares the manifests with what was read of them. again says that they are not the ones that were
// read: one is shorter or gone.
func (c *catalogue) late() (late []lateDay, again bool, err error) {
	known := map[string]int64{}
	rows, err := c.db.Query(`SELECT day, bytes FROM manifest`)
	if err != nil {
		return nil, false, err
	}
	defer rows.Close()
	for rows.Next() {
		var day string
		var n int64
		if err := rows.Scan(&day, &n); err != nil {
			return nil, false, err
		}
		known[day] = n
	}
	if err := rows.Err(); err != nil {
		return nil, false, err
	}
	manifests, err := tree(c.a.root, manifestsDir, "", false)
	if err != nil {
		return nil, false, err
	}
	for _, day := range manifests {
		fi, err := c.a.root.Stat(manifestPath(day))
		if err != nil {
			return nil, false, err
		}
		switch n := known[day]; {
		case fi.Size() > n:
			late = append(late, lateDay{day, n})
		case fi.Size() < n:
			again = true
			late = append(late, lateDay{day, 0})
		}
		delete(known, day)
	}
	if len(known) > 0 {
		again = true
		late = append(late, lateDay{})
	}
	return late, again, nil
}

// catchUp reads what the catalogue has not seen.
func (c *catalogue) catchUp(ctx context.Context) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	late, again, err := c.late()
	if err != nil {
		return asDisk(err)
	}
	if again {
		if _, err := c.db.Exec(emptyCatalogue); err != nil {
			return asDisk(err)
		}
		if late, _, err = c.late(); err != nil {
			return asDisk(err)
		}
	}
	for _, l := range late {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := c.readDay(l); err != nil {
			return asDisk(err)
		}
	}
	c.behind.Store(false)
	return nil
}

// readDay reads a manifest from an offset on, in one transaction.
func (c *catalogue) readDay(l lateDay) error {
	b, err := readFile(c.a.root, manifestPath(l.day), maxManifest)
	if err != nil {
		return err
	}
	tx, err := c.db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for line := range strings.Lines(string(b[min(int64(len(b)), l.from):])) {
		m, ok := parseLine(strings.TrimSuffix(line, "\n"))
		if !ok || path.Base(m.path) != articleName || !revisionForm.MatchString(path.Dir(m.path)) {
			continue
		}
		r, err := readRecord(c.a, path.Dir(m.path))
		if err != nil {
			continue // damaged or taken down: verify's business
		}
		if err := enter(tx, r, path.Dir(m.path)); err != nil {
			return err
		}
	}
	if _, err := tx.Exec(`INSERT INTO manifest VALUES (?, ?) ON CONFLICT(day) DO UPDATE SET bytes = excluded.bytes`, l.day, len(b)); err != nil {
		return err
	}
	return tx.Commit()
}

// add enters a revision that was just committed.
func (c *catalogue) add(r Record, folder string, h head) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	tx, err := c.db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := enter(tx, r, folder); err != nil {
		return err
	}
	if _, err := tx.Exec(`INSERT INTO manifest VALUES (?, ?) ON CONFLICT(day) DO UPDATE SET bytes = excluded.bytes`, h.day, h.size); err != nil {
		return err
	}
	return tx.Commit()
}

// enter writes a revision into the tables, unless a later one is there.
func enter(tx *sql.Tx, r Record, folder string) error {
	item := itemOf(r, folder)
	article := path.Dir(folder)
	text, err := json.Marshal(item)
	if err != nil {
		return err
	}
	var n, old int64
	var at string
	switch err := tx.QueryRow(`SELECT n, revision, folder FROM article WHERE id = ?`, r.ID).Scan(&n, &old, &at); {
	case errors.Is(err, sql.ErrNoRows):
		res, err := tx.Exec(`INSERT INTO article(id, folder, day, name, site, revision, item) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			r.ID, article, dayOf(folder), path.Base(article), path.Base(path.Dir(article)), r.Revision, string(text))
		if err != nil {
			return err
		}
		if n, err = res.LastInsertId(); err != nil {
			return err
		}
	case err != nil:
		return err
	case int64(r.Revision) < old && at == article:
		return nil
	default:
		if _, err := tx.Exec(`UPDATE article SET folder = ?, day = ?, name = ?, site = ?, revision = ?, item = ? WHERE n = ?`,
			article, dayOf(folder), path.Base(article), path.Base(path.Dir(article)), r.Revision, string(text), n); err != nil {
			return err
		}
		if _, err := tx.Exec(`INSERT OR IGNORE INTO stale SELECT 'person', key FROM credit WHERE article = ?`, n); err != nil {
			return err
		}
		if _, err := tx.Exec(`DELETE FROM credit WHERE article = ?`, n); err != nil {
			return err
		}
	}
	for _, address := range addresses(r) {
		if _, err := tx.Exec(`INSERT OR IGNORE INTO address VALUES (?, ?)`, address, r.ID); err != nil {
			return err
		}
	}
	for _, f := range r.Feeds {
		if _, err := tx.Exec(`INSERT OR IGNORE INTO feed VALUES (?, ?)`, n, f.URL); err != nil {
			return err
		}
	}
	credit := func(photo int, credits []extract.Credit) error {
		for _, k := range credits {
			for _, name := range credited(k) {
				key := nameKey(name)
				if _, err := tx.Exec(`INSERT INTO credit VALUES (?, ?, ?, ?, ?)`, n, photo, k.Role, key, name); err != nil {
					return err
				}
				if _, err := tx.Exec(`INSERT OR IGNORE INTO stale VALUES ('person', ?)`, key); err != nil {
					return err
				}
			}
		}
		return nil
	}
	if err := credit(0, r.Everyone()); err != nil {
		return err
	}
	for i, p := range r.Photos {
		if err := credit(i+1, p.Credits); err != nil {
			return err
		}
	}
	_, err = tx.Exec(`INSERT OR IGNORE INTO stale VALUES ('day', ?)`, dayOf(folder))
	return err
}

// credited lists who a credit names: the person, or the organization where no person is named.
func credited(k extract.Credit) []string {
	if k.Name != "" {
		return []string{k.Name}
	}
	if k.Organization != "" {
		return []string{k.Organization}
	}
	return nil
}

// nameKey is a name as it is compared: form KC, lower case, white space single. All names of one news agency are one:
// "AP", "AP Photo", "美联社".
func nameKey(name string) string {
	if a := newsagency.Name(strings.ToValidUTF8(name, "")); a != "" {
		name = a
	}
	return strings.Join(strings.Fields(strings.ToLower(norm.NFKC.String(strings.ToValidUTF8(name, "")))), " ")
}

// addresses lists the canonical forms of every address that stands for the story. A page that an
// address redirects to may be anything later (a front page, a login), so the final one counts only
// where it names the story or began it.
func addresses(r Record) []string {
	var out []string
	add := func(s string) {
		if s = CanonicalAddress(s); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	add(address(r))
	for _, s := range r.Redirects {
		add(s)
	}
	if r.Revision == 1 || ID(address(r)) == r.ID || slices.Contains(r.Change, ChangeAccess) {
		add(r.URL)
	} else {
		out = slices.DeleteFunc(out, func(s string) bool { return s == address(r) })
	}
	return out
}

// resolve returns the id of the story that a capture is of: the one kept under its canonical address,
// or under an address that led to it; else a new one.
func (c *catalogue) resolve(r Record) (string, error) {
	id := ID(address(r))
	for _, q := range append([]string{address(r)}, append(slices.Clone(r.Redirects), r.URL)...) {
		q = CanonicalAddress(q)
		var found string
		err := c.db.QueryRow(`SELECT id FROM article WHERE id = ? UNION ALL SELECT id FROM address WHERE address = ? LIMIT 1`, ID(q), q).Scan(&found)
		if err == nil {
			return found, nil
		}
		if !errors.Is(err, sql.ErrNoRows) {
			return "", asDisk(err)
		}
	}
	return id, nil
}

// folder returns the article folder of an id, or "".
func (c *catalogue) folder(id string) (string, error) {
	var folder string
	err := c.db.QueryRow(`SELECT folder FROM article WHERE id = ?`, id).Scan(&folder)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return folder, asDisk(err)
}

// Query says what to list. Empty fields do not restrict.
type Query struct {
	Day   string // of first capture: 2026-08-25, 2026-08 or 2026 (also with slashes)
	Site  string // host, with or without www.
	Feed  string // the feed's address
	Name  string // of a person or organization credited with the story or one of its photos
	Role  string // with Name: only in this role; alone: stories that credit anyone in it
	Limit int    // 0: all
}

// Item is what a list shows of a story's latest revision.
type Item struct {
	ID        string      `json:"id"`
	Path      string      `json:"path"`     // the revision's folder
	Captured  time.Time   `json:"captured"` // of the latest revision
	Published string      `json:"published,omitempty"`
	Title     string      `json:"title,omitempty"`
	Summary   string      `json:"summary,omitempty"` // at most 300 characters
	Language  string      `json:"language,omitempty"`
	Site      string      `json:"site"` // folder name of the host
	SiteName  string      `json:"site_name,omitempty"`
	URL       string      `json:"url"`
	Feeds     []string    `json:"feeds,omitempty"`
	Credits   []Person    `json:"credits,omitempty"`
	Photos    []ItemPhoto `json:"photos,omitempty"`
	Revision  int         `json:"revision"`
	Change    []string    `json:"change,omitempty"`
	Access    string      `json:"access,omitempty"`
}

// Person is a name and the part it had in a story.
type Person struct {
	Role         string `json:"role"`
	Name         string `json:"name,omitempty"`
	Organization string `json:"organization,omitempty"`
}

// ItemPhoto is a photo in a list.
type ItemPhoto struct {
	File    string   `json:"file,omitempty"` // in the revision's folder
	Type    string   `json:"type,omitempty"`
	Alt     string   `json:"alt,omitempty"`
	Caption string   `json:"caption,omitempty"`
	Credits []Person `json:"credits,omitempty"`
	Lead    bool     `json:"lead,omitempty"`
	Width   int      `json:"width,omitempty"`
	Height  int      `json:"height,omitempty"`
}

func itemOf(r Record, folder string) Item {
	it := Item{
		ID: r.ID, Path: folder, Captured: r.Captured, Published: r.Published, Title: r.Title, Language: r.Language,
		Site: path.Base(path.Dir(path.Dir(folder))), SiteName: r.Site.Name, URL: r.URL, Revision: r.Revision,
		Change: r.Change, Access: r.Access, Credits: persons(r.Everyone()),
	}
	it.Summary = r.Summary
	if it.Summary == "" {
		it.Summary, _, _ = strings.Cut(r.Text, "\n\n")
	}
	it.Summary = shorten(it.Summary, 300)
	for _, f := range r.Feeds {
		if !slices.Contains(it.Feeds, f.URL) {
			it.Feeds = append(it.Feeds, f.URL)
		}
	}
	for _, p := range r.Photos {
		it.Photos = append(it.Photos, ItemPhoto{File: p.File, Type: p.Type, Alt: p.Alt, Caption: p.Caption,
			Credits: persons(p.Credits), Lead: p.Lead, Width: p.Width, Height: p.Height})
	}
	return it
}

func persons(credits []extract.Credit) []Person {
	var out []Person
	for _, c := range credits {
		if c.Name != "" || c.Organization != "" {
			out = append(out, Person{c.Role, c.Name, c.Organization})
		}
	}
	return out
}

// shorten cuts text after at most n characters, at a space where there is one near.
func shorten(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	cut := n
	for i := n; i > n-30; i-- {
		if r[i] == ' ' {
			cut = i
			break
		}
	}
	return strings.TrimRight(string(r[:cut]), " ,;:，、；") + "…"
}

// List gives the stories that match, newest first by day and time of first capture. It works without
// the catalogue too, then reading the days' index.jsonl and, where those are old, the folders.
func (a *Archive) List(ctx context.Context, q Query) iter.Seq2[Item, error] {
	q.Day = strings.ReplaceAll(q.Day, "-", "/")
	if q.Site != "" {
		q.Site = siteFolder(q.Site)
	}
	if q.Limit <= 0 {
		q.Limit = -1
	}
	if a.cat != nil {
		return a.cat.list(ctx, q)
	}
	return a.listFolders(ctx, q)
}

func (c *catalogue) list(ctx context.Context, q Query) iter.Seq2[Item, error] {
	where, args := []string{"1"}, []any{}
	add := func(cond string, v ...any) {
		where = append(where, cond)
		args = append(args, v...)
	}
	if q.Day != "" {
		add("day >= ? AND day < ?", q.Day, q.Day+"~")
	}
	if q.Site != "" {
		add("site = ?", q.Site)
	}
	if q.Feed != "" {
		add("n IN (SELECT article FROM feed WHERE url = ?)", q.Feed)
	}
	switch {
	case q.Name != "" && q.Role != "":
		add("n IN (SELECT article FROM credit WHERE key = ? AND role = ?)", nameKey(q.Name), q.Role)
	case q.Name != "":
		add("n IN (SELECT article FROM credit WHERE key = ?)", nameKey(q.Name))
	case q.Role != "":
		add("n IN (SELECT article FROM credit WHERE role = ?)", q.Role)
	}
	text := "SELECT item FROM article WHERE " + strings.Join(where, " AND ") + " ORDER BY day DESC, name DESC"
	return func(yield func(Item, error) bool) {
		rows, err := c.db.QueryContext(ctx, text, args...)
		if err != nil {
			yield(Item{}, fmt.Errorf("list: %w", asDisk(err)))
			return
		}
		defer rows.Close()
		left := q.Limit
		var minute []Item // the stories of one minute, which the names of their folders do not order
		flush := func() (more bool) {
			slices.SortStableFunc(minute, newestFirst)
			for _, it := range minute {
				if left == 0 || !yield(it, nil) {
					return false
				}
				left--
			}
			minute = minute[:0]
			return left != 0
		}
		for rows.Next() {
			var b []byte
			var it Item
			err := rows.Scan(&b)
			if err == nil {
				err = json.Unmarshal(b, &it)
			}
			if err != nil {
				yield(Item{}, fmt.Errorf("list: %w", err))
				return
			}
			if len(minute) > 0 && (dayOf(it.Path) != dayOf(minute[0].Path) || minuteOf(it) != minuteOf(minute[0])) && !flush() {
				return
			}
			minute = append(minute, it)
		}
		if !flush() {
			return
		}
		if err := rows.Err(); err != nil {
			yield(Item{}, fmt.Errorf("list: %w", asDisk(err)))
		}
	}
}

// newestFirst orders the stories of a day: by the minute of their first capture, which their folders are named after, and
// within it by the capture that the item tells of.
func newestFirst(x, y Item) int {
	return cmp.Or(strings.Compare(minuteOf(y), minuteOf(x)), y.Captured.Compare(x.Captured), strings.Compare(y.Path, x.Path))
}

// minuteOf is the time of a story's first capture as its folder has it: 0915.
func minuteOf(it Item) string {
	minute, _, _ := strings.Cut(path.Base(path.Dir(it.Path)), "-")
	return minute
}

// listFolders lists without a catalogue.
func (a *Archive) listFolders(ctx context.Context, q Query) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		all, err := days(a.root, "")
		if err != nil {
			yield(Item{}, fmt.Errorf("list: %w", err))
			return
		}
		left := q.Limit
		for _, day := range slices.Backward(all) {
			if !strings.HasPrefix(day, q.Day) {
				continue
			}
			items, err := a.dayItems(ctx, day)
			if err != nil {
				yield(Item{}, fmt.Errorf("list: %w", err))
				return
			}
			for _, it := range items {
				if !q.matches(it) {
					continue
				}
				if left == 0 || !yield(it, nil) {
					return
				}
				left--
			}
		}
	}
}

func (q Query) matches(it Item) bool {
	if q.Site != "" && it.Site != q.Site || q.Feed != "" && !slices.Contains(it.Feeds, q.Feed) {
		return false
	}
	if q.Name == "" && q.Role == "" {
		return true
	}
	return slices.ContainsFunc(it.Credits, q.Asks) || slices.ContainsFunc(it.Photos, func(p ItemPhoto) bool {
		return slices.ContainsFunc(p.Credits, q.Asks)
	})
}

// Asks reports whether a credit is of the name and in the role that the query asks for.
func (q Query) Asks(p Person) bool {
	name := p.Name
	if name == "" {
		name = p.Organization
	}
	return (q.Name == "" || nameKey(name) == nameKey(q.Name)) && (q.Role == "" || p.Role == q.Role)
}

// dayItems reads a day without the catalogue: each story's line of index.jsonl where it is of the latest
// revision, else its article.json. Newest first.
func (a *Archive) dayItems(ctx context.Context, day string) ([]Item, error) {
	indexed := map[string]Item{}
	if b, err := readFile(a.root, path.Join(day, "index.jsonl"), maxManifest); err == nil {
		for line := range strings.Lines(string(b)) {
			var it Item
			if json.Unmarshal([]byte(line), &it) == nil && it.Path != "" {
				indexed[it.Path] = it
			}
		}
	}
	latest := map[string]string{} // article folder to its latest revision's
	err := revisions(ctx, a.root, day, func(folder string) error {
		latest[path.Dir(folder)] = folder
		return nil
	})
	if err != nil {
		return nil, err
	}
	var out []Item
	for _, folder := range latest {
		it, ok := indexed[folder]
		if !ok {
			r, err := readRecord(a, folder)
			if err != nil {
				continue // damaged: verify's business
			}
			it = itemOf(r, folder)
		}
		out = append(out, it)
	}
	slices.SortFunc(out, newestFirst)
	return out, nil
}

// Find returns the latest revision of a story, by id (16 letters, or the ten of its folder's name) or by
// any address under which it was found, and that revision's folder. ErrNotFound when there is none.
func (a *Archive) Find(idOrAddress string) (Record, string, error) {
	folder, err := a.find(strings.TrimSpace(idOrAddress))
	if err != nil {
		return Record{}, "", fmt.Errorf("find %s: %w", idOrAddress, err)
	}
	r, err := readRecord(a, folder)
	if err != nil {
		return Record{}, "", fmt.Errorf("find %s: %w", idOrAddress, wrapDisk(err))
	}
	return r, folder, nil
}

func (a *Archive) find(s string) (string, error) {
	if a.cat != nil {
		canonical := CanonicalAddress(s)
		var text string
		err := a.cat.db.QueryRow(`SELECT item FROM article WHERE id = ? OR id = ? OR id = (SELECT id FROM address WHERE address = ?) OR (? AND id >= ? AND id < ?) LIMIT 1`,
			s, ID(canonical), canonical, isID(s), s, s+"~").Scan(&text)
		if errors.Is(err, sql.ErrNoRows) {
			return "", ErrNotFound
		}
		if err != nil {
			return "", asDisk(err)
		}
		var it Item
		if err := json.Unmarshal([]byte(text), &it); err != nil {
			return "", err
		}
		return it.Path, nil
	}
	canonical := CanonicalAddress(s)
	for it, err := range a.listFolders(context.Background(), Query{Limit: -1}) {
		if err != nil {
			return "", err
		}
		if it.ID == ID(canonical) || isID(s) && strings.HasPrefix(it.ID, s) || CanonicalAddress(it.URL) == canonical {
			return it.Path, nil
		}
	}
	return "", ErrNotFound
}

// Credited is one name with all that it is credited with.
type Credited struct {
	Name     string         `json:"name"`
	Articles int            `json:"articles"`         // stories that name it
	Photos   int            `json:"photos,omitempty"` // photos that name it
	Roles    map[string]int `json:"roles"`            // stories by role
	Sites    map[string]int `json:"sites"`            // stories by site
	First    string         `json:"first"`            // day of the oldest story, 2026-08-25
	Last     string         `json:"last"`
}

// People returns everyone credited whose name contains name (all when it is empty), those with the
// most stories first. A news agency is one, by whatever names and abbreviations it is printed. List with Query.Name and Role gives their stories.
func (a *Archive) People(ctx context.Context, name string) ([]Credited, error) {
	people := map[string]*gathering{}
	want := nameKey(name)
	if a.cat != nil {
		rows, err := a.cat.db.QueryContext(ctx, `SELECT key, c.name, role, photo, n, site, day FROM credit c JOIN article ON n = c.article WHERE instr(key, ?) > 0 OR ? = '' ORDER BY key, n`, want, want)
		if err != nil {
			return nil, fmt.Errorf("people: %w", asDisk(err))
		}
		defer rows.Close()
		for rows.Next() {
			var key, shown, role, site, day string
			var photo, n int64
			if err := rows.Scan(&key, &shown, &role, &photo, &n, &site, &day); err != nil {
				return nil, fmt.Errorf("people: %w", err)
			}
			gather(people, key, shown, role, fmt.Sprint(n), site, day, photo > 0)
		}
		if err := rows.Err(); err != nil {
			return nil, fmt.Errorf("people: %w", asDisk(err))
		}
		return ranked(people), nil
	}
	for it, err := range a.listFolders(ctx, Query{Limit: -1}) {
		if err != nil {
			return nil, err
		}
		add := func(ps []Person, photo bool) {
			for _, p := range ps {
				shown := p.Name
				if shown == "" {
					shown = p.Organization
				}
				if key := nameKey(shown); strings.Contains(key, want) {
					gather(people, key, shown, p.Role, it.ID, it.Site, dayOf(it.Path), photo)
				}
			}
		}
		add(it.Credits, false)
		for _, p := range it.Photos {
			add(p.Credits, true)
		}
	}
	return ranked(people), nil
}

// gathering is a Credited being counted: each story counts once in all, and once a role. Of the ways its name is
// printed, the most frequent is shown, of equals the first.
type gathering struct {
	Credited
	seen    map[string]bool
	printed map[string]int
}

func gather(people map[string]*gathering, key, shown, role, article, site, day string, photo bool) {
	g := people[key]
	day = strings.ReplaceAll(day, "/", "-")
	if g == nil {
		g = &gathering{Credited{Name: shown, Roles: map[string]int{}, Sites: map[string]int{}, First: day, Last: day}, map[string]bool{}, map[string]int{}}
		people[key] = g
	}
	if g.printed[shown]++; g.printed[shown] > g.printed[g.Name] {
		g.Name = shown
	}
	g.First, g.Last = min(g.First, day), max(g.Last, day)
	if photo {
		g.Photos++
	}
	if !g.seen[article] {
		g.seen[article] = true
		g.Articles++
		g.Sites[site]++
	}
	if k := article + " " + role; !g.seen[k] {
		g.seen[k] = true
		g.Roles[role]++
	}
}

func ranked(people map[string]*gathering) []Credited {
	var out []Credited
	for _, g := range people {
		out = append(out, g.Credited)
	}
	slices.SortFunc(out, func(x, y Credited) int {
		if x.Articles != y.Articles {
			return y.Articles - x.Articles
		}
		return strings.Compare(x.Name, y.Name)
	})
	return out
}

// Reindex rebuilds everything under index/ and all index pages from the folders.
func (a *Archive) Reindex(ctx context.Context) error {
	if a.readOnly {
		return errors.New("reindex: archive is open for reading only")
	}
	if err := a.cat.rebuild(ctx); err != nil {
		return fmt.Errorf("reindex: %w", err)
	}
	return a.WriteIndexes(ctx)
}

func (c *catalogue) rebuild(ctx context.Context) error {
	c.a.mu.Lock()
	defer c.a.mu.Unlock()
	if _, err := c.db.Exec(emptyCatalogue); err != nil {
		return asDisk(err)
	}
	if err := c.catchUp(ctx); err != nil {
		return err
	}
	// A revision that no manifest lists is still a revision: verify tells of the missing line.
	all, err := days(c.a.root, "")
	if err != nil {
		return wrapDisk(err)
	}
	for _, day := range all {
		if err := c.readFolders(ctx, day); err != nil {
			return asDisk(err)
		}
	}
	return nil
}

func (c *catalogue) readFolders(ctx context.Context, day string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	tx, err := c.db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	err = revisions(ctx, c.a.root, day, func(folder string) error {
		var path string
		id, n := folder[strings.LastIndexByte(folder[:strings.LastIndexByte(folder, '/')], '-')+1:], 0
		id = id[:strings.IndexByte(id, '/')]
		err := tx.QueryRow(`SELECT folder, revision FROM article WHERE id >= ? AND id < ?`, id, id+"~").Scan(&path, &n)
		if v, ok := versionNumber(folder[strings.LastIndexByte(folder, '/')+1:]); err == nil && ok && v <= n && strings.HasPrefix(folder, path+"/") {
			return nil
		}
		r, err := readRecord(c.a, folder)
		if err != nil {
			return nil //nolint:nilerr // a damaged record is verify's to report; the catalogue only leaves it out
		}
		return enter(tx, r, folder)
	})
	if err != nil {
		return err
	}
	return tx.Commit()
}
