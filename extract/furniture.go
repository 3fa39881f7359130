package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lines that sites set into or around a story, in the words of many languages. A line is compared
// in lower case, without leading marks and bullets. Every list is matched at the line's start.

// leadIns begin a link to another story. They are furniture when the line is short or mostly link.
var leadIns = phrasesOf(
	// English
	"recommended for you", "recommended videos", "recommended reading", "recommended stories", "recommended articles", "read more", "read also",
	"also read", "also see", "see also", "read next", "read:", "read the full", "more on this", "more on:", "related:", "related story", "related coverage",
	"related reading", "more coverage",
	"related stories", "related article", "related news", "related post", "related content", "related topics", "related reading", "related video",
	"you may also like", "you might also like", "you may like", "you might like", "more from", "more stories", "more news", "don't miss",
	"don’t miss", "must read", "keep reading", "continue reading", "watch now", "watch also", "trending", "most read", "most popular",
	"editors' picks", "next article", "previous article", "next post", "previous post", "next story", "previous:", "next:", "up next",
	"what to read next", "top stories", "latest news", "latest stories", "in case you missed", "click here to", "click here for", "find out more",
	"learn more", "discover more", "explore more", "view more", "see more", "show more", "load more", "further reading", "suggested reading",
	"check out:", "go deeper", "popular posts", "recent posts", "similar posts", "similar articles", "other articles", "other stories",
	"worth reading", "you can also watch", "watch the latest", "meanwhile, watch",
	// German
	"schon gelesen?", "zum weiterlesen", "weitere informationen:", "neueste artikel", "lesen sie auch", "lesen sie hier", "lesen sie mehr",
	"lesen sie dazu", "lesen sie weiter", "lesen sie jetzt", "lies auch", "lest auch", "lest mehr", "mehr zum thema", "mehr dazu", "mehr zu",
	"mehr lesen", "mehr von", "mehr aus", "mehr:", "auch interessant", "auch spannend", "auch lesenswert", "weiterlesen", "siehe auch",
	"passend dazu", "das könnte sie", "das könnte dich", "das könnte ihnen", "weitere artikel", "weitere themen", "weitere nachrichten",
	"weitere infos", "zum thema", "meistgelesen", "anzeige", "verwandte", "video:", "podcast:", "newsticker", "ähnliche artikel", "lesetipp",
	"zur startseite", "zurück zur", "mehr nachrichten",
	// French
	"lire aussi", "à lire aussi", "a lire aussi", "à lire également", "lire également", "lisez aussi", "voir aussi", "à voir aussi",
	"sur le même sujet", "lire la suite", "en savoir plus", "pour aller plus loin", "notre dossier", "à lire", "plus de sujets",
	"articles similaires", "articles liés", "les plus lus",
	// Spanish
	"lea también", "lea tambien", "lee también", "leer también", "leer más", "leer mas", "te puede interesar", "te recomendamos",
	"le puede interesar", "puede interesarte", "te podría interesar", "también te puede", "también lea", "también lee", "más información", "mas informacion", "puedes ver",
	"puede ver", "noticias relacionadas", "notas relacionadas", "contenido relacionado", "ver también", "ver más", "lo más leído", "lo mas leido",
	"además:", "mira también", "sigue leyendo", "relacionado", "artículos relacionados",
	// Portuguese
	"leia também", "leia mais", "leia ainda", "veja também", "veja mais", "saiba mais", "confira também", "mais lidas", "notícias relacionadas",
	"matérias relacionadas", "vídeos: mais", "mais vídeos", "assista também", "conteúdo relacionado",
	// Italian
	"leggi anche", "leggi di più", "leggi tutto", "guarda anche", "potrebbe interessarti", "ti potrebbe interessare", "articoli correlati",
	"approfondimenti", "i più letti",
	// Dutch
	"lees ook", "lees meer", "lees verder", "bekijk ook", "meer over", "zie ook",
	// Swedish, Norwegian, Danish, Finnish
	"les også", "les mer", "se også", "läs också", "läs mer", "läs även", "læs også", "læs mere", "lue myös", "lue lisää", "katso myös",
	// Polish, Czech, Slovak, Hungarian, Romanian, Croatian
	"czytaj też", "czytaj także", "czytaj więcej", "zobacz też", "zobacz także", "zobacz również", "przeczytaj", "čtěte také", "přečtěte si",
	"čítajte aj", "olvasta már", "kapcsolódó", "citiţi şi", "citește și", "vezi și",
	// Turkish
	"ayrıca bakınız", "ilgili haber", "i̇lgili haber", "ilginizi çekebilir", "haberin devamı", "bunlar da",
	// Greek
	"διαβάστε", "δείτε επίσης",
	// Russian, Ukrainian
	"читайте также", "читайте ещё", "читайте еще", "читать также", "смотрите также", "по теме", "материалы по теме", "подробнее", "читайте нас",
	"читайте також", "дивіться також", "більше новин",
	// Indonesian, Vietnamese
	"baca juga", "lihat juga", "simak juga", "đọc thêm", "xem thêm", "tin liên quan",
	// Thai, Hindi
	"อ่านเพิ่มเติม", "อ่านข่าว", "ข่าวที่เกี่ยวข้อง", "यह भी पढ़ें", "ये भी पढ़ें", "यह भी देखें", "इसे भी पढ़ें",
	// Arabic, Hebrew
	"اقرأ أيضًا", "إقرأ أيضًا", "شاهد أيضًا", "טרם קראתם", "לכתבות נוספות", "לכתבה המלאה", "اقرأ أيضا", "اقرأ المزيد", "إقرأ أيضا", "إقرأ المزيد", "اقرأ ايضا", "شاهد أيضا", "قراءة المزيد", "مواضيع ذات صلة", "קראו עוד", "קראו גם",
	// Chinese
	"相关阅读", "延伸阅读", "相关新闻", "相关报道", "相关链接", "相关文章", "相关推荐", "推荐阅读", "更多阅读", "更多新闻", "更多精彩", "往期回顾",
	"往期精彩", "往期推荐", "热门推荐", "精彩推荐", "为您推荐", "猜你喜欢", "点击查看", "点击进入", "点击阅读", "阅读更多", "阅读全文", "查看更多",
	"查看原文", "下一篇", "上一篇", "热点新闻", "今日热点", "編輯推薦", "延伸閱讀", "相關新聞", "相關閱讀", "相關報導", "更多新聞", "推薦閱讀",
	"看更多", "閱讀更多", "热门文章", "最新文章", "大家都在看", "新闻链接", "链接：", "链接:", "相關報道", "相關文章", "相關影音", "相關連結", "更多報導", "更多報道",
	"更多文章", "推薦文章", "熱門新聞", "熱門文章", "同場加映", "其他報道", "其他人也看", "【延伸", "【相关", "【相關", "【更多新聞", "上一則", "下一則",
	// Japanese
	"続きを読む", "関連記事", "関連ニュース", "関連リンク", "あわせて読みたい", "合わせて読みたい", "おすすめ記事", "【関連】", "【関連記事】", "▶",
	"もっと見る", "人気記事", "こんな記事も", "次の記事", "前の記事", "最新記事", "【写真】", "【画像】", "関連キーワード", "【関連", "関連トピックス",
	// Korean
	"관련기사", "관련 기사", "관련뉴스", "더보기", "많이 본", "추천기사", "[관련", "<관련", "추천 기사", "다른기사 보기", "기자의 다른기사", "함께 보면", "이 시각", "주요뉴스",
)

