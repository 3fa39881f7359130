package demo

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"
)

//go:embed stories/*.txt
var storyFiles embed.FS

// Story is a story as the newsroom wrote it: what an archiver of the paper's page should find.
type Story struct {
	// Slug names the story in addresses; Section is news or culture.
	Slug, Section string
	Language      string // BCP 47
	Headline      string
	Kicker        string // a short line above the headline; empty: none
	Standfirst    string // shown below the headline; on a Chinese page only in its metadata
	Byline        string // as printed
	Keywords      []string
	Published     time.Time
	Modified      time.Time // zero: never
	// People are the story's credits in printed order.
	People []Person
	Blocks []Block
	// Layout is the page's template: article, gallery or chinese.
	Layout   string
	JSONLD   bool
	Comments bool
	Related  []string // slugs
}

// Person is someone who had a part in a story. Role is one of reporter, correspondent, coordinator, editor.
type Person struct{ Role, Name string }

// Block is one piece of a story: Kind is p, h2, quote, li or photo.
type Block struct {
	Kind  string
	Text  string
	Photo *Photo // for photo alone
}

// Photo is a picture of a story. Credit is as printed, and By the photographer's name in it.
type Photo struct {
	Name                     string // STORY-NUMBER, in addresses
	Scene                    []string
	Caption, Credit, By, Alt string
}

// Paragraphs lists the story's text as a reader meets it: standfirst, paragraphs, subheads, quotes and list items.
func (s *Story) Paragraphs() []string {
	var out []string
	if s.Standfirst != "" && s.Layout != "chinese" {
		out = append(out, s.Standfirst)
	}
	for _, b := range s.Blocks {
		if b.Photo == nil {
			out = append(out, b.Text)
		}
	}
	return out
}

// Photos lists the story's pictures in order.
func (s *Story) Photos() []*Photo {
	var out []*Photo
	for _, b := range s.Blocks {
		if b.Photo != nil {
			out = append(out, b.Photo)
		}
	}
	return out
}

// Updated is when the story last changed.
func (s *Story) Updated() time.Time {
	if s.Modified.IsZero() {
		return s.Published
	}
	return s.Modified
}

func (s *Story) path() string { return "/" + s.Section + "/" + s.Slug }

// readStories gives the stories of an edition, newest first. A file NAME.txt is in every edition, and
// NAME.2.txt in the second alone, in place of NAME.txt.
func readStories(edition int, now time.Time) ([]*Story, error) {
	names, err := fs.Glob(storyFiles, "stories/*.txt")
	if err != nil {
		return nil, err
	}
	files := make(map[string]string)
	for _, name := range names { // sorted: NAME.2.txt comes before NAME.txt
		slug, second := strings.CutSuffix(strings.TrimSuffix(strings.TrimPrefix(name, "stories/"), ".txt"), ".2")
		if second && edition < 2 || !second && files[slug] != "" {
			continue
		}
		files[slug] = name
	}
	var out []*Story
	for slug, name := range files {
		text, err := storyFiles.ReadFile(name)
		if err != nil {
			return nil, err
		}
		s, err := parseStory(slug, string(text), now)
		if err != nil {
			return nil, fmt.Errorf("read story %s: %w", name, err)
		}
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b *Story) int { return b.Published.Compare(a.Published) })
	return out, nil
}

