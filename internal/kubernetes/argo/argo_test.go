package argo

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

// A fakeRepository has files by their names.
type fakeRepository map[string]any

func (fakeRepository) Is(url, revision string) bool { return url == "here" && revision != "other" }
func (r fakeRepository) Files() []string            { return sortedKeys(r) }
func (r fakeRepository) Dirs() []string {
	return []string{"apps", "apps/api", "apps/web", "clusters", "clusters/prod"}
}

func (fakeRepository) Exists(string) bool { return false }

func (r fakeRepository) Data(name string) ([]any, error) {
	if v, ok := r[name]; ok {
		return []any{v}, nil
	}
	return nil, errors.New("no such file")
}

func decode(t testing.TB, text string) map[string]any {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	var v map[string]any
	if err := d.Decode(&v); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return v
}

// TestExpand compares the paths of the applications that generators make with
// what the documentation of Argo CD says of each. A path that is not known is ?.
func TestExpand(t *testing.T) {
	repo := fakeRepository{
		"clusters/prod/config.json": map[string]any{"cluster": map[string]any{"name": "prod", "zones": []any{"a", "b"}}},
		"clusters/list.json":        []any{map[string]any{"n": "1"}, map[string]any{"n": "2"}},
	}
	for _, test := range []struct{ name, generators, path, want string }{
		{"list", `{"list":{"elements":[{"a":"x"},{"a":"y"}]}}`, "p/{{a}}", "p/x p/y"},
		{"blanks", `{"list":{"elements":[{"a":"x"}]}}`, "{{ a }}{{a }}", "xx"},
		{"unknown stays", `{"list":{"elements":[{"a":"x"}]}}`, "{{b}}", "?"},
		{"directories", `{"git":{"repoURL":"here","directories":[{"path":"apps/*"}]}}`, "{{path}}|{{path.basename}}|{{path[0]}}", "apps/api|api|apps apps/web|web|apps"},
		{"exclude", `{"git":{"repoURL":"here","directories":[{"path":"apps/*"},{"path":"apps/a*","exclude":true}]}}`, "{{path}}", "apps/web"},
		{"prefix", `{"git":{"repoURL":"here","pathParamPrefix":"g","directories":[{"path":"apps/web"}]}}`, "{{g.path}}{{g.path.basename}}", "apps/webweb"},
		{"values", `{"git":{"repoURL":"here","directories":[{"path":"apps/web"}],"values":{"x":"{{path.basename}}-1"}}}`, "{{values.x}}", "web-1"},
		{"elsewhere", `{"git":{"repoURL":"there","directories":[{"path":"apps/*"}]}}`, "{{path}}", "?"},
		{"revision", `{"git":{"repoURL":"here","revision":"other","directories":[{"path":"apps/*"}]}}`, "{{path}}", "?"},
		{"files", `{"git":{"repoURL":"here","files":[{"path":"clusters/**/config.json"}]}}`, "{{cluster.name}}/{{cluster.zones.1}}/{{path}}/{{path.filename}}", "prod/b/clusters/prod/config.json"},
		{"file with a list", `{"git":{"repoURL":"here","files":[{"path":"clusters/list.json"}]}}`, "{{n}}", "1 2"},
		{"matrix", `{"matrix":{"generators":[{"list":{"elements":[{"a":"1"},{"a":"2"}]}},{"list":{"elements":[{"b":"{{a}}x"},{"b":"y"}]}}]}}`, "{{a}}{{b}}", "11x 1y 22x 2y"},
		{"nested matrix", `{"matrix":{"generators":[{"list":{"elements":[{"a":"1"}]}},{"matrix":{"generators":[{"list":{"elements":[{"b":"{{a}}"}]}},{"list":{"elements":[{"c":"{{a}}{{b}}"}]}}]}}]}}`, "{{c}}", "11"},
		{"merge", `{"merge":{"mergeKeys":["k"],"generators":[{"list":{"elements":[{"k":"1","v":"a"},{"k":"2","v":"a"}]}},{"list":{"elements":[{"k":"2","v":"b"},{"k":"3","v":"c"}]}}]}}`, "{{k}}{{v}}", "1a 2b"},
		{"selector", `{"list":{"elements":[{"a":"x"},{"a":"y"}]},"selector":{"matchLabels":{"a":"y"}}}`, "{{a}}", "y"},
		{"expressions", `{"list":{"elements":[{"a":"x"},{"a":"y"},{"b":"z"}]},"selector":{"matchExpressions":[{"key":"a","operator":"In","values":["x"]}]}}`, "{{a}}", "x"},
		{"clusters", `{"clusters":{}}`, "clusters/{{name}}", "?"},
		{"matrix with clusters", `{"matrix":{"generators":[{"git":{"repoURL":"here","directories":[{"path":"apps/*"}]}},{"clusters":{}}]}}`, "{{path}}", "apps/api apps/web"},
		{"template of a generator", `{"list":{"elements":[{"a":"x"}],"template":{"spec":{"source":{"path":"own/{{a}}"}}}}}`, "{{a}}", "own/x"},

		{"go list", `go{"list":{"elements":[{"a":{"b":"x"}}]}}`, "{{.a.b}}", "x"},
		{"go segments", `go{"git":{"repoURL":"here","directories":[{"path":"apps/web"}]}}`, "{{index .path.segments 1}}-{{.path.basename}}", "web-web"},
		{"go functions", `go{"list":{"elements":[{"a":"A_b"}]}}`, `{{.a | normalize}} {{printf "%s-%s" .a "c"}} {{.a | lower | trimPrefix "a"}} {{.x | default "d"}} {{replace "_" "." .a}}`, "a-b A_b-c _b d A.b"},
		{"go unknown function", `go{"list":{"elements":[{"a":"A"}]}}`, `{{.a | sha256sum}}`, "?"},
		{"go condition", `go{"list":{"elements":[{"a":"A"}]}}`, `{{if .a}}x{{end}}`, "?"},
		{"go files", `go{"git":{"repoURL":"here","files":[{"path":"clusters/prod/config.json"}]}}`, "{{.cluster.name}}/{{.path.path}}/{{.path.filename}}", "prod/clusters/prod/config.json"},
		{"go matrix", `go{"matrix":{"generators":[{"git":{"repoURL":"here","directories":[{"path":"apps/web"}]}},{"list":{"elements":[{"b":"{{.path.basename}}!"}]}}]}}`, "{{.b}}", "web!"},
	} {
		text, isGo := strings.CutPrefix(test.generators, "go")
		path, err := json.Marshal(test.path)
		if err != nil {
			t.Fatal(err)
		}
		object := decode(t, fmt.Sprintf(`{"spec":{"goTemplate":%t,"generators":[%s],"template":{"spec":{"source":{"repoURL":"here","path":%s}}}}}`, isGo, text, path))
		var got []string
		for _, a := range Expand(object, repo).Applications {
			for _, s := range a.Sources {
				if s.Open["path"] {
					got = append(got, "?")
				} else {
					got = append(got, s.Path)
				}
			}
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s: got %q, want %q", test.name, strings.Join(got, " "), test.want)
		}
	}
}

