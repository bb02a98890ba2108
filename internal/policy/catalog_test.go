package policy

import (
	"slices"
	"testing"

	"github.com/infralint/infralint/policies"
)

// TestCatalog sees to it that a catalog knows what reading everything gives.
func TestCatalog(t *testing.T) {
	e, err := Load(policies.FS, Options{})
	if err != nil {
		t.Fatal(err)
	}
	c, err := Open(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, r := range e.Rules() {
		ids = append(ids, r.ID)
	}
	if got := c.IDs(); !slices.Equal(got, ids) {
		t.Errorf("ids are %v, want %v", got, ids)
	}
	lazy, err := c.Engine(Options{})
	if err != nil {
		t.Fatal(err)
	}
	types := make(map[string]bool)
	for _, p := range e.policies {
		for _, s := range p.selectors {
			types[s.Type] = true
		}
	}
	for typ := range types {
		want, err := e.newProgram(typ)
		if err != nil {
			t.Fatal(err)
		}
		got, err := lazy.newProgram(typ)
		if err != nil {
			t.Fatal(err)
		}
		same := slices.EqualFunc(got.policies, want.policies, func(a, b *rego) bool { return a.rule.ID == b.rule.ID })
		if !same || len(got.modules) != len(want.modules) || !lazy.Wants(typ) {
			t.Errorf("%s: %d policies in %d files, want %d in %d", typ, len(got.policies), len(got.modules), len(want.policies), len(want.modules))
		}
	}
	var all []string
	for _, r := range lazy.Rules() {
		all = append(all, r.ID)
	}
	if !slices.Equal(all, ids) {
		t.Errorf("rules are %v, want %v", all, ids)
	}
}
