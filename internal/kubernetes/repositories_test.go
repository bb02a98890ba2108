package kubernetes

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/infralint/infralint/internal/discover"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/run"
)

// TestRepositories compares with kubectl over whole repositories, and prints
// what is found. INFRALINT_REPOSITORIES names their directories, separated like
// those of PATH; without it the test is skipped.
func TestRepositories(t *testing.T) {
	dirs := filepath.SplitList(os.Getenv("INFRALINT_REPOSITORIES"))
	if len(dirs) == 0 {
		t.Skip("INFRALINT_REPOSITORIES is not set")
	}
	tool := kubectl(t)
	for _, dir := range dirs {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			found, err := discover.Walk(t.Context(), discover.Options{Root: dir, Dir: dir})
			if err != nil {
				t.Fatal(err)
			}
			start := time.Now()
			res, err := run.Check(t.Context(), found.Tree, run.Options{Domains: []lint.Domain{New(Options{})}, Workers: 2})
			if err != nil {
				t.Fatal(err)
			}
			t.Logf("%d files, %v, %d findings in %v", res.Files, res.Units, len(res.Findings), time.Since(start))
			t.Log(strings.Join(render(res), "\n"))

			r := newRun(Options{}, nil, found.Tree)
			same, failed, skipped := 0, 0, 0
			for _, root := range r.graph.roots() {
				u := &kustomizationUnit{run: r, root: root, closure: r.graph.closure(root)}
				if !u.mayBuild(&lint.Results{}) {
					skipped++
					continue
				}
				var stdout, stderr bytes.Buffer
				cmd := exec.Command(tool, "kustomize", path.Join(dir, root.dir))
				cmd.Stdout, cmd.Stderr = &stdout, &stderr
				wantErr := cmd.Run()
				got, err := Render(t.Context(), found.Tree, root.dir)
				switch {
				case (err != nil) != (wantErr != nil):
					t.Errorf("%s: error is %v, kubectl says %v\n%s", root.dir, err, wantErr, stderr.Bytes())
				case err != nil:
					failed++
				case !bytes.Equal(got, stdout.Bytes()):
					t.Errorf("%s: differs from kubectl: %s", root.dir, firstDifference(got, stdout.Bytes()))
				default:
					same++
				}
			}
			t.Logf("%d builds are the same, %d fail in both, %d are not tried", same, failed, skipped)
		})
	}
}

func firstDifference(got, want []byte) string {
	g, w := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("line %d is %q, want %q", i+1, g[i], w[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(g), len(w))
}
