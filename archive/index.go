package archive

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"path"
	"slices"
	"strings"
	"time"
)

// The index pages let the archive be read with nothing but a browser. They are derived: written whole,
// replaced atomically, in no manifest. Each ends with a hash of itself, so that verify can tell damage.

const indexText = `<!DOCTYPE html>
<html lang="en">
<head>
{{template "head"}}
<title>{{.Title}}</title>
</head>
<body>
<nav class="bar"><span>{{range $i, $c := .Crumbs}}{{if $i}} › {{end}}<a href="{{$c.Href}}">{{$c.Text}}</a>{{end}}</span><span>{{range .Side}}<a href="{{.Href}}">{{.Text}}</a>&ensp;{{end}}</span></nav>
<main>
<div class="masthead"><h1>{{.Title}}</h1><p class="small">{{.Lead}}</p></div>
{{range .Groups}}{{with .Title}}<h2>{{.}}</h2>
{{end}}<ul class="months">{{range .Cells}}<li><a href="{{.Href}}">{{.Text}}<span>{{.Note}}</span></a></li>{{end}}</ul>
{{end}}{{if .People}}<table class="list"><thead><tr><th>Name</th><th>As</th><th>For</th><th class="n">Stories</th><th class="n">Photos</th><th>Days</th></tr></thead><tbody>
{{range .People}}<tr><td dir="auto"><a href="{{.Href}}">{{.Name}}</a></td><td>{{.Roles}}</td><td>{{.Sites}}</td><td class="n">{{.Articles}}</td><td class="n">{{with .Photos}}{{.}}{{end}}</td><td>{{.Days}}</td></tr>
{{end}}</tbody></table>
{{end}}{{with .StoriesTitle}}<h2>{{.}}</h2>
{{end}}{{if .Stories}}<ul class="stories">
{{range .Stories}}<li{{if .Photo}} class="pic"{{end}}{{if .RTL}} dir="rtl"{{end}}><div>
<p class="kicker"{{with .Language}} lang="{{.}}"{{end}}>{{.Site}}</p>
<h2 dir="auto"{{with .Language}} lang="{{.}}"{{end}}><a href="{{.Href}}">{{.Title}}</a></h2>
{{if .Summary}}<p dir="auto"{{with .Language}} lang="{{.}}"{{end}}>{{.Summary}}</p>
{{end}}<p class="small">{{.Time}}{{with .Credits}} · <bdi>{{.}}</bdi>{{end}}{{with .Photos}} · {{.}}{{end}}</p>
{{with .Change}}<p class="change"><bdi>{{.}}</bdi></p>{{end}}{{with .Earlier}}<p class="small">Earlier: {{range $i, $e := .}}{{if $i}} · {{end}}<a href="{{$e.Href}}">{{$e.Text}}</a>{{end}}</p>{{end}}
</div>{{with .Photo}}<figure class="thumb"><a href="{{.Href}}"><img src="{{.Src}}" alt="{{.Alt}}" loading="lazy"></a>{{with .Credit}}<figcaption dir="auto">{{.}}</figcaption>{{end}}</figure>{{end}}</li>
{{end}}</ul>
{{end}}</main>
</body>
</html>
`

var indexTemplate = template.Must(template.Must(template.New("index").Funcs(templateFuncs).Parse(pageHead)).Parse(indexText))

type anchor struct{ Href, Text string }

type cell struct{ Href, Text, Note string }

type group struct {
	Title string
	Cells []cell
}

type indexView struct {
	Title, Lead, StoriesTitle string
	Crumbs, Side              []anchor
	Groups                    []group
	Stories                   []storyView
	People                    []personView
}

type storyView struct {
	Href, Title, Summary, Site, Time, Credits, Photos, Change, Language string
	RTL                                                                 bool
	Photo                                                               *thumb
	Earlier                                                             []anchor
}

type thumb struct{ Href, Src, Alt, Credit string }

type personView struct {
	Href, Name, Roles, Sites, Days string
	Articles, Photos               int
}

// maxPeople bounds the table of people; pages of their own have no bound.
const maxPeople = 5000

