package policies_test

import (
	"flag"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/open-policy-agent/opa/v1/format"
	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/config"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/linttest"
	"github.com/infralint/infralint/internal/policy"
	"github.com/infralint/infralint/internal/run"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/suite"
	"github.com/infralint/infralint/policies"
)

var update = flag.Bool("update", false, "write what the tests want")

// TestPolicies runs every policy over its archive and its two examples.
func TestPolicies(t *testing.T) {
	engine, err := policy.Load(policies.FS, policy.Options{Config: parameters})
	if err != nil {
		t.Fatal(err)
	}
	if err := lint.Validate(engine.Rules()); err != nil {
		t.Fatal(err)
	}
	check := func(t testing.TB, tree *source.Tree) []lint.Finding {
		var out lint.Results
		for _, doc := range documents(t, tree) {
			if err := engine.Check(t.Context(), doc, &out); err != nil {
				t.Fatal(err)
			}
		}
		return run.Merge(out.Findings)
	}
	archives := archivesByID(t)
	for _, rule := range engine.Rules() {
		if rule == policy.Failed {
			continue
		}
		archive, ok := archives[rule.ID]
		if !ok {
			t.Errorf("rule %s has no archive testdata/%s.txtar", rule.ID, rule.ID)
			continue
		}
		delete(archives, rule.ID)
		t.Run(rule.ID, func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(archive)
			if err != nil {
				t.Fatal(err)
			}
			linttest.Archive(t, rule, txtar.Parse(data), check)
			linttest.Examples(t, rule, check)
		})
	}
	for _, archive := range archives {
		t.Errorf("%s belongs to no policy", archive)
	}
}

// parameters are those that the archives of policies with parameters are for.
var parameters = map[string]any{
	"gha-unverified-creator": map[string]any{"allow": []any{"actions/*", "github/*", "octo/deploy"}},
	"gha-self-repository":    map[string]any{"repository": "acme/app"},
	"k8s-image-registry":     map[string]any{"allowed": []any{"registry.example.com", "docker.io/library"}},
	"k8s-required-labels":    map[string]any{"labels": []any{"team"}},
	"k8s-priority-class":     map[string]any{"allowed": []any{"", "standard"}},
	"docker-registry":        map[string]any{"allowed": []any{"registry.example.com", "docker.io/library"}},
}

