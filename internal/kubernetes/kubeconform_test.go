package kubernetes

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/yannh/kubeconform/pkg/resource"
	"github.com/yannh/kubeconform/pkg/validator"

	"github.com/infralint/infralint/internal/discover"
	"github.com/infralint/infralint/internal/kubernetes/schema"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// newConform returns kubeconform's validator with the embedded schemas of the
// newest release.
func newConform(t *testing.T) validator.Validator {
	t.Helper()
	pool := schema.Kubernetes()
	versions := pool.Versions()
	newest := versions[len(versions)-1]
	dir := t.TempDir()
	for _, gvk := range pool.Kinds(newest) {
		_, document, err := pool.DownloadSchema(gvk.Kind, gvk.APIVersion(), newest)
		if err != nil {
			t.Fatal(err)
		}
		content, err := json.Marshal(document)
		if err != nil {
			t.Fatal(err)
		}
		group := gvk.Group
		if group == "" {
			group = gvk.Version // what kubeconform takes for it
		}
		name := strings.ToLower(gvk.Kind) + "-" + group
		if err := os.WriteFile(filepath.Join(dir, name+"-"+gvk.Version+".json"), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	v, err := validator.New([]string{dir + "/{{ .ResourceKind }}-{{ .Group }}-{{ .ResourceAPIVersion }}.json"},
		validator.Opts{Strict: true, IgnoreMissingSchemas: true, KubernetesVersion: "master"})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestRenderedVerdicts compares with kubeconform what is said of every resource
// that the kustomizations of testdata render, and those of the repositories
// that INFRALINT_REPOSITORIES names.
func TestRenderedVerdicts(t *testing.T) {
	conform := newConform(t)
	trees := make(map[string]*source.Tree)
	for _, folder := range []string{"build", "check"} {
		for name, ar := range archives(t, folder) {
			_, trees[folder+"/"+name] = writeTree(t, ar)
		}
	}
	for _, dir := range filepath.SplitList(os.Getenv("INFRALINT_REPOSITORIES")) {
		found, err := discover.Walk(t.Context(), discover.Options{Root: dir, Dir: dir})
		if err != nil {
			t.Fatal(err)
		}
		trees[filepath.Base(dir)] = found.Tree
	}
	count := make(map[string]int)
	for _, name := range slices.Sorted(maps.Keys(trees)) {
		t.Run(name, func(t *testing.T) { compareRendered(t, conform, trees[name], count) })
	}
	t.Logf("verdicts: %v", count)
	if count["valid"] == 0 || count["invalid"] == 0 {
		t.Error("the kustomizations do not have both")
	}
}

func compareRendered(t *testing.T, conform validator.Validator, tree *source.Tree, count map[string]int) {
	r := newRun(tree)
	_, definitions := r.repo.scan()
	var err error
	domain := New(Options{})
	if r.schemas, err = newSchemas(Options{}, domain.kubernetes, domain.custom, tree, definitions); err != nil {
		t.Fatal(err)
	}
	for dir := range r.graph.places {
		k := r.graph.byDir[dir]
		c := r.graph.closure(k)
		if k.helm != nil || slices.ContainsFunc(c.kustomizations, func(k *kustomization) bool {
			return slices.ContainsFunc(k.refs, func(r ref) bool { return r.remote() })
		}) {
			continue
		}
		built, err := r.repo.build(k, c)
		if err != nil {
			continue
		}
		for _, res := range built.resources.Resources() {
			o := newObject(res.YNode(), yamlfile.YAML12)
			text, err := res.AsYAML()
			if o == nil || err != nil {
				continue // kustomize prints nothing either
			}
			want := conform.ValidateResource(resource.Resource{Bytes: text})
			problems := r.problems(o)
			switch want.Status {
			case validator.Skipped, validator.Empty:
				count["no schema"]++
			case validator.Valid:
				count["valid"]++
				if len(problems) > 0 {
					t.Errorf("%s: kubeconform accepts %s, infralint says %s", dir, res.CurId(), problems[0].Message)
				}
			default:
				if len(problems) > 0 || o.isEncrypted() || strings.Contains(want.Err.Error(), "${") {
					count["invalid"]++
				} else {
					t.Errorf("%s: kubeconform rejects %s: %v", dir, res.CurId(), want.Err)
				}
			}
		}
	}
}
