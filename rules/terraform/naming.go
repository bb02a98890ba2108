package terraform

import (
	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/terraform"
)

// Naming reports names that are not in snake case.
var Naming = &terraform.Analyzer{
	Rule: lint.Rule{
		ID:       "tf-naming",
		Title:    "name is not in snake case",
		Severity: lint.Note,
		Doc: `
The style guide of Terraform has names in small letters, digits and underscores,
as the names of types and arguments are. Names with dashes are easily read as a
subtraction.

To rename a resource or a module without creating it anew takes a ` + "`moved`" + `
block.
`,
		Bad: `
-- main.tf --
resource "aws_instance" "web-Server" {}
`,
		Good: `
-- main.tf --
resource "aws_instance" "web_server" {}
`,
		Tags:  []string{"style"},
		Peers: []string{"tflint:terraform_naming_convention"},
		Refs:  []string{"https://developer.hashicorp.com/terraform/language/style#resource-naming"},
		Since: "0.1.0",
		Off:   true,
	},
	Run: func(pass *terraform.Pass) error {
		for _, b := range pass.Unit.Blocks() {
			switch b.Type {
			case "variable", "output", "module", "resource", "data", "ephemeral", "check":
				if !snakeCase.MatchString(b.Name()) {
					pass.Reportf(b.File.Span(b.LabelRanges[len(b.LabelRanges)-1]), "%s name %q is not in snake case", b.Type, b.Name())
				}
			case "locals":
				for _, a := range b.Attributes() {
					if !snakeCase.MatchString(a.Name) {
						pass.Reportf(b.File.Span(a.NameRange), "local value name %q is not in snake case", a.Name)
					}
				}
			}
		}
		return nil
	},
}

var snakeCase = lazyregexp.New(`^[a-z0-9_]+$`)
