package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"
)

func newReindex(flags *settingFlags) *cobra.Command {
	var wait bool
	cmd := &cobra.Command{
		Use:   "reindex",
		Short: "Make the archive's index and index pages again, from its folders",
		Long: `reindex makes everything derived again: the catalogue under index/, and the index pages of
days, months and people. Captures are only read. Use it when verify reports a damaged index, or
after folders were copied in or taken out by hand.
` + exitCodesHelp,
		Example: `  archiver reindex --archive /backup/news`,
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			cfg, err := flags.load()
			if err != nil {
				return err
			}
			start := time.Now()
			a, err := openArchive(cmd.Context(), cfg, false, sessionOptions{wait: wait, notice: cmd.ErrOrStderr()})
			if err != nil {
				return advice(err, cfg)
			}
			if err := errors.Join(a.Reindex(cmd.Context()), a.Close()); err != nil {
				return advice(err, cfg)
			}
			fmt.Fprintf(cmd.ErrOrStderr(), "%s: indexed in %.1f s\n", cfg.Archive, time.Since(start).Seconds())
			return nil
		},
	}
	cmd.Flags().BoolVar(&wait, "wait", false, "when another process writes to the archive, wait for it")
	return cmd
}
