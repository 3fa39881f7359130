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

// space returns the bytes and inodes that an ordinary user may still take.
func space(dir string) (free, inodes uint64, ok bool) {
	var s unix.Statfs_t
	if err := unix.Statfs(dir, &s); err != nil {
		return 0, 0, false
	}
	inodes = uint64(s.Ffree)
	if s.Files == 0 { // file systems without a fixed number, such as btrfs
		inodes = 1 << 62
	}
	return uint64(s.Bavail) * uint64(s.Bsize), inodes, true
}
