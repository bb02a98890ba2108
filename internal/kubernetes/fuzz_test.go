package kubernetes

import (
	"context"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
	"sigs.k8s.io/kustomize/kyaml/kio"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// FuzzShiftDocuments checks that blank lines change the lines of what kustomize
// reads and nothing else.
func FuzzShiftDocuments(f *testing.F) {
	for _, s := range []string{
		"a: 1\n", "---\na: 1\n---\nb: 2\n", "--- # x\na: |\n  text\n\n  more\n---\n---\nb: [1,\n 2]\n", "# c\n\n---\n\n# d\na: b\n...\n",
		"a: 1\r\n---\r\nb: 2\r\n", "\uFEFFa: 1\n", "\uFEFF---\na: 1\n", "---", "{}", "---\n---", "a: \"x\n  y\"\n", "--- |\n  a\n",
		"apiVersion: v1\nkind: List\nitems:\n- a: 1\n",
	} {
		f.Add(s, uint8(7))
	}
	f.Fuzz(func(t *testing.T, text string, by uint8) {
		if checkAliases([]byte(text)) != nil || strings.Count(text, "\n") > 1000 {
			return
		}
		plain, plainErr := kio.FromBytes([]byte(text))
		moved, movedErr := kio.FromBytes(shiftDocuments([]byte(text), int(by)))
		if (plainErr != nil) != (movedErr != nil) {
			t.Fatalf("error %v becomes %v", plainErr, movedErr)
		}
		if len(plain) != len(moved) {
			t.Fatalf("%d documents become %d", len(plain), len(moved))
		}
		for i := range plain {
			if !sameNodes(plain[i].YNode(), moved[i].YNode(), 0) {
				t.Errorf("document %d changes", i)
			}
		}
	})
}

// sameNodes reports whether two trees differ in their lines at most, and in
// those by the same number.
func sameNodes(a, b *yaml.Node, by int) bool {
	if a == nil || b == nil {
		return a == b
	}
	if a.Kind != b.Kind || a.Value != b.Value || a.ShortTag() != b.ShortTag() || a.Column != b.Column || len(a.Content) != len(b.Content) {
		return false
	}
	if by == 0 && a.Line > 0 && b.Line > a.Line {
		by = b.Line - a.Line
	}
	if b.Line-a.Line != by {
		return false
	}
	for i := range a.Content {
		if !sameNodes(a.Content[i], b.Content[i], by) {
			return false
		}
	}
	return true
}

// FuzzCheck checks any kustomization, with a resource and a patch: it must not
// panic, and every finding must be at a place that exists.
func FuzzCheck(f *testing.F) {
	cm := "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: b}\n"
	for _, k := range []string{
		"resources: [r.yaml]\n", "resources: [r.yaml]\npatches: [{path: p.yaml}]\n", "resources: [.]\n", "resources: [r.yaml, r.yaml]\n",
		"resources: [r.yaml]\npatches:\n- patch: |-\n    - op: add\n      path: /data/x\n      value: 1\n  target: {kind: ConfigMap}\n",
		"resources: [r.yaml]\nnamePrefix: x-\nimages: [{name: a, newTag: b}]\ncommonLabels: {a: b}\nreplicas: [{name: a, count: 1}]\n",
		"configMapGenerator: [{name: x, literals: [a=b], files: [r.yaml]}]\nvars: [{name: A}]\n",
		"resources: [r.yaml]\nreplacements: [{source: {kind: ConfigMap, fieldPath: data.a}, targets: [{select: {kind: ConfigMap}, fieldPaths: [data.b], options: {create: true}}]}]\n",
	} {
		f.Add(k, cm, cm)
	}
	f.Fuzz(func(t *testing.T, k, r, p string) {
		if len(k)+len(r)+len(p) > 4000 || strings.Contains(k, "openapi") {
			return // each build with an OpenAPI document of its own takes 100 ms
		}
		tree := memoryTree(map[string]string{"kustomization.yaml": k, "r.yaml": r, "p.yaml": p, "plain.yaml": r})
		var selected []*source.File
		for _, name := range tree.Paths() {
			if f, err := tree.Read(name); err == nil {
				selected = append(selected, f)
			}
		}
		units, err := New(Options{}).Load(context.Background(), source.NewTree(tree.FS(), tree.Paths(), selected))
		if err != nil {
			t.Fatal(err)
		}
		for _, u := range units {
			var out lint.Results
			if err := u.Check(context.Background(), &out); err != nil {
				t.Fatal(err)
			}
			for _, d := range u.Documents() {
				visit(d.Value, nil, func(path []any) {
					if span, _ := d.Locate(path); span.IsZero() {
						t.Errorf("%v has no place", path)
					}
				})
			}
			for _, f := range out.Findings {
				if f.Span.IsZero() || f.Message == "" {
					t.Errorf("%v", f)
				}
			}
		}
	})
}

// visit calls f for every path into a value, and for one that does not exist.
func visit(v any, path []any, f func([]any)) {
	f(path)
	f(append(path[:len(path):len(path)], "nothing", 3))
	switch v := v.(type) {
	case map[string]any:
		for k, e := range v {
			visit(e, append(path[:len(path):len(path)], k), f)
		}
	case []any:
		for i, e := range v {
			visit(e, append(path[:len(path):len(path)], i), f)
		}
	}
}
