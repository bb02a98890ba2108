package terraform

import (
	"bytes"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/infralint/infralint/internal/terraform"
)

// text returns the source of a range.
func text(n *terraform.Nodes, rng hcl.Range) []byte { return n.Span(rng).Text() }

// isOperation reports whether expr, put in place of an operand, would need
// parentheses.
func isOperation(expr hclsyntax.Expression) bool {
	switch expr.(type) {
	case *hclsyntax.BinaryOpExpr, *hclsyntax.UnaryOpExpr, *hclsyntax.ConditionalExpr:
		return true
	}
	return false
}

// isPlain reports whether src can be moved to where a line must not end and
// where a comment would swallow what follows.
func isPlain(src []byte) bool {
	for _, sign := range []string{"\n", "#", "//", "/*", "<<"} {
		if bytes.Contains(src, []byte(sign)) {
			return false
		}
	}
	return len(bytes.TrimSpace(src)) > 0
}

// stepName returns the name that step i of t picks with a dot, or "".
func stepName(t hcl.Traversal, i int) string {
	if i < len(t) {
		if step, ok := t[i].(hcl.TraverseAttr); ok {
			return step.Name
		}
	}
	return ""
}

// constant returns the string that an argument is set to; "" if there is none.
func constant(a *hcl.Attribute) string {
	if a == nil {
		return ""
	}
	value, diags := a.Expr.Value(nil)
	if diags.HasErrors() || value.IsNull() || !value.IsKnown() || value.Type() != cty.String {
		return ""
	}
	return value.AsString()
}
