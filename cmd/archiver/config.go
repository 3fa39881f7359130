package main

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"archiver/internal/worker"
)

// Bounds of what may be configured; a value outside is an error that names them.
const (
	minInterval   = time.Minute         // a feed's owner may ask this often, nobody gains from more
	maxInterval   = 30 * 24 * time.Hour // rarer than that, news is gone from most feeds
	maxHostGap    = time.Hour
	maxWorkers    = 1000
	maxRevisits   = 20
	maxRevisit    = 5 * 365 * 24 * time.Hour
	maxConfigFile = 10 << 20 // bytes; 100,000 feeds are about 8 MB
)

// config is the configuration after the file and the flags were read.
type config struct {
	File       string // that was read; empty when there was none
	Archive    string // folder
	State      string // SQLite file; empty: in the archive's .work folder
	Contact    string
	UserAgent  string
	Proxy      string
	HostGap    time.Duration
	AllowNets  []string
	AllowPorts []int
	FeedRobots bool
	SiteRules  string // folder of the user's rules for single sites; empty: none
	Workers    int
	Interval   time.Duration
	Revisits   []time.Duration
	Limits     limits
	Listen     string // host:port of /healthz and /metrics; empty: none
	LogFormat  string // text or json
	LogLevel   string // debug, info, warn or error
	Feeds      []feedConfig
}

// feedConfig is one feed of the configuration.
type feedConfig struct {
	Name     string
	URL      string
	Schedule string
	Disabled bool
}

// limits bound what is taken from outside. They can be lowered, not raised: the rest of the
// program is measured and tested with the default values.
type limits struct {
	FeedBytes, PageBytes, PhotoBytes int64
	NewPerPoll                       int // stories queued by one poll of one feed
}

func defaultConfig() config {
	return config{
		Archive:  "archive",
		HostGap:  2 * time.Second,
		Workers:  16,
		Interval: 30 * time.Minute,
		Revisits: []time.Duration{15 * time.Minute, time.Hour, 3 * time.Hour,
			24 * time.Hour, 3 * 24 * time.Hour, 30 * 24 * time.Hour},
		Limits:    limits{FeedBytes: 10 << 20, PageBytes: 10 << 20, PhotoBytes: 25 << 20, NewPerPoll: 200},
		Listen:    "127.0.0.1:9980",
		LogFormat: "text",
		LogLevel:  "info",
	}
}

// defaultConfigFile is read from the working folder when --config is not given.
const defaultConfigFile = "config.yaml"

// settingFlags are the flags that override the configuration file.
type settingFlags struct {
	config, archive, state, proxy string
	siteRules                     string
	hostGap                       string
	allowNets                     []string
	workers                       int
	set                           *pflag.FlagSet
}

func (f *settingFlags) register(root *cobra.Command) {
	f.set = root.PersistentFlags()
	f.set.StringVar(&f.config, "config", "", "configuration `FILE` (default: ./config.yaml, where there is one)")
	f.set.StringVar(&f.archive, "archive", "", "archive `FOLDER` (default: ./archive)")
	f.set.StringVar(&f.state, "state", "", "`FILE` of the queue and what was seen (default: inside the archive)")
	f.set.StringVar(&f.proxy, "proxy", "", "`ADDRESS` of a proxy for all requests, such as http://127.0.0.1:3128")
	f.set.StringVar(&f.hostGap, "host-gap", "", "least `TIME` between two requests to a host (default: 2s)")
	f.set.StringSliceVar(&f.allowNets, "allow-nets", nil, "private `NETWORKS` that may be asked, such as 10.1.0.0/16,127.0.0.1:8080")
	f.set.StringVar(&f.siteRules, "site-rules", "", "`FOLDER` of rules for sites that extraction misreads")
	f.set.IntVar(&f.workers, "workers", 0, "`NUMBER` of hosts asked at the same time (default: 16)")
}

