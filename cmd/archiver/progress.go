package main

import (
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/term"

	"archiver/internal/worker"
)

// teller tells the user what a run does. event is called from several goroutines at once.
type teller interface {
	event(worker.Event)
	// summary ends the telling; its error is of writing to standard output.
	summary(worker.Summary) error
}

// jsonTeller prints each outcome as a line of JSON.
type jsonTeller struct {
	mu  sync.Mutex
	w   io.Writer
	err error
}

func (t *jsonTeller) event(e worker.Event) {
	if e.Kind == worker.EventFetching || e.Kind == worker.EventQueued {
		return // on the way to an outcome, not one
	}
	if e.Error == "" && e.Err != nil {
		e.Error = e.Err.Error()
	}
	t.write(e)
}

func (t *jsonTeller) summary(s worker.Summary) error {
	t.write(struct {
		Kind string `json:"kind"`
		worker.Summary
	}{"summary", s})
	return t.err
}

func (t *jsonTeller) write(v any) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if err := writeJSON(t.w, v, ""); err != nil && t.err == nil {
		t.err = err
	}
}

// progress prints one line for each outcome that matters, and on a terminal a last line that is
// rewritten as the work goes on.
type progress struct {
	stdout, stderr io.Writer
	names          map[string]string // of feeds, by address
	width          func() int        // of the terminal in columns; nil when it is none
	start          time.Time

	mu       sync.Mutex
	err      error
	feeds    int
	stored   int
	updated  int
	failed   int
	bytes    int64
	queued   int
	doing    map[string]time.Time // stories under way, by address
	waiting  map[string]time.Time // addresses that wait, until when
	shown    bool                 // the status line stands
	repaints time.Time
}

// repaint is the least time between two paintings of the status line.
const repaint = 100 * time.Millisecond

func newProgress(stdout, stderr io.Writer, names map[string]string) *progress {
	p := &progress{stdout: stdout, stderr: stderr, names: names, start: time.Now(),
		doing: map[string]time.Time{}, waiting: map[string]time.Time{}}
	if f, ok := stderr.(*os.File); ok && term.IsTerminal(int(f.Fd())) && os.Getenv("TERM") != "dumb" {
		p.width = func() int {
			w, _, err := term.GetSize(int(f.Fd()))
			if err != nil || w < 20 {
				return 80
			}
			return w
		}
	}
	return p
}

func (p *progress) event(e worker.Event) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.bytes += e.Bytes
	if e.Kind != worker.EventFetching && e.Kind != worker.EventPhotoFailed {
		delete(p.doing, e.Address)
		delete(p.waiting, e.Address)
	}
	address := oneLine(e.Address)
	switch e.Kind {
	case worker.EventStored:
		p.stored++
		p.line(p.stdout, "stored "+address)
	case worker.EventUpdated:
		p.updated++
		p.line(p.stdout, "updated "+address)
	case worker.EventTeaser:
		p.failed++
		p.line(p.stderr, "teaser "+address+": the story could not be had from its page, the feed's text is kept"+because(e))
	case worker.EventKept:
		p.line(p.stderr, "kept "+address+": what came was worse than what the archive has"+because(e))
	case worker.EventFailed:
		p.failed++
		p.line(p.stderr, "failed "+p.name(e.Address)+because(e)+again(e.Until))
	case worker.EventBlocked:
		p.failed++
		p.line(p.stderr, "blocked "+p.name(e.Address)+because(e)+again(e.Until))
	case worker.EventPhotoFailed:
		p.line(p.stderr, "no photo "+address+because(e))
	case worker.EventMoved:
		p.line(p.stderr, "moved "+p.name(e.Address)+because(e))
	case worker.EventWaiting:
		p.waiting[e.Address] = e.Until
		p.line(p.stderr, "waiting "+p.name(e.Address)+until(e.Until)+because(e))
	case worker.EventPolled:
		p.feeds++
		p.line(p.stderr, fmt.Sprintf("polled %s: %s, %d new", p.name(e.Address), count(e.Count, "story", "stories"), e.New)+because(e))
	case worker.EventUnchangedFeed:
		p.feeds++
		p.line(p.stderr, "polled "+p.name(e.Address)+": unchanged")
	case worker.EventQueued:
		p.queued += e.New
	case worker.EventFetching:
		p.doing[e.Address] = time.Now()
	}
	p.paint(false)
}

// because is the reason of an event, after a colon.
func because(e worker.Event) string {
	reason := e.Error
	if reason == "" && e.Err != nil {
		reason = e.Err.Error()
	}
	if reason == "" {
		reason = e.Detail
	}
	if reason == "" {
		return ""
	}
	return ": " + oneLine(reason)
}

func until(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return " until " + t.Local().Format("2006-01-02 15:04:05")
}

