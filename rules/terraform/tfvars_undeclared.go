package terraform

import (
	"fmt"
	"maps"
	"slices"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/suggest"
	"github.com/infralint/infralint/internal/terraform"
)

const tfvarsUndeclaredGood = `
-- main.tf --
variable "instance_count" {
  type    = number
  default = 1
}
-- terraform.tfvars --
instance_count = 3
`

// TfvarsUndeclared reports values for variables that do not exist.
var TfvarsUndeclared = &terraform.Analyzer{
	Rule: lint.Rule{
		ID:       "tf-tfvars-undeclared",
		Title:    "value is for a variable that is not declared",
		Severity: lint.Warning,
		Doc: `
The value has no effect: the module has no variable of that name. Mostly the
name is misspelt, so that the variable keeps its default, or the variable is
gone. ` + "`terraform plan`" + ` warns of it, ` + "`terraform validate`" + ` does not read such files.

Put the name right, declare the variable, or remove the value. A file belongs to
the module in its directory, or else in the nearest above.
`,
		Bad:   lint.Edit(tfvarsUndeclaredGood, "instance_count = 3", "instances_count = 3"),
		Good:  tfvarsUndeclaredGood,
		Tags:  []string{"correctness"},
		Refs:  []string{"https://developer.hashicorp.com/terraform/language/values/variables#values-for-undeclared-variables"},
		Since: "0.1.0",
	},
	Run: func(pass *terraform.Pass) error {
		m := pass.Unit
		budget := maxCompared
		for _, file := range m.VarFiles() {
			variables := m.Repo.Config(file.Dir).Variables
			for _, a := range file.Values {
				if variables[a.Name] != nil || m.Mentions(fmt.Sprintf("variable %q", a.Name)) {
					continue
				}
				hint := ""
				if budget -= len(variables); budget > 0 {
					hint = suggest.DidYouMean(a.Name, slices.Sorted(maps.Keys(variables)))
				}
				pass.Reportf(file.File.Span(a.NameRange), "variable %q is not declared%s", a.Name, hint)
			}
		}
		return nil
	},
}
