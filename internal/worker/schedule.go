package worker

import (
	"errors"
	"fmt"
	"hash/fnv"
	"strings"
	"time"

	"github.com/robfig/cron/v3"

	"archiver/internal/state"
)

// Bounds of the time between two polls of a feed.
const (
	minInterval     = 10 * time.Second    // shortest that a user may ask for
	maxInterval     = 30 * 24 * time.Hour // longest that a user may ask for
	adaptLow        = 5 * time.Minute     // shortest that we choose ourselves
	adaptHigh       = 24 * time.Hour      // longest that we choose, or that a server may ask for
	longBackoff     = 30 * 24 * time.Hour
	longBackoffFrom = 30 // failures in a row
	defaultInterval = 30 * time.Minute
	maxCronJitter   = time.Minute
	// quarter is what failures are counted in: see weights in outcome.go.
	quarter = 4
)

// Schedule says when a feed is polled: by a cron expression, at an interval, or (the zero value)
// as often as it brings news.
type Schedule struct {
	cron  cron.Schedule
	every time.Duration
}

// ParseSchedule reads an interval (30m, 2h), a cron expression of five fields (*/15 6-22 * * *), or
// a name (@hourly). Times are UTC unless the expression begins with CRON_TZ=Asia/Shanghai or the like.
// The empty string is the zero Schedule.
func ParseSchedule(text string) (Schedule, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return Schedule{}, nil
	}
	d, err := time.ParseDuration(strings.TrimPrefix(text, "@every "))
	if err == nil {
		if d < minInterval || d > maxInterval {
			return Schedule{}, fmt.Errorf("schedule %q: an interval is between %v and %v", text, minInterval, maxInterval)
		}
		return Schedule{every: d}, nil
	}
	zoned := strings.HasPrefix(text, "TZ=") || strings.HasPrefix(text, "CRON_TZ=")
	if zoned && !strings.Contains(text, " ") { // the parser would panic
		return Schedule{}, fmt.Errorf("schedule %q: no time after the zone", text)
	}
	spelt := text
	if !zoned {
		spelt = "CRON_TZ=UTC " + text
	}
	spec, err := cron.ParseStandard(spelt)
	if err != nil {
		return Schedule{}, fmt.Errorf("schedule %q: neither an interval (30m) nor a cron expression (0 7 * * *): %w", text, err)
	}
	if spec.Next(time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)).IsZero() {
		return Schedule{}, fmt.Errorf("schedule %q: %w", text, errors.New("there is no such day"))
	}
	return Schedule{cron: spec}, nil
}

// asked is what a feed's server asks for.
type asked struct {
	min   time.Duration // no earlier than this after the poll
	hours []int         // not in these hours, UTC
	days  []time.Weekday
}

// next is when to poll the feed after a poll that ended at now.
func (s Schedule) next(f *state.Feed, base time.Duration, ask asked, now time.Time) time.Time {
	wait := f.Interval
	if wait <= 0 {
		wait = base
	}
	if s.every > 0 {
		wait = s.every
	}
	at := now.Add(wait + spread(f, wait/10) - wait/20)
	if s.cron != nil {
		at = s.cron.Next(now)
		at = at.Add(spread(f, min(maxCronJitter, at.Sub(now)/10)))
	}
	if f.Failures > 0 {
		at = later(at, now.Add(backoff(wait, f.Failures)))
	}
	at = later(at, now.Add(min(ask.min, adaptHigh)))
	return open(at, ask)
}

// backoff is the interval times the number of failures (given in quarters).
func backoff(wait time.Duration, failures int) time.Duration {
	if failures > longBackoffFrom*quarter {
		return longBackoff
	}
	return min(max(wait, wait*time.Duration(failures)/quarter), adaptHigh)
}

// adapt moves the interval of a feed without a schedule so that a third to two thirds of its
// entries are known at the next poll.
func adapt(f *state.Feed, base time.Duration, known, total int) time.Duration {
	wait := f.Interval
	if wait <= 0 {
		wait = base
	}
	switch share := float64(known) / float64(max(total, 1)); {
	case f.Polls <= 1: // all is new at the first poll: it tells nothing
	case total == 0 || share > 0.67:
		wait = wait * 5 / 4
	case share < 0.33:
		wait = wait * 2 / 3
	}
	return min(max(wait, adaptLow, base/4), adaptHigh, base*8)
}

// open moves a time out of the hours and days in which the server wants no poll.
func open(at time.Time, ask asked) time.Time {
	if len(ask.hours) == 0 && len(ask.days) == 0 {
		return at
	}
	t := at.UTC()
	for range 8 * 24 { // more than a week: a feed that closes every hour is asked all the same
		if !closed(t, ask) {
			return t
		}
		t = t.Truncate(time.Hour).Add(time.Hour)
	}
	return at
}

func closed(t time.Time, ask asked) bool {
	for _, h := range ask.hours {
		if t.Hour() == h%24 {
			return true
		}
	}
	for _, d := range ask.days {
		if t.Weekday() == d {
			return true
		}
	}
	return false
}

// spread is a part of span that differs from feed to feed and from poll to poll, so that a
// thousand feeds of one schedule do not start in the same second.
func spread(f *state.Feed, span time.Duration) time.Duration {
	if span <= 0 {
		return 0
	}
	h := fnv.New64a()
	fmt.Fprint(h, f.URL, f.Polls)
	return time.Duration(h.Sum64() % uint64(span))
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
