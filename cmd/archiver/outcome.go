package main

import (
	"context"
	"errors"
	"syscall"

	"archiver/archive"
	"archiver/internal/worker"
)

// exitCodeOf decides the exit code for an error that ended a command.
func exitCodeOf(err error) int {
	var exit *exitError
	var silent silentError
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &exit):
		return exit.code
	case errors.As(err, &silent):
		return silent.code
	case errors.As(err, new(usageError)), errors.As(err, new(*configError)):
		return exitUsage
	case errors.Is(err, archive.ErrLocked):
		return exitLocked
	case errors.Is(err, archive.ErrDamaged):
		return exitDamaged
	case isDisk(err):
		return exitDisk
	case errors.Is(err, archive.ErrNotArchive), errors.Is(err, archive.ErrNewerFormat):
		return exitUsage
	}
	return exitFailed
}

// isDisk reports an error of the disk, be it the archive's or the one that holds the state.
func isDisk(err error) bool {
	for _, e := range []error{archive.ErrDisk, syscall.ENOSPC, syscall.EDQUOT, syscall.EROFS, syscall.EIO} {
		if errors.Is(err, e) {
			return true
		}
	}
	// SQLite's result codes: READONLY 8, IOERR 10, FULL 13; the low byte is the primary code.
	var sqlite interface{ Code() int }
	if errors.As(err, &sqlite) {
		switch sqlite.Code() & 0xff {
		case 8, 10, 13:
			return true
		}
	}
	return false
}

// advice adds to an error that ended a command what the user can do about it.
func advice(err error, cfg config) error {
	var hint string
	switch {
	case err == nil, errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, archive.ErrLocked):
		hint = "wait until it is done, or use --wait"
	case errors.Is(err, archive.ErrNotArchive):
		hint = "is its disk mounted? name the right folder with --archive"
	case errors.Is(err, archive.ErrNewerFormat):
		hint = "use the program that wrote it, or a newer one"
	case isDisk(err):
		hint = "nothing half-written is kept; make room or mend the disk of " + cfg.Archive + ", then run it again"
	default:
		return err
	}
	return &exitError{exitCodeOf(err), errors.New(err.Error() + "; " + hint)}
}

// failedItems makes a run's exit code from what it counted.
func failedItems(s worker.Summary) error {
	if s.Failed+s.Blocked+s.Teasers > 0 {
		return silentError{exitFailed}
	}
	return nil
}
