package archive

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/maphash"
	"io/fs"
	"os"
	"path"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"

	"archiver/archive/warc"
)

// Kinds of Problem.
const (
	KindMissing  = "missing"  // a listed file is not there
	KindHash     = "hash"     // a file's bytes are not those that were listed
	KindManifest = "manifest" // a manifest line cannot be right
	KindChain    = "chain"    // a manifest is not the one that the next one was chained to
	KindWARC     = "warc"     // a record of a capture file is damaged
	KindArticle  = "article"  // article.json is unreadable, or does not fit its folder
	KindLink     = "link"     // a symbolic link or other special file where a file or folder belongs
	KindDerived  = "derived"  // an index page changed since it was written; reindex writes it anew
	KindRead     = "read"     // a file could not be read
	KindNote     = "note"     // no damage: something the archive does not know, or a commit not yet listed
)

// Problem is one finding of Verify.
type Problem struct {
	Path   string `json:"path"` // from the archive's root
	Kind   string `json:"kind"`
	Detail string `json:"detail"`
}

// Damage reports whether the finding is more than a note.
func (p Problem) Damage() bool { return p.Kind != KindNote }

func (p Problem) String() string { return p.Kind + " " + p.Path + ": " + p.Detail }

// Verify reads every byte of the archive in dir and reports what is not as it was written: every
// manifest and the chain through them, every listed file, every WARC record, each article.json against
// its folder, and what no manifest lists. It writes nothing and may run while another process stores.
// report, which may be nil, is called by one goroutine at a time. The error is ErrDamaged when there was
// damage. The catalogue under index/ is not read: it is a cache that mends itself.
func Verify(ctx context.Context, dir string, report func(Problem)) error {
	root, err := os.OpenRoot(dir)
	if errors.Is(err, fs.ErrNotExist) {
		err = ErrNotArchive
	}
	if err != nil {
		return fmt.Errorf("verify %s: %w", dir, err)
	}
	defer root.Close()
	if err := checkMarker(root); err != nil {
		return fmt.Errorf("verify %s: %w", dir, err)
	}
	v := &verifier{a: &Archive{dir: dir, root: root, readOnly: true}, root: root, report: report, seed: maphash.MakeSeed(), listed: map[uint64]bool{}}
	if err := v.run(ctx); err != nil {
		return fmt.Errorf("verify %s: %w", dir, err)
	}
	if v.damage > 0 {
		return fmt.Errorf("verify %s: %w: %s", dir, ErrDamaged, count(v.damage, "problem", "problems"))
	}
	return nil
}

type verifier struct {
	a      *Archive
	root   *os.Root
	report func(Problem)
	mu     sync.Mutex // guards report and damage
	damage int

	seed   maphash.Seed
	listed map[uint64]bool // hashes of the revision folders and lone files that manifests list
	tail   string          // of the newest manifest: lines not closed by an article.json
	newest string          // its path
}

func (v *verifier) problem(p, kind, detail string, args ...any) {
	v.mu.Lock()
	defer v.mu.Unlock()
	pr := Problem{p, kind, fmt.Sprintf(detail, args...)}
	if pr.Damage() {
		v.damage++
	}
	if v.report != nil {
		v.report(pr)
	}
}

func (v *verifier) key(p string) uint64 { return maphash.String(v.seed, p) }

// listing is the lines of one revision, or one lone file, and the manifest that has them.
type listing struct {
	manifest string
	folder   string // "" for a lone file
	lines    []manifestLine
}

