package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"archiver/archive"
	"archiver/internal/sitetest"
)

// TestKill kills a real fetch at random moments, 20 times, without warning. After each the archive
// must be whole and hold every story that was announced; in the end a fetch that nobody
// disturbs must bring all of them, each once.
func TestKill(t *testing.T) {
	const stories, kills = 60, 20
	var text, items strings.Builder
	var want []string
	for i := range stories {
		address := fmt.Sprintf("http://news.example/story-%d.html", i)
		want = append(want, address)
		fmt.Fprintf(&items, "<item><title>Story %d</title><link>%s</link><guid>%s</guid></item>\n", i, address, address)
		fmt.Fprintf(&text, "-- news.example/story-%d.html --\n<html><head><title>Story number %d</title></head><body><article><h1>Story number %d</h1>%s<figure><img src=\"/p%d.jpg\" width=640 height=480><figcaption>Picture %d</figcaption></figure></article></body></html>\n-- news.example/p%d.jpg --\n@jpeg 640x480\n",
			i, i, i, strings.Repeat(fmt.Sprintf("<p>The council of town %d met on Monday, and after a long debate it agreed to mend the bridge before winter.</p>", i), 4), i, i, i)
	}
	sites := sitetest.New(t, text.String()+"-- news.example/feed.xml --\n@header Content-Type: application/rss+xml\n<rss version=\"2.0\"><channel><title>News</title>"+items.String()+"</channel></rss>\n")
	dir := filepath.Join(t.TempDir(), "archive")
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	fetch := func(killAfter time.Duration) (announced []string) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		if killAfter > 0 {
			ctx, cancel = context.WithTimeout(ctx, killAfter)
			defer cancel()
		}
		cmd := exec.CommandContext(ctx, program, "fetch", "--archive", dir, "--proxy", sites.URL, "--host-gap", "0", "http://news.example/feed.xml")
		cmd.Env = append(os.Environ(), asProgram+"=1")
		var stdout, stderr bytes.Buffer
		cmd.Stdout, cmd.Stderr = &stdout, &stderr
		err := cmd.Run()
		if killAfter > 0 && errors.Is(err, context.DeadlineExceeded) {
			err = nil // its time was over before it began, on a busy machine, or as it ended
		}
		var exit *exec.ExitError
		if err != nil && (killAfter == 0 || !errors.As(err, &exit) || exit.ExitCode() >= 0) {
			t.Fatalf("fetch: %v\n%s%s", err, stdout.String(), stderr.String())
		}
		lines := bufio.NewScanner(&stdout)
		for lines.Scan() {
			if a, ok := strings.CutPrefix(lines.Text(), "stored "); ok {
				announced = append(announced, a)
			}
		}
		return announced
	}
	var announced []string
	for i := range kills {
		announced = append(announced, fetch(5*time.Millisecond+rand.N(250*time.Millisecond))...)
		if _, err := os.Stat(filepath.Join(dir, "0=archiver_1.0")); err != nil {
			continue // killed before there was an archive
		}
		check(t, dir, i)
		kept := keptAddresses(t, dir)
		for _, a := range announced {
			if !slices.Contains(kept, a) {
				t.Fatalf("kill %d: %s was announced as stored and is not there", i, a)
			}
		}
	}
	fetch(0)
	check(t, dir, kills)
	kept := keptAddresses(t, dir)
	slices.Sort(kept)
	slices.Sort(want)
	if !slices.Equal(kept, want) {
		t.Errorf("%d stories are kept, %d were published:\n%q", len(kept), len(want), kept)
	}
}

func check(t *testing.T, dir string, kill int) {
	t.Helper()
	err := archive.Verify(t.Context(), dir, func(p archive.Problem) {
		if p.Damage() { // a story that is whole but not in a manifest yet is only noted
			t.Errorf("after kill %d: %+v", kill, p)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
}

// keptAddresses lists what the archive holds after a restart, once for each story's folder.
func keptAddresses(t *testing.T, dir string) []string {
	t.Helper()
	a, err := archive.OpenReadOnly(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	folders, err := filepath.Glob(filepath.Join(dir, "2*", "*", "*", "*", "*", "v1", "article.json"))
	if err != nil {
		t.Fatal(err)
	}
	var kept []string
	for _, f := range folders {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		_, rest, _ := bytes.Cut(b, []byte(`"url":`))
		kept = append(kept, strings.Split(string(rest), `"`)[1])
	}
	return kept
}