// load reads the configuration file, lets the flags override it, and checks the result.
func (f *settingFlags) load() (config, error) {
	cfg, err := f.read()
	if err != nil {
		return cfg, err
	}
	if err := f.override(&cfg); err != nil {
		return cfg, err
	}
	return cfg, nil
}

func (f *settingFlags) read() (config, error) {
	name := f.config
	if name == "" {
		if _, err := os.Lstat(defaultConfigFile); errors.Is(err, fs.ErrNotExist) {
			return defaultConfig(), nil
		}
		name = defaultConfigFile
	}
	b, err := readConfigFile(name)
	if err != nil {
		return config{}, &exitError{exitUsage, fmt.Errorf("%w; name another with --config", err)}
	}
	return parseConfig(name, b)
}

func readConfigFile(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() && info.IsDir() {
		return nil, fmt.Errorf("read %s: it is a folder, not a configuration file", name)
	}
	if info.Size() > maxConfigFile {
		return nil, fmt.Errorf("read %s: larger than %d MiB", name, maxConfigFile>>20)
	}
	return os.ReadFile(name)
}

// override lets the flags that were given replace what the file says.
func (f *settingFlags) override(cfg *config) error {
	var problems []string
	check := func(flag string, err error) {
		if err != nil {
			problems = append(problems, fmt.Sprintf("--%s: %v", flag, err))
		}
	}
	if f.set.Changed("archive") {
		cfg.Archive = f.archive
		check("archive", checkArchive(f.archive))
	} else if err := checkArchive(cfg.Archive); err != nil {
		problems = append(problems, fmt.Sprintf("archive: %v", err))
	}
	if f.set.Changed("state") {
		cfg.State = f.state
		check("state", checkState(f.state))
	}
	if f.set.Changed("proxy") {
		cfg.Proxy = f.proxy
		check("proxy", checkProxy(f.proxy))
	}
	if f.set.Changed("site-rules") {
		cfg.SiteRules = f.siteRules
		check("site-rules", checkSiteRules(f.siteRules))
	}
	if f.set.Changed("host-gap") {
		var err error
		cfg.HostGap, err = parseGap(f.hostGap)
		check("host-gap", err)
	}
	if f.set.Changed("allow-nets") {
		cfg.AllowNets = f.allowNets
		for _, n := range f.allowNets {
			check("allow-nets", checkNet(n))
		}
	}
	if f.set.Changed("workers") {
		cfg.Workers = f.workers
		check("workers", inRange(int64(f.workers), 1, maxWorkers))
	}
	if len(problems) > 0 {
		return &exitError{exitUsage, errors.New(strings.Join(problems, "; "))}
	}
	return nil
}

// configError is everything wrong with a configuration file, each with its place.
type configError struct {
	problems []problem
}

type problem struct {
	file         string
	line, column int // from 1; 0 is the file as a whole
	text         string
}

func (p problem) String() string {
	if p.line == 0 {
		return p.file + ": " + p.text
	}
	return fmt.Sprintf("%s:%d:%d: %s", p.file, p.line, p.column, p.text)
}

