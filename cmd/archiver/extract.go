package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"runtime"
	"strings"
	"sync"
	"time"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
	"github.com/spf13/cobra"

	"archiver/archive"
	"archiver/extract"
	"archiver/extract/siterules"
	"archiver/fetch"
)

// Bounds on what extract reads.
const (
	maxPage = 10 << 20 // bytes of a page after gzip: the same as for a page from the network
	maxLine = 1 << 20  // bytes of a line of --batch: it holds a path and an address
)

type extractOptions struct {
	url    string
	format string
	batch  bool
}

func newExtract(flags *settingFlags) *cobra.Command {
	var opt extractOptions
	cmd := &cobra.Command{
		Use:   "extract [--url ADDRESS] [--format json|text|html|markdown] FILE|ADDRESS|-",
		Short: "Extract the article from a page, without archiving it",
		Long: `extract reads one page (a file, gzipped or not, an address, or - for standard input) and
prints the article on it:

  json      everything found: headline, dates, credits, body, photos with captions
  text      the body alone, one blank line between paragraphs
  html      the body alone, cleaned and safe to show
  markdown  headline, byline and body

With --batch it reads one JSON object a line, {"id": "…", "file": "page.html", "url": "https://…"},
and writes one line for each in the order read: {"id": "…", "article": {…}, "seconds": 0.0021}
or {"id": "…", "error": "…"}. It uses all cores and goes on past a bad line or page; "seconds" is
the time from the page's bytes to the article.

With --site-rules the rules for the page's host are taken from that folder; a file needs --url for it. A
page that is got from its address obeys the site_rules of the configuration too.`,
		Example: `  archiver extract page.html
  archiver extract --format markdown --url https://example.org/story saved.html.gz
  archiver extract --format text https://example.org/story
  curl -s https://example.org/story | archiver extract --url https://example.org/story -
  archiver extract --site-rules rules --url https://example.org/story saved.html
  archiver extract --batch < pages.jsonl > articles.jsonl`,
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case opt.batch && len(args) > 0:
				return usagef("extract --batch reads its pages from standard input, so %q is one too many", args[0])
			case opt.batch:
				return nil
			case len(args) == 0:
				return usagef("extract needs a FILE, an ADDRESS or - for standard input")
			case len(args) > 1:
				return usagef("extract takes one page, but got %d; for many use --batch", len(args))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if opt.batch {
				rules, err := tellSiteRules(flags.siteRules, cmd.ErrOrStderr())
				if err != nil {
					return err
				}
				return extractBatch(cmd.Context(), cmd.InOrStdin(), cmd.OutOrStdout(), runtime.GOMAXPROCS(0), rules)
			}
			return extractOne(cmd, args[0], opt, flags)
		},
	}
	cmd.Flags().StringVar(&opt.url, "url", "", "the page's `ADDRESS`: resolves its links and tells its site")
	cmd.Flags().StringVar(&opt.format, "format", "json", "`FORMAT`: json, text, html or markdown")
	cmd.Flags().BoolVar(&opt.batch, "batch", false, "many pages: JSON lines in, JSON lines out")
	return cmd
}

// extracted is the JSON form that extract prints: the article of archiver-article/1, without what
// only an archive knows.
type extracted struct {
	Format string `json:"format"`
	URL    string `json:"url,omitempty"`
	*extract.Article
}

func extractOne(cmd *cobra.Command, source string, opt extractOptions, flags *settingFlags) error {
	write, err := articleWriter(opt.format)
	if err != nil {
		return err
	}
	page, known, err := readSource(cmd, source, opt.url, flags)
	if err != nil {
		return err
	}
	article, err := extractSafely(page, known)
	if err != nil {
		return fmt.Errorf("extract %s: %w", source, err)
	}
	return write(cmd.OutOrStdout(), extracted{archive.RecordFormat, known.URL, article})
}

// readSource gets the bytes of the page that the command line names, and what is known about it.
func readSource(cmd *cobra.Command, source, address string, flags *settingFlags) ([]byte, extract.Options, error) {
	if strings.HasPrefix(source, "https://") || strings.HasPrefix(source, "http://") {
		return downloadPage(cmd, source, flags)
	}
	rules, err := tellSiteRules(flags.siteRules, cmd.ErrOrStderr())
	if err != nil {
		return nil, extract.Options{}, err
	}
	known := extract.Options{URL: address, Rules: rules}
	if scheme, _, ok := strings.Cut(source, "://"); ok && !strings.Contains(scheme, "/") {
		return nil, known, usagef("%s: only http:// and https:// addresses can be fetched", source)
	}
	if source == "-" {
		page, err := readPage(cmd.InOrStdin())
		if err != nil {
			return nil, known, fmt.Errorf("read standard input: %w", err)
		}
		return page, known, nil
	}
	page, err := readPageFile(source)
	return page, known, err
}