func TestNormalURL(t *testing.T) {
	for _, address := range []string{
		"https://github.com/Example/Platform", "https://github.com/example/platform.git", "git@github.com:example/platform.git",
		"ssh://git@github.com:22/example/platform", "http://user:token@GitHub.com/example/platform/", "github.com:/example/platform",
	} {
		if got := NormalURL(address); got != "github.com/example/platform" {
			t.Errorf("%s: got %s", address, got)
		}
	}
}

// TestBombs expands what would be enormous. It must end soon.
func TestBombs(t *testing.T) {
	many := strings.TrimSuffix(strings.Repeat(`{"a":"x"},`, 3000), ",")
	var double []string
	for i := range 40 {
		double = append(double, fmt.Sprintf(`"p%02d":"{{p%02d}}{{p%02d}}"`, i, i+1, i+1))
	}
	var text strings.Builder
	for i := range 40 {
		fmt.Fprintf(&text, "{{p%02d}}", i)
	}
	list := `{"list":{"elements":[` + many + `]}}`
	for name, object := range map[string]string{
		"matrix":   `{"spec":{"generators":[{"matrix":{"generators":[` + list + `,{"matrix":{"generators":[` + list + `,` + list + `]}}]}}],"template":{"metadata":{"name":"{{a}}"}}}}`,
		"doubling": `{"spec":{"generators":[{"list":{"elements":[{` + strings.Join(double, ",") + `}]}}],"template":{"metadata":{"name":"` + text.String() + `"}}}}`,
		"printf":   `{"spec":{"goTemplate":true,"generators":[` + list + `],"template":{"metadata":{"name":"{{printf \"%999999s\" .a}}"}}}}`,
		"replace":  `{"spec":{"goTemplate":true,"generators":[` + list + `],"template":{"metadata":{"name":"{{.a` + strings.Repeat(` | replace \"\" \"xxxxxxxxxxxxxxxx\"`, 30) + `}}"}}}}`,
		"template": `{"spec":{"generators":[` + list + `],"template":{"metadata":{"name":"{{a}}` + strings.Repeat("x", 1<<20) + `"}}}}`,
	} {
		start := time.Now()
		Expand(decode(t, object), fakeRepository{})
		t.Logf("%s: %v", name, time.Since(start))
	}
}

func FuzzExpand(f *testing.F) {
	f.Add(`{"list":{"elements":[{"a":"x"}]}}`, "{{a}}", false)
	f.Add(`{"merge":{"mergeKeys":["k"],"generators":[{"clusters":{}},{"git":{"files":[{"path":"*"}]}}]}}`, "{{ .a | default .b }}", true)
	f.Add(`{"matrix":{"generators":[{"git":{"repoURL":"here","directories":[{"path":"[a*"}]}},{"list":null}]},"selector":{"matchExpressions":[{}]}}`, "{{range .x}}{{$.y}}{{(path).x}}{{end}}", true)
	f.Fuzz(func(t *testing.T, generator, text string, isGo bool) {
		var g any
		if json.Unmarshal([]byte(generator), &g) != nil {
			return
		}
		Expand(map[string]any{"spec": map[string]any{
			"goTemplate": isGo, "generators": []any{g}, "templatePatch": text,
			"template": map[string]any{"metadata": map[string]any{"name": text}, "spec": map[string]any{"source": map[string]any{"path": text, "helm": text}}},
		}}, fakeRepository{"a/b.json": g})
	})
}
