package policy

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
)

const memoModule = `package p

deny contains own(x) if some x in input.list
deny contains parameter(x, "y") if some x in input.list
deny contains other(x) if some x in input.list
deny contains document(x) if some x in input.list
deny contains behind(x) if some x in input.list
deny contains many(x, x, x) if some x in input.list

own(x) := concat(" ", [table[x], upper(x)]) if x != "" else := x

table := {"a": "b"}

parameter(x, y) := concat(x, [y, data.config.p.q])

other(x) := data.rendered[x]

document(x) := input.name if x

behind(x) := {y | y := names[_]}

names contains input.name

many(x, y, z) := x
`

// What a function gives is remembered where it reads nothing of a document.
func TestMemoFunctions(t *testing.T) {
	compiler, err := ast.CompileModules(map[string]string{"p.rego": memoModule})
	if err != nil {
		t.Fatal(err)
	}
	m := newMemo(compiler)
	if m == nil {
		t.Fatal("nothing is remembered")
	}
	got := slices.Compact(slices.Sorted(maps.Values(m.functions)))
	if want := []string{"data.p.own", "data.p.parameter"}; !slices.Equal(got, want) {
		t.Errorf("remembered are %v, want %v", got, want)
	}
	compiler, err = ast.CompileModules(map[string]string{"p.rego": memoModule, "q.rego": "package q\n\nx if data.p.deny with input as 1"})
	if err != nil {
		t.Fatal(err)
	}
	if newMemo(compiler) != nil {
		t.Error("a value that is replaced keeps nothing from being remembered")
	}
}

// Results are those of a function and its arguments, texts alone, and a bounded
// number of them.
func TestMemoCache(t *testing.T) {
	fn := ast.NewTerm(ast.MustParseRef("data.p.f"))
	m := &memo{functions: map[*ast.Term]string{fn: "data.p.f"}}
	call := func(args ...*ast.Term) ast.Ref { return append(ast.Ref{fn}, args...) }
	text := ast.StringTerm
	first := &memoCache{topdown.NewVirtualCache(), m}
	first.Put(call(text("a")), text("1"))
	first.Put(call(text("a"), text("b")), text("2"))
	first.Put(call(ast.IntNumberTerm(1)), text("3"))
	first.Put(call(text(strings.Repeat("x", maxMemoText+1))), text("4"))
	first.Put(call(text("set")), ast.SetTerm())
	second := &memoCache{topdown.NewVirtualCache(), m}
	for _, tc := range []struct {
		ref           ast.Ref
		first, second bool
	}{
		{call(text("a")), true, true},
		{call(text("a"), text("b")), true, true},
		{call(text("b")), false, false},
		{call(ast.IntNumberTerm(1)), true, false},
		{call(text(strings.Repeat("x", maxMemoText+1))), true, false},
		{call(text("set")), true, false},
	} {
		one, _ := first.Get(tc.ref)
		two, _ := second.Get(tc.ref)
		if (one != nil) != tc.first || (two != nil) != tc.second {
			t.Errorf("%v: %v in the same evaluation, %v in another, want %v and %v", tc.ref, one, two, tc.first, tc.second)
		}
	}
	if v, _ := second.Get(call(text("a"), text("b"))); !v.Equal(text("2")) {
		t.Errorf("got %v, want 2", v)
	}
	m.count.Store(maxMemo)
	first.Put(call(text("c")), text("5"))
	if v, _ := second.Get(call(text("c"))); v != nil {
		t.Error("there is no bound")
	}
}
