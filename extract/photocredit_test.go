package extract

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// creditLine writes credits as "role Name @Organization; …".
func creditLine(list []Credit) string {
	var out []string
	for _, c := range list {
		s := c.Role + " " + c.Name
		if c.Organization != "" && c.Organization != c.Name {
			s += " @" + c.Organization
		}
		out = append(out, strings.TrimSpace(s))
	}
	return strings.Join(out, "; ")
}

func TestSplitCaption(t *testing.T) {
	for _, c := range []struct{ in, caption, credits string }{
		// Chinese
		{"市民在江边散步。 记者李晓明 摄", "市民在江边散步。", "photographer 李晓明"},
		{"市民在江边散步。新华社记者 李晓明 王芳 摄", "市民在江边散步。", "photographer 李晓明 @新华社; photographer 王芳 @新华社"},
		{"市民在江边散步。通讯员张伟摄", "市民在江边散步。", "photographer 张伟"},
		{"市民在江边散步（李晓明摄）", "市民在江边散步", "photographer 李晓明"},
		{"市民在江边散步。李晓明、王芳摄", "市民在江边散步。", "photographer 李晓明; photographer 王芳"},
		{"市民在江边散步。李晓明/摄", "市民在江边散步。", "photographer 李晓明"},
		{"图片来源：摄图网", "", "photo_supplier 摄图网"},
		{"江边。图片来源：每日晚报记者 张蕊 摄", "江边。", "photographer 张蕊 @每日晚报"},
		{"纸团。某某区公安分局供图", "纸团。", "photo_supplier 某某区公安分局"},
		{"晨练的老人。（视觉中国）", "晨练的老人。", "photo_supplier 视觉中国"},
		{"晨练的老人。视觉中国供图", "晨练的老人。", "photo_supplier 视觉中国"},
		{"图/pixabay", "", "photo_supplier pixabay"},
		{"▲江边的公园。图源：某某日报", "江边的公园。", "photo_supplier 某某日报"},
		{"姚某场边支招。视频截图", "姚某场边支招。视频截图", ""},
		{"南湖公园（视频截图）", "南湖公园（视频截图）", ""},
		{"艾力·买买提在田里。 阿卜杜拉·艾山 摄", "艾力·买买提在田里。", "photographer 阿卜杜拉·艾山"},
		// Japanese
		{"公園を歩く人たち（田中一郎撮影）", "公園を歩く人たち", "photographer 田中一郎"},
		{"記者会見する会長＝13日、東京（代表撮影）", "記者会見する会長＝13日、東京", "photographer 代表"},
		{"新型の無線機（県警提供）", "新型の無線機", "photo_supplier 県警"},
		{"演説する大統領＝ＡＰ", "演説する大統領", "photo_supplier ＡＰ"},
		{"移送のため警察署を出る容疑者＝13日、東京・霞ケ関で", "移送のため警察署を出る容疑者＝13日、東京・霞ケ関で", ""},
		// Korean
		{"시민들이 공원에서 산책하고 있다. 김민수 기자", "시민들이 공원에서 산책하고 있다.", "photographer 김민수"},
		{"공원 전경 [사진 = 김민수 기자]", "공원 전경", "photographer 김민수"},
		{"공원 전경 [사진 출처 = 연합뉴스]", "공원 전경", "photo_supplier 연합뉴스"},
		{"공원 전경. 서울시 제공", "공원 전경.", "photo_supplier 서울시"},
		// English
		{"A supporter cheers in Pittsburgh. (AP Photo/Jane Doe)", "A supporter cheers in Pittsburgh.", "photographer Jane Doe @AP Photo; photo_supplier AP Photo"},
		{"A harbour in fog. Photograph: Jane Doe; Agency One", "A harbour in fog.", "photographer Jane Doe @Agency One; photo_supplier Agency One"},
		{"A harbour in fog. Credit: Jane Doe/AFP/Getty", "A harbour in fog.", "photographer Jane Doe @AFP/Getty; photo_supplier AFP; photo_supplier Getty"},
		{"A harbour in fog (Picture: Reuters)", "A harbour in fog", "photo_supplier Reuters"},
		{"A harbour in fog. Jane Doe/Getty Images", "A harbour in fog.", "photographer Jane Doe @Getty Images; photo_supplier Getty Images"},
		{"A harbour in fog. Photo by Jane Doe for The Harbour Times via Getty Images", "A harbour in fog.", "photographer Jane Doe @The Harbour Times/Getty Images; photo_supplier The Harbour Times; photo_supplier Getty Images"},
		{"A harbour. Illustration by Jane Doe", "A harbour.", "illustrator Jane Doe"},
		{"Courtesy of Harbour University", "", "photo_supplier Harbour University"},
		{"The mayor speaks in Image, a town.", "The mayor speaks in Image, a town.", ""},
		{"A photo of the old bridge.", "A photo of the old bridge.", ""},
		{"3 of 12 | A harbour. (AP Photo/Jane Doe, File)", "A harbour.", "photographer Jane Doe @AP Photo; photo_supplier AP Photo"},
		// German
		{"Ein Hafen im Nebel. Foto: Max Muster/dpa", "Ein Hafen im Nebel.", "photographer Max Muster @dpa; photo_supplier dpa"},
		{"Ein Hafen im Nebel. © picture alliance/dpa | Max Muster", "Ein Hafen im Nebel.", "photographer Max Muster @picture alliance/dpa; photo_supplier picture alliance; photo_supplier dpa"},
		{"Ein Hafen im Nebel (Archivbild). Bild: IMAGO / Max Muster", "Ein Hafen im Nebel (Archivbild).", "photographer Max Muster @IMAGO; photo_supplier IMAGO"},
		{"Ein Hafen. (Quelle: Max Muster/imago)", "Ein Hafen.", "photo_supplier Max Muster @imago; photo_supplier imago"},
		{"Bildquelle: dpa", "", "photo_supplier dpa"},
		// French, Spanish, Italian, Portuguese
		{"Un port dans la brume, le 12 juillet 2023. ANNE DUPONT / AFP", "Un port dans la brume, le 12 juillet 2023.", "photographer ANNE DUPONT @AFP; photo_supplier AFP"},
		{"Un port (Anne Dupont/SIPA)", "Un port", "photographer Anne Dupont @SIPA; photo_supplier SIPA"},
		{"Un port. Crédit photo : Anne Dupont", "Un port.", "photographer Anne Dupont"},
		{"Un puerto este domingo. EFE/ J.J. Gil Ros", "Un puerto este domingo.", "photographer J.J. Gil Ros @EFE; photo_supplier EFE"},
		{"Foto de familia de la reunión del grupo", "Foto de familia de la reunión del grupo", ""},
		{"El ministro saluda tras la foto de familia. EFE/ Ana Gil", "El ministro saluda tras la foto de familia.", "photographer Ana Gil @EFE; photo_supplier EFE"},
		{"Un puerto. Foto: Ana Gil (REUTERS) | Vídeo: Luis Mar", "Un puerto.", "photographer Ana Gil @REUTERS; photo_supplier REUTERS; photographer Luis Mar"},
		{"Un porto nella nebbia (foto di Anna Rossi)", "Un porto nella nebbia", "photographer Anna Rossi"},
		{"Um porto. Foto: Ana Lima/Agência Brasil", "Um porto.", "photographer Ana Lima @Agência Brasil; photo_supplier Agência Brasil"},
		// Nordic, Turkish, Russian, Ukrainian, Vietnamese
		{"HAVN: Tåke over byen. Foto: Kari Nord / NTB", "HAVN: Tåke over byen.", "photographer Kari Nord @NTB; photo_supplier NTB"},
		{"Sisli liman. Fotoğraf : Ali Deniz/AA", "Sisli liman.", "photographer Ali Deniz @AA; photo_supplier AA"},
		{"Порт в тумане. Фото: Анна Иванова, ТАСС", "Порт в тумане.", "photographer Анна Иванова @ТАСС; photo_supplier ТАСС"},
		{"Порт у тумані. Джерело: Укрінформ", "Порт у тумані.", "photo_supplier Укрінформ"},
		{"Bến cảng. Ảnh: Nguyễn Văn Nam", "Bến cảng.", "photographer Nguyễn Văn Nam"},
	} {
		got := splitCaption(c.in)
		if got.caption != c.caption || creditLine(got.credits) != c.credits {
			t.Errorf("%q:\n got %q, %q\nwant %q, %q", c.in, got.caption, creditLine(got.credits), c.caption, c.credits)
		}
	}
}

