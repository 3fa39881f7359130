package archive

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// faultyDisk passes everything on to a folder and fails from its N-th call on. Beside that it keeps a
// strict model of what a power cut would leave: only what was synced, and only under names whose
// folder was synced since.
type faultyDisk struct {
	realDisk
	mu    sync.Mutex
	calls int
	at    int   // the call that fails; 0: none
	fault error // what it fails with; errCrash: nothing happens any more
	last  bool  // all calls after it fail too
	half  bool  // a failing write writes half before
	hit   bool
	what  string // the call that was hit
	top   *inode
}

var errCrash = errors.New("the process is dead")

// inode is a file or folder of the model, as it is and as the disk has it.
type inode struct {
	entries, synced map[string]*inode // of a folder
	data, kept      []byte            // of a file
}

func newFolder() *inode { return &inode{entries: map[string]*inode{}, synced: map[string]*inode{}} }

func (n *inode) folder() bool { return n.entries != nil }

// loadModel takes a folder of the real disk as all synced.
func loadModel(dir string) *inode {
	n := newFolder()
	entries, err := os.ReadDir(dir)
	if err != nil {
		panic(err)
	}
	for _, e := range entries {
		if dir := filepath.Join(dir, e.Name()); e.IsDir() {
			n.entries[e.Name()] = loadModel(dir)
		} else {
			b, err := os.ReadFile(dir)
			if err != nil {
				panic(err)
			}
			n.entries[e.Name()] = &inode{data: b, kept: b}
		}
		n.synced[e.Name()] = n.entries[e.Name()]
	}
	return n
}

func (d *faultyDisk) find(name string) *inode {
	n := d.top
	if name == "." {
		return n
	}
	for part := range strings.SplitSeq(name, "/") {
		if n == nil || !n.folder() {
			return nil
		}
		n = n.entries[part]
	}
	return n
}

// step counts a call and says whether it fails.
func (d *faultyDisk) step(what, name string) error {
	d.calls++
	if d.at == 0 || d.calls < d.at || d.calls > d.at && !d.last {
		return nil
	}
	if !d.hit {
		d.hit, d.what = true, what+" "+name
	}
	return &fs.PathError{Op: what, Path: name, Err: d.fault}
}

// do runs a call and, when it succeeds, its effect on the model.
func (d *faultyDisk) do(what, name string, call func() error, model func()) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.step(what, name); err != nil {
		return err
	}
	if err := call(); err != nil {
		return err
	}
	model()
	return nil
}

func (d *faultyDisk) parent(name string) *inode { return d.find(path.Dir(name)) }

func (d *faultyDisk) Create(name string) (f file, err error) {
	err = d.do("create", name, func() error { f, err = d.realDisk.Create(name); return err }, func() {
		n := &inode{}
		d.parent(name).entries[path.Base(name)] = n
		f = &faultyFile{f, d, n, name}
	})
	return f, err
}

func (d *faultyDisk) Append(name string) (f file, err error) {
	err = d.do("open", name, func() error { f, err = d.realDisk.Append(name); return err }, func() {
		n := d.find(name)
		if n == nil {
			n = &inode{}
			d.parent(name).entries[path.Base(name)] = n
		}
		f = &faultyFile{f, d, n, name}
	})
	return f, err
}

func (d *faultyDisk) Mkdir(name string) error {
	return d.do("mkdir", name, func() error { return d.realDisk.Mkdir(name) }, func() {
		d.parent(name).entries[path.Base(name)] = newFolder()
	})
}

func (d *faultyDisk) move(from, to string) {
	d.parent(to).entries[path.Base(to)] = d.find(from)
	delete(d.parent(from).entries, path.Base(from))
}

func (d *faultyDisk) Rename(from, to string) error {
	return d.do("rename", to, func() error { return d.realDisk.Rename(from, to) }, func() { d.move(from, to) })
}

func (d *faultyDisk) Replace(from, to string) error {
	return d.do("replace", to, func() error { return d.realDisk.Replace(from, to) }, func() { d.move(from, to) })
}

func (d *faultyDisk) Truncate(name string, size int64) error {
	return d.do("truncate", name, func() error { return d.realDisk.Truncate(name, size) }, func() {
		n := d.find(name)
		n.data = n.data[:size:size]
		n.kept = n.data
	})
}

func (d *faultyDisk) Remove(name string) error {
	return d.do("remove", name, func() error { return d.realDisk.Remove(name) }, func() {
		delete(d.parent(name).entries, path.Base(name))
	})
}

