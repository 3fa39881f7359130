package extract

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// zone is a set of the parts of a page that an element's tag, class, id, role or itemprop says it is.
// The words are those that content systems share: English mostly, whatever the page's language,
// with the local words that are common.
type zone uint32

const (
	zoneNavigation zone = 1 << iota
	zoneShare
	zoneRelated
	zoneComments
	zoneAdvert
	zoneNewsletter
	zonePaywall
	zoneAuthor  // a box about the author
	zoneByline  // the line of author, date and source
	zoneTags    // key words, topics
	zonePopup   // cookie notices, dialogs
	zoneTools   // print, font size, listen, login
	zoneContent // table of contents
	zoneFooter
	zoneHeader
	zoneAside
	zoneForm
	zoneTeaser // cards and lists of other stories; also words too common to be sure of
	zoneMedia  // players, galleries, embeds
	zoneCaption
	zoneLegal
	zoneBody       // the story's own container
	zoneStandfirst // the lead between headline and body
	zoneTitle
	zoneOffscreen // for screen readers only
	zoneEmbed     // a social network's post
	zoneConcealed // not shown until the reader asks, or never
	zoneBox       // what can be read apart from the story: facts, a quote set large
)

// furniture is what never stands in a story when the page itself calls it so.
const furniture = zoneNavigation | zoneShare | zoneRelated | zoneComments | zoneAdvert | zoneNewsletter | zonePaywall |
	zoneAuthor | zoneByline | zoneTags | zonePopup | zoneTools | zoneContent | zoneLegal | zoneFooter

// doubtful is what is furniture only when its text does not read like the story's.
const doubtful = zoneHeader | zoneAside | zoneForm | zoneTeaser | zoneMedia | zoneConcealed

