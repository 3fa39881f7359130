package extract

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// The words that dates are written with, in the languages of the news: date.go reads with them.

var firstWords = []string{
	"originally published", "first published", "erstmals veröffentlicht", "ursprünglich veröffentlicht", "zuerst erschienen", "publié initialement",
	"initialement publié", "publicado originalmente", "publicado por primera vez", "pubblicato originariamente", "oorspronkelijk gepubliceerd",
	"首次发布", "初出",
}

// changeWords and publishWords stand in the labels of dates; the last one of a label counts.
var changeWords = []string{
	"updated", "update", "modified", "revised", "edited", "last reviewed", "last change",
	"aktualisiert", "aktualisierung", "geändert", "änderung", "überarbeitet", "stand:", "bijgewerkt", "gewijzigd", "aangepast",
	"oppdatert", "endret", "uppdaterad", "ändrad", "opdateret", "ændret", "uppfært", "breytt",
	"mis à jour", "mise à jour", "màj", "modifié", "actualisé", "actualizado", "actualizada", "actualización", "modificado", "modificación",
	"atualizado", "atualizada", "atualização", "alterado", "aggiornato", "aggiornamento", "modificato", "ultima modifica", "actualitzat", "modificat",
	"actualizat", "actualizare", "actualizării",
	"päivitetty", "muokattu", "uuendatud", "muudetud", "atjaunots", "labots", "atnaujinta", "pakeista", "frissítve", "frissült", "módosít",
	"обновлено", "обновлен", "изменено", "изменен", "оновлено", "оновлен", "обновена", "обновен", "променен", "ажурирано", "измењено",
	"zaktualizowano", "aktualizacja", "zmodyfikowano", "aktualizováno", "aktualizace", "upraveno", "aktualizované", "upravené",
	"ažurirano", "izmijenjeno", "izmenjeno", "posodobljeno", "spremenjeno", "përditësuar",
	"ενημέρωση", "ενημερώθηκε", "τροποποί", "güncelleme", "güncellendi", "güncellenme", "yeniləndi",
	"עודכן", "עדכון", "تحديث", "آخر تعديل", "روزرسانی", "روز رسانی", "अपडेट", "আপডেট", "புதுப்பி",
	"อัปเดต", "อัพเดต", "อัพเดท", "แก้ไข", "cập nhật", "diperbarui", "diperbaharui", "pembaruan", "diubah", "kemas kini", "dikemaskini",
	"更新", "修改", "修订", "修訂", "改訂", "수정", "업데이트",
}

var publishWords = []string{
	"published", "posted", "post time", "post date", "publish", "created", "first published", "issued", "released", "written on", "date:",
	"veröffentlicht", "veröffentlichung", "erstellt", "erschienen", "publiziert", "gepubliceerd", "geplaatst", "verschenen",
	"publisert", "publicerad", "publicerat", "udgivet", "publiceret", "offentliggjort", "birt",
	"publié", "publiée", "publication", "paru le", "mis en ligne", "publicado", "publicada", "publicación", "fecha:", "publicação",
	"pubblicato", "pubblicazione", "publicat", "publicare", "publicării",
	"julkaistu", "avaldatud", "publicēts", "paskelbta", "közzétéve", "megjelent",
	"опубликовано", "дата публикации", "опубликован", "опубліковано", "дата публікації", "публикуван", "објављено",
	"opublikowano", "data publikacji", "dodano", "publikováno", "vydáno", "zveřejněno", "publikované", "zverejnené", "objavljeno", "objavio",
	"publikuar", "δημοσίευση", "δημοσιεύ", "yayınlan", "yayımlan", "yayın tarihi", "giriş tarihi", "oluşturulma",
	"פורסם", "نشر", "انتشار", "प्रकाशित", "প্রকাশ", "เผยแพร่", "đăng", "xuất bản",
	"diterbitkan", "dipublikasikan", "disiarkan", "tayang",
	"发布", "發布", "发表", "發表", "刊登", "时间", "時間", "日期", "公開", "掲載", "配信", "投稿", "입력", "등록", "작성", "발행", "게시", "승인",
}

// clockWords stand between the day and the time of day, alone or behind one of clockSigns.
var (
	clockWords = words("kl klo kello kell plkst at um om à às ore ora alle las la saat u v o ob в о у godz g pukul pkl jam lúc เวลา στις ώρα ω orë الساعة ساعت klukkan klockan")
	clockSigns = words("| - – — , • · ، @ a")
)

