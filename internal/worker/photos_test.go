package worker

import (
	"slices"
	"testing"

	"archiver/archive"
	"archiver/extract"
	"archiver/internal/photo"
)

func TestBelieve(t *testing.T) {
	file := photo.Embedded{Creator: []string{"Ada Made"}, Credit: "Made-up Pictures", Caption: "The old bridge.", UsageTerms: "Editorial use only"}
	by := func(role, name string) extract.Credit { return extract.Credit{Role: role, Name: name, Raw: name} }
	for _, c := range []struct {
		name     string
		page     extract.Photo
		credits  []extract.Credit
		caption  string
		conflict []string
	}{
		{"the page says nothing", extract.Photo{},
			[]extract.Credit{{Role: extract.RolePhotographer, Name: "Ada Made", Raw: "Ada Made", Where: extract.WhereEmbedded}, {Role: extract.RolePhotoSupplier, Organization: "Made-up Pictures", Raw: "Made-up Pictures", Where: extract.WhereEmbedded}},
			"The old bridge.", nil},
		{"both agree", extract.Photo{Caption: "The old bridge, in March", Credits: []extract.Credit{by(extract.RolePhotographer, "ADA MADE")}},
			[]extract.Credit{by(extract.RolePhotographer, "ADA MADE")}, "The old bridge, in March", nil},
		{"they disagree", extract.Photo{Caption: "A mill", Credits: []extract.Credit{by(extract.RolePhotographer, "Ben Made")}},
			[]extract.Credit{by(extract.RolePhotographer, "Ben Made")}, "A mill", []string{"creator", "caption"}},
	} {
		shot := archive.Photo{Photo: c.page}
		believe(&shot, file)
		if !slices.Equal(shot.Credits, c.credits) || shot.Caption != c.caption || shot.Embedded == nil || !slices.Equal(shot.Embedded.Conflict, c.conflict) {
			t.Errorf("%s: %+v, embedded %+v", c.name, shot.Photo, shot.Embedded)
		}
	}
	shot := archive.Photo{}
	believe(&shot, photo.Embedded{})
	if shot.Embedded != nil {
		t.Error("a file that says nothing has embedded data")
	}
}
