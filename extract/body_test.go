package extract

import (
	"strings"
	"testing"
)

// The made-up story that TestLines sets lines into.
const (
	storyBefore = "The ferry to the island was cancelled on Monday, and the mail stayed on the quay until the storm had passed in the night."
	storyLong   = "The harbour has two boats for the mail, of which one is older than the quay. Nobody has counted the letters that it carried, but the book in its cabin is the ninth, and the first eight fill a shelf in the office of the harbour."
	storyAfter  = "On Tuesday morning the first boat left at six, with two days of letters and a piano that nobody on board had expected."
)

// TestLines checks line by line what of an element stands in the story.
func TestLines(t *testing.T) {
	for _, tt := range []struct {
		name, top, head, middle, end string
		in, out                      []string
	}{
		{
			name: "a list of links that a sentence announces",
			middle: `<p>Three harbours have written to us about it since the weekend:</p>
				<ul><li><a href="/north">Northern harbour</a></li><li><a href="/east">Eastern harbour</a></li></ul>`,
			in: []string{"Northern harbour", "Eastern harbour"},
		},
		{
			name: "a list of links under a label",
			middle: `<p>Themen:</p><ul><li><a href="/north">Northern harbour</a></li><li><a href="/east">Eastern harbour</a></li></ul>
				<p>` + storyAfter + `</p>`,
			out: []string{"Northern harbour", "Eastern harbour"},
		},
		{
			name:   "a sentence that is nearly all link",
			middle: `<p>See <a href="https://harbour.example/tides">the table of tides at the harbour</a>.</p>`,
			in:     []string{"See the table of tides at the harbour."},
		},
		{
			name: "small boxes under a heading to the reader",
			middle: `<div><h3>Harbour-Newsletter</h3><p>Every Friday the best of the quays in your letter box.</p></div><p>` + storyAfter + `</p>
				<div><h4>Sondage</h4><p>Should the town pay for the new ferry?</p></div><p>` + storyAfter + `</p>
				<div><h3>Lees verder met een abonnement</h3><p>Als lid leest u alle verhalen onbeperkt.</p></div><p>` + storyAfter + `</p>`,
			out: []string{"Newsletter", "best of the quays", "Sondage", "pay for the new ferry", "alle verhalen"},
		},
		{
			name:   "text under such a heading that is no box",
			middle: `<h3>Newsletter</h3><p>The harbour sends one to its captains every week, and they read it.</p>`,
			in:     []string{"The harbour sends one"},
		},
		{
			name: "notices in many languages",
			middle: `<p>Tekst gaat verder onder de foto.</p><p>Článok pokračuje pod video reklamou</p><p>อ่านข่าวที่เกี่ยวข้อง: <a href="/north">ท่าเรือ</a></p><p>انتهای پیام/</p><p>Article réservé aux abonnés</p>
				<p>VÍDEOS: mais assistidos do porto</p><p>` + storyAfter + `</p>`,
			out: []string{"onder de foto", "reklamou", "อ่านข่าว", "انتهای", "abonnés", "assistidos"},
		},
		{
			name: "a short standfirst that is called so",
			head: `<div class="sub-title">Captains leave their boats for the city</div>`,
			in:   []string{"Captains leave their boats for the city"},
		},
		{
			name:   "a link alone",
			middle: `<p><a href="/tides">The table of tides at the harbour</a></p>`,
			out:    []string{"The table of tides"},
		},
		{
			name: "a heading like the headline, which stands above",
			head: `<h2>Mail waits: what the harbour says</h2>`,
			in:   []string{"Mail waits: what the harbour says"},
		},
		{
			name:   "what announces the first list",
			head:   `<p>In brief:</p><ul><li>The ferry did not sail.</li></ul>`,
			in:     []string{"In brief:"},
			middle: `<p>By noon the quay was empty.</p>`,
		},
		{
			name: "a label above the story",
			head: `<p>Coast</p>`,
			out:  []string{"Coast"},
		},
		{
			name: "a first subhead without its tag",
			head: `<p><strong>A night on the quay</strong></p>`,
			in:   []string{"A night on the quay"},
		},
		{
			name: "a name in bold above the story",
			head: `<p><strong>Anna Example</strong></p>`,
			out:  []string{"Anna Example"},
		},
		{
			name:   "items and rows that begin with a notice's word",
			middle: `<ul><li>Print two labels</li><li>Weigh the parcel</li></ul><table><tr><th>Mail</th><th>Bags</th></tr><tr><td>Print</td><td>7</td></tr></table>`,
			in:     []string{"Print two labels", "Print\t7"},
		},
		{
			name:   "a notice in a list",
			middle: `<ul><li>Print</li><li>Weigh the parcel</li></ul>`,
			out:    []string{"Print"},
		},
		{
			name: "items that say something of their links to other sites",
			middle: `<ul><li><a href="https://post.example/rates">Rates for parcels to the islands</a>, in force since May</li>
				<li><a href="https://sea.example/log">The captain's log of the night</a>, seven pages</li></ul>`,
			in: []string{"Rates for parcels to the islands, in force since May"},
		},
		{
			name:   "a box of facts",
			middle: `<aside><h3>The ferry</h3><p>It was built in 1961, and carries forty.</p></aside>`,
			out:    []string{"The ferry\n", "1961"},
		},
		{
			name:   "a quote pulled from the text, with who said it",
			middle: `<p>“We could hear the piano through the whole night”, said the mate.</p><blockquote>We could hear the piano through the whole night<br>Bo Example, mate</blockquote>`,
			out:    []string{"Bo Example"},
		},
		{
			name: "another story's card",
			middle: `<div><article><span>Islands</span><h3><a href="/piano">Whose piano was it?</a></h3><p>A box on the quay, and nobody to ask, says the harbour.</p></article></div>
				<div><article><span>Weather</span><div><a href="/gale">Gale warnings until Thursday</a></div></article></div>`,
			out: []string{"Islands", "Whose piano", "A box on the quay", "Weather", "Gale"},
		},
		{
			name:   "a post of which the page has the link only",
			middle: `<blockquote><a href="https://posts.example/7">See this post of the harbour</a></blockquote>`,
			out:    []string{"See this post"},
		},
		{
			name: "the headline that readers see below a breadcrumb trail",
			top:  `<ul><li><a href="/">News</a></li><li><a href="/coast">Coast</a></li><li><h1>Mail waits</h1></li></ul>`,
			head: `<h2>No boat: the mail waits at the quay</h2>`,
			out:  []string{"No boat"},
		},
		{
			name: "what the site earns",
			end:  `<p>Some of the links here are affiliate links: when you buy through them, we receive a small commission.</p>`,
			out:  []string{"commission"},
		},
		{
			name:   "the word affiliate in a story",
			middle: `<p>The network's affiliate on the coast told the commission that it had no link to the ferry.</p>`,
			in:     []string{"affiliate on the coast"},
		},
		{
			name: "a date in words and a byline in small type",
			head: `<h6>By Anna Example</h6><p>6 May 2024 in Riverton</p>`,
			out:  []string{"Anna Example", "6 May"},
		},
		{
			name:   "a shortcode of a plugin",
			middle: `<p>[coast-player clip="7" wide=”yes”]</p><p>[Laughs] It sank.</p>`,
			in:     []string{"[Laughs] It sank."},
			out:    []string{"coast-player"},
		},
		{
			name: "the heading of a box of which nothing is left",
			middle: `<div><h3>On the islands</h3><ul><li><a href="/a">The piano that nobody ordered in all of the spring</a></li>
				<li><a href="/b">What the captain wrote in his log on that night at the quay</a></li></ul></div>`,
			out: []string{"On the islands", "The piano that nobody"},
		},
		{
			name: "a call above the story",
			head: `<p>All of the coast in one mail: <a href="/mail">sign up for our letter</a> today.</p>`,
			out:  []string{"All of the coast"},
		},
		{
			name: "a first sentence that speaks of a newsletter",
			head: `<p>A <a href="/letter">newsletter of the islands</a> had warned of it on Friday.</p>`,
			in:   []string{"had warned of it"},
		},
		{
			name: "labels that come again before links to other stories",
			middle: `<p>BALA FUTHI | <a href="/gale">The gale that closed the harbour in 1961</a></p>
				<p>` + storyAfter + `</p><p>BALA FUTHI | <a href="/piano">A piano for the school on the island</a></p>`,
			out: []string{"BALA FUTHI", "The gale that"},
		},
		{
			name:   "the whole line above links",
			middle: `<p>` + storyAfter + `</p><p>Podobne artykuły</p>`,
			out:    []string{"Podobne"},
		},
		{
			name:   "a class that a tool made up, with a word in it by chance",
			middle: `<ul><li class="record-Qw7dDFpXo3kJgz5vRt">The mail of Monday</li><li>The mail of Tuesday</li></ul>`,
			in:     []string{"The mail of Monday"},
		},
		{
			name: "the writer asks the readers",
			end:  `<p>Did your letters arrive in time? Let us know in the comments.</p>`,
			in:   []string{"Let us know in the comments."},
		},
		{
			name: "who wrote it, in italics",
			end:  `<p><em>Anna Example is a reporter on the coast.</em></p>`,
			out:  []string{"Anna Example"},
		},
		{
			name: "a last sentence in italics",
			end:  `<p><em>The letters are all that is left of it.</em></p>`,
			in:   []string{"The letters are all"},
		},
		{
			name: "the system's record of the story below it",
			top:  `<h1>Mail waits</h1><p><time datetime="2024-05-17">17 May 2024</time></p>`,
			end:  `<ul><li><strong>Day</strong> 17.05.2024</li><li><strong>Writer</strong> Ann Lee</li><li><strong>Kept as</strong> mail-waits</li></ul>`,
			out:  []string{"17.05.2024", "Ann Lee", "mail-waits"},
		},
		{
			name: "a calendar below the story",
			top:  `<h1>Mail waits</h1><p><time datetime="2024-05-17">17 May 2024</time></p>`,
			end:  `<ul><li>17.05.2024: the quay opens</li><li>19.05.2024: second boat</li></ul>`,
			in:   []string{"the quay opens", "second boat"},
		},
		{
			name: "what is offered below the line that asks to register",
			middle: `<div><p>Create an account or sign in to continue with your reading experience.</p>
				<ul><li>Read the papers of all harbours with one account.</li><li>Enjoy more tides per month.</li></ul></div>`,
			out: []string{"Create an account", "papers of all harbours", "Enjoy more tides"},
		},
		{
			name:   "a list below a sentence about registering",
			middle: `<p>Every boat has to register with the harbour by noon, and to bring:</p><ul><li>The papers of the boat.</li></ul>`,
			in:     []string{"The papers of the boat."},
		},
		{
			name: "subheads and lists of a story that the wall's name marks",
			middle: numbered(`<p class="paywall">Boat number %d lies at the quay. Nobody knows for how long it has to wait for the others, says the harbour.</p>`, 5) +
				`<h2 class="paywall">How the mail came</h2><ul class="paywall"><li>Seven bags of letters</li></ul><p class="paywall">Subscribe to read on about the boats.</p>
				<p class="paywall">It came in the end. The piano did too, with two of its keys missing, and nobody has asked since.</p>`,
			in:  []string{"How the mail came", "Seven bags of letters", "It came in the end"},
			out: []string{"Subscribe to read on"},
		},
		{
			name: "what only subscribers read",
			middle: `<div class="subscriber-only"><p>The captain has kept one of the letters. He will not say whose it is, nor what is in it.</p></div>
				<div class="subscriber-only encrypted-content"><p>%96 42AE2:? 92D <6AE @?6 @7 E96 =6EE6CD] w6 H:== ?@E D2J H9@D6 :E :D</p></div>`,
			in:  []string{"The captain has kept"},
			out: []string{"42AE2"},
		},
		{
			name: "offers of the site's newsletter",
			middle: `<p>Get more of the coast. Sign up for our newsletter and never miss a boat.</p>
				<p><em>Subscribe to Low Tide, the newsletter of the harbours.</em></p>`,
			out: []string{"more of the coast", "Low Tide"},
		},
		{
			name:   "advice about newsletters",
			middle: `<p>Ask the harbour for its times. Subscribe to a newsletter of the ferry, and look at it before you leave.</p>`,
			in:     []string{"Subscribe to a newsletter"},
		},
		{
			name: "what a site says of a machine's part in its text",
			end:  `<p>This story was read aloud first and put into this form with the assistance of AI. Our editors have checked it.</p>`,
			out:  []string{"assistance of AI"},
		},
		{
			name:   "a story about machines",
			middle: `<p>The harbour sorts its mail with the help of AI now, and the captain does not like it.</p>`,
			in:     []string{"with the help of AI"},
		},
		{
			name:   "numbers of a gallery's pictures",
			middle: `<div>1 of 3</div><p>A bag of letters, wet.</p><div>2 of 3</div><p>The piano, dry.</p><p>3 of 3</p><p>The quay, empty.</p>`,
			in:     []string{"The piano, dry."},
			out:    []string{"1 of 3", "2 of 3", "3 of 3"},
		},
		{
			name:   "marks that count nothing",
			middle: `<p>3 of 5</p><p>The crew was tired.</p><p>4 of 5</p><p>The tea was hot.</p>`,
			in:     []string{"3 of 5", "4 of 5"},
		},
		{
			name:   "the language of a piece of code",
			middle: `<div><div><span>bash</span><button>Copy</button></div><pre><code>tide --today</code></pre></div><p>Rust</p><pre>let tide = 4;</pre>`,
			in:     []string{"tide --today", "Rust"},
			out:    []string{"bash"},
		},
		{
			name: "an invitation at the end that names the site",
			top:  `<meta property="og:site_name" content="Harbour Post">`,
			end:  `<p>Stay with Harbour Post at all hours for more on this developing story.</p>`,
			out:  []string{"Stay with"},
		},
		{
			name: "advice at the end",
			end:  `<p>Stay informed of the weather, and keep your letters dry.</p>`,
			in:   []string{"Stay informed"},
		},
		{
			name: "an address at the end",
			end:  `<p>anna.example@harbour.example</p>`,
			out:  []string{"anna.example"},
		},
		{
			name: "whom to ask, above a release",
			head: `<p>Contact</p><p>Bo Example, 555-0101<br>bo@harbour.example</p>`,
			out:  []string{"Contact", "555-0101"},
		},
		{
			name: "a subtitle without a sentence",
			head: `<p class="subtitle">Two days of letters, and a piano</p><p>Published in</p><div>5 min read</div>`,
			in:   []string{"Two days of letters, and a piano"},
			out:  []string{"Published in", "5 min"},
		},
		{
			name:   "a link that holds a heading and more",
			middle: `<div><a href="/piano"><div><h2>Whose piano was it?</h2><div><p>A box on the quay, and nobody to ask.</p></div></div></a></div>`,
			out:    []string{"Whose piano", "A box on the quay"},
		},
		{
			name: "a box of links under a line that is no heading",
			middle: `<div><div>FEATURED STORIES</div><div><div>Coast</div><h3><a href="/piano">Whose piano was it?</a></h3></div>
				<div><div>Coast</div><h3><a href="/gale">Gale warnings until Thursday</a></h3></div></div>`,
			out: []string{"FEATURED", "Coast", "Whose piano", "Gale"},
		},
		{
			name:   "a paragraph that a class calls a caption far from any picture",
			middle: `<p><span class="caption-text">RIVERTON, May 6, 2024 -- The harbour says today that the mail of two days has been brought to all of the islands, and the piano too.</span></p>`,
			in:     []string{"RIVERTON, May 6"},
		},
		{
			name: "a caption below its picture",
			middle: `<p><img src="/quay.jpg" width="800" height="600"></p>
				<p><span class="caption-text">The quay on Monday night, with the bags of letters that nobody wanted to carry back to the post office, and the piano.</span></p>`,
			out: []string{"The quay on Monday night"},
		},
		{
			name: "rights at length, and where it appeared first",
			end: `<p>Kindly share this story:</p><p>All rights reserved. This material, and whatever else is on this site, may not be printed, sung or carried to the islands, in whole or in part, without a word from the harbour.</p>
				<p>This article originally appeared on Harbour Post: <a href="https://post.example/mail">The mail waits</a></p>`,
			out: []string{"Kindly", "All rights", "originally appeared"},
		},
		{
			name: "who wrote it and its days in one line",
			head: `<header><a href="/anna">Anna Example</a><span> Published <i>August 14, 2024</i> Updated <i>August 15, 2024 06:52am</i></span></header>`,
			out:  []string{"Anna Example", "August"},
		},
		{
			name: "where its author was, and comments",
			top:  `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Mail waits","author":{"@type":"Person","name":"Anna Example"}}</script><h1>Mail waits</h1>`,
			head: `<p class="summary">Two days of letters, and nobody to carry them.</p><p>Anna Example reported from the quay and slept there.</p><div>112</div>`,
			in:   []string{"Two days of letters"},
			out:  []string{"Anna Example", "112"},
		},
		{
			name:   "an appeal within the story",
			middle: `<div class="contributions-box"><h3>Support us</h3><p>Our coast is free for everyone to read, because those who can pay do so, in every month of the year and in any weather.</p></div>`,
			out:    []string{"Support us", "Our coast is free"},
		},
		{
			name:   "an invitation set apart",
			middle: `<p><em>Stay up to date on the coast by following us on </em><a href="/f"><em>Social</em></a><em>.</em></p>`,
			out:    []string{"Stay up to date"},
		},
		{
			name: "where it was printed",
			end:  `<p>A version of this article appears in print on page 14 with the headline: Wet Letters. <a href="/today">Today's paper</a></p>`,
			out:  []string{"A version"},
		},
		{
			name:   "subheads in a wall",
			middle: `<div class="paywall"><h2>How the mail came</h2><p>Read it with a plan.</p></div>`,
			out:    []string{"How the mail came"},
		},
		{
			name:   "the grid of a page with a sidebar",
			middle: `<div class="sidebar-grid"><p>The <a href="/north">harbour office in the north, which is closed on Mondays</a>, has sent for a second boat.</p></div>`,
			in:     []string{"The harbour office in the north"},
		},
		{
			name: "the headline below the items that stand above it",
			top:  `<div></div>`,
			head: `<ul><li>18.05.2026</li><li>Harbour</li></ul><h1>Mail waits</h1><h2>The boats lie at the quay, and nobody knows for how long.</h2><p>Von Anna Beispiel</p>`,
			in:   []string{"The boats lie at the quay"},
			out:  []string{"Mail waits", "18.05.2026", "Beispiel"},
		},
		{
			name: "what a site asks about its story, and all below it",
			end:  `<p>` + storyLong + `</p><p>Wie hat Ihnen dieser Artikel gefallen?</p><p>0,0</p><p>Our paper needs you, now more than ever.</p>`,
			out:  []string{"gefallen", "0,0", "Our paper needs you"},
		},
		{
			name:   "the day below another story's headline",
			middle: `<div><h3 class="teaser"><a href="/piano">How the piano came to the harbour</a></h3><p>23. 12. 2024 13:31</p></div>`,
			out:    []string{"How the piano", "13:31"},
		},
		{
			name:   "a day below a subhead",
			middle: `<h3>How the piano came to the harbour</h3><p>23. 12. 2024 13:31</p>`,
			in:     []string{"How the piano", "13:31"},
		},
		{
			name:   "a long appeal in an element of two names that agree",
			middle: `<p>` + storyLong + `</p><p>` + storyLong + `</p><p>` + storyLong + ` It has been counted twice.</p>`,
			end:    `<div class="inline-donation-promo"><p>` + strings.Repeat("Ask yourself who else would have told you of the mail, and who pays for the boat that the reporter sat in. ", 7) + `</p></div>`,
			out:    []string{"Ask yourself"},
		},
		{
			name:   "the label of a button for the address",
			middle: `<p>Link kopieren</p><p>リンクをコピー</p>`,
			out:    []string{"Link kopieren", "リンクをコピー"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.top == "" {
				tt.top = "<h1>Mail waits</h1>"
			}
			a, err := FromHTML([]byte(`<html><head><title>Mail waits</title></head><body>`+tt.top+`<div class="story">`+tt.head+
				`<p>`+storyBefore+`</p>`+tt.middle+`<p>`+storyAfter+`</p>`+tt.end+`</div></body></html>`), Options{URL: "https://news.example/mail"})
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range append(tt.in, storyBefore, storyAfter) {
				if !strings.Contains(a.Text, s) {
					t.Errorf("the text lacks %q:\n%s", s, a.Text)
				}
			}
			for _, s := range tt.out {
				if strings.Contains(a.Text, s) {
					t.Errorf("the text has %q:\n%s", s, a.Text)
				}
			}
		})
	}
}