func (v *verifier) run(ctx context.Context) error {
	jobs := make(chan func())
	var wg sync.WaitGroup
	for range max(2, runtime.NumCPU()) {
		wg.Go(func() {
			for job := range jobs {
				job()
			}
		})
	}
	err := v.feed(ctx, func(job func()) error {
		select {
		case jobs <- job:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	})
	close(jobs)
	wg.Wait()
	return err
}

// feed walks manifests, then folders, and hands out what is to be hashed.
func (v *verifier) feed(ctx context.Context, do func(func()) error) error {
	if err := v.own(do); err != nil {
		return err
	}
	manifests, err := tree(v.root, manifestsDir, "", false)
	if err != nil {
		return err
	}
	prev, sum := "", ""
	for i, day := range manifests {
		if err := ctx.Err(); err != nil {
			return err
		}
		if sum, err = v.manifest(day, prev, sum, i == len(manifests)-1, do); err != nil {
			return err
		}
		prev = day
	}
	return v.folders(ctx, do)
}

// own checks the files that describe the archive.
func (v *verifier) own(do func(func()) error) error {
	b, err := readFile(v.root, ownManifest, 1<<20)
	if err != nil {
		v.problem(ownManifest, KindMissing, "%v", err)
		return nil
	}
	var names []string
	for line := range strings.Lines(string(b)) {
		l, ok := parseLine(strings.TrimSuffix(line, "\n"))
		if !ok || !strings.HasSuffix(line, "\n") {
			v.problem(ownManifest, KindManifest, "line %.200q is not <sha256>  <path>", line)
			continue
		}
		names = append(names, l.path)
		if err := do(func() { v.hash(ownManifest, l) }); err != nil {
			return err
		}
	}
	for _, want := range []string{"README.txt", "FORMAT.md"} {
		if !slices.Contains(names, want) {
			v.problem(ownManifest, KindManifest, "does not list %s", want)
		}
	}
	return nil
}

// manifest checks one day's manifest against the chain and hands out its files. It returns the manifest's hash.
func (v *verifier) manifest(day, prev, prevSum string, last bool, do func(func()) error) (string, error) {
	name := manifestPath(day)
	b, err := readFile(v.root, name, maxManifest)
	if err != nil {
		v.problem(name, KindRead, "%v", err)
		return "", nil
	}
	whole := b
	if last {
		keep := wholeGroups(b)
		v.newest, v.tail = name, string(b[keep:])
		whole = b[:keep]
	}
	first, rest, _ := strings.Cut(string(whole), "\n")
	if want := strings.TrimSuffix(chainLine(prev, prevSum), "\n"); len(whole) > 0 && first != want {
		v.chain(name, first, prev, prevSum)
		if !strings.HasPrefix(first, "#") {
			rest = string(whole)
		}
	}
	g := listing{manifest: name}
	n := 1
	for line := range strings.Lines(rest) {
		n++
		l, ok := parseLine(strings.TrimSuffix(line, "\n"))
		if !ok {
			v.problem(name, KindManifest, "line %d %.200q is not <sha256>  <path>", n, line)
			continue
		}
		folder := path.Dir(l.path)
		switch {
		case path.Base(l.path) == tombstoneName:
			v.listed[v.key(l.path)] = true
			if err := do(func() { v.hash(name, l) }); err != nil {
				return "", err
			}
			continue
		case !revisionForm.MatchString(folder):
			v.problem(name, KindManifest, "line %d lists %s, which is no file of a revision", n, l.path)
			continue
		case g.folder != "" && g.folder != folder:
			v.problem(name, KindManifest, "line %d begins %s before the article.json of %s", n, folder, g.folder)
			if err := v.hand(g, do); err != nil {
				return "", err
			}
			g = listing{manifest: name}
		}
		g.folder = folder
		g.lines = append(g.lines, l)
		if path.Base(l.path) == articleName {
			if err := v.hand(g, do); err != nil {
				return "", err
			}
			g = listing{manifest: name}
		}
	}
	if g.folder != "" {
		v.problem(name, KindManifest, "ends before the article.json of %s", g.folder)
		if err := v.hand(g, do); err != nil {
			return "", err
		}
	}
	return sumHex(b), nil
}

func (v *verifier) hand(g listing, do func(func()) error) error {
	if k := v.key(g.folder); v.listed[k] {
		v.problem(g.manifest, KindManifest, "lists %s a second time", g.folder)
	} else {
		v.listed[k] = true
	}
	return do(func() { v.revision(g) })
}

// chain says which of two manifests changed. The first line is only as trustworthy as its own manifest.
func (v *verifier) chain(name, first, prev, prevSum string) {
	switch {
	case prev == "":
		v.problem(name, KindChain, "is the oldest manifest, but begins %.120q: an older one is missing, or the line was changed", first)
	case strings.HasPrefix(first, "# prev "+strings.ReplaceAll(prev, "/", "-")+" "):
		v.problem(manifestPath(prev), KindChain, "has the hash %s, but %s was chained to it as %.120q", prevSum, name, first)
	default:
		v.problem(name, KindChain, "begins %.120q, but the manifest before it is %s", first, manifestPath(prev))
	}
}

// hash checks one file.
func (v *verifier) hash(manifest string, l manifestLine) {
	fi, err := v.root.Lstat(l.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		v.problem(l.path, KindMissing, "listed in %s", manifest)
		return
	case err == nil && !fi.Mode().IsRegular():
		v.problem(l.path, KindLink, "is not a regular file")
		return
	case err != nil:
		v.problem(l.path, KindRead, "%v", err)
		return
	}
	sum, _, err := sumFile(v.root, l.path)
	if err != nil {
		v.problem(l.path, KindRead, "%v", err)
		return
	}
	if sum != l.sum {
		v.problem(l.path, KindHash, "is %s, but %s lists it as %s", sum, manifest, l.sum)
		return
	}
}

// revision checks a revision's folder: listed files, article.json's own list, the folder's content and the WARC file.
func (v *verifier) revision(g listing) {
	if _, err := v.root.Lstat(g.folder); errors.Is(err, fs.ErrNotExist) {
		if _, err := v.root.Lstat(path.Join(path.Dir(g.folder), tombstoneName)); err == nil {
			return // taken down; the tombstone itself is checked where it is listed
		}
		v.problem(g.folder, KindMissing, "listed in %s", g.manifest)
		return
	}
	if _, err := v.root.Lstat(path.Join(g.folder, tombstoneName)); err == nil {
		return
	}
	for _, l := range g.lines {
		v.hash(g.manifest, l)
	}
	v.content(g.folder, g.lines, g.manifest)
}

// content checks what a revision's folder holds against its article.json, and that against the lines
// of a manifest, if there are any.
func (v *verifier) content(folder string, lines []manifestLine, manifest string) bool {
	at := path.Join(folder, articleName)
	sound := true
	bad := func(p, kind, detail string, args ...any) {
		sound = false
		v.problem(p, kind, detail, args...)
	}
	r, err := readRecord(v.a, folder)
	if err != nil {
		bad(at, KindArticle, "%v", err)
		return false
	}
	files := map[string]File{}
	for _, f := range r.Files {
		files[f.Path] = f
	}
	listed := map[string]bool{articleName: true}
	for _, l := range lines {
		name := path.Base(l.path)
		listed[name] = true
		if f, ok := files[name]; name != articleName && !ok {
			bad(at, KindArticle, "does not list %s, which %s does", name, manifest)
		} else if ok && f.SHA256 != l.sum {
			bad(at, KindArticle, "lists %s as %s, %s as %s", name, f.SHA256, manifest, l.sum)
		}
	}
	for name, f := range files {
		if lines != nil && !listed[name] {
			bad(manifest, KindManifest, "does not list %s, which %s does", path.Join(folder, name), at)
		}
		fi, err := v.root.Lstat(path.Join(folder, name))
		switch {
		case err != nil && !listed[name]:
			bad(path.Join(folder, name), KindMissing, "listed in %s", at)
		case err == nil && fi.Size() != f.Bytes:
			bad(path.Join(folder, name), KindHash, "has %d bytes, but %s says %d", fi.Size(), at, f.Bytes)
		}
		listed[name] = true
	}
	if m := revisionForm.FindStringSubmatch(folder); m != nil {
		if !strings.HasPrefix(r.ID, m[3][5:]) || m[4] != fmt.Sprint(r.Revision) {
			bad(at, KindArticle, "is of revision %d of %s, not of this folder", r.Revision, r.ID)
		}
	}
	if got := TextSHA256(r); got != r.TextSHA256 {
		bad(at, KindArticle, "text_sha256 is %s, the text's is %s", r.TextSHA256, got)
	}
	for i, p := range r.Photos {
		if p.File == "" {
			continue
		}
		if f, ok := files[p.File]; !ok || f.SHA256 != p.SHA256 || f.Bytes != p.Bytes {
			bad(at, KindArticle, "photo %d is %s, which is not so listed", i+1, p.File)
		}
	}
	if r.WARC.File != "" {
		if path.Base(r.WARC.File) != r.WARC.File || files[r.WARC.File].SHA256 == "" {
			bad(at, KindArticle, "names a capture %q that it does not list", r.WARC.File)
		} else if err := v.warc(path.Join(folder, r.WARC.File), r.WARC.Record); err != nil {
			bad(path.Join(folder, r.WARC.File), KindWARC, "%v", err)
		}
	}
	entries, err := readDir(v.root, folder)
	if err != nil {
		bad(folder, KindRead, "%v", err)
	}
	for _, e := range entries {
		if !listed[e.Name()] {
			v.stranger(path.Join(folder, e.Name()), e)
		}
	}
	return sound
}

func (v *verifier) warc(name, record string) error {
	f, err := v.root.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // reported as missing
	}
	if err != nil {
		return err
	}
	defer f.Close()
	found := false
	if err := warc.Verify(f, func(rec *warc.Record) { found = found || rec.ID() == record }); err != nil {
		return err
	}
	if !found {
		return fmt.Errorf("has no record %s, which %s names", record, articleName)
	}
	return nil
}

