package diagnostics

import "github.com/infralint/infralint/internal/lint"

// expressions has the rules for what expressions compute.
var expressions = []*lint.Rule{
	{
		ID:       "tf-unknown-function",
		Title:    "function does not exist",
		Severity: lint.Error,
		Doc: `
Terraform has no function of this name. Functions cannot be defined in a configuration;
those of a provider are called as provider::name::function, and the provider stands in
required_providers.
`,
		Bad: `
-- main.tf --
output "name" {
  value = uper("a")
}
`,
		Good: `
-- main.tf --
output "name" {
  value = upper("a")
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Call to unknown function",
			"terraform:Unknown provider function",
			"terraform:Call to removed function",
			"terraform:Unknown function namespace",
			"terraform:Invalid function *",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-invalid-function-call",
		Title:    "function is called with arguments that it does not take",
		Severity: lint.Error,
		Doc: `
The call has too many or too few arguments, one of the wrong type, or one for which the
function fails, such as a file that does not exist or text that is no JSON.
`,
		Bad: `
-- main.tf --
output "zone" {
  value = element({ a = 1 }, 0)
}
`,
		Good: `
-- main.tf --
output "zone" {
  value = element(["a", "b"], 0)
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Invalid function argument",
			"terraform:Error in function call",
			"terraform:Not enough function arguments",
			"terraform:Too many function arguments",
			"terraform:Invalid expanding argument value",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-invalid-operand",
		Title:    "operator is used on a value that it does not work on",
		Severity: lint.Error,
		Doc: `
Arithmetic needs numbers, && and || need booleans. Text that looks like a number is
converted, any other is not. Text is put together in templates, not by +.
`,
		Bad: `
-- main.tf --
output "name" {
  value = "a" + "b"
}
`,
		Good: `
-- main.tf --
output "name" {
  value = "a${"b"}"
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Invalid operand",
			"terraform:Operation failed",
			"terraform:Unsupported operator",
			"terraform:Unsupported unary operator",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-invalid-index",
		Title:    "index or key does not exist, or the value cannot be indexed",
		Severity: lint.Error,
		Doc: `
The list is shorter, the map or object has no such key, or the value is no collection at
all.
`,
		Bad: `
-- main.tf --
locals {
  zones = ["a", "b"]
}

output "third" {
  value = local.zones[2]
}
`,
		Good: `
-- main.tf --
locals {
  zones = ["a", "b"]
}

output "last" {
  value = local.zones[1]
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Invalid index",
			"terraform:Attempt to index null value",
			"terraform:Missing list element*",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-conditional-types",
		Title:    "conditional does not give one type, or its condition is no boolean",
		Severity: lint.Error,
		Doc: `
Both results of a conditional become one type, since what the expression gives must not
depend on the condition. The condition itself is a boolean.
`,
		Bad: `
-- main.tf --
variable "big" {
  type = bool
}

output "size" {
  value = var.big ? ["a"] : { b = "c" }
}
`,
		Good: `
-- main.tf --
variable "big" {
  type = bool
}

output "size" {
  value = var.big ? "large" : "small"
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Inconsistent conditional result types",
			"terraform:Incorrect condition type",
			"terraform:Null condition",
			"terraform:Invalid condition*",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-invalid-for",
		Title:    "for expression or splat goes over something that is no collection",
		Severity: lint.Error,
		Doc: `
A for expression goes over a list, set, tuple, map or object. Its keys are text, its
condition a boolean, and no key comes twice unless values are grouped with ….
`,
		Bad: `
-- main.tf --
output "names" {
  value = [for c in 5 : c]
}
`,
		Good: `
-- main.tf --
output "names" {
  value = [for c in ["a", "b"] : upper(c)]
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Iteration over non-iterable value",
			"terraform:Iteration over null value",
			"terraform:Invalid 'for' condition",
			"terraform:Invalid 'for' *",
			"terraform:Null value as key",
			"terraform:Incorrect key type",
			"terraform:Invalid object key",
			"terraform:Invalid object key expression",
			"terraform:Duplicate object attribute",
			"terraform:Duplicate object key",
			"terraform:Condition is null",
			"terraform:Splat of null value",
			"terraform:Cannot use a * value in for_each",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-invalid-template",
		Title:    "value cannot stand in a template",
		Severity: lint.Error,
		Doc: `
A template puts text together. A list, map or object has no text form: choose an element,
or use join or jsonencode.
`,
		Bad: `
-- main.tf --
locals {
  zones = ["a", "b"]
}

output "text" {
  value = "zones: ${local.zones}"
}
`,
		Good: `
-- main.tf --
locals {
  zones = ["a", "b"]
}

output "text" {
  value = "zones: ${join(", ", local.zones)}"
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Invalid template interpolation value",
			"terraform:Invalid template *",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-invalid-expression",
		Title:    "expression is not allowed here",
		Severity: lint.Error,
		Doc: `
Some arguments are read before anything is evaluated, and take a plain value, a list of
references or one of a few keywords, not just any expression.
`,
		Bad: `
-- main.tf --
resource "terraform_data" "this" {
  depends_on = "terraform_data.other"
}
`,
		Good: `
-- main.tf --
resource "terraform_data" "other" {
}

resource "terraform_data" "this" {
  depends_on = [terraform_data.other]
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Invalid expression",
			"terraform:Variables not allowed",
			"terraform:Function calls not allowed",
			"terraform:Invalid * expression",
			"terraform:Invalid single-argument block definition",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-unsuitable-value",
		Title:    "value does not have the type that the argument wants",
		Severity: lint.Error,
		Doc: `
The argument has a fixed type, and the value cannot be converted to it.
`,
		Bad: `
-- main.tf --
variable "name" {
  description = ["a", "b"]
}
`,
		Good: `
-- main.tf --
variable "name" {
  description = "a and b"
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Unsuitable value type",
			"terraform:Incorrect attribute value type",
			"terraform:Incorrect value type",
			"terraform:Unsuitable value for *",
			"terraform:Invalid * value type",
			"terraform:Inappropriate value for *",
		},
		Since: "0.1.0",
	},
}
