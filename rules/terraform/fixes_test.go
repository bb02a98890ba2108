package terraform_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/fix"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/linttest"
)

// An expressions generator writes what the rules with safe fixes look for, and
// puts it where it could mean something else.
type expressions struct{ *rand.Rand }

func (g expressions) pick(choices ...string) string { return choices[g.IntN(len(choices))] }

func (g expressions) expr(depth int) string {
	if depth == 0 {
		return g.pick("1", `"x"`, "var.n", "var.m.a", "var.l.0.id", "local.m.b", `"${var.n}"`, "var.l.*.id", "var.o")
	}
	sub := func() string { return g.expr(depth - 1) }
	switch g.IntN(16) {
	case 0:
		return `"${` + g.pick("", " ", "~ ") + sub() + g.pick("", " ", " ~") + `}"`
	case 1:
		return sub() + g.pick(" + ", " * ", " == ", " && ", " - ") + sub()
	case 2:
		return sub() + " ? " + sub() + " : " + sub()
	case 3:
		return "lookup(" + g.pick("var.m", "local.m", "merge(var.m, local.m)", "var.o.m", sub()) + g.pick(", ", ",\n") + g.pick(`"a"`, `"b"`, "var.k", sub()) + ")"
	case 4:
		return "[" + sub() + ", " + sub() + "]"
	case 5:
		return "{ " + g.pick("k", `"${var.k}"`, "(var.k)", `"${"k"}"`) + " = " + sub() + " }"
	case 6:
		return "(" + sub() + ")"
	case 7:
		return g.pick("var.l", "var.ll", "var.o.list", "tolist(var.l)", "("+sub()+")") + g.pick(".0", "[0]", ".*", "[*]") + g.pick("", ".id", ".id.0", ".id[0]", ".list.0", ".list[0]", ".*.id", ".0.id")
	case 8:
		return g.pick("!", "-") + sub()
	case 9:
		return `"a-${` + sub() + `}-b"`
	case 10:
		return "[for x in var.l : " + g.pick("x.id", `"${x.id}"`, sub()) + "]"
	case 11:
		return `"${` + sub() + `}"` + g.pick(".a", "[0]", ".0", ".*.id", `["a"]`)
	case 12:
		return "lookup(" + sub() + ", " + sub() + ")" + g.pick("", ".a", "[0]")
	case 13:
		return `"%{ if ` + sub() + ` }` + `${` + sub() + `}` + `%{ endif }"`
	default:
		return sub()
	}
}

// number writes an expression that has a value for certain.
func (g expressions) number(depth int) string {
	if depth == 0 {
		return g.pick("1", "2", "var.n", `"${var.n}"`, `lookup(local.m, "a")`, `lookup(local.m, var.k)`)
	}
	sub := func() string { return g.number(depth - 1) }
	switch g.IntN(5) {
	case 0:
		return `"${` + sub() + `}"`
	case 1:
		return `"${` + sub() + " > 1 ? " + sub() + " : " + sub() + `}"`
	case 2:
		return "-" + sub()
	default:
		return sub() + g.pick(" + ", " * ", " - ") + sub()
	}
}

func evaluation() *hcl.EvalContext {
	object := func(id string) cty.Value {
		return cty.ObjectVal(map[string]cty.Value{"id": cty.StringVal(id), "list": cty.ListVal([]cty.Value{cty.StringVal(id + "1"), cty.StringVal(id + "2")})})
	}
	m := cty.MapVal(map[string]cty.Value{"a": cty.StringVal("A"), "b": cty.StringVal("B")})
	l := cty.ListVal([]cty.Value{object("p"), object("q")})
	lookup := function.New(&function.Spec{
		Params:   []function.Parameter{{Name: "m", Type: cty.DynamicPseudoType}, {Name: "k", Type: cty.String}},
		VarParam: &function.Parameter{Name: "default", Type: cty.DynamicPseudoType},
		Type:     function.StaticReturnType(cty.DynamicPseudoType),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			if t := args[0].Type(); !t.IsMapType() && !t.IsObjectType() {
				return cty.NilVal, fmt.Errorf("not a map")
			}
			v, diags := hcl.Index(args[0], args[1], nil)
			if diags.HasErrors() {
				return cty.NilVal, diags
			}
			return v, nil
		},
	})
	return &hcl.EvalContext{
		Variables: map[string]cty.Value{
			"var": cty.ObjectVal(map[string]cty.Value{
				"n": cty.NumberIntVal(3), "k": cty.StringVal("a"), "m": m, "l": l, "ll": cty.ListVal([]cty.Value{l, l}),
				"o": cty.ObjectVal(map[string]cty.Value{"a": cty.True, "m": m, "list": l, "id": cty.StringVal("o")}),
			}),
			"local": cty.ObjectVal(map[string]cty.Value{"m": cty.ObjectVal(map[string]cty.Value{"a": cty.NumberIntVal(1), "b": cty.Zero})}),
		},
		Functions: map[string]function.Function{"lookup": lookup, "merge": stdlib.MergeFunc, "tolist": stdlib.MakeToFunc(cty.List(cty.DynamicPseudoType))},
	}
}

// TestSafeFixesKeepTheValue applies the safe fixes until there are none, and
// compares the values before and after.
func TestSafeFixesKeepTheValue(t *testing.T) {
	safe := []string{"tf-deprecated-index", "tf-deprecated-interpolation", "tf-deprecated-lookup", "tf-comment-syntax"}
	ctx := evaluation()
	value := func(src string) (cty.Value, bool) {
		f, diags := hclsyntax.ParseConfig([]byte(src), "main.tf", hcl.InitialPos)
		if diags.HasErrors() {
			return cty.NilVal, false
		}
		v, diags := f.Body.(*hclsyntax.Body).Blocks[0].Body.Attributes["a"].Expr.Value(ctx)
		if diags.HasErrors() {
			return cty.NilVal, true
		}
		return v, true
	}
	fixed, values := 0, 0
	count := 2000
	if testing.Short() {
		count = 300
	}
	for seed := range uint64(count) {
		g := expressions{rand.New(rand.NewPCG(seed, 1))}
		expr := g.expr(1 + g.IntN(4))
		if seed%2 == 0 {
			expr = g.number(1 + g.IntN(3))
		}
		src := "locals {\n  a = " + expr + g.pick("", " // x", " # x") + "\n}\n"
		before, ok := value(src)
		if !ok {
			continue // no expression
		}
		after := src
		for range 10 {
			tree := linttest.Tree(&txtar.Archive{Files: []txtar.File{{Name: "main.tf", Data: []byte(after)}}})
			var findings []lint.Finding
			for _, f := range check(t, tree) {
				if slices.Contains(safe, f.Rule.ID) {
					findings = append(findings, f)
				}
			}
			changes, n := fix.Apply(findings, false)
			if n == 0 {
				break
			}
			fixed += n
			after = string(changes[0].New)
			got, ok := value(after)
			switch {
			case !ok:
				t.Errorf("seed %d: does not parse any more\n%s\n%s", seed, src, after)
			case (got == cty.NilVal) != (before == cty.NilVal), got != cty.NilVal && !got.RawEquals(before):
				t.Errorf("seed %d: value changes from %#v to %#v\n%s\n%s", seed, before, got, src, after)
			}
			if before != cty.NilVal {
				values++
			}
		}
		if strings.Contains(after, "//") {
			t.Errorf("seed %d: comment is left\n%s", seed, after)
		}
		if t.Failed() {
			return
		}
	}
	t.Logf("%d fixes, %d times with a value", fixed, values)
}
