// Package archive keeps what was captured: one immutable folder a revision, in a folder a day,
// readable without the program (see FORMAT.md, which every archive carries).
//
// Open an archive to write to it and call Put; OpenReadOnly, Find and List look things up; Verify
// proves that nothing changed. The folders are the truth and everything under index/ a cache made
// from them. The package never asks the network, never overwrites or deletes a capture, and says
// that something is stored only when it would survive a power cut.
package archive

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"archiver/archive/warc"
)

// Errors that callers decide by.
var (
	// ErrLocked: another process writes to the archive.
	ErrLocked = errors.New("locked by another process")
	// ErrNotArchive: the folder is missing, or has no 0=archiver_… marker (an unmounted disk, a wrong path).
	ErrNotArchive = errors.New("not an archive")
	// ErrNewerFormat: the archive was made by a later major version of the format.
	ErrNewerFormat = errors.New("archive has a newer format than this program knows")
	// ErrNotFound: nothing is kept under that id or address.
	ErrNotFound = errors.New("not in the archive")
	// ErrDisk: the disk is full, below the floor, read-only or failing. Wrapped with the path it met.
	ErrDisk = errors.New("disk")
	// ErrClock: the time of capture cannot be true.
	ErrClock = errors.New("clock is wrong")
	// ErrTakenDown: the story was removed on request and is not stored again.
	ErrTakenDown = errors.New("taken down")
	// ErrDamaged: Verify reported a problem.
	ErrDamaged = errors.New("archive is damaged")
)

const (
	formatMajor  = 1
	marker       = "0=archiver_1.0"
	markerText   = "archiver_1.0\n"
	workDir      = ".work"
	stagingDir   = ".work/staging"
	lockFile     = ".work/lock"
	pendingFile  = ".work/pending"
	manifestsDir = "manifests"
	ownManifest  = "manifests/archive.sha256" // of the files that describe the archive itself
	indexDir     = "index"

	// defaultMinFree is room for some articles with the largest photos allowed, plus their index.
	defaultMinFree = 64 << 20
	// defaultMinInodes is room for some hundred articles.
	defaultMinInodes = 2000
	// floorShare is the part of a small file system (1/floorShare) that is kept free instead.
	floorShare = 20
)

//go:embed FORMAT.md
var formatText string

//go:embed README.archive.txt
var readmeText string

// Options say how to open an archive. The zero value works.
type Options struct {
	// Create makes a new archive when the folder is missing or empty.
	Create bool
	// MinFree is the floor of free space in bytes: below it Put refuses with ErrDisk. 0 is 64 MiB or
	// a twentieth of the file system, whichever is less; negative is none.
	MinFree int64
	// Software is the program's name and version, for the warcinfo record. Operator is a contact address.
	Software, Operator string

	// disk replaces the real one; only tests of failing disks set it.
	disk func(*os.Root) fsys
}

// Archive is an open archive. Its methods may be called by several goroutines.
type Archive struct {
	dir      string
	opt      Options
	root     *os.Root
	disk     fsys
	lock     *os.File
	readOnly bool
	cat      *catalogue // nil when reading without one

	mu      sync.Mutex // commits happen one at a time; guards what follows
	head    head
	broken  error // why nothing may be written any more
	unknown bool  // a commit broke off: what is visible and what is listed may differ

	ids   [64]sync.Mutex // serialize the captures of one story
	seq   atomic.Uint64  // names staging folders
	warcs sync.Pool      // of *warc.Writer
}

// Open opens the archive in dir for writing: it takes the lock, drops what a dead process left
// half-built, lists in the manifest what it had committed but not listed, and brings the catalogue up to date.
func Open(dir string, opt Options) (_ *Archive, err error) {
	if err := prepare(dir, opt.Create); err != nil {
		return nil, fmt.Errorf("open archive %s: %w", dir, unusable(err))
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open archive %s: %w", dir, unusable(err))
	}
	a := &Archive{dir: dir, opt: opt, root: root}
	if opt.disk != nil {
		a.disk = opt.disk(root)
	} else {
		a.disk = realDisk{root}
	}
	defer func() {
		if err != nil {
			a.Close()
			err = fmt.Errorf("open archive %s: %w", dir, unusable(err))
		}
	}()
	if err := a.takeLock(); err != nil {
		return nil, err
	}
	if err := a.dropStaging(); err != nil {
		return nil, err
	}
	if err := a.ensureMarked(); err != nil {
		return nil, err
	}
	if err := a.reconcile(context.Background()); err != nil {
		return nil, err
	}
	a.cat, err = openCatalogue(a)
	return a, err
}

