package extract

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// scriptDateKeys are the names under which pages keep the date of publication for a script of theirs to show.
var scriptDateKeys = []string{"publishTime", "publish_time", "pubTime", "pubtime", "publishDate", "publish_date", "createTime"}

// maxScriptDates bounds the bytes of a page's scripts that are searched for a date.
const maxScriptDates = 4 << 20

// scriptDate is the date that a page keeps under such a name, where that is the only one under it: lists of other
// stories have many. It is asked only where nothing that a reader sees, and no metadata, tells.
func (p *page) scriptDate(r reading) stamp {
	left := maxScriptDates
	for i := range p.index.nodes {
		n := &p.index.nodes[i]
		if n.DataAtom != atom.Script || n.FirstChild == nil || left < 0 {
			continue
		}
		s := n.FirstChild.Data
		left -= len(s) * len(scriptDateKeys)
		for _, key := range scriptDateKeys {
			at := strings.Index(s, key)
			if at < 0 || strings.Contains(s[at+len(key):], key) {
				continue
			}
			if t, ok := r.value(assigned(s[at+len(key):])); ok && t.year != 0 && r.plausible(t) {
				return t
			}
		}
	}
	return stamp{}
}

// assigned is the short value that stands behind a name in a script: = "…", : 123, ": "….
func assigned(s string) string {
	s = strings.TrimLeft(head(s, 60), "\"' ")
	if s == "" || s[0] != '=' && s[0] != ':' {
		return ""
	}
	s = strings.TrimLeft(s[1:], "\"' ")
	if end := strings.IndexAny(s, "\"',;}\n"); end >= 0 {
		s = s[:end]
	}
	return s
}
