package archive

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"archiver/archive/warc"
	"archiver/extract"
)

func TestPutLayout(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "archive")
	a := open(t, dir)
	c := capture(1, noon)
	s := put(t, a, c, OutcomeStored)
	id := ID("https://www.paper.example/harbour/1")
	if want := "2026/08/25/paper.example/1200-" + id[:10] + "/v1"; s.Path != want {
		t.Errorf("path %s, want %s", s.Path, want)
	}
	entries, err := os.ReadDir(filepath.Join(dir, s.Path))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	want := []string{"article.html", "article.json", "capture.warc.gz", "p01-" + sumHex(tiny(2))[:8] + ".jpg", "p02-" + sumHex(tiny(3))[:8] + ".jpg"}
	if !slices.Equal(names, want) {
		t.Errorf("files %v, want %v", names, want)
	}
	b, _ := os.ReadFile(filepath.Join(dir, s.Path, "p01-"+sumHex(tiny(2))[:8]+".jpg"))
	if !bytes.Equal(b, tiny(2)) {
		t.Error("photo is not as served")
	}
	if err := a.WriteIndexes(context.Background()); err != nil {
		t.Fatal(err)
	}
	for _, p := range []string{"index.html", "2026/08/index.html", "2026/08/25/index.html", "2026/08/25/index.jsonl", "index/people.html", "0=archiver_1.0", "README.txt", "FORMAT.md"} {
		if fi, err := os.Stat(filepath.Join(dir, p)); err != nil || fi.Size() == 0 {
			t.Errorf("%s: %v", p, err)
		}
	}
	if notes := clean(t, dir); len(notes) > 0 {
		t.Errorf("notes on a clean archive: %v", notes)
	}
	r, at, err := a.Find(c.Record.URL)
	if err != nil || at != s.Path || !reflect.DeepEqual(r, s.Record) {
		t.Errorf("Find: %v %s\n got %+v\nwant %+v", err, at, r, s.Record)
	}
	for _, by := range []string{id, id[:10], c.Record.Redirects[0], c.Record.URL + "?utm_source=x#top"} {
		if _, at, err := a.Find(by); err != nil || at != s.Path {
			t.Errorf("Find(%s): %s %v", by, at, err)
		}
	}
	if _, _, err := a.Find("https://paper.example/nothing"); !errors.Is(err, ErrNotFound) {
		t.Errorf("Find of nothing: %v", err)
	}
}

// What the manifests promise: coreutils can check them, in the archive's root, without the program.
// A story in parts names its first page's response, and only redirects are written as such.
func TestCaptureOfAStoryInParts(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir)
	c := capture(1, noon)
	moved, first := c.Exchanges[0], c.Exchanges[1]
	movedPart, part := moved, first
	movedPart.URL, part.URL = "https://www.paper.example/harbour/1?page=2", "https://www.paper.example/harbour/1/2"
	part.Body = []byte("<p>the second part</p>")
	part.ResponseHeader = fmt.Appendf(nil, "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n", len(part.Body))
	c.Exchanges = []warc.Exchange{moved, first, movedPart, part}
	s := put(t, a, c, OutcomeStored)
	b, err := os.ReadFile(filepath.Join(dir, s.Path, warcName))
	if err != nil {
		t.Fatal(err)
	}
	r := warc.NewReader(bytes.NewReader(b))
	var hops []string
	own := ""
	for {
		rec, err := r.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(rec.Block)
		if err != nil {
			t.Fatal(err)
		}
		if rec.ID() == s.Record.WARC.Record {
			own = rec.Type() + " " + rec.Get("WARC-Target-URI")
		}
		if rec.Type() == warc.TypeMetadata {
			hops = append(hops, string(content))
		}
	}
	if want := "response " + first.URL; own != want {
		t.Errorf("the record names %q, want %q", own, want)
	}
	want := []string{
		"via: " + c.Via + "\r\nhopsFromSeed: L\r\n",
		"via: " + moved.URL + "\r\nhopsFromSeed: LR\r\n",
		"via: " + first.URL + "\r\nhopsFromSeed: LRL\r\n",
		"via: " + movedPart.URL + "\r\nhopsFromSeed: LRLR\r\n",
	}
	if !slices.Equal(hops, want) {
		t.Errorf("hops %q, want %q", hops, want)
	}
	if !slices.Equal(s.Record.Redirects, c.Record.Redirects) {
		t.Errorf("redirects %q, want %q", s.Record.Redirects, c.Record.Redirects)
	}
	clean(t, dir)
}