// notices are whole lines of the site's own: shares, adverts, subscriptions, rights, votes.
var notices = phrasesOf(
	// English
	"sponsored by", "sponsored content", "register /", "register to unlock", "share your thoughts", "this video is not", "this video is no",
	"this video can", "this video has been removed", "contact the author", "contact the editor", "contact the newsroom", "donate now", "donate to us",
	"share", "tweet", "newsletter", "print", "comments", "comment", "reply", "tagged", "tags", "topics", "loading", "sponsored", "register", "login",
	"subscribe", "donate", "bookmark", "facebook", "twitter", "instagram", "linkedin", "whatsapp", "pinterest", "reddit", "telegram", "youtube",
	"republish", "reprints", "advertising", "advertisement", "cookies", "editor's note: this", "scroll for more", "copied!", "continue reading below",
	"sign in or create", "back to video", "image:", "photo credit", "photo by", "advertise with", "story continues below", "article continues below",
	"scroll to continue", "continue below", "ad feedback", "paid content", "share this", "share on", "share:", "share via", "share article",
	"share with", "pin it", "follow us", "follow @", "follow on", "find us on", "like us on", "join us on", "join our", "join the conversation",
	"join the discussion", "sign up", "sign in", "log in", "get the latest", "get our", "download our", "download the app", "download the free",
	"print this", "email this", "copy link", "copy url", "link copied", "link kopieren", "link kopiert", "copier le lien", "lien copié", "copiar enlace", "copiar el enlace", "copiar link", "copiar url", "copia link", "copia il link", "kopieer link", "kopiera länk", "kopier link", "kopioi linkki", "kopiuj link", "kopírovat odkaz", "bağlantıyı kopyala", "скопировать ссылку", "копіювати посилання", "salin tautan", "sao chép liên kết", "कॉपी लिंक", "लिंक कॉपी", "نسخ الرابط", "העתק קישור", "复制链接", "複製連結", "リンクをコピー", "링크 복사", "url 복사", "save article", "report this", "report an error", "report a typo",
	"leave a comment", "leave a reply", "post a comment", "add a comment", "be the first to comment", "no comments", "view comments", "show comments",
	"load comments", "comments are closed", "your email address will not", "copyright ©", "copyright (c)", "copyright 20", "copyright 19",
	"copyright by", "©", "(c) 20", "all rights reserved", "this material may not be", "this article was originally published", "originally published",
	"this article first appeared", "this story was originally", "reprinted with permission", "filed under", "posted in", "tags:", "topics:",
	"keywords:", "categories:", "category:", "back to top", "skip to", "jump to", "go to homepage", "table of contents", "on this page",
	"was this article helpful", "was this helpful", "did you find this", "rate this", "your rating", "thank you for reading", "thanks for reading",
	"thank you for subscribing", "enable javascript", "please enable", "javascript is", "your browser", "video unavailable", "we use cookies",
	"this site uses cookies", "this website uses cookies", "accept cookies", "privacy policy", "terms of", "cookie policy", "disclosure:",
	"affiliate disclosure", "disclaimer:", "about the author", "about author", "written by", "author:", "page 1 of", "click to share", "click to",
	"tap to", "view gallery", "view all", "see all", "view photos", "open image", "enlarge image", "image 1 of", "photo gallery", "listen to this",
	"listen to article", "reading time", "min read", "minute read", "estimated reading", "last updated", "updated on", "published on",
	"first published", "posted on", "posted by", "editorial standards", "our standards", "licensing rights", "purchase licensing",
	"medically reviewed", "fact-checked by", "fact checked by", "get a free quote", "join our mailing list", "stay connected", "have a tip",
	"got a tip", "contact us", "if you enjoyed", "like what you", "support our", "support us", "become a member", "become a subscriber",
	"already a subscriber", "already a member", "start your free", "try it free", "buy now", "shop now", "add to cart", "request a demo",
	"schedule a", "read our privacy", "manage cookies", "powered by", "this post may contain affiliate", "this post contains affiliate",
	"we may earn", "as an amazon associate", "x.com", "permalink", "permalien", "enlace permanente", "link permanente", "shortlink", "photo:", "illustration:", "want more from", "never miss",
	"get started for free", "subscribe now", "subscribe to our", "subscribe today", "subscribe for", "register or sign in", "register now",
	"register for free", "sign up now", "log in or", "login or", "advertisement - ", "share by", "share to", "photo credits", "image credit",
	"image credits", "article content", "kindly share this", "this article originally", "this story originally", "this post originally",
	"republish our", "republish this", "submit a tip", "your subscription has been", "your subscription could not", "did this article help",
	// German
	"vielen dank für ihr", "teilen", "drucken", "merken", "kommentare", "kommentar", "kommentieren", "abonnieren", "einloggen", "registrieren",
	"schlagworte", "startseite", "werbung", "datenschutz", "titelbild", "beitragsbild", "impressum", "stand:", "foto:", "bild:", "artikel teilen",
	"diesen artikel teilen", "zu den kommentaren", "jetzt kommentieren", "newsletter abonnieren", "jetzt abonnieren", "folgen sie uns",
	"melden sie sich", "bitte loggen", "bitte melden", "themen:", "quelle:", "quellen:", "anzeige", "fehler melden", "fehler gefunden", "leserbrief",
	"alle rechte vorbehalten", "empfohlener redaktioneller inhalt", "externer inhalt", "externe inhalte", "an dieser stelle finden sie",
	"ich bin damit einverstanden", "mit ihrer zustimmung", "artikel anhören", "nach oben", "lesedauer", "über dieses thema berichtete",
	"dieser artikel erschien", "kommentare anzeigen", "kommentare lesen", "alle kommentare", "aktualisiert am", "zuletzt aktualisiert",
	"veröffentlicht am", "sendung:", "dieses thema im programm", "bitte registrieren sie sich", "titelbild:", "beitragsbild:", "bildquelle", "bildnachweis", "bildcredit", "fotocredit",
	"fotocredits", "fotos:", "zum newsletter", "newsletter bestellen", "hier abonnieren", "auf facebook teilen", "auf twitter teilen",
	"dieses thema im programm", "per e-mail teilen", "seite drucken", "artikel drucken", "artikel merken", "nutzungsbedingungen",
	// French
	"partager", "partagez", "commentaires", "commenter", "réagir", "imprimer", "publicité", "mentions", "image illustrative", "permalien",
	"abonnez-vous", "s'abonner", "inscrivez-vous", "suivez-nous", "mots-clés", "tous droits réservés", "cet article est réservé", "article réservé",
	"contenu réservé", "réservé aux abonnés", "il vous reste",
	"la suite après la publicité", "crédit photo", "crédits photo", "s’abonner", "s’inscrire à la newsletter", "inscription à la newsletter",
	"partager sur", "partager cet article", "tous les commentaires", "conditions d’utilisation", "mentions légales", "aucun commentaire",
	// Spanish
	"compartir", "comentarios", "comentar", "publicidad", "etiquetas", "temas", "imprimir", "compártelo", "suscríbete", "suscríbase", "síguenos",
	"síguenos en", "temas:", "archivado en", "todos los derechos", "únete", "crédito de la foto", "foto de portada", "fuente:", "suscríbete a",
	"recibe nuestro", "compartir en", "compartir esta", "comparte esta", "aviso legal", "política de privacidad", "política de cookies",
	"contenido exclusivo para", "artículo exclusivo para", "exclusivo para suscriptores", "regístrate gratis para",
	// Portuguese
	"compartilhe", "compartilhar", "comentários", "assine", "publicidade", "siga-nos", "siga o", "inscreva-se", "todos os direitos", "foto de capa",
	"crédito da foto", "compartilhe esta", "compartilhar no", "receba nossa", "receba as notícias", "termos de uso",
	"este artigo é exclusivo", "conteúdo exclusivo para", "exclusivo para assinantes", "exclusivo para subscritores", "continua após a publicidade",
	"continua depois da publicidade", "subscreva a newsletter", "participe do canal",
	// Italian
	"condividi", "commenta", "iscriviti", "seguici", "pubblicità", "riproduzione riservata", "© riproduzione", "tutti i diritti", "foto di copertina",
	"credito foto", "fonte:", "iscriviti alla newsletter", "condividi su", "condividi questo", "informativa sulla privacy", "note legali",
	"nessun commento", "articolo riservato", "contenuto riservato", "riservato agli abbonati", "l'articolo prosegue", "continua dopo la pubblicità",
	// Dutch
	"delen", "reageer", "advertentie", "deel dit", "meld je aan", "bron:", "beeld:", "deel op", "deel dit artikel", "schrijf je in", "abonneer je",
	"alle rechten voorbehouden", "privacybeleid", "geen reacties", "lees alle reacties",
	"tekst gaat verder", "artikel gaat verder", "tekst loopt door", "lees verder onder", "praat mee", "reageren kan", "heb je een tip", "als abonnee leest",
	// Swedish, Norwegian, Danish, Finnish
	"annonce", "annons", "dela", "kommentoi", "jaa", "följ", "følg", "seuraa", "reklame", "mainos", "del artikkel", "källa:", "kilde:", "lähde:",
	"dela på", "dela artikeln", "prenumerera", "alla rättigheter", "upphovsrätt", "del på", "del artikkelen", "del artiklen", "abonner på",
	"alle rettigheter", "alle rettigheder", "ophavsret", "jaa artikkeli", "tilaa uutiskirje", "kaikki oikeudet",
	"artikeln fortsätter", "texten fortsätter", "artikkelen fortsetter", "saken fortsetter", "artiklen fortsætter", "juttu jatkuu", "artikkeli jatkuu",
	"har du tips", "har du et tips", "har du ett tips", "tipsa oss", "tips oss", "ladda ner vår app", "last ned appen", "last ned vår app", "hent vores app",
	"osaston luetuimmat",
	// Polish, Czech, Slovak, Hungarian, Romanian, Croatian
	"udostępnij", "komentarze", "reklama", "obserwuj", "sledovat", "sdílet", "zdieľať", "dijeli", "podijeli", "megosztom", "hirdetés", "inzerce",
	"publicitate", "źródło:", "zdroj:", "udostępnij na", "zapisz się", "subskrybuj", "wszelkie prawa zastrzeżone", "materiał chroniony prawem",
	"polityka prywatności", "sdílet na", "sdílejte", "odebírat", "přihlaste se k odběru", "všechna práva vyhrazena", "zdieľať na",
	"všetky práva vyhradené", "megosztás", "feliratkozás", "minden jog fenntartva", "distribuie", "abonează-te", "toate drepturile rezervate",
	"ten tekst przeczytasz", "dziękujemy, że przeczytałaś", "dziękujemy, że przeczytałeś", "więcej ważnych informacji", "więcej informacji", "więcej wiadomości", "ilgili konular", "dilarang keras", "bądź na bieżąco", "dalszy ciąg materiału pod",
	"dalsza część tekstu pod", "dalsza część artykułu pod", "ciąg dalszy artykułu pod", "reszta artykułu pod", "artykuł dostępny tylko",
	"článek pokračuje pod", "text pokračuje pod", "článok pokračuje pod", "vstoupit do diskuse", "a cikk a hirdetés után", "a cikk folytatódik",
	"articolul continuă", "continuarea articolului", "descarcă aplicația", "descarcă aplicaţia", "descarcă gratuit aplicația", "nastavak teksta ispod",
	"članak se nastavlja",
	// Turkish
	"paylaş", "yorum", "yorumlar", "abone ol", "kaynak:", "facebook'ta paylaş", "bültenimize", "tüm hakları saklıdır",
	// Greek
	"διαφήμιση", "κοινοποίηση", "με επιφύλαξη",
	// Russian, Ukrainian
	"поделиться", "комментарии", "реклама", "поділитися", "коментарі", "подписывайтесь", "подпишитесь", "підписуйтесь", "источник:", "джерело:",
	"поделиться в", "подписаться на", "все права защищены", "перепечатка", "при использовании материалов", "поділитися в", "підписатися на",
	"всі права захищені", "передрук",
	// Indonesian, Vietnamese
	"simak breaking news", "ikuti berita", "dapatkan update", "bagikan", "komentar", "iklan", "quảng", "chia sẻ", "bình luận", "berlangganan", "bagikan ke", "hak cipta", "chia sẻ bài viết", "đăng ký nhận",
	"bản quyền",
	// Thai, Hindi
	"โฆษณา", "แชร์", "ลิขสิทธิ์", "शेयर करें", "सब्सक्राइब करें", "कॉपीराइट", "विज्ञापन",
	// Arabic, Hebrew
	"انتهای پیام", "پایان پیام", "שתפו כתבה", "לכתיבת תגובה", "תגובות", "شارك", "شارك على", "اشترك في", "جميع الحقوق محفوظة", "إعلان", "שתפו", "כל הזכויות שמורות", "פרסומת",
	// Chinese
	"图片来源", "（图片来源", "分享到", "分享至", "分享给", "分享", "收藏", "举报", "打印", "评论", "评论一下", "我要评论", "发表评论", "网友评论",
	"最新评论", "最热评论", "还没有评论", "登录", "注册", "扫码", "扫一扫", "扫描二维码", "扫描下方", "用微信扫", "长按二维码", "长按识别",
	"微信扫一扫", "关注我们", "关注微信", "关注公众号", "欢迎关注", "打开微信", "点击下载", "下载客户端", "下载app", "版权声明", "版权所有",
	"免责声明", "特别声明", "郑重声明", "声明：", "声明:", "风险提示：本", "未经授权", "未经许可", "转载请", "本文仅代表", "本文版权", "本文来源",
	"本文来自", "文章来源：", "文章来源:", "文章关键词", "关键词", "关键字", "标签：", "标签:", "标签", "责任编辑", "责编", "（责任编辑", "(责任编辑",
	"（责编", "(责编", "【责任编辑", "[责任编辑", "【编辑", "[编辑", "（编辑：", "(编辑：", "(编辑:", "编辑：", "编辑:", "（文章来源", "(文章来源",
	"（作者：", "(作者：", "(作者:", "返回首页", "责任编辑：", "加载中", "点赞", "赞(", "阅读 (", "阅读(", "原标题：", "举报/反馈", "海量资讯",
	"更多资讯", "更多内容请", "投诉", "广告", "用户评论", "参与讨论", "评论 0", "0条评论", "我来说两句", "本站", "更多猛料", "爆料", "新闻热线", "正文已结束", "正文结束",
	"联系我们", "原文链接", "分享本文", "平台声明", "点击蓝字", "点击上方", "点个在看", "点个“在看", "点亮在看", "点亮“在看", "展开全文", "点击收起", "打开app",
	"分享這", "訂閱", "廣告", "版權所有", "未經授權", "責任編輯", "請繼續往下閱讀", "繼續往下閱讀", "點我下載", "點我看", "按我看", "非經授權", "免責聲明", "版權聲明",
	"本網站之", "加入line", "加入好友", "追蹤我們", "我要留言", "標籤：", "關鍵字", "相關字詞", "請同意我們", "字體大小", "提醒您：",
	// Japanese
	"シェア", "ツイート", "印刷", "コメント", "この記事を", "この記事へ", "この記事は", "会員登録", "ログイン", "無断転載", "著作権", "会員限定",
	"有料会員", "残り", "キーワード", "広告", "写真一覧", "フォロー", "カテゴリーをフォロー", "タグをフォロー", "記者をフォロー", "著者をフォロー", "メルマガ", "[pr]", "［pr］", "写真はイメージ", "スクラップは会員", "無料会員",
	// Korean
	"공유", "댓글", "무단 전재", "무단전재", "저작권자", "ⓒ", "기사제보", "구독", "좋아요", "광고", "로그인", "<저작권", "[ⓒ", "요약보기", "자동요약", "기사를 읽어드립니다", "글자크기", "본문 글씨",
	"기사에 대해 의견", "이 기사는 언론사에서", "공유하기", "제보는 카카오톡",
)

