package extract

import (
	"strings"
	"testing"
)

// line writes credits shortly: role:name[@organization][/qualifier][#place].
func line(list []Credit) string {
	var out []string
	for _, c := range list {
		s := c.Role + ":" + c.Name
		if c.Organization != "" {
			s += "@" + c.Organization
		}
		if c.Qualifier != "" {
			s += "/" + c.Qualifier
		}
		if c.Place != "" {
			s += "#" + c.Place
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestWideCreditLines(t *testing.T) {
	for _, c := range []struct {
		text  string
		known []string
		want  string
	}{
		{"记者张三 李四 通讯员王小五 统筹：赵六", nil, "reporter:张三 reporter:李四 correspondent:王小五 coordinator:赵六"},
		{"记者 张三", nil, "reporter:张三"},
		{"江城晚报记者 张小明", nil, "reporter:张小明@江城晚报"},
		{"见习记者李四", nil, "reporter:李四/trainee"},
		{"编辑 刘晓阳 校对 李铭", nil, "editor:刘晓阳 proofreader:李铭"},
		{"责任编辑：杨倩_NF4425", nil, "editor:杨倩/responsible"},
		{"编辑：小河马", nil, "editor:小河马"},
		{"来源：江城日报 作者：张三", nil, "source:@江城日报 author:张三"},
		{"文/图 张三 李四", nil, "author:张三 photographer:张三 author:李四 photographer:李四"},
		{"张三摄", nil, "photographer:张三"},
		{"作者:张小明李四王小五", []string{"张小明", "李四", "王小五"}, "author:张小明 author:李四 author:王小五"},
		{"编译：阿依古丽·买买提", nil, "translator:阿依古丽·买买提"},
		{"策划：张三 监制：李四 审核：王五", nil, "planner:张三 producer:李四 reviewer:王五"},
		{"作者：未知 来源：转载", nil, ""},
		{"记者：你们是怎么想到这个办法的？", nil, ""},
		{"要统筹推进各项工作", nil, ""},
		{"记者从市政府获悉", nil, ""},
		{"他是一名编辑工作者", nil, ""},
	} {
		_, got := parseCredits(c.text, c.known)
		if line(got) != c.want {
			t.Errorf("%s = %q, want %q", c.text, line(got), c.want)
		}
	}
}

func TestFeet(t *testing.T) {
	for text, want := range map[string]string{
		"Reporting by Ann Lee in Beirut and Bo Fox; Writing by Cy Hill; Editing by Di Orr and Ed Poe": "reporter:Ann Lee#Beirut reporter:Bo Fox author:Cy Hill editor:Di Orr editor:Ed Poe",
		"(Reporting by Ann Lee, editing by Bo Fox)":                                                   "reporter:Ann Lee editor:Bo Fox",
		"Additional reporting by Ann Lee":                                                             "correspondent:Ann Lee",
		"Übersetzung: Anna Groß":                                                                      "translator:Anna Groß",
		"Quelle: dpa":                                                                                 "source:@dpa",
		"Quelle: H.B.P.":                                                                              "source:@H.B.P.",
		"Traduit par Élise Roux":                                                                      "translator:Élise Roux",
		"Источник: ТАСС":                                                                              "source:@ТАСС",
		"المصدر: رويترز":                                                                              "source:@رويترز",
		"Sursa: Agerpres":                                                                             "source:@Agerpres",
		"Pewarta: Siti Rahma\nEditor: Budi Santoso\nCopyright © Kabar 2024":                           "reporter:Siti Rahma editor:Budi Santoso",
		"Pewarta: Siti Rahma":                                                                         "reporter:Siti Rahma",
		"Szerkesztő: Kovács Anna":                                                                     "editor:Kovács Anna",
		"Muhabir: Fatma Çetin":                                                                        "reporter:Fatma Çetin",
		"Reporting by the paper began in May.":                                                        "",
		"He was editing by candlelight":                                                               "",
	} {
		got, _ := parseFoot(text)
		if line(got) != want {
			t.Errorf("%s = %q, want %q", text, line(got), want)
		}
	}
}

func TestBylines(t *testing.T) {
	for name, c := range map[string]struct{ body, want string }{
		"english":           {`<h1>Bridge</h1><p class=byline>By <a href=/a>Ann Lee</a> and <a href=/b>Bo Fox</a></p>` + prose, "reporter:Ann Lee reporter:Bo Fox"},
		"job and date":      {`<h1>Bridge</h1><div class=author>Ann Lee, Senior Reporter | May 6, 2024</div>` + prose, "author:Ann Lee"},
		"no class":          {`<h1>Bridge</h1><div>By Ann Lee</div>` + prose, "reporter:Ann Lee"},
		"german":            {`<html lang=de><h1>Brücke</h1><div>Von Anna Groß, Berlin</div>` + prose, "reporter:Anna Groß"},
		"french":            {`<html lang=fr><h1>Pont</h1><div>Par Élise Roux</div>` + prose, "reporter:Élise Roux"},
		"spanish":           {`<html lang=es><h1>Puente</h1><span>Por Ana Díaz y Luis Ruiz</span>` + prose, "reporter:Ana Díaz reporter:Luis Ruiz"},
		"reviewed":          {`<h1>Bridge</h1><div class=byline><span>Written by Ann Lee</span><span>Reviewed by Bo Fox</span></div>` + prose, "author:Ann Lee reviewer:Bo Fox"},
		"microdata":         {`<h1>Bridge</h1><span itemprop=author><span itemprop=name>Ann Lee</span></span>` + prose, "author:Ann Lee"},
		"meta":              {`<meta name=author content="Ann Lee, Bo Fox"><h1>Bridge</h1>` + prose, "author:Ann Lee author:Bo Fox"},
		"json-ld and page":  {`<script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge","author":{"@type":"Person","name":"Ann Lee"}}</script><h1>Bridge</h1><p class=byline>By Ann Lee</p>` + prose, "reporter:Ann Lee"},
		"newsroom":          {`<script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge","author":{"@type":"Organization","name":"The Daily Post"}}</script><h1>Bridge</h1>` + prose, "author:@The Daily Post"},
		"staff is nobody":   {`<meta name=author content="admin"><h1>Bridge</h1><p class=byline>Staff</p>` + prose, ""},
		"told of":           {`<h1>Bridge</h1><p>The Riverton mayor <a href="/author/ann-lee">Ann Lee</a> said on Monday, after months of doubt, that the bridge will be mended.</p>` + prose, ""},
		"told of and shown": {`<h1>Bridge</h1><time>6 May 2024</time><img src=/a.jpg width=640 height=480 alt="Ann Lee"><p>The mayor <a href="/ann">Ann Lee</a> said on Monday, after months of doubt, that the bridge will be mended.</p>` + prose, ""},
		"owner is nobody":   {`<meta name=author content="Copyright Example Press Ltd. - all rights reserved"><h1>Bridge</h1>` + prose, ""},
		"a page is nobody":  {`<meta name=author content="social.example/thepaper"><h1>Bridge</h1>` + prose, ""},
		"author: reporter":  {`<html lang=zh><h1>大桥重建工程今日正式动工</h1><p>作者：记者张三</p><p>市里昨天宣布，停用了半年的老桥将在原址重建，工期大约两年，期间车辆需要绕行。</p><p>附近的居民说，等这一天已经等了很久，希望新桥能够早日通车，让出行更方便一些。</p>`, "reporter:张三"},
		"source and day":    {`<html lang=de><h1>Brücke</h1><p>` + strings.ReplaceAll(proseIn["de"], "|", "</p><p>") + `</p><p>Quelle: Musterverband, 02. Februar 2022</p>`, "source:@Musterverband"},
		"not of a picture":  {`<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Person","name":"Ann Lee"}}</script><h1>Bridge</h1><p class=byline>Ann Lee</p><figure><img src=/a.jpg width=640 height=480><figcaption>The bridge.<span class=byline>Bo Fox</span></figcaption></figure>` + prose, "author:Ann Lee"},
		"an entry's foot":   {`<div class=hentry><h1>Bridge</h1>` + prose + `<div class=post-footer><span class=post-author>Posted by <span itemprop=author>Ann Lee</span></span></div></div>`, "author:Ann Lee"},
		"not a commenter":   {`<h1>Bridge</h1>` + prose + `<div class=comments><span class=comment-author>Troll Lord</span></div>`, ""},
		"not in a related":  {`<h1>Bridge</h1>` + prose + `<div class=related><a href=/y>Other</a><span class=author>Zed Zed</span></div>`, ""},
		"reporter twice":    {`<html lang=zh><meta name=author content="张三"><h1>大桥重建工程今日正式动工</h1><p>市里昨天宣布，停用了半年的老桥将在原址重建，工期大约两年，期间车辆需要绕行。</p><p>附近的居民说，等这一天已经等了很久，希望新桥能够早日通车，让出行更方便一些。</p><p>江城晚报记者 张三</p>`, "reporter:张三@江城晚报"},
		"from the dateline": {`<html lang=zh><h1>大桥重建工程今日正式动工</h1><p>新华社江城8月6日电（记者张三 李四）市里昨天宣布，停用了半年的老桥将在原址重建，工期大约两年。</p><p>附近的居民说，等这一天已经等了很久，希望新桥能够早日通车，让出行更方便一些。</p>`, "source:@新华社 reporter:张三 reporter:李四"},
	} {
		a, err := FromHTML([]byte(c.body), Options{URL: "https://news.example/x"})
		if err != nil && err != ErrNoArticle {
			t.Fatal(err)
		}
		if line(a.Credits) != c.want {
			t.Errorf("%s = %q, want %q", name, line(a.Credits), c.want)
		}
	}
}

// proseIn is a story's four paragraphs in each language.
var proseIn = map[string]string{
	"zh": "市里昨天宣布，停用了半年的老桥将在原址重建，工期大约两年，期间车辆需要绕行。|附近的居民说，等这一天已经等了很久，希望新桥能够早日通车，让出行更方便一些。|市交通局介绍，新桥全长三百多米，设双向四车道，两侧留有步行道。|工程所需的资金由市财政承担，已经列入今年的预算安排之中。",
	"ja": "市は昨日、半年間使われていなかった古い橋を元の場所に架け替えると発表した。工期は約２年で、その間は車は迂回する。|近くの住民は、この日を長い間待っていたと話し、新しい橋が早く開通することを望んでいる。|市の担当者によると、新しい橋は全長三百メートル余りで、両側に歩道を設けるという。|工事費は市が負担し、今年度の予算に盛り込まれている。",
	"ko": "시는 어제 반년 동안 사용하지 않은 낡은 다리를 원래 자리에 다시 세운다고 밝혔다. 공사 기간은 약 2년이다.|인근 주민들은 이날을 오래 기다렸다며 새 다리가 빨리 개통되기를 바란다고 말했다.|시 관계자에 따르면 새 다리는 길이 삼백여 미터로 양쪽에 보도를 둔다.|공사비는 시가 부담하며 올해 예산에 반영됐다.",
	"en": "The city said on Monday that the old bridge, closed for half a year, will be rebuilt on the same spot within two years.|Residents nearby said they had waited a long time for this day and hoped that the new bridge would open soon.|The new bridge will be some three hundred metres long, with a footpath on either side, the roads office said.|The cost is borne by the city and stands in this year's budget already, the treasurer told the council.",
	"de": "Die Stadt teilte am Montag mit, dass die alte Brücke, die seit einem halben Jahr gesperrt ist, an gleicher Stelle neu gebaut wird.|Anwohner sagten, sie hätten lange auf diesen Tag gewartet und hofften, dass die neue Brücke bald eröffnet werde.|Die neue Brücke wird rund dreihundert Meter lang und bekommt auf beiden Seiten einen Gehweg, wie das Bauamt mitteilte.|Die Kosten trägt die Stadt, sie stehen bereits im Haushalt dieses Jahres, sagte der Kämmerer dem Rat.",
	"fr": "La ville a annoncé lundi que le vieux pont, fermé depuis six mois, sera reconstruit au même endroit en deux ans.|Les riverains disent avoir attendu ce jour longtemps et espèrent que le nouveau pont ouvrira bientôt.|Le nouveau pont mesurera quelque trois cents mètres, avec un trottoir de chaque côté, selon les services techniques.|Le coût est à la charge de la ville et figure déjà au budget de cette année, a dit l'adjoint aux finances.",
	"es": "El ayuntamiento anunció el lunes que el puente viejo, cerrado desde hace medio año, será reconstruido en el mismo lugar.|Los vecinos dijeron que habían esperado este día mucho tiempo y que desean que el nuevo puente se abra pronto.|El nuevo puente medirá unos trescientos metros y tendrá una acera a cada lado, según la oficina de obras.|El coste corre a cargo del municipio y ya figura en el presupuesto de este año, dijo el concejal.",
	"it": "Il comune ha annunciato lunedì che il vecchio ponte, chiuso da sei mesi, sarà ricostruito nello stesso luogo in due anni.|I residenti hanno detto di aver aspettato questo giorno a lungo e sperano che il nuovo ponte apra presto.|Il nuovo ponte sarà lungo circa trecento metri, con un marciapiede per lato, secondo l'ufficio tecnico.|Il costo è a carico del comune ed è già nel bilancio di quest'anno, ha detto l'assessore.",
	"pt": "A prefeitura anunciou na segunda-feira que a ponte velha, fechada há meio ano, será reconstruída no mesmo lugar.|Os moradores disseram que esperavam este dia há muito tempo e desejam que a nova ponte abra logo.|A nova ponte terá cerca de trezentos metros, com calçada dos dois lados, segundo a secretaria de obras.|O custo fica por conta do município e já está no orçamento deste ano, disse o secretário.",
	"sv": "Staden meddelade på måndagen att den gamla bron, som varit stängd i ett halvår, ska byggas upp på samma plats.|Boende i närheten säger att de har väntat länge på denna dag och hoppas att den nya bron öppnar snart.|Den nya bron blir omkring trehundra meter lång med gångbana på båda sidor, enligt gatukontoret.|Kostnaden bärs av staden och finns redan i årets budget, sade kommunalrådet.",
	"nb": "Byen opplyste mandag at den gamle broen, som har vært stengt i et halvt år, skal bygges opp på samme sted.|Naboer sier at de har ventet lenge på denne dagen og håper at den nye broen åpner snart.|Den nye broen blir rundt tre hundre meter lang med gangvei på begge sider, ifølge veikontoret.|Kostnaden bæres av byen og står allerede i årets budsjett, sa byråden.",
	"da": "Byen oplyste mandag, at den gamle bro, der har været lukket i et halvt år, skal bygges op på samme sted.|Naboer siger, at de har ventet længe på denne dag og håber, at den nye bro åbner snart.|Den nye bro bliver omkring tre hundrede meter lang med gangsti på begge sider, ifølge vejkontoret.|Udgiften afholdes af byen og står allerede i årets budget, sagde rådmanden.",
	"fi": "Kaupunki ilmoitti maanantaina, että puoli vuotta suljettuna ollut vanha silta rakennetaan uudelleen samaan paikkaan.|Lähiseudun asukkaat sanoivat odottaneensa tätä päivää kauan ja toivovat, että uusi silta avataan pian.|Uudesta sillasta tulee noin kolmesataa metriä pitkä ja sen molemmille puolille tulee jalkakäytävä.|Kustannukset maksaa kaupunki ja ne ovat jo tämän vuoden talousarviossa, sanoi kamreeri.",
	"tr": "Belediye pazartesi günü yarım yıldır kapalı olan eski köprünün aynı yerde yeniden yapılacağını duyurdu.|Yakındaki sakinler bu günü uzun zamandır beklediklerini ve yeni köprünün yakında açılmasını umduklarını söyledi.|Yeni köprü yaklaşık üç yüz metre uzunluğunda olacak ve iki yanında yaya yolu bulunacak.|Masrafı belediye karşılayacak ve bu yılın bütçesinde yer alıyor, dedi başkan.",
	"ru": "Город сообщил в понедельник, что старый мост, закрытый полгода, будет восстановлен на том же месте за два года.|Жители говорят, что долго ждали этого дня и надеются, что новый мост скоро откроется.|Новый мост будет длиной около трёхсот метров, с пешеходной дорожкой с каждой стороны.|Расходы несёт город, они уже стоят в бюджете этого года, сказал казначей.",
	"nl": "De stad meldde maandag dat de oude brug, die een half jaar gesloten is, op dezelfde plek wordt herbouwd.|Omwonenden zeggen dat ze lang op deze dag hebben gewacht en hopen dat de nieuwe brug snel opengaat.|De nieuwe brug wordt zo'n driehonderd meter lang, met een voetpad aan weerszijden, aldus het bureau.|De kosten zijn voor de stad en staan al in de begroting van dit jaar, zei de wethouder.",
	"pl": "Miasto poinformowało w poniedziałek, że stary most, zamknięty od pół roku, zostanie odbudowany w tym samym miejscu.|Mieszkańcy mówią, że długo czekali na ten dzień i mają nadzieję, że nowy most wkrótce zostanie otwarty.|Nowy most będzie miał około trzystu metrów długości i chodnik po obu stronach.|Koszt ponosi miasto, a środki są już w tegorocznym budżecie, powiedział skarbnik.",
}

// TestCreditForms reads credit lines as many languages write them, at the place on a page where they stand.
func TestCreditForms(t *testing.T) {
	const top, start, end, tail = "top", "start", "end", "tail" // under the headline; before the first words; a last paragraph; after the last words
	for _, c := range []struct{ language, place, text, want string }{
		{"en", top, "By Ann Lee", "reporter:Ann Lee"},
		{"en", top, "By Ann Lee and Bo Fox, Riverton", "reporter:Ann Lee reporter:Bo Fox"},
		{"en", top, "<p class=\"byline\">By <a href=\"/a\">Ann Lee</a>, Political Editor</p>", "reporter:Ann Lee"},
		{"en", top, "By Ann Lee | ann.lee@paper.example | The Harbour Post", "reporter:Ann Lee"},
		{"en", top, "BY ANN LEE Staff Writer", "reporter:ANN LEE"},
		{"en", top, "By The Associated Press", "author:@The Associated Press"},
		{"en", top, "Story by Ann Lee; photos by Bo Fox", "reporter:Ann Lee photographer:Bo Fox"},
		{"en", top, "Words: Ann Lee. Pictures: Bo Fox", "author:Ann Lee photographer:Bo Fox"},
		{"en", top, "Reporting by Ann Lee", "reporter:Ann Lee"},
		{"en", top, "Written by <!-- -->Ann<!-- --> <!-- -->Lee<!-- -->. <!-- -->Edited by <!-- -->Bo<!-- --> <!-- -->Fox", "author:Ann Lee editor:Bo Fox"},
		{"en", start, "RIVERTON (Reuters) - ", "source:@Reuters"},
		{"en", start, "RIVERTON, May 6 (Xinhua) -- ", "source:@Xinhua"},
		{"en", start, "RIVERTON, Ohio (AP) — ", "source:@AP"},
		{"en", start, "<p>AFP, RIVERTON</p>", "source:@AFP"},
		{"en", end, "Reporting by Ann Lee in Riverton and Bo Fox; Writing by Cy Hill; Editing by Di Orr and Ed Poe", "reporter:Ann Lee#Riverton reporter:Bo Fox author:Cy Hill editor:Di Orr editor:Ed Poe"},
		{"en", end, "(Reporting by Ann Lee, editing by Bo Fox)", "reporter:Ann Lee editor:Bo Fox"},
		{"en", end, "Ann Lee contributed to this report.", "contributor:Ann Lee"},
		{"en", end, "Associated Press writers Ann Lee in Riverton and Bo Fox in Milltown contributed to this report.", "contributor:Ann Lee@Associated Press#Riverton contributor:Bo Fox@Associated Press#Milltown"},
		{"en", end, "Additional reporting by Ann Lee and agencies", "correspondent:Ann Lee"},
		{"en", end, "Additional reporting from PA", "source:@PA"},
		{"en", end, "— Ann Lee", "author:Ann Lee"},
		{"en", end, "Translated by Ann Lee. Edited by Bo Fox.", "translator:Ann Lee editor:Bo Fox"},
		{"en", end, "With files from Ann Lee and The Canadian Press", "correspondent:Ann Lee source:@The Canadian Press"},
		{"en", end, "Source: AFP", "source:@AFP"},
		{"en", end, "Editor: Ann Lee", "editor:Ann Lee"},
		{"de", top, "Von Anna Groß", "reporter:Anna Groß"},
		{"de", top, "Von Anna Groß und Max Muster, Berlin", "reporter:Anna Groß reporter:Max Muster"},
		{"de", top, "<span class=\"author\">Anna Groß</span>", "author:Anna Groß"},
		{"de", top, "Text: Anna Groß, Fotos: Max Muster", "author:Anna Groß photographer:Max Muster"},
		{"de", top, "Ein Kommentar von Anna Groß", "author:Anna Groß"},
		{"de", top, "Von Anna Groß und dpa", "reporter:Anna Groß"},
		{"de", start, "Berlin (dpa) - ", "source:@dpa"},
		{"de", start, "Riverstadt. (dpa/epd) ", "source:@dpa source:@epd"},
		{"de", end, "Quelle: nachrichten.example, agr/dpa", "source:@nachrichten.example contributor:agr source:@dpa"},
		{"de", end, "Mit Material von dpa", "source:@dpa"},
		{"de", end, "(mit dpa)", "source:@dpa"},
		{"de", end, "(dpa/AFP)", "source:@dpa source:@AFP"},
		{"de", end, "abc/dpa", "source:@dpa"},
		{"de", end, "SDA/mst", "source:@SDA"},
		{"pl", end, "aja/PAP", "source:@PAP"},
		{"de", end, "und/oder", ""},
		{"de", tail, " (dpa)", "source:@dpa"},
		{"de", tail, " dpa", "source:@dpa"},
		{"de", end, "Redaktion: Anna Groß", "editor:Anna Groß"},
		{"de", end, "Übersetzung: Anna Groß, Redaktion: Max Muster, Schlussredaktion: Eva Beispiel, Bildredaktion: Jan Test", "translator:Anna Groß editor:Max Muster contributor:Eva Beispiel contributor:Jan Test"},
		{"de", end, "Mitarbeit: Anna Groß, Max Muster", "correspondent:Anna Groß correspondent:Max Muster"},
		{"de", end, "Aus dem Englischen von Anna Groß", "translator:Anna Groß"},
		{"de", end, "Bearbeitet von Anna Groß", "editor:Anna Groß"},
		{"de", end, "© dpa-infocom, dpa:240506-99-123456/1", ""},
		{"fr", top, "Par Élise Roux", "reporter:Élise Roux"},
		{"fr", top, "Par Élise Roux et Jean Petit (avec AFP)", "reporter:Élise Roux reporter:Jean Petit"},
		{"fr", top, "Propos recueillis par Élise Roux", "reporter:Élise Roux"},
		{"fr", start, "Riverville (AFP) – ", "source:@AFP"},
		{"fr", end, "Avec AFP", "source:@AFP"},
		{"fr", end, "(Reportage d'Élise Roux, édité par Jean Petit)", "reporter:Élise Roux editor:Jean Petit"},
		{"fr", end, "Traduit de l'anglais par Élise Roux", "translator:Élise Roux"},
		{"fr", end, "Source : AFP", "source:@AFP"},
		{"es", top, "Por Ana Díaz", "reporter:Ana Díaz"},
		{"es", top, "<div class=\"autor\">ANA DÍAZ | Madrid</div>", "author:ANA DÍAZ"},
		{"es", start, "Madrid, 6 may (EFE).- ", "source:@EFE"},
		{"es", start, "MADRID, 6 (EUROPA PRESS) ", "source:@Europa Press"},
		{"es", end, "Con información de EFE", "source:@EFE"},
		{"es", end, "(Reporte de Ana Díaz. Editado por Luis Ruiz)", "reporter:Ana Díaz editor:Luis Ruiz"},
		{"es", end, "Traducción: Ana Díaz", "translator:Ana Díaz"},
		{"es", end, "Fuente: EFE", "source:@EFE"},
		{"es", end, "EFE", "source:@EFE"},
		{"it", top, "di Anna Rossi", "reporter:Anna Rossi"},
		{"it", top, "di Anna Rossi e Luca Bianchi", "reporter:Anna Rossi reporter:Luca Bianchi"},
		{"it", top, "dal nostro inviato Anna Rossi", "reporter:Anna Rossi"},
		{"it", start, "(ANSA) - ROMA, 6 MAG - ", "source:@ANSA"},
		{"it", start, "Roma, 6 mag. (Adnkronos) - ", "source:@Adnkronos"},
		{"it", end, "Traduzione di Anna Rossi", "translator:Anna Rossi"},
		{"it", end, "Fonte: ANSA", "source:@ANSA"},
		{"it", end, "Ha collaborato Anna Rossi", "correspondent:Anna Rossi"},
		{"it", tail, " (ANSA).", "source:@ANSA"},
		{"pt", top, "Por Ana Lima", "reporter:Ana Lima"},
		{"pt", top, "Por Ana Lima — São Paulo", "reporter:Ana Lima"},
		{"pt", end, "Edição: Ana Lima", "editor:Ana Lima"},
		{"pt", end, "Reportagem de Ana Lima; edição de Rui Costa", "reporter:Ana Lima editor:Rui Costa"},
		{"pt", end, "Com informações da Agência Brasil", "source:@Agência Brasil"},
		{"pt", end, "Fonte: Lusa", "source:@Lusa"},
		{"sv", top, "Av Karin Berg", "reporter:Karin Berg"},
		{"sv", top, "Text: Karin Berg Foto: Lars Ek", "author:Karin Berg photographer:Lars Ek"},
		{"sv", end, "(TT)", "source:@TT"},
		{"sv", tail, " TT", "source:@TT"},
		{"sv", end, "Källa: TT", "source:@TT"},
		{"sv", end, "Översättning: Karin Berg", "translator:Karin Berg"},
		{"nb", top, "Av Kari Nord", "reporter:Kari Nord"},
		{"nb", top, "Tekst: Kari Nord Foto: Ola Vik", "author:Kari Nord photographer:Ola Vik"},
		{"nb", tail, " (NTB)", "source:@NTB"},
		{"nb", tail, " (©NTB)", "source:@NTB"},
		{"nb", end, "Kilde: NTB", "source:@NTB"},
		{"da", top, "Af Mette Holm", "reporter:Mette Holm"},
		{"da", top, "Tekst: Mette Holm Foto: Jens Bak", "author:Mette Holm photographer:Jens Bak"},
		{"da", tail, " /ritzau/", "source:@Ritzau"},
		{"da", end, "Oversat af Mette Holm", "translator:Mette Holm"},
		{"da", end, "Kilde: Ritzau", "source:@Ritzau"},
		{"fi", top, "Teksti: Aino Laine Kuvat: Eero Salo", "author:Aino Laine photographer:Eero Salo"},
		{"fi", tail, " (STT)", "source:@STT"},
		{"fi", end, "Lähde: STT", "source:@STT"},
		{"tr", top, "Haber: Fatma Çetin - Fotoğraf: Ali Deniz", "reporter:Fatma Çetin photographer:Ali Deniz"},
		{"tr", start, "İSTANBUL (AA) - ", "source:@AA"},
		{"tr", end, "Muhabir: Fatma Çetin", "reporter:Fatma Çetin"},
		{"tr", end, "Haber: Fatma Çetin - Kamera: Ali Deniz", "reporter:Fatma Çetin contributor:Ali Deniz"},
		{"tr", end, "Kaynak: AA", "source:@AA"},
		{"tr", end, "Editör: Ali Deniz", "editor:Ali Deniz"},
		{"ru", top, "Автор: Анна Иванова", "author:Анна Иванова"},
		{"ru", top, "Текст: Анна Иванова Фото: Пётр Орлов", "author:Анна Иванова photographer:Пётр Орлов"},
		{"ru", start, "МОСКВА, 6 мая. /ТАСС/. ", "source:@ТАСС"},
		{"ru", start, "МОСКВА, 6 мая — РИА Новости. ", "source:@РИА Новости"},
		{"ru", end, "Источник: ТАСС", "source:@ТАСС"},
		{"ru", end, "Редактор: Анна Иванова", "editor:Анна Иванова"},
		{"nl", top, "Door Anna de Vries", "reporter:Anna de Vries"},
		{"nl", top, "Door: Anna de Vries en Jan Bakker", "reporter:Anna de Vries reporter:Jan Bakker"},
		{"nl", end, "Bron: ANP", "source:@ANP"},
		{"nl", end, "Vertaling: Anna de Vries", "translator:Anna de Vries"},
		{"nl", end, "Met medewerking van Anna de Vries", "correspondent:Anna de Vries"},
		{"pl", top, "Autor: Anna Nowak", "author:Anna Nowak"},
		{"pl", end, "Źródło: PAP", "source:@PAP"},
		{"pl", end, "(PAP)", "source:@PAP"},
		{"pl", end, "Tłumaczenie: Anna Nowak", "translator:Anna Nowak"},
		{"pl", end, "oprac. Anna Nowak", "author:Anna Nowak"},
		{"ja", top, "記者 田中一郎", "reporter:田中一郎"},
		{"ja", top, "<p class=\"author\">田中 一郎</p>", "author:田中 一郎"},
		{"ja", start, "【ワシントン＝田中一郎】", "reporter:田中一郎#ワシントン"},
		{"ja", start, "【ニューヨーク共同】", "source:@共同#ニューヨーク"},
		{"ja", start, "【田中一郎】", "author:田中一郎"},
		{"ja", start, "［東京　６日　ロイター］ - ", "source:@ロイター#東京"},
		{"ja", tail, "【田中一郎】", "author:田中一郎"},
		{"ja", tail, "（田中一郎）", "author:田中一郎"},
		{"ja", tail, "（社会部・田中一郎）", "reporter:田中一郎"},
		{"ja", tail, "（共同）", "source:@共同"},
		{"ja", tail, "（聞き手・田中一郎）", "reporter:田中一郎"},
		{"ja", end, "（田中一郎、佐藤花子）", "author:田中一郎 author:佐藤花子"},
		{"ja", end, "文・田中一郎　写真・佐藤花子", "author:田中一郎 photographer:佐藤花子"},
		{"ja", end, "取材・文＝田中一郎", "author:田中一郎"},
		{"ja", end, "翻訳：田中花子　編集：佐藤一郎", "translator:田中花子 editor:佐藤一郎"},
		{"ja", end, "出典：共同通信", "source:@共同通信"},
		{"ko", top, "김민수 기자", "reporter:김민수"},
		{"ko", top, "[서울=뉴시스] 김민수 기자", "reporter:김민수@뉴시스#서울"},
		{"ko", start, "(서울=연합뉴스) 김민수 기자 = ", "reporter:김민수@연합뉴스#서울"},
		{"ko", start, "[한강일보 김민수 기자] ", "reporter:김민수@한강일보"},
		{"ko", start, "(도쿄=연합뉴스) 박지영 특파원 = ", "reporter:박지영@연합뉴스#도쿄"},
		{"ko", tail, " 김민수 기자 kim@paper.example", "reporter:김민수"},
		{"ko", end, "김민수 기자 kim@paper.example", "reporter:김민수"},
		{"ko", end, "김민수·박지영 기자", "reporter:김민수 reporter:박지영"},
		{"ko", end, "글·사진 김민수 기자", "reporter:김민수 photographer:김민수"},
		{"ko", end, "김민수 인턴기자", "reporter:김민수/intern"},
		{"zh", top, "来源：江城日报 作者：张小明 编辑：李晓红", "author:张小明 editor:李晓红 from:@江城日报"},
		{"zh", top, "江城晚报 2024-05-06 10:20", "source:@江城晚报"},
		{"zh", top, "<div><span class=original>原创</span> <span>城市观察</span> <span>2024-05-06 10:20:33</span></div>", "source:@城市观察"},
		{"zh", top, "2024-05-06 10:20 来源：江城网 登录 注册", "from:@江城网"},
		{"zh", top, "2024年05月06日 10:20 | 来源：江城日报 | 作者：张小明 | 责编：李晓红", "author:张小明 editor:李晓红/responsible from:@江城日报"},
		{"zh", top, "<p class=\"author\">登录</p>", ""},
		{"zh", top, "文 | 张小明", "author:张小明"},
		{"zh", top, "文/张小明 编辑/李晓红", "author:张小明 editor:李晓红"},
		{"zh", top, "本报记者 张小明 通讯员 李晓红", "reporter:张小明 correspondent:李晓红"},
		{"zh", start, "江城日报讯（记者张小明 通讯员李晓红）", "source:@江城日报 reporter:张小明 correspondent:李晓红"},
		{"zh", start, "江城日报-江城网讯 5月6日，", "source:@江城日报 source:@江城网"},
		{"zh", start, "新华社江城5月6日电（记者张小明、李晓红）", "source:@新华社 reporter:张小明 reporter:李晓红"},
		{"zh", start, "中新网江城5月6日电 (记者 张小明)", "source:@中新网 reporter:张小明"},
		{"zh", start, "（江城日报记者 张小明）", "reporter:张小明@江城日报"},
		{"zh", end, "（记者张小明 李晓红 通讯员王大伟 统筹：赵六一）", "reporter:张小明 reporter:李晓红 correspondent:王大伟 coordinator:赵六一"},
		{"zh", end, "责任编辑：xiaoming01", "editor:xiaoming01/responsible"},
		{"zh", end, "【编辑:李晓红】", "editor:李晓红"},
		{"zh", end, "来源：江城发布", "source:@江城发布"},
		{"zh", end, "编译：张小明", "translator:张小明"},
		{"zh", end, "张小明编译", "translator:张小明"},
		{"zh", end, "《江城》作者 张小明", "author:张小明"},
		{"zh", end, "江城日报全媒体记者张小明 实习生李晓红 通讯员王大伟", "reporter:张小明@江城日报 reporter:李晓红/intern correspondent:王大伟"},
		{"zh", end, "撰文：张小明 摄影：李晓红 制图：王大伟 校对：赵六一", "author:张小明 photographer:李晓红 illustrator:王大伟 proofreader:赵六一"},
		{"zh", end, "记者丨张小明 编辑丨李晓红 校对丨赵六一 值班编辑丨王大伟", "reporter:张小明 editor:李晓红 proofreader:赵六一 editor:王大伟"},
		{"zh", end, "文字：张小明 图片：李晓红 视频：王大伟", "author:张小明 photographer:李晓红 contributor:王大伟"},
		{"zh", end, "采写：江城日报记者 张小明", "reporter:张小明@江城日报"},
		{"zh", end, "（作者单位：江城大学）", ""},
		{"zh", end, "（作者为江城大学教授 张小明）", ""},
		{"zh", tail, "（张小明）", "author:张小明"},
		{"zh", tail, "（记者 张小明）", "reporter:张小明"},
		{"zh", end, "一审：张小明 二审：李晓红 三审：王大伟", "reviewer:张小明 reviewer:李晓红 reviewer:王大伟"},
		{"zh", end, "编辑：张小明 审核：李晓红 监制：王大伟 值班主任：赵六一", "editor:张小明 reviewer:李晓红 producer:王大伟 editor:赵六一"},
		{"zh", end, "供稿：江城区委宣传部", "source:@江城区委宣传部"},
		{"zh", end, "来源：网络", ""},
		{"zh", end, "作者：未知", ""},
		{"zh", end, "（总台记者 张小明 李晓红）", "reporter:张小明@总台 reporter:李晓红@总台"},
		{"zh", end, "总台央视记者 张小明", "reporter:张小明@总台央视"},
		{"zh", end, "記者張小明／台北報導", "reporter:張小明"},
		{"zh", end, "（中央社記者張小明台北6日電）", "reporter:張小明@中央社"},
		{"zh", start, "（中央社記者張小明台北6日電）", "source:@中央社 reporter:張小明@中央社"},
		{"zh", start, "記者張小明／台北報導　", "reporter:張小明"},
		{"en", end, "Lee reported from Riverton. Associated Press writers Bo J. Fox in Milltown and Cy Hill contributed to this report.", "contributor:Bo J. Fox@Associated Press#Milltown contributor:Cy Hill@Associated Press"},
		{"pt", top, "Reportagem de Ana Lima; edição de Rui Costa", "reporter:Ana Lima editor:Rui Costa"},
		{"zh", end, "翻译：王小明 校译：李晓红", "translator:王小明 proofreader:李晓红"},
		{"zh", end, "责任编辑：李晓红 图片编辑：张小明 校对：赵六一", "editor:李晓红/responsible editor:张小明 proofreader:赵六一"},
		{"zh", end, "责任编辑：李晓红 版面编辑：张小明（NB033）", "editor:李晓红/responsible editor:张小明"},
		{"zh", end, "责任编辑：NB041", ""},
		{"zh", end, "责任编辑：晓 红", "editor:晓红/responsible"},
		{"zh", end, "报道：张小明 摄影：李晓红", "reporter:张小明 photographer:李晓红"},
		{"zh", end, "文/江城日报全媒体记者 张小明 通讯员 李晓红", "reporter:张小明@江城日报 correspondent:李晓红"},
		{"zh", end, "通讯员 李晓红 王大伟", "correspondent:李晓红 correspondent:王大伟"},
		{"zh", end, "值班编辑 李晓红", "editor:李晓红"},
		{"zh", end, "（文/江城网 张小明）", "author:张小明@江城网"},
		{"zh", start, "【江城网】（记者 张小明）", "reporter:张小明"},
		{"zh", start, "〔記者張小明／台北報導〕", "reporter:張小明"},
		{"zh", tail, "（編輯：李曉紅）1130506", "editor:李曉紅"},
		{"zh", top, "2024年05月06日 10:20 来源：江城网-《江城日报》", "from:@江城网-《江城日报》"},
		{"zh", top, "<div><h4>文 / <a>张小明</a></h4><span>来自 / <a>江城早报</a></span></div>", "author:张小明 source:@江城早报"},
		{"zh", top, "2024-05-06 HKT 10:20", ""},
		{"zh", top, "2024-05-06 10:20 来源：新华社", "source:@新华社"},
		{"zh", top, "<div class=\"date-source\"><span class=date>2024年05月06日 10:20</span><span class=\"source\">江城日报</span></div>本报记者 张小明", "reporter:张小明 from:@江城日报"},
		{"de", end, "Quelle: Harbour Museum", "from:@Harbour Museum"},
		{"zh", top, "<div><small>时间:</small>2024-05-06 10:20<small>来源:</small>江城晚报 <small>作者:</small>admin <small>点击:</small>次</div>", "from:@江城晚报"},
		{"ja", tail, "（東雲太郎、佐藤花子）", "author:東雲太郎 author:佐藤花子"},
		{"ja", tail, "【東雲太郎、月岡次郎】", "author:東雲太郎 author:月岡次郎"},
		{"ja", tail, "（浜辺市中央町）", ""},
		{"ko", top, "한강=김민수 기자", "reporter:김민수#한강"},
		{"ko", end, "김민수 kim@paper.example", "author:김민수"},
	} {
		text := strings.Split(proseIn[c.language], "|")
		under := ""
		switch c.place {
		case top:
			if under = c.text; under[0] != '<' {
				under = "<div>" + under + "</div>"
			}
		case start:
			text[0] = c.text + text[0]
		case tail:
			text[3] += c.text
		case end:
			text = append(text, c.text)
		}
		title := string([]rune(text[1])[:12])
		page := "<html lang=" + c.language + "><title>" + title + "</title><h1>" + title + "</h1>" + under + "<div><p>" + strings.Join(text, "</p><p>") + "</p></div>"
		a, err := FromHTML([]byte(page), Options{URL: "https://news.example/x"})
		if err != nil {
			t.Fatal(err)
		}
		got := line(a.Credits)
		if a.Source != nil {
			got = strings.TrimSpace(got + " from:@" + a.Source.Organization)
		}
		if got != c.want {
			t.Errorf("%s, %s: %s = %q, want %q", c.language, c.place, c.text, got, c.want)
		}
	}
}

// FuzzCredits checks that no name stands in a credit that does not stand in the line.
func FuzzCredits(f *testing.F) {
	for _, s := range []string{"记者张三 李四 通讯员王小五 统筹：赵六", "作者:张小明李四王小五", "文/图 张三", "Reporting by Ann Lee in Beirut and Bo Fox; Editing by Di Orr", "Quelle: dpa", "张 三 摄", "By Ann Lee, Bo Fox & Cy Hill"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = head(strings.ToValidUTF8(s, ""), 1500)
		whole := fold(s)
		_, wide := parseCredits(s, nil)
		foot, _ := parseFoot(s)
		for _, c := range append(wide, foot...) {
			if c.Role == "" || c.Name == "" && c.Organization == "" {
				t.Fatalf("%q: %+v", s, c)
			}
			if n := fold(c.Name); !strings.Contains(whole, n) {
				t.Fatalf("%q is not in %q", c.Name, s)
			}
			if n := fold(c.Organization); agency(c.Organization) == "" && !strings.Contains(whole, n) {
				t.Fatalf("%q is not in %q", c.Organization, s)
			}
		}
		for _, n := range personNames(s) {
			if !strings.Contains(whole, fold(n)) {
				t.Fatalf("%q is not in %q", n, s)
			}
		}
	})
}

// TestSourceBesideHeadline checks what stands beside a Chinese headline without a label: an account is the source, an entry
// of the site's menu is not; and who made a story copied out of an app.
func TestSourceBesideHeadline(t *testing.T) {
	text := strings.Repeat("<p>江边的公园今天重新开放，市民一早就来散步，孩子们在草地上放风筝，老人们在树下下棋。</p>", 5)
	page := func(menu, beside, first string) string {
		return `<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>江边的公园今天重新开放：市民一早就来散步，孩子们都来了</title></head><body>
<ul class="nav">` + menu + `</ul><div class="article-box"><h1>江边的公园今天重新开放：市民一早就来散步，孩子们都来了</h1>
<div class="sub">` + beside + `</div><div class="article-content">` + first + text + `</div></div></body></html>`
	}
	for _, c := range []struct{ menu, beside, first, want string }{
		{"", "<span>城市观察</span> <span>2024-05-06 10:20</span>", "", "source 城市观察"},
		{`<li><a href="/a/">首页</a></li><li><a href="/b/">城市新闻</a></li>`, `<a class="author-name" href="/b/">城市新闻</a>`, "", ""},
		{"", "<span>2024-05-06 10:20</span> 来源：江城日报", "<p>江城日报-江城客户端讯 江边的公园今天重新开放。</p>", "source 江城日报"},
		{"", "<span>2024-05-06 10:20</span>", "<p>原创： 林知秋编译 江边观察</p>", "translator 林知秋"},
	} {
		a, err := FromHTML([]byte(page(c.menu, c.beside, c.first)), Options{URL: "https://news.example/2024/05/06/park.html"})
		if err != nil {
			t.Fatal(err)
		}
		if got := creditLine(a.Everyone()); got != c.want {
			t.Errorf("%q %q: got %q, want %q", c.beside, c.first, got, c.want)
		}
	}
}
