package diagnostics

import "github.com/infralint/infralint/internal/lint"

// variables has the rules for variables and outputs.
var variables = []*lint.Rule{
	{
		ID:       "tf-invalid-type",
		Title:    "type constraint does not name a type",
		Severity: lint.Error,
		Doc: `
A type is string, number, bool, any, or list, set, map, object and tuple of types. It is
written without quotes; optional() stands inside of object() only.
`,
		Bad: `
-- main.tf --
variable "names" {
  type = list
  default = []
}

variable "size" {
  type = strin
}
`,
		Good: `
-- main.tf --
variable "names" {
  type    = list(string)
  default = []
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Invalid type specification",
			"terraform:Invalid quoted type constraints",
			"terraform:Invalid legacy variable type hint",
			"terraform:Invalid type constraint",
			"terraform:Optional attribute *",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-invalid-default",
		Title:    "default value does not fit the type of the variable",
		Severity: lint.Error,
		Doc: `
The default must be convertible to the type that the variable declares, or to that of the
optional attribute; null only where the variable is nullable.
`,
		Bad: `
-- main.tf --
variable "replicas" {
  type    = number
  default = "three"
}
`,
		Good: `
-- main.tf --
variable "replicas" {
  type    = number
  default = 3
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Invalid default value for variable",
			"terraform:Invalid default value for module argument",
			"terraform:Invalid default value for optional attribute",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-invalid-validation",
		Title:    "validation rule of a variable cannot work",
		Severity: lint.Error,
		Doc: `
The condition of a validation block is a boolean that refers to the variable itself, and
its error message is text.
`,
		Bad: `
-- main.tf --
variable "name" {
  type = string

  validation {
    condition     = 1 == 1
    error_message = "The name must not be empty."
  }
}
`,
		Good: `
-- main.tf --
variable "name" {
  type = string

  validation {
    condition     = var.name != ""
    error_message = "The name must not be empty."
  }
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Invalid variable validation condition",
			"terraform:Invalid reference in variable validation",
			"terraform:Invalid variable validation result",
			"terraform:Invalid validation expression",
			"terraform:Invalid validation error message",
			"terraform:Invalid error message",
			"terraform:Missing validation*",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-sensitive-output",
		Title:    "output shows a sensitive value without saying so",
		Severity: lint.Error,
		Doc: `
The value comes from a sensitive variable or attribute. An output of the root module with
such a value is marked sensitive = true, so that nobody shows it by accident, or the value
passes through nonsensitive() first.
`,
		Bad: `
-- main.tf --
variable "password" {
  type      = string
  sensitive = true
}

output "password" {
  value = var.password
}
`,
		Good: `
-- main.tf --
variable "password" {
  type      = string
  sensitive = true
}

output "password" {
  value     = var.password
  sensitive = true
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Output refers to sensitive values",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-ephemeral-value",
		Title:    "ephemeral value is kept where it would be stored",
		Severity: lint.Error,
		Doc: `
An ephemeral value exists for one run and is never written to a plan or the state. It can
go to providers, provisioners, write-only arguments and ephemeral outputs of child modules,
and to nothing that is stored.
`,
		Bad: `
-- main.tf --
variable "token" {
  type      = string
  ephemeral = true
}

resource "terraform_data" "this" {
  input = var.token
}
`,
		Good: `
-- main.tf --
variable "token" {
  type = string
}

resource "terraform_data" "this" {
  input = var.token
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Ephemeral value not allowed",
			"terraform:Ephemeral output not allowed",
			"terraform:Invalid use of ephemeral value",
			"terraform:Value not allowed in ephemeral output",
			"terraform:Ephemeral * not allowed",
			"terraform:Invalid ephemeral *",
		},
		Since: "0.1.0",
	},
}
