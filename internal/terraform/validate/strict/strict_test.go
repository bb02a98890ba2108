package strict

import (
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

func body(t *testing.T, src string) *hclsyntax.Body {
	t.Helper()
	file, diags := hclsyntax.ParseConfig([]byte(src), "x.tf", hcl.InitialPos)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	return file.Body.(*hclsyntax.Body)
}

// TestBody: up to 1.11 an operand with an error is one, whatever the other is.
func TestBody(t *testing.T) {
	ctx := &hcl.EvalContext{Variables: map[string]cty.Value{
		"obj": cty.EmptyObjectVal, "unknown": cty.UnknownVal(cty.Bool),
	}}
	for src, fails := range map[string]bool{
		"false && obj.a":                 true,
		"true || obj.a":                  true,
		"[for x in [1] : true || obj.a]": true,
		"!(false && obj.a) ? 1 : 2":      true,
		"false && true":                  false,
		"unknown || true":                false,
		"false && null":                  true,
	} {
		native := body(t, "x = "+src+"\n")
		expr := Body(native, []byte(src)).Attributes["x"].Expr
		if _, diags := expr.Value(ctx); diags.HasErrors() != fails {
			t.Errorf("%s: %v", src, diags)
		}
		if _, diags := native.Attributes["x"].Expr.Value(ctx); diags.HasErrors() && src != "false && null" {
			t.Errorf("%s: the original is changed: %v", src, diags)
		}
	}
}

func TestBodyIsShared(t *testing.T) {
	const src = "x = 1 + 2\ny = [for a in b : a]\n"
	if native := body(t, src); Body(native, []byte(src)) != native {
		t.Error("a body without logical operators is copied")
	}
}

// TestForget: an unknown result has no marks, a known one keeps them.
func TestForget(t *testing.T) {
	ctx := &hcl.EvalContext{
		Variables: map[string]cty.Value{"unknown": cty.UnknownVal(cty.Bool).Mark("secret"), "known": cty.True.Mark("secret")},
		Functions: map[string]function.Function{Function: Impl},
	}
	for src, marked := range map[string]bool{"unknown && true": false, "known && true": true, "known || unknown": false} {
		expr, ok := Forget(Body(body(t, "x = "+src+"\n"), []byte(src)).Attributes["x"].Expr)
		if !ok {
			t.Errorf("%s: no operator found", src)
		}
		if v, diags := expr.Value(ctx); diags.HasErrors() || v.IsMarked() != marked {
			t.Errorf("%s is %#v, %v", src, v, diags)
		}
	}
	if _, ok := Forget(body(t, "x = 1\n").Attributes["x"].Expr); ok {
		t.Error("an expression without operators is changed")
	}
}

func TestInJSON(t *testing.T) {
	for src, want := range map[string]bool{`"${a && b}"`: true, `"${a \u0026\u0026 b}"`: true, `"${a || b}"`: true, `"${a}"`: false} {
		if InJSON([]byte(src)) != want {
			t.Errorf("InJSON(%s) = %v", src, !want)
		}
	}
}