func archivesByID(t *testing.T) map[string]string {
	names, err := fs.Glob(os.DirFS("."), "*/testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	byID := make(map[string]string)
	for _, name := range names {
		byID[strings.TrimSuffix(path.Base(name), ".txtar")] = name
	}
	return byID
}

// documents returns the documents of a tree, by all domains.
func documents(t testing.TB, tree *source.Tree) (docs []lint.Document) {
	s, err := suite.New(&config.Config{}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range s.Domains {
		docs = append(docs, documentsOf(t, d, tree)...)
	}
	return docs
}

// documentsOf returns the documents of a domain.
func documentsOf(t testing.TB, d lint.Domain, tree *source.Tree) (docs []lint.Document) {
	units, err := d.Load(t.Context(), tree)
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range units {
		if err := u.Check(t.Context(), new(lint.Results)); err != nil {
			t.Fatal(err)
		}
		docs = append(docs, u.Documents()...)
	}
	return docs
}

// TestTypes compiles every policy against the schemas of Kubernetes: a path
// that is misspelled is an error.
func TestTypes(t *testing.T) {
	schemas := suite.Schemas()
	engine, err := policy.Load(policies.FS, policy.Options{Schemas: schemas})
	if err != nil {
		t.Fatal(err)
	}
	if err := engine.TypeCheck(); err != nil {
		t.Error(err)
	}
	for _, test := range []struct{ typ, body, want string }{
		{"kubernetes, kinds: [Pod]", `deny contains "x" if input.spec.hostNetwrk`, "policy/a.rego:14: undefined ref: input.spec.hostNetwrk, want one of "},
		{"kubernetes, kinds: [Deployment, Pod, CronJob, Rollout]", `deny contains "x" if {
	some path, container in k8s.containers
	container.securityContxt.privileged
}`, "policy/a.rego:16: undefined ref: container.securityContxt.privileged"},
		{"kubernetes, kinds: [Deployment]", `deny contains "x" if k8s.pod.hostNetwrk`, "policy/a.rego:14: undefined ref: data.infralint.lib.kubernetes.pod.hostNetwrk"},
		{"kubernetes, kinds: [Deployment]", `deny contains "x" if input.spec.replicas == "1"`, "policy/a.rego:14: match error"},
		{"kubernetes, kinds: [Deployment]", `deny contains "x" if input.metadata.labels["any"] == "x"`, ""},
		{"workflow", `deny contains "x" if input.job.build`, "policy/a.rego:14: undefined ref: input.job.build, want one of concurrency, "},
		{"action", `deny contains "x" if input.runs.step`, "policy/a.rego:14: undefined ref: input.runs.step"},
		{"action", `deny contains "x" if input.runs.steps[_].uses == "x"`, ""},
		{"kubernetes, kinds: [Application]", `deny contains "x" if input.spec.sorce.repoURL == "x"`, "policy/a.rego:14: undefined ref: input.spec.sorce.repoURL, want one of destination, "},
		{"kubernetes, kinds: [Application, ApplicationSet]", `deny contains "x" if input.spec.syncPolicy.automated.prun`, "policy/a.rego:14: undefined ref: input.spec.syncPolicy.automated.prun"},
		{"kubernetes, kinds: [ApplicationSet]", `deny contains "x" if input.spec.template.spec.project == "default"`, ""},
		{"kubernetes, kinds: [GitRepository, HelmRepository]", `deny contains "x" if input.spec.secretReff.name`, "policy/a.rego:14: undefined ref: input.spec.secretReff"},
		{"dependabot", `deny contains "x" if input.update[_]`, "policy/a.rego:14: undefined ref: input.update"},
		{"kubernetes, kinds: [Kustomization]", `deny contains "x" if input.spec.prune == false`, ""},
		{"kubernetes, kinds: [Certificate]", `deny contains "x" if input.spec.issuerRef.kid`, "policy/a.rego:14: undefined ref: input.spec.issuerRef.kid"},
		{"kubernetes, kinds: [Gateway]", `deny contains "x" if input.spec.servers[_].port.number == 80`, ""},
		{"kubernetes, kinds: [Gateway]", `deny contains "x" if input.spec.listeners[_].port == 80`, ""},
		{"kubernetes, kinds: [Deployment, Unknown]", `deny contains "x" if input.spec.anything`, ""},
	} {
		text := "# METADATA\n# title: x\n# description: x\n# custom:\n#   id: own-rule\n#   severity: note\n#   input:\n#     selector:\n#       - {type: " + test.typ +
			"}\npackage own\n\nimport data.infralint.lib.kubernetes as k8s\n\n" + test.body + "\n"
		fsys := fstest.MapFS{"policy/a.rego": {Data: []byte(text)}}
		_, err := policy.LoadUser(fsys, policy.UserOptions{
			Options: policy.Options{Schemas: schemas}, Paths: []string{"policy"}, Libraries: policies.FS,
		})
		if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
			t.Errorf("%s: got error %v, want %q", test.body, err, test.want)
		}
	}
}

// TestRego runs the unit tests in Rego. Every line of every policy must be
// evaluated by one.
func TestRego(t *testing.T) {
	report, err := policy.Test(t.Context(), os.DirFS("."), policy.TestOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range report.Tests {
		if test.Problem != "" {
			t.Errorf("%v: %s.%s: %s", test.Line, test.Package, test.Name, test.Problem)
		}
	}
	for _, line := range report.Uncovered {
		t.Errorf("%v: no test in Rego evaluates this line", line)
	}
	t.Logf("%d tests, %d lines", len(report.Tests), report.Covered)
}

// TestFormat holds the policies to the one format, that of "opa fmt".
func TestFormat(t *testing.T) {
	names, err := fs.Glob(os.DirFS("."), "*/*.rego")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		want, err := format.Source(name, src)
		if err != nil {
			t.Fatal(err)
		}
		if string(src) != string(want) {
			t.Errorf("%s is not formatted", name)
			if *update {
				if err := os.WriteFile(name, want, 0o644); err != nil {
					t.Error(err)
				}
			}
		}
	}
}