// WriteIndexes writes the index pages of what was stored since they were last written, also by a
// process that died: days (index.html, index.jsonl), their months, the archive, and people.
func (a *Archive) WriteIndexes(ctx context.Context) error {
	if a.readOnly {
		return errors.New("write indexes: archive is open for reading only")
	}
	if err := a.settle(ctx); err != nil {
		return fmt.Errorf("write indexes: %w", err)
	}
	if err := a.writeIndexes(ctx); err != nil {
		return fmt.Errorf("write indexes: %w", asDisk(err))
	}
	return nil
}

func (a *Archive) writeIndexes(ctx context.Context) error {
	staleDays, err := a.cat.stale(ctx, "day")
	if err != nil {
		return err
	}
	people, err := a.cat.stale(ctx, "person")
	if err != nil {
		return err
	}
	if len(staleDays) == 0 && len(people) == 0 {
		return nil
	}
	var months []string
	for _, day := range staleDays {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := a.writeDay(ctx, day); err != nil {
			return err
		}
		if !slices.Contains(months, day[:7]) {
			months = append(months, day[:7])
		}
	}
	counts, err := a.cat.counts(ctx)
	if err != nil {
		return err
	}
	for _, m := range months {
		if err := a.writeMonth(m, counts); err != nil {
			return err
		}
	}
	if err := a.writeRoot(ctx, counts); err != nil {
		return err
	}
	if err := a.writePeople(ctx, people); err != nil {
		return err
	}
	if err := a.cat.fresh("day", staleDays); err != nil {
		return err
	}
	return a.cat.fresh("person", people)
}

func (c *catalogue) stale(ctx context.Context, kind string) ([]string, error) {
	rows, err := c.db.QueryContext(ctx, `SELECT key FROM stale WHERE kind = ? ORDER BY key`, kind)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}

