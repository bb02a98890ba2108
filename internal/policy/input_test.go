package policy_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/policy"
)

func TestDispatch(t *testing.T) {
	e := load(t, policy.Options{}, map[string]string{
		"a.rego": rego("test-pod", "[{type: kubernetes, kinds: [Pod, Job]}]", `deny contains "pod"`),
		"b.rego": rego("test-any", "[{type: kubernetes}]", `deny contains "any"`),
		"c.rego": rego("test-both", "[{type: workflow}, {type: kubernetes, kinds: [Job]}]", `deny contains "both"`),
	})
	for _, test := range []struct {
		typ, kind string
		want      []string
	}{
		{"kubernetes", "Pod", []string{"test-any 1:1 any", "test-pod 1:1 pod"}},
		{"kubernetes", "Job", []string{"test-any 1:1 any", "test-both 1:1 both", "test-pod 1:1 pod"}},
		{"kubernetes", "Secret", []string{"test-any 1:1 any"}},
		{"workflow", "", []string{"test-both 1:1 both"}},
		{"terraform", "", nil},
	} {
		want(t, findings(t, e, document(t, test.typ, test.kind, "a: 1\n")), test.want...)
	}
}

func TestEnabled(t *testing.T) {
	e := load(t, policy.Options{Enabled: func(r *lint.Rule) bool { return r.ID != "test-broken" }}, map[string]string{
		"a.rego": rego("test-on", anyThing, `deny contains "on"`),
		"b.rego": rego("test-broken", anyThing, `deny contains "x" if no.such.function(1)`),
	})
	want(t, findings(t, e, document(t, "test", "", "a: 1\n")), "test-on 1:1 on")
	if len(e.Rules()) != 3 {
		t.Errorf("got %d rules, want those that are off too", len(e.Rules()))
	}
}

func TestConfig(t *testing.T) {
	text := rego("test-config", anyThing, `deny contains "too few" if input.a < data.config["test-config"].min`)
	text = strings.Replace(text, "#   since", "#   config: {type: object, properties: {min: {type: integer}}, required: [min], additionalProperties: false}\n#   since", 1)
	files := map[string]string{"a.rego": text}
	config := func(value any) policy.Options {
		return policy.Options{Config: map[string]any{"test-config": value, "other": 7}}
	}
	doc := document(t, "test", "", "a: 1\n")
	want(t, findings(t, load(t, config(map[string]any{"min": 2}), files), doc), "test-config 1:4 too few")
	want(t, findings(t, load(t, policy.Options{}, files), doc))
	for _, wrong := range []any{map[string]any{"min": "x"}, map[string]any{"min": 1, "max": 2}, map[string]any{}, "x"} {
		if _, err := policy.Load(fsOf(files), config(wrong)); err == nil || !strings.Contains(err.Error(), "parameters of test-config: ") {
			t.Errorf("%v: got error %v", wrong, err)
		} else {
			t.Log(err)
		}
	}
}

// The other documents of a set are data.rendered, each set its own.
func TestSet(t *testing.T) {
	e := load(t, policy.Options{}, map[string]string{
		"a.rego": rego("test-set", anyThing, `deny contains sprintf("%d of %d", [input.n, count(data.rendered)])`),
	})
	var docs []lint.Document
	for n := range 3 {
		docs = append(docs, document(t, "test", "", fmt.Sprintf("n: %d\n", n)))
	}
	two := &lint.DocumentSet{Values: []any{docs[0].Value, docs[1].Value}}
	docs[0].Set, docs[1].Set = two, two
	docs[2].Set = &lint.DocumentSet{Values: []any{docs[2].Value}}
	for range 2 { // what is kept of a set does not get into another
		want(t, findings(t, e, docs[0]), "test-set 1:1 0 of 2")
		want(t, findings(t, e, docs[2]), "test-set 1:1 2 of 1")
		want(t, findings(t, e, docs[1]), "test-set 1:1 1 of 2")
	}
	docs[2].Set = nil
	want(t, findings(t, e, docs[2]))
}

// Those of a kind are data.rendered_by_kind.
func TestSetByKind(t *testing.T) {
	e := load(t, policy.Options{}, map[string]string{
		"a.rego": rego("test-set", anyThing, `deny contains sprintf("%d a, %d b", [count(data.rendered_by_kind.A), count(data.rendered_by_kind.B)])`),
	})
	doc := document(t, "test", "", "kind: A\n")
	doc.Set = &lint.DocumentSet{Values: []any{doc.Value, map[string]any{"kind": "B"}, map[string]any{"kind": "A"}, "text", map[string]any{"kind": 1.5}}}
	want(t, findings(t, e, doc), "test-set 1:1 2 a, 1 b")
}

// A document that holds several kinds is for the policies that name one of them.
func TestKinds(t *testing.T) {
	policies := make(map[string]string)
	for _, kind := range []string{"a", "b", "c"} {
		policies[kind+".rego"] = rego("test-"+kind, "[{type: test, kinds: ["+kind+"]}]", `deny contains "x"`)
	}
	policies["all.rego"] = rego("test-every", anyThing, `deny contains "x"`)
	e := load(t, policy.Options{}, policies)
	for _, test := range []struct{ kinds, want string }{
		{"", "test-every"}, {"a", "test-a test-every"}, {"a c", "test-a test-c test-every"}, {"c a d", "test-a test-c test-every"}, {"d", "test-every"},
	} {
		doc := document(t, "test", "", "x: 1\n")
		doc.Kinds = strings.Fields(test.kinds)
		var ids []string
		for _, line := range findings(t, e, doc) {
			id, _, _ := strings.Cut(line, " ")
			ids = append(ids, id)
		}
		want(t, ids, strings.Fields(test.want)...)
	}
}
