package kubernetes

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"
)

const goodManifest = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: NAME\n"

// aliasBomb is a small document that aliases make of 10^9 values.
func aliasBomb() string {
	var b strings.Builder
	b.WriteString("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: bomb}\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n")
	for i := 1; i < 9; i++ {
		fmt.Fprintf(&b, "a%d: &a%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 10), ", "))
	}
	return b.String()
}

// TestHostile checks a repository in which every file is meant to hurt: there
// must be a finding or a note for each, in time, and the good file beside them
// must still be checked.
func TestHostile(t *testing.T) {
	files := map[string]string{
		"good.yaml": "apiVersion: v1\nkind: Service\nmetadata: {name: good}\nspec: {prots: []}\n",

		"alias/kustomization.yaml":        "resources: [bomb.yaml]\n",
		"alias/bomb.yaml":                 aliasBomb(),
		"alias-plain.yaml":                aliasBomb(),
		"alias-patch/kustomization.yaml":  "resources: [cm.yaml]\npatches:\n- patch: |-\n" + indent(aliasBomb()),
		"alias-patch/cm.yaml":             strings.Replace(goodManifest, "NAME", "bomb", 1),
		"alias-kust/kustomization.yaml":   "resources: &a [x.yaml]\ncomponents: *a\ncrds: [*a, *a]\n",
		"alias-self/kustomization.yaml":   "resources: [self.yaml]\n",
		"alias-self/self.yaml":            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata: &d {a: *d}\n",
		"self/kustomization.yaml":         "resources: [.]\n",
		"self-file/kustomization.yaml":    "resources: [kustomization.yaml]\n",
		"a/kustomization.yaml":            "resources: [../b]\n",
		"b/kustomization.yaml":            "resources: [../a]\n",
		"c1/kustomization.yaml":           "components: [../c2]\n",
		"c2/kustomization.yaml":           "kind: Component\napiVersion: kustomize.config.k8s.io/v1alpha1\ncomponents: [../c1]\n",
		"missing/kustomization.yaml":      "resources: [nothing.yaml]\n",
		"outside/kustomization.yaml":      "resources: [../../../../etc]\n",
		"outside-file/kustomization.yaml": "configMapGenerator: [{name: a, files: [../../../../etc/passwd]}]\n",
		"absolute/kustomization.yaml":     "configMapGenerator: [{name: a, files: [/etc/passwd]}]\n",
		"copies/kustomization.yaml":       "resources: [cm.yaml]\npatches:\n- target: {kind: ConfigMap}\n  patch: |-\n" + indent(copies(60)),
		"copies/cm.yaml":                  strings.Replace(goodManifest, "NAME", "x", 1) + "data: {a: " + strings.Repeat("x", 1000) + "}\n",
		"remote/kustomization.yaml":       "Resources: ['https://127.0.0.1:9/x.yaml']\n",
		"remote-tag/kustomization.yaml":   "resources: [!!binary aHR0cHM6Ly8xMjcuMC4wLjE6OS94LnlhbWw=]\n",
		"remote-plug/kustomization.yaml":  "resources: [cm.yaml]\ntransformers:\n- |-\n  apiVersion: builtin\n  kind: PatchTransformer\n  metadata: {name: x}\n  path: https://127.0.0.1:9/p.yaml\n  target: {kind: ConfigMap}\n",
		"remote-plug/cm.yaml":             strings.Replace(goodManifest, "NAME", "x", 1),
		"exec/kustomization.yaml":         "generators:\n- |-\n  apiVersion: x/v1\n  kind: X\n  metadata:\n    name: x\n    annotations:\n      config.kubernetes.io/function: |\n        exec: {path: /bin/false}\n",
		"helm/kustomization.yaml":         "helmCharts: [{name: x}]\n",
		"deep/kustomization.yaml":         "resources: [deep.yaml]\n",
		"deep/deep.yaml":                  strings.Replace(goodManifest, "NAME", "x", 1) + "data: " + strings.Repeat("[", 5000) + strings.Repeat("]", 5000) + "\n",
		"deep.yaml":                       strings.Replace(goodManifest, "NAME", "x", 1) + "data: " + strings.Repeat("{a: ", 9000) + strings.Repeat("}", 9000) + "\n",
		"empty/kustomization.yaml":        "",
		"list/kustomization.yaml":         "- a\n",
		"null/kustomization.yaml":         "resources: null\n",
		"tabs/kustomization.yaml":         "resources:\n\t- a\n",
		"scalar/kustomization.yaml":       "resources\n",
		"patch-empty/kustomization.yaml":  "resources: [cm.yaml]\npatches: [{path: empty.yaml}, {patch: '---'}, {patch: ''}]\n",
		"patch-empty/empty.yaml":          "",
		"patch-empty/cm.yaml":             strings.Replace(goodManifest, "NAME", "x", 1),
		"crds/kustomization.yaml":         "crds: [empty.yaml]\n",
		"crds/empty.yaml":                 "",
		"openapi/kustomization.yaml":      "resources: [cm.yaml]\nopenapi: {path: schema.json}\n",
		"openapi/schema.json":             "{\"definitions\": {\"a\": {\"x-kubernetes-group-version-kind\": [{\"version\": 1, \"kind\": []}]}}}",
		"openapi/cm.yaml":                 strings.Replace(goodManifest, "NAME", "x", 1),
		"list-self.yaml":                  "apiVersion: v1\nkind: List\nitems: &i\n- apiVersion: v1\n  kind: List\n  items: *i\n",
		"numbers.yaml":                    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: 1e999999, labels: {a: .nan, b: 0x" + strings.Repeat("f", 1000) + "}}\n",
		"binary.yaml":                     "apiVersion: v1\nkind: ConfigMap\n\x00\x01\x02",
		"bad.yaml":                        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n\tname: x\n",
	}
	// Each level uses the next one twice: 2^40 visits.
	for i := range 40 {
		next := fmt.Sprintf("../l%d", i+1)
		files[fmt.Sprintf("l%d/kustomization.yaml", i)] = "resources: [a, b]\n"
		files[fmt.Sprintf("l%d/a/kustomization.yaml", i)] = "resources: [../" + next + "]\nnamePrefix: a\n"
		files[fmt.Sprintf("l%d/b/kustomization.yaml", i)] = "resources: [../" + next + "]\nnamePrefix: b\n"
	}
	files["l40/kustomization.yaml"] = "resources: [cm.yaml]\n"
	files["l40/cm.yaml"] = strings.Replace(goodManifest, "NAME", "x", 1)
	// Documents enough to keep kustomize busy for hours.
	files["many/kustomization.yaml"] = "resources: [many.yaml]\n"
	var many strings.Builder
	for i := range 50_000 {
		many.WriteString(strings.Replace(goodManifest, "NAME", fmt.Sprintf("n%d", i), 1) + "---\n")
	}
	files["many/many.yaml"] = many.String()

	ar := &txtar.Archive{}
	for name, text := range files {
		ar.Files = append(ar.Files, txtar.File{Name: name, Data: []byte(text)})
	}
	dir, _ := writeTree(t, ar)
	for link, to := range map[string]string{"loop": "loop", "loop-a": "loop-b", "loop-b": "loop-a", "up": "..", "out": "/etc"} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	extra := map[string]string{
		"link-loop/kustomization.yaml": "resources: [../loop, ../loop-a/x]\n",
		"link-out/kustomization.yaml":  "resources: [../out]\n",
		"link-up/kustomization.yaml":   "resources: [../up/a]\n",
		"secret/kustomization.yaml":    "resources: [secret.yaml]\n",
		"secret/secret.yaml":           goodManifest,
	}
	for name, text := range extra {
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		files[name] = text
	}
	if err := os.Chmod(filepath.Join(dir, "secret/secret.yaml"), 0); err != nil {
		t.Fatal(err)
	}
	var paths []string
	for name := range files {
		paths = append(paths, name)
	}
	start := time.Now()
	res := checkResult(t, openTree(t, dir, paths))
	if took := time.Since(start); took > time.Minute {
		t.Errorf("took %v", took)
	}
	seen := make(map[string]bool)
	for _, f := range res.Findings {
		seen[f.Span.File.Path] = true
		for _, r := range f.Related {
			seen[r.Span.File.Path] = true
		}
		if f.Rule.ID == "internal-error" {
			t.Errorf("%v: %s", f.Span.Pos(), f.Message)
		}
		t.Logf("%v: %s: %.200s", f.Span.Pos(), f.Rule.ID, f.Message)
	}
	for _, n := range res.NotChecked {
		seen[n.Path] = true
		t.Logf("not checked: %s: %s", n.Path, n.Reason)
	}
	harmless := map[string]bool{ // kustomize does not mind them
		"openapi/kustomization.yaml": true,
		"secret/kustomization.yaml":  os.Getuid() == 0, // who may read everything
	}
	for name := range files {
		top := strings.Split(name, "/")[0]
		if isKustomizationName(filepath.Base(name)) && !harmless[name] && !seen[name] && !(strings.HasPrefix(top, "l") && len(top) <= 3) {
			t.Errorf("nothing is said about %s", name)
		}
	}
	if !seen["good.yaml"] {
		t.Error("the good file was not checked")
	}
}

func indent(s string) string {
	return "    " + strings.ReplaceAll(strings.TrimSuffix(s, "\n"), "\n", "\n    ") + "\n"
}

// copies doubles the data of a ConfigMap n times.
func copies(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "- {op: copy, from: /data, path: /data/x%d}\n", i)
	}
	return b.String()
}
