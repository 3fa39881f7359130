package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

func newConfig(flags *settingFlags) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Check the configuration, or show what is in force",
		Long: `The configuration is a YAML file: ./config.yaml where there is one, or the file named with
--config. It is read strictly: a key that does not exist, a wrong type or a value out of bounds is
an error with file, line and column, and all of them are reported at once. Every key is optional;
without a file the defaults hold. The config.yaml of the distribution explains each key.`,
		Example: `  archiver config check
  archiver config show --config /etc/archiver/config.yaml`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(
		&cobra.Command{
			Use:   "check",
			Short: "Report everything wrong with the configuration",
			Long: `check reads the configuration and reports everything wrong with it: 0 when it is good, 2 when not.
What is wrong in the folder of site rules, such as a directive that is not known, is a warning.`,
			Args: noArgs,
			RunE: func(cmd *cobra.Command, _ []string) error {
				cfg, err := flags.load()
				if err != nil {
					return err
				}
				rules, warnings, err := readSiteRules(cfg.SiteRules)
				if err != nil {
					return err
				}
				for _, w := range warnings {
					fmt.Fprintln(cmd.ErrOrStderr(), "archiver: warning:", w)
				}
				what := count(len(cfg.Feeds), "feed", "feeds")
				if cfg.SiteRules != "" {
					what += ", " + count(rules.Len(), "file", "files") + " of site rules"
				}
				fmt.Fprintf(cmd.OutOrStdout(), "%s: good; %s\n", nameOf(cfg), what)
				return nil
			},
		},
		&cobra.Command{
			Use:   "show",
			Short: "Print the configuration in force: file, flags and defaults",
			Long:  "show prints every setting as it is in force, with secrets left out, as YAML that works as a configuration file.",
			Args:  noArgs,
			RunE: func(cmd *cobra.Command, _ []string) error {
				cfg, err := flags.load()
				if err != nil {
					return err
				}
				return showConfig(cmd.OutOrStdout(), cfg)
			},
		},
	)
	return cmd
}

// nameOf says where a configuration came from.
func nameOf(cfg config) string {
	if cfg.File == "" {
		return "the built-in defaults (no " + defaultConfigFile + " here)"
	}
	return cfg.File
}

func showConfig(w io.Writer, cfg config) error {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("# from %s", nameOf(cfg))
	line("archive: %q", cfg.Archive)
	if cfg.State == "" {
		line("# state: inside the archive, in .work")
	} else {
		line("state: %q", cfg.State)
	}
	line("contact: %q", cfg.Contact)
	line("user_agent: %q", cfg.UserAgent)
	line("proxy: %q", redactAddress(cfg.Proxy))
	line("host_gap: %s", showDuration(cfg.HostGap))
	line("allow_nets: %s", flow(cfg.AllowNets))
	line("allow_ports: %s", flow(cfg.AllowPorts))
	line("feed_robots: %t", cfg.FeedRobots)
	if cfg.SiteRules == "" {
		line("# site_rules: none")
	} else {
		line("site_rules: %q", cfg.SiteRules)
	}
	line("workers: %d", cfg.Workers)
	line("interval: %s", showDuration(cfg.Interval))
	var revisits []string
	for _, d := range cfg.Revisits {
		revisits = append(revisits, showDuration(d))
	}
	line("revisits: %s", flow(revisits))
	line("limits:\n  feed_bytes: %d\n  page_bytes: %d\n  photo_bytes: %d\n  new_per_poll: %d",
		cfg.Limits.FeedBytes, cfg.Limits.PageBytes, cfg.Limits.PhotoBytes, cfg.Limits.NewPerPoll)
	if cfg.Listen == "" {
		line("listen: off")
	} else {
		line("listen: %q", cfg.Listen)
	}
	line("log:\n  format: %s\n  level: %s", cfg.LogFormat, cfg.LogLevel)
	if len(cfg.Feeds) == 0 {
		line("feeds: []")
	} else {
		line("feeds:")
	}
	for _, f := range cfg.Feeds {
		if f.Name == redactAddress(f.URL) {
			line("  - url: %q", redactAddress(f.URL))
		} else {
			line("  - name: %q\n    url: %q", f.Name, redactAddress(f.URL))
		}
		if f.Schedule != "" {
			line("    schedule: %q", f.Schedule)
		}
		if f.Disabled {
			line("    disabled: true")
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// flow writes a YAML list on one line; strings are quoted.
func flow[T any](items []T) string {
	parts := make([]string, len(items))
	for i, item := range items {
		if s, ok := any(item).(string); ok {
			parts[i] = fmt.Sprintf("%q", s)
		} else {
			parts[i] = fmt.Sprint(item)
		}
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// count says a number with its noun.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