// TestKeyPoints checks what stands as a list between headline and story.
func TestKeyPoints(t *testing.T) {
	for above, want := range map[string]string{
		`<div>Key Points</div><ul><li>The ferry was cancelled on Monday.</li><li>Nobody ordered the piano.</li></ul>`: "Key Points\n\nThe ferry was cancelled on Monday.\n\nNobody ordered the piano.\n\n",
		`<ul><li>The ferry was cancelled</li><li>Two days of letters wait</li></ul><p>By Anna Example</p>`:            "The ferry was cancelled\n\nTwo days of letters wait\n\n",
		`<ul><li>By Anna Example</li><li>6 May 2024, 10:15 in the morning</li></ul>`:                                  "",
		`<ul><li><a href="/coast">All of the coast</a></li><li><a href="/isles">All of the islands</a></li></ul>`:     "",
		`<p>Subscribe now to hear the letters read aloud, by the captain himself and nobody else.</p>`:                "",
	} {
		a, err := FromHTML([]byte(`<html><head><title>Mail waits</title></head><body><main><h1>Mail waits</h1>`+above+`<div class="article-body"><p>`+storyBefore+`</p><p>`+storyAfter+
			`</p></div></main></body></html>`), Options{URL: "https://news.example/mail"})
		if err != nil {
			t.Fatal(err)
		}
		if want += storyBefore + "\n\n" + storyAfter; a.Text != want {
			t.Errorf("%s: the text is %q, want %q", above, a.Text, want)
		}
	}
}

// TestOutside checks what becomes of short lines after the element that a page calls its story.
func TestOutside(t *testing.T) {
	a, err := FromHTML([]byte(`<html><head><title>Mail waits</title></head><body><main><h1>Mail waits</h1><div><div class="article-body"><p>`+storyBefore+`</p><p>`+storyAfter+
		`</p><ul><li>Seven bags</li></ul></div><p>abc/dpa</p><p>Harbour shop</p><p>Von Anna Beispiel</p></div></main></body></html>`), Options{URL: "https://news.example/mail"})
	if err != nil {
		t.Fatal(err)
	}
	if want := storyBefore + "\n\n" + storyAfter + "\n\nSeven bags"; a.Text != want {
		t.Errorf("the text is %q, want %q", a.Text, want)
	}
	if len(a.Credits) != 1 || a.Credits[0].Role != RoleSource || a.Credits[0].Organization != "dpa" {
		t.Errorf("the credits are %+v", a.Credits)
	}
}
