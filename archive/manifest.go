package archive

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"
)

const (
	articleName   = "article.json"
	tombstoneName = "tombstone.json"
	warcName      = "capture.warc.gz"
	pageName      = "article.html"

	// maxManifest bounds what is read of one day: 27,000 articles with ten photos are 40 MB.
	maxManifest = 1 << 30
	// maxArticle bounds article.json: text and HTML of a page of 10 MiB.
	maxArticle = 64 << 20
)

// manifestLine is one file of a manifest, in the form that sha256sum -c reads.
type manifestLine struct {
	sum  string // lower-case hex
	path string // from the archive's root
}

func (l manifestLine) String() string { return l.sum + "  " + l.path + "\n" }

var lineForm = regexp.MustCompile(`^([0-9a-f]{64})  ([!-~]+)$`)

// parseLine reads a line without its newline.
func parseLine(s string) (manifestLine, bool) {
	m := lineForm.FindStringSubmatch(s)
	if m == nil || !fs.ValidPath(m[2]) || m[2] == "." {
		return manifestLine{}, false
	}
	return manifestLine{m[1], m[2]}, true
}

// head is the newest manifest, the only one that is ever appended to.
type head struct {
	day  string // 2026/08/25, "" in a new archive
	size int64
}

func manifestPath(day string) string { return path.Join(manifestsDir, day+".sha256") }

// chainLine is a manifest's first line: the day before it and what that day's manifest hashed to.
func chainLine(day, sum string) string {
	if day == "" {
		return "# prev none\n"
	}
	return "# prev " + strings.ReplaceAll(day, "/", "-") + " sha256:" + sum + "\n"
}

// revisionForm is where a revision lives: day, site, article folder, version.
var revisionForm = regexp.MustCompile(`^(\d{4}/\d{2}/\d{2})/([^/]+)/(\d{4}-[a-z2-7]{10,16})/v(\d{1,6})$`)

// dayOf returns the day folder of a path in the archive, or "".
func dayOf(p string) string {
	if len(p) < 11 || p[10] != '/' || !digits(4)(p[:4]) || !digits(2)(p[5:7]) || !digits(2)(p[8:10]) {
		return ""
	}
	return p[:10]
}

// dayBefore returns the day folder before a day.
func dayBefore(day string) string {
	t, err := time.Parse("2006/01/02", day)
	if err != nil {
		return day
	}
	return t.AddDate(0, 0, -1).Format("2006/01/02")
}

// reconcile finds the head and makes it whole: it cuts a torn tail, and lists what is visible but not
// listed. It looks at the head's day, the day before and later ones, and at what .work/pending names:
// a commit outside of these days leaves its name there first, so the cost does not grow with the archive.
func (a *Archive) reconcile(ctx context.Context) error {
	manifests, err := tree(a.root, manifestsDir, "", false)
	if err != nil {
		return wrapDisk(err)
	}
	a.head = head{}
	var tail []byte
	if n := len(manifests); n > 0 {
		whole, keep, err := a.readHead(manifests[n-1])
		if err != nil {
			return err
		}
		if keep == 0 { // not even its first line: the day never began
			if err := a.disk.Remove(manifestPath(manifests[n-1])); err != nil {
				return wrapDisk(err)
			}
			if err := a.disk.SyncDir(path.Dir(manifestPath(manifests[n-1]))); err != nil {
				return a.stop(err)
			}
			manifests = manifests[:n-1]
			if n > 1 {
				fi, err := a.root.Stat(manifestPath(manifests[n-2]))
				if err != nil {
					return wrapDisk(err)
				}
				a.head = head{manifests[n-2], fi.Size()}
			}
		} else {
			a.head = head{manifests[n-1], keep}
			tail = whole[keep:]
		}
	}
	since := ""
	if a.head.day != "" {
		since = dayBefore(a.head.day)
	}
	listed := map[string]bool{}
	for _, day := range manifests {
		if day < since {
			continue
		}
		if err := a.listedIn(day, listed); err != nil {
			return err
		}
	}
	missing, err := a.visibleSince(ctx, since, listed)
	if err != nil {
		return err
	}
	if len(tail) > 0 {
		if err := a.mendTail(tail, missing); err != nil {
			return err
		}
	}
	for _, folder := range missing {
		lines, ok := a.linesOf(folder)
		if !ok {
			continue // not whole by its own account: left for verify to report
		}
		if err := a.appendManifest(dayOf(folder), lines); err != nil {
			return err
		}
	}
	a.unknown = false
	return nil
}

