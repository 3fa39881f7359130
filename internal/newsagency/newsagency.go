// Package newsagency knows the names of the world's news and picture agencies: how each is called and abbreviated in the
// languages of the papers that print it. Name tells which agency a printed name is.
package newsagency

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// names has an agency a line: the name that stands for it, then what else it is called, in lower case. Abbreviations that
// are as often something else stand here only where a credit's place makes them an agency's.
const names = `
Associated Press|ap|a.p.|ap photo|ap photos|ap images|ap wire|the associated press|ap通信|ap通信社|美联社|美聯社|美联|ap통신|ассошиэйтед пресс|أسوشيتد برس|أسوشييتد برس|أ ب|أ.ب|एपी
Agence France-Presse|afp|afp photo|afp photos|agence france presse|法新社|法新|afp通信|フランス通信社|afp통신|франс пресс|франс-пресс|афп|أ ف ب|أ.ف.ب|ا ف ب|ا.ف.ب|فرانس برس|وكالة فرانس برس|الفرنسية|एएफपी|এএফপি|เอเอฟพี|اے ایف پی
Reuters|thomson reuters|reuters photo|reuters pictures|路透社|路透|ロイター|ロイター通信|로이터|로이터통신|로이터 통신|рейтер|рейтерс|رويترز|وكالة رويترز|רויטרס|रॉयटर्स|রয়টার্স|รอยเตอร์|รอยเตอร์ส|رویترز|روئٹرز
Deutsche Presse-Agentur|dpa|dpa-bildfunk|dpa-zentralbild|德新社|дпа|د ب أ|د.ب.أ
EFE|agencia efe|efe agencia|efeagro|埃菲社|إفي
Europa Press|europapress
ANSA|agenzia ansa|安莎社
LaPresse|agenzia lapresse
Adnkronos|agenzia adnkronos
Xinhua|xinhua news agency|xinhua news|新华社|新華社|新华|新華|新华通讯社|新華通訊社|新華社通信|синьхуа|شينخوا|신화통신|신화
China News Service|cns|cnsphoto|cns photo|中新社|中國新聞社|中国新闻社
Visual China Group|vcg|visual china|视觉中国|視覺中國
TASS|тасс|itar-tass|итар-тасс|塔斯社|タス通信|타스|타스통신|تاس
RIA Novosti|риа новости|риа|俄新社|ria nowosti
Interfax|интерфакс
Sputnik|спутник|卫星通讯社|スプートニク
Kyodo News|kyodo|kyodo news agency|共同通信社|共同通信|共同社|共同|교도통신|교도
Jiji Press|jiji|時事通信社|時事通信|時事|时事社|지지통신
Yonhap|yonhap news|yonhap news agency|연합뉴스|연합|聯合ニュース|韩联社|韓聯社
Newsis|뉴시스
News1|뉴스1
Central News Agency (Taiwan)|中央社|中央通訊社
KCNA|朝中社|朝鲜中央通讯社|朝鮮中央通信|조선중앙통신
Press Trust of India|pti|pti photo|पीटीआई|পিটিআই
Asian News International|ani|ani photo|एएनआई
IANS|indo-asian news service|आईएएनएस
Anadolu|aa|anadolu agency|anadolu ajansı|anadolu images|الأناضول|وكالة الأناضول|анадолу
DHA|demirören haber ajansı
İHA|iha|ihlas haber ajansı
Lusa|agência lusa
Agência Brasil|agencia brasil
European Pressphoto Agency|epa|epa images|epa-efe|efe-epa|efe/epa
PA Media|pa|pa wire|pa images|press association|the press association
The Canadian Press|canadian press|la presse canadienne|cp
Australian Associated Press|aap|aap image|aap photos
Austria Presse Agentur|apa|apa-images|apa picturedesk|apa-picturedesk
Keystone-SDA|keystone-ats|keystone/sda|sda|ats
ANP|anp foto|algemeen nederlands persbureau
Belga|belga image|belgaimage|belga photo
TT|tt nyhetsbyrån|tt-nyhetsbyrån
NTB|ntb scanpix|ntb-scanpix
Ritzau|ritzau scanpix|ritzaus bureau
Lehtikuva|stt-lehtikuva
PAP|polska agencja prasowa
ČTK|ctk|česká tisková kancelář
TASR|tlačová agentúra slovenskej republiky
MTI|mti fotó|mti/fotó|magyar távirati iroda
Agerpres|agentia nationala de presa agerpres
Tanjug|танјуг
Hina|hrvatska izvještajna novinska agencija
ANA-MPA|απε-μπε|απε
BTA|бта
Ukrinform|укринформ|укрінформ
UNIAN|унiан|уніан|униан
BelTA|белта
Bernama|foto bernama|bernama pic
Antara|antara foto
Vietnam News Agency|ttxvn|vna|thông tấn xã việt nam
Bloomberg|bloomberg news|ブルームバーグ|彭博社|彭博|блумберг|블룸버그
UPI|united press international
Getty Images|getty|gettyimages|ゲッティイメージズ|ゲッティ|게티이미지|게티이미지코리아
Imago|imago images|imago-images
Picture Alliance|picture-alliance
Shutterstock|shutterstock.com
iStock|istockphoto|istock photo
Adobe Stock|adobestock|stock.adobe.com
Alamy|alamy stock photo
Pixabay|pixabay.com
Wikimedia Commons|wikimedia|commons.wikimedia.org
`

var byName = func() map[string]string {
	out := map[string]string{}
	for line := range strings.SplitSeq(strings.TrimSpace(names), "\n") {
		all := strings.Split(line, "|")
		for _, name := range all {
			out[key(name)] = all[0]
		}
	}
	return out
}()

// key is a name as it is compared: form KC, lower case, white space single.
func key(name string) string {
	return strings.Join(strings.Fields(strings.ToLower(norm.NFKC.String(name))), " ")
}

// Name returns the name that stands for the agency that a printed name is of, or "" where it is of none.
func Name(printed string) string {
	if len(printed) > 80 {
		return ""
	}
	return byName[key(printed)]
}
