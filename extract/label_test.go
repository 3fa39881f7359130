package extract

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// labelPattern says what labels reads.
var labelPattern = regexp.MustCompile(`(?i)(?:^|[\s(\[（［【|.,;:!?"”»–—/。、，\-])(` +
	// words with a colon, slash or equals sign after them
	`(?:(?:photo|photos|photograph|photographs|photography|photographer|image|images|picture|pictures|pic|pics|illustration|illustrations|graphic|graphics|infographic|cartoon|composite|video|screenshot|still|collage|artwork|map|maps|chart)(?: ?(?:credits?|source|illustration|courtesy|copyright))?|credits?|source|sources|courtesy|copyright|` +
	`fotos?|\p{L}{2,14}(?:fotos?|bild(?:er)?)|fotograf(?:in|ie|ía|ia|en)?|fotók?|foto[- ]?(?:credits?|quelle|nachweis|montage)|bild(?:er|quelle|rechte|nachweis|er-credits?)?|bild[- ]credits?|quelle|(?:info)?grafik|karte|carte|beeld|mapa|коллаж|инфографика|скриншот|рисунок|zeichnung|karikatur|screenshot|montage|` +
	`crédits?(?: photos?| image)?|photo(?:s|graphie)?|image|illustration|dessin|infographie|` +
	`fotografía|imagen|vídeo|video|fuente|crédito|cortesía|ilustración|gráfico|` +
	`fotografia|foto di|immagine|fonte|crediti|illustrazione|imagem|reprodução|divulgação|` +
	`bilde?|fotograf|illustrasjon|illustration|kuva|mynd|ljósmynd|skjermdump|skärmdump|kilde|grafikk|` +
	`fotoğraf|kaynak|görsel|фото|фотография|источник|джерело|снимок|иллюстрация|фотограф|zdjęcie|fot\.?|źródło|zdroj|fotka|autor|izvor|forrás|kép|ảnh|nguồn|φωτογραφία|πηγή|صورة|تصوير|المصدر|צילום|תמונה|sawirka|isithombe|umfanekiso|picha|sithunyelwe)\s?[:：=]|(?:ljósmynd|mynd|kuva|bild|foto|фото|fotoğraf)/` +
	// words that need none
	`|(?:photo|photograph|photographs|photos|picture|pictures|image|images|illustration|illustrations|graphic|graphics|composite|artwork|collage|animation)s? (?:by|via|from|courtesy of)|photo illustration by|(?:images? |photos? |pictures? )?courtesy of|` +
	`foto (?:von|de|di|av|af)|fotos von|fotografía de|photo de|fot\.|credits?(?:\.\.\.|…)` +
	`)\s*|[©Ⓒⓒ]\s*(?:copyright\s*:?\s*)?|\([cC]\)\s*|（[CcＣ]）\s*|(?:^|\s)copyright\s+`)

func sameLabels(t *testing.T, s string) {
	t.Helper()
	// The pattern's folds of K and S are letters of no label.
	if strings.ContainsAny(s, "ſ\u212a") {
		return
	}
	for _, n := range []int{1, 20} {
		want := labelPattern.FindAllStringIndex(s, n)
		if got := labels(s, n); !slices.EqualFunc(got, want, slices.Equal[[]int]) {
			t.Fatalf("labels(%q, %d) = %v, want %v", s, n, got, want)
		}
	}
}

func TestLabels(t *testing.T) {
	for _, s := range []string{
		"", "Photo: A. Name", "A man walks. Photo: A", "A man (Foto: B/agency)", "PHOTOS : A", "image  : A", "photo credit:A", "photocredit: A",
		"foto-quelle: A", "Foto di A", "foto di: A", "Foto/A", "Bild/ A", "video/A", "фото/A", "ФОТО: A", "Photo by A", "photos courtesy of A", "Courtesy of A",
		"© A", "©copyright : A", "(C) A", "（ｃ）A", "（Ｃ） A", "Copyright A", "a copyright  B", "xcopyright A", "copyright: A", "photo illustration by A",
		"Fot. A", "fot.: A", "crédits photos : A", "source=B", "https://a.example/photo/x", "one, two; image: three — Photo: four © five",
		"photograph: photographs: A", " Photo: A", "：photo：A", "(photo: A) (c) B", "Photo:Photo:A", "ⓒ Copyright", "Photo\tby A", "foto\tquelle: A", "Arkivfoto: A", "Themenbilder : A", "xfoto: A", "Credit...A", "Fot. A", "Symbolbild/A",
	} {
		sameLabels(t, s)
	}
	pages, _ := filepath.Glob("testdata/*/page.html")
	for _, page := range pages {
		b, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.FieldsFunc(string(b), func(r rune) bool { return strings.ContainsRune("<>\n", r) }) {
			sameLabels(t, line)
		}
	}
}

func FuzzLabels(f *testing.F) {
	f.Add("A man (Foto: B/agency) © C")
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) < 1000 {
			sameLabels(t, s)
		}
	})
}
