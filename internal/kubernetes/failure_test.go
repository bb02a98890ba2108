package kubernetes

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/infralint/infralint/internal/lint"
)

var update = flag.Bool("update", false, "write the golden files")

// golden compares got with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; got:\n%s", file, got)
	}
}

// TestFailures says of every kustomization of testdata/build that does not
// build what is reported, and where. The places were judged by a person.
func TestFailures(t *testing.T) {
	var b strings.Builder
	all := archives(t, "build")
	for _, name := range slices.Sorted(maps.Keys(all)) {
		_, tree := writeTree(t, all[name])
		r := newRun(tree)
		for _, p := range tree.Paths() {
			if !isKustomizationName(filepath.Base(p)) {
				continue
			}
			k := r.graph.at(filepath.ToSlash(filepath.Dir(p)))
			if k == nil || k.file.Path != p {
				continue
			}
			var out lint.Results
			u := &kustomizationUnit{run: r, root: k, closure: r.graph.closure(k)}
			if complete := u.reportStatics(&out); !complete {
				if _, err := r.repo.build(k, u.closure); err == nil {
					t.Errorf("%s %s: builds, though a file is said to be missing", name, p)
				}
			} else if why, ok := u.mayBuild(&out); ok && why != "" {
				out.Skip(p, "not built: "+why)
			} else if ok && u.isBounded(&out) {
				if err := u.build(); err != nil {
					u.fail(err, &out)
				}
			}
			for _, f := range out.Findings {
				fmt.Fprintf(&b, "%s %s: %s\n\t%q\n", name, f.Span.Pos(), f.Message, f.Span.Text())
				for _, r := range f.Related {
					fmt.Fprintf(&b, "\t%v: %s\n", r.Span.Pos(), r.Message)
				}
			}
			for _, s := range out.NotChecked {
				fmt.Fprintf(&b, "%s %s: NOT CHECKED: %s\n", name, s.Path, s.Reason)
			}
		}
	}
	golden(t, "failures.golden", b.String())
}
