package main

import (
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// figureNames are the figures in the order they are printed, each 0 to 1, over the pages that have an answer:
//
//	body           F1 of precision and recall
//	precision      mean share of the found text's four-token runs that are true
//	recall         mean share of the true text's four-token runs that were found
//	words          mean of each page's F1 over single words
//	exact          share of pages whose tokens are exactly the true ones
//	with, without  share of passages rightly in the body, and rightly not
//	title          share of titles equal after folding case, spaces and punctuation
//	date           share of days of publication that are equal
//	authors        F1 over all names of all pages
//	photos         F1 over all photos, told by their addresses; sizes of one picture count once
//	captions       mean F1 over the words of captions, of the photos found that have one
//	photo credits  the same of the photos' credits
//	roles          F1 over all pairs of role and name, the photos' photographers among them
//
// A token is a run of letters and digits, or one character of Chinese or Japanese.
var figureNames = []string{"body", "precision", "recall", "words", "exact", "with", "without", "title", "date",
	"authors", "photos", "captions", "photo credits", "roles"}

// tally gathers the scores of many pages.
type tally struct {
	means map[string]*mean
	sets  map[string]*matches
}

// mean is the sum of n values.
type mean struct {
	sum float64
	n   int
}

// matches counts how a found multiset compares with the true one.
type matches struct{ right, wrong, missed int }

func newTally() *tally {
	return &tally{means: map[string]*mean{}, sets: map[string]*matches{}}
}

func (t *tally) value(name string, v float64) {
	if t.means[name] == nil {
		t.means[name] = &mean{}
	}
	t.means[name].sum += v
	t.means[name].n++
}

func (t *tally) yes(name string, is bool) {
	if is {
		t.value(name, 1)
	} else {
		t.value(name, 0)
	}
}

func (t *tally) count(name string, m matches) {
	if t.sets[name] == nil {
		t.sets[name] = &matches{}
	}
	t.sets[name].right += m.right
	t.sets[name].wrong += m.wrong
	t.sets[name].missed += m.missed
}

// figures are the scores by name; one that no page had an answer for is absent.
func (t *tally) figures() map[string]float64 {
	out := map[string]float64{}
	for name, m := range t.means {
		out[name] = m.sum / float64(m.n)
	}
	for name, m := range t.sets {
		out[name] = m.f1()
	}
	if _, ok := out["recall"]; ok { // precision has no value where nothing was found at all
		p, r := out["precision"], out["recall"]
		out["precision"], out["body"] = p, 0
		if p+r > 0 {
			out["body"] = 2 * p * r / (p + r)
		}
	}
	return out
}

// add scores one page.
func (t *tally) add(truth Truth, a Article) {
	text, trueText := a.Text, truth.Text
	longest := slices.Clone(truth.Optional)
	slices.SortStableFunc(longest, func(a, b string) int { return utf8.RuneCountInString(b) - utf8.RuneCountInString(a) })
	for _, passage := range longest {
		text, trueText = cut(text, passage), cut(trueText, passage)
	}
	if trueText != "" {
		m := compare(shingles(text), shingles(trueText))
		if m.right+m.wrong > 0 {
			t.value("precision", float64(m.right)/float64(m.right+m.wrong))
		}
		if m.right+m.missed > 0 {
			t.value("recall", float64(m.right)/float64(m.right+m.missed))
		}
		t.value("words", wordF1(text, trueText))
		t.yes("exact", slices.Equal(tokens(text), tokens(trueText)))
	}
	folded := fold(text)
	passages := func(name string, list []string, want bool) {
		for _, s := range list {
			if s = fold(s); s != "" {
				t.yes(name, strings.Contains(folded, s) == want)
			}
		}
	}
	passages("with", truth.With, true)
	passages("without", truth.Without, false)
	if truth.Title != "" {
		t.yes("title", fold(a.Title) == fold(truth.Title))
	}
	if truth.Published != "" {
		t.yes("date", day(a.Published) == day(truth.Published))
	}
	if truth.Authors != nil {
		t.count("authors", compare(nameSet(a.Authors), nameSet(truth.Authors)))
	}
	if truth.Photos != nil {
		t.addPhotos(truth.Photos, a.Photos)
	}
	if truth.Credits != nil {
		t.count("roles", compare(roleSet(a.Roles, photographers(a.Photos)),
			roleSet(truth.Credits, truePhotographers(truth.Photos))))
	}
}

func (t *tally) addPhotos(truths []TruePhoto, found []Photo) {
	type picture struct {
		keys map[string]int
		Photo
	}
	var left []picture // the pictures found, one for all sizes of it
	for _, p := range found {
		k := addressKeys(p.URL)
		if !slices.ContainsFunc(left, func(q picture) bool { return meet(q.keys, k) }) {
			left = append(left, picture{k, p})
		}
	}
	var done []map[string]int
	m := matches{}
	for _, truth := range truths {
		k := map[string]int{}
		for _, address := range truth.URLs {
			maps.Copy(k, addressKeys(address))
		}
		if slices.ContainsFunc(done, func(d map[string]int) bool { return meet(d, k) }) {
			continue
		}
		done = append(done, k)
		i := slices.IndexFunc(left, func(q picture) bool { return meet(q.keys, k) })
		if i < 0 {
			m.missed++
			continue
		}
		m.right++
		p := left[i]
		left = slices.Delete(left, i, i+1)
		credits := strings.Join(p.Credits, " ")
		if truth.Caption != "" { // sources differ on whether the credit is part of the caption
			t.value("captions", max(wordF1(p.Caption, truth.Caption), wordF1(p.Caption+" "+credits, truth.Caption)))
		}
		if len(truth.Credits) > 0 {
			t.value("photo credits", wordF1(credits, strings.Join(truth.Credits, " ")))
		}
	}
	m.wrong = len(left)
	t.count("photos", m)
}

func compare(found, truth map[string]int) matches {
	m := matches{}
	for k, n := range found {
		m.right += min(n, truth[k])
		m.wrong += n
	}
	for _, n := range truth {
		m.missed += n
	}
	m.wrong -= m.right
	m.missed -= m.right
	return m
}

// f1 is 1 for nothing found where nothing is true.
func (m matches) f1() float64 {
	if m == (matches{}) {
		return 1
	}
	return 2 * float64(m.right) / float64(2*m.right+m.wrong+m.missed)
}

// tokens cuts a text at everything that is neither letter nor digit; Chinese and Japanese at every character.
func tokens(s string) []string {
	var out []string
	start := -1
	for i, r := range s {
		single := r >= 0x3040 && r <= 0x30ff || r >= 0x3400 && r <= 0x9fff || r >= 0xf900 && r <= 0xfaff
		word := !single && (r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r))
		if !word && start >= 0 {
			out = append(out, s[start:i])
			start = -1
		}
		if word && start < 0 {
			start = i
		}
		if single {
			out = append(out, string(r))
		}
	}
	if start >= 0 {
		out = append(out, s[start:])
	}
	return out
}