// downloadPage asks for a page as fetch would: politely, guarded, with the configuration in force.
func downloadPage(cmd *cobra.Command, address string, flags *settingFlags) ([]byte, extract.Options, error) {
	cfg, err := flags.load()
	if err != nil {
		return nil, extract.Options{}, err
	}
	rules, err := tellSiteRules(cfg.SiteRules, cmd.ErrOrStderr())
	if err != nil {
		return nil, extract.Options{}, err
	}
	client, err := newClient(cfg, slog.New(slog.DiscardHandler), nil)
	if err != nil {
		return nil, extract.Options{}, err
	}
	defer client.Close()
	page, err := client.Page(cmd.Context(), address, fetch.Validators{})
	if err != nil {
		return nil, extract.Options{}, err
	}
	return page.Body, extract.Options{URL: page.URL, ContentType: page.Header.Get("Content-Type"), Captured: page.Fetched, Rules: rules}, nil
}

func readPageFile(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err // names operation, file and cause already
	}
	defer f.Close()
	page, err := readPage(f)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return page, nil
}

// readPage reads a page, gunzipped when its first bytes say so, and refuses one that is too large.
func readPage(r io.Reader) ([]byte, error) {
	buffered := bufio.NewReader(r)
	if magic, _ := buffered.Peek(2); bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		unzipped, err := gzip.NewReader(buffered)
		if err != nil {
			return nil, err
		}
		defer unzipped.Close()
		r = unzipped
	} else {
		r = buffered
	}
	page, err := io.ReadAll(io.LimitReader(r, maxPage+1))
	if err != nil {
		return nil, err
	}
	if len(page) > maxPage {
		return nil, fmt.Errorf("the page is larger than %d MiB", maxPage>>20)
	}
	return page, nil
}

// extractSafely is extract.FromHTML, where a panic is the page's failure and not the program's.
func extractSafely(page []byte, known extract.Options) (article *extract.Article, err error) {
	defer func() {
		if p := recover(); p != nil {
			article, err = nil, fmt.Errorf("the extractor panicked, please report this page: %v", p)
		}
	}()
	return extract.FromHTML(page, known)
}

// articleWriter returns the function that prints an article in a format.
func articleWriter(format string) (func(io.Writer, extracted) error, error) {
	switch format {
	case "json":
		return writeArticleJSON, nil
	case "text":
		return func(w io.Writer, a extracted) error {
			_, err := fmt.Fprintln(w, printable(a.Text))
			return err
		}, nil
	case "html":
		return func(w io.Writer, a extracted) error {
			_, err := fmt.Fprintln(w, a.HTML)
			return err
		}, nil
	case "markdown":
		return writeMarkdown, nil
	}
	return nil, usagef("unknown format %q: use json, text, html or markdown", format)
}

func writeArticleJSON(w io.Writer, a extracted) error {
	return writeJSON(w, a, "  ")
}

// writeJSON writes one JSON value and a newline; indent is empty for one line.
func writeJSON(w io.Writer, v any, indent string) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	return enc.Encode(v)
}

// writeMarkdown prints the article as a document: headline, standfirst line of people and date, body.
func writeMarkdown(w io.Writer, a extracted) error {
	md := converter.NewConverter(converter.WithPlugins(
		base.NewBasePlugin(), commonmark.NewCommonmarkPlugin(), table.NewTablePlugin()))
	body, err := md.ConvertString(a.HTML)
	if err != nil {
		return fmt.Errorf("convert to markdown: %w", err)
	}
	var b strings.Builder
	if a.Title != "" {
		title, err := md.ConvertString("<h1>" + escapeHTML(a.Title) + "</h1>")
		if err != nil {
			return fmt.Errorf("convert to markdown: %w", err)
		}
		b.WriteString(title + "\n\n")
	}
	if line := byline(a); line != "" {
		line, err := md.ConvertString("<p><em>" + escapeHTML(line) + "</em></p>")
		if err != nil {
			return fmt.Errorf("convert to markdown: %w", err)
		}
		b.WriteString(line + "\n\n")
	}
	b.WriteString(body)
	_, err = fmt.Fprintln(w, printable(b.String()))
	return err
}

// byline joins who wrote the story, for which publication, and when, for people to read.
func byline(a extracted) string {
	var parts []string
	seen := map[string]bool{}
	for _, c := range a.Credits {
		if writes(c.Role) && c.Name != "" && !seen[c.Name] {
			seen[c.Name] = true
			parts = append(parts, c.Name)
		}
	}
	if len(parts) > 0 {
		parts = []string{strings.Join(parts, ", ")}
	}
	for _, s := range []string{a.Site.Name, a.Published} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " · ")
}

