package archive

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"archiver/archive/warc"
	"archiver/extract"
)

// Capture is one visit to a story, as the worker made it.
type Capture struct {
	// Record is what is known. Put fills ID, Revision, Change, TextSHA256, Files, WARC, and of each photo
	// with data File, Type, Bytes and SHA256.
	Record Record
	// Exchanges are the page's: one a redirect, then the page's own, then those of the story's other parts
	// in the same way. None when only the feed was read.
	Exchanges []warc.Exchange
	// PhotoData holds the bytes as served, by index in Record.Photos.
	PhotoData map[int][]byte
	// Via is the address that led to the story: a feed. It goes into the WARC file.
	Via string
}

// Outcomes of Put.
const (
	OutcomeStored    = "stored"    // a new story
	OutcomeUpdated   = "updated"   // a new revision of a known story
	OutcomeUnchanged = "unchanged" // nothing new; nothing was written
	OutcomeKept      = "kept"      // worse than what is kept (teaser, cut by a paywall, empty); nothing was written
)

// Stored says what Put did.
type Stored struct {
	// Record is the revision that is now the latest: the new one, or for unchanged and kept the old one.
	Record  Record
	Path    string // its folder, from the archive's root: 2026/08/25/site/0915-7k3m9q2x4d/v1
	Outcome string
}

// Put stores a capture, unless the latest revision of its story says the same or more. When it
// returns stored or updated, the revision would survive kill -9 and a power cut, whole. After ErrDisk
// nothing of the capture is announced; the archive stays sound, and a later Open or Put mends what the disk refused.
func (a *Archive) Put(ctx context.Context, c Capture) (Stored, error) {
	s, err := a.put(ctx, c)
	if err != nil {
		return Stored{}, fmt.Errorf("store %s: %w", c.Record.URL, wrapDisk(err))
	}
	return s, nil
}

func (a *Archive) put(ctx context.Context, c Capture) (Stored, error) {
	if a.readOnly {
		return Stored{}, errors.New("archive is open for reading only")
	}
	if err := ctx.Err(); err != nil {
		return Stored{}, err
	}
	if err := a.Room(); err != nil {
		return Stored{}, err
	}
	if err := a.settle(ctx); err != nil {
		return Stored{}, err
	}
	r, err := complete(c.Record)
	if err != nil {
		return Stored{}, err
	}
	if r.ID, err = a.cat.resolve(r); err != nil {
		return Stored{}, err
	}
	own := &a.ids[r.ID[0]%byte(len(a.ids))]
	own.Lock()
	defer own.Unlock()

	prev, err := a.latest(r.ID)
	if err != nil {
		return Stored{}, err
	}
	if prev.takenDown {
		return Stored{}, ErrTakenDown
	}
	a.keepPhotos(&r, c.PhotoData, prev)
	r.Feeds = mergeFeeds(prev.record.Feeds, r.Feeds)
	if prev.record.ID != "" {
		switch outcome := judge(prev.record, r); outcome {
		case OutcomeUpdated:
			r.Change = changes(prev.record, r)
		default:
			return Stored{Record: prev.record, Path: prev.path(), Outcome: outcome}, nil
		}
	}
	return a.store(ctx, r, c, prev)
}

// revision is a stored revision and where it is. Its record has no ID when a story is new, or when
// the revision is damaged.
type revision struct {
	record    Record
	folder    string // the article's, "" when the story is new
	number    int    // highest version there
	takenDown bool
}

func (v revision) path() string { return path.Join(v.folder, fmt.Sprintf("v%d", v.number)) }

// latest reads the latest revision of a story.
func (a *Archive) latest(id string) (revision, error) {
	folder, err := a.cat.folder(id)
	if err != nil || folder == "" {
		return revision{}, err
	}
	v := revision{folder: folder}
	if _, err := a.root.Stat(path.Join(folder, tombstoneName)); err == nil {
		v.takenDown = true
		return v, nil
	}
	numbers, err := versionsIn(a.root, folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return revision{}, err
	}
	if len(numbers) == 0 {
		return revision{}, nil // the folder is gone: verify reports it, the story can come back
	}
	v.number = numbers[len(numbers)-1]
	if r, err := readRecord(a, v.path()); err == nil {
		v.record = r
	} else if errors.Is(wrapDisk(err), ErrDisk) {
		return revision{}, err
	}
	return v, nil
}

