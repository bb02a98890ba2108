package terraform

import (
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/terraform"
)

// RequiredVersion reports modules that do not say which Terraform they need.
var RequiredVersion = &terraform.Analyzer{
	Rule: lint.Rule{
		ID:       "tf-required-version",
		Title:    "module does not say which version of Terraform it needs",
		Severity: lint.Note,
		Doc: `
Without ` + "`required_version`" + ` an older Terraform than the module was written for
fails with whatever error comes first, and a newer one may upgrade the state
for everybody.

Set it in the ` + "`terraform`" + ` block of every module.
`,
		Bad: `
-- main.tf --
output "region" {
  value = "eu-central-1"
}
`,
		Good: `
-- main.tf --
terraform {
  required_version = ">= 1.5"
}

output "region" {
  value = "eu-central-1"
}
`,
		Tags:  []string{"reliability"},
		Peers: []string{"tflint:terraform_required_version"},
		Refs:  []string{"https://developer.hashicorp.com/terraform/language/terraform#terraform-required_version"},
		Since: "0.1.0",
		Off:   true,
	},
	Run: func(pass *terraform.Pass) error {
		m := pass.Unit
		if !m.IsModule() || !m.Complete() || len(m.Blocks()) == 0 {
			return nil
		}
		settings := m.BlocksOf("terraform")
		span := m.File().LineSpan(1)
		for i, b := range settings {
			if b.Attribute("required_version") != nil {
				return nil
			}
			if i == 0 {
				span = b.Span()
			}
		}
		pass.Reportf(span, "required_version is not set")
		return nil
	},
}
