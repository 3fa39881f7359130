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

func space(dir string) (free, inodes uint64, ok bool) {
	p, err := windows.UTF16PtrFromString(dir)
	if err != nil {
		return 0, 0, false
	}
	if err := windows.GetDiskFreeSpaceEx(p, &free, nil, nil); err != nil {
		return 0, 0, false
	}
	return free, 1 << 62, true
}
