// Bench compares this project's extractor with other Go packages that find the article on a page: by what they
// find, against known answers, and by the time and memory they take, against html.Parse on the same page in the
// same run. It is a module of its own, so that nothing it compares with becomes a dependency of the program.
//
//	go run . -corpus DIR [-corpus DIR]... [-rounds 3] [-only ours,trafilatura] [-markdown | -json] [-articles DIR]
//
// A corpus is a folder of pages and their answers:
//
//	DIR/html/ID.html.gz   the page's bytes as served, compressed
//	DIR/truth.jsonl       one JSON object a page
//
// Each line of truth.jsonl may have these fields; one that is absent has no known answer and is not scored:
//
//	id         names the page's file
//	url        its address, given to every extractor
//	title      the headline
//	authors    names; an empty list says that nobody is named
//	published  a date, or a date and time; the first ten characters count
//	text       the whole body
//	with       passages that must be in the body
//	without    passages that must not
//	optional   passages of the body that count for neither side
//	credits    [{"role", "name"}]
//	photos     [{"urls": [every size of it], "caption", "credits": [names]}]
//
// The figures are 0 to 1 and defined in score.go; failed/panics counts pages that an extractor refused and pages
// that it crashed on, both of which score as empty. Time is that of all pages on one thread, the median of the rounds;
// the extractors take turns on every page, so that a busy machine slows all of them alike.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

func main() {
	if err := run(os.Args[1:], os.Stdout, os.Stderr); err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(os.Stderr, "bench:", err)
		}
		os.Exit(2)
	}
}

// layout is what --help says about a corpus.
const layout = `usage: bench -corpus DIR [flags]

Compares extractors over a corpus: a folder with html/ID.html.gz, the pages' bytes, and truth.jsonl, one JSON object
a page: id, url, title, authors[], published, text, with[], without[], optional[], credits[{role, name}],
photos[{urls[], caption, credits[]}]. A field that is absent is not scored.

`

func run(args []string, out, talk io.Writer) error {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.SetOutput(talk)
	flags.Usage = func() { fmt.Fprint(talk, layout); flags.PrintDefaults() }
	var corpora []string
	flags.Func("corpus", "`folder` of a corpus; may be given several times", func(dir string) error {
		corpora = append(corpora, dir)
		return nil
	})
	rounds := flags.Int("rounds", 3, "`times` that all pages are measured; the median counts")
	only := flags.String("only", "", "`names` of the extractors to run, with commas between: "+strings.Join(names(extractors), ","))
	asJSON := flags.Bool("json", false, "print one JSON object a corpus")
	markdown := flags.Bool("markdown", false, "print Markdown tables")
	articles := flags.String("articles", "", "`folder` to write what each extractor found to, as CORPUS-EXTRACTOR.jsonl")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if len(corpora) == 0 || flags.NArg() > 0 || *rounds < 1 {
		flags.Usage()
		return flag.ErrHelp
	}
	chosen := extractors
	if *only != "" {
		chosen = nil
		for name := range strings.SplitSeq(*only, ",") {
			i := slices.Index(names(extractors), name)
			if i < 0 {
				return fmt.Errorf("-only %s: no such extractor", name)
			}
			chosen = append(chosen, extractors[i])
		}
	}
	runtime.GOMAXPROCS(1) // the collector's work is part of the cost
	for _, dir := range corpora {
		truths, err := readTruths(dir)
		if err != nil {
			return err
		}
		fmt.Fprintf(talk, "%s: %d pages\n", filepath.Base(dir), len(truths))
		report, err := measure(dir, truths, chosen, *rounds, *articles)
		if err != nil {
			return err
		}
		switch {
		case *asJSON:
			err = json.NewEncoder(out).Encode(report)
		case *markdown:
			err = report.markdown(out)
		default:
			err = report.table(out)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
