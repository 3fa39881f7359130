package main

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestDistributedConfig holds the config.yaml of the repository to what it says: that it works as
// it is and that what stands there are the defaults.
func TestDistributedConfig(t *testing.T) {
	b, err := os.ReadFile("../../config.yaml")
	if err != nil {
		t.Fatal(err)
	}
	got, err := parseConfig("config.yaml", b)
	if err != nil {
		t.Fatal(err)
	}
	var want, have strings.Builder
	defaults := defaultConfig()
	defaults.File = "config.yaml"
	if err := errors.Join(showConfig(&want, defaults), showConfig(&have, got)); err != nil {
		t.Fatal(err)
	}
	if want.String() != have.String() {
		t.Errorf("config.yaml is not the defaults:\n%s\nwant\n%s", have.String(), want.String())
	}
	// The examples behind "#" work too.
	var examples []string
	for _, line := range strings.Split(string(b), "\n") {
		if line == "feeds: []" {
			continue
		}
		if rest, ok := strings.CutPrefix(line, "# "); ok {
			key, _, isKey := strings.Cut(strings.TrimLeft(rest, " -"), ": ")
			isExample := slices.Contains([]string{"state", "contact", "user_agent", "proxy", "name", "url", "schedule", "disabled"}, key)
			if rest == "feeds:" || isKey && isExample {
				line = rest
			}
		}
		examples = append(examples, line)
	}
	got, err = parseConfig("config.yaml", []byte(strings.Join(examples, "\n")))
	if err != nil {
		t.Fatalf("with the examples: %v", err)
	}
	if len(got.Feeds) != 3 || got.Contact == "" || got.State == "" || got.Proxy == "" || got.UserAgent == "" {
		t.Errorf("the examples were not all read: %+v", got)
	}
}