// again is when what failed is tried again.
func again(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return "; tried again" + strings.Replace(until(t), "until", "after", 1)
}

// name is what the user calls a feed, or the address of anything else.
func (p *progress) name(address string) string {
	if n, ok := p.names[address]; ok {
		return oneLine(n)
	}
	return oneLine(redactAddress(address))
}

// line prints a line above the status line.
func (p *progress) line(w io.Writer, text string) {
	p.clear()
	if _, err := io.WriteString(w, text+"\n"); err != nil && p.err == nil && w == p.stdout {
		p.err = err
	}
}

func (p *progress) clear() {
	if p.shown {
		fmt.Fprint(p.stderr, "\r\x1b[K")
		p.shown = false
	}
}

// paint writes the status line anew, not more often than repaint unless it was cleared.
func (p *progress) paint(force bool) {
	if p.width == nil || !force && p.shown && time.Since(p.repaints) < repaint {
		return
	}
	p.repaints = time.Now()
	parts := []string{count(p.feeds, "feed", "feeds"), fmt.Sprintf("%d stored", p.stored)}
	if p.updated > 0 {
		parts = append(parts, fmt.Sprintf("%d updated", p.updated))
	}
	if p.failed > 0 {
		parts = append(parts, fmt.Sprintf("%d failed", p.failed))
	}
	parts = append(parts, showBytes(p.bytes))
	if len(p.doing) > 0 {
		oldest := slices.MinFunc(slices.Collect(maps.Keys(p.doing)), func(a, b string) int { return p.doing[a].Compare(p.doing[b]) })
		parts = append(parts, "at "+oneLine(redactAddress(oldest)))
	} else if len(p.waiting) > 0 {
		first := slices.Min(slices.Collect(maps.Keys(p.waiting)))
		parts = append(parts, "waiting for "+p.name(first))
	}
	text := cut(strings.Join(parts, " · "), p.width()-1)
	fmt.Fprint(p.stderr, "\r\x1b[K"+text)
	p.shown = true
}

func (p *progress) summary(s worker.Summary) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.clear()
	parts := []string{
		fmt.Sprintf("%s polled (%d unchanged)", count(s.Feeds, "feed", "feeds"), s.NotModified),
		fmt.Sprintf("%d new", s.New), fmt.Sprintf("%d updated", s.Updated), fmt.Sprintf("%d unchanged", s.Unchanged),
	}
	for _, c := range []struct {
		n    int
		what string
	}{{s.Teasers, "as teaser only"}, {s.Failed, "failed"}, {s.Blocked, "blocked"}, {s.Later, "for later"}} {
		if c.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", c.n, c.what))
		}
	}
	photos := count(s.Photos, "photo", "photos")
	if s.PhotoFailed > 0 {
		photos += fmt.Sprintf(" (%d failed)", s.PhotoFailed)
	}
	parts = append(parts, photos, fmt.Sprintf("%s in %s, %.1f s", showBytes(s.Bytes), count(s.Requests, "request", "requests"), time.Since(p.start).Seconds()))
	fmt.Fprintln(p.stderr, strings.Join(parts, ", "))
	return p.err
}

// showBytes writes a number of bytes for a person.
func showBytes(n int64) string {
	switch {
	case n < 1000:
		return fmt.Sprintf("%d B", n)
	case n < 1000_000:
		return fmt.Sprintf("%.0f kB", float64(n)/1e3)
	case n < 1000_000_000:
		return fmt.Sprintf("%.1f MB", float64(n)/1e6)
	}
	return fmt.Sprintf("%.2f GB", float64(n)/1e9)
}

// columns is how wide a terminal shows a character: East Asian wide ones take two.
func columns(r rune) int {
	switch {
	case r >= 0x300 && r < 0x370, r == 0x200b, r == 0x200d, r >= 0xfe00 && r <= 0xfe0f:
		return 0
	case r >= 0x1100 && r <= 0x115f, r >= 0x2e80 && r <= 0xa4cf, r >= 0xac00 && r <= 0xd7a3,
		r >= 0xf900 && r <= 0xfaff, r >= 0xfe30 && r <= 0xfe6f, r >= 0xff00 && r <= 0xff60,
		r >= 0xffe0 && r <= 0xffe6, r >= 0x1f300 && r <= 0x1faff, r >= 0x20000 && r <= 0x3fffd:
		return 2
	}
	return 1
}

// cut shortens a line to so many columns, with an ellipsis.
func cut(s string, width int) string {
	used, at := 0, 0
	for i, r := range s {
		used += columns(r)
		if used > width {
			return s[:at] + "…"
		}
		if used < width {
			at = i + len(string(r))
		}
	}
	return s
}

// pad fills a text up to so many columns.
func pad(s string, width int) string {
	used := 0
	for _, r := range s {
		used += columns(r)
	}
	return s + strings.Repeat(" ", max(0, width-used))
}
