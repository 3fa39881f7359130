package main

import (
	"context"
	"errors"
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
	case errors.As(err, new(usageError)):
		return exitUsage
	case errors.Is(err, context.Canceled):
		return exitSignal + 2
	}
	return exitFailed
}
