package archive_test

import (
	"context"
	"fmt"
	"os"
	"time"

	"archiver/archive"
	"archiver/extract"
)

// Store a story, find it again, and prove that nothing changed.
func Example() {
	dir, err := os.MkdirTemp("", "archive")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	a, err := archive.Open(dir, archive.Options{Create: true, MinFree: -1})
	if err != nil {
		panic(err)
	}
	defer a.Close()
	ctx := context.Background()
	stored, err := a.Put(ctx, archive.Capture{Record: archive.Record{
		URL:      "https://paper.example/harbour?utm_source=feed",
		Captured: time.Date(2026, 8, 25, 9, 15, 0, 0, time.UTC),
		Article:  extract.Article{Title: "Harbour reopens", Text: "Ferries ran by noon.", HTML: "<p>Ferries ran by noon.</p>", Access: "free"},
	}})
	if err != nil {
		panic(err)
	}
	fmt.Println(stored.Outcome, stored.Path)
	if err := a.WriteIndexes(ctx); err != nil {
		panic(err)
	}
	r, _, err := a.Find("https://paper.example/harbour")
	fmt.Println(r.Title, err)
	fmt.Println(archive.Verify(ctx, dir, nil))
	// Output:
	// stored 2026/08/25/paper.example/0915-ouc35i7zwf/v1
	// Harbour reopens <nil>
	// <nil>
}