// zoneWords maps one word of a class, id or role to the part that it names.
func zoneWord(w []byte) zone {
	switch string(w) {
	case "nav", "navbar", "navigation", "menu", "submenu", "menubar", "breadcrumb", "breadcrumbs", "crumb", "crumbs", "pagination", "pager",
		"paging", "paginator", "navi", "megamenu", "prevnext", "nextprev", "sitenav", "subnav", "topnav", "mianbao", "daohang", "brotkrumen",
		"migas":
		return zoneNavigation
	case "share", "sharing", "shares", "sharebar", "sharebox", "shareblock", "sharebuttons", "sharelinks", "shareaholic", "sharedaddy", "sharethis",
		"addthis", "addtoany", "social", "socials", "socialmedia", "socialbar", "socialshare", "compartir", "compartilhar", "partage", "partager",
		"teilen", "condividi", "fenxiang", "bdshare", "bdsharebuttonbox", "jiathis", "qrcode", "erweima", "whatsapp", "like", "likes", "heateor",
		"ssba", "shariff", "a2a":
		return zoneShare
	case "related", "relateds", "relacionado", "relacionados", "relacionadas", "relacionada", "recommend", "recommended", "recommendation",
		"recommendations", "recommends", "recirc", "recirculation", "readmore", "readalso", "alsoread", "mostread", "mostpopular", "popular",
		"trending", "morefrom", "morestories", "outbrain", "taboola", "zergnet", "yarpp", "crp", "relatedposts", "relatedarticles", "relatedlinks",
		"similar", "xiangguan", "tuijian", "correlati", "verwandte", "suggested", "suggestions", "upnext", "seealso", "nextarticle", "mgid",
		"revcontent", "dable", "plista", "ligatus", "popin", "leseauch", "kanren":
		return zoneRelated
	case "comment", "comments", "commentlist", "commentbox", "disqus", "livefyre", "changyan", "sohucs", "pinglun", "kommentare", "kommentar",
		"commentaires", "comentarios", "comentario", "commenti", "coral", "spotim", "openweb", "respond", "replies", "gentie", "viafoura", "hyvor",
		"commento", "utterances", "leavecomment":
		return zoneComments
	case "ad", "ads", "adv", "advert", "adverts", "advertisement", "advertisements", "advertising", "adslot", "adsense", "adsbygoogle", "adbox",
		"adunit", "adwrapper", "adcontainer", "banner", "banners", "dfp", "gpt", "sponsor", "sponsored", "sponsors", "sponsorship", "publicidad",
		"publicite", "publicidade", "pubblicita", "werbung", "anzeige", "reklam", "reklama", "guanggao", "promo", "promos", "promotion", "promoted",
		"affiliate", "commercial", "adthrive", "mediavine", "adplace", "adsense2", "ezoic", "annonce":
		return zoneAdvert
	case "newsletter", "newsletters", "subscribe", "subscription", "subscriptions", "subscriber", "signup", "optin", "mailchimp", "mailinglist",
		"emailsignup", "boletin", "abonnement", "mc4wp", "leadform", "convertkit", "cta", "donate", "donation", "donations", "contributions", "fundraising", "leadmagnet":
		return zoneNewsletter
	case "paywall", "regwall", "piano", "meter", "metered", "barrier", "gateway", "upsell":
		return zonePaywall
	case "bio", "authorbox", "authorbio", "authorinfo", "authorcard", "saboxplugin", "molongui", "aboutauthor", "contributor", "contributors",
		"abouttheauthor", "biography", "autorenbox", "autorinfo":
		return zoneAuthor
	case "byline", "bylines", "author", "authors", "autor", "autores", "auteur", "postmeta", "entrymeta", "articlemeta", "postinfo", "articleinfo",
		"timestamp", "pubdate", "pubtime", "datetime", "readingtime", "readtime", "dateline", "bianji", "zebian", "editors", "source", "laiyuan",
		"meta", "metadata", "infobar":
		return zoneByline
	case "tags", "tag", "taglist", "tagcloud", "tagbox", "keywords", "hashtags", "topics", "topiclist", "etiquetas", "schlagworte", "categories",
		"category", "catlinks", "themen", "kicker", "overline", "eyebrow", "dachzeile", "antetitulo", "volanta", "surtitre", "occhiello",
		"spitzmarke":
		return zoneTags
	case "cookie", "cookies", "consent", "gdpr", "popup", "modal", "dialog", "cookiebar", "onetrust", "didomi", "toast", "tooltip", "offcanvas", "interstitial":
		return zonePopup
	case "toolbar", "print", "printer", "fontsize", "textsize", "login", "signin", "listen", "audioplayer", "texttospeech", "tts", "bookmark",
		"clap", "vote", "votes", "voting", "rating", "ratings", "feedback", "survey", "reactions", "emoji", "search", "searchform", "googlenews",
		"followus", "follow", "copylink", "helpful", "utility", "utilities", "editsection", "bookmarks", "permalink":
		return zoneTools
	case "toc", "tableofcontents", "inhaltsverzeichnis", "lwptoc", "jumplinks":
		return zoneContent
	case "footer", "foot", "colophon", "bottombar", "sitefooter", "footnav", "entryfooter", "postfooter", "articlefooter":
		return zoneFooter
	case "header", "masthead", "topbar", "topper":
		return zoneHeader
	case "sidebar", "aside", "rail", "rightrail", "rightcol", "rightbar", "leftrail", "widget", "widgets", "complementary", "sidecolumn",
		"rightside", "seitenleiste":
		return zoneAside
	case "infobox", "factbox", "faktaboks", "faktaruta", "infokasten", "faktenbox", "pullquote":
		return zoneAside | zoneBox
	case "teaser", "teasers", "card", "cards", "carousel", "slider", "slick", "swiper", "promobox", "headlines", "latest", "more", "moreon", "tile",
		"tiles", "feed", "river", "newslist", "linklist", "articlelist", "postlist", "listing", "archive", "recent", "shop", "product", "products",
		"store":
		return zoneTeaser
	case "video", "player", "videoplayer", "jwplayer", "gallery", "photogallery", "slideshow", "embed", "audio", "podcast", "image", "media", "brightcove":
		return zoneMedia
	case "caption", "captions", "figcaption", "legend", "legende", "bildunterschrift", "photocaption", "imagecaption", "piedefoto", "piefoto",
		"didascalia", "credit", "credits", "copyright", "imgcaption", "bildtext", "epigrafe", "bijschrift", "fotobijschrift", "onderschrift", "billedtekst",
		"bildetekst", "bildbeschreibung", "kuvateksti", "kepalairas", "popisek", "legenda", "leyenda", "resimalti", "tuzhu", "tushuo":
		return zoneCaption
	case "disclaimer", "legal", "licence", "license", "privacy", "shengming", "mianze":
		return zoneLegal
	case "standfirst", "strapline", "lead", "lede", "deck", "dek", "chapo", "chapeau", "teasertext", "vorspann", "sommario", "catenaccio", "entradilla", "bajada",
		"excerpt", "abstract", "intro", "subtitle", "subheadline", "subheading", "subhead", "summary", "ingress", "manchet", "daodu", "zhaiyao",
		"lid", "perex", "underrubrik", "preamble", "sapo":
		return zoneStandfirst
	case "articlebody", "storybody", "bodytext", "articletext", "articlecontent", "postcontent", "postbody", "entrycontent", "storycontent",
		"newscontent", "newstext", "newsbody", "maintext", "contentbody", "richtext", "prose", "artikeltext", "cuerpo", "zhengwen", "neirong",
		"textcontent", "postentry", "storytext", "fulltext", "contenttext", "articlecopy", "bodycopy":
		return zoneBody
	case "headline", "title", "h1":
		return zoneTitle
	case "tweet":
		return zoneEmbed
	}
	return 0
}

