package kubernetes

import (
	"fmt"
	"os"
	"reflect"
	"testing"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/run"
	"github.com/infralint/infralint/internal/source"
)

// allArchives returns one repository with all archives of testdata/build, each
// in a directory of its own.
func allArchives(t *testing.T) *source.Tree {
	t.Helper()
	files := make(map[string]string)
	for name, ar := range archives(t, "build") {
		for path, text := range fileMap(ar) {
			files[name+"/"+path] = text
		}
	}
	tree := memoryTree(files)
	var selected []*source.File
	for _, p := range tree.Paths() {
		if f, err := tree.Read(p); err == nil {
			selected = append(selected, f)
		}
	}
	return source.NewTree(tree.FS(), tree.Paths(), selected)
}

func render(res *run.Result) []string {
	var lines []string
	for _, f := range res.Findings {
		lines = append(lines, fmt.Sprintf("%v %s %s %s", f.Span.Pos(), f.Rule.ID, f.Message, f.Detail))
		for _, r := range f.Related {
			lines = append(lines, fmt.Sprintf("  %v %s", r.Span.Pos(), r.Message))
		}
	}
	for _, n := range res.NotChecked {
		lines = append(lines, n.Path+" "+n.Reason)
	}
	return lines
}

// TestParallel checks that the number of workers makes no difference, and that
// nothing of what kustomize writes reaches standard error.
func TestParallel(t *testing.T) {
	stderr := os.Stderr
	var want []string
	for _, workers := range []int{1, 8, 2, 8} {
		res, err := run.Check(t.Context(), allArchives(t), run.Options{Domains: []lint.Domain{New(Options{})}, Workers: workers})
		if err != nil {
			t.Fatal(err)
		}
		got := render(res)
		if want == nil {
			want = got
			t.Logf("%d findings, units %v", len(res.Findings), res.Units)
		} else if !reflect.DeepEqual(got, want) {
			t.Errorf("%d workers give something else", workers)
		}
	}
	if os.Stderr != stderr {
		t.Error("os.Stderr was not given back")
	}
}