// soleWords are the whole of a paragraph that is a button's or a byline's word: a sentence, a subhead and an item may begin so.
var soleWords = phrasesOf(
	"email", "e-mail", "listen", "save", "save article", "gift article", "published in", "story continues", "read aloud", "embed",
)

// statements begin a site's own statement about a text, however long it is.
var statements = phrasesOf(
	// English
	"we may earn", "we earn a commission", "this post may contain affiliate", "this post contains affiliate", "this article may contain affiliate",
	"this article contains affiliate", "this page may contain affiliate", "this page contains affiliate", "affiliate disclosure:", "editorial note:",
	"this article is exclusive to", "this story is exclusive to", "we apologize, but this video", "this site is protected by recaptcha",
	"to view the full story, please subscribe", "if you’re seeing this message", "if you're seeing this message",
	"your email address will not be published", "we use cookies", "by clicking", "by signing up", "by submitting", "by subscribing",
	"by providing your", "by providing an email", "by entering your", "create an account or sign in", "all rights reserved. this", "all rights reserved. no part",
	"this post is sponsored", "this article is sponsored", "this story is sponsored", "this episode is sponsored", "this issue is sponsored",
	"this newsletter is sponsored", "did you make this", "a version of this article", "a version of this story", "listening to articles is",
	// German
	"an dieser stelle findest du", "an dieser stelle finden sie", "personenbezogene daten können an", "empfohlener redaktioneller inhalt",
	"um diesen inhalt", "ein klick für den datenschutz", "ich bin damit einverstanden, dass mir", "mit dem abschicken", "mit der anmeldung",
	// Chinese
	"免责声明", "特别声明", "版权声明", "郑重声明", "声明：", "声明:", "（声明", "(声明", "本文仅代表", "以上内容仅", "（原标题", "(原标题",
	"原标题：", "原标题:", "（责任编辑", "(责任编辑", "（本文来源", "(本文来源", "您的浏览器", "平台声明", "免責聲明", "notice: the content above",
	// Japanese
	"無断転載",
	// Korean
	"자동요약 기사 제목과",
)

