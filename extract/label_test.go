package extract

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestLabels writes each label found in angle brackets.
func TestLabels(t *testing.T) {
	for _, want := range []string{
		"", "<Photo: >A. Name", "A man walks.< Photo: >A", "A man <(Foto: >B/agency)", "<PHOTOS : >A", "<photo credit:>A", "<photocredit: >A",
		"<foto-quelle: >A", "<Foto di >A", "<foto di: >A", "<Foto/>A", "<Bild/ >A", "video/A", "<фото/>A", "<ФОТО: >A", "<Photo by >A", "<photos courtesy of >A",
		"<Courtesy of >A", "<© >A", "<©copyright : >A", "<(C) >A", "<（ｃ）>A", "<（Ｃ） >A", "<Copyright >A", "a< copyright  >B", "xcopyright A", "<copyright: >A",
		"<photo illustration by >A", "<Fot. >A", "<fot.: >A", "<crédits photos : >A", "<source=>B", "https://a.example/photo/x",
		"one, two;< image: >three —< Photo: >four <© >five", "<Photo: >A:：photo：B", "<Arkivfoto: >A", "<Themenbilder : >A", "xfoto: A", "<Credit...>A", "Symbolbild/A",
		"<© Foto: >A", "<Foto: Archivfoto: >A", "<Image source, >A", "one,< Photo | >A", "video | A", "<צילום: >A", "<تصوير: >A", "<फोटो: >A",
		"<ภาพโดย >A", "<ছবি: >A", "<Φωτ. >A", "<Kuvituskuva: >A", "Courtesyless A", "<Foto de archivo: >A", "<Źródło zdjęć: >A",
	} {
		s := strings.NewReplacer("<", "", ">", "").Replace(want)
		var got strings.Builder
		last := 0
		for _, m := range labels(s, 20) {
			got.WriteString(s[last:m[0]] + "<" + s[m[0]:m[1]] + ">")
			last = m[1]
		}
		if got.WriteString(s[last:]); got.String() != want {
			t.Errorf("got %q, want %q", got.String(), want)
		}
	}
}

// FuzzLabels checks that labels stand in order, apart, and between whole characters.
func FuzzLabels(f *testing.F) {
	f.Add("A man (Foto: B/agency) © C")
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 1000 || !utf8.ValidString(s) {
			return
		}
		last := 0
		for _, m := range labels(s, 20) {
			if m[0] < last || m[1] <= m[0] || m[1] > len(s) || !utf8.ValidString(s[m[0]:m[1]]) {
				t.Fatalf("labels(%q): %v", s, m)
			}
			last = m[1]
		}
	})
}