// readRecord reads a revision's article.json.
func readRecord(a *Archive, folder string) (Record, error) {
	b, err := readFile(a.root, path.Join(folder, articleName), maxArticle)
	if err != nil {
		return Record{}, err
	}
	var r Record
	if err := json.Unmarshal(b, &r); err != nil {
		return Record{}, fmt.Errorf("read %s: %w", path.Join(folder, articleName), err)
	}
	if r.Format != RecordFormat {
		return Record{}, fmt.Errorf("read %s: format %q, not %s", path.Join(folder, articleName), r.Format, RecordFormat)
	}
	return r, nil
}

// complete checks what the worker knows and fills what follows from it.
func complete(r Record) (Record, error) {
	if y := r.Captured.UTC().Year(); y < 2000 || y > 9999 {
		return r, fmt.Errorf("%w: captured in the year %d", ErrClock, y)
	}
	if r.URL == "" {
		return r, errors.New("a capture without an address")
	}
	r.Format = RecordFormat
	r.Captured = r.Captured.UTC().Truncate(time.Millisecond)
	r.Photos = slices.Clone(r.Photos)
	if r.Photos == nil {
		for _, p := range r.Article.Photos {
			r.Photos = append(r.Photos, Photo{Photo: p})
		}
	}
	r.Article.Photos = nil
	for i := range r.Photos {
		p := &r.Photos[i]
		p.File, p.Type, p.Bytes, p.SHA256 = "", "", 0, ""
	}
	if r.Access == "" {
		r.Access = accessFree
	}
	if r.Site.Host == "" {
		r.Site.Host = hostOf(r.URL)
	}
	r.Files, r.Change, r.WARC, r.Revision = nil, nil, WARCRef{}, 0
	r.TextSHA256 = TextSHA256(r)
	return r, nil
}

// address is the canonical address of the story: the page's own claim where it is of the same site.
func address(r Record) string {
	own := CanonicalAddress(r.URL)
	if r.CanonicalURL != "" {
		if claim := CanonicalAddress(r.CanonicalURL); sameSite(claim, own) {
			return claim
		}
	}
	return own
}

// keepPhotos names the photos that have data, and takes over from the revision before those that
// could not be had this time: every revision is whole by itself.
func (a *Archive) keepPhotos(r *Record, data map[int][]byte, prev revision) {
	for i := range r.Photos {
		p := &r.Photos[i]
		if b := data[i]; len(b) > 0 {
			sum := sumHex(b)
			kind := sniff(b)
			p.File = fmt.Sprintf("p%02d-%s.%s", i+1, sum[:8], kind.ext)
			p.Type, p.Bytes, p.SHA256, p.Error = kind.media, int64(len(b)), sum, ""
			continue
		}
		for _, old := range prev.record.Photos {
			if old.URL != p.URL || old.File == "" {
				continue
			}
			p.File = fmt.Sprintf("p%02d-%s%s", i+1, old.SHA256[:min(8, len(old.SHA256))], path.Ext(old.File))
			p.Type, p.Bytes, p.SHA256, p.Status, p.Error, p.Embedded = old.Type, old.Bytes, old.SHA256, old.Status, "", old.Embedded
			break
		}
	}
}

// photoBytes returns a photo's bytes: those fetched now, or those of the revision before, if they
// still are what they were.
func (a *Archive) photoBytes(p *Photo, fetched []byte, prev revision) ([]byte, error) {
	if len(fetched) > 0 {
		return fetched, nil
	}
	for _, old := range prev.record.Photos {
		if old.SHA256 != p.SHA256 || old.File == "" {
			continue
		}
		b, err := readFile(a.root, path.Join(prev.path(), old.File), old.Bytes)
		if err == nil && sumHex(b) == p.SHA256 {
			return b, nil
		}
		if errors.Is(wrapDisk(err), ErrDisk) {
			return nil, err
		}
	}
	p.File, p.Type, p.Bytes, p.SHA256 = "", "", 0, ""
	p.Error = "the copy of the revision before is damaged"
	return nil, nil
}

