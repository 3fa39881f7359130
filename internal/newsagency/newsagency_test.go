package newsagency

import (
	"strings"
	"testing"
)

func TestName(t *testing.T) {
	for printed, want := range map[string]string{
		"AP": "Associated Press", "ＡＰ": "Associated Press", "AP  Photo": "Associated Press", "Associated Press": "Associated Press", "美聯社": "Associated Press",
		"AFP": "Agence France-Presse", "Reuters": "Reuters", "REUTERS": "Reuters", "ロイター": "Reuters", "رويترز": "Reuters", "新華社": "Xinhua",
		"İHA": "İHA", "iha": "İHA", "Jane Doe": "", "": "", "The Harbour Post": "", "apart": "",
	} {
		if got := Name(printed); got != want {
			t.Errorf("Name(%q) = %q, want %q", printed, got, want)
		}
	}
	// A name is one agency's, and the name that stands for it is its own.
	seen := map[string]string{}
	for line := range strings.SplitSeq(strings.TrimSpace(names), "\n") {
		all := strings.Split(line, "|")
		for _, n := range all {
			if of, ok := seen[key(n)]; ok && of != all[0] {
				t.Errorf("%q is of %s and of %s", n, of, all[0])
			}
			seen[key(n)] = all[0]
		}
	}
}
