package terraform

import (
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/terraform"
)

// UntypedVariable reports variables without a type.
var UntypedVariable = &terraform.Analyzer{
	Rule: lint.Rule{
		ID:       "tf-untyped-variable",
		Title:    "variable has no type",
		Severity: lint.Note,
		Doc: `
A variable without a type takes whatever it is given: the string ` + "`\"2\"`" + ` from
the command line as well as the number from a file, a list where a map was
meant. What is wrong then shows deep inside of the module, or nowhere.

Give it a type. ` + "`type = any`" + ` says that anything is really meant.
`,
		Bad: `
-- variables.tf --
variable "names" {
  description = "names of the instances"
}
`,
		Good: `
-- variables.tf --
variable "names" {
  description = "names of the instances"
  type        = list(string)
}
`,
		Tags:  []string{"style"},
		Peers: []string{"tflint:terraform_typed_variables"},
		Refs:  []string{"https://developer.hashicorp.com/terraform/language/values/variables#type-constraints"},
		Since: "0.1.0",
	},
	Run: func(pass *terraform.Pass) error {
		variables := pass.Unit.BlocksOf("variable")
		typed := withArgument(variables, "type")
		for _, v := range variables {
			if !typed[v.Name()] && !v.File.IsOverride() {
				pass.Reportf(v.Span(), "variable %q has no type", v.Name())
			}
		}
		return nil
	},
}

// withArgument returns the names of those blocks that have an argument, be it
// in an override file.
func withArgument(blocks []*terraform.Block, argument string) map[string]bool {
	names := make(map[string]bool)
	for _, b := range blocks {
		if b.Attribute(argument) != nil {
			names[b.Name()] = true
		}
	}
	return names
}