// halfDay tells the halves of the day: 1 before noon, 2 after. They stand behind the time, in Vietnamese also before.
var halfDay = map[string]int{
	"am": 1, "a": 1, "sáng": 1, "sa": 1, "πμ": 1, "ص": 1, "صباحا": 1, "صباحًا": 1, "صباحاً": 1, "ق": 1, "पूर्वाह्न": 1, "एएम": 1, "এএম": 1,
	"pm": 2, "p": 2, "chiều": 2, "tối": 2, "ch": 2, "μμ": 2, "م": 2, "مساء": 2, "مساءً": 2, "ب": 2, "अपराह्न": 2, "पीएम": 2, "পিএম": 2,
}

// zones are the abbreviations that pages print, in minutes east of UTC. IST is India's; the others that
// share it say +03:00 or +01:00 themselves.
var zones = map[string]int{
	"z": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 60, "west": 60, "cet": 60, "mez": 60, "cest": 120, "mesz": 120, "eet": 120, "sast": 120, "cat": 120,
	"eest": 180, "msk": 180, "мск": 180, "eat": 180, "trt": 180,
	"gst": 240, "pkt": 300, "ist": 330, "npt": 345, "ict": 420, "wib": 420, "wita": 480, "wit": 540, "hkt": 480, "sgt": 480, "myt": 480, "pht": 480,
	"awst": 480, "jst": 540, "kst": 540, "acst": 570, "aest": 600, "acdt": 630, "aedt": 660, "nzst": 720, "nzdt": 780,
	"est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "akst": -540, "hst": -600, "ast": -240,
	"brt": -180, "art": -180, "nst": -210, "ndt": -150,
}

