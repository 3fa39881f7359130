package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"archiver/archive"
	"archiver/fetch"
	"archiver/internal/state"
	"archiver/internal/worker"
)

// session is what a command that writes works with: the archive, locked, and the parts wired to it.
type session struct {
	cfg     config
	archive *archive.Archive
	state   *state.DB
	client  *fetch.Client
	worker  *worker.Worker
}

type sessionOptions struct {
	wait   bool         // for the lock
	log    *slog.Logger // never nil
	report func(worker.Event)
	notice io.Writer // for what the user should know before the work begins
}

// openSession takes the archive's lock and opens everything. The caller closes the session.
func openSession(ctx context.Context, cfg config, opt sessionOptions) (_ *session, err error) {
	s := &session{cfg: cfg}
	defer func() {
		if err != nil {
			err = advice(errors.Join(err, s.Close()), cfg)
		}
	}()
	if os.Geteuid() == 0 {
		fmt.Fprintln(opt.notice, "archiver: running as root; a user of its own that may write only the archive is safer")
	}
	rules, err := tellSiteRules(cfg.SiteRules, opt.notice)
	if err != nil {
		return nil, err
	}
	create, err := mayCreate(cfg)
	if err != nil {
		return nil, err
	}
	s.archive, err = openArchive(ctx, cfg, create, opt)
	if err != nil {
		return nil, err
	}
	stateFile := cfg.State
	if stateFile == "" {
		stateFile = filepath.Join(s.archive.WorkDir(), "state.sqlite")
	} else if err := os.MkdirAll(filepath.Dir(stateFile), 0o755); err != nil {
		return nil, err
	}
	if s.state, err = state.Open(stateFile); err != nil {
		return nil, err
	}
	if s.client, err = newClient(cfg, opt.log, s.state); err != nil {
		return nil, err
	}
	s.worker, err = worker.New(worker.Options{
		Client: s.client, Archive: s.archive, State: s.state,
		Workers: cfg.Workers, Interval: cfg.Interval, Revisits: cfg.Revisits, MaxNew: cfg.Limits.NewPerPoll,
		Log: opt.log, Report: opt.report, Version: version(), Rules: rules,
	})
	return s, err
}

// Close closes what is open and releases the lock.
func (s *session) Close() error {
	var errs []error
	if s.client != nil {
		s.client.Close()
	}
	if s.state != nil {
		errs = append(errs, s.state.Close())
	}
	if s.archive != nil {
		errs = append(errs, s.archive.Close())
	}
	return errors.Join(errs...)
}

// mayCreate reports whether a new archive may be made. When state outside the archive remembers
// one, its folder must be there: it is missing when its disk is not mounted, and a new archive
// under the mount point would hide below the old one.
func mayCreate(cfg config) (bool, error) {
	if cfg.State == "" {
		return true, nil
	}
	_, err := os.Stat(cfg.State)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return true, nil
	case err != nil:
		return false, err
	}
	return false, nil
}

// openArchive opens the archive for writing, waiting for its lock when asked to.
func openArchive(ctx context.Context, cfg config, create bool, opt sessionOptions) (*archive.Archive, error) {
	options := archive.Options{Create: create, Software: "archiver/" + version(), Operator: cfg.Contact}
	told := false
	tick := time.NewTicker(250 * time.Millisecond)
	defer tick.Stop()
	for {
		a, err := archive.Open(cfg.Archive, options)
		if !opt.wait || !errors.Is(err, archive.ErrLocked) {
			return a, err
		}
		if !told {
			told = true
			fmt.Fprintf(opt.notice, "archiver: waiting for another process to finish with %s\n", cfg.Archive)
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// newClient makes the one client for all requests; st may be nil, then nothing is remembered.
func newClient(cfg config, log *slog.Logger, st *state.DB) (*fetch.Client, error) {
	opt := fetch.Options{
		UserAgent: cfg.UserAgent, Contact: cfg.Contact, Proxy: cfg.Proxy,
		AllowNets: cfg.AllowNets, AllowPorts: cfg.AllowPorts,
		HostGap: cfg.HostGap, FeedRobots: cfg.FeedRobots, Log: log,
		Limits: fetch.Limits{Feed: cfg.Limits.FeedBytes, Page: cfg.Limits.PageBytes, File: cfg.Limits.PhotoBytes},
	}
	if opt.UserAgent == "" {
		opt.UserAgent = "archiver/" + release
	}
	if opt.HostGap == 0 {
		opt.HostGap = -1 // none, where the client's 0 is its default
	}
	if st != nil {
		opt.Robots = st
		opt.OnHold = func(host string, until time.Time) {
			if err := st.Hold(context.Background(), host, until); err != nil {
				log.Error("remember the hold", "host", host, "error", err)
			}
		}
	}
	client, err := fetch.New(opt)
	if err != nil {
		return nil, &exitError{exitUsage, err}
	}
	return client, nil
}

// workerFeeds are the configured feeds as the worker knows them.
func workerFeeds(feeds []feedConfig) []worker.Feed {
	list := make([]worker.Feed, len(feeds))
	for i, f := range feeds {
		list[i] = worker.Feed{Name: f.Name, URL: f.URL, Schedule: f.Schedule, Disabled: f.Disabled}
		if d, err := parseDuration(f.Schedule); err == nil {
			list[i].Schedule = d.String() // the worker knows no unit of days
		}
	}
	return list
}

// openReader opens the archive of the configuration for reading.
func openReader(flags *settingFlags) (*archive.Archive, config, error) {
	cfg, err := flags.load()
	if err != nil {
		return nil, cfg, err
	}
	a, err := archive.OpenReadOnly(cfg.Archive)
	if errors.Is(err, archive.ErrNotArchive) {
		err = &exitError{exitUsage, fmt.Errorf("%w; name the right folder with --archive, or make an archive with: archiver fetch", err)}
	}
	return a, cfg, err
}
