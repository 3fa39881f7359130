package demo

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"strings"
	"time"
)

const paperName = "The Harrow Bay Tide"

//go:embed pages/*.html pages/style.css
var pageFiles embed.FS

// setPages writes the front page, the sections, the stories and what stands around them.
func (n *Newspaper) setPages(e *edition) error {
	set, err := template.New("").Funcs(template.FuncMap{
		"day":     func(t time.Time) string { return t.Format("2 January 2006") },
		"tag":     germanDay,
		"minute":  func(t time.Time) string { return t.Format("2006-01-02 15:04") },
		"rfc3339": func(t time.Time) string { return t.Format(time.RFC3339) },
		"photo":   photoPath,
		"widths":  func() []int { return photoWidths },
	}).ParseFS(pageFiles, "pages/*.html")
	if err != nil {
		return err
	}
	var modified time.Time
	bySlug := make(map[string]*Story)
	for _, s := range e.stories {
		modified = later(modified, s.Updated())
		bySlug[s.Slug] = s
	}
	write := func(path, name string, v view) error {
		v.Paper, v.Root, v.Path, v.Stories = paperName, n.root, path, e.stories
		var b bytes.Buffer
		if err := set.ExecuteTemplate(&b, name+".html", v); err != nil {
			return err
		}
		e.documents[path] = document{"text/html; charset=utf-8", modified, b.Bytes()}
		return nil
	}
	for _, s := range e.stories {
		v := view{Story: s, Title: s.Headline}
		for _, slug := range s.Related {
			if bySlug[slug] == nil {
				return fmt.Errorf("story %s: related story %s is not in edition %d", s.Slug, slug, e.number)
			}
			v.Related = append(v.Related, bySlug[slug])
		}
		if s.JSONLD {
			v.LinkedData = n.linkedData(s)
		}
		if err := write(s.path(), s.Layout, v); err != nil {
			return err
		}
	}
	for path, title := range map[string]string{"/": paperName, "/news": "News", "/culture": "Culture"} {
		if err := write(path, "front", view{Title: title, Section: strings.TrimPrefix(path, "/")}); err != nil {
			return err
		}
	}
	if err := write("/about", "about", view{Title: "About the paper"}); err != nil {
		return err
	}
	if err := write("/private/newsroom", "about", view{Title: "Newsroom"}); err != nil {
		return err
	}
	style, err := pageFiles.ReadFile("pages/style.css")
	if err != nil {
		return err
	}
	e.documents["/style.css"] = document{"text/css; charset=utf-8", n.now.AddDate(-1, 0, 0), style}
	return nil
}

// view is what a page's template gets.
type view struct {
	Paper, Root, Path, Title string
	Section                  string // the one that a list is cut to; empty: all
	Story                    *Story
	Related                  []*Story
	Stories                  []*Story // the whole edition, newest first
	LinkedData               map[string]any
}

// Listed are the stories that a list page shows.
func (v view) Listed() []*Story {
	var out []*Story
	for _, s := range v.Stories {
		if v.Section == "" || v.Section == s.Section {
			out = append(out, s)
		}
	}
	return out
}

// Runs are the story's blocks with neighbours of one kind together, as list items need.
func (s *Story) Runs() [][]Block {
	var out [][]Block
	for _, b := range s.Blocks {
		if last := len(out) - 1; last >= 0 && b.Kind == "li" && out[last][0].Kind == "li" {
			out[last] = append(out[last], b)
			continue
		}
		out = append(out, []Block{b})
	}
	return out
}

// Named gives the names of who had a role in the story.
func (s *Story) Named(role string) []string {
	var out []string
	for _, p := range s.People {
		if p.Role == role {
			out = append(out, p.Name)
		}
	}
	return out
}

// Lead is the story's first photo, nil without any.
func (s *Story) Lead() *Photo {
	if photos := s.Photos(); len(photos) > 0 {
		return photos[0]
	}
	return nil
}

// Address is the path of the story's page.
func (s *Story) Address() string { return s.path() }

// Summary is what feeds and metadata say of the story.
func (s *Story) Summary() string {
	if s.Standfirst != "" {
		return s.Standfirst
	}
	return s.Paragraphs()[0]
}

func (n *Newspaper) linkedData(s *Story) map[string]any {
	var authors []map[string]any
	for _, name := range s.Named("reporter") {
		authors = append(authors, map[string]any{"@type": "Person", "name": name})
	}
	data := map[string]any{
		"@context": "https://schema.org", "@type": "NewsArticle",
		"mainEntityOfPage": n.StoryURL(s), "headline": s.Headline, "description": s.Summary(),
		"datePublished": s.Published.Format(time.RFC3339), "dateModified": s.Updated().Format(time.RFC3339),
		"author": authors, "inLanguage": s.Language, "articleSection": s.Section,
		"publisher": map[string]any{"@type": "NewsMediaOrganization", "name": paperName},
	}
	if lead := s.Lead(); lead != nil {
		data["image"] = []map[string]any{{"@type": "ImageObject", "url": n.PhotoURL(lead), "width": photoWidths[0], "height": photoWidths[0] * 2 / 3}}
	}
	return data
}

func germanDay(t time.Time) string {
	months := [...]string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"}
	return fmt.Sprintf("%d. %s %d, %02d:%02d Uhr", t.Day(), months[t.Month()-1], t.Year(), t.Hour(), t.Minute())
}