func (e *configError) Error() string {
	lines := make([]string, len(e.problems))
	for i, p := range e.problems {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// parseConfig reads a configuration file strictly; a configError lists all that is wrong with it.
// Relative paths in it are relative to the file's folder. An empty file gives the defaults.
func parseConfig(name string, b []byte) (config, error) {
	cfg := defaultConfig()
	cfg.File = name
	r := configReader{file: name}
	if !utf8.Valid(b) {
		r.add(nil, "it is not UTF-8 text; save it as UTF-8")
		return cfg, &configError{r.problems}
	}
	text := strings.TrimPrefix(string(b), "\ufeff")
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	if at := strings.IndexByte(text, 0); at >= 0 {
		r.add(nil, "it holds a NUL byte, so it is no text file")
		return cfg, &configError{r.problems}
	}
	if err := tooDeep(text); err != nil {
		r.add(nil, "%v", err)
		return cfg, &configError{r.problems}
	}
	file, err := parseYAML(text)
	if err != nil {
		r.syntax(err)
		return cfg, &configError{r.problems}
	}
	for i, doc := range file.Docs {
		switch {
		case doc.Body == nil:
		case i > 0:
			r.add(doc.Body, "a second document (---) has no meaning here")
		default:
			r.top(doc.Body, &cfg)
		}
	}
	if len(r.problems) > 0 {
		slices.SortStableFunc(r.problems, func(a, b problem) int { return a.line - b.line })
		return cfg, &configError{r.problems}
	}
	dir := filepath.Dir(name)
	cfg.Archive = relativeTo(dir, cfg.Archive)
	if cfg.State != "" {
		cfg.State = relativeTo(dir, cfg.State)
	}
	if cfg.SiteRules != "" {
		cfg.SiteRules = relativeTo(dir, cfg.SiteRules)
	}
	return cfg, nil
}

// parseYAML is parser.ParseBytes, whose panics on odd input are errors here.
func parseYAML(text string) (file *ast.File, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("not YAML: %v", p)
		}
	}()
	return parser.ParseBytes([]byte(text), 0)
}

// tooDeep refuses nesting no configuration needs, before the parser recurses into it.
func tooDeep(text string) error {
	depth := 0
	for _, line := range strings.Split(text, "\n") {
		if strings.HasPrefix(strings.TrimSpace(line), "#") {
			continue
		}
		depth = max(depth, strings.Count(line, "[")+strings.Count(line, "{")+strings.Count(line, "- "))
	}
	if depth > 200 || strings.Count(text, "[")+strings.Count(text, "{") > 200_000 {
		return errors.New("brackets or dashes are nested more than 200 deep on a line")
	}
	return nil
}

func relativeTo(dir, path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(dir, path)
}

// configReader walks the parsed file and gathers what is wrong with it.
type configReader struct {
	file     string
	problems []problem
}

// add notes a problem at a node; nil is the file as a whole.
func (r *configReader) add(n ast.Node, format string, args ...any) {
	p := problem{file: r.file, text: oneLine(fmt.Sprintf(format, args...))}
	if n != nil {
		if t := n.GetToken(); t != nil && t.Position != nil {
			p.line, p.column = t.Position.Line, t.Position.Column
		}
	}
	r.problems = append(r.problems, p)
}

// syntax notes an error of the YAML parser, which knows its token.
func (r *configReader) syntax(err error) {
	var at interface {
		GetToken() *token.Token
		GetMessage() string
	}
	if errors.As(err, &at) && at.GetToken() != nil && at.GetToken().Position != nil {
		pos := at.GetToken().Position
		r.problems = append(r.problems, problem{r.file, pos.Line, pos.Column, oneLine(at.GetMessage())})
		return
	}
	r.add(nil, "%v", err)
}

// setters maps a key to what reads its value.
type setters map[string]func(ast.Node)

// mapping calls the setter of each key of the node; what has none is a problem with a hint.
func (r *configReader) mapping(n ast.Node, where string, set setters) {
	var pairs []*ast.MappingValueNode
	switch n := n.(type) {
	case *ast.MappingNode:
		pairs = n.Values
	case *ast.MappingValueNode:
		pairs = []*ast.MappingValueNode{n}
	case *ast.NullNode:
		return
	default:
		r.add(n, "%s must be keys with values (key: value), but is %s", where, kindOf(n))
		return
	}
	seen := map[string]bool{}
	for _, pair := range pairs {
		key := pair.Key.GetToken().Value
		setter, known := set[key]
		switch {
		case !known:
			r.add(pair.Key, "unknown key %q in %s%s", key, where, nearest(key, set))
		case seen[key]:
			r.add(pair.Key, "%q is given twice in %s", key, where)
		default:
			seen[key] = true
			if _, null := pair.Value.(*ast.NullNode); !null && pair.Value != nil {
				setter(pair.Value)
			}
		}
	}
}

