//go:build unix

package worker

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"archiver/internal/sitetest"
)

// BenchmarkArchive archives stories of three photos each from sites on loopback: feed, page, photos,
// extraction, files and their syncs, state. One operation is one story.
func BenchmarkArchive(b *testing.B) {
	const hosts, perHost = 8, 25
	var text strings.Builder
	var feeds []string
	for h := range hosts {
		host := fmt.Sprintf("h%d.example", h)
		feeds = append(feeds, "https://"+host+"/feed.xml")
		var items []string
		for i := range perHost {
			var figures []string
			for p := range 3 {
				figures = append(figures, fmt.Sprintf(`<figure><img src="/%d-%d.jpg" width=640 height=480><figcaption>The bridge, view %d. Photo: Ada Made</figcaption></figure>`, i, p, p))
				text.WriteString(at(fmt.Sprintf("%s/%d-%d.jpg", host, i, p), "@jpeg 640x480\n"))
			}
			name := fmt.Sprintf("Story %d of %s", i, host)
			items = append(items, item(fmt.Sprint(i), fmt.Sprintf("https://%s/%d", host, i), name))
			text.WriteString(at(fmt.Sprintf("%s/%d", host, i), pageAbout(name, append(figures, strings.Repeat("<p>"+body+"</p>\n", 30))...)))
		}
		text.WriteString(at(host+"/feed.xml", rss(items...)))
	}
	sites := sitetest.New(b, text.String())
	var wall, cpu time.Duration
	var allocs uint64
	stories := 0
	for b.Loop() {
		b.StopTimer()
		w := newWorld(b, "")
		w.sites, w.client.Transport, w.opt.Workers = sites, sites.Transport(), hosts
		w.open()
		before, memBefore, began := cpuTime(b), mallocs(), time.Now()
		b.StartTimer()
		s, err := w.w.Fetch(context.Background(), Job{Feeds: feedsAt(feeds...)})
		b.StopTimer()
		wall, cpu, allocs = wall+time.Since(began), cpu+cpuTime(b)-before, allocs+mallocs()-memBefore
		if err != nil || s.New != hosts*perHost || s.Photos != 3*s.New {
			b.Fatalf("%+v %v", s, err)
		}
		stories += s.New
		w.close()
		b.StartTimer()
	}
	b.ReportMetric(float64(stories)/wall.Seconds(), "articles/s")
	b.ReportMetric(float64(cpu.Microseconds())/1000/float64(stories), "cpu-ms/article")
	b.ReportMetric(float64(allocs)/float64(stories), "allocs/article")
}

// cpuTime is what the process has used, the sites' part included.
func cpuTime(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func mallocs() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.Mallocs
}
