package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"archiver/archive"
	"archiver/extract"
)

func newShow(flags *settingFlags) *cobra.Command {
	var asJSON, asNINJS, asText bool
	cmd := &cobra.Command{
		Use:   "show ID|ADDRESS",
		Short: "Show one story, its latest revision",
		Long: `show prints what is kept of a story, named by its id or by its address: headline, people, dates,
the text, and each photo with its caption, its credits and its file.`,
		Example: `  archiver show 7k3m9q2x4dabcdef
  archiver show https://example.org/2026/a-story.html
  archiver show 7k3m9q2x4dabcdef --ninjs      # for a newsroom system (IPTC ninjs)`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("show needs one id or address, but got %d", len(args))
			}
			if asJSON && asNINJS || asJSON && asText || asNINJS && asText {
				return usagef("only one of --json, --ninjs and --text")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			a, cfg, err := openReader(flags)
			if err != nil {
				return err
			}
			defer a.Close()
			rec, folder, err := a.Find(args[0])
			if errors.Is(err, archive.ErrNotFound) {
				return fmt.Errorf("%w; find its id with: archiver list", err)
			}
			if err != nil {
				return err
			}
			w := cmd.OutOrStdout()
			switch {
			case asJSON:
				return writeJSON(w, rec, "  ")
			case asNINJS:
				b, err := archive.NINJS(rec)
				if err != nil {
					return err
				}
				_, err = fmt.Fprintf(w, "%s\n", strings.TrimSpace(string(b)))
				return err
			case asText:
				_, err := fmt.Fprintln(w, printable(rec.Text))
				return err
			}
			return showRecord(w, rec, filepath.Join(cfg.Archive, filepath.FromSlash(folder)))
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "everything, as article.json has it")
	cmd.Flags().BoolVar(&asNINJS, "ninjs", false, "as IPTC ninjs 3.1, a picture by its address, with the file's name as title")
	cmd.Flags().BoolVar(&asText, "text", false, "the body alone")
	return cmd
}

// showRecord prints a record for a person: what a reader wants first, the technical part last.
func showRecord(w io.Writer, rec archive.Record, folder string) error {
	var b strings.Builder
	line := func(label, value string) {
		if value = oneLine(value); value != "" {
			fmt.Fprintf(&b, "%-10s %s\n", label, value)
		}
	}
	if rec.Kicker != "" {
		b.WriteString(oneLine(rec.Kicker) + "\n")
	}
	b.WriteString(oneLine(rec.Title) + "\n")
	if rec.Subtitle != "" {
		b.WriteString(oneLine(rec.Subtitle) + "\n")
	}
	b.WriteString("\n")
	everyone := rec.Everyone()
	for _, role := range rolesOf(everyone) {
		line(role, creditNames(everyone, role))
	}
	site := rec.Site.Name
	if site == "" {
		site = rec.Site.Host
	}
	line("site", site)
	line("published", showTime(rec.Published))
	if rec.Modified != rec.Published {
		line("updated", showTime(rec.Modified))
	}
	line("section", rec.Section)
	line("keywords", strings.Join(rec.Keywords, ", "))
	line("captured", rec.Captured.UTC().Format("2006-01-02 15:04:05 UTC"))
	if rec.Revision > 1 {
		line("revision", fmt.Sprintf("%d, changed: %s", rec.Revision, strings.Join(rec.Change, ", ")))
	}
	if rec.Access != "" && rec.Access != "free" {
		line("access", rec.Access)
	}
	line("address", rec.URL)
	line("id", rec.ID)
	line("folder", folder)
	b.WriteString("\n" + printable(rec.Text) + "\n")
	for i, p := range rec.Photos {
		fmt.Fprintf(&b, "\nPhoto %d: %s\n", i+1, showPhotoFile(p))
		if p.Caption != "" {
			b.WriteString("  " + oneLine(p.Caption) + "\n")
		}
		for _, role := range rolesOf(p.Credits) {
			fmt.Fprintf(&b, "  %s: %s\n", role, oneLine(creditNames(p.Credits, role)))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// showTime writes the time of a record as captured is written: 2024-04-22 22:04:00 +01:00.
func showTime(s string) string {
	day, clock, ok := strings.Cut(s, "T")
	if !ok {
		return s
	}
	if i := strings.IndexAny(clock, "+-"); i > 0 {
		return day + " " + clock[:i] + " " + clock[i:]
	}
	if at, ok := strings.CutSuffix(clock, "Z"); ok {
		return day + " " + at + " UTC"
	}
	return day + " " + clock
}

func showPhotoFile(p archive.Photo) string {
	if p.File == "" {
		reason := p.Error
		if reason == "" {
			reason = "not fetched"
		}
		return oneLine(p.URL + " (" + reason + ")")
	}
	size := showBytes(p.Bytes)
	if p.Width > 0 && p.Height > 0 {
		size = fmt.Sprintf("%d×%d, %s", p.Width, p.Height, size)
	}
	return fmt.Sprintf("%s (%s)", oneLine(p.File), size)
}

// rolesOf lists the roles of the credits in their order, each once.
func rolesOf(credits []extract.Credit) []string {
	var roles []string
	for _, c := range credits {
		if !slices.Contains(roles, c.Role) {
			roles = append(roles, c.Role)
		}
	}
	return roles
}

// creditNames joins who has a role.
func creditNames(credits []extract.Credit, role string) string {
	var names []string
	for _, c := range credits {
		name := personName(archive.Person{Name: c.Name, Organization: c.Organization})
		if c.Role == role && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}