// shingles counts the runs of four tokens; a shorter text is one run.
func shingles(s string) map[string]int {
	const size = 4
	t := tokens(s)
	out := make(map[string]int, len(t))
	if len(t) == 0 {
		return out
	}
	for i := range max(1, len(t)-size+1) {
		out[strings.Join(t[i:min(i+size, len(t))], " ")]++
	}
	return out
}

// fold makes texts equal that differ in case, width, spaces and punctuation only.
func fold(s string) string {
	return strings.Join(tokens(norm.NFKC.String(cases.Fold().String(s))), " ")
}

func wordF1(found, truth string) float64 {
	bag := func(s string) map[string]int {
		out := map[string]int{}
		for _, t := range tokens(fold(s)) {
			out[t]++
		}
		return out
	}
	return compare(bag(found), bag(truth)).f1()
}

func nameSet(names []string) map[string]int {
	set := map[string]int{}
	for _, n := range names {
		if n = fold(n); n != "" {
			set[n] = 1
		}
	}
	return set
}

func roleSet(roles []Role, photographers []string) map[string]int {
	set := map[string]int{}
	for _, r := range roles {
		set[r.Role+"\x00"+fold(r.Name)] = 1
	}
	for _, name := range photographers {
		set["photographer\x00"+fold(name)] = 1
	}
	return set
}

func photographers(photos []Photo) (names []string) {
	for _, p := range photos {
		names = append(names, p.Credits...)
	}
	return names
}

func truePhotographers(photos []TruePhoto) (names []string) {
	for _, p := range photos {
		names = append(names, p.Credits...)
	}
	return names
}

// day is the date of a date and time.
func day(s string) string { return s[:min(len(s), len("2006-01-02"))] }

// cut takes a passage out of a text, however either is spaced.
func cut(text, passage string) string {
	passage = strings.Join(strings.Fields(passage), "")
	if passage == "" {
		return text
	}
	var squeezed strings.Builder
	var at []int // where in text each byte of squeezed stands
	for i, r := range text {
		if !unicode.IsSpace(r) {
			size := utf8.RuneLen(r)
			if r == utf8.RuneError {
				_, size = utf8.DecodeRuneInString(text[i:])
			}
			squeezed.WriteString(text[i : i+size])
			for j := range size {
				at = append(at, i+j)
			}
		}
	}
	i := strings.Index(squeezed.String(), passage)
	if i < 0 {
		return text
	}
	return text[:at[i]] + "\n" + text[at[i+len(passage)-1]+1:]
}

var (
	scheme    = regexp.MustCompile(`https?://`)
	extension = regexp.MustCompile(`\.(jpe?g|png|webp|gif|avif)$`)
	size      = regexp.MustCompile(`[-_@]?\d+x\d*$`)
	commonest = regexp.MustCompile(`^(original|image|default|photo|master|large)[a-z]*$`)
)

// addressKeys are what tells a picture, whatever its scheme, size or query: its path, and its file's name without size.
// An address within an address, as image services have it, counts too.
func addressKeys(address string) map[string]int {
	const tooShort = 6 // a shorter name is no one picture's own
	keys := map[string]int{}
	for _, u := range []string{address, unescape(address)} {
		for _, part := range scheme.Split(u, -1) {
			part, _, _ = strings.Cut(part, "?")
			part, _, _ = strings.Cut(part, "#")
			if part = strings.TrimRight(part, "/"); part == "" {
				continue
			}
			after := part
			if i := strings.LastIndex(part, "//"); i >= 0 {
				after = part[i+len("//"):]
			}
			keys[strings.ToLower(after)] = 1
			name := size.ReplaceAllString(extension.ReplaceAllString(strings.ToLower(path.Base(part)), ""), "")
			if utf8.RuneCountInString(name) >= tooShort && !commonest.MatchString(name) {
				keys[name] = 1
			}
		}
	}
	return keys
}

// unescape resolves percent signs as far as they are escapes.
func unescape(s string) string {
	if u, err := url.PathUnescape(s); err == nil {
		return strings.ToValidUTF8(u, "\ufffd")
	}
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if i+2 < len(s) && s[i] == '%' {
			if u, err := url.PathUnescape(s[i : i+3]); err == nil {
				out.WriteString(u)
				i += 2
				continue
			}
		}
		out.WriteByte(s[i])
	}
	return strings.ToValidUTF8(out.String(), "\ufffd")
}

func meet(a, b map[string]int) bool {
	for k := range a {
		if b[k] > 0 {
			return true
		}
	}
	return false
}
