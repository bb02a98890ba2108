package terraform

import (
	"strings"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/terraform"
)

// Undocumented reports variables and outputs without a description.
var Undocumented = &terraform.Analyzer{
	Rule: lint.Rule{
		ID:       "tf-undocumented",
		Title:    "variable or output has no description",
		Severity: lint.Note,
		Doc: `
The description of a variable is what Terraform asks with, and what registries
and terraform-docs print. In a module for others it is the manual.
`,
		Bad: `
-- variables.tf --
variable "names" {
  type = list(string)
}
`,
		Good: `
-- variables.tf --
variable "names" {
  description = "Names of the instances, which are also their host names."
  type        = list(string)
}
`,
		Tags:  []string{"style"},
		Peers: []string{"tflint:terraform_documented_variables", "tflint:terraform_documented_outputs"},
		Refs:  []string{"https://developer.hashicorp.com/terraform/language/style#variables"},
		Since: "0.1.0",
		Off:   true,
	},
	Run: func(pass *terraform.Pass) error {
		for _, typ := range []string{"variable", "output"} {
			blocks := pass.Unit.BlocksOf(typ)
			described := withArgument(blocks, "description")
			for _, b := range blocks {
				a := b.Attribute("description")
				switch {
				case b.File.IsOverride():
				case !described[b.Name()]:
					pass.Reportf(b.Span(), "%s %q has no description", typ, b.Name())
				case a != nil && len(a.Expr.Variables()) == 0 && strings.TrimSpace(constant(a)) == "":
					pass.Reportf(b.File.Span(a.Range), "%s %q has an empty description", typ, b.Name())
				}
			}
		}
		return nil
	},
}
