package policy

import (
	"io/fs"
	"slices"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/infralint/infralint/policies"
)

func TestWords(t *testing.T) {
	f := newWordFinder([]*rego{{words: [][]byte{[]byte("inherit"), []byte("b/")}}, {}, {words: [][]byte{[]byte("zz")}}})
	for text, want := range map[string]bool{
		"secrets: inherit": true, "x: A/B/c": true, "SECRETS: Inherit": true, "a: b": false, "": false,
		"inherit": true, "inheri": false, "x b": false, "iinherit": true, `a: C:\dir`: false,
	} {
		if got := f.find([]byte(text)); !slices.Equal(got, []bool{want, true, false}) {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
	for _, text := range []string{`a: "inh\u0065rit"`, "a: \"inhe\\\n  rit\"", "a: ſ"} {
		if got := f.find([]byte(text)); slices.Contains(got, false) {
			t.Errorf("%q: got %v, want all policies", text, got)
		}
	}
	if slices.Contains(f.find(nil), false) || !newWordFinder([]*rego{{words: [][]byte{[]byte("größe")}}}).find([]byte{})[0] {
		t.Error("no text, or a word with other letters, keep a policy from being evaluated")
	}
}

// TestWordsOfTables sees to it that a policy that is evaluated only on files
// with some words knows one for each key of the tables that it looks things up
// in.
func TestWordsOfTables(t *testing.T) {
	e, err := Load(policies.FS, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range e.policies {
		if len(p.words) == 0 {
			continue
		}
		src, err := fs.ReadFile(policies.FS, p.module.path)
		if err != nil {
			t.Fatal(err)
		}
		m, err := ast.ParseModuleWithOpts(p.module.path, string(src), ast.ParserOptions{RegoVersion: ast.RegoV1})
		if err != nil {
			t.Fatal(err)
		}
		f := newWordFinder([]*rego{p})
		for _, r := range m.Rules {
			table, ok := headValue(r).(ast.Object)
			if !ok {
				continue
			}
			for _, key := range table.Keys() {
				name, ok := key.Value.(ast.String)
				if ok && !f.find([]byte(name))[0] {
					t.Errorf("%s:%d: no word of the policy is in %q", p.module.path, r.Location.Row, string(name))
				}
			}
		}
	}
}

// headValue returns the value that a rule without conditions and keys gives.
func headValue(r *ast.Rule) ast.Value {
	if r.Head.Key != nil || r.Head.Value == nil || slices.ContainsFunc(r.Body, func(e *ast.Expr) bool { return !e.Equal(ast.NewExpr(ast.BooleanTerm(true))) }) {
		return nil
	}
	return r.Head.Value.Value
}