func (d *faultyDisk) RemoveAll(name string) error {
	return d.do("remove", name, func() error { return d.realDisk.RemoveAll(name) }, func() {
		delete(d.parent(name).entries, path.Base(name))
	})
}

func (d *faultyDisk) SyncDir(name string) error {
	return d.do("fsync", name, func() error { return nil }, func() {
		n := d.find(name)
		n.synced = map[string]*inode{}
		for k, v := range n.entries {
			n.synced[k] = v
		}
	})
}

type faultyFile struct {
	file
	d    *faultyDisk
	n    *inode
	name string
}

func (f *faultyFile) Write(b []byte) (n int, err error) {
	f.d.mu.Lock()
	defer f.d.mu.Unlock()
	if err := f.d.step("write", f.name); err != nil {
		if f.d.half && f.d.calls == f.d.at {
			n, _ = f.file.Write(b[:len(b)/2])
			f.n.data = append(slices.Clip(f.n.data), b[:n]...)
		}
		return n, err
	}
	n, err = f.file.Write(b)
	f.n.data = append(slices.Clip(f.n.data), b[:n]...)
	return n, err
}

func (f *faultyFile) Sync() error {
	return f.d.do("fsync", f.name, func() error { return nil }, func() { f.n.kept = f.n.data })
}

func (f *faultyFile) Close() error {
	err := f.file.Close()
	return errors.Join(f.d.do("close", f.name, func() error { return nil }, func() {}), err)
}

// How much of what was not synced a power cut leaves.
const (
	loseAll   = iota // nothing that was not synced
	keepNames        // all names, but no data: empty files
	keepHalf         // all names, and half of the data
	keepNulls        // all names, and nulls for the data
)

// powerCut writes what the disk has after a power cut into a new folder.
func (n *inode) powerCut(dir string, leave int) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		panic(err)
	}
	names := n.synced
	if leave != loseAll {
		names = n.entries
	}
	for name, e := range names {
		p := filepath.Join(dir, name)
		if e.folder() {
			e.powerCut(p, leave)
			continue
		}
		data := e.kept
		if extra := len(e.data) - len(e.kept); extra > 0 {
			switch leave {
			case keepHalf:
				data = e.data[:len(e.kept)+extra/2]
			case keepNulls:
				data = append(slices.Clip(e.kept), make([]byte, extra)...)
			}
		}
		if err := os.WriteFile(p, data, 0o644); err != nil {
			panic(err)
		}
	}
}

// plot is what happens in the world: two stories over three days, the first one updated when its day is
// outside of those that a start looks through.
func plot() []Capture {
	one, two := capture(1, noon), capture(2, noon.AddDate(0, 0, 3))
	for _, c := range []*Capture{&one, &two} {
		c.Record.Credits, c.Record.Photos, c.PhotoData = c.Record.Credits[:1], c.Record.Photos[:1], map[int][]byte{0: c.PhotoData[0]}
		c.Record.Photos[0].Credits = nil
	}
	return []Capture{one, two, changed(one, 72)}
}

// journey stores what of the plot was not announced before, and writes the index pages. As a worker
// does, it goes on with other stories when one fails.
func journey(dir string, disk func(*os.Root) fsys, done []Stored, pages bool) (announced []Stored, err error) {
	ctx := context.Background()
	a, err := Open(dir, Options{Create: true, MinFree: -1, disk: disk})
	if err != nil {
		return nil, err
	}
	defer a.Close()
	failed := map[string]bool{}
	for _, c := range plot() {
		known := func(s Stored) bool {
			return s.Record.URL == c.Record.URL && s.Record.Captured.Equal(c.Record.Captured)
		}
		if failed[c.Record.URL] || slices.ContainsFunc(done, known) {
			continue
		}
		s, perr := a.Put(ctx, c)
		if perr != nil {
			failed[c.Record.URL] = true
			err = errors.Join(err, perr)
			continue
		}
		announced = append(announced, s)
	}
	if pages {
		err = errors.Join(err, a.WriteIndexes(ctx))
	}
	return announced, err
}

