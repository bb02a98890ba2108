package rewrite

import (
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

const code = `
a = x
b {
  c = [for k, v in { p = x, (x) = "t${x}" } : (k == x ? -v[x].y[*].z : f(x, x...)) if !x]
  d {
    e = "%{for i in x}${i}%{endfor}"
    f = 1
  }
}
g {
  h = 2
}
`

// TestBody replaces every reference to x by y, and checks that the original is
// as it was and that nothing else was copied.
func TestBody(t *testing.T) {
	file, diags := hclsyntax.ParseConfig([]byte(code), "x.tf", hcl.InitialPos)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	body := file.Body.(*hclsyntax.Body)
	before := count(body, "x")
	if before < 10 {
		t.Fatalf("%d references to x", before)
	}
	out, changed := Body(body, func(e hclsyntax.Expression) hclsyntax.Expression {
		if ref, ok := e.(*hclsyntax.ScopeTraversalExpr); ok && ref.Traversal.RootName() == "x" {
			return &hclsyntax.ScopeTraversalExpr{Traversal: hcl.Traversal{hcl.TraverseRoot{Name: "y"}}, SrcRange: ref.SrcRange}
		}
		return nil
	})
	if !changed || count(out, "x") != 0 || count(out, "y") != before {
		t.Errorf("%d references to x, %d to y, want 0 and %d", count(out, "x"), count(out, "y"), before)
	}
	if count(body, "x") != before {
		t.Error("the original was changed")
	}
	if out.Blocks[1] != body.Blocks[1] {
		t.Error("a block in which nothing changes was copied")
	}
	same, changed := Body(body, func(hclsyntax.Expression) hclsyntax.Expression { return nil })
	if changed || same != body {
		t.Error("a body in which nothing changes was copied")
	}
}

func count(body *hclsyntax.Body, name string) int {
	n := 0
	_ = hclsyntax.VisitAll(body, func(node hclsyntax.Node) hcl.Diagnostics {
		if ref, ok := node.(*hclsyntax.ScopeTraversalExpr); ok && ref.Traversal.RootName() == name {
			n++
		}
		return nil
	})
	return n
}

type marker struct{ *hclsyntax.ParenthesesExpr }

func (m marker) Inner() hclsyntax.Expression { return m.Expression }

func (marker) With(e hclsyntax.Expression) hclsyntax.Expression {
	return marker{&hclsyntax.ParenthesesExpr{Expression: e}}
}

func TestWrapper(t *testing.T) {
	lit := &hclsyntax.LiteralValueExpr{Val: cty.True}
	e := marker{&hclsyntax.ParenthesesExpr{Expression: lit}}
	out, changed := Expr(e, func(e hclsyntax.Expression) hclsyntax.Expression {
		if e == hclsyntax.Expression(lit) {
			return &hclsyntax.LiteralValueExpr{Val: cty.False}
		}
		return nil
	})
	if v, _ := out.Value(nil); !changed || v != cty.False {
		t.Errorf("what is inside of a wrapper is %#v", v)
	}
	if _, ok := out.(marker); !ok {
		t.Errorf("a wrapper became %T", out)
	}
}