// store builds the revision in the staging folder and commits it.
func (a *Archive) store(ctx context.Context, r Record, c Capture, prev revision) (Stored, error) {
	stage := path.Join(stagingDir, fmt.Sprintf("%s-%d", r.ID[:10], a.seq.Add(1)))
	r.Revision = prev.number + 1
	version := fmt.Sprintf("v%d", r.Revision)
	s, err := a.build(ctx, path.Join(stage, version), r, c, prev)
	if err == nil {
		s.Path, err = a.commit(stage, version, s.Record, s.lines, prev)
	}
	if err != nil {
		a.mu.Lock()
		if a.broken == nil {
			_ = a.disk.RemoveAll(stage) // what stays is dropped at the next start
		}
		a.mu.Unlock()
		return Stored{}, err
	}
	outcome := OutcomeStored
	if r.Revision > 1 {
		outcome = OutcomeUpdated
	}
	if prev.folder != "" {
		_ = a.disk.RemoveAll(stage) // empty now; what stays is dropped at the next start
	}
	return Stored{Record: s.Record, Path: s.Path, Outcome: outcome}, nil
}

type built struct {
	Record Record
	Path   string
	lines  func(folder string) []manifestLine
}

// build writes and syncs a revision's files, article.json last.
func (a *Archive) build(ctx context.Context, folder string, r Record, c Capture, prev revision) (built, error) {
	if err := a.disk.Mkdir(path.Dir(folder)); err != nil {
		return built{}, err
	}
	if err := a.disk.Mkdir(folder); err != nil {
		return built{}, err
	}
	files := &siblings{a: a, folder: folder}
	defer files.abandon()
	for i := range r.Photos {
		p := &r.Photos[i]
		if p.File == "" {
			continue
		}
		b, err := a.photoBytes(p, c.PhotoData[i], prev)
		if err != nil {
			return built{}, err
		}
		if p.File == "" {
			continue
		}
		if err := files.add(p.File, b); err != nil {
			return built{}, err
		}
	}
	if len(c.Exchanges) > 0 {
		b, id, err := a.capture(r, c)
		if err != nil {
			return built{}, err
		}
		r.WARC = WARCRef{File: warcName, Record: id}
		if err := files.add(warcName, b); err != nil {
			return built{}, err
		}
	}
	page, err := articlePage(r, prev)
	if err != nil {
		return built{}, err
	}
	if err := files.add(pageName, page); err != nil {
		return built{}, err
	}
	if err := ctx.Err(); err != nil {
		return built{}, err
	}
	r.Files = slices.SortedFunc(slices.Values(files.list), func(x, y File) int { return strings.Compare(x.Path, y.Path) })
	article, err := encode(r)
	if err != nil {
		return built{}, err
	}
	if err := files.add(articleName, article); err != nil {
		return built{}, err
	}
	if err := files.sync(); err != nil {
		return built{}, err
	}
	return built{Record: r, lines: func(at string) []manifestLine { return revisionLines(at, r.Files, article) }}, nil
}

// stopLocked is stop for those who do not hold mu.
func (a *Archive) stopLocked(err error) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.stop(err)
}

// capture makes the WARC file: one request and response a hop, each with what led to it. It returns
// the id of the page's own response: the first that is no redirect. What follows are the other parts
// of a story in parts, each linked to by the one before and perhaps redirected itself.
func (a *Archive) capture(r Record, c Capture) ([]byte, string, error) {
	var b bytes.Buffer
	w, err := a.writerFor(&b, c.Exchanges[0].Started)
	if err != nil {
		return nil, "", err
	}
	defer a.warcs.Put(w)
	own, last, via, hops := "", "", c.Via, ""
	if via != "" {
		hops = "L"
	}
	for i, x := range c.Exchanges {
		if i > 0 {
			via = c.Exchanges[i-1].URL
			if redirecting(c.Exchanges[i-1]) {
				hops += "R"
			} else {
				hops += "L"
			}
		}
		if last, err = w.Exchange(x, via, hops); err != nil {
			return nil, "", err
		}
		if own == "" && !redirecting(x) {
			own = last
		}
	}
	return b.Bytes(), cmp.Or(own, last), nil
}