// agoBefore stand before a number of units, agoAfter behind them; pastUnits are both unit and "ago" in one word.
// daysAgo are today and yesterday. ones are what stands for the number in "an hour ago".
var (
	agoBefore = words("vor hace há hai fa πριν قبل منذ před pred пред преди пре prije acum fyrir לפני il_y_a")
	agoAfter  = words("ago fa önce назад siden sedan sitten geleden temu 前 전 trước yanglalu lalu पहले atrás тому dozadu 之前 以前 ezelőtt پیش আগে nazaj")
	pastUnits = map[string]byte{
		"perce": 'm', "órája": 'h', "napja": 'd', "hete": 'w', "นาทีที่แล้ว": 'm', "นาทีก่อน": 'm', "ชั่วโมงที่แล้ว": 'h', "ชั่วโมงก่อน": 'h',
		"วันที่แล้ว": 'd', "วันก่อน": 'd',
	}
	ones    = words("an a one einer einem einen une un una uno um uma ett et en een één bir один одну одна jedną jeden jednu egy")
	daysAgo = func() map[string]int {
		m := map[string]int{"前天": 2}
		for w := range words("today heute oggi idag hoje hoy bugün сегодня dzisiaj dziś dnes vandaag idag σήμερα tänään сьогодні astăzi azi danas danes днес данас avui היום اليوم วันนี้ 今天 今日 오늘 hômnay aujourd'hui") {
			m[w] = 0
		}
		for w := range words("yesterday gestern hier ieri ontem ayer dün вчера wczoraj včera gisteren igår χθες χτες kemarin semalam eilen вчора jučer včeraj јуче ahir tegnap אתמול أمس เมื่อวาน 昨天 昨日 어제 hômqua") {
			m[w] = 1
		}
		return m
	}()
)

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// units are minutes, hours, days, weeks, months and years, as "ago" counts them.
var units = map[string]byte{
	"minutes": 'm', "min": 'm', "mins": 'm', "minuten": 'm', "minuto": 'm', "minutos": 'm', "minuti": 'm', "minutter": 'm', "minuter": 'm',
	"minuuttia": 'm', "dakika": 'm', "минут": 'm', "минуты": 'm', "минуту": 'm', "minut": 'm', "minuty": 'm', "λεπτά": 'm', "menit": 'm',
	"phút": 'm', "دقيقة": 'm', "دقائق": 'm', "دقیقه": 'm', "хвилин": 'm', "хвилини": 'm', "минути": 'm', "minuta": 'm', "minute": 'm',
	"minutami": 'm', "mínútum": 'm', "minuts": 'm', "perccel": 'm', "דקות": 'm', "মিনিট": 'm', "मिनट": 'm', "分": 'm', "分钟": 'm', "分鐘": 'm',
	"분":    'm',
	"hour": 'h', "годину": 'h', "часове": 'h', "сата": 'h', "сати": 'h', "sata": 'h', "sati": 'h', "urami": 'h', "klukkustundum": 'h',
	"klukkutímum": 'h', "hores": 'h', "órával": 'h', "ساعت": 'h', "שעות": 'h', "שעה": 'h', "ঘণ্টা": 'h', "ώρα": 'h', "hours": 'h', "hr": 'h',
	"hrs": 'h', "h": 'h', "stunde": 'h', "stunden": 'h', "heure": 'h', "heures": 'h', "hora": 'h', "horas": 'h', "ora": 'h', "ore": 'h',
	"timer": 'h', "time": 'h', "timmar": 'h', "timme": 'h', "tuntia": 'h', "saat": 'h', "час": 'h', "часа": 'h', "часов": 'h', "godzin": 'h',
	"godziny": 'h', "godzinę": 'h', "hodin": 'h', "hodinami": 'h', "uur": 'h', "ώρες": 'h', "jam": 'h', "giờ": 'h', "tiếng": 'h', "ساعات": 'h',
	"ساعة": 'h', "घंटे": 'h', "घंटा": 'h', "小时": 'h', "小時": 'h', "時間": 'h', "시간": 'h', "годин": 'h', "години": 'h',
	"day": 'd', "дні": 'd', "днів": 'd', "дни": 'd', "дана": 'd', "dana": 'd', "dnevi": 'd', "dňami": 'd', "dögum": 'd', "dies": 'd', "nappal": 'd',
	"zile": 'd', "ημέρες": 'd', "روز": 'd', "ימים": 'd', "দিন": 'd', "days": 'd', "tag": 'd', "tage": 'd', "tagen": 'd', "jour": 'd', "jours": 'd',
	"día": 'd', "días": 'd', "dia": 'd', "dias": 'd', "giorno": 'd', "giorni": 'd', "dager": 'd', "dage": 'd', "dagar": 'd', "dag": 'd',
	"päivää": 'd', "gün": 'd', "день": 'd', "дня": 'd', "дней": 'd', "dni": 'd', "dny": 'd', "dnů": 'd', "dagen": 'd', "μέρες": 'd', "hari": 'd',
	"ngày": 'd', "أيام": 'd', "يوم": 'd', "दिन": 'd', "天": 'd', "日": 'd', "일": 'd',
	"week": 'w', "weeks": 'w', "woche": 'w', "wochen": 'w', "semaine": 'w', "semaines": 'w', "semana": 'w', "semanas": 'w', "settimana": 'w',
	"settimane": 'w', "uker": 'w', "hafta": 'w', "недель": 'w', "недели": 'w', "weken": 'w', "minggu": 'w', "tuần": 'w', "周": 'w', "週間": 'w',
	"주":     'w',
	"month": 'M', "months": 'M', "monate": 'M', "monaten": 'M', "mois": 'M', "meses": 'M', "mesi": 'M', "个月": 'M', "か月": 'M', "개월": 'M',
	"year": 'y', "years": 'y', "jahre": 'y', "jahren": 'y', "ans": 'y', "años": 'y', "anni": 'y', "年": 'y', "년": 'y',
}

