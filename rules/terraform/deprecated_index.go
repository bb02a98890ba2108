package terraform

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/terraform"
)

// DeprecatedIndex reports x.0 and x.*.y.
var DeprecatedIndex = &terraform.Analyzer{
	Rule: lint.Rule{
		ID:       "tf-deprecated-index",
		Title:    "element is picked with a dot instead of brackets",
		Severity: lint.Note,
		Doc: `
` + "`list.0` and `list.*.id`" + ` are how Terraform up to 0.11 picked one element, or all
of them. Both still work, for old code only. The star with a dot reads like the
one in brackets but is not: ` + "`list.*.ids[0]`" + ` is the first element of the whole
list, ` + "`list[*].ids[0]`" + ` the first of each.

Write ` + "`list[0]` and `list[*].id`" + `.
`,
		Bad: `
-- main.tf --
output "address" {
  value = aws_instance.web.0.private_ip
}

output "addresses" {
  value = aws_instance.web.*.private_ip
}
`,
		Good: `
-- main.tf --
output "address" {
  value = aws_instance.web[0].private_ip
}

output "addresses" {
  value = aws_instance.web[*].private_ip
}
`,
		Tags:  []string{"style"},
		Peers: []string{"tflint:terraform_deprecated_index"},
		Refs:  []string{"https://developer.hashicorp.com/terraform/language/expressions/splat#legacy-attribute-only-splat-expressions"},
		Since: "0.1.0",
	},
	Run: func(pass *terraform.Pass) error {
		for _, n := range pass.Unit.SelectedNodes() {
			for _, t := range n.Traversals {
				reportDotted(pass, n, t.Traversal)
			}
			for _, r := range n.Relative {
				if _, each := r.Source.(*hclsyntax.AnonSymbolExpr); !each || !isDotted(n, r.Source.Range()) {
					reportDotted(pass, n, r.Traversal)
				}
			}
			for _, s := range n.Splats {
				reportSplat(pass, n, s)
			}
		}
		return nil
	},
}

// isDotted reports whether what stands at rng is written with a dot.
func isDotted(n *terraform.Nodes, rng hcl.Range) bool {
	src := text(n, rng)
	return len(src) > 0 && src[0] == '.'
}

// brackets returns the edits that put the dotted indices of t in brackets.
func brackets(n *terraform.Nodes, t hcl.Traversal) (edits []lint.TextEdit) {
	for _, step := range t {
		if _, ok := step.(hcl.TraverseIndex); ok && isDotted(n, step.SourceRange()) {
			span := n.Span(step.SourceRange())
			edits = append(edits, lint.TextEdit{Span: span, New: []byte("[" + string(span.Text()[1:]) + "]")})
		}
	}
	return edits
}

func reportDotted(pass *terraform.Pass, n *terraform.Nodes, t hcl.Traversal) {
	for _, edit := range brackets(n, t) {
		pass.Report(lint.Finding{
			Span:    edit.Span,
			Message: "write " + string(edit.New) + " instead of " + string(edit.Span.Text()),
			Fixes:   []lint.Fix{{Message: "Put the index in brackets", Safe: true, Edits: []lint.TextEdit{edit}}},
		})
	}
}

// reportSplat reports x.*.y. Indices behind the star change with it or not at
// all: next to [*] and next to .* they mean different things.
func reportSplat(pass *terraform.Pass, n *terraform.Nodes, s terraform.Splat) {
	if !isDotted(n, s.MarkerRange) {
		return
	}
	span := n.Span(s.MarkerRange)
	finding := lint.Finding{Span: span, Message: "write [*] instead of .*"}
	if s.Continued {
		finding.Message = "put (…[*]…) in parentheses instead of .*: what follows is applied to the whole list"
	} else {
		edits := []lint.TextEdit{{Span: span, New: []byte("[*]")}}
		if each, ok := s.Each.(*hclsyntax.RelativeTraversalExpr); ok {
			edits = append(edits, brackets(n, each.Traversal)...)
		}
		finding.Fixes = []lint.Fix{{Message: "Put the star in brackets", Safe: true, Edits: edits}}
	}
	pass.Report(finding)
}