// redirecting reports whether an answer sent us on to another address.
func redirecting(x warc.Exchange) bool {
	line, _, _ := bytes.Cut(x.ResponseHeader, []byte("\r\n"))
	_, status, _ := bytes.Cut(line, []byte(" "))
	return len(status) > 0 && status[0] == '3'
}

// siblings are the files beside article.json while they are written.
type siblings struct {
	a      *Archive
	folder string
	list   []File
	open   []file
}

// add writes a file; sync makes it durable with the others.
func (s *siblings) add(name string, b []byte) error {
	f, err := s.a.disk.Create(path.Join(s.folder, name))
	if err != nil {
		return err
	}
	s.open = append(s.open, f)
	if _, err := f.Write(b); err != nil {
		return err
	}
	s.list = append(s.list, File{Path: name, Bytes: int64(len(b)), SHA256: sumHex(b)})
	return nil
}

// sync makes the files and the folders they are in durable. Nothing of it is visible yet, so their
// order does not matter, and a journaling file system carries out syncs asked for together in one go.
func (s *siblings) sync() error {
	errs := make([]error, len(s.open)+2)
	var wg sync.WaitGroup
	for i, f := range s.open {
		wg.Go(func() { errs[i] = f.Sync() })
	}
	for i, d := range []string{s.folder, path.Dir(s.folder)} {
		wg.Go(func() { errs[len(s.open)+i] = s.a.disk.SyncDir(d) })
	}
	wg.Wait()
	if err := errors.Join(errs...); err != nil {
		return s.a.stopLocked(err)
	}
	for i, f := range s.open {
		if err := f.Close(); err != nil {
			s.open = s.open[i+1:]
			return err
		}
	}
	s.open = nil
	return nil
}

func (s *siblings) abandon() {
	for _, f := range s.open {
		f.Close()
	}
}

// encode writes a record as article.json has it.
func encode(r Record) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(r); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// commit makes a staged revision visible and lists it in the manifest: the point after which it is stored.
func (a *Archive) commit(stage, version string, r Record, lines func(string) []manifestLine, prev revision) (string, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.broken != nil {
		return "", a.broken
	}
	day := r.Captured.Format("2006/01/02")
	folder := prev.folder
	if folder == "" {
		// A new story's folder is renamed into the day with its first revision in it.
		site := path.Join(day, siteFolder(address(r)))
		if err := a.mkdirAll(site); err != nil {
			return "", err
		}
		folder = articleFolder(day, path.Base(site), r.Captured.Format("1504"), r.ID)
		if _, err := a.root.Lstat(folder); err == nil {
			folder = path.Join(site, r.Captured.Format("1504")+"-"+r.ID)
		}
	}
	target := path.Join(folder, version)
	if err := a.announce(target, day); err != nil {
		return "", err
	}
	from, to := stage, folder
	if prev.folder != "" {
		from, to = path.Join(stage, version), target
	}
	if err := a.disk.Rename(from, to); err != nil {
		return "", wrapDisk(err)
	}
	a.unknown = true // visible, not yet listed
	if err := a.disk.SyncDir(path.Dir(to)); err != nil {
		return "", a.stop(err)
	}
	if err := a.appendManifest(day, lines(target)); err != nil {
		return "", err
	}
	a.unknown = false
	if err := a.cat.add(r, target, a.head); err != nil {
		// The catalogue is a cache: it is behind now, and is brought up to date before it is next asked.
		a.cat.behind.Store(true)
	}
	return target, nil
}

// announce leaves the name of a revision that is about to become visible in .work/pending, when it
// is outside of the days that reconcile looks at.
func (a *Archive) announce(target, day string) error {
	if dayOf(target) >= dayBefore(max(day, a.head.day)) {
		return nil
	}
	if err := a.replace(pendingFile, []byte(target+"\n")); err != nil {
		return err
	}
	if err := a.disk.SyncDir(workDir); err != nil {
		return a.stop(err)
	}
	return nil
}

