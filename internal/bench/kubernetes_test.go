package bench

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/kyaml/filesys"

	"github.com/infralint/infralint/internal/kubernetes/schema"
)

// benchKustomize compares with a shell loop over the overlays: build, then
// validate. The schemas come from a folder, so that no network is in it.
func benchKustomize(t *testing.T) {
	root := multiply(t, 30)
	schemas := t.TempDir()
	writeSchemas(t, schemas)
	overlays := overlaysOf(t, root)
	script := filepath.Join(t.TempDir(), "loop.sh")
	text := "set -u\nfor dir in " + strings.Join(overlays, " ") + "; do\n  kubectl kustomize \"$dir\" | " +
		filepath.Join(*tools, "kubeconform") + " -strict -ignore-missing-schemas -schema-location '" + schemas + "/{{ .ResourceKind }}{{ .KindSuffix }}.json' -\ndone\ntrue\n"
	if err := os.WriteFile(script, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	peer := measure(t, 1, root, "bash", script)
	var patterns []string
	for _, dir := range overlays {
		patterns = append(patterns, "./"+dir)
	}
	row("kubectl kustomize | kubeconform", fmt.Sprintf("%d overlays", len(overlays)), peer, measure(t, 3, root, append([]string{*binary, "-q"}, patterns...)...))
}

// benchBuilds compares the processor time of all that is done with 2,000
// overlays with that of building them by kustomize in one process.
func benchBuilds(t *testing.T) {
	root := multiply(t, 500)
	overlays := overlaysOf(t, root)
	if len(overlays) > 2000 {
		overlays = overlays[:2000]
	}
	var before, after syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &before); err != nil {
		t.Fatal(err)
	}
	for _, dir := range overlays {
		if _, err := krusty.MakeKustomizer(krusty.MakeDefaultOptions()).Run(filesys.MakeFsOnDisk(), filepath.Join(root, dir)); err != nil {
			t.Fatalf("%s: %v", dir, err)
		}
	}
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &after); err != nil {
		t.Fatal(err)
	}
	bare := time.Duration(after.Utime.Nano()-before.Utime.Nano()) + time.Duration(after.Stime.Nano()-before.Stime.Nano())
	var patterns []string
	for _, dir := range overlays {
		patterns = append(patterns, "./"+dir)
	}
	own := measure(t, 1, root, append([]string{*binary, "-q"}, patterns...)...)
	fmt.Printf("bare builds of %d overlays take %v of CPU; with schemas, policies and lines %v, %.2f times that, and %d MB\n",
		len(overlays), bare.Round(10*time.Millisecond), own.cpu.Round(10*time.Millisecond), own.cpu.Seconds()/bare.Seconds(), own.memory>>20)
}

// overlaysOf returns the directories of the overlays below root that build.
func overlaysOf(t *testing.T, root string) (overlays []string) {
	t.Helper()
	for _, p := range find(t, root, func(p string) bool {
		return strings.HasSuffix(p, "kustomization.yaml") && strings.Contains(p, "/overlays/") && !strings.Contains(p, "api/overlays/prod")
	}) {
		overlays = append(overlays, filepath.Dir(p))
	}
	return overlays
}

// writeSchemas writes the embedded schemas of the newest release as files that
// kubeconform reads.
func writeSchemas(t *testing.T, dir string) {
	t.Helper()
	pool := schema.Kubernetes()
	versions := pool.Versions()
	newest := versions[len(versions)-1]
	for _, gvk := range pool.Kinds(newest) {
		_, document, err := pool.DownloadSchema(gvk.Kind, gvk.APIVersion(), newest)
		if err != nil {
			t.Fatal(err)
		}
		content, err := json.Marshal(document)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.ToLower(gvk.Kind)
		if group, _, _ := strings.Cut(gvk.Group, "."); group != "" {
			name += "-" + group
		}
		if err := os.WriteFile(filepath.Join(dir, name+"-"+gvk.Version+".json"), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// benchConftest compares with conftest on our own policies.
func benchConftest(t *testing.T) {
	root, n := manifests(t)
	policies, err := filepath.Abs(filepath.Join("..", "..", "policies"))
	if err != nil {
		t.Fatal(err)
	}
	peer := measure(t, 1, root, filepath.Join(*tools, "conftest"), "test", "--all-namespaces", "--policy", filepath.Join(policies, "kubernetes"), "--policy", filepath.Join(policies, "lib"), "--no-color", ".")
	row("conftest", fmt.Sprintf("%d manifests", n), peer, measure(t, 3, root, *binary, "-q"))
}

// manifests returns a repository of Deployments and how many there are.
func manifests(t *testing.T) (root string, n int) {
	t.Helper()
	root, n = t.TempDir(), 1000
	mark(t, root)
	manifest, err := os.ReadFile(filepath.Join(monorepo, "deploy", "apps", "web", "base", "deployment.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range n {
		name := filepath.Join(root, fmt.Sprintf("d%04d.yaml", i))
		if err := os.WriteFile(name, manifest, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root, n
}

// benchPolicies measures what 90 more policies of the repository's own cost:
// those that come with the program, under other names.
func benchPolicies(t *testing.T) {
	var workload []string
	for _, name := range find(t, filepath.Join("..", "..", "policies", "kubernetes"), func(p string) bool {
		return strings.HasSuffix(p, ".rego") && !strings.HasSuffix(p, "_test.rego")
	}) {
		src, err := os.ReadFile(filepath.Join("..", "..", "policies", "kubernetes", name))
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(src), "StatefulSet") {
			workload = append(workload, string(src))
		}
	}
	took := make(map[int]usage)
	for _, n := range []int{10, 100} {
		root, _ := manifests(t)
		if err := os.Mkdir(filepath.Join(root, "own"), 0o755); err != nil {
			t.Fatal(err)
		}
		for i := range n {
			src := strings.Replace(workload[i%len(workload)], "#   id: k8s-", fmt.Sprintf("#   id: own-%d-", i), 1)
			src = strings.Replace(src, "package infralint.kubernetes.", fmt.Sprintf("package own.copy%d.", i), 1)
			if err := os.WriteFile(filepath.Join(root, "own", fmt.Sprintf("p%d.rego", i)), []byte(src), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.WriteFile(filepath.Join(root, ".infralint.yaml"), []byte("policies: [own]\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		took[n] = measure(t, 3, root, *binary, "-q")
	}
	row("infralint with 10 own policies", "1000 manifests, now with 100", took[10], took[100])
}
