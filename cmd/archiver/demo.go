package main

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"text/template"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/spf13/cobra"

	"archiver/archive"
	"archiver/internal/worker"
)

// demoSites are two made-up newspapers as a txtar text. Each file is a page, named by its address
// without the scheme; the name of what is published later begins with "later/". Dates are
// written as template calls, so that the papers are always of the last few days.
//
//go:embed demo/sites.txtar
var demoSites []byte

// demoFeeds are the feeds of demoSites.
var demoFeeds = []feedConfig{
	{Name: "Harbour Courier", URL: "http://harbour-courier.example/feed.xml"},
	{Name: "江港晚报", URL: "http://jianggang.example/rss.xml"},
}

func newDemo(flags *settingFlags) *cobra.Command {
	return &cobra.Command{
		Use:   "demo",
		Short: "See it work: archive a small made-up newspaper, without a network",
		Long: `demo serves two small made-up newspapers on this machine, archives them into ./demo-archive (or
the folder named with --archive), lets a story change and archives again, and says what to look
at. Nothing leaves the machine.`,
		Example: `  archiver demo
  archiver verify --archive demo-archive`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			dir := "demo-archive"
			if flags.set.Changed("archive") {
				dir = flags.archive
			}
			if err := checkArchive(dir); err != nil {
				return &exitError{exitUsage, fmt.Errorf("--archive: %w", err)}
			}
			return runDemo(cmd.Context(), dir, cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
}

func runDemo(ctx context.Context, dir string, stdout, stderr io.Writer) error {
	press, err := newDemoPress(demoSites, time.Now())
	if err != nil {
		return err
	}
	proxy, stop, err := press.serve()
	if err != nil {
		return err
	}
	defer stop()
	cfg := defaultConfig()
	cfg.Archive, cfg.Proxy, cfg.HostGap, cfg.Feeds = dir, proxy, 0, demoFeeds
	_, err = archive.OpenReadOnly(dir)
	again := err == nil
	press.later = again // what was archived before must not seem to change back
	tell := newProgress(stdout, stderr, feedNames(cfg))
	s, err := openSession(ctx, cfg, sessionOptions{log: slog.New(slog.DiscardHandler), report: tell.event, notice: io.Discard})
	if err != nil {
		return err
	}
	run := func(what string) error {
		fmt.Fprintln(stderr, what)
		sum, err := s.worker.Fetch(ctx, worker.Job{Feeds: workerFeeds(cfg.Feeds), Force: true})
		if err != nil {
			return err
		}
		return errors.Join(tell.summary(sum), failedItems(sum))
	}
	err = run("Two made-up newspapers are on the stands. Archiving them:")
	if err == nil && !again {
		press.publishLater()
		err = run("\nLater that day a story was corrected and another came in. Archiving again, only what is new:")
	}
	err = errors.Join(err, s.archive.WriteIndexes(context.WithoutCancel(ctx)), s.Close())
	if err != nil {
		return advice(err, cfg)
	}
	return demoGuide(ctx, dir, stdout)
}

// demoGuide says what to look at.
func demoGuide(ctx context.Context, dir string, w io.Writer) error {
	a, err := archive.OpenReadOnly(dir)
	if err != nil {
		return err
	}
	defer a.Close()
	var stories, photos int
	var chinese, corrected archive.Item
	for item, err := range a.List(ctx, archive.Query{}) {
		if err != nil {
			return err
		}
		stories++
		photos += len(item.Photos)
		if strings.HasPrefix(item.Language, "zh") && len(item.Credits) > len(chinese.Credits) {
			chinese = item
		}
		if item.Revision > 1 {
			corrected = item
		}
	}
	page := func(i archive.Item) string {
		return filepath.Join(dir, filepath.FromSlash(i.Path), "article.html")
	}
	fmt.Fprintf(w, `
%d stories with %d photos are in %s. Look at them with a browser:

  %s
`, stories, photos, dir, filepath.Join(dir, "index.html"))
	if chinese.ID != "" {
		fmt.Fprintf(w, "  %s\n      who reported, photographed and edited it\n", page(chinese))
	}
	if corrected.ID != "" {
		fmt.Fprintf(w, "  %s\n      the corrected story; what it said before is beside it, in v1\n", page(corrected))
	}
	fmt.Fprintf(w, `
or with the program:

  archiver list --archive %[1]s
  archiver show --archive %[1]s %[2]s
  archiver people --archive %[1]s
  archiver verify --archive %[1]s
`, dir, chinese.ID)
	return nil
}

// demoPress serves the made-up newspapers. It answers as an HTTP proxy, so that their addresses
// look like any other, and no name has to exist.
type demoPress struct {
	mu    sync.Mutex
	later bool
	pages map[string][]byte // by address without the scheme
}

// newDemoPress reads the newspapers, as of the day of now.
func newDemoPress(sites []byte, now time.Time) (*demoPress, error) {
	day := func(back int, clock string, zone *time.Location) (time.Time, error) {
		t, err := time.ParseInLocation("15:04", clock, zone)
		if err != nil {
			return t, err
		}
		d := now.In(zone).AddDate(0, 0, -back)
		return time.Date(d.Year(), d.Month(), d.Day(), t.Hour(), t.Minute(), 0, 0, zone), nil
	}
	courier, chinese := time.UTC, time.FixedZone("CST", 8*3600)
	format := func(layout string, zone *time.Location) func(int, string) (string, error) {
		return func(back int, clock string) (string, error) {
			t, err := day(back, clock, zone)
			return t.Format(layout), err
		}
	}
	funcs := template.FuncMap{
		"rss": format(time.RFC1123Z, courier), "iso": format(time.RFC3339, courier), "long": format("2 January 2006, 15:04 MST", courier),
		"weekday": format("Monday", courier),
		"zhrss":   format(time.RFC1123Z, chinese), "zhtime": format("2006-01-02 15:04", chinese), "zhday": format("1月2日", chinese),
	}
	p := &demoPress{pages: map[string][]byte{}}
	shared := template.New("").Funcs(funcs) // what the pages of a paper have in common
	for _, f := range txtar.Parse(sites).Files {
		if strings.HasPrefix(f.Name, "shared/") {
			if _, err := shared.Parse(string(f.Data)); err != nil {
				return nil, fmt.Errorf("demo page: %w", err)
			}
			continue
		}
		t, err := shared.Clone()
		if err == nil {
			t, err = t.New(f.Name).Parse(string(f.Data))
		}
		if err != nil {
			return nil, fmt.Errorf("demo page: %w", err)
		}
		var b bytes.Buffer
		if err := t.Execute(&b, nil); err != nil {
			return nil, fmt.Errorf("demo page: %w", err)
		}
		p.pages[f.Name] = b.Bytes()
	}
	return p, nil
}

// serve begins to answer on a port of this machine and returns its address as a proxy.
func (p *demoPress) serve() (proxy string, stop func(), err error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, fmt.Errorf("serve the demo: %w", err)
	}
	server := &http.Server{Handler: p, ReadHeaderTimeout: 10 * time.Second, ErrorLog: slog.NewLogLogger(slog.DiscardHandler, slog.LevelError)}
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = server.Serve(listener) // ends with ErrServerClosed, by stop
	}()
	return "http://" + listener.Addr().String(), func() {
		_ = server.Close() // nothing is lost: the run is over
		<-done
	}, nil
}

func (p *demoPress) publishLater() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.later = true
}

// ServeHTTP answers for the newspapers: pages from the text, photos drawn on demand.
func (p *demoPress) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	address := r.Host + r.URL.Path
	p.mu.Lock()
	page, found := p.pages["later/"+address]
	if !p.later || !found {
		page, found = p.pages[address]
	}
	p.mu.Unlock()
	switch {
	case strings.HasSuffix(address, ".jpg") && strings.Contains(address, "/photos/"):
		w.Header().Set("Content-Type", "image/jpeg")
		_, _ = w.Write(drawPhoto(strings.TrimSuffix(filepath.Base(address), ".jpg"))) // the client may be gone
	case !found:
		http.NotFound(w, r)
	default:
		kind := "text/html; charset=utf-8"
		if strings.HasSuffix(address, ".xml") {
			kind = "application/rss+xml"
		}
		w.Header().Set("Content-Type", kind)
		http.ServeContent(withETag(w, page), r, "", time.Time{}, bytes.NewReader(page))
	}
}
