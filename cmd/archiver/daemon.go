package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"slices"
	"syscall"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"github.com/spf13/cobra"

	"archiver/internal/worker"
)

func newDaemon(flags *settingFlags) *cobra.Command {
	var wait bool
	cmd := &cobra.Command{
		Use:   "daemon",
		Short: "Archive on schedule, until told to stop",
		Long: `daemon polls each feed on its schedule and archives what is new, as fetch does, until it is
told to stop. Its log goes to standard error.

  SIGTERM, SIGINT  end within 10 seconds: what is under way is finished or dropped, never half kept
  SIGHUP           read the configuration again; a bad one is reported and the old one stays

At the address of the listen key (127.0.0.1:9980) it answers /healthz and, for Prometheus, /metrics.
` + exitCodesHelp,
		Example: `  archiver daemon
  archiver daemon --config /etc/archiver/config.yaml
  curl http://127.0.0.1:9980/healthz`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			cfg, err := flags.load()
			if err != nil {
				return err
			}
			return runDaemon(cmd.Context(), cfg, flags, wait, cmd.ErrOrStderr())
		},
	}
	cmd.Flags().BoolVar(&wait, "wait", false, "when another process writes to the archive, wait for it")
	return cmd
}

func runDaemon(ctx context.Context, cfg config, flags *settingFlags, wait bool, stderr io.Writer) (err error) {
	log := newLog(stderr, cfg)
	s, err := openSession(ctx, cfg, sessionOptions{wait: wait, log: log, report: logEvents(log), notice: stderr})
	if err != nil {
		return err
	}
	defer func() { err = advice(errors.Join(err, s.Close()), cfg) }()
	if cfg.Listen != "" {
		stop, err := serveStatus(cfg.Listen, s.worker, log)
		if err != nil {
			return err
		}
		defer stop()
	}
	if len(cfg.Feeds) == 0 {
		log.Warn("no feeds are configured; add some and send SIGHUP", "config", nameOf(cfg))
	}
	defer reloadOnHangup(cfg, flags, s.worker, log)()
	log.Info("started", "version", version(), "archive", cfg.Archive, "feeds", len(cfg.Feeds), "config", nameOf(cfg))
	if err := s.worker.Daemon(ctx, workerFeeds(cfg.Feeds)); err != nil && !errors.Is(err, context.Canceled) {
		return err
	}
	log.Info("stopped")
	return ctx.Err()
}

// newLog makes the daemon's log as configured.
func newLog(w io.Writer, cfg config) *slog.Logger {
	var level slog.Level
	if err := level.UnmarshalText([]byte(cfg.LogLevel)); err != nil {
		level = slog.LevelInfo
	}
	opt := &slog.HandlerOptions{Level: level}
	if cfg.LogFormat == "json" {
		return slog.New(slog.NewJSONHandler(w, opt))
	}
	return slog.New(slog.NewTextHandler(w, opt))
}

// logEvents logs what the worker reports: outcomes at info, troubles at warn, the rest at debug.
func logEvents(log *slog.Logger) func(worker.Event) {
	return func(e worker.Event) {
		level := slog.LevelInfo
		switch e.Kind {
		case worker.EventFetching, worker.EventQueued, worker.EventUnchanged, worker.EventUnchangedFeed:
			level = slog.LevelDebug
		case worker.EventFailed, worker.EventBlocked, worker.EventTeaser, worker.EventWaiting, worker.EventPhotoFailed:
			level = slog.LevelWarn
		}
		if !log.Enabled(context.Background(), level) {
			return
		}
		attrs := []slog.Attr{slog.String("address", redactAddress(e.Address))}
		add := func(key string, value any, present bool) {
			if present {
				attrs = append(attrs, slog.Any(key, value))
			}
		}
		add("id", e.ID, e.ID != "")
		add("path", e.Path, e.Path != "")
		add("status", e.Status, e.Status != 0)
		add("photos", e.Photos, e.Photos != 0)
		add("entries", e.Count, e.Count != 0)
		add("new", e.New, e.New != 0)
		add("until", e.Until, !e.Until.IsZero())
		add("detail", e.Detail, e.Detail != "")
		if e.Err != nil {
			attrs = append(attrs, slog.String("error", oneLine(e.Err.Error())))
		}
		log.LogAttrs(context.Background(), level, e.Kind, attrs...)
	}
}