func TestManifestsByCoreutils(t *testing.T) {
	tool, err := exec.LookPath("sha256sum")
	if err != nil {
		t.Skip("no sha256sum on this machine")
	}
	dir := t.TempDir()
	a := open(t, dir)
	put(t, a, capture(1, noon), OutcomeStored)
	put(t, a, capture(2, noon.AddDate(0, 0, 1)), OutcomeStored)
	put(t, a, changed(capture(1, noon), 48), OutcomeUpdated)
	lists := []string{"manifests/archive.sha256", "manifests/2026/08/25.sha256", "manifests/2026/08/26.sha256", "manifests/2026/08/27.sha256"}
	for _, l := range lists {
		cmd := exec.Command(tool, "-c", "--strict", "--quiet", l)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: %v %s", l, err, out)
		}
	}
	before, _ := os.ReadFile(filepath.Join(dir, lists[2]))
	last, _ := os.ReadFile(filepath.Join(dir, lists[3]))
	if want := "# prev 2026-08-26 sha256:" + sumHex(before) + "\n"; !strings.HasPrefix(string(last), want) {
		t.Errorf("chain line of %s: %.90q, want %q", lists[3], last, want)
	}
	if !strings.Contains(string(last), "2026/08/25/paper.example/1200-") {
		t.Error("v2 is not listed on the day it was written")
	}
}

func TestOutcomes(t *testing.T) {
	a := open(t, t.TempDir())
	base := capture(1, noon)
	teaser := func(c Capture) Capture {
		c.Record.Access, c.Record.Text, c.Record.HTML, c.Record.Photos, c.Exchanges, c.PhotoData = "teaser", "From the feed.", "<p>From the feed.</p>", nil, nil, nil
		c.Record.Captured = c.Record.Captured.Add(time.Hour)
		return c
	}
	partial := func(c Capture) Capture {
		c.Record.Access, c.Record.Text = "partial", "The harbour of story"
		return c
	}
	empty := func(c Capture) Capture {
		c.Record.Text, c.Record.HTML, c.Record.Photos, c.PhotoData = "", "", nil, nil
		return c
	}
	first := put(t, a, teaser(base), OutcomeStored)
	put(t, a, teaser(base), OutcomeUnchanged)
	put(t, a, empty(base), OutcomeKept)
	cut := put(t, a, partial(base), OutcomeUpdated)
	if cut.Record.Revision != 2 || path.Dir(cut.Path) != path.Dir(first.Path) {
		t.Errorf("revision %d in %s after %s", cut.Record.Revision, cut.Path, first.Path)
	}
	full := put(t, a, base, OutcomeUpdated)
	if !slices.Contains(full.Record.Change, ChangeAccess) || !slices.Contains(full.Record.Change, ChangeBody) {
		t.Errorf("change %v", full.Record.Change)
	}
	for name, worse := range map[string]Capture{"teaser": teaser(base), "partial": partial(base), "empty": empty(base)} {
		s := put(t, a, worse, OutcomeKept)
		if s.Path != full.Path || s.Record.Text != base.Record.Text {
			t.Errorf("%s: kept shows %s", name, s.Path)
		}
	}
	spaced := base
	spaced.Record.Text = strings.ReplaceAll(base.Record.Text, " ", "  ") + "\n"
	put(t, a, spaced, OutcomeUnchanged)

	for name, c := range map[string]struct {
		edit func(*Record)
		want []string
	}{
		"title":   {func(r *Record) { r.Title = "Port reopens" }, []string{ChangeTitle}},
		"credits": {func(r *Record) { r.Credits = r.Credits[:1] }, []string{ChangeCredits}},
		"caption": {func(r *Record) { r.Photos[1].Caption = "Nets" }, []string{ChangeCaptions}},
	} {
		b := open(t, t.TempDir())
		put(t, b, capture(1, noon), OutcomeStored)
		next := capture(1, noon.Add(time.Hour))
		c.edit(&next.Record)
		if s := put(t, b, next, OutcomeUpdated); !slices.Equal(s.Record.Change, c.want) {
			t.Errorf("%s: change %v", name, s.Record.Change)
		}
		clean(t, b.Dir())
	}
	clean(t, a.Dir())
}

// That a capture leaves out what its site repeats, and the one before did not, is no change of the story.
func TestWhatTheSiteRepeatsMakesNoRevision(t *testing.T) {
	const ask, plea = "Please help our paper.", "Give today."
	with := func(c Capture, blocks ...string) Capture {
		c.Record.Text = strings.Join(append([]string{c.Record.Text}, blocks...), "\n\n")
		return c
	}
	without := func(c Capture, blocks ...string) Capture {
		c.Record.Repeated = blocks
		return c
	}
	base := capture(1, noon)
	for name, c := range map[string]struct {
		old, now Capture
		change   []string // nil: unchanged
	}{
		"the site became known":                  {with(base, ask), without(base, ask), nil},
		"the site was forgotten":                 {without(base, ask), with(base, ask), nil},
		"a sentence of the story's is set twice": {with(base, ask, "The end.", ask), without(with(base, ask, "The end."), ask), nil},
		"each time another block is known":       {without(with(base, plea), ask), without(with(base, ask), plea), nil},
		"the page has it no more":                {with(base, ask), base, []string{ChangeBody}},
		"the page has lost another paragraph":    {with(base, ask, "The end."), without(base, ask), []string{ChangeBody}},
		"the headline too":                       {with(base, ask), changedTitle(without(base, ask)), []string{ChangeTitle}},
	} {
		t.Run(name, func(t *testing.T) {
			a := open(t, t.TempDir())
			put(t, a, c.old, OutcomeStored)
			if c.change == nil {
				put(t, a, c.now, OutcomeUnchanged)
				return
			}
			if s := put(t, a, c.now, OutcomeUpdated); !slices.Equal(s.Record.Change, c.change) {
				t.Errorf("change %v, want %v", s.Record.Change, c.change)
			}
		})
	}
}