// parseStory reads a story's file: lines of NAME: VALUE, a blank line, then blocks with blank lines between.
// A block is a paragraph, "## subhead", "> quote", lines of "- item", or "!photo SCENE" with NAME: VALUE lines.
func parseStory(slug, text string, now time.Time) (*Story, error) {
	head, body, ok := strings.Cut(text, "\n\n")
	if !ok {
		return nil, fmt.Errorf("no blank line after the head")
	}
	s := &Story{Slug: slug, Language: "en", Layout: "article"}
	for line := range strings.Lines(head) {
		if err := s.setField(strings.TrimSuffix(line, "\n"), now); err != nil {
			return nil, err
		}
	}
	dated := strings.NewReplacer("{weekday}", s.Published.Format("Monday"),
		"{zhdate}", fmt.Sprintf("%d月%d日", s.Published.Month(), s.Published.Day()))
	photos := 0
	for block := range strings.SplitSeq(strings.TrimSpace(body), "\n\n") {
		block = dated.Replace(strings.TrimSpace(block))
		if scene, ok := strings.CutPrefix(block, "!photo "); ok {
			photos++
			photo, err := parsePhoto(fmt.Sprintf("%s-%d", slug, photos), scene)
			if err != nil {
				return nil, err
			}
			s.Blocks = append(s.Blocks, Block{Kind: "photo", Photo: photo})
		} else if rest, ok := strings.CutPrefix(block, "## "); ok {
			s.Blocks = append(s.Blocks, Block{Kind: "h2", Text: rest})
		} else if rest, ok := strings.CutPrefix(block, "> "); ok {
			s.Blocks = append(s.Blocks, Block{Kind: "quote", Text: rest})
		} else if strings.HasPrefix(block, "- ") {
			for item := range strings.SplitSeq(block, "\n") {
				s.Blocks = append(s.Blocks, Block{Kind: "li", Text: strings.TrimPrefix(item, "- ")})
			}
		} else {
			s.Blocks = append(s.Blocks, Block{Kind: "p", Text: block})
		}
	}
	return s, nil
}

func (s *Story) setField(line string, now time.Time) (err error) {
	name, value, ok := strings.Cut(line, ": ")
	if !ok {
		return fmt.Errorf("line %q: not NAME: VALUE", line)
	}
	switch name {
	case "headline":
		s.Headline = value
	case "kicker":
		s.Kicker = value
	case "section":
		s.Section = value
	case "language":
		s.Language = value
	case "layout":
		s.Layout = value
	case "standfirst":
		s.Standfirst = value
	case "byline":
		s.Byline = value
	case "keywords":
		s.Keywords = strings.FieldsFunc(value, func(r rune) bool { return r == ',' })
		for i := range s.Keywords {
			s.Keywords[i] = strings.TrimSpace(s.Keywords[i])
		}
	case "related":
		s.Related = strings.Split(value, ", ")
	case "jsonld":
		s.JSONLD = value == "yes"
	case "comments":
		s.Comments = value == "yes"
	case "published":
		s.Published, err = when(value, now)
	case "modified":
		s.Modified, err = when(value, now)
	case "reporter", "correspondent", "coordinator", "editor":
		for who := range strings.SplitSeq(value, "; ") {
			s.People = append(s.People, Person{name, who})
		}
	default:
		err = fmt.Errorf("unknown field %q", name)
	}
	return err
}

func parsePhoto(name, text string) (*Photo, error) {
	scene, fields, _ := strings.Cut(text, "\n")
	p := &Photo{Name: name, Scene: strings.Fields(scene)}
	for line := range strings.SplitSeq(fields, "\n") {
		key, value, _ := strings.Cut(line, ": ")
		switch key {
		case "caption":
			p.Caption = value
		case "by":
			p.By = value
		case "credit":
			p.Credit = value
		case "alt":
			p.Alt = value
		default:
			return nil, fmt.Errorf("photo %s: unknown field %q", name, key)
		}
	}
	return p, nil
}

// when reads "now", or "-DAYS HOUR:MINUTE": a time of day that many days before now.
func when(s string, now time.Time) (time.Time, error) {
	if s == "now" {
		return now, nil
	}
	var days, hour, minute int
	if _, err := fmt.Sscanf(s, "%d %d:%d", &days, &hour, &minute); err != nil {
		return time.Time{}, fmt.Errorf("time %q: want -DAYS HOUR:MINUTE", s)
	}
	y, m, d := now.Date()
	return time.Date(y, m, d+days, hour, minute, 0, 0, time.UTC), nil
}