// fresh forgets what was written; what became stale meanwhile is written again, which does no harm.
func (c *catalogue) fresh(kind string, keys []string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	tx, err := c.db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, k := range keys {
		if _, err := tx.Exec(`DELETE FROM stale WHERE kind = ? AND key = ?`, kind, k); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// dayCount is how many stories a day has.
type dayCount struct {
	Day      string `json:"day"` // 2026/08/25
	Articles int    `json:"articles"`
}

func (c *catalogue) counts(ctx context.Context) ([]dayCount, error) {
	rows, err := c.db.QueryContext(ctx, `SELECT day, count(*) FROM article GROUP BY day ORDER BY day DESC`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []dayCount
	for rows.Next() {
		var d dayCount
		if err := rows.Scan(&d.Day, &d.Articles); err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	return out, rows.Err()
}

// writePage writes an index page, with the hash of all before its last line in that line.
func (a *Archive) writePage(name string, v indexView) error {
	var b bytes.Buffer
	if err := indexTemplate.Execute(&b, v); err != nil {
		return err
	}
	fmt.Fprintf(&b, "<!-- sha256 %s of all above -->\n", sumHex(b.Bytes()))
	return a.derived(name, b.Bytes())
}

// writeLines writes JSON lines after a first line that says what they are and hashes them.
func (a *Archive) writeLines(name, of string, lines []any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for _, l := range lines {
		if err := e.Encode(l); err != nil {
			return err
		}
	}
	head := fmt.Sprintf(`{"format":"archiver-index/1","of":%q,"lines":%d,"sha256":%q}`+"\n", of, len(lines), sumHex(b.Bytes()))
	return a.derived(name, append([]byte(head), b.Bytes()...))
}

func (a *Archive) derived(name string, b []byte) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.broken != nil {
		return a.broken
	}
	return a.replace(name, b)
}

func (a *Archive) writeDay(ctx context.Context, day string) error {
	var items []Item
	for it, err := range a.List(ctx, Query{Day: day}) {
		if err != nil {
			return err
		}
		items = append(items, it)
	}
	if len(items) == 0 {
		return nil
	}
	lines := make([]any, len(items))
	sites := map[string]bool{}
	v := indexView{Title: dayShown(day), Crumbs: []anchor{{"../../../index.html", "Archive"}, {"../index.html", monthShown(day[:7])}}}
	for i, it := range items {
		lines[i] = it
		sites[it.Site] = true
		v.Stories = append(v.Stories, story(it, day))
	}
	v.Lead = fmt.Sprintf("%s from %s, as captured on this day (UTC)", count(len(items), "story", "stories"), count(len(sites), "site", "sites"))
	v.Side = []anchor{{"../../../index/people.html", "People"}}
	if err := a.writePage(path.Join(day, "index.html"), v); err != nil {
		return err
	}
	return a.writeLines(path.Join(day, "index.jsonl"), day, lines)
}

func (a *Archive) writeMonth(month string, counts []dayCount) error {
	v := indexView{Title: monthShown(month), Crumbs: []anchor{{"../../index.html", "Archive"}}, Side: []anchor{{"../../index/people.html", "People"}}}
	var g group
	var lines []any
	total := 0
	for _, d := range slices.Backward(counts) {
		if d.Day[:7] != month {
			continue
		}
		total += d.Articles
		t, _ := time.Parse("2006/01/02", d.Day)
		g.Cells = append(g.Cells, cell{d.Day[8:] + "/index.html", t.Format("2 January"), count(d.Articles, "story", "stories")})
		lines = append(lines, d)
	}
	v.Groups = []group{g}
	v.Lead = count(total, "story", "stories")
	if err := a.writePage(path.Join(month, "index.html"), v); err != nil {
		return err
	}
	return a.writeLines(path.Join(month, "index.jsonl"), month, lines)
}

func (a *Archive) writeRoot(ctx context.Context, counts []dayCount) error {
	v := indexView{Title: "News archive", Side: []anchor{{"index/people.html", "People"}, {"FORMAT.md", "Format"}}, Crumbs: []anchor{{"index.html", "Archive"}}}
	type monthCount struct {
		Month    string `json:"month"`
		Articles int    `json:"articles"`
	}
	var months []monthCount
	total := 0
	for _, d := range counts {
		total += d.Articles
		if n := len(months); n == 0 || months[n-1].Month != d.Day[:7] {
			months = append(months, monthCount{Month: d.Day[:7]})
		}
		months[len(months)-1].Articles += d.Articles
	}
	var lines []any
	for _, m := range months {
		lines = append(lines, m)
		year := m.Month[:4]
		if n := len(v.Groups); n == 0 || v.Groups[n-1].Title != year {
			v.Groups = append(v.Groups, group{Title: year})
		}
		g := &v.Groups[len(v.Groups)-1]
		t, _ := time.Parse("2006/01", m.Month)
		g.Cells = append(g.Cells, cell{m.Month + "/index.html", t.Format("January"), count(m.Articles, "story", "stories")})
	}
	v.Lead = count(total, "story", "stories")
	if n := len(counts); n > 0 {
		v.Lead += fmt.Sprintf(", %s to %s", dayShown(counts[n-1].Day), dayShown(counts[0].Day))
	}
	for it, err := range a.List(ctx, Query{Limit: 12}) {
		if err != nil {
			return err
		}
		v.Stories = append(v.Stories, story(it, "."))
	}
	if len(v.Stories) > 0 {
		v.StoriesTitle = "Latest"
	}
	if err := a.writePage("index.html", v); err != nil {
		return err
	}
	return a.writeLines("index.jsonl", "archive", lines)
}

// writePeople writes the table of everyone credited, and the page of each person whose stories changed.
func (a *Archive) writePeople(ctx context.Context, changed []string) error {
	all, err := a.People(ctx, "")
	if err != nil {
		return err
	}
	v := indexView{Title: "People", Crumbs: []anchor{{"../index.html", "Archive"}}}
	v.Lead = count(len(all), "name is", "names are") + " credited with stories and photos"
	if len(all) > maxPeople {
		v.Lead += fmt.Sprintf("; the %d named most often are listed", maxPeople)
	}
	for _, p := range all[:min(len(all), maxPeople)] {
		v.People = append(v.People, personShown(p))
	}
	if err := a.writePage(path.Join(indexDir, "people.html"), v); err != nil {
		return err
	}
	if len(changed) == 0 {
		return nil
	}
	a.mu.Lock()
	err = a.mkdir(path.Join(indexDir, "people"))
	a.mu.Unlock()
	if err != nil {
		return err
	}
	byKey := map[string]Credited{}
	for _, p := range all {
		byKey[nameKey(p.Name)] = p
	}
	for _, key := range changed {
		if err := ctx.Err(); err != nil {
			return err
		}
		p, ok := byKey[key]
		name := path.Join(indexDir, "people", personFile(key))
		if !ok {
			a.mu.Lock()
			_ = a.disk.Remove(name) // nobody credits it any more; it may never have been written
			a.mu.Unlock()
			continue
		}
		shown := personShown(p)
		v := indexView{Title: p.Name, Lead: shown.Roles + " · " + shown.Sites, Crumbs: []anchor{{"../../index.html", "Archive"}, {"../people.html", "People"}}}
		for it, err := range a.List(ctx, Query{Name: p.Name, Limit: 2000}) {
			if err != nil {
				return err
			}
			s := story(it, path.Dir(name))
			s.Time = dayShown(dayOf(it.Path)) + " · " + s.Time
			v.Stories = append(v.Stories, s)
		}
		if err := a.writePage(name, v); err != nil {
			return err
		}
	}
	return nil
}

func personFile(key string) string { return ID(key)[:12] + ".html" }

func personShown(p Credited) personView {
	v := personView{Href: "people/" + personFile(nameKey(p.Name)), Name: p.Name, Articles: p.Articles, Photos: p.Photos,
		Roles: counted(p.Roles), Sites: counted(p.Sites), Days: p.First}
	if p.Last != p.First {
		v.Days += " – " + p.Last
	}
	return v
}

// counted writes what is counted, the most frequent first.
func counted(m map[string]int) string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(x, y string) int {
		if m[x] != m[y] {
			return m[y] - m[x]
		}
		return strings.Compare(x, y)
	})
	more := ""
	if len(keys) > 6 {
		keys, more = keys[:6], " …"
	}
	for i, k := range keys {
		keys[i] = strings.ReplaceAll(k, "_", " ")
		if m[k] > 1 {
			keys[i] += fmt.Sprintf(" (%d)", m[k])
		}
	}
	return strings.Join(keys, ", ") + more
}

// story shows an item on a page in folder from.
func story(it Item, from string) storyView {
	v := storyView{
		Href: link(from, path.Join(it.Path, pageName)), Title: it.Title, Summary: it.Summary, Site: it.SiteName,
		Time: it.Captured.Format("15:04"), Language: languageTag(it.Language), RTL: rightToLeft(it.Language),
	}
	if v.Site == "" {
		v.Site = it.Site
	}
	if v.Title == "" {
		v.Title = it.URL
	}
	var names []string
	for _, p := range it.Credits {
		if name := p.Name; name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		} else if name == "" && !slices.Contains(names, p.Organization) {
			names = append(names, p.Organization)
		}
	}
	if len(names) > 6 {
		names = append(names[:6], "…")
	}
	v.Credits = strings.Join(names, ", ")
	kept := 0
	for _, p := range it.Photos {
		if p.File == "" {
			continue
		}
		kept++
		if v.Photo == nil && shown(p.Type) || p.Lead && shown(p.Type) {
			t := &thumb{Href: v.Href, Src: link(from, path.Join(it.Path, p.File)), Alt: p.Alt}
			if t.Alt == "" {
				t.Alt = p.Caption
			}
			var by []string
			for _, c := range p.Credits {
				switch {
				case c.Name != "" && c.Organization != "":
					by = append(by, c.Name+" / "+c.Organization)
				default:
					by = append(by, c.Name+c.Organization)
				}
			}
			t.Credit = strings.Join(by, ", ")
			if v.Photo == nil || p.Lead {
				v.Photo = t
			}
		}
	}
	if kept > 1 {
		v.Photos = fmt.Sprintf("%d photos", kept)
	}
	if it.Access == accessTeaser {
		v.Change = "Only the feed's text"
	} else if it.Access == accessPartial {
		v.Change = "Cut by a paywall"
	}
	if it.Revision > 1 {
		if v.Change != "" {
			v.Change += " · "
		}
		v.Change += fmt.Sprintf("Revision %d, %s", it.Revision, it.Captured.Format("2 January 2006"))
		if len(it.Change) > 0 {
			v.Change += ": " + strings.Join(it.Change, ", ")
		}
		for n := it.Revision - 1; n >= max(1, it.Revision-10); n-- {
			v.Earlier = append(v.Earlier, anchor{link(from, path.Join(path.Dir(it.Path), fmt.Sprintf("v%d", n), pageName)), fmt.Sprintf("v%d", n)})
		}
	}
	return v
}

func monthShown(month string) string {
	if t, err := time.Parse("2006/01", month); err == nil {
		return t.Format("January 2006")
	}
	return month
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