// calls are made to the reader: to subscribe, follow, install.
var calls = []string{
	// English
	"subscribe to our", "sign up for our", "sign up to our", "sign up now", "sign up here", "follow us on", "follow me on", "follow him on", "follow her on",
	"follow them on", "like us on",
	"download our app", "download the app", "support our journalism",
	// German
	"jetzt bestellen", "jetzt abonnieren", "newsletter abonnieren", "jetzt spenden", "folgen sie uns",
	// French
	"soutenez-nous", "abonnez-vous", "suivez-nous",
	// Spanish
	"haz una donación", "suscríbete", "síguenos", "únete a nuestro canal",
	// Portuguese
	"siga-nos", "inscreva-se", "siga o canal", "participe do canal",
	// Italian
	"sostienici", "iscriviti", "seguici",
	// Dutch
	"steun ons", "volg ons", "abonneer je",
	// Swedish, Norwegian, Danish, Finnish
	"prenumerera på vårt", "följ oss", "abonner på vårt", "følg oss", "følg os ", "tilaa uutiskirje", "seuraa meitä",
	// Polish, Czech, Slovak, Hungarian, Romanian, Croatian
	"zapisz się na newsletter", "obserwuj nas", "bądź na bieżąco", "descarcă aplicația", "sledujte nás", "přihlaste se k odběru", "kövess minket", "iratkozz fel", "abonează-te", "urmărește-ne",
	"pratite nas",
	// Turkish
	"abone ol", "bizi takip edin",
	// Greek
	"ακολουθήστε μας",
	// Russian, Ukrainian
	"подписывайтесь на", "подпишитесь на", "підписуйтесь на",
	// Indonesian, Vietnamese
	"ikuti kami", "theo dõi chúng tôi",
	// Thai, Hindi
	"ติดตามเรา", "सब्सक्राइब करें",
	// Arabic, Hebrew
	"تابعونا", "עקבו אחרינו",
	// Chinese
	"扫描二维码", "扫码关注", "点击下载", "下载客户端", "【点击", "【下载", "关注我们",
	// Korean
	"구독하세요",
}