func changedTitle(c Capture) Capture {
	c.Record.Title += ", again"
	return c
}

// Every revision is whole by itself: a photo that cannot be had again is taken over; one that can be
// had at last makes a revision; feeds add up.
func TestPhotosAndFeedsOverRevisions(t *testing.T) {
	a := open(t, t.TempDir())
	c := capture(1, noon)
	delete(c.PhotoData, 1)
	c.Record.Photos[1].Status, c.Record.Photos[1].Error = 503, "503 Service Unavailable"
	one := put(t, a, c, OutcomeStored)
	if p := one.Record.Photos[1]; p.File != "" || p.Status != 503 || p.Error == "" {
		t.Errorf("failed photo %+v", p)
	}
	put(t, a, c, OutcomeUnchanged)
	again := capture(1, noon.Add(time.Hour))
	again.Record.Feeds = []Provenance{{URL: "https://paper.example/sport.xml", GUID: "1"}}
	two := put(t, a, again, OutcomeUpdated)
	if !slices.Equal(two.Record.Change, []string{ChangePhotos}) || two.Record.Photos[1].File == "" {
		t.Errorf("after the photo came: change %v, photo %+v", two.Record.Change, two.Record.Photos[1])
	}
	if len(two.Record.Feeds) != 2 {
		t.Errorf("feeds %v", two.Record.Feeds)
	}
	third := changed(capture(1, noon), 2)
	third.PhotoData = nil
	three := put(t, a, third, OutcomeUpdated)
	for i, p := range three.Record.Photos {
		b, err := os.ReadFile(filepath.Join(a.Dir(), three.Path, p.File))
		if err != nil || !bytes.Equal(b, tiny(2+i)) {
			t.Errorf("photo %d taken over: %v", i, err)
		}
	}
	clean(t, a.Dir())
}

// A story known by its feed's link keeps its id when the page names another address.
func TestOneStoryUnderManyAddresses(t *testing.T) {
	a := open(t, t.TempDir())
	c := capture(1, noon)
	teaser := Capture{Record: Record{URL: c.Record.Redirects[0], Captured: noon, Article: extract.Article{Title: "Harbour", Text: "Soon", Access: "teaser"}}}
	one := put(t, a, teaser, OutcomeStored)
	c.Record.CanonicalURL = "https://paper.example/harbour-reopens"
	two := put(t, a, c, OutcomeUpdated)
	if two.Record.ID != one.Record.ID {
		t.Error("the page made another story of it")
	}
	c.Record.Redirects = nil
	put(t, a, c, OutcomeUnchanged)
	evil := capture(2, noon)
	evil.Record.URL, evil.Record.Redirects = "https://evil.example/x", nil
	evil.Record.CanonicalURL = "https://paper.example/harbour-reopens"
	if s := put(t, a, evil, OutcomeStored); s.Record.ID == one.Record.ID {
		t.Error("another site's page became a revision of the story it claims to be")
	}
	if err := a.Reindex(context.Background()); err != nil {
		t.Fatal(err)
	}
	put(t, a, c, OutcomeUnchanged)
}

func TestCanonicalAddress(t *testing.T) {
	for in, want := range map[string]string{
		"HTTPS://User:pw@WWW.Paper.Example:443/a/../b?utm_source=x&id=7&fbclid=q#top": "https://www.paper.example/b?id=7",
		"http://paper.example":                               "http://paper.example/",
		"http://paper.example:8080/?":                        "http://paper.example:8080/",
		"https://bücher.example/ß":                           "https://xn--bcher-kva.example/%C3%9F",
		"https://paper.example/a?b=2&a=1":                    "https://paper.example/a?b=2&a=1",
		"http://[2001:DB8::1]:80/x":                          "http://[2001:db8::1]/x",
		" https://paper.example/a%2fb ":                      "https://paper.example/a%2fb",
		"mailto:desk@paper.example":                          "mailto:desk@paper.example",
		"https://paper.example/" + strings.Repeat("x", 9000): "https://paper.example/" + strings.Repeat("x", 9000),
	} {
		if got := CanonicalAddress(in); got != want {
			t.Errorf("CanonicalAddress(%.80q) = %.80q, want %.80q", in, got, want)
		}
		if again := CanonicalAddress(want); again != want {
			t.Errorf("not stable: %.80q becomes %.80q", want, again)
		}
	}
	if got := ID("https://paper.example/"); len(got) != 16 || !isID(got) {
		t.Errorf("ID %q", got)
	}
}

