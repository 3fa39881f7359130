//go:build linux || darwin || freebsd

package archive

import (
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

func lockFd(f *os.File) error {
	err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	if errors.Is(err, unix.EWOULDBLOCK) {
		return ErrLocked
	}
	if err != nil {
		return fmt.Errorf("lock %s: %w", f.Name(), err)
	}
	return nil
}

func syncFolder(f *os.File) error { return f.Sync() }

// spaceOf returns what an ordinary user may still take of the folder's file system.
func spaceOf(dir string) (space, bool) {
	var s unix.Statfs_t
	if err := unix.Statfs(dir, &s); err != nil {
		return space{}, false
	}
	v := space{free: uint64(s.Bavail) * uint64(s.Bsize), size: uint64(s.Blocks) * uint64(s.Bsize), inodes: uint64(s.Ffree), allInodes: uint64(s.Files)}
	if s.Files == 0 { // file systems without a fixed number, such as btrfs
		v.inodes, v.allInodes = 1<<62, 1<<62
	}
	return v, true
}
