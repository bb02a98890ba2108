package budget

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/json"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"

	"github.com/infralint/infralint/internal/terraform/rewrite"
)

func context() *hcl.EvalContext {
	list := make([]cty.Value, 1000)
	for i := range list {
		list[i] = cty.NumberIntVal(int64(i))
	}
	return &hcl.EvalContext{
		Variables: map[string]cty.Value{
			"n":    cty.ListVal(list),
			"word": cty.StringVal(strings.Repeat("x", 1<<20)),
			"u":    cty.UnknownVal(cty.String).Mark("secret"),
		},
		Functions: map[string]function.Function{"upper": stdlib.UpperFunc, "jsonencode": stdlib.JSONEncodeFunc, "flatten": stdlib.FlattenFunc, "concat": stdlib.ConcatFunc},
	}
}

func parse(t *testing.T, code string) hclsyntax.Expression {
	t.Helper()
	expr, diags := hclsyntax.ParseExpression([]byte(code), "x.tf", hcl.InitialPos)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	return expr
}

// TestSame checks that nothing changes for ordinary expressions: neither the
// value, nor what is wrong, nor what they refer to.
func TestSame(t *testing.T) {
	for _, code := range []string{
		`[for x in n : x + 1 if x < 5]`,
		`{ for i, x in ["a", "b"] : x => upper(x) }`,
		`{ for x in ["a", "a"] : x => x... }`,
		`{ for x in ["a", "a"] : x => x }`,
		`[for x in [for y in n : y * 2] : upper("${x}")]`,
		`[for x in [["a"], ["b"]] : [for y in x : [for z in [y, y] : z]]]`,
		`"a%{for x in ["p", "q"]}<${x}>%{endfor}"`,
		`[for x in u : x]`,
		`[for x in ["a"] : nosuch(x)]`,
		`[for x in ["a"] : upper(x, x)]`,
		`[for x in ["a"] : x.y]`,
		`[for x in 5 : x]`,
		`[for x in [u] : upper(x)]`,
		`[for x in concat(["a"], ["b"]) : "${x}-${u}"]`,
		`flatten([for x in ["a"] : [for y in ["b"] : { k = x, v = y }]])[0].k`,
		`[for x in ["a", "b"] : x][*]`,
		`[for a in [{ b = ["c"] }] : a.b[0]]...`,
	} {
		code = strings.TrimSuffix(code, "...")
		plain, limited := parse(t, code), Expr(parse(t, code))
		want, wantDiags := plain.Value(context())
		got, gotDiags := limited.Value(context())
		if !got.RawEquals(want) || gotDiags.Error() != wantDiags.Error() {
			t.Errorf("%s\nis  %#v, %v\nnot %#v, %v", code, got, gotDiags, want, wantDiags)
		}
		if a, b := fmt.Sprint(names(limited)), fmt.Sprint(names(plain)); a != b {
			t.Errorf("%s refers to %s, want %s", code, a, b)
		}
		if limited.Range() != plain.Range() || limited.StartRange() != plain.StartRange() {
			t.Errorf("%s is at %v, want %v", code, limited.Range(), plain.Range())
		}
	}
}

func names(e hcl.Expression) []string {
	var out []string
	for _, t := range e.Variables() {
		out = append(out, t.RootName())
	}
	return out
}

func TestCostly(t *testing.T) {
	if testing.Short() {
		t.Skip("evaluates large values")
	}
	letters := "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	doubled := "[x, x]"
	for _, c := range letters {
		doubled = fmt.Sprintf("[for %c in [%s] : [%c, %c]]", c, doubled, c, c)
	}
	for name, code := range map[string]string{
		"loops":           `[for a in n : [for b in n : [for c in n : [for d in n : a + b + c + d]]]]`,
		"loops in text":   `"%{for a in n}%{for b in n}%{for c in n}%{for d in n}x%{endfor}%{endfor}%{endfor}%{endfor}"`,
		"calls":           `[for a in n : [for b in n : concat(n, n)]]`,
		"text":            `[for a in n : [for b in n : "${word}${word}"]]`,
		"doubled in loop": `jsonencode([for x in ["a"] : ` + doubled + `])`,
		"long template":   `"` + strings.Repeat("${word}", 20000) + `"`,
		"sized object":    `{ for a in n : "${a}" => { for b in n : "${b}" => [for c in n : c] } }`,
	} {
		t.Run(name, func(t *testing.T) {
			_, diags := Expr(parse(t, code)).Value(context())
			if diags.HasErrors() {
				t.Error(diags)
			}
		})
	}
}

func TestKeep(t *testing.T) {
	v := cty.TupleVal([]cty.Value{cty.StringVal("x").Mark("secret")})
	c := New()
	for range 60 {
		v = c.Keep(cty.TupleVal([]cty.Value{v, v}))
	}
	if v, marks := v.Unmark(); v.IsWhollyKnown() || len(marks) > 1 {
		t.Errorf("a value doubled 60 times is kept")
	}
	small := cty.ObjectVal(map[string]cty.Value{"a": cty.UnknownVal(cty.List(cty.String)), "b": cty.NullVal(cty.String), "c": cty.ListValEmpty(cty.Bool)})
	if got := c.Keep(small); !got.RawEquals(small) {
		t.Errorf("%#v is not kept: %#v", small, got)
	}
	if got := c.Keep(cty.StringVal(strings.Repeat("x", 1<<20))); got.IsKnown() {
		t.Error("a text of a megabyte is kept")
	}
	if c.Exhausted() {
		t.Error("the budget is spent")
	}
	ty := cty.String
	for range 60 {
		ty = cty.Tuple([]cty.Type{ty, ty})
	}
	if got := c.Keep(cty.UnknownVal(ty)); got.Type() != cty.DynamicPseudoType {
		t.Error("a type doubled 60 times is kept")
	}
}

func TestJSON(t *testing.T) {
	const code = `{"a": "${[for x in n : [for y in n : [for z in n : x]]]}", "b": "${[for x in [1] : x]}", "c": {"d": ["for for", "%{for x in n}%{for y in n}x%{endfor}%{endfor}"]}}`
	file, diags := json.Parse([]byte(code), "x.tf.json")
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	schema := &hcl.BodySchema{Attributes: []hcl.AttributeSchema{{Name: "a"}, {Name: "b"}}, Blocks: []hcl.BlockHeaderSchema{{Type: "c"}}}
	content, diags := rewrite.JSON(file.Body, []byte(code), InJSON, Expr).Content(schema)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	inner, diags := content.Blocks[0].Body.JustAttributes()
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	for name, expr := range map[string]hcl.Expression{"a": content.Attributes["a"].Expr, "b": content.Attributes["b"].Expr, "d": inner["d"].Expr} {
		v, diags := expr.Value(context())
		if diags.HasErrors() || v.IsWhollyKnown() != (name == "b") {
			t.Errorf("%s is %#v, %v", name, v, diags)
		}
	}
}