func TestSiteFolder(t *testing.T) {
	seen := map[string]string{}
	for _, host := range []string{"www.Paper.Example:8080", "con.example", "NUL", "[2001:db8::1]", "新闻.example", strings.Repeat("long.", 60) + "example",
		"under_score.example", "under-score.example", "..", "a b", "\u202eexample", "x\x00y", "lpt1.paper.example", strings.Repeat("я", 300) + ".example"} {
		name := siteFolder("https://" + host + "/x")
		if !fs.ValidPath(name) || strings.ContainsAny(name, "/\\:*?\"<>| ") || len(name) > maxName || strings.ToLower(name) != name || strings.HasSuffix(name, ".") || name[0] == '.' {
			t.Errorf("%.40q gives %q", host, name)
		}
		for _, c := range []byte(name) {
			if c >= 0x80 || c < ' ' {
				t.Errorf("%.40q gives %q", host, name)
			}
		}
		if other, ok := seen[name]; ok {
			t.Errorf("%.40q and %.40q share %s", host, other, name)
		}
		seen[name] = host
	}
	if got := siteFolder("https://www.Paper.Example:8080/"); got != "paper.example" {
		t.Errorf("got %s", got)
	}
	if got := siteFolder("con.example"); got != "_con.example" {
		t.Errorf("got %s", got)
	}
}

func TestOpen(t *testing.T) {
	dir := t.TempDir()
	if _, err := Open(filepath.Join(dir, "none"), Options{}); !errors.Is(err, ErrNotArchive) {
		t.Errorf("missing folder: %v", err)
	}
	if _, err := Open(dir, Options{}); !errors.Is(err, ErrNotArchive) {
		t.Errorf("empty folder (a disk not mounted): %v", err)
	}
	if _, err := OpenReadOnly(dir); !errors.Is(err, ErrNotArchive) {
		t.Errorf("read-only: %v", err)
	}
	home := t.TempDir()
	os.WriteFile(filepath.Join(home, "diary.txt"), nil, 0o644)
	if _, err := Open(home, Options{Create: true}); !errors.Is(err, ErrNotArchive) {
		t.Errorf("someone's folder: %v", err)
	}
	a := open(t, dir)
	if _, err := Open(dir, Options{}); !errors.Is(err, ErrLocked) {
		t.Errorf("second writer: %v", err)
	}
	os.WriteFile(filepath.Join(a.WorkDir(), "state.sqlite"), []byte("state"), 0o644)
	os.MkdirAll(filepath.Join(a.WorkDir(), "staging", "junk", "v1"), 0o755)
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	b := open(t, dir)
	if _, err := os.Stat(filepath.Join(b.WorkDir(), "state.sqlite")); err != nil {
		t.Error("the state was dropped")
	}
	if left, _ := os.ReadDir(filepath.Join(b.WorkDir(), "staging")); len(left) > 0 {
		t.Error("a dead run's junk is still there")
	}
	b.Close()
	os.Rename(filepath.Join(dir, marker), filepath.Join(dir, "0=archiver_2.0"))
	if _, err := Open(dir, Options{Create: true}); !errors.Is(err, ErrNewerFormat) {
		t.Errorf("newer format: %v", err)
	}
	os.Rename(filepath.Join(dir, "0=archiver_2.0"), filepath.Join(dir, "0=archiver_1.7"))
	if b, err := Open(dir, Options{}); err != nil {
		t.Errorf("newer minor: %v", err)
	} else {
		b.Close()
	}
}

func TestFloorOfFreeSpace(t *testing.T) {
	dir := t.TempDir()
	a, err := Open(dir, Options{Create: true, MinFree: 1 << 60})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if _, err := a.Put(context.Background(), capture(1, noon)); !errors.Is(err, ErrDisk) || !strings.Contains(err.Error(), dir) {
		t.Errorf("below the floor: %v", err)
	}
	if err := a.Room(); !errors.Is(err, ErrDisk) {
		t.Errorf("Room: %v", err)
	}
}

func TestOpenWhatCannotBeWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(file, Options{Create: true}); !errors.Is(err, ErrNotArchive) {
		t.Errorf("a file: %v", err)
	}
	for _, c := range []struct {
		cause, want error
	}{
		{&fs.PathError{Op: "mkdir", Path: "a", Err: syscall.EACCES}, ErrDisk},
		{&fs.PathError{Op: "open", Path: "a", Err: syscall.EROFS}, ErrDisk},
		{&fs.PathError{Op: "open", Path: "a", Err: syscall.ENOTDIR}, ErrNotArchive},
		{ErrLocked, ErrLocked},
	} {
		if err := unusable(c.cause); !errors.Is(err, c.want) || !errors.Is(err, c.cause) {
			t.Errorf("%v: %v", c.cause, err)
		}
	}
}

func TestWrongClock(t *testing.T) {
	a := open(t, t.TempDir())
	if _, err := a.Put(context.Background(), capture(1, time.Unix(0, 0))); !errors.Is(err, ErrClock) {
		t.Errorf("1970: %v", err)
	}
	put(t, a, capture(1, noon), OutcomeStored)
	put(t, a, capture(2, noon.AddDate(0, 0, -40)), OutcomeStored) // the clock went back
	put(t, a, capture(3, noon.AddDate(0, 0, 1)), OutcomeStored)
	clean(t, a.Dir())
	if _, err := os.Stat(filepath.Join(a.Dir(), "2026/07/16/paper.example")); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Join(a.Dir(), "manifests/2026/07")); err == nil {
		t.Error("a closed day got a manifest")
	}
}

