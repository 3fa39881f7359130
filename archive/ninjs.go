package archive

import (
	"encoding/json"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"archiver/extract"
)

// cpprole is IPTC's vocabulary of what a party did for content.
const cpprole = "http://cv.iptc.org/newscodes/contentprodpartyrole/"

// ninjsRoles maps our roles to IPTC's, which knows neither reporter nor photographer.
var ninjsRoles = map[string]string{
	extract.RoleReporter:      "author",
	extract.RoleAuthor:        "author",
	extract.RoleCorrespondent: "correspondent",
	extract.RolePhotographer:  "cameraOperator",
	extract.RolePhotoSupplier: "imgSupplier",
	extract.RoleIllustrator:   "author",
	extract.RoleEditor:        "editor",
	extract.RoleProofreader:   "contentEditor",
	extract.RoleReviewer:      "factChecker",
	extract.RoleCoordinator:   "contentEditor",
	extract.RolePlanner:       "producer",
	extract.RoleProducer:      "producer",
	extract.RoleTranslator:    "contentEditor",
	extract.RoleSource:        "originfo",
	extract.RoleContributor:   "origcont",
}

type ninjs struct {
	URI            string         `json:"uri"`
	Type           string         `json:"type"`
	Standard       *ninjsStandard `json:"standard,omitempty"`
	Name           string         `json:"name,omitempty"` // of an association
	Rel            string         `json:"rel,omitempty"`
	Version        string         `json:"version,omitempty"`
	Representation string         `json:"representationType,omitempty"`
	FirstCreated   string         `json:"firstCreated,omitempty"`
	VersionCreated string         `json:"versionCreated,omitempty"`
	ContentCreated string         `json:"contentCreated,omitempty"`
	PubStatus      string         `json:"pubStatus,omitempty"`
	Language       string         `json:"language,omitempty"`
	Headlines      []ninjsText    `json:"headlines,omitempty"`
	Descriptions   []ninjsText    `json:"descriptions,omitempty"`
	Bodies         []ninjsText    `json:"bodies,omitempty"`
	By             string         `json:"by,omitempty"`
	InfoSources    []ninjsSource  `json:"infoSources,omitempty"`
	Subjects       []ninjsSource  `json:"subjects,omitempty"`
	UsageTerms     string         `json:"usageTerms,omitempty"`
	AltIDs         []ninjsAltID   `json:"altIds,omitempty"`
	Associations   []ninjs        `json:"associations,omitempty"`
	Renditions     []ninjsFile    `json:"renditions,omitempty"`
}

type ninjsStandard struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Schema  string `json:"schema"`
}

type ninjsText struct {
	Role        string `json:"role,omitempty"`
	ContentType string `json:"contentType,omitempty"`
	CharCount   int    `json:"charCount,omitempty"`
	WordCount   int    `json:"wordCount,omitempty"`
	Value       string `json:"value"`
}

type ninjsSource struct {
	Name    string `json:"name"`
	Role    string `json:"role,omitempty"`
	Literal string `json:"literal,omitempty"` // our own role, where IPTC's is wider
}

type ninjsAltID struct {
	Role  string `json:"role"`
	Value string `json:"value"`
}

type ninjsFile struct {
	Name        string `json:"name"`
	Href        string `json:"href"`            // where the picture was fetched: ninjs wants an absolute address
	Title       string `json:"title,omitempty"` // the file's name beside article.json
	ContentType string `json:"contentType,omitempty"`
	Width       int    `json:"width,omitempty"`
	Height      int    `json:"height,omitempty"`
	SizeInBytes int64  `json:"sizeInBytes,omitempty"`
}

// NINJS writes a record as IPTC News in JSON 3.1: the story as a text item, its photos as picture items
// associated with it, everyone credited as an infoSource with a role of IPTC's vocabulary (and ours as
// its literal). A photo's rendition has the address that its bytes came from as href and the name of its file beside
// article.json as title: a ninjs document travels without the folder, and its schema takes no relative address.
func NINJS(r Record) ([]byte, error) {
	n := ninjs{
		URI: address(r), Type: "text", Version: strconv.Itoa(r.Revision), PubStatus: "usable", Representation: "full",
		Standard:       &ninjsStandard{"ninjs", "3.1", "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"},
		VersionCreated: r.Captured.UTC().Format("2006-01-02T15:04:05Z"),
		Language:       r.Language, By: byline(r.Credits), InfoSources: ninjsSources(r.Everyone()),
		AltIDs: []ninjsAltID{{"archiver-id", r.ID}},
	}
	if _, err := time.Parse(time.RFC3339, r.Published); err == nil { // ninjs wants a full date-time, with its zone
		n.FirstCreated, n.ContentCreated = r.Published, r.Published
	}
	if r.Access == accessPartial || r.Access == accessTeaser {
		n.Representation = "partial"
	}
	text := func(list *[]ninjsText, role, media, value string) {
		if value == "" {
			return
		}
		t := ninjsText{Role: role, ContentType: media, Value: value}
		if media == "text/plain" {
			t.CharCount, t.WordCount = utf8.RuneCountInString(value), len(strings.Fields(value))
		}
		*list = append(*list, t)
	}
	text(&n.Headlines, "main", "", r.Title)
	text(&n.Headlines, "kicker", "", r.Kicker)
	text(&n.Headlines, "sub", "", r.Subtitle)
	text(&n.Descriptions, "summary", "", r.Summary)
	text(&n.Bodies, "main", "text/plain", r.Text)
	text(&n.Bodies, "main", "text/html", r.HTML)
	for _, k := range r.Keywords {
		n.Subjects = append(n.Subjects, ninjsSource{Name: k})
	}
	if r.Section != "" {
		n.Subjects = append(n.Subjects, ninjsSource{Name: r.Section, Literal: "section"})
	}
	if r.Site.Name != "" {
		n.InfoSources = append(n.InfoSources, ninjsSource{Name: r.Site.Name, Role: cpprole + "distributor"})
	}
	for i, p := range r.Photos {
		a := ninjs{
			URI: p.URL, Type: "picture", Name: "picture" + strconv.Itoa(i+1), Rel: "illustration",
			By: photoCredit(p.Credits), InfoSources: ninjsSources(p.Credits), UsageTerms: p.UsageTerms,
		}
		if p.Lead {
			a.Rel = "featureimage"
		}
		text(&a.Descriptions, "caption", "", p.Caption)
		text(&a.Descriptions, "creditline", "", photoCredit(p.Credits))
		text(&a.Descriptions, "altText", "", p.Alt)
		if p.File != "" {
			a.Renditions = []ninjsFile{{"original", p.URL, p.File, p.Type, p.Width, p.Height, p.Bytes}}
		}
		n.Associations = append(n.Associations, a)
	}
	return json.MarshalIndent(n, "", "  ")
}

func ninjsSources(credits []extract.Credit) []ninjsSource {
	var out []ninjsSource
	for _, c := range credits {
		if name := creditName(c); name != "" {
			role := ninjsRoles[c.Role]
			if role == "" {
				role = "origcont"
			}
			out = append(out, ninjsSource{Name: name, Role: cpprole + role, Literal: c.Role})
		}
	}
	return out
}