// nearest is a hint at the key that was probably meant, or at all keys there are.
func nearest(key string, set setters) string {
	plain := func(s string) string {
		return strings.NewReplacer("-", "", "_", "", " ", "").Replace(strings.ToLower(s))
	}
	best, distance := "", 4
	keys := make([]string, 0, len(set))
	for k := range set {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		if d := editDistance(plain(key), plain(k)); d < distance && d < len(k)/2+1 {
			best, distance = k, d
		}
	}
	if best != "" {
		return fmt.Sprintf("; did you mean %q?", best)
	}
	return "; the keys are " + strings.Join(keys, ", ")
}

// editDistance is the Levenshtein distance, of at most the first 64 bytes.
func editDistance(a, b string) int {
	a, b = a[:min(len(a), 64)], b[:min(len(b), 64)]
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, diagonal+cost)
		}
	}
	return row[len(b)]
}

// kindOf names a node for a person.
func kindOf(n ast.Node) string {
	switch n.(type) {
	case *ast.StringNode, *ast.LiteralNode:
		return "text"
	case *ast.IntegerNode, *ast.FloatNode:
		return "a number"
	case *ast.BoolNode:
		return "true or false"
	case *ast.SequenceNode:
		return "a list"
	case *ast.MappingNode, *ast.MappingValueNode:
		return "keys with values"
	case *ast.NullNode:
		return "empty"
	case *ast.AnchorNode, *ast.AliasNode, *ast.TagNode:
		return "an anchor, alias or tag (they have no meaning here)"
	}
	return "something else"
}

func (r *configReader) text(n ast.Node, key string) (string, bool) {
	var s string
	switch n := n.(type) {
	case *ast.StringNode:
		s = n.Value
	case *ast.LiteralNode:
		s = n.Value.Value
	default:
		r.add(n, "%s must be text, but is %s; put it in quotes", key, kindOf(n))
		return "", false
	}
	if s != printable(s) || strings.ContainsAny(s, "\n\t") {
		r.add(n, "%s holds a control character", key)
		return "", false
	}
	return s, true
}

// str sets a text that a check accepts.
func (r *configReader) str(key string, to *string, check func(string) error) func(ast.Node) {
	return func(n ast.Node) {
		s, ok := r.text(n, key)
		if !ok {
			return
		}
		if err := check(s); err != nil {
			r.add(n, "%s: %v", key, err)
			return
		}
		*to = s
	}
}

func (r *configReader) boolean(key string, to *bool) func(ast.Node) {
	return func(n ast.Node) {
		b, ok := n.(*ast.BoolNode)
		if !ok {
			r.add(n, "%s must be true or false, but is %s", key, kindOf(n))
			return
		}
		*to = b.Value
	}
}

// integer reads a whole number within its bounds.
func (r *configReader) integer(n ast.Node, key string, least, most int64) (int64, bool) {
	digits := n.GetToken().Value
	switch n.(type) {
	case *ast.IntegerNode, *ast.StringNode: // a number too large for the parser is text to it
	default:
		digits = ""
	}
	i, err := strconv.ParseInt(digits, 0, 64)
	switch {
	case errors.Is(err, strconv.ErrRange):
		err = fmt.Errorf("%q is out of bounds: it must be from %d to %d", digits, least, most)
	case err != nil:
		r.add(n, "%s must be a whole number, but is %s", key, kindOf(n))
		return 0, false
	default:
		err = inRange(i, least, most)
	}
	if err != nil {
		r.add(n, "%s: %v", key, err)
		return 0, false
	}
	return i, true
}

func (r *configReader) count(key string, to *int, least, most int64) func(ast.Node) {
	return func(n ast.Node) {
		if i, ok := r.integer(n, key, least, most); ok {
			*to = int(i)
		}
	}
}