// A link planted in the archive must not lead a write out of it.
func TestPlantedLink(t *testing.T) {
	dir, out := t.TempDir(), t.TempDir()
	a := open(t, dir)
	if err := os.Symlink(out, filepath.Join(dir, "2026")); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Put(context.Background(), capture(1, noon)); err == nil {
		t.Error("stored through a link")
	}
	if left, _ := os.ReadDir(out); len(left) > 0 {
		t.Errorf("written outside: %v", left)
	}
	if err := Verify(context.Background(), dir, nil); !errors.Is(err, ErrDamaged) {
		t.Errorf("verify: %v", err)
	}
}

func TestManyWriters(t *testing.T) {
	a := open(t, t.TempDir())
	var wg sync.WaitGroup
	outcomes := make([]string, 60)
	for i := range outcomes {
		wg.Go(func() {
			s, err := a.Put(context.Background(), capture(i%20, noon.Add(time.Duration(i%20)*time.Minute)))
			if err != nil {
				t.Error(err)
			}
			outcomes[i] = s.Outcome
		})
	}
	wg.Wait()
	stored := 0
	for _, o := range outcomes {
		if o == OutcomeStored {
			stored++
		}
	}
	if stored != 20 {
		t.Errorf("stored %d times, want 20", stored)
	}
	if err := a.WriteIndexes(context.Background()); err != nil {
		t.Fatal(err)
	}
	clean(t, a.Dir())
}

func listed(t *testing.T, a *Archive, q Query) []string {
	t.Helper()
	var out []string
	for it, err := range a.List(context.Background(), q) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, strings.TrimPrefix(it.URL, "https://www.paper.example/harbour/"))
	}
	return out
}

// An agency is one by whatever names it is printed, shown as it is printed most often; a credit keeps its own.
func TestPeopleAgencies(t *testing.T) {
	a := open(t, t.TempDir())
	for i, name := range []string{"AP", "AP Photo", "Associated Press", "AP", "美联社"} {
		c := capture(i, noon.Add(time.Duration(i)*time.Minute))
		c.Record.Credits = []extract.Credit{{Role: extract.RoleSource, Organization: name}}
		put(t, a, c, OutcomeStored)
	}
	people, err := a.People(context.Background(), "associated")
	if err != nil || len(people) != 1 || people[0].Name != "AP" || people[0].Articles != 5 {
		t.Errorf("%+v, %v", people, err)
	}
	if got := listed(t, a, Query{Name: "ap photo"}); len(got) != 5 {
		t.Errorf("listed %v", got)
	}
}

// Stories of one minute are listed by the second of their capture too, the newest first, with the catalogue and without.
func TestListWithinAMinute(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir)
	for i := range 6 {
		put(t, a, capture(i, noon.Add(time.Duration(i)*time.Second)), OutcomeStored)
	}
	if got := strings.Join(listed(t, a, Query{}), " "); got != "5 4 3 2 1 0" {
		t.Errorf("listed %q", got)
	}
	if got := strings.Join(listed(t, a, Query{Limit: 2}), " "); got != "5 4" {
		t.Errorf("listed %q", got)
	}
	a.cat = nil
	if got := strings.Join(listed(t, a, Query{Limit: 4}), " "); got != "5 4 3 2" {
		t.Errorf("without the catalogue: %q", got)
	}
}

