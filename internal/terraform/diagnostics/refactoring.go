package diagnostics

import "github.com/infralint/infralint/internal/lint"

// refactoring has the rules for moved, removed and import blocks.
var refactoring = []*lint.Rule{
	{
		ID:       "tf-invalid-address",
		Title:    "address does not name an object",
		Severity: lint.Error,
		Doc: `
moved, removed and import blocks take the address of a resource or a module call: its
type and name, with module and instance keys where it has some. No variables, and both sides
of a move are of one kind.
`,
		Bad: `
-- main.tf --
moved {
  from = var.a
  to   = terraform_data.b
}

resource "terraform_data" "b" {
}
`,
		Good: `
-- main.tf --
moved {
  from = terraform_data.a
  to   = terraform_data.b
}

resource "terraform_data" "b" {
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Invalid address",
			"terraform:Missing expression",
			"terraform:Extra characters after expression",
			"terraform:Invalid * addresses",
			"terraform:Invalid moved *",
			"terraform:Invalid removed *",
			"terraform:Ambiguous move statements",
			"terraform:Unsupported remove*",
			"terraform:Unsupported move*",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-invalid-import",
		Title:    "import block cannot work",
		Severity: lint.Error,
		Doc: `
An import block stands in the root module and names a managed resource of the configuration
and the id of what exists, as text that is known before anything is applied.
`,
		Bad: `
-- main.tf --
import {
  to = terraform_data.this
  id = ""
}

resource "terraform_data" "this" {
}
`,
		Good: `
-- main.tf --
import {
  to = terraform_data.this
  id = "a"
}

resource "terraform_data" "this" {
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Invalid import *",
			"terraform:Configuration for import target does not exist",
			"terraform:Import block *",
		},
		Since: "0.1.0",
	},
}