// promotions stand in such calls, at a story's end, and in other sentences too.
var promotions = []string{
	// English
	"already a subscriber", "first-time subscribers", "ios and android", "app store", "e-paper", "newsletter", "subscribe to", "follow us", "join our",
	"join us on", "become a member", "all rights reserved", "google news", "whatsapp channel",
	// German
	"ios oder android", "ios und android", "im abo ", "unterstützen sie", "unterstütze uns", "spenden sie", "whatsapp-kanal", "abonnieren",
	"folgen sie", "schreiben sie uns", "senden sie uns",
	// French
	"faites un don",
	// Spanish
	"apóyanos",
	// Portuguese
	"apoie ", "assine",
	// Polish, Czech, Slovak, Hungarian, Romanian, Croatian
	"wesprzyj",
	// Russian, Ukrainian
	"поддержите нас",
	// Thai, Hindi
	"ดาวน์โหลดแอป", "ऐप डाउनलोड", "लॉगिन करें",
	// Chinese
	"公众号", "扫码", "訂閱", "请关注", "欢迎关注", "点击关注", "应用市场下载", "更多精彩", "更多资讯", "更多新闻资讯", "报料热线", "新闻报料", "新闻线索", "請關注",
	"下載app", "按讚",
	// Japanese
	"メルマガ",
	// Korean
	"구독",
}

// copying and forbidding stand together in a line of who may reprint a story, and so seldom in a story's own that its
// last short line is told by them.
var (
	copying    = []string{"转载", "轉載", "転載", "摘编", "전재", "재배포"}
	forbidding = []string{"未经", "未經", "非经", "非經", "不得", "请勿", "請勿", "禁止", "严禁", "嚴禁", "谢绝", "禁じ", "無断", "금지", "무단"}
)

// invitations begin such calls at a story's end. Advice begins so too: it neither links nor names the site.
var invitations = phrasesOf(
	"stay with", "stay informed", "stay updated", "stay up to date", "stay up-to-date", "stay ahead", "stay tuned", "get the latest", "get breaking news",
	"for the latest", "for more on this story", "for more news", "for more stories", "for more from", "for all the latest",
	"for breaking news", "follow our", "follow the", "follow us", "download the", "download our", "click here",
)

// enders are headings of what follows a story.
var enders = phrasesOf(
	// English
	"related", "more from", "more on", "more stories", "more news", "more articles", "you may also", "you might also", "comments", "leave a reply",
	"leave a comment", "recommended", "recent posts", "latest posts", "latest news", "popular posts", "trending", "about the author", "share this",
	"read next", "read more", "next up", "up next", "most read", "most popular", "further reading", "similar posts", "similar articles",
	"keep reading", "newsletter", "subscribe", "sign up", "tags", "other articles", "other posts", "other news", "join the", "get in touch",
	"contact us", "follow us", "post navigation", "previous post", "next post", "top stories", "don't miss", "editor's picks", "in other news",
	"discover more", "explore more", "see also", "what others are reading", "also from this", "was this article", "was this story", "did you like this", "did you enjoy this",
	"how would you rate this", "rate this article",
	// German
	"mehr zum thema", "auch interessant", "kommentare", "das könnte", "weitere artikel", "verwandte", "meistgelesen", "lesen sie auch", "ähnliche",
	"über den autor", "über die autorin", "zum thema", "wie hat ihnen dieser", "wie gefällt ihnen dieser", "hat ihnen dieser artikel", "hat dir dieser artikel",
	"war dieser artikel", "artikel bewerten",
	// French
	"à lire aussi", "lire aussi", "sur le même sujet", "commentaires", "articles similaires", "cet article vous a", "avez-vous aimé cet article",
	// Spanish
	"noticias relacionadas", "artículos relacionados", "comentarios", "te puede interesar", "lo más", "¿te ha gustado", "¿te gustó", "¿te ha resultado",
	"¿te ha parecido", "¿qué te ha parecido",
	// Portuguese
	"leia também", "notícias relacionadas", "comentários", "gostou desta", "gostou deste", "o que achou d",
	// Italian
	"articoli correlati", "leggi anche", "commenti", "ti è piaciuto", "hai trovato utile",
	// Dutch
	"lees ook", "reacties", "wat vond je van dit", "wat vind je van dit", "heb je een fout gezien",
	// Polish, Czech, Slovak, Hungarian, Romanian, Croatian
	"zobacz także", "komentarze", "oceń artykuł", "ocena artykułu", "czy ten artykuł", "líbil se vám",
	// Turkish
	"yorumlar", "bu haberi beğendiniz",
	// Russian, Ukrainian
	"читайте также", "комментарии", "по теме", "понравилась статья", "понравился материал", "оцените материал", "оцените статью", "сподобалась стаття",
	// Chinese
	"相关阅读", "相关新闻", "相关推荐", "相关文章", "相关链接", "相关报道", "推荐阅读", "延伸阅读", "热门推荐", "网友评论", "最新评论", "最热评论",
	"评论", "猜你喜欢", "为您推荐", "链接", "新闻链接", "热门新闻", "精彩推荐", "往期", "大家都在看", "相關新聞", "延伸閱讀",
	// Japanese
	"関連記事", "関連ニュース", "おすすめ", "コメント", "人気記事", "ランキング",
	// Korean
	"관련기사", "관련 기사", "많이 본", "댓글", "추천",
)

// polls are the whole line above a vote of the readers.
var polls = phrasesOf(
	"poll", "vote", "reader poll", "umfrage", "leserumfrage", "abstimmung", "sondage", "encuesta", "enquete", "sondagem", "sondaggio", "peiling", "poll van de dag",
	"omröstning", "dagens fråga", "avstemning", "afstemning", "äänestys", "gallup", "ankieta", "sonda", "anketa", "szavazás", "sondaj", "anket",
	"δημοσκόπηση", "опрос", "опитування", "jajak pendapat", "bình chọn", "سؤال اليوم", "סקר", "投票", "アンケート", "설문조사",
)

// bylines begin the line of who wrote the story.
var bylines = phrasesOf("by", "von", "par", "por", "di", "door", "av", "text:", "文/", "文：", "文:", "文丨", "文｜", "文|", "文 |", "文 /", "文 ｜", "文／", "撰文", "作者", "记者")

