package archive

import (
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/windows"
)

func lockFd(f *os.File) error {
	err := windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, new(windows.Overlapped))
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return ErrLocked
	}
	if err != nil {
		return fmt.Errorf("lock %s: %w", f.Name(), err)
	}
	return nil
}

// syncFolder does nothing: NTFS journals folder entries itself and has no call for it.
func syncFolder(*os.File) error { return nil }

// spaceOf returns what the user may still take of the folder's volume; NTFS has no fixed number of inodes.
func spaceOf(dir string) (space, bool) {
	p, err := windows.UTF16PtrFromString(dir)
	if err != nil {
		return space{}, false
	}
	v := space{inodes: 1 << 62, allInodes: 1 << 62}
	if err := windows.GetDiskFreeSpaceEx(p, &v.free, &v.size, nil); err != nil {
		return space{}, false
	}
	return v, true
}