func TestConfigProblems(t *testing.T) {
	for name, c := range map[string]struct {
		file string
		want []string // a problem a line, in order
	}{
		"typo":            {"archiv: x\n", []string{`c.yaml:1:1: unknown key "archiv" in the configuration; did you mean "archive"?`}},
		"other spelling":  {"host-gap: 1s\n", []string{`c.yaml:1:1: unknown key "host-gap" in the configuration; did you mean "host_gap"?`}},
		"nothing like it": {"log:\n  colour: red\n", []string{`c.yaml:2:3: unknown key "colour" in log; the keys are format, level`}},
		"all at once": {"workers: 0\ninterval: 1ns\nfeeds:\n  - nmae: x\n    url: ftp://example.org/\n", []string{
			"c.yaml:1:10: workers: 0 is out of bounds: it must be from 1 to 1000",
			"c.yaml:2:11: interval: 1ns is out of bounds: it must be from 1m to 30d",
			`c.yaml:4:5: unknown key "nmae" in a feed; did you mean "name"?`,
			`c.yaml:5:10: url: "ftp://example.org/" is no web address; write https://HOST/PATH`}},
		"workers many":       {"workers: 1000000\n", []string{"c.yaml:1:10: workers: 1000000 is out of bounds: it must be from 1 to 1000"}},
		"workers overflow":   {"workers: 99999999999999999999\n", []string{`c.yaml:1:10: workers: "99999999999999999999" is out of bounds: it must be from 1 to 1000`}},
		"workers text":       {"workers: many\n", []string{"c.yaml:1:10: workers must be a whole number, but is text"}},
		"interval zero":      {"interval: 0\n", []string{"c.yaml:1:11: interval: 0 is out of bounds: it must be from 1m to 30d"}},
		"interval negative":  {"interval: -1h\n", []string{"c.yaml:1:11: interval: -1h is out of bounds: it must be from 1m to 30d"}},
		"interval no unit":   {"interval: 30\n", []string{`c.yaml:1:11: interval: "30" is no time; write a number with a unit, such as 90s, 30m, 12h or 7d`}},
		"interval list":      {"interval: [1h]\n", []string{"c.yaml:1:11: interval must be a time such as 30m, but is a list"}},
		"limit raised":       {"limits: {page_bytes: 1000MiB}\n", []string{"c.yaml:1:22: limits.page_bytes: must be from 1KiB to 10MiB: the limit can be lowered, not raised"}},
		"text for a list":    {"allow_nets: 10.0.0.0/8\n", []string{"c.yaml:1:13: allow_nets must be a list, but is text"}},
		"no network":         {"allow_nets: [localhost]\n", []string{`c.yaml:1:14: allow_nets: "localhost" is no network; write 10.1.0.0/16, 10.1.2.3 or 127.0.0.1:8080`}},
		"port":               {"allow_ports: [99999]\n", []string{"c.yaml:1:15: allow_ports: 99999 is out of bounds: it must be from 1 to 65535"}},
		"number for text":    {"archive: 2026\n", []string{"c.yaml:1:10: archive must be text, but is a number; put it in quotes"}},
		"root":               {"archive: /\n", []string{"c.yaml:1:10: archive: the root of the file system is no place for an archive; name a folder of its own"}},
		"bucket":             {"archive: s3://x\n", []string{`c.yaml:1:10: archive: "s3://x" is an address; an archive is a folder`}},
		"twice the name":     {"feeds:\n- {name: A, url: 'https://a.example/'}\n- {name: a, url: 'https://b.example/'}\n", []string{`c.yaml:3:10: the feed name "a" is taken already, in line 2`}},
		"twice the feed":     {"feeds:\n- https://a.example/f\n- url: HTTPS://A.example:443/f#x\n", []string{"c.yaml:3:8: this feed's url is there already, in line 2"}},
		"feed without url":   {"feeds:\n- name: x\n", []string{"c.yaml:2:7: a feed needs a url"}},
		"cron":               {"feeds:\n- {url: 'https://a.example/', schedule: '61 * * * *'}\n", []string{`c.yaml:2:41: schedule "61 * * * *": neither an interval (30m) nor a cron expression (0 7 * * *): end of range (61) above maximum (59): 61`}},
		"cron never":         {"feeds:\n- {url: 'https://a.example/', schedule: '0 0 30 2 *'}\n", []string{`c.yaml:2:41: schedule "0 0 30 2 *": there is no such day`}},
		"cron hot":           {"feeds:\n- {url: 'https://a.example/', schedule: '@every 1s'}\n", []string{"c.yaml:2:41: 1s is out of bounds: it must be from 1m to 30d"}},
		"key twice":          {"workers: 1\nworkers: 2\n", []string{`c.yaml:2:1: mapping key "workers" already defined at [1:1]`}},
		"not keys":           {"- a\n- b\n", []string{"c.yaml:1:1: the configuration must be keys with values (key: value), but is a list"}},
		"second document":    {"workers: 1\n---\nworkers: 2\n", []string{"c.yaml:3:8: a second document (---) has no meaning here"}},
		"alias":              {"contact: &a x@example.org\nuser_agent: *a\n", []string{"c.yaml:1:10: contact must be text, but is an anchor, alias or tag (they have no meaning here); put it in quotes", "c.yaml:2:13: user_agent must be text, but is an anchor, alias or tag (they have no meaning here); put it in quotes"}},
		"secret not shown":   {"proxy: ftp://me:hidden@p.example/\n", []string{`c.yaml:1:8: proxy: "ftp://REDACTED@p.example/" is no proxy address; write http://HOST:PORT, https://… or socks5://…`}},
		"header injection":   {"user_agent: \"x\\r\\nCookie: y\"\n", []string{"c.yaml:1:13: user_agent holds a control character"}},
		"revisits backwards": {"revisits: [24h, 1h]\n", []string{"c.yaml:1:11: revisits: they must grow, such as [1h, 24h, 7d]"}},
		"latin-1":            {"contact: caf\xe9@example.org\n", []string{"c.yaml: it is not UTF-8 text; save it as UTF-8"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := parseConfig("c.yaml", []byte(c.file))
			if err == nil {
				t.Fatal("accepted")
			}
			if got, want := err.Error(), strings.Join(c.want, "\n"); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			if exitCodeOf(err) != exitUsage {
				t.Errorf("exit code %d", exitCodeOf(err))
			}
		})
	}
}