// size sets a number of bytes: 10485760, 10MiB, 500kB.
func (r *configReader) size(key string, to *int64, most int64) func(ast.Node) {
	return func(n ast.Node) {
		size, err := parseSize(n.GetToken().Value)
		if err == nil && (size < 1024 || size > most) {
			err = fmt.Errorf("must be from 1KiB to %dMiB: the limit can be lowered, not raised", most>>20)
		}
		if err != nil {
			r.add(n, "%s: %v", key, err)
			return
		}
		*to = size
	}
}

// duration sets a time with a unit that parse accepts.
func (r *configReader) duration(key string, to *time.Duration, parse func(string) (time.Duration, error)) func(ast.Node) {
	return func(n ast.Node) {
		switch n.(type) {
		case *ast.StringNode, *ast.IntegerNode, *ast.FloatNode:
		default:
			r.add(n, "%s must be a time such as 30m, but is %s", key, kindOf(n))
			return
		}
		d, err := parse(n.GetToken().Value)
		if err != nil {
			r.add(n, "%s: %v", key, err)
			return
		}
		*to = d
	}
}

// list calls each for every item of a list.
func (r *configReader) list(key string, each func(ast.Node)) func(ast.Node) {
	return func(n ast.Node) {
		seq, ok := n.(*ast.SequenceNode)
		if !ok {
			r.add(n, "%s must be a list, but is %s", key, kindOf(n))
			return
		}
		for _, item := range seq.Values {
			each(item)
		}
	}
}

func (r *configReader) top(n ast.Node, cfg *config) {
	listen := cfg.Listen
	r.mapping(n, "the configuration", setters{
		"archive":    r.str("archive", &cfg.Archive, checkArchive),
		"state":      r.str("state", &cfg.State, checkState),
		"contact":    r.str("contact", &cfg.Contact, checkContact),
		"user_agent": r.str("user_agent", &cfg.UserAgent, anyText),
		"proxy":      r.str("proxy", &cfg.Proxy, checkProxy),
		"host_gap":   r.duration("host_gap", &cfg.HostGap, parseGap),
		"allow_nets": r.list("allow_nets", func(n ast.Node) {
			if s, ok := r.text(n, "allow_nets"); ok {
				if err := checkNet(s); err != nil {
					r.add(n, "allow_nets: %v", err)
				}
				cfg.AllowNets = append(cfg.AllowNets, s)
			}
		}),
		"allow_ports": r.list("allow_ports", func(n ast.Node) {
			if i, ok := r.integer(n, "allow_ports", 1, 65535); ok {
				cfg.AllowPorts = append(cfg.AllowPorts, int(i))
			}
		}),
		"feed_robots": r.boolean("feed_robots", &cfg.FeedRobots),
		"site_rules":  r.str("site_rules", &cfg.SiteRules, checkSiteRules),
		"workers":     r.count("workers", &cfg.Workers, 1, maxWorkers),
		"interval":    r.duration("interval", &cfg.Interval, parseInterval),
		"revisits": func(n ast.Node) {
			cfg.Revisits = nil
			r.list("revisits", func(n ast.Node) {
				var d time.Duration
				r.duration("revisits", &d, parseRevisit)(n)
				cfg.Revisits = append(cfg.Revisits, d)
			})(n)
			if len(cfg.Revisits) > maxRevisits {
				r.add(n, "revisits: at most %d", maxRevisits)
			} else if !slices.IsSorted(cfg.Revisits) && len(r.problems) == 0 {
				r.add(n, "revisits: they must grow, such as [1h, 24h, 7d]")
			}
		},
		"limits": func(n ast.Node) {
			r.mapping(n, "limits", setters{
				"feed_bytes":   r.size("limits.feed_bytes", &cfg.Limits.FeedBytes, cfg.Limits.FeedBytes),
				"page_bytes":   r.size("limits.page_bytes", &cfg.Limits.PageBytes, cfg.Limits.PageBytes),
				"photo_bytes":  r.size("limits.photo_bytes", &cfg.Limits.PhotoBytes, cfg.Limits.PhotoBytes),
				"new_per_poll": r.count("limits.new_per_poll", &cfg.Limits.NewPerPoll, 1, int64(cfg.Limits.NewPerPoll)),
			})
		},
		"listen": r.str("listen", &listen, checkListen),
		"log": func(n ast.Node) {
			r.mapping(n, "log", setters{
				"format": r.str("log.format", &cfg.LogFormat, oneOf("text", "json")),
				"level":  r.str("log.level", &cfg.LogLevel, oneOf("debug", "info", "warn", "error")),
			})
		},
		"feeds": r.feeds(cfg),
	})
	if cfg.Listen = listen; listen == "off" {
		cfg.Listen = ""
	}
}

