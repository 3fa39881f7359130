package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"archiver/archive"
	"archiver/internal/demo"
	"archiver/internal/worker"
)

func newDemo(flags *settingFlags) *cobra.Command {
	return &cobra.Command{
		Use:   "demo",
		Short: "See it work: archive a small made-up newspaper, without a network",
		Long: `demo prints a small made-up newspaper on this machine, archives it into ./demo-archive (or the
folder named with --archive), lets the next edition come out, archives again, and says what to
look at. Nothing leaves the machine.`,
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
			if files, err := os.ReadDir(dir); err == nil && len(files) > 0 {
				return &exitError{exitUsage, fmt.Errorf("%s is there already; delete it, or name another folder with --archive", dir)}
			}
			return runDemo(cmd.Context(), dir, cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
}

// runDemo archives both editions of the demo's newspaper.
func runDemo(ctx context.Context, dir string, stdout, stderr io.Writer) (err error) {
	paper, err := demo.Start(time.Now())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, paper.Close()) }()
	cfg, err := demoConfig(dir, paper.FeedURLs())
	if err != nil {
		return err
	}
	var tell *progress // of the run under way
	s, err := openSession(ctx, cfg, sessionOptions{
		log: slog.New(slog.DiscardHandler), report: func(e worker.Event) { tell.event(e) }, notice: io.Discard,
	})
	if err != nil {
		return err
	}
	archiveEdition := func(what string) error {
		fmt.Fprintln(stderr, what)
		tell = newProgress(stdout, stderr, feedNames(cfg))
		sum, err := s.worker.Fetch(ctx, worker.Job{Feeds: workerFeeds(cfg.Feeds), Force: true})
		return errors.Join(err, tell.summary(sum), failedItems(sum))
	}
	err = archiveEdition("A made-up newspaper is out. Archiving it:")
	if err == nil {
		if err = paper.Publish(); err == nil {
			err = archiveEdition("\nThe next edition is out, with a story corrected and a new one. Archiving only that:")
		}
	}
	err = errors.Join(err, s.archive.WriteIndexes(context.WithoutCancel(ctx)), s.Close())
	if err != nil {
		return advice(err, cfg)
	}
	return demoGuide(ctx, dir, stdout)
}

// demoConfig is the configuration for the newspaper's feeds: its own address on this machine may
// be asked, nothing else that is private.
func demoConfig(dir string, feeds []string) (config, error) {
	cfg := defaultConfig()
	cfg.Archive, cfg.HostGap = dir, 0
	for _, f := range feeds {
		u, err := url.Parse(f)
		if err != nil {
			return cfg, err
		}
		cfg.AllowNets = append(cfg.AllowNets, u.Host)
		cfg.Feeds = append(cfg.Feeds, feedConfig{Name: strings.TrimPrefix(u.Path, "/"), URL: f})
	}
	return cfg, nil
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
	fmt.Fprintf(w, "\n%s with %s are in %s. Look at them with a browser:\n\n  %s\n",
		count(stories, "story", "stories"), count(photos, "photo", "photos"), dir, filepath.Join(dir, "index.html"))
	page := func(i archive.Item, what string) {
		if i.ID != "" {
			fmt.Fprintf(w, "  %s\n      %s\n", filepath.Join(dir, filepath.FromSlash(i.Path), "article.html"), what)
		}
	}
	page(chinese, "who reported, photographed and edited it")
	page(corrected, "the corrected story; what it said before is beside it, in v1")
	fmt.Fprintf(w, `
or with the program:

  archiver list --archive %[1]s
  archiver show --archive %[1]s %[2]s
  archiver people --archive %[1]s
  archiver verify --archive %[1]s
`, dir, chinese.ID)
	return nil
}
