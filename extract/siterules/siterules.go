// Package siterules reads and applies rules for single sites, in the public format of FiveFilters' Full-Text RSS
// (https://help.fivefilters.org/full-text-rss/site-patterns.html): a folder with one text file a site, lines of
// "directive: value", most values XPath 1.0. They are the user's last word on a site that extraction misreads.
//
// Call Read with a folder, For with a page's address, then Rewrite on the page's text and Apply on its tree. The
// package does no other I/O. Both the rules and the pages are bounded: an expression that would take too long on a
// page is given up there, and said so in the findings.
//
// A file is named after its host: example.com.txt is for example.com and www.example.com, .example.com.txt for every
// host below example.com (not for itself), the nearest name wins. global.txt and files for "fingerprints" are not
// read: rules are for stubborn sites, not for all of them.
package siterules

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"path"
	"strings"
)

// Bounds on a folder of rules. The public collection has some 2,000 files of a few KB.
const (
	maxFiles      = 20_000
	maxFile       = 256 << 10 // bytes
	maxLines      = 2000      // of directives in a file
	maxExpression = 4096      // bytes of a value
)

// Set is the rules of many sites. It is safe for concurrent use, and nil is an empty one.
type Set struct {
	byHost map[string]*Rules // by file name without .txt
}

// Warning is something in a folder of rules that has no effect, or not the one that was meant.
type Warning struct {
	File string // name in the folder
	Line int    // from 1; 0 is the file as a whole
	Text string
}

func (w Warning) String() string {
	if w.Line == 0 {
		return w.File + ": " + w.Text
	}
	return fmt.Sprintf("%s:%d: %s", w.File, w.Line, w.Text)
}

// Read reads the .txt files of a folder; folders within are not looked at. What it does not understand is a warning
// and leaves the rest in force; the error is the folder's.
func Read(folder fs.FS) (*Set, []Warning, error) {
	entries, err := fs.ReadDir(folder, ".")
	if err != nil {
		return nil, nil, fmt.Errorf("read site rules: %w", err)
	}
	set := &Set{byHost: map[string]*Rules{}}
	var warnings []Warning
	for _, e := range entries {
		name := e.Name()
		host, ok := strings.CutSuffix(name, ".txt")
		if !ok || e.IsDir() {
			continue
		}
		if len(set.byHost) == maxFiles {
			return set, append(warnings, Warning{File: name, Text: fmt.Sprintf("more than %d files: this and the following are not read", maxFiles)}), nil
		}
		if !isHost(host) {
			warnings = append(warnings, Warning{File: name, Text: "not read: its name is no host's, such as example.com.txt or .example.com.txt"})
			continue
		}
		text, err := readFile(folder, name)
		if err != nil {
			warnings = append(warnings, Warning{File: name, Text: "not read: " + err.Error()})
			continue
		}
		rules, wrong := Parse(name, text)
		set.byHost[strings.ToLower(host)] = rules
		warnings = append(warnings, wrong...)
	}
	return set, warnings, nil
}

func readFile(folder fs.FS, name string) (string, error) {
	f, err := folder.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err == nil && len(b) > maxFile {
		err = errors.New("larger than 256 KiB")
	}
	return string(b), err
}

// isHost reports whether a file's name is that of a host, or of all hosts below one.
func isHost(s string) bool {
	if strings.HasPrefix(strings.ToLower(s), "fingerprint.") {
		return false
	}
	return strings.Contains(s, ".") && strings.Trim(s, ".") != "" && len(s) <= 253 && path.Base(s) == s && !strings.ContainsAny(s, " :\\") && !strings.HasSuffix(s, ".")
}

// Len is the number of files in force.
func (s *Set) Len() int {
	if s == nil {
		return 0
	}
	return len(s.byHost)
}

// For returns the rules for the page at an address, or nil when there are none.
func (s *Set) For(address string) *Rules {
	if s.Len() == 0 {
		return nil
	}
	u, err := url.Parse(address)
	if err != nil {
		return nil
	}
	host := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	host = strings.TrimPrefix(host, "www.")
	if r := s.byHost[host]; r != nil {
		return r
	}
	for i := strings.IndexByte(host, '.'); i >= 0; i = strings.IndexByte(host, '.') {
		if r := s.byHost[host[i:]]; r != nil {
			return r
		}
		host = host[i+1:]
	}
	return nil
}