func (r *configReader) feeds(cfg *config) func(ast.Node) {
	names, addresses := map[string]int{}, map[string]int{}
	return r.list("feeds", func(n ast.Node) {
		var f feedConfig
		problems := len(r.problems)
		line := n.GetToken().Position.Line
		var nameNode, urlNode ast.Node = n, n
		if s, ok := n.(*ast.StringNode); ok { // a bare address
			urlNode = s
			r.str("url", &f.URL, checkAddress)(s)
		} else {
			r.mapping(n, "a feed", setters{
				"name": func(v ast.Node) { nameNode = v; r.str("name", &f.Name, checkName)(v) },
				"url":  func(v ast.Node) { urlNode = v; r.str("url", &f.URL, checkAddress)(v) },
				"schedule": func(v ast.Node) {
					s, ok := r.text(v, "schedule")
					if err := checkSchedule(s); ok && err != nil {
						r.add(v, "%v", err)
					}
					f.Schedule = s
				},
				"disabled": r.boolean("disabled", &f.Disabled),
			})
		}
		if f.URL == "" && len(r.problems) == problems {
			r.add(n, "a feed needs a url")
		}
		if f.Name == "" {
			f.Name = redactAddress(f.URL)
		} else {
			line := nameNode.GetToken().Position.Line
			if before, twice := names[strings.ToLower(f.Name)]; twice {
				r.add(nameNode, "the feed name %q is taken already, in line %d", f.Name, before)
			} else {
				names[strings.ToLower(f.Name)] = line
			}
		}
		if f.URL != "" {
			if before, twice := addresses[sameAddress(f.URL)]; twice {
				r.add(urlNode, "this feed's url is there already, in line %d", before)
			} else {
				addresses[sameAddress(f.URL)] = line
			}
		}
		cfg.Feeds = append(cfg.Feeds, f)
	})
}

// sameAddress folds what makes no difference between two spellings of an address.
func sameAddress(s string) string {
	u, err := url.Parse(s)
	if err != nil {
		return s
	}
	u.Scheme, u.Host, u.Fragment = strings.ToLower(u.Scheme), strings.ToLower(u.Host), ""
	u.Host = strings.TrimSuffix(strings.TrimSuffix(u.Host, ":80"), ":443")
	if u.Path == "" {
		u.Path = "/"
	}
	return u.String()
}

func anyText(string) error { return nil }

func oneOf(words ...string) func(string) error {
	return func(s string) error {
		if slices.Contains(words, s) {
			return nil
		}
		return fmt.Errorf("%q is not one of %s", s, strings.Join(words, ", "))
	}
}

func inRange(i, least, most int64) error {
	if i < least || i > most {
		return fmt.Errorf("%d is out of bounds: it must be from %d to %d", i, least, most)
	}
	return nil
}

func checkSiteRules(s string) error {
	if strings.TrimSpace(s) == "" {
		return errors.New("rules for sites need a folder")
	}
	return nil
}

