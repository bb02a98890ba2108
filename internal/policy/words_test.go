package policy

import (
	"io/fs"
	"slices"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/infralint/infralint/policies"
)

func TestWords(t *testing.T) {
	words := [][]byte{[]byte("inherit"), []byte("b/")}
	for text, want := range map[string]bool{
		"secrets: inherit": true, "x: A/B/c": true, "SECRETS: Inherit": true, "a: b": false, "": false,
		`a: "inh\u0065rit"`: true, "a: \"inhe\\\n  rit\"": true, `a: C:\dir`: false,
	} {
		if got := newWordText([]byte(text)).hasAny(words); got != want {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
	if !newWordText([]byte("x")).hasAny(nil) || !newWordText(nil).hasAny(words) {
		t.Error("no words, or no text, keep a policy from being evaluated")
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
		for _, r := range m.Rules {
			table, ok := headValue(r).(ast.Object)
			if !ok {
				continue
			}
			for _, key := range table.Keys() {
				name, ok := key.Value.(ast.String)
				if ok && !newWordText([]byte(name)).hasAny(p.words) {
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
