package archive

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"syscall"
)

// fsys is every way in which the archive changes the disk. It is a seam: tests put a disk here that
// fails or loses power at the N-th call. Names are slash-separated and relative to the archive.
type fsys interface {
	Create(name string) (file, error) // a new file; fs.ErrExist when there is one
	Append(name string) (file, error) // at the end of a file, which is created when missing
	Mkdir(name string) error          // one level
	Rename(from, to string) error     // never over something that exists: fs.ErrExist
	Replace(from, to string) error    // a file over a file, atomically
	Truncate(name string, size int64) error
	Remove(name string) error
	RemoveAll(name string) error
	SyncDir(name string) error // makes the folder's entries durable
}

// file is an open file of fsys. What was written is durable after Sync.
type file interface {
	io.Writer
	Sync() error
	Close() error
}

// realDisk is the disk itself, within a folder: os.Root refuses a symbolic link that leads out of it.
type realDisk struct{ root *os.Root }

func (d realDisk) Create(name string) (file, error) {
	return nameFile(d.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644))
}

func (d realDisk) Append(name string) (file, error) {
	return nameFile(d.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o644))
}

// nameFile keeps a nil *os.File from becoming a file that is not nil.
func nameFile(f *os.File, err error) (file, error) {
	if err != nil {
		return nil, err
	}
	return f, nil
}

func (d realDisk) Mkdir(name string) error       { return d.root.Mkdir(name, 0o755) }
func (d realDisk) Replace(from, to string) error { return d.root.Rename(from, to) }
func (d realDisk) Remove(name string) error      { return d.root.Remove(name) }
func (d realDisk) RemoveAll(name string) error   { return d.root.RemoveAll(name) }

func (d realDisk) Truncate(name string, size int64) error {
	f, err := d.root.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Truncate(size); err != nil {
		return err
	}
	return f.Sync()
}

func (d realDisk) Rename(from, to string) error {
	if _, err := d.root.Lstat(to); err == nil {
		return &fs.PathError{Op: "rename", Path: to, Err: fs.ErrExist}
	}
	return renameNoReplace(d.root, from, to)
}

func (d realDisk) SyncDir(name string) error {
	f, err := d.root.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	return syncFolder(f)
}

// diskErrors are the causes by which a caller must stop writing, whatever it was doing.
var diskErrors = []error{syscall.ENOSPC, syscall.EROFS, syscall.EIO, syscall.EDQUOT}

// wrapDisk marks an error of the disk as ErrDisk; it leaves others alone.
func wrapDisk(err error) error {
	if err == nil || errors.Is(err, ErrDisk) {
		return err
	}
	for _, e := range diskErrors {
		if errors.Is(err, e) {
			return fmt.Errorf("%w: %w", ErrDisk, err)
		}
	}
	return err
}

// unusable marks the error of a folder that cannot be opened for writing: it is no folder, or not ours to write.
func unusable(err error) error {
	switch {
	case errors.Is(err, syscall.ENOTDIR):
		return fmt.Errorf("%w: %w", ErrNotArchive, err)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%w: %w", ErrDisk, err)
	}
	return wrapDisk(err)
}

// space is the room on a file system.
type space struct {
	free, size        uint64 // bytes
	inodes, allInodes uint64 // those free, and all
}

// readDir lists a folder, sorted by name.
func readDir(root *os.Root, name string) ([]fs.DirEntry, error) {
	f, err := root.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	entries, err := f.ReadDir(-1)
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, err
}

// folders lists the names of the folders in a folder, sorted; none when it is missing.
func folders(root *os.Root, name string, keep func(string) bool) ([]string, error) {
	entries, err := readDir(root, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var out []string
	for _, e := range entries {
		if e.IsDir() && keep(e.Name()) {
			out = append(out, e.Name())
		}
	}
	return out, nil
}

// days lists the archive's day folders, "2026/08/25", oldest first, from the day since on.
func days(root *os.Root, since string) ([]string, error) {
	return tree(root, ".", since, true)
}

// tree lists YYYY/MM/DD below base; DD are folders, or the names of manifests without .sha256.
func tree(root *os.Root, base, since string, dirs bool) ([]string, error) {
	var out []string
	years, err := folders(root, base, digits(4))
	if err != nil {
		return nil, err
	}
	for _, y := range years {
		if since != "" && y < since[:4] {
			continue
		}
		months, err := folders(root, path.Join(base, y), digits(2))
		if err != nil {
			return nil, err
		}
		for _, m := range months {
			if since != "" && y+"/"+m < since[:7] {
				continue
			}
			entries, err := readDir(root, path.Join(base, y, m))
			if err != nil {
				return nil, err
			}
			for _, e := range entries {
				d := e.Name()
				if !dirs {
					var ok bool
					if d, ok = strings.CutSuffix(d, ".sha256"); !ok {
						continue
					}
				}
				if !digits(2)(d) || e.IsDir() != dirs {
					continue
				}
				if day := y + "/" + m + "/" + d; day >= since {
					out = append(out, day)
				}
			}
		}
	}
	return out, nil
}

func digits(n int) func(string) bool {
	return func(s string) bool {
		if len(s) != n {
			return false
		}
		for _, c := range []byte(s) {
			if c < '0' || c > '9' {
				return false
			}
		}
		return true
	}
}

// readFile reads a file of at most limit bytes.
func readFile(root *os.Root, name string, limit int64) ([]byte, error) {
	f, err := root.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	fi, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !fi.Mode().IsRegular() {
		return nil, fmt.Errorf("read %s: not a regular file", name)
	}
	if fi.Size() > limit {
		return nil, fmt.Errorf("read %s: %d bytes are more than the %d allowed", name, fi.Size(), limit)
	}
	b := make([]byte, fi.Size())
	n, err := io.ReadFull(f, b)
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		err = nil
	}
	return b[:n], err
}

func sumHex(b []byte) string {
	s := sha256.Sum256(b)
	return hex.EncodeToString(s[:])
}

// sumFile hashes a file in small pieces.
func sumFile(root *os.Root, name string) (sum string, size int64, err error) {
	f, err := root.Open(name)
	if err != nil {
		return "", 0, err
	}
	defer f.Close()
	h := sha256.New()
	size, err = io.Copy(h, f)
	return hex.EncodeToString(h.Sum(nil)), size, err
}