// checkArchive refuses folders in which an archive must not be made by mistake.
func checkArchive(s string) error {
	if strings.TrimSpace(s) == "" {
		return errors.New("an archive needs a folder")
	}
	if strings.Contains(s, "://") {
		return fmt.Errorf("%q is an address; an archive is a folder", redactAddress(s))
	}
	abs, err := filepath.Abs(s)
	if err != nil {
		return err
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		abs = real
	}
	if abs == filepath.Dir(abs) {
		return errors.New("the root of the file system is no place for an archive; name a folder of its own")
	}
	home, err := os.UserHomeDir()
	if err != nil || home == "" {
		return nil //nolint:nilerr // a service user without a home cannot name it by mistake
	}
	if real, err := filepath.EvalSymlinks(home); err == nil {
		home = real
	}
	if abs == filepath.Clean(home) {
		return errors.New("the home folder itself is no place for an archive; name a folder of its own")
	}
	return nil
}

func checkState(s string) error {
	if strings.Contains(s, "://") {
		return fmt.Errorf("%q is an address; state is kept in a file", redactAddress(s))
	}
	if strings.TrimSpace(s) == "" {
		return errors.New("state needs a file name")
	}
	return nil
}

func checkContact(s string) error {
	if s == "" || strings.Contains(s, "@") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") {
		return nil
	}
	return fmt.Errorf("%q is neither a mail address nor a web address; site owners write to it when something is wrong", s)
}

func checkProxy(s string) error {
	if s == "" {
		return nil
	}
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "socks5") {
		return fmt.Errorf("%q is no proxy address; write http://HOST:PORT, https://… or socks5://…", redactAddress(s))
	}
	return nil
}

// checkNet accepts what the address guard accepts as an exception: a prefix, an address, or address:port.
func checkNet(s string) error {
	if _, err := netip.ParsePrefix(s); err == nil {
		return nil
	}
	if _, err := netip.ParseAddr(s); err == nil {
		return nil
	}
	if _, err := netip.ParseAddrPort(s); err == nil {
		return nil
	}
	return fmt.Errorf("%q is no network; write 10.1.0.0/16, 10.1.2.3 or 127.0.0.1:8080", s)
}

func checkListen(s string) error {
	if s == "" || s == "off" {
		return nil
	}
	host, port, err := net.SplitHostPort(s)
	if err == nil {
		var n uint64
		if n, err = strconv.ParseUint(port, 10, 16); err == nil && n == 0 && host == "" {
			err = errors.New("no port")
		}
	}
	if err != nil {
		return fmt.Errorf("%q is no address to listen at; write 127.0.0.1:9980, or off", s)
	}
	return nil
}

func checkName(s string) error {
	if strings.TrimSpace(s) != s || s == "" {
		return errors.New("a feed's name must not be empty or begin or end with a space")
	}
	if strings.Contains(s, "://") {
		return errors.New("a feed's name must not look like an address; leave it out to use the address")
	}
	if len(s) > 200 {
		return errors.New("a feed's name may have 200 bytes at most")
	}
	return nil
}

// checkAddress accepts an address that can be asked for.
func checkAddress(s string) error {
	u, err := url.Parse(s)
	switch {
	case len(s) > 8<<10:
		return errors.New("the address is longer than 8 KiB")
	case err != nil:
		return errors.New("this is no web address; write https://HOST/PATH")
	case u.Scheme != "http" && u.Scheme != "https":
		return fmt.Errorf("%q is no web address; write https://HOST/PATH", redactAddress(s))
	case u.Hostname() == "" || strings.ContainsAny(u.Host, `\ `):
		return fmt.Errorf("%q has no host; write https://HOST/PATH", redactAddress(s))
	}
	if p := u.Port(); p != "" {
		if n, err := strconv.ParseUint(p, 10, 16); err != nil || n == 0 {
			return fmt.Errorf("port %s does not exist", p)
		}
	}
	return nil
}

// checkSchedule accepts what worker.ParseSchedule does, with days as a unit of intervals, and an
// interval within the bounds.
func checkSchedule(s string) error {
	interval := strings.TrimSpace(strings.TrimPrefix(s, "@every "))
	if d, err := parseDuration(interval); err == nil {
		if _, err := parseInterval(interval); err != nil {
			return err
		}
		s = d.String()
	}
	_, err := worker.ParseSchedule(s)
	return err
}

