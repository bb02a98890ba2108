package policy_test

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/policy"
	"github.com/infralint/infralint/policies"
)

func loadUser(t testing.TB, fsys fstest.MapFS, opts policy.UserOptions) *policy.Engine {
	t.Helper()
	if opts.Paths == nil {
		opts.Paths = []string{"policy"}
	}
	e, err := policy.LoadUser(fsys, opts)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 1
  template:
    spec:
      containers:
        - name: web
          image: nginx:latest
        - name: proxy
          image: envoy
`

// A policy that gives no place gets that of what it read.
func TestInferred(t *testing.T) {
	for _, test := range []struct{ name, policy, want string }{
		{"field", `deny contains "m" if input.spec.replicas < 2`, "6:13"},
		{"text of the message does not count", `deny contains msg if {
	input.spec.replicas < 2
	msg := sprintf("%s has too few", [input.metadata.name])
}`, "6:13"},
		{"kind explains nothing", `deny contains "m" if {
	input.spec.replicas < 2
	input.kind == "Deployment"
}`, "6:13"},
		{"nothing but the kind", `deny contains "m" if input.kind == "Deployment"`, "2:7"},
		{"loop", `deny contains msg if {
	some c in input.spec.template.spec.containers
	endswith(c.image, ":latest")
	msg := sprintf("%s", [c.name])
}`, "11:18"},
		{"index", `deny contains msg if {
	container := input.spec.template.spec.containers[_]
	not contains(container.image, ":")
	msg := container.name
}`, "13:18"},
		{"what is missing", `deny contains "m" if not input.spec.template.spec.securityContext.runAsNonRoot`, "8:5"},
		{"library", `import data.infralint.lib.kubernetes as k8s

deny contains sprintf("%s", [c.name]) if {
	some _, c in k8s.containers
	c.image == "envoy"
}`, "13:18"},
		{"object", `deny contains {"msg": "m", "severity": 7} if input.spec.replicas < 2`, "6:13"},
		{"given", `deny contains {"msg": "m", "path": ["metadata", "name"]} if input.spec.replicas < 2`, "4:9"},
		{"not a path of ours", `deny contains {"msg": "m", "path": "metadata.name"} if input.spec.replicas < 2`, "6:13"},
		{"nothing", `deny contains "m"`, "1:1"},
	} {
		t.Run(test.name, func(t *testing.T) {
			fsys := fsOf(map[string]string{"policy/p.rego": "package main\n\n" + test.policy + "\n"})
			e := loadUser(t, fsys, policy.UserOptions{Libraries: policies.FS})
			var out lint.Results
			if err := e.Check(t.Context(), document(t, "kubernetes", "Deployment", deployment), &out); err != nil {
				t.Fatal(err)
			}
			if len(out.Findings) != 1 {
				t.Fatalf("got findings %v, want one", out.Findings)
			}
			f := out.Findings[0]
			if pos := f.Span.Pos().String(); pos != "file.yaml:"+test.want {
				t.Errorf("got %s, want %s", pos, test.want)
			}
			if inferred := f.Detail != ""; inferred == (test.name == "given") {
				t.Errorf("detail is %q", f.Detail)
			}
		})
	}
}

func TestUserRules(t *testing.T) {
	fsys := fsOf(map[string]string{
		"policy/a.rego":      "package main\n\n# METADATA\n# title: One is none.\n# description: Run more.\ndeny_single contains \"x\" if input.spec.replicas == 1\n\nwarn contains \"y\"\n",
		"policy/b.rego":      rego("own-rule", "[{type: kubernetes, kinds: [Deployment]}]", `deny contains "own"`),
		"policy/b_test.rego": "package main\n\nbroken",
		"policy/README.md":   "no policy",
	})
	e := loadUser(t, fsys, policy.UserOptions{})
	if err := lint.Validate(e.Rules()); err != nil {
		t.Error(err)
	}
	var lines []string
	for _, r := range e.Rules() {
		lines = append(lines, r.ID+" "+r.Severity.String()+" "+r.Title)
	}
	want(t, lines,
		"own-rule warning title of own-rule",
		"policy-failed error a policy could not be evaluated on this document",
		"policy-main-deny-single error One is none",
		"policy-main-warn warning warn of package main",
	)
	want(t, findings(t, e, document(t, "kubernetes", "Service", deployment)),
		"policy-main-deny-single 6:13 x", "policy-main-warn 1:1 y")
	want(t, findings(t, e, document(t, "kubernetes", "Deployment", deployment)),
		"own-rule 1:1 own", "policy-main-deny-single 6:13 x", "policy-main-warn 1:1 y")
	want(t, findings(t, e, document(t, "workflow", "", "on: push\n")), "policy-main-warn 1:1 y")
}

func TestUserErrors(t *testing.T) {
	for _, test := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"syntax", map[string]string{"policy/a.rego": "package main\n\ndeny contains x if {\n"}, "policy/a.rego:4: unexpected eof"},
		{"unsafe", map[string]string{"policy/a.rego": "package main\n\ndeny contains x if input.a\n"}, "policy/a.rego:3: var x is unsafe"},
		{"undefined", map[string]string{"policy/a.rego": "package main\n\ndeny contains \"x\" if http.send({})\n"}, "policy/a.rego:3: function http.send may not be called: what a policy says depends on its input alone"},
		{"unknown function", map[string]string{"policy/a.rego": "package main\n\ndeny contains \"x\" if http.sent({})\n"}, "policy/a.rego:3: undefined function http.sent"},
		{"unknown type", map[string]string{"policy/a.rego": head("kubernets") + "package own\n\ndeny contains \"x\"\n"}, "policy/a.rego:1: METADATA has the unknown type \"kubernets\" in custom.input.selector; did you mean \"kubernetes\"?"},
		{"no rule", map[string]string{"policy/a.rego": head("workflow") + "package own\n\ndney contains \"x\"\n"}, "policy/a.rego:9: package own has METADATA with an id and no rule deny, warn or violation"},
		{"no YAML", map[string]string{"policy/a.rego": strings.Replace(head("dockerfile"), "#   input", "#   fix: {message: Change it}\n#   input", 1) + "package own\n\ndeny contains \"x\"\n"}, "policy/a.rego:1: METADATA has custom.fix, which is for documents that are written in YAML, not for the type dockerfile"},
		{"annotations", map[string]string{"policy/a.rego": "# METADATA\n# custom: [\npackage main\n\ndeny contains \"x\"\n"}, "policy/a.rego:2: METADATA: did not find expected node content"},
		{"own package", map[string]string{"policy/a.rego": "package infralint.lib.kubernetes\n\nx := 1\n"}, "policy/a.rego:1: package infralint.lib.kubernetes is one of infralint's own"},
		{"incomplete", map[string]string{"policy/a.rego": "# METADATA\n# custom:\n#   id: own-rule\npackage own\n\ndeny contains \"x\"\n"}, "policy/a.rego:1: METADATA has no title"},
		{"no policy", map[string]string{"policy/README.md": ""}, "no Rego file in policy"},
		{"no folder", map[string]string{"other/a.rego": "package main\n"}, "policy: file does not exist"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := policy.LoadUser(fsOf(test.files), policy.UserOptions{Paths: []string{"policy"}, Libraries: policies.FS})
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
	_, err := policy.LoadUser(fsOf(map[string]string{"policy/a.rego": "package main\n"}), policy.UserOptions{Paths: []string{"../policy"}})
	if err == nil {
		t.Error("no error for a path that leads out of the root")
	}
}

func TestHints(t *testing.T) {
	fsys := fsOf(map[string]string{
		"policy/old.rego":   "package main\n\ndeny[msg] { msg := \"x\" }\n",
		"policy/other.rego": "\npackage other\n\ndeny contains \"x\"\n",
		"policy/sets.rego":  "package main\n\nwarn contains one.path if {\n\tsome one in input\n\tone.contents.kind == \"Pod\"\n}\n",
	})
	want(t, loadUser(t, fsys, policy.UserOptions{}).Hints(),
		"policy/old.rego:1: is written in Rego v0; `opa fmt --rego-v1` makes it v1",
		"policy/other.rego:2: rules of package other are not evaluated: it has no METADATA with an id and is not among the namespaces main",
		"policy/sets.rego:1: reads input as \"conftest test --combine\" gives it, and is given one document at a time; name the files that it is for, with `combine: true` (docs/policies.md)",
	)
}

func TestConfigAndPrint(t *testing.T) {
	fsys := fsOf(map[string]string{"policy/a.rego": `package main

deny contains msg if {
	print("replicas", input.spec.replicas)
	input.spec.replicas < data.config.replicas.min
	msg := "too few"
}
`})
	var printed bytes.Buffer
	e := loadUser(t, fsys, policy.UserOptions{Options: policy.Options{
		Config: map[string]any{"replicas": map[string]any{"min": 2}},
		Print:  &printed,
	}})
	want(t, findings(t, e, document(t, "kubernetes", "Deployment", deployment)), "policy-main-deny 6:13 too few")
	if got, _, _ := strings.Cut(printed.String(), "\n"); got != "policy/a.rego:4: replicas 1" {
		t.Errorf("printed %q", got)
	}
}

func TestData(t *testing.T) {
	fsys := fsOf(map[string]string{
		"policy/a.rego":    "package main\n\ndeny contains data.a.b.text\n",
		"data/a/b.yaml":    "b:\n  text: from a folder\n",
		"data/a/c.json":    `{"c": 1}`,
		"same/one.yaml":    "x: 1\n",
		"same/two.yaml":    "x: 2\n",
		"list/broken.yaml": "- 1\n",
	})
	e := loadUser(t, fsys, policy.UserOptions{Data: []string{"data"}})
	want(t, findings(t, e, document(t, "test", "", "a: 1\n")), "policy-main-deny 1:1 from a folder")
	for path, message := range map[string]string{"same": `same/two.yaml: data has two values for the key "x"`, "list": "list/broken.yaml: data must be an object"} {
		_, err := policy.LoadUser(fsys, policy.UserOptions{Paths: []string{"policy"}, Data: []string{path}})
		if err == nil || !strings.Contains(err.Error(), message) {
			t.Errorf("got %v, want %q", err, message)
		}
	}
}

func TestBundle(t *testing.T) {
	files := map[string]string{
		"policy/a.rego":      "package main\n\ndeny contains data.texts.one\n",
		"policy/a_test.rego": "package main\n\ntest_a if true\n",
		"texts/data.json":    `{"one": "from a bundle"}`,
	}
	fsys := fstest.MapFS{"b.tar.gz": {Data: bundleOf(t, files)}, "broken.tar.gz": {Data: []byte("no archive")}}
	e := loadUser(t, fsys, policy.UserOptions{Paths: []string{"b.tar.gz"}})
	want(t, findings(t, e, document(t, "test", "", "a: 1\n")), "policy-main-deny 1:1 from a bundle")
	if _, err := policy.LoadUser(fsys, policy.UserOptions{Paths: []string{"broken.tar.gz"}}); err == nil || !strings.Contains(err.Error(), "broken.tar.gz") {
		t.Errorf("got %v, want an error that names broken.tar.gz", err)
	}
}

// head returns the METADATA of a policy for a type of documents.
func head(typ string) string {
	return "# METADATA\n# title: own\n# description: It is.\n# custom:\n#   id: own-rule\n#   severity: error\n#   tags: [style]\n#   input: {selector: [{type: " + typ + "}]}\n"
}

// A policy that is slow is not evaluated for ever.
func TestSlow(t *testing.T) {
	e := loadUser(t, fsOf(map[string]string{
		"policy/slow.rego": head("workflow") + "package own.slow\n\ndeny contains \"never\" if {\n\tsome i, j in numbers.range(1, 1000000)\n\tsome k in numbers.range(1, 1000000)\n\ti + j == 0 - k\n}\n",
		"policy/good.rego": "package main\n\ndeny contains \"good\"\n",
	}), policy.UserOptions{Options: policy.Options{Timeout: 50 * time.Millisecond}})
	var out lint.Results
	for range 6 {
		if err := e.Check(t.Context(), document(t, "workflow", "", "a: 1\n"), &out); err != nil {
			t.Fatal(err)
		}
	}
	failed, good := 0, 0
	for _, f := range out.Findings {
		if f.Rule == policy.Failed {
			failed++
		} else {
			good++
		}
	}
	if failed != 3 || good != 6 || len(out.NotChecked) != 3 {
		t.Errorf("got %d failures, %d findings, and %v", failed, good, out.NotChecked)
	}
}

// bundleOf returns an OPA bundle.
func bundleOf(t *testing.T, files map[string]string) []byte {
	var content bytes.Buffer
	zipped := gzip.NewWriter(&content)
	archive := tar.NewWriter(zipped)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		h := &tar.Header{Name: name, Mode: 0o600, Size: int64(len(files[name])), Typeflag: tar.TypeReg}
		if target, ok := strings.CutPrefix(files[name], "->"); ok {
			h.Typeflag, h.Linkname, h.Size = tar.TypeSymlink, target, 0
		}
		if err := archive.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		if h.Size == 0 {
			continue
		}
		if _, err := archive.Write([]byte(files[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(archive.Close(), zipped.Close()); err != nil {
		t.Fatal(err)
	}
	return content.Bytes()
}

// Bundles of strangers do no harm.
func TestHostileBundles(t *testing.T) {
	const rule = "package main\n\ndeny contains \"x\"\n"
	many := make(map[string]string)
	for i := range 10 {
		many[fmt.Sprintf("d%d/data.json", i)] = `{"x": "` + strings.Repeat("a", 9<<20) + `"}`
	}
	for _, test := range []struct {
		name, want string
		files      map[string]string
	}{
		{"outside", "", map[string]string{"../../a.rego": rule, "/etc/data.json": `{"a": 1}`}},
		{"link", "no Rego file in b.tar.gz", map[string]string{"a.rego": "->/etc/passwd"}},
		{"large file", "exceeded max size", map[string]string{"a.rego": rule, "data.json": `{"x": "` + strings.Repeat("a", 20<<20) + `"}`}},
		{"many files", "b.tar.gz: holds more than 64 MB", many},
		{"deep", "exceeded max depth", map[string]string{"data.json": `{"x": ` + strings.Repeat("[", 50_000) + strings.Repeat("]", 50_000) + "}"}},
		{"aliases", "excessive aliasing", map[string]string{"data.yaml": bomb()}},
		{"system", "", map[string]string{"a.rego": rule, ".signatures.json": `{"signatures": ["x"]}`}},
	} {
		fsys := fstest.MapFS{"b.tar.gz": {Data: bundleOf(t, test.files)}}
		_, err := policy.LoadUser(fsys, policy.UserOptions{Paths: []string{"b.tar.gz"}})
		if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
			t.Errorf("%s: got %v, want %q", test.name, err, test.want)
		}
	}
}

// bomb returns YAML that would unfold to gigabytes.
func bomb() string {
	var b strings.Builder
	b.WriteString("a0: &a0 [x, x, x, x, x, x, x, x, x]\n")
	for i := range 9 {
		fmt.Fprintf(&b, "a%d: &a%d [%s*a%d]\n", i+1, i+1, strings.Repeat(fmt.Sprintf("*a%d, ", i), 8), i)
	}
	return b.String()
}
