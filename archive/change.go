package archive

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"archiver/extract"
)

// What Record.Change may list.
const (
	ChangeTitle    = "title"
	ChangeBody     = "body"
	ChangeCredits  = "credits"
	ChangeCaptions = "captions"
	ChangePhotos   = "photos"
	ChangeAccess   = "access"
)

// TextSHA256 is the hash by which two captures of a story are the same: of its title, body, captions
// and credits, and not of the page around them, which changes at every visit. FORMAT.md has the recipe.
func TextSHA256(r Record) string {
	h := sha256.New()
	for _, s := range [][]string{{"title " + plain(r.Title)}, {"body " + plain(r.Text)}, captions(r), creditsOf(r)} {
		for _, line := range s {
			io.WriteString(h, line+"\n")
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// sameStory reports whether two captures say the same, whatever of the site's own either of them left out of the text:
// that a site became known, or the state that knew it was lost, is no change of the story.
func sameStory(old, now Record) bool {
	if old.TextSHA256 == now.TextSHA256 || len(old.Repeated)+len(now.Repeated) == 0 {
		return old.TextSHA256 == now.TextSHA256
	}
	a, b := old, now
	a.Text, b.Text = commonBodies(old, now)
	return TextSHA256(a) == TextSHA256(b)
}

// commonBodies are the bodies of two captures without the blocks that either left out.
func commonBodies(old, now Record) (string, string) {
	but := func(text string) string {
		return strings.Join(slices.DeleteFunc(strings.Split(text, "\n\n"), func(s string) bool {
			return slices.Contains(old.Repeated, s) || slices.Contains(now.Repeated, s)
		}), "\n\n")
	}
	return but(old.Text), but(now.Text)
}

// plain writes text in Unicode's form C with every run of white space as one space.
func plain(s string) string {
	return strings.Join(strings.Fields(norm.NFC.String(strings.ToValidUTF8(s, "\ufffd"))), " ")
}

func captions(r Record) []string {
	var out []string
	for _, p := range r.Photos {
		if c := plain(p.Caption); c != "" {
			out = append(out, "caption "+c)
		}
	}
	return out
}

func creditsOf(r Record) []string {
	var out []string
	add := func(kind string, credits []extract.Credit) {
		for _, c := range credits {
			out = append(out, kind+" "+strings.Join([]string{plain(c.Role), plain(c.Name), plain(c.Organization)}, " | "))
		}
	}
	add("credit", r.Everyone())
	for _, p := range r.Photos {
		add("photo-credit", p.Credits)
	}
	slices.Sort(out)
	return out
}

// changes lists what moved between two revisions.
func changes(old, now Record) []string {
	var out []string
	add := func(what string, moved bool) {
		if moved {
			out = append(out, what)
		}
	}
	add(ChangeTitle, plain(old.Title) != plain(now.Title))
	before, after := commonBodies(old, now)
	add(ChangeBody, plain(before) != plain(after))
	add(ChangeCredits, !slices.Equal(creditsOf(old), creditsOf(now)))
	add(ChangeCaptions, !slices.Equal(captions(old), captions(now)))
	add(ChangePhotos, !slices.Equal(pictures(old), pictures(now)))
	add(ChangeAccess, old.Access != now.Access)
	return out
}

// pictures names the photos that are kept, by their bytes.
func pictures(r Record) []string {
	var out []string
	for _, p := range r.Photos {
		if p.SHA256 != "" {
			out = append(out, p.SHA256)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// hostOf returns an address's host without its port, in ASCII.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return asciiHost(u.Hostname())
}
