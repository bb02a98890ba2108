package compose

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

func TestIsName(t *testing.T) {
	for name, want := range map[string]bool{
		"compose.yaml": true, "docker-compose.yml": true, "compose.override.yaml": true, "docker-compose.prod.yml": true,
		"compose.json": false, "docker-compose.yml.j2": false, "my-compose.yaml": false, "composer.yaml": false, "compose": false, ".compose.yaml": false,
	} {
		if got := IsName(name); got != want {
			t.Errorf("IsName(%q) = %v", name, got)
		}
	}
}

func TestLoad(t *testing.T) {
	const services = "x-a: &a {}\nservices:\n  # one\n\n  web:\n    image: x:1\n"
	for _, test := range []struct {
		name, content string
		named         bool
		want, partial bool
	}{
		{"compose.yaml", "", false, true, false},
		{"docker-compose.prod.yml", "", false, true, true},
		{"docker-compose-dev.yml", services, false, true, true},
		{"app.compose.yaml", "services: {web: {image: x:1}}\n", false, true, true},
		{"podman-compose.yml", services, false, true, true},
		{"my-compose.yaml", "services:\n  - postgres:17\n", false, false, false},
		{"composer.yaml", services, false, false, false},
		{"stack.yml", services, false, false, false},
		{"stack.yml", services, true, true, false},
	} {
		f := source.NewFile(test.name, []byte(test.content))
		f.Named = test.named
		units, err := New(nil).Load(t.Context(), source.NewTree(fstest.MapFS{}, []string{f.Path}, []*source.File{f}))
		if err != nil {
			t.Fatal(err)
		}
		if got := len(units) == 1; got != test.want || got && units[0].(*File).IsPartial() != test.partial {
			t.Errorf("%s, named %v: %d units", test.name, test.named, len(units))
		}
	}
}

// The forms of https://docs.docker.com/reference/compose-file/interpolation/.
func TestExpandString(t *testing.T) {
	for s, want := range map[string]string{
		"plain": "plain", "$$HOME": "$HOME", "$TAG": "${TAG}", "${TAG}": "${TAG}", "a$": "a$", "$1": "$1", "${": "${", "${}": "${}",
		"nginx:${TAG:-1.2}": "nginx:1.2", "${TAG-1.2}": "1.2", "${TAG:-}": "", "${TAG:?set it}": "${TAG}", "${TAG:+x}": "${TAG}",
		"${A:-${B:-c}}": "c", "${A:-${B}}": "${B}", "${A:-a}-${B:-b}": "a-b", "${A:-{x}": "{x",
	} {
		if got := expandString(s, 0); got != want {
			t.Errorf("expandString(%q) = %q, want %q", s, got, want)
		}
	}
}

func checkFile(t testing.TB, content []byte) *lint.Results {
	t.Helper()
	f := source.NewFile("compose.yaml", content)
	tree := source.NewTree(fstest.MapFS{f.Path: {Data: content}}, []string{f.Path}, []*source.File{f})
	units, err := New(nil).Load(t.Context(), tree)
	if err != nil {
		t.Fatal(err)
	}
	out := new(lint.Results)
	for _, u := range units {
		if err := u.Check(t.Context(), out); err != nil {
			t.Errorf("check: %v", err)
		}
		for _, d := range u.Documents() {
			d.Locate([]any{"services", "web", 3})
		}
	}
	for _, f := range out.Findings {
		if f.Span.Start > f.Span.End || f.Span.End > len(content) {
			t.Errorf("%s: span %d-%d of %d", f.Message, f.Span.Start, f.Span.End, len(content))
		}
	}
	return out
}

func TestHostile(t *testing.T) {
	bomb := "services:\n  a: &a0 {image: x}\n"
	for i := range 30 {
		bomb += fmt.Sprintf("  b%d: &a%d {<<: [*a%d, *a%d], x: [*a%d, *a%d]}\n", i, i+1, i, i, i, i)
	}
	for name, content := range map[string]string{
		"bomb": bomb, "binary": "services:\x00\xff\xfe", "deep": "services: " + strings.Repeat("[", 20_000), "list": "- a\n- b\n",
		"scalar": "services", "several": "services: {}\n---\nservices: {}\n", "cycle": "services: &a {web: *a}\n",
		"long": "services: {web: {image: " + strings.Repeat("x", 5<<20) + "}}\n", "null": "services:\n", "keys": "services: {[a]: {b: c}, 1: {image: x}}\n",
	} {
		t.Run(name, func(t *testing.T) { checkFile(t, []byte(content)) })
	}
}

func FuzzCheck(f *testing.F) {
	f.Add([]byte("services:\n  web:\n    image: nginx\n    ports: [{target: ${X}}]\n    volumes: !reset []\n"))
	f.Add([]byte("x: &a {b: c}\nservices: {web: {<<: *a, deploy: {resources: {limits: 3}}}}\n"))
	f.Fuzz(func(t *testing.T, content []byte) { checkFile(t, content) })
}