// zoneStem reads names written as one word ("relatedbroadcast", "manualteaser") by the stems that say one thing only.
func zoneStem(w []byte) zone {
	for _, s := range stems {
		if bytes.Contains(w, s.stem) {
			return s.zone
		}
	}
	return 0
}

var stems = []struct {
	stem []byte
	zone zone
}{
	{[]byte("newsletter"), zoneNewsletter}, {[]byte("related"), zoneRelated}, {[]byte("recommend"), zoneRelated},
	{[]byte("mostread"), zoneRelated}, {[]byte("readmore"), zoneRelated}, {[]byte("teaser"), zoneTeaser},
	{[]byte("breadcrumb"), zoneNavigation}, {[]byte("sidebar"), zoneAside}, {[]byte("advertis"), zoneAdvert},
	{[]byte("sponsor"), zoneAdvert}, {[]byte("comments"), zoneComments}, {[]byte("socialshare"), zoneShare},
	{[]byte("sharebutton"), zoneShare}, {[]byte("socialmedia"), zoneShare},
	{[]byte("copyright"), zoneCaption},
}

// zonePair maps two neighbouring words ("article-body", "read-more") to the part that they name together.
// It overrules what the words say alone.
func zonePair(w []byte) (zone, bool) {
	switch string(w) {
	case "article body", "story body", "body text", "article text", "article content", "post content", "post body", "entry content", "story content",
		"news content", "news text", "news body", "main text", "content body", "rich text", "rte text", "text content", "body content", "body copy",
		"article copy", "article main", "content text", "blog content", "single content", "page content", "detail content", "content detail",
		"body main", "story text", "artikel text", "cuerpo noticia", "texto noticia", "content article", "art content", "news detail",
		"article detail", "td post", "articlebody content", "full text", "wysiwyg content", "text body", "post text", "post entry", "paragraph text",
		"formatted text", "article section", "news article", "article paragraphs", "article paragraph":
		return zoneBody, true
	case "read more", "read also", "also read", "most read", "most popular", "see also", "more from", "more stories", "more news", "more articles",
		"more posts", "more on", "other articles", "other news", "other stories", "you may", "might like", "may like", "up next", "next article",
		"next story", "next post", "prev post", "previous post", "prev next", "next prev", "prev article", "previous article", "latest news",
		"latest posts", "recent posts", "recent articles", "top stories", "jp relatedposts", "further reading", "lire aussi", "leggi anche",
		"lee tambien", "leia mais", "lesen sie", "post navigation", "keep reading", "story list", "news list", "article list", "list news",
		"hot news", "popular posts", "link list", "mehr zum", "zum thema", "internal link", "editors pick", "editor picks", "wp embedded",
		"elementor posts", "elementor post", "widget posts":
		return zoneRelated, true
	case "about author", "author bio", "author box", "author info", "author card", "author profile", "author description", "author about",
		"author block", "author details", "post author", "author area", "author section", "authors bio", "author page", "author wrap", "writer info",
		"journalist info", "reporter info", "author footer", "author detail", "bio box":
		return zoneAuthor, true
	case "sign up", "email signup", "opt in", "subscribe box", "call to", "app download", "download app", "push notification", "get app", "news letter",
		"form done", "form fail", "form success", "form error", "success message", "error message":
		return zoneNewsletter, true
	case "read time", "reading time", "post meta", "entry meta", "article meta", "post info", "article info", "post date", "entry date",
		"publish date", "published date", "published dates", "publish time", "article date", "post details", "byline name", "date published", "story meta",
		"last updated", "pub time", "pub date", "news info", "article source", "meta data", "time source":
		return zoneByline, true
	case "entry header", "post header", "article header":
		return zoneHeader, true
	case "entry footer":
		return zoneFooter, true
	case "ai summary", "summary ai":
		return zoneTools, true
	case "table of", "jump to", "jump links", "toc container", "on page", "in page":
		return zoneContent, true
	case "sr only", "visually hidden", "screen reader", "visuallyhidden focusable", "assistive text", "a11y hidden", "offscreen text", "element invisible":
		return zoneOffscreen, true
	case "twitter tweet", "instagram media", "tiktok embed", "fb post", "twitter embed", "reddit embed":
		return zoneEmbed, true
	case "related image", "related images", "related photo", "lead image", "lead media", "lead photo", "featured image", "hero image", "main image", "lead art", "intro image", "lead asset":
		return zoneMedia, true
	case "teaser text":
		return zoneStandfirst | zoneTeaser, true
	case "registration wall", "register wall", "login wall", "access wall", "pay wall", "subscription wall", "subscribe wall", "offer wall",
		"soft wall", "content wall", "content gate":
		return zonePaywall, true
	case "sub title", "sub headline", "sub heading", "stand first", "article lead", "article intro", "article summary", "article subtitle",
		"post excerpt", "entry summary", "story summary", "article dek", "article description", "article deck", "news lead", "entry subtitle",
		"post subtitle", "sub head", "meta description", "second title", "linha fina":
		return zoneStandfirst, true
	case "image credit", "photo credit", "image caption", "photo caption", "wp caption", "caption text", "media caption", "img caption",
		"figure caption", "picture caption", "image copyright", "photo copyright", "image source", "photo source", "media credit",
		"image description", "gallery caption", "image title", "caption credit":
		return zoneCaption, true
	case "wp content", "no comments", "post type", "type post", "page header", "with sidebar", "has sidebar", "no sidebar", "content sidebar",
		"sidebar content", "sidebar grid", "sidebar layout", "ad free", "title tag", "elementor widget", "node promoted", "dialog off", "tag style", "in article", "rich media",
		"subscriber only", "subscribers only", "subscriber preview", "subscriber premium", "subscriber content", "subscriber exclusive": // what they read
		return 0, true
	case "encrypted content": // what a script would make readable for them
		return zonePaywall | zoneConcealed, true
	case "font size", "text size", "print link", "send email", "email link", "copy link", "google news", "follow us", "play button", "audio player",
		"listen to", "article tools", "post tools", "action bar", "view count", "hit counter", "edit section", "back to", "scroll top",
		"article actions":
		return zoneTools, true
	case "key words", "tag list", "article tags", "post tags", "entry tags", "tag cloud", "tags list", "story tags", "tag links", "cat links",
		"post categories", "article topics", "post cats", "tags links":
		return zoneTags, true
	case "side bar", "right rail", "left rail", "right column", "left column", "right col", "left col", "right side", "side column", "sub column":
		return zoneAside, true
	case "fact box", "info box", "pull quote":
		return zoneAside | zoneBox, true
	case "show comments", "comments area", "comment form", "comment list", "fb comments", "leave comment", "disqus thread", "post comments",
		"comment count", "reply title", "user comments":
		return zoneComments, true
	case "advertising disclosure", "copy right", "copyright notice", "copyright text", "legal notice", "terms of", "article copyright",
		"editorial disclosure", "advertiser disclosure", "affiliate disclosure", "ad disclosure", "product disclosure", "disclosure text":
		return zoneLegal, true
	}
	return 0, false
}

