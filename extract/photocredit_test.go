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
		if c.Name == "" {
			s += c.Organization
		} else if c.Organization != "" && c.Organization != c.Name {
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
		{"Karte: Hier wird die Brücke gebaut", "Karte: Hier wird die Brücke gebaut", ""},
		{"Ein Titelbild: Die alte Brücke am Morgen", "Ein Titelbild: Die alte Brücke am Morgen", ""},
		{"Map: Where the bridge is built", "Map: Where the bridge is built", ""},
		// English
		{"A supporter cheers in Pittsburgh. (AP Photo/Jane Doe)", "A supporter cheers in Pittsburgh.", "photographer Jane Doe @AP Photo; photo_supplier AP Photo"},
		{"A supporter cheers in Pittsburgh. (AP Photo/Jane Rex Doe)", "A supporter cheers in Pittsburgh.", "photographer Jane Rex Doe @AP Photo; photo_supplier AP Photo"},
		{"A harbour in fog. Photo: Jane Doe - Europa Press / Europa Press", "A harbour in fog.", "photographer Jane Doe @Europa Press; photo_supplier Europa Press"},
		{"A harbour in fog. Photo: Jane Doe / Stringer / Getty Images", "A harbour in fog.", "photographer Jane Doe @Getty Images; photo_supplier Getty Images"},
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
		// English
		{"A harbour in fog. Photo: Jane Doe / The Paper", "A harbour in fog.", "photographer Jane Doe @The Paper; photo_supplier The Paper"},
		{"A harbour in fog. Photo: Jane Doe, The Paper", "A harbour in fog.", "photographer Jane Doe @The Paper; photo_supplier The Paper"},
		{"A harbour in fog. Photo credit: Jane Doe", "A harbour in fog.", "photographer Jane Doe"},
		{"A harbour in fog. Photograph by Jane Doe", "A harbour in fog.", "photographer Jane Doe"},
		{"A harbour in fog. (Photo by Jane Doe/AFP via Getty Images)", "A harbour in fog.", "photographer Jane Doe @AFP/Getty Images; photo_supplier AFP; photo_supplier Getty Images"},
		{"A harbour in fog. (Jane Doe/The Harbour Post via AP)", "A harbour in fog.", "photographer Jane Doe @The Harbour Post/AP; photo_supplier The Harbour Post; photo_supplier AP"},
		{"A harbour in fog. (AP Photo/Jane Doe, File)", "A harbour in fog.", "photographer Jane Doe @AP Photo; photo_supplier AP Photo"},
		{"A harbour in fog. Handout/Jane Doe/AFP via Getty", "A harbour in fog.", "photographer Jane Doe @AFP/Getty; photo_supplier AFP; photo_supplier Getty"},
		{"A harbour in fog. REUTERS/Jane Doe", "A harbour in fog.", "photographer Jane Doe @REUTERS; photo_supplier REUTERS"},
		{"A harbour in fog. REUTERS/Jane Doe/File Photo", "A harbour in fog.", "photographer Jane Doe @REUTERS; photo_supplier REUTERS"},
		{"A harbour in fog. Jane Doe | Moment | Getty Images", "A harbour in fog.", "photographer Jane Doe @Moment/Getty Images; photo_supplier Moment; photo_supplier Getty Images"},
		{"A harbour in fog. Jane Doe for The Harbour Post", "A harbour in fog.", "photographer Jane Doe @The Harbour Post; photo_supplier The Harbour Post"},
		{"A harbour in fog. Image: Supplied", "A harbour in fog.", "photo_supplier Supplied"},
		{"A harbour in fog. Photo by Jane Doe on Unsplash", "A harbour in fog.", "photographer Jane Doe @Unsplash; photo_supplier Unsplash"},
		{"A harbour in fog. Photo: Jane Doe and Bo Fox", "A harbour in fog.", "photographer Jane Doe; photographer Bo Fox"},
		{"A harbour in fog. Credit...Jane Doe for The Harbour Post", "A harbour in fog.", "photographer Jane Doe @The Harbour Post; photo_supplier The Harbour Post"},
		{"A harbour in fog. Photo courtesy of Jane Doe", "A harbour in fog.", "photo_supplier Jane Doe"},
		{"A harbour in fog. Image courtesy: Harbour Museum", "A harbour in fog.", "photo_supplier Harbour Museum"},
		{"A harbour in fog. Screenshot: Harbour TV", "A harbour in fog.", "photo_supplier Harbour TV"},
		{"A harbour in fog. © 2024 Jane Doe", "A harbour in fog.", "photographer Jane Doe"},
		{"A harbour in fog. © Jane Doe / AFP. All rights reserved.", "A harbour in fog.", "photographer Jane Doe @AFP; photo_supplier AFP"},
		{"A harbour in fog. Pic: Jane Doe", "A harbour in fog.", "photographer Jane Doe"},
		{"A harbour in fog. Map: Harbour Post", "A harbour in fog.", "photo_supplier Harbour Post"},
		{"A harbour in fog. Graphic: Jane Doe", "A harbour in fog.", "illustrator Jane Doe"},
		{"(From left) Ann Lee, Bo Fox and Cy Hill. Photo: Jane Doe", "(From left) Ann Lee, Bo Fox and Cy Hill.", "photographer Jane Doe"},
		{"1/7 A harbour in fog. Photo: Jane Doe", "A harbour in fog.", "photographer Jane Doe"},
		{"The judges of the ICJ hear the case. Courtesy of the ICJ", "The judges of the ICJ hear the case.", "photo_supplier ICJ"},
		{"The judges of the ICJ", "The judges of the ICJ", ""},
		{"Ann Lee speaks at the UN / Bo Fox listens", "Ann Lee speaks at the UN / Bo Fox listens", ""},
		{"Source: the ministry", "", "photo_supplier ministry"},
		{"Photo: File", "Photo: File", ""},
		{"Prices rise, says AP", "Prices rise, says AP", ""},
		{"FILE PHOTO: The old bridge in Riverton, May 6, 2024. REUTERS/Jane Doe/File Photo", "FILE PHOTO: The old bridge in Riverton, May 6, 2024.", "photographer Jane Doe @REUTERS; photo_supplier REUTERS"},
		{"FILE - The old bridge, May 6, 2024. (AP Photo/Jane Doe, File)", "FILE - The old bridge, May 6, 2024.", "photographer Jane Doe @AP Photo; photo_supplier AP Photo"},
		{"A harbour in fog. Photographer: Jane Doe/Bloomberg", "A harbour in fog.", "photographer Jane Doe @Bloomberg; photo_supplier Bloomberg"},
		{"A harbour in fog. EPA-EFE/JANE DOE", "A harbour in fog.", "photographer JANE DOE @EPA-EFE; photo_supplier EPA-EFE"},
		{"A harbour in fog. Photo: VCG", "A harbour in fog.", "photo_supplier VCG"},
		{"A harbour in fog. [Photo/Xinhua]", "A harbour in fog.", "photo_supplier Xinhua"},
		{"A harbour in fog. (Photo by Jane Doe/Xinhua)", "A harbour in fog.", "photographer Jane Doe @Xinhua; photo_supplier Xinhua"},
		{"A harbour in fog. (Xinhua/Zhang Wei)", "A harbour in fog.", "photographer Zhang Wei @Xinhua; photo_supplier Xinhua"},
		{"A harbour in fog. CNS Photo by Zhang Wei", "A harbour in fog.", "photographer Zhang Wei @CNS; photo_supplier CNS"},
		// German
		{"Ein Hafen im Nebel. Foto: Max Muster", "Ein Hafen im Nebel.", "photographer Max Muster"},
		{"Ein Hafen im Nebel. (Foto: dpa)", "Ein Hafen im Nebel.", "photo_supplier dpa"},
		{"Ein Hafen im Nebel. Foto: dpa/Max Muster", "Ein Hafen im Nebel.", "photographer Max Muster @dpa; photo_supplier dpa"},
		{"Ein Hafen im Nebel. Bild: Max Muster, Hafenblatt", "Ein Hafen im Nebel.", "photographer Max Muster @Hafenblatt; photo_supplier Hafenblatt"},
		{"Ein Hafen im Nebel. © Max Muster | Hafenblatt", "Ein Hafen im Nebel.", "photographer Max Muster @Hafenblatt; photo_supplier Hafenblatt"},
		{"Ein Hafen im Nebel. © imago/Max Muster", "Ein Hafen im Nebel.", "photographer Max Muster @imago; photo_supplier imago"},
		{"Ein Hafen im Nebel. Foto: Imago/Hafenfoto", "Ein Hafen im Nebel.", "photo_supplier Imago; photo_supplier Hafenfoto"},
		{"Ein Hafen im Nebel. Bildrechte: MDR/Max Muster", "Ein Hafen im Nebel.", "photographer Max Muster @MDR; photo_supplier MDR"},
		{"Ein Hafen im Nebel. Bildrechte: picture alliance/dpa/dpa-Zentralbild | Max Muster", "Ein Hafen im Nebel.", "photographer Max Muster @picture alliance/dpa/dpa-Zentralbild; photo_supplier picture alliance; photo_supplier dpa; photo_supplier dpa-Zentralbild"},
		{"Ein Hafen im Nebel. Foto: Polizei Hafenstadt", "Ein Hafen im Nebel.", "photo_supplier Polizei Hafenstadt"},
		{"Ein Hafen im Nebel. Foto: privat", "Ein Hafen im Nebel.", "photo_supplier privat"},
		{"Ein Hafen im Nebel. Foto: Archiv", "Ein Hafen im Nebel. Foto: Archiv", ""},
		{"Ein Hafen im Nebel. Quelle: Max Muster/dpa", "Ein Hafen im Nebel.", "photo_supplier Max Muster @dpa; photo_supplier dpa"},
		{"Ein Hafen im Nebel. Grafik: Max Muster", "Ein Hafen im Nebel.", "illustrator Max Muster"},
		{"Ein Hafen im Nebel. Karte: OpenStreetMap", "Ein Hafen im Nebel.", "photo_supplier OpenStreetMap"},
		{"Ein Hafen im Nebel (Symbolbild).", "Ein Hafen im Nebel (Symbolbild).", ""},
		{"Ein Hafen im Nebel. Symbolfoto: Max Muster", "Ein Hafen im Nebel.", "photographer Max Muster"},
		{"Ein Hafen im Nebel. Foto: Max Muster für das Hafenblatt", "Ein Hafen im Nebel.", "photographer Max Muster @Hafenblatt; photo_supplier Hafenblatt"},
		{"Ein Hafen im Nebel. Archivfoto: Max Muster", "Ein Hafen im Nebel.", "photographer Max Muster"},
		{"Ein Hafen im Nebel. (c) Max Muster", "Ein Hafen im Nebel.", "photographer Max Muster"},
		// French
		{"Un port dans la brume. © Anne Dupont / AFP", "Un port dans la brume.", "photographer Anne Dupont @AFP; photo_supplier AFP"},
		{"Un port dans la brume. Photo Anne Dupont", "Un port dans la brume.", "photographer Anne Dupont"},
		{"Un port dans la brume. Photo : Anne Dupont", "Un port dans la brume.", "photographer Anne Dupont"},
		{"Un port dans la brume. Photo Le Port/Anne Dupont", "Un port dans la brume.", "photographer Anne Dupont @Le Port; photo_supplier Le Port"},
		{"Un port dans la brume. | ANNE DUPONT / LE PORT", "Un port dans la brume.", "photographer ANNE DUPONT @LE PORT; photo_supplier LE PORT"},
		{"Un port dans la brume. Anne Dupont pour « Le Port »", "Un port dans la brume.", "photographer Anne Dupont @Le Port; photo_supplier Le Port"},
		{"Un port dans la brume. ANNE DUPONT POUR « LE PORT »", "Un port dans la brume.", "photographer ANNE DUPONT @LE PORT; photo_supplier LE PORT"},
		{"Un port dans la brume. Crédits : Anne Dupont", "Un port dans la brume.", "photographer Anne Dupont"},
		{"Un port dans la brume. (Photo d'illustration)", "Un port dans la brume. (Photo d'illustration)", ""},
		{"Un port dans la brume. (Photo Anne Dupont/AFP)", "Un port dans la brume.", "photographer Anne Dupont @AFP; photo_supplier AFP"},
		{"Un port dans la brume. LP/Anne Dupont", "Un port dans la brume.", "photographer Anne Dupont @LP; photo_supplier LP"},
		{"Un port dans la brume (illustration). © DR", "Un port dans la brume (illustration).", "photo_supplier DR"},
		{"Un port dans la brume, 2023. REUTERS - ANNE DUPONT", "Un port dans la brume, 2023.", "photographer ANNE DUPONT @REUTERS; photo_supplier REUTERS"},
		{"Un port dans la brume. AFP - ANNE DUPONT", "Un port dans la brume.", "photographer ANNE DUPONT @AFP; photo_supplier AFP"},
		// Spanish
		{"Un puerto en la niebla. Foto: Ana Gil", "Un puerto en la niebla.", "photographer Ana Gil"},
		{"Un puerto en la niebla. / Ana Gil", "Un puerto en la niebla.", "photographer Ana Gil"},
		{"Un puerto en la niebla / EFE", "Un puerto en la niebla", "photo_supplier EFE"},
		{"Un puerto en la niebla. (Foto: Ana Gil / EFE)", "Un puerto en la niebla.", "photographer Ana Gil @EFE; photo_supplier EFE"},
		{"Un puerto en la niebla. Ana Gil (EFE)", "Un puerto en la niebla.", "photographer Ana Gil @EFE; photo_supplier EFE"},
		{"Un puerto en la niebla. ANA GIL", "Un puerto en la niebla.", "photographer ANA GIL"},
		{"Un puerto en la niebla | EFE/ Ana Gil", "Un puerto en la niebla", "photographer Ana Gil @EFE; photo_supplier EFE"},
		{"Un puerto en la niebla. Fotografía: Ana Gil", "Un puerto en la niebla.", "photographer Ana Gil"},
		{"Un puerto en la niebla. Crédito: Ana Gil", "Un puerto en la niebla.", "photographer Ana Gil"},
		{"Un puerto en la niebla. Ana Gil - Europa Press", "Un puerto en la niebla.", "photographer Ana Gil @Europa Press; photo_supplier Europa Press"},
		// Italian
		{"Un porto nella nebbia. Foto di Anna Rossi", "Un porto nella nebbia.", "photographer Anna Rossi"},
		{"Un porto nella nebbia (Foto Ansa)", "Un porto nella nebbia", "photo_supplier Ansa"},
		{"Un porto nella nebbia (Ansa)", "Un porto nella nebbia", "photo_supplier Ansa"},
		{"Un porto nella nebbia. Foto: Anna Rossi/LaPresse", "Un porto nella nebbia.", "photographer Anna Rossi @LaPresse; photo_supplier LaPresse"},
		{"Un porto nella nebbia - Fonte Ansa", "Un porto nella nebbia", "photo_supplier Ansa"},
		{"Un porto nella nebbia (LaPresse/Anna Rossi)", "Un porto nella nebbia", "photographer Anna Rossi @LaPresse; photo_supplier LaPresse"},
		{"Un porto nella nebbia © ANSA/Anna Rossi", "Un porto nella nebbia", "photographer Anna Rossi @ANSA; photo_supplier ANSA"},
		// Portuguese
		{"Um porto na névoa. Foto: Ana Lima", "Um porto na névoa.", "photographer Ana Lima"},
		{"Um porto na névoa — Foto: Ana Lima/G1", "Um porto na névoa", "photographer Ana Lima @G1; photo_supplier G1"},
		{"Um porto na névoa. Crédito: Ana Lima", "Um porto na névoa.", "photographer Ana Lima"},
		{"Um porto na névoa. (Foto: Reprodução/TV Porto)", "Um porto na névoa.", "photo_supplier Reprodução; photo_supplier TV Porto"},
		{"Um porto na névoa — Foto: Divulgação", "Um porto na névoa", "photo_supplier Divulgação"},
		{"Um porto na névoa. © Ana Lima/Lusa", "Um porto na névoa.", "photographer Ana Lima @Lusa; photo_supplier Lusa"},
		{"Um porto na névoa. Imagem: Ana Lima/UOL", "Um porto na névoa.", "photographer Ana Lima @UOL; photo_supplier UOL"},
		// Swedish
		{"En hamn i dimma. Foto: Lars Ek", "En hamn i dimma.", "photographer Lars Ek"},
		{"En hamn i dimma. Foto: Lars Ek/TT", "En hamn i dimma.", "photographer Lars Ek @TT; photo_supplier TT"},
		{"En hamn i dimma. Bild: Lars Ek", "En hamn i dimma.", "photographer Lars Ek"},
		{"En hamn i dimma. Arkivbild. Foto: Lars Ek/TT", "En hamn i dimma. Arkivbild.", "photographer Lars Ek @TT; photo_supplier TT"},
		{"En hamn i dimma. Fotograf: Lars Ek", "En hamn i dimma.", "photographer Lars Ek"},
		// Norwegian
		{"TÅKE: En havn i tåke. Foto: Ola Vik / NTB", "TÅKE: En havn i tåke.", "photographer Ola Vik @NTB; photo_supplier NTB"},
		{"En havn i tåke. FOTO: OLA VIK", "En havn i tåke.", "photographer OLA VIK"},
		{"En havn i tåke. Foto: Privat", "En havn i tåke.", "photo_supplier Privat"},
		{"En havn i tåke. Illustrasjonsfoto: Ola Vik", "En havn i tåke.", "photographer Ola Vik"},
		// Danish
		{"En havn i tåge. Foto: Jens Bak/Ritzau Scanpix", "En havn i tåge.", "photographer Jens Bak @Ritzau Scanpix; photo_supplier Ritzau Scanpix"},
		{"En havn i tåge. (Foto: © Jens Bak, Ritzau Scanpix)", "En havn i tåge.", "photographer Jens Bak @Ritzau Scanpix; photo_supplier Ritzau Scanpix"},
		{"En havn i tåge. Arkivfoto: Jens Bak", "En havn i tåge.", "photographer Jens Bak"},
		{"En havn i tåge. Foto: PR", "En havn i tåge.", "photo_supplier PR"},
		// Finnish
		{"Satama sumussa. Kuva: Eero Salo / Lehtikuva", "Satama sumussa.", "photographer Eero Salo @Lehtikuva; photo_supplier Lehtikuva"},
		{"Satama sumussa. KUVA: EERO SALO", "Satama sumussa.", "photographer EERO SALO"},
		{"Satama sumussa. Arkistokuva. Kuva: Eero Salo", "Satama sumussa. Arkistokuva.", "photographer Eero Salo"},
		// Turkish
		{"Sisli liman. Fotoğraf: Ali Deniz", "Sisli liman.", "photographer Ali Deniz"},
		{"Sisli liman. (Fotoğraf: AA)", "Sisli liman.", "photo_supplier AA"},
		{"Sisli liman. Foto: DHA", "Sisli liman.", "photo_supplier DHA"},
		{"Sisli liman (AA)", "Sisli liman", "photo_supplier AA"},
		// Russian
		{"Порт в тумане. Фото: Пётр Орлов / ТАСС", "Порт в тумане.", "photographer Пётр Орлов @ТАСС; photo_supplier ТАСС"},
		{"Порт в тумане. © Пётр Орлов/ТАСС", "Порт в тумане.", "photographer Пётр Орлов @ТАСС; photo_supplier ТАСС"},
		{"Порт в тумане. Фото Петра Орлова", "Порт в тумане.", "photographer Петра Орлова"},
		{"© РИА Новости / Пётр Орлов", "", "photographer Пётр Орлов @РИА Новости; photo_supplier РИА Новости"},
		{"Порт в тумане. Фото: РИА Новости", "Порт в тумане.", "photo_supplier РИА Новости"},
		{"Порт в тумане. Источник: РБК", "Порт в тумане.", "photo_supplier РБК"},
		{"Порт в тумане. Фото: из архива", "Порт в тумане. Фото: из архива", ""},
		// Dutch
		{"Een haven in de mist. Foto: Jan Bakker", "Een haven in de mist.", "photographer Jan Bakker"},
		{"Een haven in de mist. © ANP / Jan Bakker", "Een haven in de mist.", "photographer Jan Bakker @ANP; photo_supplier ANP"},
		{"Een haven in de mist. Beeld Jan Bakker", "Een haven in de mist.", "photographer Jan Bakker"},
		{"Een haven in de mist. Foto ANP", "Een haven in de mist.", "photo_supplier ANP"},
		{"Een haven in de mist. Beeld: Jan Bakker", "Een haven in de mist.", "photographer Jan Bakker"},
		// Polish
		{"Port we mgle. Fot. Jan Kowal", "Port we mgle.", "photographer Jan Kowal"},
		{"Port we mgle. Fot. Jan Kowal / Agencja Portowa", "Port we mgle.", "photographer Jan Kowal @Agencja Portowa; photo_supplier Agencja Portowa"},
		{"Port we mgle (fot. Jan Kowal)", "Port we mgle", "photographer Jan Kowal"},
		{"Port we mgle. Foto: Jan Kowal / PAP", "Port we mgle.", "photographer Jan Kowal @PAP; photo_supplier PAP"},
		{"Port we mgle. Źródło: PAP", "Port we mgle.", "photo_supplier PAP"},
		// Japanese
		{"霧の中の港＝東京都港区で2024年5月6日、田中一郎撮影", "霧の中の港＝東京都港区で2024年5月6日", "photographer 田中一郎"},
		{"霧の中の港＝東京都港区（田中一郎撮影）", "霧の中の港＝東京都港区", "photographer 田中一郎"},
		{"霧の中の港＝6日、東京都港区、田中一郎撮影", "霧の中の港＝6日、東京都港区", "photographer 田中一郎"},
		{"霧の中の港（写真：ロイター）", "霧の中の港", "photo_supplier ロイター"},
		{"霧の中の港（写真提供：港湾局）", "霧の中の港", "photo_supplier 港湾局"},
		{"霧の中の港　写真＝田中一郎", "霧の中の港", "photographer 田中一郎"},
		{"霧の中の港（共同）", "霧の中の港", "photo_supplier 共同"},
		{"霧の中の港＝共同", "霧の中の港", "photo_supplier 共同"},
		{"霧の中の港＝ゲッティ共同", "霧の中の港", "photo_supplier ゲッティ"},
		{"霧の中の港＝港湾局提供", "霧の中の港", "photo_supplier 港湾局"},
		{"霧の中の港　©港新聞社", "霧の中の港", "photo_supplier 港新聞社"},
		{"霧の中の港（撮影・田中一郎）", "霧の中の港", "photographer 田中一郎"},
		{"霧の中の港（撮影＝田中一郎）", "霧の中の港", "photographer 田中一郎"},
		{"霧の中の港（カメラ・田中　一郎）", "霧の中の港", "photographer 田中 一郎"},
		{"霧の中の港（AP=共同）", "霧の中の港", "photo_supplier AP"},
		{"霧の中の港　写真：田中一郎／アフロ", "霧の中の港", "photographer 田中一郎; photo_supplier アフロ"},
		{"図版作成・田中一郎", "", "illustrator 田中一郎"},
		{"霧の中の港のグラフ（図版）", "霧の中の港のグラフ（図版）", ""},
		{"霧の中の港（ゲッティ＝共同）", "霧の中の港", "photo_supplier ゲッティ"},
		{"霧の中の港【時事】", "霧の中の港", "photo_supplier 時事"},
		{"霧の中の港【時事通信社】", "霧の中の港", "photo_supplier 時事通信社"},
		{"写真・図版", "写真・図版", ""},
		{"図版", "図版", ""},
		// Korean
		{"안개 낀 항구. /김민수 기자", "안개 낀 항구.", "photographer 김민수"},
		{"안개 낀 항구. 사진=김민수 기자", "안개 낀 항구.", "photographer 김민수"},
		{"안개 낀 항구. (사진=연합뉴스)", "안개 낀 항구.", "photo_supplier 연합뉴스"},
		{"안개 낀 항구. [연합뉴스 자료사진]", "안개 낀 항구.", "photo_supplier 연합뉴스"},
		{"안개 낀 항구. [AP=연합뉴스]", "안개 낀 항구.", "photo_supplier AP; photo_supplier 연합뉴스"},
		{"안개 낀 항구. ⓒ한강일보", "안개 낀 항구.", "photo_supplier 한강일보"},
		{"안개 낀 항구. ⓒ 김민수", "안개 낀 항구.", "photographer 김민수"},
		{"안개 낀 항구. 뉴시스", "안개 낀 항구.", "photo_supplier 뉴시스"},
		{"안개 낀 항구 /사진제공=항만공사", "안개 낀 항구", "photo_supplier 항만공사"},
		{"안개 낀 항구. 항만공사 제공", "안개 낀 항구.", "photo_supplier 항만공사"},
		{"[서울=뉴시스] 김민수 기자 = 안개 낀 항구. 2024.05.06.", "안개 낀 항구. 2024.05.06.", "photographer 김민수 @뉴시스"},
		{"안개 낀 항구. [사진=게티이미지뱅크]", "안개 낀 항구.", "photo_supplier 게티이미지뱅크"},
		{"그래픽=김민수 기자", "", "illustrator 김민수"},
		// Chinese
		{"雾中的港口。 记者张小明 摄", "雾中的港口。", "photographer 张小明"},
		{"雾中的港口。记者张小明 李晓红摄", "雾中的港口。", "photographer 张小明; photographer 李晓红"},
		{"雾中的港口。新华社记者 张小明 摄", "雾中的港口。", "photographer 张小明 @新华社"},
		{"雾中的港口。新华社发（张小明 摄）", "雾中的港口。", "photo_supplier 新华社; photographer 张小明"},
		{"雾中的港口。（新华社发）", "雾中的港口。", "photo_supplier 新华社"},
		{"雾中的港口。（张小明 摄影）", "雾中的港口。", "photographer 张小明"},
		{"雾中的港口。摄影/张小明", "雾中的港口。", "photographer 张小明"},
		{"雾中的港口。摄影：张小明", "雾中的港口。", "photographer 张小明"},
		{"雾中的港口。图/张小明", "雾中的港口。", "photographer 张小明"},
		{"雾中的港口。图｜视觉中国", "雾中的港口。", "photo_supplier 视觉中国"},
		{"雾中的港口。图源：视觉中国", "雾中的港口。", "photo_supplier 视觉中国"},
		{"雾中的港口。图源网络", "雾中的港口。图源网络", ""},
		{"雾中的港口。来源：江城发布", "雾中的港口。", "photo_supplier 江城发布"},
		{"▲雾中的港口。图/新京报网", "雾中的港口。", "photo_supplier 新京报网"},
		{"▲雾中的港口。江城日报记者 张小明 摄", "雾中的港口。", "photographer 张小明 @江城日报"},
		{"雾中的港口。受访者供图", "雾中的港口。", "photo_supplier 受访者"},
		{"雾中的港口（受访者供图）", "雾中的港口", "photo_supplier 受访者"},
		{"雾中的港口。图片由受访者提供", "雾中的港口。", "photo_supplier 受访者"},
		{"雾中的港口。江城日报资料图", "雾中的港口。", "photo_supplier 江城日报"},
		{"资料图：雾中的港口。中新社记者 张小明 摄", "资料图：雾中的港口。", "photographer 张小明 @中新社"},
		{"资料图。中新社发 张小明 摄", "资料图。", "photo_supplier 中新社; photographer 张小明 @中新社"},
		{"图为雾中的港口。 张小明 摄", "图为雾中的港口。", "photographer 张小明"},
		{"雾中的港口。 张小明/摄", "雾中的港口。", "photographer 张小明"},
		{"雾中的港口。张小明 供图", "雾中的港口。", "photo_supplier 张小明"},
		{"雾中的港口。江城市交通局 供图", "雾中的港口。", "photo_supplier 江城市交通局"},
		{"雾中的港口。人民网 张小明摄", "雾中的港口。", "photo_supplier 人民网; photographer 张小明"},
		{"雾中的港口。（图片来源：人民网）", "雾中的港口。", "photo_supplier 人民网"},
		{"雾中的港口。（图源：新华社）", "雾中的港口。", "photo_supplier 新华社"},
		{"雾中的港口。张小明/视觉中国", "雾中的港口。", "photographer 张小明; photo_supplier 视觉中国"},
		{"雾中的港口。通讯员 李晓红 摄", "雾中的港口。", "photographer 李晓红"},
		{"雾中的港口。东方IC 图", "雾中的港口。", "photo_supplier 东方IC"},
		{"雾中的港口。澎湃新闻记者 张小明 图", "雾中的港口。", "photographer 张小明 @澎湃新闻"},
		{"雾中的港口。本报记者张小明摄", "雾中的港口。", "photographer 张小明"},
		{"雾中的港口。文/图 张小明", "雾中的港口。", "photographer 张小明"},
		{"文/图：张小明 李晓红", "", "photographer 张小明; photographer 李晓红"},
		{"雾中的港口。制图：张小明", "雾中的港口。", "illustrator 张小明"},
		{"雾中的港口。张小明 制图", "雾中的港口。", "illustrator 张小明"},
		{"雾中的港口。漫画/张小明", "雾中的港口。", "illustrator 张小明"},
		{"雾中的港口。江城日报记者 张小明 通讯员 李晓红 摄", "雾中的港口。", "photographer 张小明 @江城日报; photographer 李晓红 @江城日报"},
		{"雾中的港口。（資料照，記者張小明攝）", "雾中的港口。（資料照）", "photographer 張小明"},
		{"雾中的港口。（圖／中央社）", "雾中的港口。", "photo_supplier 中央社"},
		{"霧中的港口。（圖／記者張小明攝）", "霧中的港口。", "photographer 張小明"},
		{"霧中的港口。（圖片來源／路透社）", "霧中的港口。", "photo_supplier 路透社"},
		{"霧中的港口。中央社記者張小明攝 113年5月6日", "霧中的港口。", "photographer 張小明 @中央社"},
		{"霧中的港口。圖：江城日報提供", "霧中的港口。", "photo_supplier 江城日報"},
		{"霧中的港口。翻攝自臉書", "霧中的港口。翻攝自臉書", ""},
		{"雾中的港口。视频截图", "雾中的港口。视频截图", ""},
		{"雾中的港口。网络图", "雾中的港口。网络图", ""},
		{"雾中的港口。AI生成", "雾中的港口。AI生成", ""},
		{"雾中的港口。（摄影 张小明）", "雾中的港口。", "photographer 张小明"},
		{"雾中的港口  摄影 张小明", "雾中的港口", "photographer 张小明"},
		{"雾中的港口。江城日报记者张小明摄 ", "雾中的港口。", "photographer 张小明 @江城日报"},
		{"雾中的港口。IC photo 图", "雾中的港口。", "photo_supplier IC photo"},
		{"雾中的港口。CFP供图", "雾中的港口。", "photo_supplier CFP"},
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