// months maps the names of months, in lower case and without accents, to their number. The names that mean
// another thing in other languages are in monthsOf.
var months = monthTable(
	"january february march april may june july august september october november december",
	"jan feb mar apr may jun jul aug sep oct nov dec",
	// Germanic
	"januar februar märz april mai juni juli august september oktober november dezember",
	"jänner feber mär apr mai jun jul aug sept okt nov dez",
	"jän febr maerz apr mai jun jul aug sep okt nov dez",
	"januari februari maart april mei juni juli augustus september oktober november december",
	"jan feb mrt apr mei jun jul aug sep okt nov dec",
	"januari februari mars april maj juni juli augusti september oktober november december",
	"januar februar marts april maj juni juli august september oktober november december",
	"januar februar mars april mai juni juli august september oktober november desember",
	"janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember",
	"januarie februarie maart april mei junie julie augustus september oktober november desember",
	"januar februar mäerz abrëll mee juni juli august september oktober november dezember",
	// Romance
	"janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
	"janv févr mars avr mai juin juil août sept oct nov déc",
	"jan fév mar avr mai juin juill aoû sept oct nov déc",
	"enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
	"ene feb mar abr may jun jul ago setiembre oct nov dic",
	"gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
	"gen feb mar apr mag giu lug ago set ott nov dic",
	"janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
	"jan fev mar abr mai jun jul ago set out nov dez",
	"xaneiro febreiro marzo abril maio xuño xullo agosto setembro outubro novembro decembro",
	"gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
	"ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
	"schaner favrer mars avrigl matg zercladur fanadur avust settember october november december",
	// Baltic, Finnic, Hungarian, Basque, Celtic, Albanian, Maltese
	"jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember",
	"jaan veebr märts apr mai juuni juuli aug sept okt nov dets",
	"janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris",
	"janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī decembrī",
	"sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
	"sausis vasaris kovas balandis gegužė birželis liepa rugpjūtis rugsėjis spalis lapkritis gruodis",
	"tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
	"tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu",
	"tammik helmik maalisk huhtik toukok kesäk heinäk elok syysk lokak marrask jouluk",
	"január február március április május június július augusztus szeptember október november december",
	"jan febr márc ápr máj jún júl aug szept okt nov dec",
	"urtarrila otsaila martxoa apirila maiatza ekaina uztaila abuztua iraila urria azaroa abendua",
	"urtarrilaren otsailaren martxoaren apirilaren maiatzaren ekainaren uztailaren abuztuaren irailaren urriaren azaroaren abenduaren",
	"urtarrilak otsailak martxoak apirilak maiatzak ekainak uztailak abuztuak irailak urriak azaroak abenduak",
	"ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr",
	"eanáir feabhra márta aibreán bealtaine meitheamh iúil lúnasa - - samhain nollaig",
	"janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor",
	"jannar frar marzu april mejju ġunju lulju awwissu settembru ottubru novembru diċembru",
	"januaro februaro marto aprilo majo junio julio aŭgusto septembro oktobro novembro decembro",
	// Slavic
	"stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
	"styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
	"sty lut mar kwi maj cze lip sie wrz paź - gru",
	"ledna února března dubna května června července srpna září října listopadu prosince",
	"leden únor březen duben květen červen červenec srpen září říjen listopad prosinec",
	"januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra",
	"január február marec apríl máj jún júl august september október november december",
	"siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna - studenoga prosinca",
	"siječanj veljača ožujak travanj svibanj lipanj srpanj kolovoz rujan - studeni prosinac",
	"januar februar mart april maj jun jul avgust septembar oktobar novembar decembar",
	"januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra",
	"jan feb mar apr maj jun jul avg sep okt nov dec",
	"января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
	"январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
	"янв фев мар апр май июн июл авг сен окт ноя дек",
	"янв февр мар апр май июн июл авг сент окт нояб дек",
	"січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
	"січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень",
	"січ лют бер квіт трав черв лип серп вер жовт лист груд",
	"студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня",
	"януари февруари март април май юни юли август септември октомври ноември декември",
	"яну фев мар апр май юни юли авг сеп окт ное дек",
	"јануар фебруар март април мај јун јул август септембар октобар новембар децембар",
	"јануари февруари март април мај јуни јули август септември октомври ноември декември",
	"јан феб мар апр мај јун јул авг сеп окт нов дец",
	// Greek, Armenian, Georgian
	"ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου",
	"ιανουάριος φεβρουάριος μάρτιος απρίλιος μάιος ιούνιος ιούλιος αύγουστος σεπτέμβριος οκτώβριος νοέμβριος δεκέμβριος",
	"ιαν φεβ μαρ απρ μαι ιουν ιουλ αυγ σεπ οκτ νοε δεκ",
	"հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի դեկտեմբերի",
	"հունվար փետրվար մարտ ապրիլ մայիս հունիս հուլիս օգոստոս սեպտեմբեր հոկտեմբեր նոյեմբեր դեկտեմբեր",
	"იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი",
	"იან თებ მარ აპრ მაი ივნ ივლ აგვ სექ ოქტ ნოე დეკ",
	// Turkic
	"ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
	"oca şub mar nis may haz tem ağu eyl eki kas ara",
	"yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr",
	"yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr",
	"қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
	"январ феврал март апрел май июн июл август сентябр октябр ноябр декабр",
	// Arabic, the Levant (names of two words in monthPairs), the Maghreb
	"يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
	"يناير فبراير مارس أبريل ماي يونيه يوليه غشت شتنبر أكتوبر نونبر دجنبر",
	"جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر",
	"- شباط آذار نيسان أيار حزيران تموز آب أيلول - - -",
	"- - - - - - يوليوز - - - - -",
	// Persian, Urdu, Pashto, Hebrew
	"ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
	"ژانویه فوریه مارس آپریل می جون جولای آگوست سپتامبر اکتوبر نوامبر دسامبر",
	"جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
	"جنوري فبروري مارچ اپریل می جون جولای اګست سپتمبر اکتوبر نومبر ډسمبر",
	"ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
	"בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר",
	"- - מרס - - - - - - - - -",
	"- - במרס - - - - - - - - -",
	// India and its neighbours
	"जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
	"जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितम्बर अक्तूबर नवम्बर दिसम्बर",
	"जन फर मार्च अप्रै मई जून जुला अग सित अक्टू नव दिस",
	"जानेवारी फेब्रुवारी मार्च एप्रिल मे जून जुलै ऑगस्ट सप्टेंबर ऑक्टोबर नोव्हेंबर डिसेंबर",
	"जनवरी फेब्रुअरी मार्च अप्रिल मे जुन जुलाई अगस्ट सेप्टेम्बर अक्टोबर नोभेम्बर डिसेम्बर",
	"জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর",
	"জানুয়ারী ফেব্রুয়ারী মার্চ এপ্রিল মে জুন জুলাই আগষ্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর",
	"ஜனவரி பிப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்ட் செப்டம்பர் அக்டோபர் நவம்பர் டிசம்பர்",
	"ஜனவரி பெப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்டு செப்டெம்பர் ஒக்டோபர் நவம்பர் டிசெம்பர்",
	"జనవరి ఫిబ్రవరి మార్చి ఏప్రిల్ మే జూన్ జూలై ఆగస్టు సెప్టెంబర్ అక్టోబర్ నవంబర్ డిసెంబర్",
	"ജനുവരി ഫെബ്രുവരി മാർച്ച് ഏപ്രിൽ മെയ് ജൂൺ ജൂലൈ ഓഗസ്റ്റ് സെപ്റ്റംബർ ഒക്ടോബർ നവംബർ ഡിസംബർ",
	"ಜನವರಿ ಫೆಬ್ರವರಿ ಮಾರ್ಚ್ ಏಪ್ರಿಲ್ ಮೇ ಜೂನ್ ಜುಲೈ ಆಗಸ್ಟ್ ಸೆಪ್ಟೆಂಬರ್ ಅಕ್ಟೋಬರ್ ನವೆಂಬರ್ ಡಿಸೆಂಬರ್",
	"જાન્યુઆરી ફેબ્રુઆરી માર્ચ એપ્રિલ મે જૂન જુલાઈ ઓગસ્ટ સપ્ટેમ્બર ઓક્ટોબર નવેમ્બર ડિસેમ્બર",
	"ਜਨਵਰੀ ਫਰਵਰੀ ਮਾਰਚ ਅਪ੍ਰੈਲ ਮਈ ਜੂਨ ਜੁਲਾਈ ਅਗਸਤ ਸਤੰਬਰ ਅਕਤੂਬਰ ਨਵੰਬਰ ਦਸੰਬਰ",
	"ଜାନୁଆରୀ ଫେବୃଆରୀ ମାର୍ଚ୍ଚ ଅପ୍ରେଲ ମଇ ଜୁନ ଜୁଲାଇ ଅଗଷ୍ଟ ସେପ୍ଟେମ୍ବର ଅକ୍ଟୋବର ନଭେମ୍ବର ଡିସେମ୍ବର",
	"ජනවාරි පෙබරවාරි මාර්තු - මැයි ජූනි ජූලි අගෝස්තු සැප්තැම්බර් ඔක්තෝබර් නොවැම්බර් දෙසැම්බර්",
	// South-east Asia
	"มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม",
	"ມັງກອນ ກຸມພາ ມີນາ ເມສາ ພຶດສະພາ ມິຖຸນາ ກໍລະກົດ ສິງຫາ ກັນຍາ ຕຸລາ ພະຈິກ ທັນວາ",
	"មករា កុម្ភៈ មីនា មេសា ឧសភា មិថុនា កក្កដា សីហា កញ្ញា តុលា វិច្ឆិកា ធ្នូ",
	"ဇန်နဝါရီ ဖေဖော်ဝါရီ မတ် ဧပြီ မေ ဇွန် ဇူလိုင် ဩဂုတ် စက်တင်ဘာ အောက်တိုဘာ နိုဝင်ဘာ ဒီဇင်ဘာ",
	"januari februari maret april mei juni juli agustus september oktober november desember",
	"januari pebruari maret april mei juni juli agustus september oktober nopember desember",
	"jan feb mac apr mei jun jul ogos sep okt nov dis",
	"januari februari mac april mei jun julai ogos september oktober november disember",
	"enero pebrero marso abril mayo hunyo hulyo agosto setyembre oktubre nobyembre disyembre",
	// Africa
	"januari februari machi aprili mei juni julai agosti septemba oktoba novemba desemba",
	"janaayo febraayo maarso abriil maajo juun luulyo agoosto sebteembar oktoobar nofembar diseembar",
	"janairu faburairu maris afrilu mayu yuni yuli agusta satumba oktoba nuwamba disamba",
)

