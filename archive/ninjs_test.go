package archive

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"archiver/extract"
)

// TestNINJSClosedLists checks what ninjs 3.1 is strict about: its closed lists, its times, who did what.
func TestNINJSClosedLists(t *testing.T) {
	r := Record{Article: extract.Article{Title: "The bridge", Language: "en", Published: "2024-05-06T10:20:00", Access: accessPartial, Text: "One. Two.", HTML: "<p>One. Two.</p>",
		Credits: []extract.Credit{{Role: extract.RoleReporter, Name: "Ann Lee"}, {Role: extract.RoleSource, Organization: "Harbour Agency"}}},
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