// nameSays is what one name, a class or id, says of its element.
type nameSays struct {
	zone zone // of its part of the page
	cue  cue  // of its part in the metadata
}

// zoneOf tells what an element's names say of it. Words after "no", "with", "is" and the like speak of
// a state, not of a part; a name that begins with "has" does so as a whole.
func (ix *index) zoneOf(n *html.Node) (z zone, c cue) {
	switch n.DataAtom {
	case atom.Meta, atom.Link, atom.Script, atom.Style, atom.Br:
		return 0, 0
	case atom.Nav, atom.Menu:
		z = zoneNavigation
	case atom.Footer:
		z = zoneFooter
	case atom.Header:
		z = zoneHeader
	case atom.Aside:
		z = zoneAside | zoneBox
	case atom.Form, atom.Button, atom.Label, atom.Input, atom.Fieldset:
		z = zoneForm
	case atom.Figcaption:
		z = zoneCaption
	case atom.Dialog:
		z = zonePopup
	case atom.Video, atom.Audio, atom.Object:
		z = zoneMedia
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "class":
			if a.Val != "" {
				s := ix.nameOf(a.Val)
				z |= s.zone
				c |= s.cue
			}
		case "id":
			if a.Val != "" {
				s := ix.nameOf(a.Val)
				if c |= s.cue; !isSlug(a.Val, n.DataAtom) {
					z |= s.zone
				}
			}
		case "rel":
			if a.Val == "next" {
				c |= cueNext
			} else if strings.Contains(a.Val, "author") {
				c |= cuePerson
			}
		case "pubdate":
			c |= cueDate
		case "data-qa":
			c |= ix.nameOf(a.Val).cue
		case "role":
			switch a.Val {
			case "navigation", "menu", "menubar", "search", "tablist", "toolbar", "breadcrumb":
				z |= zoneNavigation
			case "complementary":
				z |= zoneAside
			case "contentinfo":
				z |= zoneFooter
			case "banner":
				z |= zoneHeader
			case "dialog", "alertdialog", "alert", "tooltip":
				z |= zonePopup
			}
		case "itemprop":
			c |= ix.nameOf(a.Val).cue
			switch a.Val {
			case "articleBody", "reviewBody", "recipeInstructions":
				z |= zoneBody
			case "description", "alternativeHeadline":
				z |= zoneStandfirst
			case "author", "datePublished", "dateModified", "publisher":
				z |= zoneByline
			case "headline", "name":
				z |= zoneTitle
			case "caption", "copyrightHolder":
				z |= zoneCaption
			case "keywords":
				z |= zoneTags
			case "comment", "commentCount", "interactionStatistic":
				z |= zoneComments
			}
		case "itemtype":
			switch a.Val {
			case "http://schema.org/WPAdBlock", "https://schema.org/WPAdBlock":
				z |= zoneAdvert
			case "http://schema.org/BreadcrumbList", "https://schema.org/BreadcrumbList":
				z |= zoneNavigation
			case "http://schema.org/Comment", "https://schema.org/Comment", "http://schema.org/UserComments":
				z |= zoneComments
			}
		case "aria-label", "data-component", "data-testid", "data-type", "data-module", "data-role", "data-block-type", "data-widget", "data-name",
			"data-component-name":
			s := ix.nameOf(a.Val)
			if len(a.Val) < 60 {
				z |= s.zone &^ (zoneTitle | zoneTeaser)
			}
			switch a.Key {
			case "data-testid", "data-component", "data-component-name":
				c |= s.cue
			}
		}
	}
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6: // the word is a size of type there
		z &^= zoneCaption
	case atom.A: // it opens one: the links around a story's photos are classed so
		z &^= zonePopup
	}
	return z, c
}