// readingTimes tell how long a text takes to read, or how often it was read.
var readingTimes = []string{
	// English
	"min read", "minute read", "minutes read", "mins read", "min. read", "reading time", "read time", " views",
	// German
	"lesezeit", "lesedauer", "min lesen", "minuten lesen",
	// French
	"min de lecture", "min. de lecture", "minutes de lecture", "temps de lecture",
	// Spanish
	"min de lectura", "minutos de lectura", "tiempo de lectura",
	// Portuguese
	"min de leitura", "tempo de leitura",
	// Italian
	"min di lettura", "tempo di lettura", "minuti di lettura",
	// Dutch
	"leestijd", "min leestijd",
	// Swedish, Norwegian, Danish, Finnish
	"lästid", "min läsning", "lesetid", "læsetid", "lukuaika",
	// Polish, Czech, Slovak, Hungarian, Romanian, Croatian
	"min czytania", "czas czytania", "min. čtení",
	// Turkish
	"dakika okuma",
	// Russian, Ukrainian
	"мин чтения", "мин. чтения",
	// Chinese
	"阅读时间", "閱讀時間", "分钟阅读", "分鐘閱讀", "分钟读完",
	// Japanese
	"分で読めます",
}

// biographies follow an author's name in what is said about the author.
var biographies = phrasesOf(
	// English
	"is a", "is an", "is the", "is our", "has been", "has written", "has worked", "was a", "writes", "covers", "works", "joined", "reports",
	// German
	"ist ", "schreibt", "arbeitet",
	// French
	"est ",
	// Spanish
	"es ", "es periodista",
	// Portuguese
	"é ",
	// Italian
	"è ",
	// Dutch
	"is ",
	// Swedish, Norwegian, Danish, Finnish
	"är ", "er ",
)

// phrases are beginnings of lines by their first two bytes, so that a line is compared with few of them.
type phrases map[[2]byte][]string

// phrasesOf sorts phrases of two bytes or more.
func phrasesOf(list ...string) phrases {
	out := make(phrases, len(list))
	for _, s := range list {
		k := [2]byte{s[0], s[1]}
		out[k] = append(out[k], s)
	}
	return out
}

// startsWith reports whether the line begins with one of the phrases, as whole words.
func startsWith(line string, list phrases) bool { return list.start(line) != "" }

// start returns the longest of the phrases that the line begins with as whole words, or "".
func (list phrases) start(line string) (longest string) {
	if len(line) < 2 {
		return ""
	}
	for _, s := range list[[2]byte{line[0], line[1]}] {
		if len(s) <= len(longest) || !strings.HasPrefix(line, s) {
			continue
		}
		r, _ := utf8.DecodeRuneInString(line[len(s):])
		last, _ := utf8.DecodeLastRuneInString(s)
		if len(line) == len(s) || !unicode.IsLetter(r) && !unicode.IsDigit(r) || unspaced(last) || !unicode.IsLetter(last) {
			longest = s
		}
	}
	return longest
}

// isNotice reports whether a line is one of the site's notices. A notice of one word may also be the first word
// of a sentence ("Facebook declined to comment."), or of a list's item ("Print two copies"): it must stand nearly
// alone, in a list alone.
func isNotice(line string, inList bool) bool {
	s := notices.start(line)
	if s == "" {
		return false
	}
	for _, r := range s {
		if !unicode.IsLetter(r) || cjk(r) {
			return true
		}
	}
	rest := line[len(s):]
	return strings.HasPrefix(rest, ":") || len(rest) <= 24 && !inList && (!endsSentence(line) || breaksOff(line)) || rest == ""
}

// unspaced reports whether a letter's script sets no spaces between words: besides those of East Asia Thai, Lao, Burmese and Khmer.
func unspaced(r rune) bool {
	return cjk(r) || r >= 0x0E00 && r < 0x0F00 || r >= 0x1000 && r < 0x10A0 || r >= 0x1780 && r < 0x1800
}

func cjk(r rune) bool { return r >= 0x2E80 && r < 0xD7B0 }

// longestPhrase bounds the bytes of a phrase.
const longestPhrase = 64

// plainLine lowers the line and takes off leading marks, for comparison with the phrases.
func plainLine(s string) string {
	if s != "" && !isLetterOrDigit(s[0]) {
		s = strings.TrimLeftFunc(s, func(r rune) bool {
			return unicode.IsSpace(r) || strings.ContainsRune("•*-–—>»›→|#·●■◆◎※☞👉+", r)
		})
	}
	if len(s) > 2*longestPhrase {
		s = s[:2*longestPhrase]
	}
	return strings.ToLower(s)
}

// commentHeads begin the line above readers' comments or the form for one.
var commentHeads = phrasesOf(
	// English
	"leave a reply", "leave a comment", "post a comment", "add a comment", "write a comment", "join the conversation", "join the discussion",
	// German
	"schreibe einen kommentar", "schreiben sie einen kommentar", "kommentar schreiben", "kommentar verfassen", "kommentar hinterlassen",
	"hinterlasse einen kommentar", "hinterlassen sie einen kommentar", "einen kommentar schreiben", "kommentar abgeben",
	"antwort abbrechen", "leserkommentare", "diskutieren sie mit",
	// French
	"laisser un commentaire", "laissez un commentaire", "écrire un commentaire", "poster un commentaire", "ajouter un commentaire",
	"réagir à cet article", "déposer un commentaire",
	// Spanish
	"deja un comentario", "dejar un comentario", "deja una respuesta", "dejar una respuesta", "escribe un comentario", "añadir un comentario",
	"añade un comentario", "comentarios de los lectores",
	// Portuguese
	"deixe um comentário", "deixe uma resposta", "deixe o seu comentário", "deixe seu comentário", "escreva um comentário",
	// Italian
	"lascia un commento", "lascia una risposta", "scrivi un commento", "aggiungi un commento", "i commenti dei lettori",
	// Dutch
	"geef een reactie", "plaats een reactie", "laat een reactie achter", "reageer op dit",
	// Swedish, Norwegian, Danish, Finnish
	"lämna ett svar", "lämna en kommentar", "skriv en kommentar", "legg igjen en kommentar", "legg inn en kommentar", "skriv et svar",
	"jätä kommentti", "vastaa", "kirjoita kommentti",
	// Polish, Czech, Slovak, Hungarian, Romanian, Croatian
	"dodaj komentarz", "zostaw komentarz", "napisz komentarz", "skomentuj", "napsat komentář", "přidat komentář", "pridať komentár", "napíš komentár",
	"szólj hozzá", "hozzászólás írása", "lasă un răspuns", "lasă un comentariu", "adaugă un comentariu",
	// Turkish
	"bir yanıt yazın", "yorum yaz", "yorum yapın", "bir cevap yazın", "yorum ekle",
	// Greek
	"αφήστε μια απάντηση", "αφήστε σχόλιο",
	// Russian, Ukrainian
	"добавить комментарий", "оставить комментарий", "написать комментарий", "оставьте комментарий", "додати коментар", "залишити коментар",
	// Indonesian, Vietnamese
	"tinggalkan balasan", "tinggalkan komentar", "tulis komentar", "để lại một bình luận", "viết bình luận", "ý kiến bạn đọc",
	// Thai, Hindi
	"แสดงความคิดเห็น", "टिप्पणी करें", "अपनी टिप्पणी",
	// Arabic, Hebrew
	"اترك تعليقا", "اترك رد", "أضف تعليق", "לכתיבת תגובה", "כתיבת תגובה", "השאר תגובה", "הוספת תגובה",
	// Chinese
	"发表评论", "发表回复", "我要评论", "网友评论", "发布评论", "發表評論", "發佈留言", "發表迴響",
	// Japanese
	"コメントを残す", "コメントを書く", "コメントする",
	// Korean
	"댓글 남기기", "댓글 쓰기", "답글 남기기",
)