// content lists the archive's files that are not derived, but for manifests by what they list.
func content(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	filepath.WalkDir(dir, func(p string, d fs.DirEntry, _ error) error {
		rel, _ := filepath.Rel(dir, p)
		rel = filepath.ToSlash(rel)
		switch {
		case d.IsDir() && (rel == ".work" || rel == "index"):
			return fs.SkipDir
		case d.IsDir() || strings.HasPrefix(d.Name(), "index."):
			return nil
		}
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(rel, "manifests/2") {
			for line := range strings.Lines(string(b)) {
				if !strings.HasPrefix(line, "#") {
					out = append(out, "listed "+strings.TrimSpace(line))
				}
			}
			return nil
		}
		out = append(out, rel+" "+sumHex(b))
		return nil
	})
	slices.Sort(out)
	return out
}

// TestEveryFault fails, kills or cuts the power at every call to the disk in turn, until none is
// hit; then the archive must be clean as it lies, hold all that was announced, and be the same as if
// nothing had happened once the work is done again.
func TestEveryFault(t *testing.T) {
	base := t.TempDir()
	if fi, err := os.Stat("/dev/shm"); err == nil && fi.IsDir() { // memory is enough: the model does the syncing
		if d, err := os.MkdirTemp("/dev/shm", "archive-faults"); err == nil {
			base = d
			t.Cleanup(func() { os.RemoveAll(d) })
		}
	}
	want := filepath.Join(base, "want")
	if _, err := journey(want, nil, nil, true); err != nil {
		t.Fatal(err)
	}
	wanted := content(t, want)
	for _, f := range []struct {
		name       string
		fault      error
		last, half bool
		pages      bool // with index pages
		leave      int  // -1: the process dies, the disk has everything
	}{
		{"kill -9", errCrash, true, true, true, -1},
		{"power cut", errCrash, true, false, false, loseAll},
		{"power cut, remains", errCrash, true, true, false, keepNames},
		{"full disk", syscall.ENOSPC, true, true, true, -1},
		{"full disk, once", syscall.ENOSPC, false, true, false, -1},
		{"disk error", syscall.EIO, true, false, false, loseAll},
		{"disk error, once", syscall.EIO, false, false, true, loseAll},
	} {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			for at := 1; ; at += stride {
				dir := filepath.Join(base, fmt.Sprintf("%x-%d", ID(f.name)[:4], at))
				os.MkdirAll(dir, 0o755)
				disk := &faultyDisk{at: at, fault: f.fault, last: f.last, half: f.half, top: newFolder()}
				announced, err := journey(dir, func(r *os.Root) fsys { disk.realDisk = realDisk{r}; return disk }, nil, f.pages)
				if !disk.hit {
					if err != nil {
						t.Fatalf("no fault, and %v", err)
					}
					if at < 70 {
						t.Fatalf("only %d calls: the seam is not used", at)
					}
					return
				}
				where := fmt.Sprintf("call %d (%s)", at, disk.what)
				if err != nil && f.fault != errCrash && !errors.Is(err, ErrDisk) {
					t.Errorf("%s: %v is no ErrDisk", where, err)
				}
				if strings.HasPrefix(disk.what, "fsync") && f.fault == syscall.EIO && err == nil {
					t.Errorf("%s: an fsync error was passed over", where)
				}
				if f.leave >= 0 {
					cut := dir + "-cut"
					leave := f.leave
					if leave != loseAll {
						leave = []int{keepNames, keepHalf, keepNulls}[at%3]
					}
					disk.top.powerCut(cut, leave)
					dir = cut
				}
				sound(t, where, dir, announced)
				if _, err := journey(dir, func(r *os.Root) fsys {
					return &faultyDisk{realDisk: realDisk{r}, top: loadModel(dir)} // no fault, and no waiting for the real disk
				}, announced, f.pages); err != nil {
					t.Errorf("%s: the work done again: %v", where, err)
				}
				sound(t, where+", again", dir, announced)
				if got := content(t, dir); !slices.Equal(got, wanted) {
					t.Errorf("%s: differs after the work was done again:\n%s", where, difference(got, wanted))
				}
				os.RemoveAll(dir)
				os.RemoveAll(strings.TrimSuffix(dir, "-cut"))
				if t.Failed() {
					return
				}
			}
		})
	}
}

