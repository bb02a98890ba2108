package terraform

import (
	"bytes"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/terraform"
)

// DeprecatedLookup reports lookup without a default.
var DeprecatedLookup = &terraform.Analyzer{
	Rule: lint.Rule{
		ID:       "tf-deprecated-lookup",
		Title:    "lookup has no default",
		Severity: lint.Note,
		Doc: `
` + "`lookup(map, key)`" + ` without a third argument does what ` + "`map[key]`" + ` does: it
fails where the key is missing. It looks as if it did not.

Write ` + "`map[key]`" + `, or give the default that is meant.
`,
		Bad: `
-- main.tf --
locals {
  size = lookup(var.sizes, var.environment)
}
`,
		Good: `
-- main.tf --
locals {
  size  = var.sizes[var.environment]
  count = lookup(var.counts, var.environment, 1)
}
`,
		Tags:  []string{"style"},
		Peers: []string{"tflint:terraform_deprecated_lookup"},
		Refs:  []string{"https://developer.hashicorp.com/terraform/language/functions/lookup"},
		Since: "0.1.0",
	},
	Run: func(pass *terraform.Pass) error {
		for _, n := range pass.Unit.SelectedNodes() {
			for _, call := range n.Calls {
				if call.Name != "lookup" || len(call.Args) != 2 || call.ExpandFinal {
					continue
				}
				finding := lint.Finding{
					Span:    n.Span(call.Range()).FirstLine(),
					Message: "lookup without a default fails where the key is missing, as map[key] does",
				}
				if index, ok := indexed(n, call); ok {
					finding.Message = "lookup without a default: write " + index
					finding.Fixes = []lint.Fix{{
						Message: "Replace lookup by an index",
						Safe:    true,
						Edits:   []lint.TextEdit{{Span: n.Span(call.Range()), New: []byte(index)}},
					}}
				}
				pass.Report(finding)
			}
		}
		return nil
	},
}

// indexed returns map[key] for lookup(map, key), if that means the same.
func indexed(n *terraform.Nodes, call *hclsyntax.FunctionCallExpr) (string, bool) {
	object, key := text(n, call.Args[0].Range()), text(n, call.Args[1].Range())
	if !isPlain(object) || !isPlain(key) {
		return "", false
	}
	rest := bytes.Replace(text(n, call.Range()), object, nil, 1)
	if bytes.ContainsAny(bytes.Replace(rest, key, nil, 1), "#/") {
		return "", false // a comment would be lost
	}
	switch arg := call.Args[0].(type) {
	case *hclsyntax.FunctionCallExpr, *hclsyntax.ParenthesesExpr:
	case *hclsyntax.ScopeTraversalExpr:
		// aws_vpc.main["id"] is an instance of the resource, not an attribute.
		switch arg.Traversal.RootName() {
		case "var", "local", "each", "self":
		default:
			return "", false
		}
	default:
		return "", false
	}
	return string(object) + "[" + string(key) + "]", true
}