// commentCounts begin such a line when it has a number: "27 commentaires", "Kommentare (3)".
var commentCounts = phrasesOf(
	// English
	"comments", "comment", "responses to", "response to", "responses", "replies",
	// German
	"kommentare", "kommentar", "antworten zu", "antworten auf", "antwort auf", "leserbriefe",
	// French
	"commentaires", "commentaire", "réponses à", "réactions",
	// Spanish
	"comentarios", "comentario", "respuestas a",
	// Portuguese
	"comentários", "comentário", "respostas para",
	// Italian
	"commenti", "commento", "risposte a",
	// Dutch
	"reacties", "reactie", "reacties op",
	// Swedish, Norwegian, Danish, Finnish
	"kommentarer", "svar på", "kommenttia", "kommentti",
	// Polish, Czech, Slovak, Hungarian, Romanian, Croatian
	"komentarzy", "komentarze", "komentarz", "komentářů", "komentáře", "komentárov", "hozzászólás", "comentarii",
	// Turkish
	"yorum",
	// Greek
	"σχόλια",
	// Russian, Ukrainian
	"комментариев", "комментария", "комментарий", "комментарии", "коментарів", "коментарі", "коментар",
	// Indonesian, Vietnamese
	"komentar", "bình luận",
	// Thai, Hindi
	"ความคิดเห็น", "टिप्पणियाँ",
	// Arabic, Hebrew
	"تعليقات", "تعليق", "תגובות",
	// Chinese
	"条评论", "条回复", "則留言", "条留言",
	// Japanese
	"件のコメント", "コメント",
	// Korean
	"개의 댓글", "댓글",
)

// replyWords are the whole of a link to answer a comment.
var replyWords = map[string]bool{
	"reply": true, "reply to this": true, "respond": true, "antworten": true, "antwort": true, "répondre": true, "responder": true, "contestar": true, "rispondi": true,
	"reageer": true, "beantwoorden": true, "antwoord": true, "antwoorden": true, "svara": true, "svar": true, "besvar": true, "vastaa": true,
	"odpowiedz": true, "odpovědět": true, "odpovedať": true, "válasz": true, "răspunde": true, "odgovori": true, "yanıtla": true, "cevapla": true,
	"απάντηση": true, "ответить": true, "відповісти": true, "balas": true, "trả lời": true, "ตอบกลับ": true, "जवाब दें": true, "رد": true,
	"الرد": true, "השב": true, "הגב": true, "回复": true, "回覆": true, "返信": true, "답글": true, "답글쓰기": true,
}

// commentsOn begin such a line when it quotes the headline: "One thought on “Ferry returns”".
var commentsOn = phrasesOf(
	"comments on", "comment on", "one comment on", "thoughts on", "thought on", "one thought on", "responses to", "response to", "one response to",
	"replies to", "reply to", "one reply to",
	"gedanken zu", "gedanke zu", "ein gedanke zu", "kommentare zu", "kommentar zu", "ein kommentar zu", "antworten auf", "antwort auf",
	"eine antwort auf", "antworten zu",
	"réflexions sur", "réflexion sur", "une réflexion sur", "commentaires sur", "commentaire sur", "un commentaire sur", "réponses à", "réponse à",
	"comentarios en", "comentario en", "un comentario en", "pensamientos sobre", "pensamiento sobre", "un pensamiento sobre", "respuestas a",
	"comentários em", "comentário em", "um comentário em", "pensamentos sobre", "respostas para", "uma resposta para",
	"commenti su", "commento su", "un commento su", "pensieri su", "pensiero su", "un pensiero su", "risposte a",
	"reacties op", "reactie op", "één reactie op", "gedachten over", "gedachte over", "tankar om", "tanke om", "tanker om", "svar på",
	"kommentarer til", "kommentar til", "kommentarer till", "myśli na temat", "myśl na temat", "komentarze do", "odpowiedzi na", "komentářů u",
	"комментариев к", "комментария к", "комментарий к", "мыслей о", "коментарів до", "tanggapan untuk", "komentar pada",
)

// commentWords are such a line by themselves.
var commentWords = map[string]bool{
	// English
	"comments": true, "reader comments": true, "your comments": true,
	// German
	"kommentare": true,
	// French
	"commentaires": true, "vos commentaires": true, "vos réactions": true,
	// Spanish
	"comentarios": true,
	// Portuguese
	"comentários": true,
	// Italian
	"commenti": true,
	// Dutch
	"reacties": true,
	// Swedish, Norwegian, Danish, Finnish
	"kommentarer": true,
	// Polish, Czech, Slovak, Hungarian, Romanian, Croatian
	"komentarze": true, "komentáře": true, "komentáre": true, "hozzászólások": true, "comentarii": true,
	// Turkish
	"yorumlar": true,
	// Greek
	"σχόλια": true,
	// Russian, Ukrainian
	"комментарии": true, "обсуждение": true, "коментарі": true,
	// Indonesian, Vietnamese
	"komentar": true, "bình luận": true,
	// Thai, Hindi
	"ความคิดเห็น": true, "टिप्पणियाँ": true,
	// Arabic, Hebrew
	"تعليقات": true, "التعليقات": true, "תגובות": true,
	// Chinese
	"评论": true, "網友評論": true, "最新评论": true, "热门评论": true, "评论区": true,
	// Japanese
	"コメント": true, "コメント一覧": true,
	// Korean
	"댓글": true,
}

