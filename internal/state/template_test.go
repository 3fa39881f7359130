package state

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestTemplates(t *testing.T) {
	file, ctx := filepath.Join(t.TempDir(), "state.sqlite"), context.Background()
	db, err := Open(file)
	check(t, err)
	w, err := db.Ask(ctx, "run", "https://a.example/1", "a.example", noon)
	check(t, err)
	learn := func(host string, at time.Time) {
		t.Helper()
		check(t, db.SaveStory(ctx, w, Lesson{Host: host, At: at, Learn: func(old string) string { return old + "x" }}))
	}
	is := func(host, want string) {
		t.Helper()
		if got, err := db.Template(ctx, host); err != nil || got != want {
			t.Errorf("template of %s: %q %v, want %q", host, got, err, want)
		}
	}
	is("a.example", "")
	learn("a.example", noon)
	learn("b.example", noon)
	learn("a.example", noon)
	check(t, db.SaveWork(ctx, w))
	check(t, db.Close())
	db, err = Open(file)
	check(t, err)
	defer db.Close()
	is("a.example", "xx")
	is("b.example", "x")

	// What a story teaches is noted with the story, or not at all.
	gone, cancel := context.WithCancel(ctx)
	err = db.SaveStory(gone, w, Lesson{Host: "b.example", At: noon, Learn: func(old string) string { cancel(); return old + "x" }})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled save: %v", err)
	}
	is("b.example", "x")

	// Of too many hosts, those that learnt longest ago are forgotten.
	var many strings.Builder
	for i := range maxTemplates {
		fmt.Fprintf(&many, "INSERT INTO template VALUES('h%d', 'x', %d);", i, millis(noon.Add(time.Minute)))
	}
	_, err = db.sql.ExecContext(ctx, many.String())
	check(t, err)
	learn("a.example", noon.Add(time.Hour))
	learn("new.example", noon.Add(time.Hour))
	is("a.example", "xxx")
	is("b.example", "")
	is("new.example", "x")
}
