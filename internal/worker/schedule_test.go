package worker

import (
	"fmt"
	"testing"
	"time"

	"archiver/internal/state"
)

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC) // a Sunday

func TestParseSchedule(t *testing.T) {
	for _, text := range []string{"", "30m", "2h30m", "@every 1h", "@hourly", "*/15 6-22 * * *", "CRON_TZ=Asia/Shanghai 0 7 * * 1-5"} {
		if _, err := ParseSchedule(text); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
	for _, text := range []string{"0s", "-5m", "1ns", "9000h", "* * *", "TZ=UTC", "CRON_TZ=", "TZ=Nowhere/Land 0 7 * * *", "0 0 30 2 *", "soon", "61 * * * *"} {
		if s, err := ParseSchedule(text); err == nil {
			t.Errorf("%q was read as %+v", text, s)
		}
	}
}

func schedule(t *testing.T, text string) Schedule {
	t.Helper()
	s, err := ParseSchedule(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestNext(t *testing.T) {
	const base = 30 * time.Minute
	for _, c := range []struct {
		name     string
		schedule string
		feed     state.Feed
		ask      asked
		from, to time.Duration // after noon
	}{
		{"first poll without a schedule", "", state.Feed{}, asked{}, 28 * time.Minute, 32 * time.Minute},
		{"adapted interval", "", state.Feed{Interval: 2 * time.Hour}, asked{}, 114 * time.Minute, 126 * time.Minute},
		{"the user's interval", "10m", state.Feed{Interval: 2 * time.Hour}, asked{}, 9 * time.Minute, 11 * time.Minute},
		{"never before max-age", "10m", state.Feed{}, asked{min: time.Hour}, time.Hour, time.Hour},
		{"a max-age of years is a day", "10m", state.Feed{}, asked{min: 10000 * time.Hour}, day, day},
		{"cron in UTC", "0 13 * * *", state.Feed{}, asked{}, time.Hour, time.Hour + time.Minute},
		{"cron in a zone", "CRON_TZ=Asia/Shanghai 0 7 * * *", state.Feed{}, asked{}, 11 * time.Hour, 11*time.Hour + time.Minute},
		{"one soft failure waits no longer", "1h", state.Feed{Failures: 2}, asked{}, 57 * time.Minute, 63 * time.Minute},
		{"five hard failures", "1h", state.Feed{Failures: 20}, asked{}, 5 * time.Hour, 5 * time.Hour},
		{"many failures: a day", "1h", state.Feed{Failures: 119}, asked{}, day, day},
		{"over thirty: a month", "1h", state.Feed{Failures: 124}, asked{}, 30 * day, 30 * day},
		{"closed hours", "10m", state.Feed{}, asked{hours: []int{12, 13, 14}}, 3 * time.Hour, 3 * time.Hour},
		{"hour 24 is hour 0", "12h", state.Feed{}, asked{hours: []int{24}}, 11 * time.Hour, 13 * time.Hour},
		{"closed day", "10m", state.Feed{}, asked{days: []time.Weekday{time.Sunday}}, 12 * time.Hour, 12 * time.Hour},
		{"closed always is open", "10m", state.Feed{}, asked{days: []time.Weekday{0, 1, 2, 3, 4, 5, 6}}, 9 * time.Minute, 11 * time.Minute},
	} {
		c.feed.URL = "https://a.example/feed"
		got := schedule(t, c.schedule).next(&c.feed, base, c.ask, noon).Sub(noon)
		if got < c.from || got > c.to {
			t.Errorf("%s: in %v, want %v to %v", c.name, got, c.from, c.to)
		}
	}
}

func TestOneScheduleIsNoBurst(t *testing.T) {
	s := schedule(t, "0 * * * *")
	starts := map[time.Time]int{}
	for i := range 1000 {
		f := state.Feed{URL: fmt.Sprintf("https://a.example/%d", i)}
		starts[s.next(&f, time.Hour, asked{}, noon).Truncate(time.Second)]++
	}
	for at, n := range starts {
		if n > 60 {
			t.Errorf("%d feeds start in the second %v", n, at)
		}
	}
}

func TestAdapt(t *testing.T) {
	const base = time.Hour
	for _, c := range []struct {
		name         string
		feed         state.Feed
		known, total int
		want         time.Duration
	}{
		{"first poll", state.Feed{Polls: 1}, 0, 20, base},
		{"half is new", state.Feed{Polls: 2, Interval: base}, 10, 20, base},
		{"nothing is new", state.Feed{Polls: 2, Interval: base}, 20, 20, 75 * time.Minute},
		{"all is new", state.Feed{Polls: 2, Interval: base}, 0, 20, 40 * time.Minute},
		{"not for ever slower", state.Feed{Polls: 2, Interval: 8 * time.Hour}, 20, 20, 8 * time.Hour},
		{"not for ever faster", state.Feed{Polls: 2, Interval: 15 * time.Minute}, 0, 20, 15 * time.Minute},
		{"empty", state.Feed{Polls: 2, Interval: base}, 0, 0, 75 * time.Minute},
	} {
		if got := adapt(&c.feed, base, c.known, c.total); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
