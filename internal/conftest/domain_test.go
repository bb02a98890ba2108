package conftest_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/infralint/infralint/internal/conftest"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// load returns the documents of a set of files, of which some are selected, and
// what was not checked.
func load(t *testing.T, set conftest.Set, files map[string]string, selected ...string) (docs []lint.Document, skipped []string) {
	t.Helper()
	fsys := make(fstest.MapFS)
	var paths []string
	var chosen []*source.File
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
		paths = append(paths, name)
	}
	for _, name := range selected {
		chosen = append(chosen, source.NewFile(name, fsys[name].Data))
	}
	units, err := conftest.New(conftest.Formats{}, []conftest.Set{set}).Load(t.Context(), source.NewTree(fsys, paths, chosen))
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range units {
		var out lint.Results
		if err := u.Check(t.Context(), &out); err != nil {
			t.Fatal(err)
		}
		docs = append(docs, u.Documents()...)
		for _, n := range out.NotChecked {
			skipped = append(skipped, n.Path+": "+n.Reason)
		}
	}
	return docs, skipped
}

func TestDomain(t *testing.T) {
	files := map[string]string{"k/a.yaml": "a: 1\n---\nb: 2\n", "k/b.json": `[{"c": 3}]`, "k/x.cue": "", "k/README.md": "", "other/c.yaml": "d: 4\n"}
	inK := func(p string) bool { return strings.HasPrefix(p, "k/") }

	docs, skipped := load(t, conftest.Set{Name: "set", Has: inK}, files, "k/a.yaml", "k/x.cue", "other/c.yaml")
	if len(docs) != 2 || docs[0].Kind != "set" || len(skipped) != 1 || !strings.Contains(skipped[0], `k/x.cue: by the policies in set: no parser "cue"`) {
		t.Errorf("got %d documents and %q", len(docs), skipped)
	}

	delete(files, "k/x.cue")
	docs, skipped = load(t, conftest.Set{Name: "set", Has: inK, Combine: true}, files, "k/b.json")
	if len(docs) != 1 || len(docs[0].Parts) != 3 || len(skipped) != 0 {
		t.Fatalf("got %d documents and %q", len(docs), skipped)
	}
	for _, tt := range []struct {
		path []any
		want string
	}{
		{nil, "k/b.json:1:1"}, // the first one that was selected
		{[]any{"x"}, "k/b.json:1:1"},
		{[]any{9}, "k/b.json:1:1"},
		{[]any{0, "path"}, "k/a.yaml:1:1"},
		{[]any{1, "contents", "b"}, "k/a.yaml:3:4"},
		{[]any{2, "contents", "c"}, "k/b.json:1:8"},
	} {
		if span, _ := docs[0].Locate(tt.path); span.Pos().String() != tt.want {
			t.Errorf("%v is at %v, want %s", tt.path, span.Pos(), tt.want)
		}
	}
	if docs, _ := load(t, conftest.Set{Name: "set", Has: inK, Combine: true}, files, "other/c.yaml"); len(docs) != 0 {
		t.Errorf("got %d documents of files that were not selected", len(docs))
	}

	files["k/broken.yaml"] = "a: [\n"
	docs, skipped = load(t, conftest.Set{Name: "set", Has: inK, Combine: true}, files, "k/b.json")
	if len(docs) != 0 || len(skipped) != 1 || !strings.Contains(skipped[0], "nor are the files that they combine it with") {
		t.Errorf("got %d documents and %q", len(docs), skipped)
	}
}
