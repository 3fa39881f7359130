package extract

import (
	"reflect"
	"strings"
	"testing"
)

func TestPersonNames(t *testing.T) {
	for in, want := range map[string][]string{
		"By Ann Lee, Bo Fox and Cy Hill":   {"Ann Lee", "Bo Fox", "Cy Hill"},
		"Von Anna Groß und Jörg Müller":    {"Anna Groß", "Jörg Müller"},
		"Par Élise Roux et Jean-Luc Petit": {"Élise Roux", "Jean-Luc Petit"},
		"Por Ana Díaz y Luis Ruiz":         {"Ana Díaz", "Luis Ruiz"},
		"José Ortega y Gasset":             {"José Ortega y Gasset"},
		"Dr. Ann Lee":                      {"Ann Lee"},
		"Prof. Dr. Ann Lee":                {"Ann Lee"},
		"Ann B. Lee MD PhD":                {"Ann B. Lee"},
		"Bill MCCARTHY":                    {"Bill MCCARTHY"},
		"Gastautorin Anna Groß":            {"Anna Groß"},
		"Ann Lee (ann.lee@paper.example)":  {"Ann Lee"},
		"Ann Lee & Bo Fox":                 {"Ann Lee", "Bo Fox"},
		"Иван Петров и Анна Орлова":        {"Иван Петров", "Анна Орлова"},
		"甲 乙":                                {"甲 乙"},
		"张三、李四":                              {"张三", "李四"},
		"张三 李四 王小五":                          {"张三", "李四", "王小五"},
		"张三_NB12345":                         {"张三"},
		"阿依古丽·买买提":                           {"阿依古丽·买买提"},
		"山田 はな子":                             {"山田 はな子"},
		"Staff":                              nil,
		"佚名":                                 nil,
		"5 min read":                         nil,
		"Read more about our privacy policy": nil,
		"":                                   nil,
	} {
		if got := personNames(in); !reflect.DeepEqual(got, want) {
			t.Errorf("%q = %q, want %q", in, got, want)
		}
	}
}

func TestCutRun(t *testing.T) {
	for _, c := range []struct {
		in    string
		known []string
		want  string
	}{
		{"张小明李大伟", nil, "张小明 李大伟"},
		{"张小明李伟王芳", nil, "张小明 李伟 王芳"},
		{"张三李四丰", []string{"张三", "李四丰"}, "张三 李四丰"},
		{"欧阳小明张伟", nil, "欧阳小明 张伟"},
		{"统筹推进工作", nil, ""},
	} {
		if got := strings.Join(cutRun(c.in, c.known), " "); got != c.want {
			t.Errorf("%s = %q, want %q", c.in, got, c.want)
		}
	}
}
