package worker

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const (
	appeal      = "The Made-up Daily lives by what its readers give: please help it through the winter, with as little as a penny."
	boxedAppeal = `<div class="q1"><p>` + appeal + `</p></div>`
)

// appealing is a site of n stories with the same appeal below each. Its pages have no validators, so that each visit
// reads them again.
func appealing(n int) string {
	var items []string
	text := ""
	for i := 1; i <= n; i++ {
		title := fmt.Sprint("The mill, story ", i)
		items = append(items, item(fmt.Sprint("g", i), fmt.Sprintf("https://a.example/%d", i), title))
		text += at(fmt.Sprintf("a.example/%d", i), "@etag none\n"+pageAbout(title, boxedAppeal))
	}
	return text + at("a.example/feed.xml", rss(items...))
}

// appeals tells of each of n stories, one letter each, whether the appeal stands in its text (t) or beside it (b).
func (w *world) appeals(n int) string {
	w.t.Helper()
	var all strings.Builder
	for i := 1; i <= n; i++ {
		rec, _ := w.find(fmt.Sprintf("https://a.example/%d", i))
		switch in, beside := strings.Contains(rec.Text, appeal), slices.Contains(rec.Repeated, appeal); {
		case rec.Revision != 1:
			all.WriteByte('0' + byte(rec.Revision))
		case in && !beside:
			all.WriteByte('t')
		case beside && !in:
			all.WriteByte('b')
		default:
			all.WriteByte('?')
		}
	}
	return all.String()
}

func addresses(n int) (all []string) {
	for i := 1; i <= n; i++ {
		all = append(all, fmt.Sprintf("https://a.example/%d", i))
	}
	return all
}

func TestWhatASiteRepeatsIsLeftOut(t *testing.T) {
	w := newWorld(t, appealing(6))
	want(t, w.poll(siteFeed), Summary{Feeds: 1, New: 6})
	if got := w.appeals(6); got != "tttbbb" {
		t.Errorf("where the appeal stands: %s", got)
	}
	// Stories stored before their site was known are not made anew for it.
	want(t, w.run(Job{Addresses: addresses(6)}), Summary{Unchanged: 6})
	// Nor are those stored since when the site is forgotten.
	w.sql("DELETE FROM template")
	want(t, w.run(Job{Addresses: addresses(6)}), Summary{Unchanged: 6})
	if got := w.appeals(6); got != "tttbbb" {
		t.Errorf("where the appeal stands after all was read again: %s", got)
	}
	// A story that did change has its second revision.
	w.update(at("a.example/1", "@etag none\n"+pageAbout("The mill, story 1", "<p>The miller has since denied all that was said of him.</p>", boxedAppeal)))
	want(t, w.run(Job{Addresses: addresses(6)}), Summary{Updated: 1, Unchanged: 5})
}

func TestStoryUnderAnotherAddressIsNoNewOneOfItsSite(t *testing.T) {
	w := newWorld(t, appealing(6)+at("a.example/1-moved", "@etag none\n"+strings.Replace(pageAbout("The mill, story 1", boxedAppeal),
		"</head>", `<link rel=canonical href="https://a.example/1"></head>`, 1)))
	w.poll(siteFeed)
	want(t, w.run(Job{Addresses: []string{"https://a.example/1-moved"}}), Summary{Unchanged: 1})
	if got := w.appeals(6); got != "tttbbb" {
		t.Errorf("where the appeal stands: %s", got)
	}
}

// A death costs the site one story's lesson; no story teaches twice, and a lost database learns anew.
func TestDeathBetweenStoreAndLesson(t *testing.T) {
	w := newWorld(t, appealing(2))
	w.poll(siteFeed)
	w.sql("DELETE FROM template")
	w.sql("UPDATE frontier SET state='queued', path='', article_id='', due_at=1, captured_at=0")
	w.run(Job{Feeds: feedsAt(siteFeed)})
	w.update(appealing(6))
	want(t, w.poll(siteFeed), Summary{Feeds: 1, New: 4})
	if got := w.appeals(6); got != "tttttb" {
		t.Errorf("where the appeal stands: %s", got)
	}
	w.close()
	for _, name := range []string{"state.sqlite", "state.sqlite-wal", "state.sqlite-shm"} {
		if err := os.Remove(filepath.Join(w.dir, name)); err != nil && !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
	}
	want(t, w.poll(siteFeed), Summary{Feeds: 1})
	want(t, w.run(Job{Addresses: addresses(6)}), Summary{Unchanged: 6})
}