// stranger notes what the archive does not know; a link is a problem, for what is behind it is not in the archive.
func (v *verifier) stranger(p string, e fs.DirEntry) {
	if t := e.Type(); t&^fs.ModeDir != 0 {
		v.problem(p, KindLink, "is a symbolic link or special file")
		return
	}
	v.problem(p, KindNote, "is not of the archive; left alone")
}

// folders walks the day folders for what no manifest lists.
func (v *verifier) folders(ctx context.Context, do func(func()) error) error {
	known := map[string]bool{workDir: true, indexDir: true, manifestsDir: true, "README.txt": true, "FORMAT.md": true, "index.html": true, "index.jsonl": true, "lost+found": true}
	top, err := readDir(v.root, ".")
	if err != nil {
		return err
	}
	for _, e := range top {
		switch {
		case e.Type()&^fs.ModeDir != 0:
			v.problem(e.Name(), KindLink, "is a symbolic link or special file")
		case known[e.Name()], markerName.MatchString(e.Name()), e.IsDir() && digits(4)(e.Name()):
		default:
			v.stranger(e.Name(), e)
		}
	}
	for _, d := range []string{".", path.Join(indexDir), path.Join(indexDir, "people")} {
		v.derivedIn(d)
	}
	torn := v.tail == ""
	err = v.levels(ctx, ".", []func(string) bool{digits(4), digits(2), digits(2), nil}, func(site string) error {
		articles, err := readDir(v.root, site)
		if err != nil {
			return err
		}
		for _, e := range articles {
			folder := path.Join(site, e.Name())
			if !e.IsDir() || !revisionForm.MatchString(folder+"/v1") {
				v.stranger(folder, e)
				continue
			}
			inside, err := readDir(v.root, folder)
			if err != nil {
				return err
			}
			for _, e := range inside {
				at := path.Join(folder, e.Name())
				_, version := versionNumber(e.Name())
				switch {
				case e.Name() == tombstoneName && v.listed[v.key(at)]:
				case !e.IsDir() || !version:
					v.stranger(at, e)
				case !v.listed[v.key(at)]:
					if v.unlisted(at) {
						torn = true
					}
				}
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if !torn && strings.Trim(v.tail, "\x00") != "" {
		v.problem(v.newest, KindManifest, "ends with %.200q, which is not the beginning of any revision's lines", v.tail)
	}
	return nil
}

// unlisted checks a revision that is visible and in no manifest: a commit that is under way or broke
// off, which the next start lists, if it is whole. It reports whether the newest manifest's tail is the
// beginning of its lines.
func (v *verifier) unlisted(folder string) bool {
	if _, err := v.root.Lstat(path.Join(folder, articleName)); err != nil {
		v.problem(folder, KindNote, "has no %s; left alone", articleName)
		return false
	}
	lines, ok := v.a.linesOf(folder)
	if !ok {
		v.problem(path.Join(folder, articleName), KindArticle, "is in no manifest, and its folder does not hold what it lists")
		return false
	}
	if v.content(folder, nil, "") {
		v.problem(folder, KindNote, "is whole but in no manifest yet; the next start lists it")
	}
	return strings.HasPrefix(joinLines(lines), strings.TrimRight(v.tail, "\x00"))
}

// levels walks down folders whose names fit, noting what else is there, and calls each for the last level.
func (v *verifier) levels(ctx context.Context, at string, fits []func(string) bool, each func(string) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if len(fits) == 0 {
		return each(at)
	}
	entries, err := readDir(v.root, at)
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := path.Join(at, e.Name())
		switch {
		case e.IsDir() && (fits[0] == nil || fits[0](e.Name())):
			if err := v.levels(ctx, name, fits[1:], each); err != nil {
				return err
			}
		case at == ".", e.Name() == "index.html", e.Name() == "index.jsonl":
		default:
			v.stranger(name, e)
		}
	}
	if at != "." {
		v.derivedIn(at)
	}
	return nil
}

var (
	pageHash = regexp.MustCompile(`<!-- sha256 ([0-9a-f]{64}) of all above -->\n$`)
	lineHash = regexp.MustCompile(`^\{"format":"archiver-index/1".*"sha256":"([0-9a-f]{64})"\}\n`)
)

// derivedIn checks the index pages of a folder against the hash that each carries.
func (v *verifier) derivedIn(dir string) {
	entries, err := readDir(v.root, dir)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			v.problem(dir, KindRead, "%v", err)
		}
		return
	}
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		ours := e.Name() == "index.html" || e.Name() == "index.jsonl" || strings.HasPrefix(dir, indexDir) && path.Ext(name) == ".html"
		if !ours || !e.Type().IsRegular() {
			continue
		}
		b, err := readFile(v.root, name, maxManifest)
		if err != nil {
			v.problem(name, KindRead, "%v", err)
			continue
		}
		var said, is string
		if path.Ext(name) == ".html" {
			if m := pageHash.FindSubmatchIndex(b); m != nil {
				said, is = string(b[m[2]:m[3]]), sumHex(b[:m[0]])
			}
		} else if m := lineHash.FindSubmatchIndex(b); m != nil {
			said, is = string(b[m[2]:m[3]]), sumHex(b[m[1]:])
			var head struct {
				Of    string `json:"of"`
				Lines int    `json:"lines"`
			}
			if json.Unmarshal(b[:m[1]], &head) != nil || head.Lines != bytes.Count(b[m[1]:], []byte("\n")) || !ofFolder(head.Of, dir) {
				said = "?"
			}
		}
		if said == "" || said != is {
			v.problem(name, KindDerived, "changed since it was written; reindex writes it anew")
		}
	}
}

// ofFolder reports whether an index says that it is of the folder that it is in.
func ofFolder(of, dir string) bool { return of == dir || of == "archive" && dir == "." }
