package extract

import (
	"strings"
	"testing"
)

// The made-up story that TestLines sets lines into.
const (
	storyBefore = "The ferry to the island was cancelled on Monday, and the mail stayed on the quay until the storm had passed in the night."
	storyAfter  = "On Tuesday morning the first boat left at six, with two days of letters and a piano that nobody on board had expected."
)

// TestLines checks line by line what of an element stands in the story.
func TestLines(t *testing.T) {
	for _, tt := range []struct {
		name, head, middle, end string
		in, out                 []string
	}{
		{
			name: "a list of links that a sentence announces",
			middle: `<p>Three harbours have written to us about it since the weekend:</p>
				<ul><li><a href="/north">Northern harbour</a></li><li><a href="/east">Eastern harbour</a></li></ul>`,
			in: []string{"Northern harbour", "Eastern harbour"},
		},
		{
			name: "a list of links under a label",
			middle: `<p>Themen:</p><ul><li><a href="/north">Northern harbour</a></li><li><a href="/east">Eastern harbour</a></li></ul>
				<p>` + storyAfter + `</p>`,
			out: []string{"Northern harbour", "Eastern harbour"},
		},
		{
			name:   "a sentence that is nearly all link",
			middle: `<p>See <a href="https://harbour.example/tides">the table of tides at the harbour</a>.</p>`,
			in:     []string{"See the table of tides at the harbour."},
		},
		{
			name:   "a link alone",
			middle: `<p><a href="/tides">The table of tides at the harbour</a></p>`,
			out:    []string{"The table of tides"},
		},
		{
			name: "a heading like the headline, which stands above",
			head: `<h2>Mail waits: what the harbour says</h2>`,
			in:   []string{"Mail waits: what the harbour says"},
		},
		{
			name: "the writer asks the readers",
			end:  `<p>Did your letters arrive in time? Let us know in the comments.</p>`,
			in:   []string{"Let us know in the comments."},
		},
		{
			name: "who wrote it, in italics",
			end:  `<p><em>Anna Example is a reporter on the coast.</em></p>`,
			out:  []string{"Anna Example"},
		},
		{
			name: "a last sentence in italics",
			end:  `<p><em>The letters are all that is left of it.</em></p>`,
			in:   []string{"The letters are all"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, err := FromHTML([]byte(`<html><head><title>Mail waits</title></head><body><h1>Mail waits</h1><div class="story">`+tt.head+
				`<p>`+storyBefore+`</p>`+tt.middle+`<p>`+storyAfter+`</p>`+tt.end+`</div></body></html>`), Options{URL: "https://news.example/mail"})
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range append(tt.in, storyBefore, storyAfter) {
				if !strings.Contains(a.Text, s) {
					t.Errorf("the text lacks %q:\n%s", s, a.Text)
				}
			}
			for _, s := range tt.out {
				if strings.Contains(a.Text, s) {
					t.Errorf("the text has %q:\n%s", s, a.Text)
				}
			}
		})
	}
}
