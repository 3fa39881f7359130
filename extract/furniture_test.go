package extract

import (
	"testing"
)

func TestPhrases(t *testing.T) {
	for _, list := range []phrases{leadIns, notices, statements, enders, commentHeads, commentCounts, commentsOn, relatedHeads, contactHeads, bylines, biographies, polls} {
		for _, same := range list {
			for _, s := range same {
				if len(s) > longestPhrase || s != plainLine(s) {
					t.Errorf("no line in plain form begins with %q", s)
				}
				if !startsWith(s, list) {
					t.Errorf("%q is not found", s)
				}
			}
		}
	}
}