// OpenReadOnly opens the archive in dir for reading, without the lock, also on a read-only medium and
// while another process writes.
func OpenReadOnly(dir string) (*Archive, error) {
	root, err := os.OpenRoot(dir)
	if errors.Is(err, fs.ErrNotExist) {
		err = ErrNotArchive
	}
	if err != nil {
		return nil, fmt.Errorf("open archive %s: %w", dir, err)
	}
	if err := checkMarker(root); err != nil {
		root.Close()
		return nil, fmt.Errorf("open archive %s: %w", dir, err)
	}
	a := &Archive{dir: dir, root: root, readOnly: true}
	a.cat = openCatalogueReadOnly(a)
	return a, nil
}

// Close ends the use of the archive and releases the lock.
func (a *Archive) Close() error {
	var errs []error
	if a.cat != nil {
		errs = append(errs, a.cat.close())
		a.cat = nil
	}
	if a.lock != nil {
		errs = append(errs, a.lock.Close()) // the lock goes with the descriptor
	}
	if a.root != nil {
		errs = append(errs, a.root.Close())
	}
	return errors.Join(errs...)
}

// WorkDir is the folder for state that belongs to the archive's disk but not to the archive:
// ARCHIVE/.work. Only .work/staging is emptied at start.
func (a *Archive) WorkDir() string { return filepath.Join(a.dir, workDir) }

// Dir is the archive's folder, as given to Open.
func (a *Archive) Dir() string { return a.dir }

// Room reports, as ErrDisk, that the disk is below the floor of free space or free inodes, or that
// writing was stopped by an earlier error.
func (a *Archive) Room() error {
	a.mu.Lock()
	broken := a.broken
	a.mu.Unlock()
	if broken != nil {
		return broken
	}
	if a.opt.MinFree < 0 {
		return nil
	}
	disk, ok := spaceOf(a.dir)
	if !ok {
		return nil
	}
	// On a small file system the floor is a share of it, or nothing could ever be stored there.
	floor := uint64(a.opt.MinFree)
	if floor == 0 {
		floor = min(defaultMinFree, disk.size/floorShare)
	}
	if disk.free < floor {
		return fmt.Errorf("%w %s: %d KiB free, the floor is %d KiB", ErrDisk, a.dir, disk.free>>10, floor>>10)
	}
	if floor := min(defaultMinInodes, disk.allInodes/floorShare); disk.inodes < floor {
		return fmt.Errorf("%w %s: %d inodes free, the floor is %d", ErrDisk, a.dir, disk.inodes, floor)
	}
	return nil
}

// prepare makes the folder when create asks for it; it refuses a folder that holds something else.
func prepare(dir string, create bool) error {
	root, err := os.OpenRoot(dir)
	if errors.Is(err, fs.ErrNotExist) {
		if !create {
			return fmt.Errorf("%w: no such folder", ErrNotArchive)
		}
		return wrapDisk(os.MkdirAll(dir, 0o755))
	}
	if info, statErr := os.Stat(dir); err != nil && statErr == nil && !info.IsDir() {
		return fmt.Errorf("%w: no folder", ErrNotArchive)
	}
	if err != nil {
		return wrapDisk(err)
	}
	defer root.Close()
	err = checkMarker(root)
	if err == nil || !errors.Is(err, ErrNotArchive) || !create {
		return err
	}
	// A creation that broke off left some of these and no marker.
	entries, derr := readDir(root, ".")
	if derr != nil {
		return wrapDisk(derr)
	}
	for _, e := range entries {
		switch e.Name() {
		case workDir, manifestsDir, "README.txt", "FORMAT.md", "lost+found":
		default:
			return fmt.Errorf("%w: no %s, and not empty (%s)", ErrNotArchive, marker, e.Name())
		}
	}
	return nil
}

var markerName = regexp.MustCompile(`^0=archiver_(\d{1,6})\.(\d{1,6})$`)

func checkMarker(root *os.Root) error {
	entries, err := readDir(root, ".")
	if err != nil {
		return wrapDisk(err)
	}
	for _, e := range entries {
		if m := markerName.FindStringSubmatch(e.Name()); m != nil {
			if major, _ := strconv.Atoi(m[1]); major > formatMajor {
				return fmt.Errorf("%w: %s", ErrNewerFormat, e.Name())
			}
			return nil
		}
	}
	return fmt.Errorf("%w: no %s", ErrNotArchive, marker)
}

