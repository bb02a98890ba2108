package terraform

import (
	"fmt"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/terraform"
	"github.com/infralint/infralint/internal/terraform/validate/config"
)

// TfvarsType reports values that are not of the type of their variable.
var TfvarsType = &terraform.Analyzer{
	Rule: lint.Rule{
		ID:       "tf-tfvars-type",
		Title:    "value is not of the type of its variable",
		Severity: lint.Warning,
		Doc: `
The value in the ` + "`.tfvars`" + ` file cannot be converted to the type of the variable, so
that ` + "`terraform plan`" + ` with this file fails. ` + "`terraform validate`" + ` does not read such
files.

Put the value or the type right.
`,
		Bad: `
-- main.tf --
variable "zones" {
  type = list(string)
}
-- prod.tfvars --
zones = "eu-central-1a"
`,
		Good: `
-- main.tf --
variable "zones" {
  type = list(string)
}
-- prod.tfvars --
zones = ["eu-central-1a"]
`,
		Tags:  []string{"correctness"},
		Refs:  []string{"https://developer.hashicorp.com/terraform/language/values/variables#type-constraints"},
		Since: "0.1.0",
	},
	Run: func(pass *terraform.Pass) error {
		m := pass.Unit
		for _, file := range m.VarFiles() {
			variables := m.Repo.Config(file.Dir).Variables
			for _, a := range file.Values {
				v := variables[a.Name]
				if v == nil || v.Type == cty.DynamicPseudoType {
					continue
				}
				value, diags := a.Expr.Value(nil)
				if diags.HasErrors() {
					continue // no value to speak of
				}
				if v.Defaults != nil && !value.IsNull() {
					value = v.Defaults.Apply(value)
				}
				if _, err := convert.Convert(value, v.Type); err != nil {
					pass.Report(lint.Finding{
						Span:    file.File.Span(a.Expr.Range()).FirstLine(),
						Message: fmt.Sprintf("value does not fit the type of variable %q: %s", a.Name, config.TypeError(err)),
						Related: []lint.Related{{Span: m.Span(v.Declared), Message: "variable declared here"}},
					})
				}
			}
		}
		return nil
	},
}
