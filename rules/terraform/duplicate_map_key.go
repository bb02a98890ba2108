package terraform

import (
	"fmt"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/terraform"
)

const duplicateMapKeyGood = `
-- main.tf --
locals {
  zones = {
    a = "eu-central-1a"
    b = "eu-central-1b"
    c = "eu-central-1c"
  }
}
`

// DuplicateMapKey reports {a = 1, a = 2}.
var DuplicateMapKey = &terraform.Analyzer{
	Rule: lint.Rule{
		ID:       "tf-duplicate-map-key",
		Title:    "map has one key twice",
		Severity: lint.Warning,
		Doc: `
Of two values for one key Terraform takes the last and drops the first without
a word. Mostly the second was copied and not changed, and what is lost shows in
the plan only, if at all.

Rename one of the keys, or remove the entry that is not meant.
`,
		Bad:   lint.Edit(duplicateMapKeyGood, `c = "eu-central-1c"`, `b = "eu-central-1c"`),
		Good:  duplicateMapKeyGood,
		Tags:  []string{"correctness"},
		Peers: []string{"tflint:terraform_map_duplicate_keys"},
		Since: "0.1.0",
	},
	Run: func(pass *terraform.Pass) error {
		for _, n := range pass.Unit.SelectedNodes() {
			for _, object := range n.Objects {
				reportDuplicates(pass, n, object)
			}
		}
		return nil
	},
}

func reportDuplicates(pass *terraform.Pass, n *terraform.Nodes, object *hclsyntax.ObjectConsExpr) {
	if len(object.Items) < 2 {
		return
	}
	first := make(map[string]hclsyntax.Expression, len(object.Items))
	for _, item := range object.Items {
		key, ok := keyText(n, item.KeyExpr)
		if !ok {
			continue
		}
		earlier, twice := first[key]
		if !twice {
			first[key] = item.KeyExpr
			continue
		}
		span := n.Span(item.KeyExpr.Range())
		pass.Report(lint.Finding{
			Span:    span,
			Message: fmt.Sprintf("key %s is there twice: the value given first is lost", span.Text()),
			Related: []lint.Related{{Span: n.Span(earlier.Range()), Message: "first given here"}},
		})
	}
}

// keyText returns what is the same for two keys only if they are equal: the
// constant, or the source of a reference.
func keyText(n *terraform.Nodes, expr hclsyntax.Expression) (string, bool) {
	if key, ok := expr.(*hclsyntax.ObjectConsKeyExpr); ok {
		expr = key.Wrapped
		if t, isName := expr.(*hclsyntax.ScopeTraversalExpr); isName && !key.ForceNonLiteral {
			return "=" + t.Traversal.RootName(), len(t.Traversal) == 1
		}
	}
	switch inner := unparen(expr).(type) {
	case *hclsyntax.ScopeTraversalExpr:
		return "&" + string(text(n, inner.Range())), true
	case *hclsyntax.TemplateWrapExpr:
		if t, ok := unparen(inner.Wrapped).(*hclsyntax.ScopeTraversalExpr); ok {
			return "&" + string(text(n, t.Range())), true
		}
	case *hclsyntax.LiteralValueExpr, *hclsyntax.TemplateExpr:
		if len(inner.Variables()) > 0 || len(inner.Range().SliceBytes(n.File.Source.Content)) > 1000 {
			return "", false
		}
		value, diags := inner.Value(nil)
		if diags.HasErrors() || !value.IsKnown() || value.IsNull() {
			return "", false
		}
		if value, err := convert.Convert(value, cty.String); err == nil {
			return "=" + value.AsString(), true
		}
	}
	return "", false
}
