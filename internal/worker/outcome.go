package worker

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"syscall"
	"time"

	"archiver/archive"
	"archiver/extract"
	"archiver/fetch"
	"archiver/internal/state"
)

// Bounds of what a server may ask for with Retry-After.
const (
	minRetryAfter = time.Minute
	maxRetryAfter = 24 * time.Hour
)

// longPatience is the wait for which it is worth storing the feed's text meanwhile.
const longPatience = time.Hour

// How long a page that failed is left alone, by the failures before. Soft failures are the
// server's bad moment; slow ones the network's or the server's bad hour; hard ones will hardly change.
var (
	softWaits = [...]time.Duration{2 * time.Second, 4 * time.Second, 8 * time.Second,
		time.Minute, 10 * time.Minute, 2 * time.Hour, day, day, day, day, day, day, day}
	slowWaits = [...]time.Duration{time.Minute, 10 * time.Minute, 2 * time.Hour, day, day, day, day, day, day, day}
	shutWaits = [...]time.Duration{day, day, day, day, day, day, day}
	hardWaits = [...]time.Duration{day, 7 * day, 30 * day}
)

const day = 24 * time.Hour

// quickTries is how many of the softWaits are so short that the run itself waits for them.
const quickTries = 3

// Reasons of our own.
var (
	// ErrClock is returned when the machine's clock cannot be right: a dated archive needs the date.
	ErrClock = errors.New("clock_suspect: the clock is before 2020")
	// ErrPoison is recorded for a page on which the process died three times.
	ErrPoison = errors.New("quarantined: the program died on this page three times")
	// errUnasked is a 304 to a request without conditions.
	errUnasked = errors.New("304 Not Modified to an unconditional request")
	// errCut is a story of which a later part could not be had.
	errCut = errors.New("a later part of the story is missing")
)

// verdict says what becomes of a page that could not be had.
type verdict struct {
	state  string        // of the frontier's row
	wait   time.Duration // until it is tried again; 0 is never
	event  string        // what is reported
	teaser bool          // keep the feed's text meanwhile
	counts bool          // as a failure on the way to giving up
}

// judge decides what becomes of a page after the error, which follows tries failures in a row.
// It is the one place where a page is retried, snoozed or given up.
func judge(err error, tries int, now time.Time) verdict {
	var status *fetch.StatusError
	var refused *fetch.RefusedError
	v := verdict{state: state.Waiting, event: EventFailed, teaser: true, counts: true}
	waits := hardWaits[:]
	switch {
	case errors.Is(err, ErrPoison):
		return verdict{state: state.Quarantined, event: EventFailed, counts: true}
	case errors.Is(err, archive.ErrTakenDown):
		return verdict{state: state.Gone, event: EventKept, counts: true}
	case errors.As(err, &status) && status.Status == http.StatusGone:
		return verdict{state: state.Gone, event: EventFailed, teaser: true, counts: true}
	case errors.As(err, &status) && !status.RetryAfter.IsZero():
		v.event, v.counts = EventWaiting, false
		v.wait = clampRetry(status.RetryAfter, now)
		v.teaser = v.wait > longPatience
		return v
	case errors.As(err, &status) && status.Status == http.StatusTooManyRequests:
		waits, v.event = slowWaits[:], EventWaiting
	case errors.Is(err, fetch.ErrRobots), errors.Is(err, fetch.ErrBlocked), errors.As(err, &status) && shut(status.Status):
		waits, v.event = shutWaits[:], EventBlocked
	case errors.As(err, &refused):
	case errors.As(err, &status) && status.Status >= 500, errors.Is(err, fetch.ErrIncomplete), errors.Is(err, errCut),
		errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF), errors.Is(err, syscall.ECONNRESET):
		waits, v.teaser = softWaits[:], tries >= quickTries
	case unreachable(err), timedOut(err):
		waits = slowWaits[:]
	case errors.Is(err, extract.ErrNoArticle):
	}
	if tries >= len(waits) {
		v.state = state.Failed
		return v
	}
	v.wait = waits[tries]
	return v
}

// clampRetry is how long to wait for a server that names the time itself.
func clampRetry(at, now time.Time) time.Duration {
	return min(max(at.Sub(now), minRetryAfter), maxRetryAfter)
}

func shut(status int) bool {
	switch status {
	case http.StatusUnauthorized, http.StatusPaymentRequired, http.StatusForbidden, http.StatusUnavailableForLegalReasons:
		return true
	}
	return false
}

// unreachable reports that no connection came about.
func unreachable(err error) bool {
	var op *net.OpError
	var dns *net.DNSError
	return errors.As(err, &dns) || errors.As(err, &op) && op.Op == "dial"
}

func timedOut(err error) bool {
	var n net.Error
	return errors.Is(err, os.ErrDeadlineExceeded) || errors.Is(err, context.DeadlineExceeded) || errors.As(err, &n) && n.Timeout()
}

// passing reports a photo's failure that another day may mend.
func passing(err error) bool {
	var status *fetch.StatusError
	if errors.As(err, &status) {
		return status.Status >= 500 || status.Status == http.StatusTooManyRequests || !status.RetryAfter.IsZero()
	}
	return errors.Is(err, fetch.ErrIncomplete) || errors.Is(err, errPhotoTime) || unreachable(err) || timedOut(err) ||
		errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) || errors.Is(err, syscall.ECONNRESET)
}

// feedVerdict says what becomes of a feed that could not be polled.
type feedVerdict struct {
	state  string
	weight int // of the failure, in quarters
	event  string
	until  time.Time // the server named a time
}

// judgeFeed decides what becomes of a feed after the error.
func judgeFeed(err error, now time.Time) feedVerdict {
	v := feedVerdict{state: state.FeedActive, weight: quarter, event: EventFailed}
	var status *fetch.StatusError
	var dns *net.DNSError
	switch {
	case errors.As(err, &status) && status.Status == http.StatusGone:
		v.state = state.FeedGone
	case errors.As(err, &status) && !status.RetryAfter.IsZero():
		v.weight, v.event = quarter/2, EventWaiting
		v.until = now.Add(clampRetry(status.RetryAfter, now))
	case errors.Is(err, fetch.ErrBlocked), errors.Is(err, fetch.ErrRobots), errors.As(err, &status) && shut(status.Status):
		v.state, v.event = state.FeedBlocked, EventBlocked
	case errors.As(err, &dns):
		v.weight = quarter / 4
	case errors.As(err, &status) && (status.Status == http.StatusNotFound || status.Status == http.StatusTooManyRequests || status.Status >= 500),
		timedOut(err), unreachable(err), errors.Is(err, fetch.ErrIncomplete):
		v.weight = quarter / 2
	}
	return v
}
