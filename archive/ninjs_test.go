package archive

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"archiver/extract"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestNINJSSchema holds what NINJS writes to the rules of ninjs 3.1 (testdata has those of the part that we write).
func TestNINJSSchema(t *testing.T) {
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	schema, err := compiler.Compile("testdata/ninjs-3.1-subset.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	whole := capture(1, noon).Record
	whole.ID, whole.Revision = "7k3m9q2x4dabcdef", 2
	whole.Kicker, whole.Subtitle, whole.Summary, whole.Section, whole.Keywords = "Harbour", "Ferries run again", "The harbour is open.", "Local", []string{"harbour", "ferries"}
	whole.Photos[0].File, whole.Photos[0].Type, whole.Photos[0].Bytes = "p01-3fa9c2d1.jpg", "image/jpeg", 48211
	whole.Photos[0].UsageTerms = "Editorial use only"
	whole.Photos[1].URL = "https://www.paper.example/bilder/%E6%B8%AF.jpg"
	day, local, bare := whole, whole, Record{ID: whole.ID, Revision: 1, URL: "https://www.paper.example/harbour/1", Captured: noon}
	day.Published, local.Published = "2026-08-25", "2026-08-25T08:58:00"
	day.Access, local.Access = accessTeaser, accessPartial
	for name, r := range map[string]Record{"whole": whole, "only a day": day, "no zone": local, "bare": bare} {
		b, err := NINJS(r)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(doc); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	// The schema is one that refuses.
	doc, _ := jsonschema.UnmarshalJSON(strings.NewReader(`{"uri": "https://a.example/", "type": "story", "renditions": [{"name": "original", "href": "p01.jpg"}], "firstCreated": "2026-08-25"}`))
	if err := schema.Validate(doc); err == nil || !strings.Contains(err.Error(), "href") || !strings.Contains(err.Error(), "type") || !strings.Contains(err.Error(), "firstCreated") {
		t.Errorf("the schema lets through what ninjs refuses: %v", err)
	}
}

// TestNINJSClosedLists checks what ninjs 3.1 is strict about: its closed lists, its times, who did what.
func TestNINJSClosedLists(t *testing.T) {
	r := Record{Article: extract.Article{Title: "The bridge", Language: "en", Published: "2024-05-06T10:20:00", Access: accessPartial, Text: "One. Two.", HTML: "<p>One. Two.</p>",
		Credits: []extract.Credit{{Role: extract.RoleReporter, Name: "Ann Lee"}, {Role: extract.RoleSource, Organization: "Harbour Agency"}},
		Source:  &extract.Credit{Role: extract.RoleSource, Organization: "Harbour Post"}},
		URL: "https://news.example/bridge", Revision: 2, Captured: time.Date(2024, 5, 6, 12, 0, 0, 0, time.UTC)}
	r.Photos = []Photo{{Photo: extract.Photo{URL: "https://news.example/p.jpg", Caption: "The bridge.", UsageTerms: "Editorial use only",
		Credits: []extract.Credit{{Role: extract.RolePhotographer, Name: "Jane Doe", Organization: "Harbour Agency"}, {Role: extract.RolePhotoSupplier, Organization: "Harbour Agency"}}}}}
	b, err := NINJS(r)
	if err != nil {
		t.Fatal(err)
	}
	var n map[string]any
	if err := json.Unmarshal(b, &n); err != nil {
		t.Fatal(err)
	}
	if n["representationType"] != "partial" || n["type"] != "text" || n["pubStatus"] != "usable" || n["uri"] != "https://news.example/bridge" {
		t.Errorf("%s", b)
	}
	if n["contentCreated"] != nil || n["firstCreated"] != nil {
		t.Error("a time without a zone is no date-time of JSON Schema")
	}
	if _, err := time.Parse(time.RFC3339, n["versionCreated"].(string)); err != nil {
		t.Error(err)
	}
	if sources := n["infoSources"].([]any); len(sources) != 3 || sources[2].(map[string]any)["name"] != "Harbour Post" {
		t.Errorf("sources %v", sources)
	}
	picture := n["associations"].([]any)[0].(map[string]any)
	if picture["by"] != "Jane Doe / Harbour Agency" || picture["name"] == nil || picture["uri"] == nil || picture["type"] != "picture" {
		t.Errorf("%v", picture)
	}
	for _, list := range []any{n["infoSources"], picture["infoSources"]} {
		for _, s := range list.([]any) {
			for key := range s.(map[string]any) {
				if !slices.Contains([]string{"name", "role", "uri", "literal", "contactInfo"}, key) {
					t.Errorf("%q is no property of an infoSource", key)
				}
			}
		}
	}
}
