package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// status runs a command and compares its exit code; stdout and stderr can be looked at afterwards.
func status(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		got = exit.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// damage flips a bit in the middle of the first file with the suffix.
func damage(ts *testscript.TestScript, _ bool, args []string) {
	var found string
	ts.Check(filepath.WalkDir(ts.MkAbs(args[0]), func(path string, d os.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, args[1]) {
			found = path
			return filepath.SkipAll
		}
		return err
	}))
	b, err := os.ReadFile(found)
	ts.Check(err)
	b[len(b)/2] ^= 1
	ts.Check(os.Chmod(found, 0o644))
	ts.Check(os.WriteFile(found, b, 0o644))
}

// background is the command that a script started with "daemon".
type background struct {
	cmd  *exec.Cmd
	done chan error

	mu    sync.Mutex
	lines []string
	more  chan struct{} // closed when there are more lines
}

// patience bounds every wait for the background command.
const patience = 20 * time.Second

func (b *background) start(ts *testscript.TestScript, _ bool, args []string) {
	program, err := exec.LookPath(args[0])
	if err != nil { // the scripts' own PATH has it
		program = filepath.Join(strings.Split(ts.Getenv("PATH"), string(os.PathListSeparator))[0], args[0])
	}
	b.cmd = exec.Command(program, args[1:]...)
	b.cmd.Dir = ts.MkAbs(".")
	b.cmd.Env = append(os.Environ(), "HOME="+ts.Getenv("HOME"))
	b.more, b.done = make(chan struct{}), make(chan error, 1)
	log, err := b.cmd.StderrPipe()
	ts.Check(err)
	ts.Check(b.cmd.Start())
	go func() {
		lines := bufio.NewScanner(log)
		for lines.Scan() {
			b.mu.Lock()
			b.lines = append(b.lines, lines.Text())
			close(b.more)
			b.more = make(chan struct{})
			b.mu.Unlock()
		}
		b.done <- b.cmd.Wait()
	}()
}

// match waits for a line of the log.
func (b *background) match(ts *testscript.TestScript, pattern string) []string {
	fits, err := regexp.Compile(pattern)
	ts.Check(err)
	deadline := time.After(patience)
	for {
		b.mu.Lock()
		lines, more := b.lines, b.more
		b.mu.Unlock()
		for _, line := range lines {
			if m := fits.FindStringSubmatch(line); m != nil {
				return m
			}
		}
		select {
		case <-more:
		case <-deadline:
			ts.Fatalf("no line fits %q in the log:\n%s", pattern, strings.Join(lines, "\n"))
		}
	}
}

func (b *background) waitFor(ts *testscript.TestScript, _ bool, args []string) { b.match(ts, args[1]) }

func (b *background) get(ts *testscript.TestScript, _ bool, args []string) {
	base := b.match(ts, `msg=listening address=(http://[^ ]+)`)[1]
	response, err := http.Get(base + args[0])
	ts.Check(err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	ts.Check(err)
	if response.StatusCode != http.StatusOK || !bytes.Contains(body, []byte(args[1])) {
		ts.Fatalf("%s: %s\n%s", args[0], response.Status, body)
	}
}

func (b *background) terminate(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	ts.Check(b.cmd.Process.Signal(syscall.SIGTERM))
	select {
	case <-b.done:
		if got := b.cmd.ProcessState.ExitCode(); got != want {
			ts.Fatalf("exit code %d, want %d; its log:\n%s", got, want, strings.Join(b.lines, "\n"))
		}
		b.cmd = nil
	case <-time.After(10 * time.Second):
		ts.Fatalf("it did not end within 10 s")
	}
}

// kill ends what a script left running.
func (b *background) kill() {
	if b.cmd != nil && b.cmd.Process != nil {
		_ = b.cmd.Process.Kill() // it may have ended by itself
		<-b.done
	}
}