// takeLock creates the work folders and locks the archive. The lock belongs to the open file, so
// that of a dead process is gone with it.
func (a *Archive) takeLock() error {
	for _, d := range []string{workDir, stagingDir} {
		if err := a.mkdir(d); err != nil {
			return err
		}
	}
	f, err := a.root.OpenFile(lockFile, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return wrapDisk(err)
	}
	if err := lockFd(f); err != nil {
		f.Close()
		return err
	}
	a.lock = f
	return nil
}

// ensureMarked writes what makes a folder an archive, the marker last.
func (a *Archive) ensureMarked() error {
	if err := checkMarker(a.root); err == nil {
		return nil
	} else if !errors.Is(err, ErrNotArchive) {
		return err
	}
	own := [][2]string{{"README.txt", readmeText}, {"FORMAT.md", formatText}, {marker, markerText}}
	var list strings.Builder
	for _, f := range own {
		list.WriteString(manifestLine{sum: sumHex([]byte(f[1])), path: f[0]}.String())
	}
	if err := a.mkdir(manifestsDir); err != nil {
		return err
	}
	files := [][2]string{own[0], own[1], {ownManifest, list.String()}, own[2]}
	for _, f := range files {
		if err := a.replace(f[0], []byte(f[1])); err != nil {
			return err
		}
		if err := a.disk.SyncDir(path.Dir(f[0])); err != nil {
			return a.stop(err)
		}
	}
	return nil
}

// mkdir makes one folder, durably; it may exist.
func (a *Archive) mkdir(name string) error {
	err := a.disk.Mkdir(name)
	if errors.Is(err, fs.ErrExist) {
		fi, serr := a.root.Stat(name)
		if serr != nil {
			return wrapDisk(serr)
		}
		if !fi.IsDir() {
			return fmt.Errorf("%s is not a folder", name)
		}
		return nil
	}
	if err != nil {
		return wrapDisk(err)
	}
	if err := a.disk.SyncDir(path.Dir(name)); err != nil {
		return a.stop(err)
	}
	return nil
}

// mkdirAll makes a folder and those above it, durably.
func (a *Archive) mkdirAll(name string) error {
	if fi, err := a.root.Stat(name); err == nil && fi.IsDir() {
		return nil
	}
	if up := path.Dir(name); up != "." {
		if err := a.mkdirAll(up); err != nil {
			return err
		}
	}
	return a.mkdir(name)
}

// replace writes a file whole or not at all, over one that may exist. Only derived files and those
// of a new archive are written so.
func (a *Archive) replace(name string, data []byte) error {
	tmp := path.Join(stagingDir, fmt.Sprintf("file-%d", a.seq.Add(1)))
	err := a.write(tmp, data)
	if err == nil {
		err = wrapDisk(a.disk.Replace(tmp, name))
	}
	if err != nil && a.broken == nil {
		_ = a.disk.Remove(tmp) // what stays is dropped at the next start
	}
	return err
}

// write writes a new file and syncs it.
func (a *Archive) write(name string, data []byte) error {
	f, err := a.disk.Create(name)
	if err != nil {
		return wrapDisk(err)
	}
	if _, err := f.Write(data); err != nil {
		f.Close()
		return wrapDisk(err)
	}
	if err := f.Sync(); err != nil {
		f.Close()
		return a.stop(err)
	}
	return wrapDisk(f.Close())
}

// stop notes that nothing may be written any more: after an fsync error the kernel may have thrown
// away the very pages that it could not write, so trying again would report success for lost data.
func (a *Archive) stop(err error) error {
	err = fmt.Errorf("%w: %w (writing has stopped)", ErrDisk, err)
	if a.broken == nil {
		a.broken = err
	}
	return err
}

// dropStaging removes what a dead process left half-built.
func (a *Archive) dropStaging() error {
	entries, err := readDir(a.root, stagingDir)
	if err != nil {
		return wrapDisk(err)
	}
	for _, e := range entries {
		if err := a.disk.RemoveAll(path.Join(stagingDir, e.Name())); err != nil {
			return wrapDisk(err)
		}
	}
	return nil
}

// writerFor returns a WARC writer that has written its first record to w.
func (a *Archive) writerFor(w interface{ Write([]byte) (int, error) }, captured time.Time) (*warc.Writer, error) {
	info := warc.Info{Filename: warcName, Software: a.opt.Software, Operator: a.opt.Operator, Date: captured}
	if ww, ok := a.warcs.Get().(*warc.Writer); ok {
		return ww, ww.Reset(w, info)
	}
	return warc.NewWriter(w, info)
}
