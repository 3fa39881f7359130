package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/url"
	"strings"

	"github.com/spf13/cobra"

	"archiver/internal/worker"
)

type fetchOptions struct {
	force, json, wait bool
}

func newFetch(flags *settingFlags) *cobra.Command {
	var opt fetchOptions
	cmd := &cobra.Command{
		Use:   "fetch [FEED…|ADDRESS…]",
		Short: "Poll the feeds that are due and archive what is new",
		Long: `fetch polls each feed of the configuration that is due, fetches the stories that are new,
with their photos, and stores them in the archive.

With arguments it does just those, due or not: the name of a configured feed, or the address of
any feed or story, configured or not. It finds out which of the two an address is.

On standard output it prints "stored ADDRESS" for each new story and "updated ADDRESS" for each
new revision, once they are safely on disk. With --json it prints one JSON object a line for each
outcome instead, and a summary as the last.
` + exitCodesHelp,
		Example: `  archiver fetch
  archiver fetch --force
  archiver fetch world "city desk"
  archiver fetch https://example.org/feed.xml
  archiver fetch https://example.org/2026/a-story.html --archive ~/news
  archiver fetch --json | jq -r 'select(.kind == "stored").path'`,
		RunE: func(cmd *cobra.Command, args []string) error {
			cfg, err := flags.load()
			if err != nil {
				return err
			}
			job, err := jobFor(cfg, args, opt.force)
			if err != nil {
				return err
			}
			return runFetch(cmd.Context(), cfg, job, opt, cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	cmd.Flags().BoolVar(&opt.force, "force", false, "poll the feeds that are not due too")
	cmd.Flags().BoolVar(&opt.json, "json", false, "one JSON object a line for each outcome")
	cmd.Flags().BoolVar(&opt.wait, "wait", false, "when another process writes to the archive, wait for it")
	return cmd
}

// jobFor turns the arguments into what the worker is to do.
func jobFor(cfg config, args []string, force bool) (worker.Job, error) {
	feeds := workerFeeds(cfg.Feeds)
	if len(args) == 0 {
		if len(feeds) == 0 {
			return worker.Job{}, &exitError{exitUsage, fmt.Errorf(
				"nothing to fetch: no feeds in %s; add some, or try: archiver fetch https://example.org/feed.xml", nameOf(cfg))}
		}
		return worker.Job{Feeds: feeds, Force: force}, nil
	}
	// A feed that is named is meant, due or not.
	job := worker.Job{Force: true}
	for _, arg := range args {
		if f, ok := feedNamed(feeds, arg); ok {
			f.Disabled = false
			job.Feeds = append(job.Feeds, f)
			continue
		}
		address, err := addressOf(arg)
		if err != nil {
			return worker.Job{}, usagef("%q is neither the name of a configured feed nor an address%s", arg, suggestion(nearFeeds(feeds, arg)))
		}
		job.Addresses = append(job.Addresses, address)
	}
	return job, nil
}

// feedNamed finds a feed by its name, in whatever case, or its address.
func feedNamed(feeds []worker.Feed, arg string) (worker.Feed, bool) {
	for _, f := range feeds {
		if strings.EqualFold(f.Name, arg) || sameAddress(f.URL) == sameAddress(arg) {
			return f, true
		}
	}
	return worker.Feed{}, false
}

func nearFeeds(feeds []worker.Feed, arg string) []string {
	for _, f := range feeds {
		if editDistance(strings.ToLower(f.Name), strings.ToLower(arg)) <= 2 {
			return []string{f.Name}
		}
	}
	return nil
}

// addressOf reads an argument as an address; https:// may be left off.
func addressOf(arg string) (string, error) {
	if !strings.Contains(arg, "://") {
		host, _, _ := strings.Cut(arg, "/")
		if !strings.Contains(host, ".") || strings.ContainsAny(host, " @") {
			return "", errors.New("no address")
		}
		arg = "https://" + arg
	}
	if err := checkAddress(arg); err != nil {
		return "", err
	}
	u, err := url.Parse(arg)
	if err != nil {
		return "", err
	}
	u.Fragment = ""
	return u.String(), nil
}

// runFetch does the job and tells what happens.
func runFetch(ctx context.Context, cfg config, job worker.Job, opt fetchOptions, stdout, stderr io.Writer) error {
	var tell teller
	if opt.json {
		tell = &jsonTeller{w: stdout}
	} else {
		tell = newProgress(stdout, stderr, feedNames(cfg))
	}
	s, err := openSession(ctx, cfg, sessionOptions{
		wait: opt.wait, log: slog.New(slog.DiscardHandler), report: tell.event, notice: stderr,
	})
	if err != nil {
		return err
	}
	sum, err := s.worker.Fetch(ctx, job)
	err = errors.Join(err, s.archive.WriteIndexes(context.WithoutCancel(ctx)), s.Close())
	told := tell.summary(sum)
	switch {
	case err != nil:
		return advice(err, cfg)
	case ctx.Err() != nil:
		return ctx.Err()
	case told != nil:
		return fmt.Errorf("write standard output: %w", told)
	}
	return failedItems(sum)
}

// feedNames maps the addresses of the configured feeds to what the user calls them.
func feedNames(cfg config) map[string]string {
	names := map[string]string{}
	for _, f := range cfg.Feeds {
		names[f.URL] = f.Name
	}
	return names
}
