// Command archiver keeps news stories: it polls feeds, fetches each new story politely, extracts
// the clean article with its photos and credits, and stores it in a dated archive that can be read
// without the program. Run "archiver help" for the commands; each is one file of this package.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"syscall"

	"github.com/spf13/cobra"
)

// Exit codes of every command. They are a promise: scripts and supervisors decide by them.
const (
	exitOK      = 0
	exitFailed  = 1 // some items failed
	exitUsage   = 2 // configuration or usage
	exitDamaged = 3 // the archive is damaged
	exitLocked  = 4 // another process writes to the archive
	exitDisk    = 5 // disk full, read-only or faulty
	exitSignal  = 128
)

const exitCodesHelp = `
Exit codes:
  0  all went well
  1  some items failed
  2  wrong configuration or usage
  3  the archive is damaged
  4  another process is writing to the archive
  5  the disk is full, read-only or faulty
  130, 143  stopped by SIGINT or SIGTERM, cleanly`

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the whole program with its surroundings handed in; it returns the exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, caught, stop := untilSignal(context.Background())
	defer stop()
	root := newRoot()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	cmd, err := root.ExecuteContextC(ctx)
	if sig := caught(); sig != 0 && (err == nil || errors.Is(err, context.Canceled)) {
		return exitSignal + int(sig)
	}
	if err == nil {
		return exitOK
	}
	code := exitCodeOf(err)
	var silent silentError
	if !errors.As(err, &silent) {
		for line := range strings.SplitSeq(err.Error(), "\n") {
			fmt.Fprintf(stderr, "archiver: %s\n", oneLine(line))
		}
		if code == exitUsage && errors.As(err, new(usageError)) {
			fmt.Fprintf(stderr, "Run \"%s --help\" for how to use it.\n", cmd.CommandPath())
		}
	}
	return code
}

// untilSignal returns a context that ends at the first SIGINT or SIGTERM, and a function that
// tells which it was (0 for none). A second signal ends the process at once, as a user who
// presses Ctrl-C twice expects.
func untilSignal(parent context.Context) (ctx context.Context, caught func() syscall.Signal, stop func()) {
	ctx, cancel := context.WithCancel(parent)
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM)
	var first atomic.Int32
	done := make(chan struct{})
	go func() {
		defer close(done)
		select {
		case s := <-signals:
			if sig, ok := s.(syscall.Signal); ok {
				first.Store(int32(sig))
			}
			signal.Reset(syscall.SIGINT, syscall.SIGTERM)
			cancel()
		case <-ctx.Done():
		}
	}()
	return ctx, func() syscall.Signal { return syscall.Signal(first.Load()) }, func() {
		signal.Stop(signals)
		cancel()
		<-done
	}
}

// exitError is an error that asks for an exit code.
type exitError struct {
	code int
	err  error
}

func (e *exitError) Error() string { return e.err.Error() }
func (e *exitError) Unwrap() error { return e.err }

// usageError is a wrong command line; the answer points at the command's help.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

// silentError has been told already, line by line; only its exit code is left to say.
type silentError struct{ code int }

func (silentError) Error() string { return "some items failed" }

// usagef makes an error for a wrong command line.
func usagef(format string, args ...any) error {
	return usageError{fmt.Errorf(format, args...)}
}

func newRoot() *cobra.Command {
	var flags settingFlags
	root := &cobra.Command{
		Use:   "archiver",
		Short: "Keep news stories for good: clean articles, photos, captions and credits, by day",
		Long: `archiver polls RSS, Atom and JSON feeds, fetches each new story politely, extracts the clean
article with its photos, captions and credits, and stores it in a dated archive that can be
read in fifty years without this program.

See it work, with no network and no configuration:

  archiver demo

Then archive the real thing:

  archiver fetch https://example.org/feed.xml      once, into ./archive
  archiver daemon --config config.yaml             on schedule
` + exitCodesHelp,
		SilenceErrors: true,
		SilenceUsage:  true,
		Version:       version(),
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return usagef("unknown command %q%s", args[0], suggestion(cmd.SuggestionsFor(args[0])))
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SuggestionsMinimumDistance = 2
	root.SetVersionTemplate("archiver {{.Version}}\n")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	flags.register(root)
	for _, g := range []struct {
		title    string
		commands []*cobra.Command
	}{
		{"Archive:", []*cobra.Command{newFetch(&flags), newDaemon(&flags)}},
		{"Look at what is kept:", []*cobra.Command{newList(&flags), newShow(&flags), newPeople(&flags)}},
		{"Look after it:", []*cobra.Command{newVerify(&flags), newReindex(&flags)}},
		{"More:", []*cobra.Command{newDemo(&flags), newExtract(&flags), newConfig(&flags), newVersion()}},
	} {
		root.AddGroup(&cobra.Group{ID: g.title, Title: g.title})
		for _, c := range g.commands {
			c.GroupID = g.title
			root.AddCommand(c)
		}
	}
	root.SetHelpCommandGroupID("More:")
	root.SetCompletionCommandGroupID("More:")
	return root
}

func newVersion() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  noArgs,
		Run: func(cmd *cobra.Command, _ []string) {
			fmt.Fprintf(cmd.OutOrStdout(), "archiver %s\n", version())
		},
	}
}

// noArgs is cobra.NoArgs with an error that counts as wrong usage.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usagef("%s takes no arguments, but got %q", cmd.CommandPath(), args[0])
	}
	return nil
}

// release is the version that this source will be released as.
const release = "0.1.0"

// version is the release with the commit it was built from, where that is known.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return release
	}
	revision, changed := "", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision" && len(s.Value) >= 10:
			revision = "+" + s.Value[:10]
		case s.Key == "vcs.modified" && s.Value == "true":
			changed = ".changed"
		}
	}
	if revision == "" {
		return release
	}
	return release + revision + changed
}

// suggestion turns near misses into a hint for an error message.
func suggestion(near []string) string {
	if len(near) == 0 {
		return ""
	}
	return fmt.Sprintf("; did you mean %q?", near[0])
}

// oneLine makes an error's text one line that is safe to show on a terminal.
func oneLine(s string) string {
	return strings.Join(strings.Fields(printable(s)), " ")
}

// printable drops what would steer a terminal or reorder its text: control characters (but
// newline and tab), and bidirectional overrides. Text from outside goes through it before it is shown.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r < 0x20, r >= 0x7f && r < 0xa0, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, s)
}
