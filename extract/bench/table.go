package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// heads are the columns of a table, in the order of cells.
func heads() []string {
	out := []string{"extractor"}
	out = append(out, figureNames...)
	return append(out, "× html.Parse", "ms/page", "allocs/page", "MB/page", "failed/panics")
}

func (r row) cells() []string {
	out := []string{strings.TrimSpace(r.Name + " " + r.Version)}
	for _, name := range figureNames {
		if v, ok := r.Figures[name]; ok {
			out = append(out, fmt.Sprintf("%.3f", v))
		} else {
			out = append(out, "–")
		}
	}
	return append(out, fmt.Sprintf("%.2f", r.Ratio), fmt.Sprintf("%.2f", r.MS), fmt.Sprintf("%.0f", r.Allocs),
		fmt.Sprintf("%.2f", r.Bytes/1e6), fmt.Sprintf("%d/%d", r.Failures, r.Panics))
}

func (r report) title() string {
	return fmt.Sprintf("%s: %d pages, %d rounds, %s, %s", r.Corpus, r.Pages, r.Rounds, r.Go, r.Date)
}

func (r report) table(w io.Writer) error {
	if _, err := fmt.Fprintln(w, r.title()); err != nil {
		return err
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, strings.Join(heads(), "\t")+"\t")
	for _, row := range r.Rows {
		fmt.Fprintln(t, strings.Join(row.cells(), "\t")+"\t")
	}
	return t.Flush()
}

func (r report) markdown(w io.Writer) error {
	line := func(cells []string) string { return "| " + strings.Join(cells, " | ") + " |\n" }
	var b strings.Builder
	b.WriteString(r.title() + "\n\n" + line(heads()))
	b.WriteString("|---" + strings.Repeat("|---:", len(heads())-1) + "|\n")
	for _, row := range r.Rows {
		b.WriteString(line(row.cells()))
	}
	b.WriteString("\n")
	_, err := io.WriteString(w, b.String())
	return err
}
