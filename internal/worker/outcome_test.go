package worker

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"syscall"
	"testing"
	"time"

	"archiver/archive"
	"archiver/extract"
	"archiver/fetch"
	"archiver/internal/state"
)

func status(code int) error { return &fetch.StatusError{URL: "https://a.example/", Status: code} }

func patient(code int, after time.Duration) error {
	return &fetch.StatusError{URL: "https://a.example/", Status: code, RetryAfter: noon.Add(after)}
}

var (
	errDial = fmt.Errorf("get: %w", &net.OpError{Op: "dial", Err: syscall.ECONNREFUSED})
	errDNS  = fmt.Errorf("get: %w", &net.DNSError{Err: "no such host", Name: "a.example"})
)

func TestJudge(t *testing.T) {
	for _, c := range []struct {
		name  string
		err   error
		tries int
		want  verdict
	}{
		{"gone", status(410), 0, verdict{state: state.Gone, event: EventFailed, teaser: true, counts: true}},
		{"not found", status(404), 0, verdict{state.Waiting, day, EventFailed, true, true}},
		{"not found again", status(404), 1, verdict{state.Waiting, 7 * day, EventFailed, true, true}},
		{"not found for long", status(404), 3, verdict{state.Failed, 0, EventFailed, true, true}},
		{"server error", status(500), 0, verdict{state.Waiting, 2 * time.Second, EventFailed, false, true}},
		{"server error, third time", status(502), 2, verdict{state.Waiting, 8 * time.Second, EventFailed, false, true}},
		{"server error stays", status(500), 3, verdict{state.Waiting, time.Minute, EventFailed, true, true}},
		{"server error for days", status(500), 6, verdict{state.Waiting, day, EventFailed, true, true}},
		{"server error for ever", status(500), 13, verdict{state.Failed, 0, EventFailed, true, true}},
		{"short body", fmt.Errorf("x: %w", fetch.ErrIncomplete), 0, verdict{state.Waiting, 2 * time.Second, EventFailed, false, true}},
		{"reset", &net.OpError{Op: "read", Err: syscall.ECONNRESET}, 0, verdict{state.Waiting, 2 * time.Second, EventFailed, false, true}},
		{"cut", fmt.Errorf("%w: %w", errCut, status(500)), 3, verdict{state.Waiting, time.Minute, EventFailed, true, true}},
		{"unexpected end", io.ErrUnexpectedEOF, 0, verdict{state.Waiting, 2 * time.Second, EventFailed, false, true}},
		{"patience", patient(429, time.Hour), 0, verdict{state.Waiting, time.Hour, EventWaiting, false, false}},
		{"patience with 503", patient(503, 2*time.Hour), 5, verdict{state.Waiting, 2 * time.Hour, EventWaiting, true, false}},
		{"endless patience", patient(429, 1000*time.Hour), 0, verdict{state.Waiting, day, EventWaiting, true, false}},
		{"patience in the past", patient(429, -time.Hour), 0, verdict{state.Waiting, time.Minute, EventWaiting, false, false}},
		{"too many requests", status(429), 0, verdict{state.Waiting, time.Minute, EventWaiting, true, true}},
		{"forbidden", status(403), 0, verdict{state.Waiting, day, EventBlocked, true, true}},
		{"forbidden for a week", status(403), 7, verdict{state.Failed, 0, EventBlocked, true, true}},
		{"robots", fmt.Errorf("x: %w", fetch.ErrRobots), 0, verdict{state.Waiting, day, EventBlocked, true, true}},
		{"challenge", fmt.Errorf("x: %w", fetch.ErrBlocked), 0, verdict{state.Waiting, day, EventBlocked, true, true}},
		{"timeout", os.ErrDeadlineExceeded, 0, verdict{state.Waiting, time.Minute, EventFailed, true, true}},
		{"deadline", context.DeadlineExceeded, 1, verdict{state.Waiting, 10 * time.Minute, EventFailed, true, true}},
		{"refused connection", errDial, 2, verdict{state.Waiting, 2 * time.Hour, EventFailed, true, true}},
		{"no such host", errDNS, 0, verdict{state.Waiting, time.Minute, EventFailed, true, true}},
		{"private address", &fetch.RefusedError{Reason: "loopback"}, 0, verdict{state.Waiting, day, EventFailed, true, true}},
		{"too large", fmt.Errorf("x: %w", fetch.ErrTooLarge), 0, verdict{state.Waiting, day, EventFailed, true, true}},
		{"no story", extract.ErrNoArticle, 0, verdict{state.Waiting, day, EventFailed, true, true}},
		{"poison", ErrPoison, 0, verdict{state.Quarantined, 0, EventFailed, false, true}},
		{"taken down", fmt.Errorf("store: %w", archive.ErrTakenDown), 0, verdict{state.Gone, 0, EventKept, false, true}},
		{"anything else", errors.New("odd"), 0, verdict{state.Waiting, day, EventFailed, true, true}},
	} {
		if got := judge(c.err, c.tries, noon); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

func TestJudgeFeed(t *testing.T) {
	for _, c := range []struct {
		name string
		err  error
		want feedVerdict
	}{
		{"gone", status(410), feedVerdict{state: state.FeedGone, weight: 4, event: EventFailed}},
		{"not found", status(404), feedVerdict{state: state.FeedActive, weight: 2, event: EventFailed}},
		{"server error", status(500), feedVerdict{state: state.FeedActive, weight: 2, event: EventFailed}},
		{"no such host", errDNS, feedVerdict{state: state.FeedActive, weight: 1, event: EventFailed}},
		{"refused connection", errDial, feedVerdict{state: state.FeedActive, weight: 2, event: EventFailed}},
		{"forbidden", status(403), feedVerdict{state: state.FeedBlocked, weight: 4, event: EventBlocked}},
		{"challenge", fetch.ErrBlocked, feedVerdict{state: state.FeedBlocked, weight: 4, event: EventBlocked}},
		{"no feed", fetch.ErrNotFeed, feedVerdict{state: state.FeedActive, weight: 4, event: EventFailed}},
		{"patience", patient(429, time.Hour), feedVerdict{state: state.FeedActive, weight: 2, event: EventWaiting, until: noon.Add(time.Hour)}},
		{"patience with 403", patient(403, time.Second), feedVerdict{state: state.FeedActive, weight: 2, event: EventWaiting, until: noon.Add(time.Minute)}},
	} {
		if got := judgeFeed(c.err, noon); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

func TestPassing(t *testing.T) {
	for _, c := range []struct {
		err  error
		want bool
	}{
		{status(404), false}, {status(403), false}, {status(503), true}, {status(429), true}, {patient(403, time.Hour), true}, {errDial, true},
		{errDNS, true}, {fetch.ErrRobots, false}, {fetch.ErrTooLarge, false}, {fetch.ErrIncomplete, true}, {errPhotoTime, true}, {errPhotoMany, false},
	} {
		if got := passing(c.err); got != c.want {
			t.Errorf("passing(%v) = %v", c.err, got)
		}
	}
}