// The same questions get the same answers from the catalogue, from index.jsonl, and from the bare folders.
func TestListFindPeople(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir)
	for i := range 4 {
		c := capture(i, noon.AddDate(0, 0, i/2).Add(time.Duration(i)*time.Minute))
		if i == 3 {
			c.Record.Credits = []extract.Credit{{Role: extract.RoleReporter, Name: "陈 小明"}}
			c.Record.Source = &extract.Credit{Role: extract.RoleSource, Organization: "新华社"}
			c.Record.Feeds = []Provenance{{URL: "https://paper.example/zh.xml"}}
			c.Record.Site = extract.Site{Name: "报"}
		}
		put(t, a, c, OutcomeStored)
	}
	put(t, a, changed(capture(0, noon), 30), OutcomeUpdated)
	check := func(how string, a *Archive) {
		t.Helper()
		for _, c := range []struct {
			q    Query
			want string
		}{
			{Query{}, "3 2 1 0"}, {Query{Limit: 2}, "3 2"}, {Query{Day: "2026-08-25"}, "1 0"}, {Query{Day: "2026"}, "3 2 1 0"}, {Query{Day: "2026-09"}, ""},
			{Query{Site: "www.paper.example"}, "3 2 1 0"}, {Query{Site: "other.example"}, ""}, {Query{Feed: "https://paper.example/zh.xml"}, "3"},
			{Query{Name: "ada  QUILL"}, "2 1 0"}, {Query{Name: "Cy Lens"}, "3 2 1 0"}, {Query{Name: "Cy Lens", Role: "reporter"}, ""},
			{Query{Name: "Bo Stet", Role: "editor", Limit: 1}, "2"}, {Query{Role: "source"}, "3"}, {Query{Name: "新华社"}, "3"},
			{Query{Name: "Xinhua"}, "3"}, {Query{Name: "新華社", Role: "source"}, "3"},
		} {
			if got := strings.Join(listed(t, a, c.q), " "); got != c.want {
				t.Errorf("%s: %+v gives %q, want %q", how, c.q, got, c.want)
			}
		}
		people, err := a.People(context.Background(), "")
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range people {
			got = append(got, fmt.Sprintf("%s %d %d %v %s %s", p.Name, p.Articles, p.Photos, p.Roles, p.First, p.Last))
		}
		want := []string{"Cy Lens 4 8 map[photographer:4] 2026-08-25 2026-08-26", "Ada Quill 3 0 map[reporter:3] 2026-08-25 2026-08-26",
			"Bo Stet 3 0 map[editor:3] 2026-08-25 2026-08-26", "新华社 1 0 map[source:1] 2026-08-26 2026-08-26", "陈 小明 1 0 map[reporter:1] 2026-08-26 2026-08-26"}
		if !slices.Equal(got, want) {
			t.Errorf("%s: people\n%s", how, strings.Join(got, "\n"))
		}
		if r, _, err := a.Find("https://www.paper.example/harbour/0"); err != nil || r.Revision != 2 {
			t.Errorf("%s: Find: revision %d, %v", how, r.Revision, err)
		}
	}
	check("open", a)
	if err := a.WriteIndexes(context.Background()); err != nil {
		t.Fatal(err)
	}
	reader := func(how string, catalogue bool) {
		t.Helper()
		r, err := OpenReadOnly(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		if (r.cat != nil) != catalogue {
			t.Errorf("%s: catalogue used: %v", how, r.cat != nil)
		}
		check(how, r)
	}
	reader("read-only beside the writer", true)
	a.Close()
	reader("read-only alone", true)
	old, err := os.ReadFile(filepath.Join(dir, catalogueFile))
	if err != nil {
		t.Fatal(err)
	}
	os.Remove(filepath.Join(dir, catalogueFile))
	reader("without a catalogue", false)
	os.Remove(filepath.Join(dir, "2026/08/25/index.jsonl"))
	reader("without one index.jsonl", false)
	reopened := func(how string) {
		t.Helper()
		b := open(t, dir)
		defer b.Close()
		check(how, b)
	}
	reopened("catalogue rebuilt")
	for name, junk := range map[string][]byte{"cut": old[:len(old)/2], "junk": []byte("no database at all, but long enough to be read as one"), "empty": {}} {
		os.WriteFile(filepath.Join(dir, catalogueFile), junk, 0o644)
		reader(name, false)
		reopened(name + ", rebuilt")
	}
	b := open(t, dir)
	if err := b.Reindex(context.Background()); err != nil {
		t.Fatal(err)
	}
	check("after Reindex", b)
	put(t, b, capture(9, noon.AddDate(0, 0, 5)), OutcomeStored)
	b.Close()
	os.WriteFile(filepath.Join(dir, catalogueFile), old, 0o644) // an old one swapped in
	b = open(t, dir)
	if got := listed(t, b, Query{Limit: 1}); !slices.Equal(got, []string{"9"}) {
		t.Errorf("old catalogue swapped in: %v", got)
	}
	put(t, b, capture(9, noon.AddDate(0, 0, 5)), OutcomeUnchanged)
}

func TestVerifyNamesEveryFlippedBit(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir)
	put(t, a, capture(1, noon), OutcomeStored)
	put(t, a, capture(2, noon.AddDate(0, 0, 1)), OutcomeStored)
	if err := a.WriteIndexes(context.Background()); err != nil {
		t.Fatal(err)
	}
	a.Close()
	if notes := clean(t, dir); len(notes) > 0 {
		t.Fatalf("notes: %v", notes)
	}
	kinds := map[string][]string{
		".jpg": {KindHash}, "capture.warc.gz": {KindHash}, "article.json": {KindHash, KindArticle}, "article.html": {KindHash},
		"25.sha256": {KindChain, KindManifest, KindHash, KindMissing, KindArticle}, "26.sha256": {KindChain, KindManifest, KindHash, KindMissing, KindArticle},
		"archive.sha256": {KindManifest, KindHash, KindMissing}, "README.txt": {KindHash}, "FORMAT.md": {KindHash}, "0=archiver_1.0": {KindHash},
		"index.html": {KindDerived}, "index.jsonl": {KindDerived}, "people.html": {KindDerived},
	}
	tried := map[string]int{}
	filepath.WalkDir(dir, func(p string, d fs.DirEntry, _ error) error {
		rel, _ := filepath.Rel(dir, p)
		if d.IsDir() && d.Name() == ".work" {
			return fs.SkipDir
		}
		if d.IsDir() || strings.HasPrefix(d.Name(), "catalogue.") {
			return nil
		}
		good, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		kind := d.Name()
		if strings.HasSuffix(kind, ".jpg") {
			kind = ".jpg"
		} else if strings.Contains(rel, "index/people/") {
			kind = "people.html"
		}
		step := max(1, len(good)/4)
		if strings.HasSuffix(kind, ".sha256") {
			step = max(1, len(good)/25)
		}
		for at := len(good) - 1; at >= 0; at -= step {
			bad := bytes.Clone(good)
			bad[at] ^= 1 << (at % 7)
			os.WriteFile(p, bad, 0o644)
			var named, found []string
			err := Verify(context.Background(), dir, func(pr Problem) {
				if pr.Damage() {
					found = append(found, pr.String())
					if pr.Path == filepath.ToSlash(rel) || strings.Contains(pr.Detail, filepath.ToSlash(rel)) {
						named = append(named, pr.Kind)
					}
				}
			})
			if !errors.Is(err, ErrDamaged) || len(named) == 0 || !slices.ContainsFunc(named, func(k string) bool { return slices.Contains(kinds[kind], k) }) {
				t.Errorf("bit in byte %d of %d of %s: %v, named as %v, found %v", at, len(good), rel, err, named, found)
			}
			tried[kind]++
		}
		os.WriteFile(p, good, 0o644)
		return nil
	})
	for k := range kinds {
		if tried[k] == 0 {
			t.Errorf("no %s was tried", k)
		}
	}
	clean(t, dir)
}