// monthsOf are names of months, mostly shortened, that only the readers of one language take for such.
var monthsOf = map[string]map[string]int{
	"ca": monthTable("- - - - - - - ag - - - des"),
	"cs": monthTable("led úno bře dub kvě čvn čvc srp zář říj lis pro"),
	"es": monthTable("- - - - - - - - sept - - -"),
	"fi": monthTable("tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu"),
	"hr": monthTable("sij velj ožu tra svi lip srp kol ruj lis stu pro", "- - - - - - - - - listopada - -", "- - - - - - - - - listopad - -"),
	"bs": monthTable("- - - - - - - - - listopada - -", "- - - - - - - - - listopad - -"),
	"id": monthTable("- peb - - - - - agu - - nop des", "- - - - - - - agt - - - -", "- - - - - - - ags - - - -"),
	"is": monthTable("- - - - - - - ágú - - nóv des"),
	"lt": monthTable("saus vas kov bal geg birž liep rugp rugs spal lapkr gruod"),
	"nb": monthTable("- - - - - - - - - - - des"),
	"nn": monthTable("- - - - - - - - - - - des"),
	"no": monthTable("- - - - - - - - - - - des"),
	"pl": monthTable("- - - - - - - - - - lis -", "i ii iii iv v vi vii viii ix x xi xii"),
	"ro": monthTable("ian - - - - iun iul - - - noi -"),
	"sq": monthTable("- shk - pri - qer kor gus sht tet nën dhj"),
}