var daysPart = regexp.MustCompile(`^([0-9]{1,5}(?:\.[0-9]{1,3})?)d(.*)$`)

// parseDuration is time.ParseDuration with days: 7d, 1d12h.
func parseDuration(s string) (time.Duration, error) {
	m := daysPart.FindStringSubmatch(s)
	if m == nil {
		return time.ParseDuration(s)
	}
	days, err := strconv.ParseFloat(m[1], 64)
	if err != nil {
		return 0, err
	}
	var rest time.Duration
	if m[2] != "" {
		if rest, err = time.ParseDuration(m[2]); err != nil {
			return 0, err
		}
	}
	return time.Duration(days*24*float64(time.Hour)) + rest, nil
}

// between parses a time with a unit and checks its bounds.
func between(s string, least, most time.Duration) (time.Duration, error) {
	d, err := parseDuration(s)
	if err != nil {
		return 0, fmt.Errorf("%q is no time; write a number with a unit, such as 90s, 30m, 12h or 7d", s)
	}
	if d < least || d > most {
		return 0, fmt.Errorf("%s is out of bounds: it must be from %s to %s", s, showDuration(least), showDuration(most))
	}
	return d, nil
}

func parseInterval(s string) (time.Duration, error) { return between(s, minInterval, maxInterval) }

func parseRevisit(s string) (time.Duration, error) { return between(s, minInterval, maxRevisit) }

// parseGap reads the gap between two requests to a host; a bare number is seconds.
func parseGap(s string) (time.Duration, error) {
	if seconds, err := strconv.ParseFloat(s, 64); err == nil && seconds >= 0 && seconds <= maxHostGap.Seconds() {
		return time.Duration(seconds * float64(time.Second)), nil
	}
	return between(s, 0, maxHostGap)
}

// showDuration writes a duration as a person would: 30d, 12h, 1m.
func showDuration(d time.Duration) string {
	switch {
	case d == 0:
		return "0s"
	case d%(24*time.Hour) == 0:
		return fmt.Sprintf("%dd", d/(24*time.Hour))
	case d%time.Hour == 0:
		return fmt.Sprintf("%dh", d/time.Hour)
	case d%time.Minute == 0:
		return fmt.Sprintf("%dm", d/time.Minute)
	}
	return d.String()
}

var sizePattern = regexp.MustCompile(`^([0-9]{1,15}) ?([kKM]?)(i?)B?$`)

// parseSize reads a number of bytes: 1048576, 500kB, 10MiB.
func parseSize(s string) (int64, error) {
	m := sizePattern.FindStringSubmatch(s)
	if m == nil {
		return 0, fmt.Errorf("%q is no size; write bytes, or 500KiB, or 10MiB", s)
	}
	n, err := strconv.ParseInt(m[1], 10, 64)
	if err != nil {
		return 0, err
	}
	unit := int64(1000)
	if m[3] == "i" {
		unit = 1024
	}
	switch m[2] {
	case "k", "K":
		n *= unit
	case "M":
		n *= unit * unit
	}
	return n, nil
}

var secretParameter = regexp.MustCompile(`(?i)(key|token|secret|passw|auth|sig|session|credential)`)

// redactAddress writes an address without what could be a secret: user, password, and
// parameters with names such as token.
func redactAddress(s string) string {
	u, err := url.Parse(s)
	if err != nil {
		if at := strings.LastIndexByte(s, '@'); at >= 0 {
			return "…" + s[at:]
		}
		return s
	}
	if u.User != nil {
		u.User = url.User("REDACTED")
	}
	if u.RawQuery != "" {
		parts := strings.Split(u.RawQuery, "&")
		for i, p := range parts {
			if name, _, ok := strings.Cut(p, "="); ok && secretParameter.MatchString(name) {
				parts[i] = name + "=REDACTED"
			}
		}
		u.RawQuery = strings.Join(parts, "&")
	}
	return u.String()
}