// readHead returns the newest manifest and how much of it ends in a whole group of lines.
func (a *Archive) readHead(day string) ([]byte, int64, error) {
	b, err := readFile(a.root, manifestPath(day), maxManifest)
	if err != nil {
		return nil, 0, wrapDisk(err)
	}
	return b, int64(wholeGroups(b)), nil
}

// wholeGroups returns the length of the part of a manifest that ends with a group's last line: a
// revision's lines are appended in one piece and end with its article.json.
func wholeGroups(b []byte) int {
	keep := 0
	for at := 0; ; {
		n := bytes.IndexByte(b[at:], '\n')
		if n < 0 {
			return keep
		}
		line := string(b[at : at+n])
		at += n + 1
		if strings.HasPrefix(line, "#") {
			keep = at
		} else if base := path.Base(line); base == articleName || base == tombstoneName {
			keep = at
		}
	}
}

// mendTail cuts what a broken-off append left behind: the beginning of the lines of a revision that
// is visible but not listed, or nulls of blocks that were never written. A tail that is neither is
// damage of another kind; it is kept for verify to report and only closed with a newline.
func (a *Archive) mendTail(tail []byte, missing []string) error {
	name := manifestPath(a.head.day)
	text := string(bytes.TrimRight(tail, "\x00"))
	torn := text == "" || slices.ContainsFunc(missing, func(folder string) bool {
		lines, ok := a.linesOf(folder)
		return ok && strings.HasPrefix(joinLines(lines), text)
	})
	if torn {
		return wrapDisk(a.disk.Truncate(name, a.head.size))
	}
	a.head.size += int64(len(tail))
	if tail[len(tail)-1] == '\n' {
		return nil
	}
	return a.appendTo(name, []byte("\n"))
}

// listedIn adds the revisions that a day's manifest lists.
func (a *Archive) listedIn(day string, listed map[string]bool) error {
	b, err := readFile(a.root, manifestPath(day), maxManifest)
	if err != nil {
		return wrapDisk(err)
	}
	for line := range bytes.Lines(b[:wholeGroups(b)]) {
		if l, ok := parseLine(strings.TrimSuffix(string(line), "\n")); ok && path.Base(l.path) == articleName {
			listed[path.Dir(l.path)] = true
		}
	}
	return nil
}

// visibleSince lists the revision folders of the days from since on, and of the pending file, that are not listed.
func (a *Archive) visibleSince(ctx context.Context, since string, listed map[string]bool) ([]string, error) {
	var out []string
	recent, err := days(a.root, since)
	if err != nil {
		return nil, wrapDisk(err)
	}
	for _, day := range recent {
		err := revisions(ctx, a.root, day, func(folder string) error {
			if !listed[folder] {
				out = append(out, folder)
			}
			return nil
		})
		if err != nil {
			return nil, wrapDisk(err)
		}
	}
	if b, err := readFile(a.root, pendingFile, 1<<20); err == nil {
		if p := strings.TrimSpace(string(b)); revisionForm.MatchString(p) && !listed[p] && !slices.Contains(out, p) {
			if _, err := a.root.Stat(path.Join(p, articleName)); err == nil {
				out = append(out, p)
			}
		}
	}
	return out, nil
}

// revisions calls each for every revision folder of a day, in order of name.
func revisions(ctx context.Context, root *os.Root, day string, each func(folder string) error) error {
	any := func(string) bool { return true }
	sites, err := folders(root, day, any)
	if err != nil {
		return err
	}
	for _, site := range sites {
		if err := ctx.Err(); err != nil {
			return err
		}
		articles, err := folders(root, path.Join(day, site), any)
		if err != nil {
			return err
		}
		for _, article := range articles {
			folder := path.Join(day, site, article)
			versions, err := versionsIn(root, folder)
			if err != nil {
				return err
			}
			for _, v := range versions {
				if p := path.Join(folder, fmt.Sprintf("v%d", v)); revisionForm.MatchString(p) {
					if err := each(p); err != nil {
						return err
					}
				}
			}
		}
	}
	return nil
}

