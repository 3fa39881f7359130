package fetch

import (
	"context"
	"math"
	"net/http"
	"strings"
	"sync"
	"time"
)

const (
	defaultGap    = 2 * time.Second
	maxCrawlDelay = 60 * time.Second
	minHold       = 60 * time.Second
	maxHold       = 24 * time.Hour
	// defaultHold is the back-off for a 429 without Retry-After and for one that cannot be read.
	defaultHold = 5 * time.Minute
	// shortHold is what a request waits for in line; with more left it returns a HeldError.
	shortHold = 2 * time.Second
	// maxHosts bounds what is remembered about hosts that nobody waits for.
	maxHosts = 4096
)

// gate lets one request at a time through to a host, each a gap after the end of the one before.
type gate struct {
	now   func() time.Time
	sleep func(context.Context, time.Duration) error
	gap   time.Duration
	told  func(host string, until time.Time) // of new holds; may be nil

	mu    sync.Mutex
	hosts map[string]*turn
}

// turn is one host's line. busy holds a token while a request is in flight.
type turn struct {
	busy   chan struct{}
	next   time.Time     // earliest start of the next request
	held   time.Time     // what the host itself asked for
	delay  time.Duration // robots.txt's Crawl-delay
	guests int           // how many wait or are inside
}

// enter waits for the host's turn. The caller calls leave when the answer is read to its end.
func (g *gate) enter(ctx context.Context, host string) (leave func(), err error) {
	t := g.join(host)
	done := func() {
		g.mu.Lock()
		t.guests--
		g.mu.Unlock()
	}
	select {
	case t.busy <- struct{}{}:
	case <-ctx.Done():
		done()
		return nil, ctx.Err()
	}
	for {
		g.mu.Lock()
		now := g.now()
		wait, held := t.next.Sub(now), t.held.Sub(now)
		until := t.held
		g.mu.Unlock()
		if held > shortHold {
			<-t.busy
			done()
			return nil, &HeldError{Host: host, Until: until}
		}
		wait = max(wait, held)
		if wait <= 0 {
			break
		}
		if err := g.sleep(ctx, wait); err != nil {
			<-t.busy
			done()
			return nil, err
		}
	}
	return func() {
		g.mu.Lock()
		t.next = g.now().Add(max(g.gap, t.delay))
		t.guests--
		g.mu.Unlock()
		<-t.busy
	}, nil
}

// join finds or makes the host's line and counts the caller in.
func (g *gate) join(host string) *turn {
	g.mu.Lock()
	defer g.mu.Unlock()
	t := g.turn(host)
	t.guests++
	return t
}

// turn needs g.mu.
func (g *gate) turn(host string) *turn {
	t := g.hosts[host]
	if t == nil {
		if len(g.hosts) >= maxHosts {
			now := g.now()
			for name, old := range g.hosts {
				if old.guests == 0 && old.next.Before(now) && old.held.Before(now) {
					delete(g.hosts, name)
				}
			}
		}
		t = &turn{busy: make(chan struct{}, 1)}
		g.hosts[host] = t
	}
	return t
}

// hold keeps everyone from the host until then, at most a day from now; it never shortens a hold.
func (g *gate) hold(host string, until time.Time, tell bool) {
	g.mu.Lock()
	if latest := g.now().Add(maxHold); until.After(latest) {
		until = latest
	}
	t := g.turn(host)
	longer := until.After(t.held)
	if longer {
		t.held = until
	}
	g.mu.Unlock()
	if longer && tell && g.told != nil {
		g.told(host, until)
	}
}

// slow sets the host's Crawl-delay, up to a minute.
func (g *gate) slow(host string, delay time.Duration) {
	g.mu.Lock()
	g.turn(host).delay = min(delay, maxCrawlDelay)
	g.mu.Unlock()
}

// retryAfter reads a Retry-After header (RFC 9110 10.2.3: seconds or a date) into the time from now, clamped to
// [60 s, 24 h]; what is neither gives the default back-off. ok is false when there is none.
func retryAfter(header string, now time.Time) (wait time.Duration, ok bool) {
	header = strings.TrimSpace(header)
	if header == "" {
		return 0, false
	}
	digits := strings.TrimPrefix(header, "-")
	if digits != "" && strings.Trim(digits, "0123456789") == "" {
		if digits != header {
			return minHold, true
		}
		var n int64
		for i := 0; i < len(digits) && n < math.MaxInt32; i++ {
			n = n*10 + int64(digits[i]-'0')
		}
		return clampHold(time.Duration(min(n, math.MaxInt32)) * time.Second), true
	}
	for _, layout := range []string{http.TimeFormat, time.RFC850, time.ANSIC, time.RFC1123, time.RFC1123Z, time.RFC3339} {
		if t, err := time.Parse(layout, header); err == nil {
			return clampHold(t.Sub(now)), true
		}
	}
	return defaultHold, true
}

func clampHold(d time.Duration) time.Duration { return min(max(d, minHold), maxHold) }

// sleepContext waits for d or the end of ctx.
func sleepContext(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