// sound checks that an archive is clean as it lies and has what was announced. An archive whose making
// broke off is none yet.
func sound(t *testing.T, where, dir string, announced []Stored) {
	t.Helper()
	err := Verify(context.Background(), dir, func(p Problem) {
		if p.Damage() {
			t.Errorf("%s: %s", where, p)
		}
	})
	if err != nil && !(errors.Is(err, ErrNotArchive) && len(announced) == 0) {
		t.Errorf("%s: %v", where, err)
	}
	for _, s := range announced {
		b, err := os.ReadFile(filepath.Join(dir, s.Path, articleName))
		want, _ := encode(s.Record)
		if err != nil || string(b) != string(want) {
			t.Errorf("%s: %s was announced and is not there: %v", where, s.Path, err)
		}
	}
}

func difference(got, want []string) string {
	var b strings.Builder
	for _, g := range got {
		if !slices.Contains(want, g) {
			b.WriteString("+ " + g + "\n")
		}
	}
	for _, w := range want {
		if !slices.Contains(got, w) {
			b.WriteString("- " + w + "\n")
		}
	}
	if lines := strings.SplitAfter(b.String(), "\n"); len(lines) > 8 {
		return strings.Join(lines[:8], "") + fmt.Sprintf("and %d more\n", len(lines)-8)
	}
	return b.String()
}

// TestKilled runs this test binary as a child that stores in a loop, and kills it at random moments.
func TestKilled(t *testing.T) {
	if dir := os.Getenv("ARCHIVE_TEST_CHILD"); dir != "" {
		storeForever(t, dir)
		return
	}
	dir := t.TempDir()
	stored := map[string]bool{}
	for life := range 20 {
		cmd := exec.Command(os.Args[0], "-test.run=^TestKilled$")
		cmd.Env = append(os.Environ(), "ARCHIVE_TEST_CHILD="+dir, fmt.Sprintf("ARCHIVE_TEST_LIFE=%d", life))
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		// A random moment is the point: one life in four from its start on, the others once it has stored something.
		moment := time.Duration(rand.IntN(150)) * time.Millisecond
		if life%4 == 0 {
			time.AfterFunc(moment, func() { cmd.Process.Kill() })
		}
		lines := bufio.NewScanner(out)
		for n := 0; lines.Scan(); n++ {
			if p, ok := strings.CutPrefix(lines.Text(), "stored "); ok {
				if stored[p] = true; life%4 != 0 && n == 0 {
					time.AfterFunc(moment, func() { cmd.Process.Kill() })
				}
			} else if strings.Contains(lines.Text(), "FAIL") || strings.Contains(lines.Text(), "panic") {
				t.Fatalf("child: %s", lines.Text())
			}
		}
		cmd.Wait()
		if _, err := os.Stat(filepath.Join(dir, marker)); err == nil {
			clean(t, dir)
		}
	}
	for p := range stored {
		if _, err := os.Stat(filepath.Join(dir, p, articleName)); err != nil {
			t.Errorf("announced and gone: %v", err)
		}
	}
	if len(stored) < 15 {
		t.Errorf("only %d stored in 20 lives", len(stored))
	}
	a := open(t, dir) // at once: the lock of the dead holds nothing
	if err := a.Reindex(context.Background()); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for it, err := range a.List(context.Background(), Query{}) {
		if err != nil {
			t.Fatal(err)
		}
		if seen[it.URL] {
			t.Errorf("%s stored twice", it.URL)
		}
		seen[it.URL] = true
	}
	if notes := clean(t, dir); len(notes) > 0 {
		t.Errorf("after a restart: %v", notes)
	}
	t.Logf("%d revisions announced, %d stories", len(stored), len(seen))
}

// storeForever goes on where the life before ended.
func storeForever(t *testing.T, dir string) {
	a, err := Open(dir, Options{Create: true, MinFree: -1})
	if err != nil {
		t.Fatal(err)
	}
	life, err := strconv.Atoi(os.Getenv("ARCHIVE_TEST_LIFE"))
	if err != nil {
		t.Fatal(err)
	}
	for n := 3 * life; ; n++ { // some of what the life before stored, again
		c := capture(n, noon.Add(time.Duration(n)*time.Minute))
		if n%3 == 2 {
			c = changed(capture(n-1, noon.Add(time.Duration(n-1)*time.Minute)), 1)
		}
		s, err := a.Put(context.Background(), c)
		if err != nil {
			t.Fatal(err)
		}
		if s.Outcome == OutcomeStored || s.Outcome == OutcomeUpdated {
			fmt.Printf("stored %s\n", s.Path)
		}
		if n%10 == 9 {
			if err := a.WriteIndexes(context.Background()); err != nil {
				t.Fatal(err)
			}
		}
	}
}