// versionsIn lists the numbers of an article folder's revisions, ascending.
func versionsIn(root *os.Root, folder string) ([]int, error) {
	var out []int
	names, err := folders(root, folder, func(string) bool { return true })
	for _, n := range names {
		if v, ok := versionNumber(n); ok {
			out = append(out, v)
		}
	}
	slices.Sort(out)
	return out, err
}

func versionNumber(name string) (int, bool) {
	var v int
	if len(name) < 2 || len(name) > 7 || name[0] != 'v' || name[1] == '0' {
		return 0, false
	}
	for _, c := range []byte(name[1:]) {
		if c < '0' || c > '9' {
			return 0, false
		}
		v = v*10 + int(c-'0')
	}
	return v, true
}

// linesOf hashes a revision's files; ok is false when they are not what its article.json says.
func (a *Archive) linesOf(folder string) (lines []manifestLine, ok bool) {
	b, err := readFile(a.root, path.Join(folder, articleName), maxArticle)
	if err != nil {
		return nil, false
	}
	var r Record
	if json.Unmarshal(b, &r) != nil || r.Format != RecordFormat || len(r.Files) == 0 {
		return nil, false
	}
	for _, f := range r.Files {
		if strings.Contains(f.Path, "/") {
			return nil, false
		}
		sum, size, err := sumFile(a.root, path.Join(folder, f.Path))
		if err != nil || sum != f.SHA256 || size != f.Bytes {
			return nil, false
		}
	}
	return revisionLines(folder, r.Files, b), true
}

// revisionLines are a revision's lines as a manifest has them: by name, article.json last.
func revisionLines(folder string, files []File, article []byte) []manifestLine {
	var lines []manifestLine
	for _, f := range files {
		lines = append(lines, manifestLine{f.SHA256, path.Join(folder, f.Path)})
	}
	slices.SortFunc(lines, func(x, y manifestLine) int { return strings.Compare(x.path, y.path) })
	return append(lines, manifestLine{sumHex(article), path.Join(folder, articleName)})
}

func joinLines(lines []manifestLine) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(l.String())
	}
	return b.String()
}

// appendManifest lists files as written on a day, or on the newest manifest's when that is later: a
// manifest that another one is chained to never changes, not even when the clock goes back.
func (a *Archive) appendManifest(day string, lines []manifestLine) error {
	day = max(day, a.head.day)
	text := joinLines(lines)
	if day == a.head.day {
		return a.appendTo(manifestPath(day), []byte(text))
	}
	sum := ""
	if a.head.day != "" {
		var err error
		if sum, _, err = sumFile(a.root, manifestPath(a.head.day)); err != nil {
			return wrapDisk(err)
		}
	}
	name := manifestPath(day)
	if err := a.mkdirAll(path.Dir(name)); err != nil {
		return err
	}
	before := a.head
	a.head = head{day: day}
	if err := a.appendTo(name, []byte(chainLine(before.day, sum)+text)); err != nil {
		// Without its first line the file must not stay: the next try begins it anew.
		if a.broken == nil {
			if rerr := a.disk.Remove(name); rerr != nil && !errors.Is(rerr, fs.ErrNotExist) {
				_ = a.stop(rerr) // err says why
			}
		}
		a.head = before
		return err
	}
	if err := a.disk.SyncDir(path.Dir(name)); err != nil {
		return a.stop(err)
	}
	return nil
}

// appendTo appends to the head and syncs it. What a failed write left is cut off again.
func (a *Archive) appendTo(name string, b []byte) error {
	f, err := a.disk.Append(name)
	if err != nil {
		return wrapDisk(err)
	}
	if _, err := f.Write(b); err != nil {
		f.Close()
		if terr := a.disk.Truncate(name, a.head.size); terr != nil {
			return a.stop(errors.Join(err, terr))
		}
		return wrapDisk(err)
	}
	if err := f.Sync(); err != nil {
		f.Close()
		return a.stop(err)
	}
	a.head.size += int64(len(b))
	return wrapDisk(f.Close())
}