// relatedHeads are the whole line above links to other stories.
var relatedHeads = phrasesOf(
	// English
	"related articles", "related stories", "related posts", "related news", "related content", "related topics", "related links", "related reading",
	"related coverage", "more from", "more stories", "more news", "more articles", "more about", "more on this story", "more on this topic", "more like this",
	"you may also like", "you might also like", "you may also be interested in", "you might also be interested in", "you may like", "recommended",
	"recommended for you", "recommended reading", "recommended articles", "recommended stories", "recent posts", "recent articles", "latest posts",
	"latest news", "latest articles", "latest stories", "popular posts", "most popular", "most read", "trending", "trending now", "read next",
	"read more", "up next", "what to read next", "similar posts", "similar articles", "similar stories", "keep reading", "continue reading",
	"other articles", "other stories", "other news", "top stories", "don't miss", "don’t miss", "editor's picks", "editors’ picks", "editor’s picks",
	"see also", "explore more", "discover more", "featured stories", "featured articles", "featured posts", "featured news",
	// German
	"mehr zum thema", "mehr zu diesem thema", "zum thema", "auch interessant", "auch spannend", "das könnte sie auch interessieren",
	"das könnte dich auch interessieren", "das könnte ihnen auch gefallen", "das könnte dir auch gefallen", "weitere artikel", "weitere beiträge",
	"weitere meldungen", "weitere nachrichten", "weitere themen", "weitere artikel zum thema", "verwandte artikel", "verwandte beiträge",
	"verwandte themen", "ähnliche artikel", "ähnliche beiträge", "ähnliche themen", "ähnliche meldungen", "meistgelesen", "meistgelesene artikel",
	"am meisten gelesen", "beliebte artikel", "beliebte beiträge", "neueste beiträge", "neueste artikel", "aktuelle beiträge", "aktuelle artikel",
	"aktuelle meldungen", "letzte beiträge", "lesen sie auch", "lesen sie mehr", "mehr lesen", "mehr aus diesem ressort", "passend zum thema",
	"passende artikel", "empfehlungen der redaktion", "unsere empfehlungen", "topmeldungen", "siehe auch",
	// French
	"à lire aussi", "lire aussi", "à lire également", "sur le même sujet", "sur le même thème", "articles similaires", "articles liés",
	"articles récents", "derniers articles", "les plus lus", "les articles les plus lus", "dans la même rubrique", "vous aimerez aussi",
	"vous pourriez aussi aimer", "pour aller plus loin", "à voir aussi", "à découvrir",
	// Spanish
	"noticias relacionadas", "artículos relacionados", "notas relacionadas", "contenido relacionado", "relacionados", "relacionadas", "relacionado",
	"te puede interesar", "te puede interesar también", "también te puede interesar", "te podría interesar", "te recomendamos", "lo más leído",
	"lo más visto", "más noticias", "más leídas", "últimas noticias", "entradas recientes", "entradas relacionadas", "lea también", "lee también",
	"ver también", "más sobre este tema", "recomendados",
	// Portuguese
	"notícias relacionadas", "matérias relacionadas", "artigos relacionados", "conteúdo relacionado", "posts relacionados", "leia também",
	"leia mais", "veja também", "mais lidas", "mais lidos", "últimas notícias", "você também pode gostar", "recomendados para você",
	// Italian
	"articoli correlati", "leggi anche", "potrebbe interessarti", "potrebbe interessarti anche", "potrebbero interessarti", "ti potrebbe interessare",
	"ti potrebbe interessare anche", "i più letti", "più letti", "ultime notizie", "articoli recenti", "vedi anche", "altri articoli",
	// Dutch
	"lees ook", "lees verder", "meer over", "gerelateerde artikelen", "gerelateerde berichten", "gerelateerd", "meest gelezen", "meer nieuws",
	"laatste nieuws", "aanbevolen",
	// Swedish, Norwegian, Danish, Finnish
	"läs också", "läs även", "läs mer", "mest läst", "mest lästa", "senaste nytt", "relaterade artiklar", "les også", "les mer", "mest lest",
	"siste nytt", "relaterte artikler", "læs også", "læs mere", "mest læste", "seneste nyt", "relaterede artikler", "lue myös", "lue lisää",
	"luetuimmat", "uusimmat",
	// Polish, Czech, Slovak, Hungarian, Romanian, Croatian
	"czytaj także", "czytaj też", "czytaj również", "zobacz także", "zobacz też", "zobacz również", "przeczytaj także", "przeczytaj też",
	"powiązane artykuły", "podobne artykuły", "najczęściej czytane", "polecane", "související články", "související", "čtěte také",
	"přečtěte si také", "nejčtenější", "mohlo by vás zajímat", "súvisiace články", "kapcsolódó cikkek", "legolvasottabb", "ajánlott",
	"articole similare", "articole recomandate", "cele mai citite", "citește și",
	// Turkish
	"ilgili haberler", "benzer haberler", "i̇lgili haberler", "bunlar da ilginizi çekebilir", "i̇lginizi çekebilir", "ilginizi çekebilir",
	"en çok okunanlar", "çok okunanlar", "son haberler", "diğer haberler",
	// Greek
	"δείτε επίσης", "διαβάστε επίσης", "σχετικά άρθρα",
	// Russian, Ukrainian
	"читайте также", "читайте ещё", "по теме", "материалы по теме", "новости по теме", "похожие статьи", "похожие новости", "другие новости",
	"последние новости", "популярное", "самое читаемое", "рекомендуем", "смотрите также", "читайте також", "схожі новини", "останні новини",
	"популярне",
	// Indonesian, Vietnamese
	"baca juga", "berita terkait", "artikel terkait", "terpopuler", "berita terbaru", "lihat juga", "tin liên quan", "bài viết liên quan",
	"đọc nhiều", "tin mới", "xem thêm", "tin cùng chuyên mục",
	// Thai, Hindi
	"ข่าวที่เกี่ยวข้อง", "ข่าวล่าสุด", "संबंधित खबरें", "यह भी पढ़ें", "ये भी पढ़ें",
	// Arabic, Hebrew
	"مواضيع ذات صلة", "أخبار ذات صلة", "اقرأ أيضا", "اقرأ أيضاً", "الأكثر قراءة", "כתבות נוספות", "עוד בנושא", "הנקראות ביותר",
	// Chinese
	"相关阅读", "相关新闻", "相关推荐", "相关文章", "相关链接", "相关报道", "推荐阅读", "延伸阅读", "热门推荐", "热门新闻", "热门文章", "最新文章",
	"最新新闻", "猜你喜欢", "为您推荐", "精彩推荐", "往期回顾", "大家都在看", "相關新聞", "相關文章", "相關報導", "延伸閱讀", "推薦閱讀", "熱門新聞",
	"你可能也想看",
	// Japanese
	"関連記事", "関連ニュース", "おすすめ記事", "おすすめ", "人気記事", "人気記事ランキング", "最新記事", "アクセスランキング", "新着記事",
	"あわせて読みたい",
	// Korean
	"관련기사", "관련 기사", "많이 본 뉴스", "인기기사", "추천기사", "최신기사", "주요뉴스",
)

// isOneOf reports whether the line is one of the phrases.
func isOneOf(line string, list phrases) bool {
	if len(line) < 2 {
		return false
	}
	for _, s := range list[[2]byte{line[0], line[1]}] {
		if s == line {
			return true
		}
	}
	return false
}
