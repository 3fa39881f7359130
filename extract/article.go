package extract

import "slices"

// Article is what extraction found on a page. Its JSON form is the part of archiver-article/1
// that a page alone can tell; archive.Record adds where and when. An empty field was not found:
// nothing is ever invented. Names follow schema.org NewsArticle and IPTC ninjs.
type Article struct {
	// CanonicalURL is the address the page gives for this very story, absolute; empty when it
	// gives none, or one that is not this story's (the front page, another host's).
	CanonicalURL string `json:"canonical_url,omitempty"`
	Site         Site   `json:"site,omitzero"`
	// Language is a BCP 47 tag: declared by the page, or found from its text.
	Language string `json:"language,omitempty"`
	// Title is the headline that a reader sees, without the site's or section's name.
	Title string `json:"title,omitempty"`
	// Kicker is the column name or short line set above or before the headline.
	Kicker   string `json:"kicker,omitempty"`
	Subtitle string `json:"subtitle,omitempty"`
	// Summary is the standfirst or the description that the page gives of itself.
	Summary  string   `json:"summary,omitempty"`
	Section  string   `json:"section,omitempty"`
	Keywords []string `json:"keywords,omitempty"`
	// Published is RFC 3339, or only its date (2020-08-06) when the page says no more, or without
	// a zone (2020-08-06T22:10:00) when none is known. PublishedRaw keeps what was written, and
	// PublishedSource where: json-ld, meta, time, microdata, text, url, feed, modified, rule.
	Published       string `json:"published,omitempty"`
	PublishedRaw    string `json:"published_raw,omitempty"`
	PublishedSource string `json:"published_source,omitempty"`
	Modified        string `json:"modified,omitempty"`
	// Access is free, partial (a paywall cut the page) or teaser (only the feed's text is known).
	Access string `json:"access,omitempty"`
	// Credits are the people and organizations of the story, in the page's order; a photo's are on the photo.
	Credits []Credit `json:"credits,omitempty"`
	// Source is the outlet that the site's own line above or below the story says it was taken from ("来源：…",
	// "Source: …"): where the text comes from, as IPTC's infosource, not who had a part in it. An agency in the story's
	// dateline or foot and the account that posts it are Credits.
	Source *Credit `json:"source,omitempty"`
	// Text is the body in reading order: paragraphs, subheads, list items, quotes, table rows,
	// with one blank line between.
	Text string `json:"text"`
	// HTML is the same content with its structure, rebuilt from an allow-list: safe to show.
	HTML string `json:"html"`
	// Repeated are the blocks of the body that the site's Template has: they stand in neither Text nor HTML.
	Repeated []string `json:"repeated,omitempty"`
	Photos   []Photo  `json:"photos,omitempty"`
	// NextPage is the absolute address of the story's next part, where the site splits it.
	NextPage string `json:"next_page,omitempty"`
	// SinglePage is the absolute address of a page that has all of the story, where the user's rules know one.
	SinglePage string `json:"single_page,omitempty"`
	// Notes say to a person what went otherwise than asked, such as a rule for the site that found nothing.
	Notes []string `json:"notes,omitempty"`

	// What Template.Learn reads: hashes of the blocks that may be the site's, and of the story's longest paragraph.
	apart   []uint64
	longest uint64
}

// Everyone returns the Credits and the Source behind them.
func (a *Article) Everyone() []Credit {
	if a.Source == nil {
		return a.Credits
	}
	return append(slices.Clip(a.Credits), *a.Source)
}

// Site is the publication that a page belongs to.
type Site struct {
	Name string `json:"name,omitempty"`
	Host string `json:"host,omitempty"`
}

// Roles of a Credit. They are the field's common denominator in many languages.
const (
	RoleReporter      = "reporter"
	RoleAuthor        = "author"
	RoleCorrespondent = "correspondent"
	RolePhotographer  = "photographer"
	RolePhotoSupplier = "photo_supplier"
	RoleIllustrator   = "illustrator"
	RoleEditor        = "editor"
	RoleProofreader   = "proofreader"
	RoleReviewer      = "reviewer"
	RoleCoordinator   = "coordinator"
	RolePlanner       = "planner"
	RoleProducer      = "producer"
	RoleTranslator    = "translator"
	RoleSource        = "source"
	RoleContributor   = "contributor"
)

// Places on a page that a Credit was read from.
const (
	WhereJSONLD    = "json-ld"
	WhereMeta      = "meta"
	WhereByline    = "byline"
	WhereBodyStart = "body-start"
	WhereBodyEnd   = "body-end"
	WhereAfterBody = "after-body"
	WhereCaption   = "caption"
	WhereFeed      = "feed"
	WhereEmbedded  = "embedded" // in the photo's own file
)

// Credit is one person's or organization's part in a story or a photo.
type Credit struct {
	Role string `json:"role"` // one of the Role constants
	// Name is as printed, without title, role word, punctuation or address.
	Name         string `json:"name,omitempty"`
	Organization string `json:"organization,omitempty"`
	Qualifier    string `json:"qualifier,omitempty"` // intern, special, trainee, responsible
	Place        string `json:"place,omitempty"`
	Raw          string `json:"raw,omitempty"`   // the exact text it came from
	Where        string `json:"where,omitempty"` // one of the Where constants
}

// Photo is a picture of the story: no icon, portrait of an author, advert, logo or teaser.
type Photo struct {
	// URL is the largest size offered, absolute; Alternatives are the other sizes, largest first.
	URL          string   `json:"url"`
	Alternatives []string `json:"alternatives,omitempty"`
	// Position is the number of paragraphs of Article.Text that stand before the photo.
	Position int    `json:"position"`
	Lead     bool   `json:"lead,omitempty"`
	Alt      string `json:"alt,omitempty"`
	// Caption is without the credit; CaptionRaw as shown.
	Caption    string   `json:"caption,omitempty"`
	CaptionRaw string   `json:"caption_raw,omitempty"`
	UsageTerms string   `json:"usage_terms,omitempty"`
	Credits    []Credit `json:"credits,omitempty"`
	Width      int      `json:"width,omitempty"`  // pixels, as the page says; 0 is unknown
	Height     int      `json:"height,omitempty"` // pixels, as the page says; 0 is unknown
}