func TestVerifyFindsWhatIsMissingOrAdded(t *testing.T) {
	for name, c := range map[string]struct {
		do   func(dir, v1 string)
		kind string // "" means clean
	}{
		"photo deleted":        {func(dir, v1 string) { os.Remove(filepath.Join(dir, v1, "p01-"+sumHex(tiny(2))[:8]+".jpg")) }, KindMissing},
		"article.json deleted": {func(dir, v1 string) { os.Remove(filepath.Join(dir, v1, "article.json")) }, KindMissing},
		"story deleted":        {func(dir, v1 string) { os.RemoveAll(filepath.Join(dir, path.Dir(v1))) }, KindMissing},
		"manifest deleted":     {func(dir, v1 string) { os.Remove(filepath.Join(dir, "manifests/2026/08/25.sha256")) }, KindChain},
		"photo cut":            {func(dir, v1 string) { os.Truncate(filepath.Join(dir, v1, "capture.warc.gz"), 200) }, KindWARC},
		"page replaced by link": {func(dir, v1 string) {
			os.Remove(filepath.Join(dir, v1, "article.html"))
			os.Symlink("/etc/hosts", filepath.Join(dir, v1, "article.html"))
		}, KindLink},
		"a reader's notes": {func(dir, v1 string) {
			os.WriteFile(filepath.Join(dir, path.Dir(v1), "my notes.txt"), nil, 0o644)
			os.MkdirAll(filepath.Join(dir, "clippings"), 0o755)
		}, ""},
		"a note in a revision":   {func(dir, v1 string) { os.WriteFile(filepath.Join(dir, v1, "note.txt"), nil, 0o644) }, ""},
		"a foreign v9":           {func(dir, v1 string) { os.MkdirAll(filepath.Join(dir, path.Dir(v1), "v9"), 0o755) }, ""},
		"a forged revision":      {func(dir, v1 string) { copyTree(filepath.Join(dir, v1), filepath.Join(dir, path.Dir(v1), "v2")) }, KindArticle},
		"index page deleted":     {func(dir, v1 string) { os.Remove(filepath.Join(dir, "index.html")) }, ""},
		"an article.json edited": {func(dir, v1 string) { edit(filepath.Join(dir, v1, "article.json"), "Harbour 1", "Harbor 1") }, KindArticle},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			a := open(t, dir)
			s := put(t, a, capture(1, noon), OutcomeStored)
			put(t, a, capture(2, noon.AddDate(0, 0, 1)), OutcomeStored)
			a.WriteIndexes(context.Background())
			a.Close()
			c.do(dir, s.Path)
			if c.kind == "" {
				if notes := clean(t, dir); len(notes) == 0 && name != "index page deleted" {
					t.Error("not even noted")
				}
				return
			}
			var kinds []string
			err := Verify(context.Background(), dir, func(p Problem) { kinds = append(kinds, p.Kind) })
			if !errors.Is(err, ErrDamaged) || !slices.Contains(kinds, c.kind) {
				t.Errorf("%v, found %v, want %s", err, kinds, c.kind)
			}
		})
	}
}

func TestTakenDown(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir)
	s := put(t, a, capture(1, noon), OutcomeStored)
	put(t, a, capture(2, noon), OutcomeStored)
	folder := path.Dir(s.Path)
	os.RemoveAll(filepath.Join(dir, s.Path))
	stone := []byte(`{"format":"archiver-tombstone/1","id":"` + s.Record.ID + `","reason":"court order","date":"2026-08-26"}` + "\n")
	os.WriteFile(filepath.Join(dir, folder, tombstoneName), stone, 0o644)
	a.mu.Lock()
	err := a.appendManifest("2026/08/26", []manifestLine{{sumHex(stone), path.Join(folder, tombstoneName)}})
	a.mu.Unlock()
	if err != nil {
		t.Fatal(err)
	}
	clean(t, dir)
	if _, err := a.Put(context.Background(), capture(1, noon)); !errors.Is(err, ErrTakenDown) {
		t.Errorf("stored again: %v", err)
	}
	a.Close()
	a = open(t, dir)
	if _, err := a.Put(context.Background(), capture(1, noon)); !errors.Is(err, ErrTakenDown) {
		t.Errorf("stored again after a restart: %v", err)
	}
	put(t, a, capture(3, noon.AddDate(0, 0, 1)), OutcomeStored)
	clean(t, dir)
}

