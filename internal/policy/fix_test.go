package policy_test

import (
	"strings"
	"testing"

	"github.com/infralint/infralint/internal/fix"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/policy"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

func fixPolicy(operations string) map[string]string {
	text := rego("test-fix", anyThing, `deny contains {"msg": "x", "fix": [`+operations+`]}`)
	return map[string]string{"a.rego": strings.Replace(text, "#   since", "#   fix: {message: Do it, safe: true}\n#   since", 1)}
}

func TestFix(t *testing.T) {
	for _, test := range []struct{ name, operations, want string }{
		{"set", `{"path": ["spec", "replicas"], "value": 2}`, strings.Replace(deployment, "replicas: 1", "replicas: 2", 1)},
		{"new", `{"path": ["spec", "template", "spec", "hostPID"], "value": false}`, deployment + "      hostPID: false\n"},
		{"remove", `{"path": ["spec", "replicas"]}`, strings.Replace(deployment, "  replicas: 1\n", "", 1)},
		{"rename", `{"path": ["metadata", "name"], "key": "generateName"}`, strings.Replace(deployment, "  name: web\nspec", "  generateName: web\nspec", 1)},
		{"two", `{"path": ["spec", "replicas"], "value": 2}, {"path": ["kind"], "value": "StatefulSet"}`,
			strings.NewReplacer("replicas: 1", "replicas: 2", "Deployment", "StatefulSet").Replace(deployment)},
		{"cannot be done", `{"path": ["spec", "replicas", "x"], "value": 2}`, ""},
		{"one of two cannot be done", `{"path": ["spec", "replicas"], "value": 2}, {"path": ["nothing"]}`, ""},
		{"overlap", `{"path": ["spec", "replicas"], "value": 2}, {"path": ["spec", "replicas"], "value": 3}`, ""},
		{"nothing", ``, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			e := load(t, policy.Options{}, fixPolicy(test.operations))
			var out lint.Results
			if err := e.Check(t.Context(), document(t, "test", "", deployment), &out); err != nil {
				t.Fatal(err)
			}
			changes, _ := fix.Apply(out.Findings, false)
			got := ""
			for _, c := range changes {
				got = string(c.New)
			}
			if got != test.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, test.want)
			}
			if len(out.Findings) != 1 || out.Findings[0].Rule.ID != "test-fix" {
				t.Errorf("got findings %v", out.Findings)
			}
		})
	}
}

func TestFixErrors(t *testing.T) {
	for operations, message := range map[string]string{
		`7`:                         "gives fix with number, want objects with path and value",
		`{"value": 1}`:              "gives fix without path",
		`{"path": "a"}`:             "gives path as string",
		`{"path": ["a"], "key": 1}`: "gives fix with the key 1, want a string",
	} {
		e := load(t, policy.Options{}, fixPolicy(operations))
		if got := findings(t, e, document(t, "test", "", deployment)); len(got) != 2 || !strings.Contains(got[0], "policy-failed") || !strings.Contains(got[0], message) {
			t.Errorf("%s: got %q, want %q", operations, got, message)
		}
	}
}

// A rendered object is changed where its fields were written.
func TestFixElsewhere(t *testing.T) {
	base := source.NewFile("base.yaml", []byte("kind: Deployment\nspec:\n  replicas: 1\n  paused: false\n  removed: 1\n"))
	patch := source.NewFile("patch.yaml", []byte("kind: Deployment\nspec:\n  paused: true\n"))
	parse := func(f *source.File) *yamlfile.Document {
		docs, err := yamlfile.Parse(f)
		if err != nil {
			t.Fatal(err)
		}
		return docs[0]
	}
	fromBase, fromPatch := parse(base), parse(patch)
	doc := document(t, "test", "", "kind: Deployment\nmetadata: {name: generated}\nspec:\n  replicas: 1\n  paused: true\n")
	doc.Locate = func(path []any) (source.Span, []lint.Related) {
		if len(path) == 2 && path[1] == "paused" {
			return fromPatch.Locate(path), nil
		}
		if len(path) > 0 && path[0] == "metadata" { // made by a transformer
			return source.NewFile("kustomization.yaml", []byte("namePrefix: x\n")).Span(0, 10), nil
		}
		return fromBase.Locate(path), nil
	}
	for _, test := range []struct{ operation, file, want string }{
		{`{"path": ["spec", "paused"], "value": false}`, "patch.yaml", "kind: Deployment\nspec:\n  paused: false\n"},
		{`{"path": ["spec", "replicas"], "value": 3}`, "base.yaml", "kind: Deployment\nspec:\n  replicas: 3\n  paused: false\n  removed: 1\n"},
		{`{"path": ["metadata", "name"], "value": "y"}`, "", ""},
		{`{"path": ["spec", "minReadySeconds"], "value": 3}`, "base.yaml", "kind: Deployment\nspec:\n  replicas: 1\n  paused: false\n  removed: 1\n  minReadySeconds: 3\n"},
		{`{"path": ["spec", "removed"], "value": 3}`, "", ""}, // an overlay takes it away
	} {
		e := load(t, policy.Options{}, fixPolicy(test.operation))
		var out lint.Results
		if err := e.Check(t.Context(), doc, &out); err != nil {
			t.Fatal(err)
		}
		changes, _ := fix.Apply(out.Findings, false)
		if test.file == "" {
			if len(changes) > 0 {
				t.Errorf("%s: changes %s", test.operation, changes[0].File.Path)
			}
			continue
		}
		if len(changes) != 1 || changes[0].File.Path != test.file || string(changes[0].New) != test.want {
			t.Errorf("%s: got %v", test.operation, changes)
		}
	}
}
