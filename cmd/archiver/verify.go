package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"archiver/archive"
)

func newVerify(flags *settingFlags) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "verify",
		Short: "Check every byte of the archive",
		Long: `verify reads the whole archive and checks it: every manifest, the hash of every file, every
WARC record (ends, lengths, digests), and every article.json against its folder. It changes
nothing and needs no network; it can run while another process archives.

It prints one line a problem, PATH: KIND: DETAIL.

Exit codes: 0 no problem, 2 the folder is no archive, 3 the archive is damaged, 130/143 stopped.`,
		Example: `  archiver verify
  archiver verify --archive /backup/news --json`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			cfg, err := flags.load()
			if err != nil {
				return err
			}
			problems := 0
			var writeErr error
			err = archive.Verify(cmd.Context(), cfg.Archive, func(p archive.Problem) {
				problems++
				if asJSON {
					writeErr = errors.Join(writeErr, writeJSON(cmd.OutOrStdout(), p, ""))
					return
				}
				_, err := fmt.Fprintf(cmd.OutOrStdout(), "%s: %s: %s\n", oneLine(p.Path), p.Kind, oneLine(p.Detail))
				writeErr = errors.Join(writeErr, err)
			})
			switch {
			case errors.Is(err, archive.ErrDamaged):
				fmt.Fprintf(cmd.ErrOrStderr(), "%s: damaged, %s\n", cfg.Archive, count(problems, "problem", "problems"))
				return silentError{exitDamaged}
			case errors.Is(err, archive.ErrNotArchive) && wasArchive(cfg.Archive):
				return &exitError{exitDamaged, err}
			case err != nil:
				return advice(err, cfg)
			case writeErr != nil:
				return fmt.Errorf("write standard output: %w", writeErr)
			}
			if !asJSON {
				fmt.Fprintf(cmd.ErrOrStderr(), "%s: no problem\n", cfg.Archive)
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object a line for each problem")
	return cmd
}

// wasArchive reports that a folder without the archive's marker holds what only an archive has:
// then the marker is lost, and that is damage.
func wasArchive(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, "manifests"))
	return err == nil && info.IsDir()
}