// reloadOnHangup re-reads the configuration at each SIGHUP until the returned function is called.
func reloadOnHangup(current config, flags *settingFlags, w *worker.Worker, log *slog.Logger) (stop func()) {
	hangups := make(chan os.Signal, 1)
	signal.Notify(hangups, syscall.SIGHUP)
	quit, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		for {
			select {
			case <-quit:
				return
			case <-hangups:
			}
			next, err := flags.load()
			if err != nil {
				var all *configError
				if errors.As(err, &all) {
					for _, p := range all.problems {
						log.Error("the new configuration is bad, the old one stays", "problem", p.String())
					}
				} else {
					log.Error("the new configuration is bad, the old one stays", "problem", err.Error())
				}
				continue
			}
			if !sameButFeeds(current, next) {
				log.Warn("only the feeds and site rules are taken over while running; restart for the other settings")
			}
			rules, warnings, err := readSiteRules(next.SiteRules)
			for _, warning := range warnings {
				log.Warn("site rules", "problem", warning)
			}
			if err != nil {
				log.Error("the site rules could not be read, the old ones stay", "problem", err.Error())
			} else {
				w.SetRules(rules)
			}
			w.SetFeeds(workerFeeds(next.Feeds))
			log.Info("the configuration was read again", "feeds", len(next.Feeds))
		}
	}()
	return func() {
		signal.Stop(hangups)
		close(quit)
		<-done
	}
}

// sameButFeeds compares two configurations in all but their feeds.
func sameButFeeds(a, b config) bool {
	return a.Archive == b.Archive && a.State == b.State && a.Contact == b.Contact && a.UserAgent == b.UserAgent &&
		a.Proxy == b.Proxy && a.HostGap == b.HostGap && slices.Equal(a.AllowNets, b.AllowNets) &&
		slices.Equal(a.AllowPorts, b.AllowPorts) && a.FeedRobots == b.FeedRobots && a.Workers == b.Workers &&
		a.Interval == b.Interval && slices.Equal(a.Revisits, b.Revisits) && a.Limits == b.Limits &&
		a.Listen == b.Listen && a.LogFormat == b.LogFormat && a.LogLevel == b.LogLevel
}

// serveStatus answers /healthz and /metrics until stop is called.
func serveStatus(address string, w *worker.Worker, log *slog.Logger) (stop func(), err error) {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return nil, &exitError{exitUsage, fmt.Errorf("%w; change listen in the configuration, or set it to off", err)}
	}
	if host, ok := listener.Addr().(*net.TCPAddr); ok && !host.IP.IsLoopback() {
		log.Warn("status is served beyond this machine, to whoever can reach it", "listen", listener.Addr())
	}
	log.Info("listening", "address", "http://"+listener.Addr().String())
	server := &http.Server{
		Handler: statusHandler(w), ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelDebug),
		ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second, WriteTimeout: 10 * time.Second,
		IdleTimeout: time.Minute, MaxHeaderBytes: 16 << 10,
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			log.Error("serve status", "error", err)
		}
	}()
	return func() {
		if err := server.Close(); err != nil {
			log.Error("serve status", "error", err)
		}
		<-done
	}, nil
}

func statusHandler(w *worker.Worker) http.Handler {
	registry := prometheus.NewRegistry()
	registry.MustRegister(collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}), &workerCollector{w})
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(registry, promhttp.HandlerOpts{}))
	mux.HandleFunc("GET /healthz", func(rw http.ResponseWriter, _ *http.Request) { writeHealth(rw, w.Stats()) })
	return mux
}

