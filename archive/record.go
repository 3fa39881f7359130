package archive

import (
	"time"

	"archiver/extract"
)

// Record is all that is kept of one capture of a story: what extraction found, where it came from
// and which files hold it. Its JSON form is archiver-article/1, the content of article.json.
type Record struct {
	Format   string `json:"format"` // RecordFormat
	ID       string `json:"id"`     // first 16 base32 letters (lower case) of SHA-256 of the canonical address
	Revision int    `json:"revision"`
	// Change lists what moved since the revision before: title, body, credits, captions, photos.
	Change          []string     `json:"change,omitempty"`
	URL             string       `json:"url"` // the address the page was got from, after redirects
	Redirects       []string     `json:"redirects,omitempty"`
	Feeds           []Provenance `json:"feeds,omitempty"`
	extract.Article              // inline
	// Photos shadows the article's with what was downloaded.
	Photos     []Photo   `json:"photos,omitempty"`
	Captured   time.Time `json:"captured"` // UTC
	TextSHA256 string    `json:"text_sha256"`
	Extractor  Extractor `json:"extractor"`
	HTTP       HTTP      `json:"http,omitzero"`
	WARC       WARCRef   `json:"warc,omitzero"`
	Files      []File    `json:"files,omitempty"` // siblings of article.json, by path
}

// RecordFormat is the name and version of the JSON form.
const RecordFormat = "archiver-article/1"

// Provenance is one feed's claim about the story.
type Provenance struct {
	URL       string    `json:"url"`
	GUID      string    `json:"guid,omitempty"`
	Title     string    `json:"title,omitempty"`
	Published string    `json:"published,omitempty"`
	FirstSeen time.Time `json:"first_seen"`
}

// Photo is a picture of the story and the file that holds it.
type Photo struct {
	extract.Photo
	File     string    `json:"file,omitempty"` // beside article.json; empty when the download failed
	Type     string    `json:"type,omitempty"` // media type by the bytes
	Bytes    int64     `json:"bytes,omitempty"`
	SHA256   string    `json:"sha256,omitempty"`
	Status   int       `json:"status,omitempty"` // HTTP status; 0 when there was no answer
	Error    string    `json:"error,omitempty"`  // why there is no file
	Embedded *Embedded `json:"embedded,omitempty"`
}

// Embedded is what the photo file says of itself (IPTC, XMP, EXIF).
type Embedded struct {
	Creator    []string `json:"creator,omitempty"`
	Credit     string   `json:"credit,omitempty"`
	Caption    string   `json:"caption,omitempty"`
	Copyright  string   `json:"copyright,omitempty"`
	UsageTerms string   `json:"usage_terms,omitempty"`
	// Conflict names the fields where page and file disagree.
	Conflict []string `json:"conflict,omitempty"`
}

// Extractor is the program that made the record.
type Extractor struct {
	Version string `json:"version"`
}

// HTTP is what the server said with the page.
type HTTP struct {
	Status       int    `json:"status"`
	ETag         string `json:"etag,omitempty"`
	LastModified string `json:"last_modified,omitempty"`
	ContentType  string `json:"content_type,omitempty"`
	Charset      string `json:"charset,omitempty"`
}

// WARCRef points to the page's response record.
type WARCRef struct {
	File   string `json:"file"`
	Record string `json:"record"`
}

// File is a sibling of article.json.
type File struct {
	Path   string `json:"path"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}
