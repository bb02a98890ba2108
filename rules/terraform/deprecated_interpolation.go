package terraform

import (
	"bytes"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/terraform"
)

// DeprecatedInterpolation reports "${x}".
var DeprecatedInterpolation = &terraform.Analyzer{
	Rule: lint.Rule{
		ID:       "tf-deprecated-interpolation",
		Title:    "string is nothing but one interpolation",
		Severity: lint.Note,
		Doc: `
Terraform up to 0.11 had expressions in strings only, so that every reference
was written ` + "`\"${var.name}\"`" + `. Since 0.12 a reference stands for itself, and
the quotes mislead: the value is not made a string, it stays the list or the
number that it is.

Leave out the quotes, the dollar and the braces. As a key of an object the
expression goes in parentheses. Strings that have more in them than the
interpolation are as they should be.
`,
		Bad: `
-- main.tf --
resource "aws_instance" "web" {
  ami = "${var.ami}"
}
`,
		Good: `
-- main.tf --
resource "aws_instance" "web" {
  ami  = var.ami
  tags = { Name = "web-${var.environment}" }
}
`,
		Tags:  []string{"style"},
		Peers: []string{"tflint:terraform_deprecated_interpolation"},
		Refs:  []string{"https://developer.hashicorp.com/terraform/language/expressions/strings#string-templates"},
		Since: "0.1.0",
	},
	Run: func(pass *terraform.Pass) error {
		for _, n := range pass.Unit.SelectedNodes() {
			for _, w := range n.Wraps {
				span := n.Span(w.SrcRange)
				finding := lint.Finding{
					Span:    span.FirstLine(),
					Message: "the string is nothing but one interpolation: the quotes are needless",
				}
				if inner, ok := unwrap(w, span.Text()); ok {
					finding.Message = "write " + inner + " without quotes and interpolation"
					finding.Fixes = []lint.Fix{{
						Message: "Remove the interpolation",
						Safe:    true,
						Edits:   []lint.TextEdit{{Span: span, New: []byte(inner)}},
					}}
				}
				pass.Report(finding)
			}
		}
		return nil
	},
}

// unwrap returns what can stand in place of w, whose source is src.
func unwrap(w terraform.Wrap, src []byte) (inner string, ok bool) {
	src, ok1 := bytes.CutPrefix(src, []byte(`"${`))
	src, ok2 := bytes.CutSuffix(src, []byte(`}"`))
	if !ok1 || !ok2 {
		return "", false // a heredoc
	}
	src = bytes.TrimSpace(bytes.TrimSuffix(bytes.TrimPrefix(src, []byte("~")), []byte("~")))
	if !isPlain(src) {
		return "", false
	}
	switch w.Parent.(type) {
	case *hclsyntax.ObjectConsKeyExpr:
		return "(" + string(src) + ")", true
	case *hclsyntax.RelativeTraversalExpr, *hclsyntax.IndexExpr, *hclsyntax.SplatExpr:
		return "", false // aws_vpc.main["x"] is an instance, "${aws_vpc.main}"["x"] an attribute
	case *hclsyntax.BinaryOpExpr, *hclsyntax.UnaryOpExpr, *hclsyntax.ConditionalExpr:
		if isOperation(w.Wrapped) {
			return "(" + string(src) + ")", true
		}
	}
	return string(src), true
}
