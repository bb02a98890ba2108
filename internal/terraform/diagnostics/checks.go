package diagnostics

import "github.com/infralint/infralint/internal/lint"

// checks has the rules for conditions, check blocks and tests.
var checks = []*lint.Rule{
	{
		ID:       "tf-invalid-condition",
		Title:    "precondition, postcondition or assertion cannot work",
		Severity: lint.Error,
		Doc: `
The condition of a check is a boolean that refers to something, its error message is text,
and a check block has at least one assertion.
`,
		Bad: `
-- main.tf --
check "health" {
}
`,
		Good: `
-- main.tf --
resource "terraform_data" "this" {
}

check "health" {
  assert {
    condition     = terraform_data.this.id != ""
    error_message = "The id must not be empty."
  }
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Zero assert blocks",
			"terraform:Invalid precondition expression",
			"terraform:Invalid postcondition expression",
			"terraform:Invalid assert expression",
			"terraform:Invalid reference in precondition",
			"terraform:Invalid reference in postcondition",
			"terraform:Postconditions are not allowed",
			"terraform:Preconditions are not allowed",
			"terraform:Module output value precondition failed",
			"terraform:Resource precondition failed",
			"terraform:Check block assertion failed",
			"terraform:Invalid precondition *",
			"terraform:Invalid postcondition *",
			"terraform:Invalid assert *",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-invalid-test",
		Title:    "test file does not fit the module",
		Severity: lint.Error,
		Doc: `
Runs have names of their own, variables and expected failures name objects of the module that
is tested.
`,
		Bad: `
-- main.tf --
locals {
  a = 1
}
-- main.tftest.hcl --
run "a" {
  expect_failures = [local.a]
}
`,
		Good: `
-- main.tf --
variable "a" {
  default = 1

  validation {
    condition     = var.a > 0
    error_message = "Must be positive."
  }
}
-- main.tftest.hcl --
run "a" {
  expect_failures = [var.a]
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Invalid `expect_failures` reference",
			"terraform:Invalid expect_failures *",
			"terraform:Invalid mock *",
			"terraform:Invalid run *",
			"terraform:Invalid test *",
		},
		Since: "0.1.0",
	},
}
