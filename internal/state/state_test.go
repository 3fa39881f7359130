package state

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"
)

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

func openTest(t *testing.T) *DB {
	t.Helper()
	db, err := Open(filepath.Join(t.TempDir(), "a b%20c?#.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func claimOf(guid, link, fingerprint string) Claim {
	return Claim{Address: link, Host: "a.example", Source: Source{GUID: guid, Entry: "{}", Fingerprint: fingerprint}}
}

func TestReopenKeepsEverything(t *testing.T) {
	file := filepath.Join(t.TempDir(), "state.sqlite")
	ctx := context.Background()
	db, err := Open(file)
	check(t, err)
	if !db.Fresh() {
		t.Error("a new database is not fresh")
	}
	check(t, db.Filled(ctx))
	check(t, db.Hold(ctx, "a.example", noon.Add(time.Hour)))
	db.SaveRobots("https://a.example", []byte("User-agent: *\x00\xff"), 200, noon)
	check(t, db.Close())
	db, err = Open(file)
	check(t, err)
	defer db.Close()
	if db.Fresh() {
		t.Error("a filled database is fresh")
	}
	holds, err := db.Holds(ctx, noon)
	check(t, err)
	if len(holds) != 1 || holds[0] != (Hold{"a.example", noon.Add(time.Hour)}) {
		t.Errorf("holds: %v", holds)
	}
	body, status, at, ok := db.Robots("https://a.example")
	if !ok || string(body) != "User-agent: *\uFFFD" || status != 200 || !at.Equal(noon) {
		t.Errorf("robots: %q %d %v %v", body, status, at, ok)
	}
}

func TestNewerSchemaIsRefused(t *testing.T) {
	file := filepath.Join(t.TempDir(), "state.sqlite")
	db, err := Open(file)
	check(t, err)
	check(t, db.exec(context.Background(), "INSERT INTO migration(version) VALUES(99)"))
	check(t, db.Close())
	if _, err := Open(file); err == nil {
		t.Error("a database of a newer program was opened")
	}
}

func TestOlderVersion(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{{"3.51.2", "3.51.3", true}, {"3.51.3", "3.51.3", false}, {"3.54.1", "3.51.3", false}, {"3.9", "3.51.3", true}, {"4", "3.51.3", false}} {
		if got := olderVersion(c.a, c.b); got != c.want {
			t.Errorf("olderVersion(%s, %s) = %v", c.a, c.b, got)
		}
	}
}

func TestLease(t *testing.T) {
	db, ctx := openTest(t), context.Background()
	take := func(holder string, at time.Time) bool {
		t.Helper()
		ok, err := db.Lease(ctx, "a.example", holder, at, at.Add(time.Minute))
		check(t, err)
		return ok
	}
	if !take("one", noon) {
		t.Fatal("a free host was not leased")
	}
	if take("two", noon.Add(time.Second)) {
		t.Error("a leased host was leased again")
	}
	if ok, err := db.Renew(ctx, "a.example", "two", noon, noon.Add(time.Hour)); ok || err != nil {
		t.Errorf("another's lease was renewed: %v", err)
	}
	if !take("two", noon.Add(2*time.Minute)) {
		t.Error("a dead holder's lease lasts for ever")
	}
	if ok, err := db.Renew(ctx, "a.example", "one", noon, noon.Add(time.Hour)); ok || err != nil {
		t.Errorf("a lost lease was renewed: %v", err)
	}
	check(t, db.Release(ctx, "a.example", "two", noon))
	check(t, db.Hold(ctx, "a.example", noon.Add(time.Hour)))
	check(t, db.Hold(ctx, "a.example", noon.Add(time.Minute)))
	if take("one", noon.Add(30*time.Minute)) {
		t.Error("a host on hold was leased: a shorter hold ended a longer one")
	}
	if !take("one", noon.Add(time.Hour)) {
		t.Error("the hold does not end")
	}
	check(t, db.ClearLeases(ctx))
	if !take("two", noon.Add(time.Hour)) {
		t.Error("the lease was not cleared")
	}
}

func TestLinkKey(t *testing.T) {
	same := []string{
		"https://www.a.example/story?id=1&x=2", "http://a.example/story/?x=2&id=1", "https://A.example:443/story?id=1&x=2#comments",
		"https://a.example/story?utm_source=rss&id=1&x=2&fbclid=abc",
	}
	for _, s := range same[1:] {
		if LinkKey(s) != LinkKey(same[0]) {
			t.Errorf("%s is not %s", s, same[0])
		}
	}
	other := []string{"https://a.example/story?id=2&x=2", "https://b.example/story?id=1&x=2", "https://a.example:8080/story?id=1&x=2", "https://a.example/Story?id=1&x=2"}
	for _, s := range other {
		if LinkKey(s) == LinkKey(same[0]) {
			t.Errorf("%s is %s", s, same[0])
		}
	}
	if LinkKey("https://a.example/#!/one") == LinkKey("https://a.example/#!/two") {
		t.Error("pages behind #! are one")
	}
}

func TestClaim(t *testing.T) {
	db, ctx := openTest(t), context.Background()
	const feed = "https://a.example/feed"
	check(t, db.AddFeeds(ctx, "run", []KnownFeed{{URL: feed, Host: "a.example"}, {URL: feed + "2", Host: "a.example"}}))
	claim := func(feed string, useless bool, claims ...Claim) Claimed {
		t.Helper()
		got, err := db.Claim(ctx, feed, useless, claims, noon, 2, time.Hour)
		check(t, err)
		return got
	}
	first := []Claim{claimOf("1", "https://a.example/1", "x"), claimOf("2", "https://a.example/2", "x"), claimOf("3", "https://a.example/3", "x")}
	if got := claim(feed, false, first...); got != (Claimed{New: 3, Later: 1}) {
		t.Errorf("first poll: %+v", got)
	}
	if got := claim(feed, false, first...); got != (Claimed{Known: 3}) {
		t.Errorf("same again: %+v", got)
	}
	if got := claim(feed, false, claimOf("new-guid", "http://www.a.example/1#top", "x"), claimOf("2", "https://a.example/moved", "x")); got != (Claimed{Known: 2}) {
		t.Errorf("guid churn, link churn: %+v", got)
	}
	if got := claim(feed+"2", false, claimOf("other", "https://a.example/1", "x")); got.New != 0 {
		t.Errorf("another feed's claim: %+v", got)
	}
	if got := claim(feed, true, claimOf("1", "https://a.example/4", "x")); got.New != 1 {
		t.Errorf("a useless guid hid a story: %+v", got)
	}

	w, err := db.Next(ctx, "a.example", "run", noon)
	check(t, err)
	if w == nil || w.Address != "https://a.example/1" {
		t.Fatalf("next: %+v", w)
	}
	sources, err := db.Sources(ctx, w.ID)
	check(t, err)
	if len(sources) != 2 || sources[0].Feed != feed || sources[1].Feed != feed+"2" {
		t.Errorf("sources: %+v", sources)
	}
	w.State, w.Path, w.Due = Done, "2026/…", time.Time{}
	check(t, db.SaveWork(ctx, w))
	if got := claim(feed, false, claimOf("1", "https://a.example/1", "edited")); got != (Claimed{Changed: 1}) {
		t.Errorf("edited: %+v", got)
	}
	if w, err = db.Next(ctx, "a.example", "run", noon); err != nil || w.Address != "https://a.example/1" {
		t.Errorf("an edited story is not due: %+v %v", w, err)
	}
	for i := 1; i <= maxIdle; i++ { // each time the page is as it was
		got := claim(feed, false, claimOf("1", "https://a.example/1", fmt.Sprint("again", i)))
		if want := min(1, maxIdle-i); got.Changed != want {
			t.Errorf("a claim that changes at each poll, time %d: %+v", i, got)
		}
	}
	n, at, err := db.Later(ctx, "run", noon)
	check(t, err)
	if n != 1 || !at.Equal(noon.Add(time.Hour)) {
		t.Errorf("later: %d at %v", n, at)
	}
}

func TestRunsSeeTheirOwnWork(t *testing.T) {
	db, ctx := openTest(t), context.Background()
	for i, run := range []string{"one", "two"} {
		f := KnownFeed{URL: fmt.Sprintf("https://a.example/feed%d", i), Host: "a.example"}
		check(t, db.AddFeeds(ctx, run, []KnownFeed{f}))
		_, err := db.Claim(ctx, f.URL, false, []Claim{claimOf("", fmt.Sprintf("https://a.example/%d", i), "x")}, noon, 200, time.Hour)
		check(t, err)
	}
	for i, run := range []string{"one", "two"} {
		w, err := db.Next(ctx, "a.example", run, noon)
		check(t, err)
		if want := fmt.Sprintf("https://a.example/%d", i); w == nil || w.Address != want {
			t.Errorf("run %s got %+v, want %s", run, w, want)
		}
		feeds, err := db.DueFeeds(ctx, "a.example", run, noon)
		check(t, err)
		if len(feeds) != 1 {
			t.Errorf("run %s has %d feeds", run, len(feeds))
		}
		hosts, err := db.DueHosts(ctx, run, noon)
		check(t, err)
		if len(hosts) != 1 {
			t.Errorf("run %s has hosts %v", run, hosts)
		}
	}
	if hosts, err := db.DueHosts(ctx, "three", noon); err != nil || len(hosts) != 0 {
		t.Errorf("an empty run has hosts %v %v", hosts, err)
	}
	check(t, db.Hold(ctx, "a.example", noon.Add(time.Hour)))
	if hosts, err := db.DueHosts(ctx, "one", noon); err != nil || len(hosts) != 0 {
		t.Errorf("a host on hold is due: %v %v", hosts, err)
	}
}

func TestSchedule(t *testing.T) {
	db, ctx := openTest(t), context.Background()
	const feed = "https://a.example/feed"
	check(t, db.AddFeeds(ctx, "", []KnownFeed{{feed, "a.example", "A"}}))
	check(t, db.EnableFeeds(ctx, []string{feed}))
	hosts, err := db.DueHosts(ctx, "", noon)
	check(t, err)
	if len(hosts) != 1 {
		t.Fatalf("hosts: %v", hosts)
	}
	f, err := db.Feed(ctx, feed)
	check(t, err)
	f.NextAt, f.PolledAt, f.Validators = noon.Add(time.Hour), noon, Validators{`W/"x"`, "yesterday"}
	f.MovedTo, f.Host = "https://b.example/feed", "b.example"
	check(t, db.SaveFeed(ctx, f))
	again, err := db.Feed(ctx, feed)
	check(t, err)
	if *again != *f {
		t.Errorf("stored %+v\nread   %+v", f, again)
	}
	if hosts, err := db.DueHosts(ctx, "", noon.Add(59*time.Minute)); err != nil || len(hosts) != 0 {
		t.Errorf("early: %v %v", hosts, err)
	}
	if hosts, err := db.DueHosts(ctx, "", noon.Add(time.Hour)); err != nil || len(hosts) != 1 || hosts[0] != "b.example" {
		t.Errorf("due: %v %v", hosts, err)
	}
	// A clock that was ten years ahead left a mark in the future.
	f.NextAt, f.PolledAt = noon.AddDate(10, 0, 0), noon.AddDate(10, 0, 0)
	check(t, db.SaveFeed(ctx, f))
	if n, err := db.MendClock(ctx, noon); err != nil || n == 0 {
		t.Errorf("mended %d %v", n, err)
	}
	if hosts, err := db.DueHosts(ctx, "", noon); err != nil || len(hosts) != 1 {
		t.Errorf("after the clock was mended: %v %v", hosts, err)
	}
}

func TestMerge(t *testing.T) {
	db, ctx := openTest(t), context.Background()
	_, err := db.Claim(ctx, "f1", false, []Claim{claimOf("1", "https://a.example/short", "x")}, noon, 200, time.Hour)
	check(t, err)
	_, err = db.Claim(ctx, "f2", false, []Claim{claimOf("1", "https://a.example/long", "x")}, noon, 200, time.Hour)
	check(t, err)
	long, err := db.WorkAt(ctx, "https://a.example/long")
	check(t, err)
	long.State, long.Path, long.Due = Done, "p", time.Time{}
	check(t, db.SaveWork(ctx, long, "https://a.example/long"))
	short, err := db.WorkAt(ctx, "https://a.example/short")
	check(t, err)
	short.State, short.Path, short.Due = Done, "p2", time.Time{}
	check(t, db.SaveWork(ctx, short, "https://a.example/long"))
	one, err := db.WorkAt(ctx, "https://a.example/short")
	check(t, err)
	if one.ID != long.ID || one.Path != "p2" {
		t.Errorf("the rows are not one: %+v", one)
	}
	sources, err := db.Sources(ctx, long.ID)
	check(t, err)
	if len(sources) != 2 {
		t.Errorf("sources: %+v", sources)
	}
	counts, err := db.Counts(ctx)
	check(t, err)
	if counts[Done] != 1 || counts[Merged] != 1 {
		t.Errorf("counts: %v", counts)
	}
}

func TestAttemptsAreCountedBeforeTheWork(t *testing.T) {
	db, ctx := openTest(t), context.Background()
	w, err := db.Ask(ctx, "run", "https://a.example/1", "a.example", noon)
	check(t, err)
	for want := range 3 {
		n, err := db.Begin(ctx, w.ID)
		check(t, err)
		if n != want+1 {
			t.Errorf("attempt %d counted as %d", want+1, n)
		}
	}
	check(t, db.End(ctx, w.ID))
	if n, err := db.Begin(ctx, w.ID); err != nil || n != 1 {
		t.Errorf("after an end: %d %v", n, err)
	}
}

func BenchmarkClaim(b *testing.B) {
	db, err := Open(filepath.Join(b.TempDir(), "s"))
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	claims := make([]Claim, 1000)
	for i := range claims {
		claims[i] = claimOf(fmt.Sprint(i), fmt.Sprintf("https://a.example/%d", i), "x")
	}
	for b.Loop() {
		if _, err := db.Claim(context.Background(), "feed", false, claims, noon, 200, time.Hour); err != nil {
			b.Fatal(err)
		}
	}
}