// isSlug reports whether an id is a heading's or section's own words ("the-child-tax-credit"), not a name of a part.
func isSlug(id string, a atom.Atom) bool {
	switch a {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.P, atom.Span, atom.A:
		return true
	}
	return strings.Count(id, "-")+strings.Count(id, "_") >= 4
}

// nameOf tells what the names in a class, id or the like say together. It remembers whole attributes and the names
// in them: both repeat a lot on a page.
func (ix *index) nameOf(names string) nameSays {
	says, ok := ix.names[names]
	if ok {
		return says
	}
	if !hasBlank(names) {
		says = nameSaysOf(names)
	} else {
		for name := range strings.FieldsSeq(head(names, maxNameLength)) {
			one, ok := ix.names[name]
			if !ok {
				one = nameSaysOf(name)
				ix.names[name] = one
			}
			says.zone |= one.zone
			says.cue |= one.cue
		}
	}
	if says.zone != 0 && strings.Contains(names, "hentry") { // WordPress lists a post's categories and tags there
		says.zone &= zoneBody
	}
	if conceals(names) {
		says.zone |= zoneConcealed
	}
	ix.names[names] = says
	return says
}

func hasBlank(s string) bool {
	for i := 0; i < len(s); i++ {
		if isBlank(s[i]) {
			return true
		}
	}
	return false
}

// nameSaysOf tells what a single name says.
func nameSaysOf(name string) nameSays {
	if strings.IndexByte(name, ':') >= 0 || strings.IndexByte(name, '[') >= 0 { // utility classes (print:hidden, max-w-[70ch]) tell nothing of the part
		return nameSays{cue: cues(name)}
	}
	return nameSays{splitZones(name), cues(name)}
}