func copyTree(from, to string) {
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		panic(err)
	}
}

func edit(name, old, new string) {
	b, err := os.ReadFile(name)
	if err != nil {
		panic(err)
	}
	os.WriteFile(name, bytes.ReplaceAll(b, []byte(old), []byte(new)), 0o644)
}

// What outside bytes may say, none of it may leave its place.
func TestHostileText(t *testing.T) {
	a := open(t, t.TempDir())
	c := capture(1, noon)
	evil := `"><script>alert(1)</script><img src=x onerror=alert(1)>` + "\x00\u2028</script>"
	r := &c.Record
	r.Title, r.Kicker, r.Subtitle, r.Summary, r.Section, r.Keywords, r.Site.Name = evil, evil, evil, evil, evil, []string{evil}, evil
	r.Credits = append(r.Credits, extract.Credit{Role: evil, Name: evil, Organization: evil, Place: evil, Qualifier: evil})
	r.Photos[0].Caption, r.Photos[0].Alt, r.Photos[0].UsageTerms, r.Photos[1].Caption = evil, evil, evil, evil
	r.Language = `en" onload="alert(1)`
	r.HTML = `<p onclick=alert(1)>Text <a href="javascript:alert(1)">a</a><script>alert(1)</script><svg onload=alert(1)></svg></p><iframe src=x></iframe><form><input></form>` + strings.Repeat("<blockquote>", 2000)
	s := put(t, a, c, OutcomeStored)
	if err := a.WriteIndexes(context.Background()); err != nil {
		t.Fatal(err)
	}
	filepath.WalkDir(a.Dir(), func(p string, d fs.DirEntry, err error) error {
		if path.Ext(p) != ".html" {
			return nil
		}
		b, _ := os.ReadFile(p)
		low := strings.ToLower(string(b))
		for _, bad := range []string{"<script>", "<img src=x", "onclick", "onload=\"", "javascript:", "<iframe", "<svg", "<form"} {
			if strings.Contains(low, bad) {
				t.Errorf("%s holds %s", p, bad)
			}
		}
		if n := strings.Count(low, "<script"); n > 1 || n == 1 && !strings.Contains(low, `<script type="application/ld+json">`) {
			t.Errorf("%s: %d scripts", p, n)
		}
		if !strings.Contains(low, "default-src &#39;none&#39;") && !strings.Contains(low, "default-src 'none'") {
			t.Errorf("%s has no policy", p)
		}
		return nil
	})
	var back Record
	b, _ := os.ReadFile(filepath.Join(a.Dir(), s.Path, "article.json"))
	if err := json.Unmarshal(b, &back); err != nil || back.Title != evil {
		t.Errorf("title came back as %q, %v", back.Title, err)
	}
	clean(t, a.Dir())
}

func TestNINJS(t *testing.T) {
	a := open(t, t.TempDir())
	s := put(t, a, capture(1, noon), OutcomeStored)
	b, err := NINJS(s.Record)
	if err != nil {
		t.Fatal(err)
	}
	var n struct {
		URI, Type, By string
		InfoSources   []struct{ Name, Role, Literal string }
		Associations  []struct {
			Type, By   string
			Renditions []struct{ Href, Title string }
		}
	}
	if err := json.Unmarshal(b, &n); err != nil {
		t.Fatal(err)
	}
	if n.Type != "text" || n.URI != s.Record.URL || n.By != "Ada Quill" || len(n.Associations) != 2 || n.Associations[0].Type != "picture" ||
		n.Associations[0].Renditions[0].Href != s.Record.Photos[0].URL || n.Associations[0].Renditions[0].Title != s.Record.Photos[0].File || n.InfoSources[0].Role != cpprole+"author" || n.InfoSources[0].Literal != "reporter" {
		t.Errorf("%s", b)
	}
}

func BenchmarkPut(b *testing.B) {
	a := open(b, b.TempDir())
	var photos [][]byte
	for i := range 3 {
		photos = append(photos, picture(900, 600, i))
	}
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		c := capture(n, noon.Add(time.Duration(n)*time.Second))
		c.Record.Text = strings.Repeat(c.Record.Text+"\n\n", 25)
		c.Record.Photos = append(c.Record.Photos, Photo{Photo: extract.Photo{URL: "https://paper.example/3.jpg"}})
		c.PhotoData = map[int][]byte{0: photos[0], 1: photos[1], 2: photos[2]}
		put(b, a, c, OutcomeStored)
		n++
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "articles/s")
}