func TestSplitCaptionRights(t *testing.T) {
	for _, c := range []struct{ in, caption, terms string }{
		{"A harbour in fog. NO RESALES. NO ARCHIVES.", "A harbour in fog.", "NO RESALES. NO ARCHIVES."},
		{"A harbour in fog. EDITORIAL USE ONLY", "A harbour in fog.", "EDITORIAL USE ONLY"},
		{"Ein Hafen. Alle Rechte vorbehalten.", "Ein Hafen.", "Alle Rechte vorbehalten."},
		{"江边的公园。版权所有，未经授权禁止转载。", "江边的公园。", "版权所有，未经授权禁止转载。"},
		{"A harbour in fog.", "A harbour in fog.", ""},
	} {
		got := splitCaption(c.in)
		if got.caption != c.caption || got.terms != c.terms {
			t.Errorf("%q: got %q, %q; want %q, %q", c.in, got.caption, got.terms, c.caption, c.terms)
		}
	}
	got := splitCaption("A harbour. Mandatory Credit: Jane Doe/Getty Images. NO SALES.")
	if got.caption != "A harbour." || len(got.credits) == 0 || got.credits[0].Name != "Jane Doe" || !strings.Contains(got.terms, "NO SALES") {
		t.Errorf("mandatory credit: got %+v", got)
	}
}

// FuzzSplitCaption checks that no name is invented: its letters stand in the caption.
func FuzzSplitCaption(f *testing.F) {
	for _, s := range []string{"A. (AP Photo/B C)", "图片来源：张蕊 摄", "© A | B", "写真・A（B提供）", "사진 = 김민수 기자", "Foto: A (B) | Vídeo: C", "Mandatory credit: A/B. NO SALES."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 4000 || !utf8.ValidString(s) { // pages are decoded before
			return
		}
		got := splitCaption(s)
		whole := fold(s)
		for _, c := range got.credits {
			for _, w := range strings.Fields(c.Name) {
				if !strings.Contains(whole, fold(w)) {
					t.Errorf("%q: credit %q is not in it", s, c.Name)
				}
			}
			if c.Name == "" || c.Role == "" {
				t.Errorf("%q: empty credit %+v", s, c)
			}
		}
		if !strings.Contains(whole, fold(strings.ReplaceAll(got.caption, " ", ""))) && len(got.credits) == 0 && got.terms == "" {
			t.Errorf("%q: caption %q is not in it", s, got.caption)
		}
	})
}