// writes reports whether a role is one that a byline names.
func writes(role string) bool {
	return role == extract.RoleAuthor || role == extract.RoleReporter || role == extract.RoleCorrespondent
}

func escapeHTML(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
}

// batchLine is one line of --batch's input.
type batchLine struct {
	ID   string `json:"id"`
	File string `json:"file"`
	URL  string `json:"url"`
}

// batchResult is one line of --batch's output.
type batchResult struct {
	ID      string     `json:"id"`
	Article *extracted `json:"article,omitempty"`
	Seconds float64    `json:"seconds,omitempty"` // from bytes to article
	Error   string     `json:"error,omitempty"`
}

// batchJob is a line on its way through the workers; done receives the line to write.
type batchJob struct {
	number int
	line   []byte
	err    error // the line could not be read
	done   chan batchResult
}

// extractBatch runs the lines of in through as many workers and writes the results in the order
// read. Memory is bounded: the queue of results holds a few jobs a worker, and the reader waits when it is full.
func extractBatch(ctx context.Context, in io.Reader, out io.Writer, workers int, rules *siterules.Set) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	jobs := make(chan batchJob)
	queue := make(chan batchJob, 4*workers) // the same jobs, in order, for the writer
	var wg sync.WaitGroup
	defer wg.Wait()
	defer cancel()

	var readErr error
	wg.Go(func() {
		defer close(queue)
		defer close(jobs)
		readErr = readBatch(ctx, in, func(j batchJob) bool {
			select {
			case queue <- j:
			case <-ctx.Done():
				return false
			}
			select {
			case jobs <- j:
			case <-ctx.Done():
				return false
			}
			return true
		})
	})
	for range workers {
		wg.Go(func() {
			for j := range jobs {
				j.done <- j.run(rules)
			}
		})
	}

	w := bufio.NewWriter(out)
	failed := false
	for j := range queue {
		// What is ready is shown before waiting for what is not, so that a reader at the other
		// end of a pipe sees each page as soon as it is done.
		if len(j.done) == 0 {
			if err := w.Flush(); err != nil {
				return fmt.Errorf("write results: %w", err)
			}
		}
		select {
		case r := <-j.done:
			failed = failed || r.Error != ""
			if err := writeJSON(w, r, ""); err != nil {
				return fmt.Errorf("write results: %w", err)
			}
		case <-ctx.Done():
			return errors.Join(w.Flush(), ctx.Err())
		}
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("write results: %w", err)
	}
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case readErr != nil:
		return fmt.Errorf("read the batch: %w", readErr)
	case failed:
		return silentError{exitFailed}
	}
	return nil
}

// readBatch calls yield for each line that is not blank, until it returns false.
func readBatch(ctx context.Context, in io.Reader, yield func(batchJob) bool) error {
	r := bufio.NewReaderSize(in, 64<<10)
	for number := 1; ctx.Err() == nil; number++ {
		line, tooLong, err := readLine(r)
		if number == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		line = bytes.TrimSpace(line)
		if len(line) > 0 || tooLong {
			j := batchJob{number: number, line: line, done: make(chan batchResult, 1)}
			if tooLong {
				j.err = fmt.Errorf("line %d: longer than %d KiB", number, maxLine>>10)
			}
			if !yield(j) {
				return nil
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// readLine reads up to the next newline; of a line longer than maxLine it keeps the beginning only.
func readLine(r *bufio.Reader) (line []byte, tooLong bool, err error) {
	for {
		part, err := r.ReadSlice('\n')
		if room := maxLine - len(line); len(part) > room {
			part, tooLong = part[:room], true
		}
		line = append(line, part...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, tooLong, err
		}
	}
}

// run extracts the job's page.
func (j batchJob) run(rules *siterules.Set) batchResult {
	if j.err != nil {
		return batchResult{Error: j.err.Error()}
	}
	var line batchLine
	if err := json.Unmarshal(j.line, &line); err != nil {
		return batchResult{ID: line.ID, Error: fmt.Sprintf("line %d: not a JSON object with id, file and url: %v", j.number, err)}
	}
	if line.File == "" {
		return batchResult{ID: line.ID, Error: fmt.Sprintf("line %d: no file is named", j.number)}
	}
	page, err := readPageFile(line.File)
	if err != nil {
		return batchResult{ID: line.ID, Error: err.Error()}
	}
	start := time.Now()
	article, err := extractSafely(page, extract.Options{URL: line.URL, Rules: rules})
	seconds := time.Since(start).Seconds()
	if err != nil {
		return batchResult{ID: line.ID, Error: fmt.Sprintf("extract %s: %v", line.File, err)}
	}
	return batchResult{ID: line.ID, Article: &extracted{archive.RecordFormat, line.URL, article}, Seconds: seconds}
}
