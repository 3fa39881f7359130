package main

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"archiver/archive"
	"archiver/extract"
)

func newList(flags *settingFlags) *cobra.Command {
	var q archive.Query
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List what is kept, newest first",
		Long: `list prints one line a story, newest first: when it was captured (UTC), its id, its site and its
headline. With --by it lists what one person or organization is credited with, and under each
story as what, and which photos.`,
		Example: `  archiver list --limit 20
  archiver list --day 2026-08-25 --site bbc.co.uk
  archiver list --by "Maria Lind" --role photographer
  archiver list --json | jq -r .url`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if q.Limit < 0 {
				return usagef("--limit must not be negative")
			}
			if !isDay(q.Day) {
				return usagef("--day %q is no day, month or year; write 2026-08-25, 2026-08 or 2026", q.Day)
			}
			if q.Role != "" && !slices.Contains(roles, q.Role) {
				return usagef("--role %q is no role; the roles are %s", q.Role, strings.Join(roles, ", "))
			}
			a, cfg, err := openReader(flags)
			if err != nil {
				return err
			}
			defer a.Close()
			if f, ok := feedNamed(workerFeeds(cfg.Feeds), q.Feed); ok {
				q.Feed = f.URL
			}
			w := bufio.NewWriter(cmd.OutOrStdout())
			found := false
			for item, err := range a.List(cmd.Context(), q) {
				if err != nil {
					return err
				}
				found = true
				if asJSON {
					err = writeJSON(w, item, "")
				} else {
					err = writeItem(w, item, q)
				}
				if err != nil {
					return fmt.Errorf("write standard output: %w", err)
				}
			}
			if !found {
				fmt.Fprintln(cmd.ErrOrStderr(), "no such story is kept")
			}
			return w.Flush()
		},
	}
	f := cmd.Flags()
	f.StringVar(&q.Day, "day", "", "captured on this `DAY`, month or year: 2026-08-25, 2026-08, 2026")
	f.StringVar(&q.Site, "site", "", "from this `HOST`")
	f.StringVar(&q.Feed, "feed", "", "from this `FEED`: its name or address")
	f.StringVar(&q.Name, "by", "", "crediting this `NAME`")
	f.StringVar(&q.Role, "role", "", "crediting someone as `ROLE`: "+strings.Join(roles, ", "))
	f.IntVar(&q.Limit, "limit", 0, "at most this `NUMBER`; 0 is all")
	f.BoolVar(&asJSON, "json", false, "one JSON object a line for each story")
	return cmd
}

// roles are what --role can ask for, the most usual first.
var roles = []string{extract.RoleReporter, extract.RoleAuthor, extract.RoleCorrespondent, extract.RoleContributor, extract.RolePhotographer, extract.RolePhotoSupplier,
	extract.RoleIllustrator, extract.RoleEditor, extract.RoleProofreader, extract.RoleReviewer, extract.RoleCoordinator, extract.RolePlanner, extract.RoleProducer,
	extract.RoleTranslator, extract.RoleSource}

// isDay reports whether a text is a day, month or year as --day takes it, or empty.
func isDay(s string) bool {
	s = strings.ReplaceAll(s, "/", "-")
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return s == ""
}

func writeItem(w io.Writer, item archive.Item, q archive.Query) error {
	var notes string
	if item.Revision > 1 {
		notes += fmt.Sprintf("  v%d", item.Revision)
	}
	if item.Access != "" && item.Access != "free" {
		notes += "  " + item.Access
	}
	title := cmp.Or(item.Title, item.URL)
	_, err := fmt.Fprintf(w, "%s  %s  %s  %s%s\n", item.Captured.UTC().Format("2006-01-02 15:04"),
		item.ID, pad(item.Site, 24), oneLine(title), notes)
	if err != nil || q.Name == "" && q.Role == "" {
		return err
	}
	for _, p := range item.Credits {
		if q.Asks(p) {
			if _, err := fmt.Fprintf(w, "    %s %s\n", p.Role, oneLine(personName(p))); err != nil {
				return err
			}
		}
	}
	for _, photo := range item.Photos {
		for _, p := range photo.Credits {
			if q.Asks(p) {
				if _, err := fmt.Fprintf(w, "    %s %s: %s/%s  %s\n", p.Role, oneLine(personName(p)), item.Path, photo.File, oneLine(photo.Caption)); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func personName(p archive.Person) string {
	switch {
	case p.Name == "":
		return p.Organization
	case p.Organization == "":
		return p.Name
	}
	return p.Name + " (" + p.Organization + ")"
}