func TestConfigAccepted(t *testing.T) {
	dir := t.TempDir()
	for name, file := range map[string]string{
		"empty": "", "only a comment": "# nothing\n", "only a mark": "\ufeff", "null": "feeds:\n",
	} {
		got, err := parseConfig(filepath.Join(dir, "c.yaml"), []byte(file))
		if err != nil || got.Workers != 16 || got.Archive != filepath.Join(dir, "archive") {
			t.Errorf("%s: %v %+v", name, err, got)
		}
	}
	got, err := parseConfig("c.yaml", []byte("\ufeffworkers: 3\r\nhost_gap: 0.5\r\nlisten: off\r\nrevisits: [1d12h]\r\nfeeds:\r\n  - https://a.example/feed\r\n  - name: b\r\n    url: https://u:p@b.example/\r\n    schedule: CRON_TZ=Asia/Shanghai */5 * * * *\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got.Workers != 3 || got.HostGap != 500*time.Millisecond || got.Listen != "" || len(got.Revisits) != 1 || got.Revisits[0] != 36*time.Hour {
		t.Errorf("%+v", got)
	}
	if len(got.Feeds) != 2 || got.Feeds[0].Name != "https://a.example/feed" || got.Feeds[1].URL != "https://u:p@b.example/" {
		t.Errorf("%+v", got.Feeds)
	}
	var shown strings.Builder
	if err := showConfig(&shown, got); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(shown.String(), "u:p") {
		t.Errorf("shows a password:\n%s", shown.String())
	}
	if _, err := parseConfig("c.yaml", []byte(shown.String())); err != nil {
		t.Errorf("what config show prints is no configuration: %v", err)
	}
}

func TestHomeIsNoArchive(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	if err := checkArchive(home + "/"); err == nil {
		t.Error("the home folder was accepted")
	}
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(home, link); err != nil {
		t.Fatal(err)
	}
	if err := checkArchive(link); err == nil {
		t.Error("a link to the home folder was accepted")
	}
	if err := checkArchive(filepath.Join(home, "news")); err != nil {
		t.Error(err)
	}
}

func TestRedactAddress(t *testing.T) {
	for in, want := range map[string]string{
		"https://me:hidden@a.example/f":          "https://REDACTED@a.example/f",
		"https://a.example/f?a=1&api_key=hidden": "https://a.example/f?a=1&api_key=REDACTED",
		"https://a.example/f?page=2":             "https://a.example/f?page=2",
		"http://me:hid%den@a.example/":           "http://REDACTED@a.example/",
		"ht tp://me:hid@a.example/":              "…@a.example/",
	} {
		if got := redactAddress(in); got != want {
			t.Errorf("redactAddress(%q) = %q, want %q", in, got, want)
		}
	}
}

// FuzzConfig: whatever the file, an answer comes; what is accepted is within the bounds and can be
// shown and read again.
func FuzzConfig(f *testing.F) {
	b, err := os.ReadFile("../../config.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(b))
	f.Add("feeds: [{name: a, url: 'https://a.example/', schedule: '@every 5m'}]\nhost_gap: 1e3\n")
	f.Add("? a\n: b\n")
	f.Add("a: &a [*a]\n")
	f.Add("feeds:\n- schedule: TZ=\n")
	f.Fuzz(func(t *testing.T, file string) {
		stuck := time.AfterFunc(2*time.Second, func() { panic("no answer in 2 s") })
		defer stuck.Stop()
		cfg, err := parseConfig("c.yaml", []byte(file))
		if err != nil {
			var all *configError
			if !errors.As(err, &all) || len(all.problems) == 0 {
				t.Fatalf("not a list of problems: %v", err)
			}
			return
		}
		if cfg.Workers < 1 || cfg.Workers > maxWorkers || cfg.Interval < minInterval || cfg.HostGap < 0 || cfg.Archive == "" {
			t.Fatalf("out of bounds: %+v", cfg)
		}
		var shown strings.Builder
		if err := showConfig(&shown, cfg); err != nil {
			t.Fatal(err)
		}
		if _, err := parseConfig("c.yaml", []byte(shown.String())); err != nil {
			t.Fatalf("%v\n%s", err, shown.String())
		}
	})
}
