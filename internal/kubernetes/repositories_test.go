package kubernetes

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v3"

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

			r := newRun(found.Tree)
			same, failed, skipped := 0, 0, 0
			for _, root := range r.graph.roots(nil) {
				u := &kustomizationUnit{run: r, root: root, closure: r.graph.closure(root)}
				if why, ok := u.mayBuild(&lint.Results{}); !ok || why != "" {
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
			sampleAttribution(t, dir, r)
			t.Logf("%d builds are the same, %d fail in both, %d are not tried", same, failed, skipped)
		})
	}
}

// sampleAttribution changes what stands where attribution says that a field
// was set, builds again, and sees whether the field follows.
func sampleAttribution(t *testing.T, dir string, r *runState) {
	random := rand.New(rand.NewPCG(1, 2))
	right, wrong, unclear := 0, 0, 0
	for _, root := range r.graph.roots(nil) {
		u := buildAt(r.repo.tree, root.dir)
		if u == nil {
			continue
		}
		own := make(map[string]string)
		for _, f := range u.files {
			own[f.Path] = string(f.Content)
		}
		before := fieldsOf(u)
		count := make(map[string]int)
		for _, o := range u.objects {
			id := o.kind + strconv.Itoa(count[o.kind])
			count[o.kind]++
			if o.kind == "CustomResourceDefinition" && random.IntN(10) > 0 {
				continue
			}
			scalarsOf(o.node, nil, func(path []any, n *yaml.Node) {
				if random.IntN(len(before)) > 40 || len(path) == 1 {
					return
				}
				span, _ := o.locate(path)
				tried, followed := false, false
				for _, m := range mutationsOf(span.File.Path, string(span.File.Content)) {
					if m.at.n != span.Pos().Line {
						continue
					}
					changed := maps.Clone(own)
					changed[span.File.Path] = m.text
					after := buildAt(memoryTree(changed), root.dir)
					if after == nil || len(after.objects) != len(u.objects) {
						continue
					}
					tried = true
					followed = followed || fieldsOf(after)[id+fmt.Sprint(path)] != n.Value
				}
				switch {
				case followed:
					right++
				case !tried:
					unclear++
				default:
					wrong++
					t.Logf("%s: %s%v = %.50q is not set at %v", root.dir, id, path, n.Value, span.Pos())
				}
			})
		}
	}
	t.Logf("attribution: %d fields follow, %d do not, %d cannot be told", right, wrong, unclear)
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