// monthPairs are names of two words.
var monthPairs = map[string]int{
	"كانون الثاني": 1, "كانون الأول": 12, "كانون الاول": 12, "تشرين الأول": 10, "تشرين الاول": 10, "تشرين الثاني": 11,
	"meán fómhair": 9, "deireadh fómhair": 10,
}

// Vietnamese counts its months: tháng tám is the eighth.
var vietnameseNumbers = map[string]int{
	"một": 1, "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "chạp": 12,
}

// Thai shortens its months to two letters with dots, written ส.ค. or สค.
var thaiMonths = map[string]int{
	"มค": 1, "กพ": 2, "มีค": 3, "เมย": 4, "พค": 5, "มิย": 6, "กค": 7, "สค": 8, "กย": 9, "ตค": 10, "พย": 11, "ธค": 12,
}

// solarMonths are those of the calendar of Iran, and of Afghanistan by their names there.
var solarMonths = monthTable(
	"فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند",
	"حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت",
)

// monthTable reads lines of twelve names; "-" stands where a line has none of its own. The first line that has a name wins.
func monthTable(lines ...string) map[string]int {
	m := map[string]int{}
	for _, line := range lines {
		for i, w := range strings.Fields(line) {
			for _, w := range []string{w, plain(w)} {
				if _, ok := m[w]; !ok && w != "-" {
					m[w] = i + 1
				}
			}
		}
	}
	return m
}

// plain is a word without accents, the dot of the Turkish i and the hamza, which capitals and haste leave out.
func plain(w string) string {
	if strings.IndexFunc(w, func(r rune) bool { return r >= 0x80 }) < 0 {
		return w
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 0x300 && r < 0x370, r == 0x653, r == 0x654, r == 0x655:
			return -1
		case r == 'ı':
			return 'i'
		case r == 'ς':
			return 'σ'
		}
		return r
	}, norm.NFD.String(w))
}

// monthOf reads the name of a month, whole or shortened, in the languages of the news.
func monthOf(w string) int {
	if len(w) < 3 || len(w) > 60 {
		return 0
	}
	if k := months[w]; k > 0 {
		return k
	}
	return months[plain(w)]
}
