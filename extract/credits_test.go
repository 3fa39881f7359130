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
		"(Reporting by Ann Lee, editing by Bo Fox)":                                                   "reporter:Ann Lee",
		"Additional reporting by Ann Lee":                                                             "correspondent:Ann Lee",
		"Übersetzung: Anna Groß":                                                                      "translator:Anna Groß",
		"Quelle: dpa":                                                                                 "source:@dpa",
		"Traduit par Élise Roux":                                                                      "translator:Élise Roux",
		"Источник: ТАСС":                                                                              "source:@ТАСС",
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
		"english":           {`<h1>Bridge</h1><p class=byline>By <a href=/a>Ann Lee</a> and <a href=/b>Bo Fox</a></p>` + prose, "author:Ann Lee author:Bo Fox"},
		"job and date":      {`<h1>Bridge</h1><div class=author>Ann Lee, Senior Reporter | May 6, 2024</div>` + prose, "author:Ann Lee"},
		"no class":          {`<h1>Bridge</h1><div>By Ann Lee</div>` + prose, "author:Ann Lee"},
		"german":            {`<html lang=de><h1>Brücke</h1><div>Von Anna Groß, Berlin</div>` + prose, "author:Anna Groß"},
		"french":            {`<html lang=fr><h1>Pont</h1><div>Par Élise Roux</div>` + prose, "author:Élise Roux"},
		"spanish":           {`<html lang=es><h1>Puente</h1><span>Por Ana Díaz y Luis Ruiz</span>` + prose, "author:Ana Díaz author:Luis Ruiz"},
		"reviewed":          {`<h1>Bridge</h1><div class=byline><span>Written by Ann Lee</span><span>Reviewed by Bo Fox</span></div>` + prose, "author:Ann Lee reviewer:Bo Fox"},
		"microdata":         {`<h1>Bridge</h1><span itemprop=author><span itemprop=name>Ann Lee</span></span>` + prose, "author:Ann Lee"},
		"meta":              {`<meta name=author content="Ann Lee, Bo Fox"><h1>Bridge</h1>` + prose, "author:Ann Lee author:Bo Fox"},
		"json-ld and page":  {`<script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge","author":{"@type":"Person","name":"Ann Lee"}}</script><h1>Bridge</h1><p class=byline>By Ann Lee</p>` + prose, "author:Ann Lee"},
		"newsroom":          {`<script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge","author":{"@type":"Organization","name":"The Daily Post"}}</script><h1>Bridge</h1>` + prose, "author:@The Daily Post"},
		"staff is nobody":   {`<meta name=author content="admin"><h1>Bridge</h1><p class=byline>Staff</p>` + prose, ""},
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