// settle lists what an earlier commit made visible but could not list, and brings the catalogue up to date.
func (a *Archive) settle(ctx context.Context) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.broken != nil {
		return a.broken
	}
	if a.unknown {
		if err := a.reconcile(ctx); err != nil {
			return err
		}
		a.cat.behind.Store(true)
	}
	if a.cat.behind.Load() {
		return a.cat.catchUp(ctx)
	}
	return nil
}

// mergeFeeds joins what feeds said of a story over its revisions, each claim once, the oldest first.
func mergeFeeds(old, now []Provenance) []Provenance {
	var out []Provenance
	for _, p := range slices.Concat(old, now) {
		if !slices.ContainsFunc(out, func(q Provenance) bool { return q.URL == p.URL && q.GUID == p.GUID }) {
			out = append(out, p)
		}
	}
	return out
}

// Access values of extract.Article, from best to worst.
const (
	accessFree    = "free"
	accessPartial = "partial"
	accessTeaser  = "teaser"
)

// worth ranks a capture: a lower one never replaces a higher one.
func worth(r Record) int {
	switch {
	case r.Text == "" && len(r.Photos) == 0:
		return 0
	case r.Access == accessTeaser, r.Text == "":
		return 1
	case r.Access == accessPartial:
		return 2
	}
	return 3
}

// judge decides what a new capture of a known story is.
func judge(old, now Record) string {
	switch o, n := worth(old), worth(now); {
	case n < o:
		return OutcomeKept
	case n > o:
		return OutcomeUpdated
	}
	if !sameStory(old, now) || photosHad(now) > photosHad(old) {
		return OutcomeUpdated
	}
	return OutcomeUnchanged
}

// photosHad counts the photos that are kept as files.
func photosHad(r Record) int {
	n := 0
	for _, p := range r.Photos {
		if p.File != "" {
			n++
		}
	}
	return n
}

// photoKind is what a photo's first bytes say it is.
type photoKind struct{ ext, media string }

// sniff tells a photo's type by its bytes; the server's label and the address do not matter.
func sniff(b []byte) photoKind {
	has := func(at int, s string) bool { return len(b) >= at+len(s) && string(b[at:at+len(s)]) == s }
	switch {
	case has(0, "\xff\xd8\xff"):
		return photoKind{"jpg", "image/jpeg"}
	case has(0, "\x89PNG\r\n\x1a\n"):
		return photoKind{"png", "image/png"}
	case has(0, "GIF87a"), has(0, "GIF89a"):
		return photoKind{"gif", "image/gif"}
	case has(0, "RIFF") && has(8, "WEBP"):
		return photoKind{"webp", "image/webp"}
	case has(4, "ftypavif"), has(4, "ftypavis"):
		return photoKind{"avif", "image/avif"}
	case has(4, "ftyphei"), has(4, "ftyphev"), has(4, "ftypmif1"), has(4, "ftypmsf1"):
		return photoKind{"heic", "image/heic"}
	case has(0, "II*\x00"), has(0, "MM\x00*"):
		return photoKind{"tif", "image/tiff"}
	case has(0, "BM") && len(b) > 26:
		return photoKind{"bmp", "image/bmp"}
	case has(0, "\xff\x0a"), has(0, "\x00\x00\x00\x0cJXL "):
		return photoKind{"jxl", "image/jxl"}
	}
	start := bytes.ToLower(bytes.TrimLeft(b[:min(len(b), 1024)], "\ufeff \t\r\n"))
	if bytes.HasPrefix(start, []byte("<svg")) || bytes.HasPrefix(start, []byte("<?xml")) && bytes.Contains(start, []byte("<svg")) {
		return photoKind{"svg", "image/svg+xml"}
	}
	return photoKind{"bin", "application/octet-stream"}
}

// shown reports whether a browser shows this type in an img element.
func shown(media string) bool {
	switch media {
	case "image/jpeg", "image/png", "image/gif", "image/webp", "image/avif", "image/bmp", "image/svg+xml", "image/heic", "image/jxl", "image/tiff":
		return true
	}
	return false
}

// creditLine is a credit as one line of text.
func creditLine(c extract.Credit) string {
	switch {
	case c.Name == "":
		return c.Organization
	case c.Organization == "":
		return c.Name
	}
	return c.Name + " / " + c.Organization
}
