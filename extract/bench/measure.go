package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"time"

	"golang.org/x/net/html"
)

// report is what a run over one corpus found.
type report struct {
	Corpus string `json:"corpus"` // the folder's name
	Pages  int    `json:"pages"`
	Rounds int    `json:"rounds"`
	Date   string `json:"date"` // of the run
	Go     string `json:"go"`   // version and platform
	Rows   []row  `json:"extractors"`
}

// row is one extractor's part of it.
type row struct {
	Name    string `json:"name"`
	Version string `json:"version,omitempty"`
	// Figures are by the names in figureNames; what no page had an answer for is absent.
	Figures  map[string]float64 `json:"figures,omitempty"`
	Ratio    float64            `json:"ratio"`           // time to that of html.Parse
	MS       float64            `json:"ms_per_page"`     // milliseconds
	Allocs   float64            `json:"allocs_per_page"` // number of allocations
	Bytes    float64            `json:"bytes_per_page"`  // bytes allocated
	Failures int                `json:"failures"`        // pages answered with an error
	Panics   int                `json:"panics"`
}

// errPanic is what a crash of an extractor becomes.
var errPanic = errors.New("panic")

// parser stands beside the extractors: the least that each of them does.
var parser = extractor{name: "html.Parse", module: "golang.org/x/net", extract: func(page []byte, _ *url.URL) (func() Article, error) {
	_, err := html.Parse(bytes.NewReader(page))
	return nil, err
}}

// measure runs every extractor over every page: once to see what it finds and allocates, then rounds times by the clock,
// taking turns in an order that changes, so that what else the machine does, and the collector's work, falls on each in
// proportion. Only one page is in memory at a time. With a folder, what each found is written to it.
func measure(dir string, truths []Truth, chosen []extractor, rounds int, folder string) (report, error) {
	out := report{
		Corpus: filepath.Base(dir), Pages: len(truths), Rounds: rounds,
		Date: time.Now().UTC().Format(time.DateOnly), Go: runtime.Version() + " " + runtime.GOOS + "/" + runtime.GOARCH,
	}
	all := append([]extractor{parser}, chosen...)
	rows, tallies := make([]row, len(all)), make([]*tally, len(all))
	files := make([]*os.File, len(all))
	for i, x := range all {
		rows[i] = row{Name: x.name, Version: version(x.module)}
		tallies[i] = newTally()
		if folder == "" || i == 0 {
			continue
		}
		f, err := os.Create(filepath.Join(folder, out.Corpus+"-"+x.name+".jsonl"))
		if err != nil {
			return out, fmt.Errorf("write articles: %w", err)
		}
		defer f.Close()
		files[i] = f
	}
	totals := make([][]time.Duration, rounds) // of each round, each extractor's time over all pages
	for i := range totals {
		totals[i] = make([]time.Duration, len(all))
	}
	order := rand.New(rand.NewPCG(1, 1))
	timed := 0 // pages by the clock
	for _, truth := range truths {
		page, err := readPage(dir, truth.ID)
		if err != nil {
			return out, err
		}
		address, err := url.Parse(truth.URL)
		if err != nil {
			address = &url.URL{}
		}
		parses := true
		for i, x := range all {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			read, err := guarded(x, page, address)
			runtime.ReadMemStats(&after)
			rows[i].Allocs += float64(after.Mallocs - before.Mallocs)
			rows[i].Bytes += float64(after.TotalAlloc - before.TotalAlloc)
			switch {
			case errors.Is(err, errPanic):
				rows[i].Panics++
			case err != nil:
				rows[i].Failures++
			}
			if i == 0 {
				parses = err == nil
				continue
			}
			var a Article
			if read != nil {
				a = read()
			}
			tallies[i].add(truth, a)
			if files[i] != nil {
				if err := json.NewEncoder(files[i]).Encode(struct {
					ID string `json:"id"`
					Article
				}{truth.ID, a}); err != nil {
					return out, fmt.Errorf("write articles: %w", err)
				}
			}
		}
		if !parses { // deeper than the parser goes: nothing to compare with
			continue
		}
		timed++
		for _, total := range totals {
			for _, i := range order.Perm(len(all)) {
				start := time.Now()
				_, _ = guarded(all[i], page, address) // what it found and how it failed is known already
				total[i] += time.Since(start)
			}
		}
	}
	for i := range rows {
		rows[i].Allocs /= float64(len(truths))
		rows[i].Bytes /= float64(len(truths))
		if timed > 0 {
			rows[i].Ratio = median(totals, func(total []time.Duration) float64 { return float64(total[i]) / float64(total[0]) })
			rows[i].MS = median(totals, func(total []time.Duration) float64 { return total[i].Seconds() * 1000 / float64(timed) })
		}
		if i > 0 {
			rows[i].Figures = tallies[i].figures()
		}
	}
	out.Rows = rows
	return out, nil
}

// median of a figure over the rounds.
func median(totals [][]time.Duration, figure func([]time.Duration) float64) float64 {
	values := make([]float64, len(totals))
	for i, total := range totals {
		values[i] = figure(total)
	}
	slices.Sort(values)
	return (values[(len(values)-1)/2] + values[len(values)/2]) / 2
}

func guarded(x extractor, page []byte, address *url.URL) (read func() Article, err error) {
	defer func() {
		if r := recover(); r != nil {
			read, err = nil, fmt.Errorf("%w: %v", errPanic, r)
		}
	}()
	own := *address // an extractor that writes to it harms no other
	return x.extract(page, &own)
}

// version is a module's version as built in.
func version(module string) string {
	info, ok := debug.ReadBuildInfo()
	if !ok || module == "" {
		return ""
	}
	for _, dep := range info.Deps {
		if dep.Path == module {
			return dep.Version
		}
	}
	return ""
}