// writeHealth answers 200 while the work goes on and 503 once it was stopped by an error.
func writeHealth(rw http.ResponseWriter, s worker.Stats) {
	health := struct {
		Status   string    `json:"status"` // ok or failing
		Error    string    `json:"error,omitempty"`
		Started  time.Time `json:"started"`
		LastPoll time.Time `json:"last_poll,omitzero"`
		LastSave time.Time `json:"last_save,omitzero"`
	}{"ok", s.Err, s.Started, s.LastPoll, s.LastSave}
	code := http.StatusOK
	if s.Err != "" {
		health.Status, code = "failing", http.StatusServiceUnavailable
	}
	rw.Header().Set("Content-Type", "application/json")
	rw.Header().Set("Cache-Control", "no-store")
	rw.WriteHeader(code)
	_ = json.NewEncoder(rw).Encode(health) // the client may be gone
}

// workerCollector gives Prometheus what the worker counts.
type workerCollector struct{ w *worker.Worker }

// Describe sends nothing: the collector is unchecked, so that it can add a state of the frontier.
func (c *workerCollector) Describe(chan<- *prometheus.Desc) {}

// Collect reads the worker's counts.
func (c *workerCollector) Collect(out chan<- prometheus.Metric) {
	s := c.w.Stats()
	send := func(kind prometheus.ValueType, name, help string, value float64, labels ...string) {
		names, values := []string{}, []string{}
		for i := 0; i+1 < len(labels); i += 2 {
			names, values = append(names, labels[i]), append(values, labels[i+1])
		}
		out <- prometheus.MustNewConstMetric(prometheus.NewDesc("archiver_"+name, help, names, nil), kind, value, values...)
	}
	total := func(name, help string, value int64, labels ...string) {
		send(prometheus.CounterValue, name, help, float64(value), labels...)
	}
	gauge := func(name, help string, value float64, labels ...string) {
		send(prometheus.GaugeValue, name, help, value, labels...)
	}
	seconds := func(t time.Time) float64 {
		if t.IsZero() {
			return 0
		}
		return float64(t.UnixMilli()) / 1000
	}
	gauge("build_info", "1, with the version as a label.", 1, "version", version())
	gauge("start_time_seconds", "When the daemon started, unix time.", seconds(s.Started))
	total("feed_polls_total", "Feeds polled.", int64(s.Total.Feeds))
	total("feed_polls_unchanged_total", "Feeds polled that had not changed.", int64(s.Total.NotModified))
	const articles, help = "articles_total", "Stories, by what came of them."
	total(articles, help, int64(s.Total.New), "outcome", "stored")
	total(articles, help, int64(s.Total.Updated), "outcome", "updated")
	total(articles, help, int64(s.Total.Unchanged), "outcome", "unchanged")
	total(articles, help, int64(s.Total.Teasers), "outcome", "teaser")
	total(articles, help, int64(s.Total.Failed), "outcome", "failed")
	total(articles, help, int64(s.Total.Blocked), "outcome", "blocked")
	total("photos_total", "Photos, by what came of them.", int64(s.Total.Photos), "outcome", "stored")
	total("photos_total", "Photos, by what came of them.", int64(s.Total.PhotoFailed), "outcome", "failed")
	total("requests_total", "HTTP requests made.", int64(s.Total.Requests))
	total("received_bytes_total", "Bytes of bodies received.", s.Total.Bytes)
	total("visits_total", "Visits to hosts begun.", s.Visits)
	gauge("visits", "Visits to hosts under way.", float64(s.Visiting))
	gauge("last_poll_timestamp_seconds", "When a feed was last read, unix time; 0 is never.", seconds(s.LastPoll))
	gauge("last_save_timestamp_seconds", "When a story was last stored, unix time; 0 is never.", seconds(s.LastSave))
	for state, n := range s.Frontier {
		gauge("frontier", "Addresses known, by state.", float64(n), "state", state)
	}
	failing := 0.0
	if s.Err != "" {
		failing = 1
	}
	gauge("failing", "1 when an error stopped the work, else 0.", failing)
}
