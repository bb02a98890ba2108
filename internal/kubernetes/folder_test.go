package kubernetes

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/run"
	"github.com/infralint/infralint/internal/source"
)

// setsOf returns what rules over sets see of files: what the set is of, with a
// ! if it is whole, and the names of its objects. Only files of selected are
// to be checked; nil means all.
func setsOf(t *testing.T, files map[string]string, selected ...string) map[string]bool {
	t.Helper()
	fsys := make(fstest.MapFS)
	var paths []string
	var chosen []*source.File
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
		paths = append(paths, name)
		if len(selected) == 0 || strings.Contains(strings.Join(selected, " "), name) {
			chosen = append(chosen, source.NewFile(name, []byte(text)))
		}
	}
	var mu sync.Mutex
	seen := make(map[string]bool)
	spy := &SetAnalyzer{
		Rule: lint.Rule{ID: "test-spy", Title: "spy", Severity: lint.Note},
		Run: func(pass *lint.Pass[*Set]) error {
			var names []string
			for _, o := range pass.Unit.Objects {
				names = append(names, o.Name)
			}
			text := pass.Unit.Of + " " + strings.Join(names, ",")
			if len(names) > 10 {
				text = fmt.Sprintf("%s %d objects", pass.Unit.Of, len(names))
			}
			if pass.Unit.Whole {
				text += "!"
			}
			mu.Lock()
			defer mu.Unlock()
			seen[text] = true
			return nil
		},
	}
	_, err := run.Check(t.Context(), source.NewTree(fsys, paths, chosen), run.Options{
		Domains: []lint.Domain{New(Options{Sets: []*SetAnalyzer{spy}})}, Workers: 2,
	})
	if err != nil {
		t.Fatal(err)
	}
	return seen
}

func account(name string) string {
	return "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: " + name + "}\n"
}

func TestSets(t *testing.T) {
	many := strings.Repeat(account("x")+"---\n", maxSet+1)
	for _, test := range []struct {
		name     string
		files    map[string]string
		selected []string
		want     []string
	}{
		{"one file", map[string]string{"d/a.yaml": account("a") + "---\n" + account("b")}, nil, []string{"file a,b!"}},
		{"directory", map[string]string{"d/a.yaml": account("a"), "d/b.yaml": account("b"), "e/c.yaml": account("c")}, nil,
			[]string{"directory a,b!", "file a", "file b", "file c!"}},
		{"unselected", map[string]string{"d/a.yaml": account("a"), "d/b.yaml": account("b"), "d/values.yaml": "a: b"}, []string{"d/a.yaml"},
			[]string{"directory a,b!", "file a"}},
		{"choices", map[string]string{"d/a.yaml": account("a"), "d/b.yaml": account("a") + "---\n" + account("b")}, nil,
			[]string{"file a!", "file a,b!", "file a", "file a,b"}},
		{"template", map[string]string{"d/a.yaml": account("a"), "d/b.yaml": account("{{ .name }}")}, nil, []string{"file a"}},
		{"kustomization", map[string]string{"d/a.yaml": account("a"), "d/b.yaml": account("b"), "d/kustomization.yaml": "resources: [a.yaml]"}, nil,
			[]string{"kustomization a!", "file b"}},
		{"large", map[string]string{"d/a.yaml": many}, nil, []string{fmt.Sprintf("file %d objects", maxSet+1)}},
	} {
		t.Run(test.name, func(t *testing.T) {
			seen := setsOf(t, test.files, test.selected...)
			for _, w := range test.want {
				if !seen[w] {
					t.Errorf("no set %q", w)
				}
				delete(seen, w)
			}
			for s := range seen {
				t.Errorf("unexpected set %q", s)
			}
		})
	}
}
