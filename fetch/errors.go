package fetch

import (
	"errors"
	"fmt"
	"net/http"
	"time"
)

// Causes that callers decide by; they come wrapped, so ask with errors.Is.
var (
	ErrRobots           = errors.New("disallowed by robots.txt")
	ErrTooLarge         = errors.New("larger than the limit")
	ErrIncomplete       = errors.New("incomplete answer") // cut, damaged or empty: worth another try
	ErrEncoding         = errors.New("content encoding refused")
	ErrNotFeed          = errors.New("not a feed")
	ErrBlocked          = errors.New("blocked by a challenge page")
	ErrTooManyRedirects = errors.New("too many redirects")
)

// StatusError is an answer whose status makes it useless.
type StatusError struct {
	URL    string
	Status int
	// RetryAfter is when the server wants to be asked again, clamped to [60 s, 24 h] from the answer;
	// zero when it does not say.
	RetryAfter time.Time
}

func (e *StatusError) Error() string {
	s := fmt.Sprintf("%s: %d %s", e.URL, e.Status, http.StatusText(e.Status))
	if !e.RetryAfter.IsZero() {
		s += ", to be asked again after " + e.RetryAfter.UTC().Format(time.RFC3339)
	}
	return s
}

// RefusedError is a destination that the client does not connect to.
type RefusedError struct {
	URL    string // may be empty when the refusal came at the connection
	Addr   string // the address and port, or the name, that is refused
	Reason string
}

func (e *RefusedError) Error() string {
	s := "refused"
	if e.URL != "" {
		s += " " + e.URL
	}
	if e.Addr != "" {
		s += ": " + e.Addr
	}
	return s + ": " + e.Reason
}

// HeldError says that a host asked to be left alone, and that no request was made.
type HeldError struct {
	Host  string
	Until time.Time
}

func (e *HeldError) Error() string {
	return fmt.Sprintf("%s: not before %s, as the host asked", e.Host, e.Until.UTC().Format(time.RFC3339))
}

// As lets a held host count as the 503 with Retry-After that it amounts to, for callers that handle
// only StatusError.
func (e *HeldError) As(target any) bool {
	status, ok := target.(**StatusError)
	if ok {
		*status = &StatusError{URL: e.Host, Status: http.StatusServiceUnavailable, RetryAfter: e.Until}
	}
	return ok
}