// conceals reports whether a class takes the element out of sight on every screen: the names that style
// frameworks share, unless another name beside them shows it again on wide ones ("hidden md:block").
func conceals(class string) bool {
	if !strings.Contains(class, "hidden") && !strings.Contains(class, "d-none") {
		return false
	}
	hides := false
	for f := range strings.FieldsSeq(class) {
		switch f {
		case "hidden", "d-none", "is-hidden", "u-hidden", "uk-hidden":
			hides = true
		default:
			for _, again := range []string{"block", "flex", "grid", "inline", "visible", "show", "contents", "table"} {
				if strings.Contains(f, again) && strings.ContainsAny(f, ":-@") {
					return false
				}
			}
		}
	}
	return hides
}

// maxNameLength bounds how much of a class attribute is read.
const maxNameLength = 1024

// shortPrefix is the most letters that a style framework sets before its names: u-visually-hidden.
const shortPrefix = 2

// hashAt is the length of the letters and digits at name[i] that a tool made up, such as PFk9dDFpTo0q, and 0 where
// they are words or do not begin there: what they spell is chance.
func hashAt(name string, i int) int {
	if i > 0 && isLetterOrDigit(name[i-1]) {
		return 0
	}
	const least = 10
	var has [3]bool // small letters, capitals, digits
	j, last, changes := i, -1, 0
	for ; j < len(name) && isLetterOrDigit(name[j]); j++ {
		kind := 0
		if c := name[j]; c <= '9' {
			kind = 2
		} else if c <= 'Z' {
			kind = 1
		}
		if has[kind] = true; kind != last {
			changes++
		}
		last = kind
	}
	if n := j - i; n >= least && changes*2 >= n && has == [3]bool{true, true, true} {
		return n
	}
	return 0
}

func splitZones(name string) zone {
	if len(name) > maxNameLength {
		name = name[:maxNameLength]
	}
	var z, last zone
	var pair, word [64]byte
	np, nw := 0, 0 // lengths: pair holds the previous word of the same name, a space and this one
	letters := 0   // of the same name, up to the previous word
	state, silent := false, false
	end := func(boundary bool) {
		if nw == 0 {
			if boundary {
				np, letters, last, state, silent = 0, 0, 0, false, false
			}
			return
		}
		w := word[:nw]
		one := zone(0)
		skip := state
		state = false
		switch string(w) {
		case "has": // has-small-font-size, has-sidebar: of the whole name
			silent = silent || np == 0
			state = true
		case "no", "with", "without", "is", "not", "show", "hide", "enable", "disable":
			state = true
		default:
			if !skip && !silent {
				one = zoneWord(w)
				if k := len(w) - 1; one == 0 && k > 1 && '0' <= w[k] && w[k] <= '9' { // the page's second share bar: share2
					for k > 1 && '0' <= w[k-1] && w[k-1] <= '9' {
						k--
					}
					one = zoneWord(w[:k])
				}
				if one == 0 && nw > 8 {
					one = zoneStem(w)
				}
			}
		}
		if np > 0 && np+1+nw <= len(pair) {
			pair[np] = ' '
			copy(pair[np+1:], w)
			two, ok := zonePair(pair[:np+1+nw])
			if two == zoneOffscreen && letters-np > shortPrefix { // field--label-visually_hidden: only a part of it is
				two, ok = 0, false
			}
			if ok && !silent {
				z = z&^last | two
				one = two
			} else {
				z |= one
			}
		} else {
			z |= one
		}
		last = one
		np = copy(pair[:], w)
		letters += nw
		nw = 0
		if boundary {
			np, letters, last, state, silent = 0, 0, 0, false, false
		}
	}
	prevLower := false
	for i := 0; i < len(name); i++ {
		c := name[i]
		if n := hashAt(name, i); n > 0 {
			i += n - 1
			continue
		}
		switch {
		case 'a' <= c && c <= 'z':
			prevLower = true
		case 'A' <= c && c <= 'Z':
			if prevLower {
				end(false)
			}
			prevLower = false
			c += 'a' - 'A'
		case '0' <= c && c <= '9':
			prevLower = false
		case c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f':
			end(true)
			prevLower = false
			continue
		default:
			end(false)
			prevLower = false
			continue
		}
		if nw < len(word) {
			word[nw] = c
			nw++
		}
	}
	end(true)
	return z
}
