package diagnostics

import "github.com/infralint/infralint/internal/lint"

// references has the rules for names that lead to other objects.
var references = []*lint.Rule{
	{
		ID:       "tf-undeclared-reference",
		Title:    "reference to something that the module does not declare",
		Severity: lint.Error,
		Doc: `
The expression names a variable, local value, resource, data source or module call that
no file of this module declares. A module sees only its own declarations and the
outputs of the modules that it calls.
`,
		Bad: `
-- main.tf --
variable "image" {
  type = string
}

output "image" {
  value = var.imag
}
`,
		Good: `
-- main.tf --
variable "image" {
  type = string
}

output "image" {
  value = var.image
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Reference to undeclared input variable",
			"terraform:Reference to undeclared local value",
			"terraform:Reference to undeclared resource",
			"terraform:Reference to undeclared module",
			"terraform:Reference to undeclared *",
			"terraform:Reference to undefined *",
			"terraform:Reference to scoped resource",
			"terraform:Unknown variable",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-invalid-reference",
		Title:    "reference does not have the form of one",
		Severity: lint.Error,
		Doc: `
A reference is the kind of object, its name and what is wanted of it: var.name,
local.name, aws_vpc.main.id, module.network.vpc_id, data.aws_ami.this.id, each.key, path.module.
`,
		Bad: `
-- main.tf --
locals {
  a = aws_vpc
}
`,
		Good: `
-- main.tf --
resource "aws_vpc" "main" {
}

locals {
  a = aws_vpc.main.id
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Invalid reference",
			"terraform:Invalid * attribute",
			"terraform:Resource instance keys not allowed",
			"terraform:Module instance keys not allowed",
			"terraform:Invalid * reference",
			"terraform:Data source address not allowed",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-reference-out-of-context",
		Title:    "count, each or self is used where it has no meaning",
		Severity: lint.Error,
		Doc: `
count.index exists only in a block with count, each.key and each.value only in one with
for_each, and self only in provisioners, connections and postconditions of a resource.
`,
		Bad: `
-- main.tf --
resource "terraform_data" "this" {
  input = count.index
}
`,
		Good: `
-- main.tf --
resource "terraform_data" "this" {
  count = 2
  input = count.index
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Reference to \"count\" in non-counted context",
			"terraform:Reference to \"each\" in context without for_each",
			"terraform:each.value cannot be used in this context",
			"terraform:Invalid \"self\" reference",
			"terraform:Invalid \"each\" reference",
			"terraform:Invalid \"count\" reference",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-instance-key",
		Title:    "instance key is missing, or given for an object without instances",
		Severity: lint.Error,
		Doc: `
An object with count or for_each has instances, and a reference to one of its attributes
says which: aws_subnet.this[0].id, or aws_subnet.this["a"].id. An object without count and
for_each has none.
`,
		Bad: `
-- main.tf --
resource "terraform_data" "this" {
  count = 2
}

output "id" {
  value = terraform_data.this.id
}
`,
		Good: `
-- main.tf --
resource "terraform_data" "this" {
  count = 2
}

output "ids" {
  value = terraform_data.this[*].id
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Missing resource instance key",
			"terraform:Unexpected resource instance key",
			"terraform:Missing module instance key",
			"terraform:Unexpected module instance key",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-unsupported-attribute",
		Title:    "value has no attribute of this name",
		Severity: lint.Error,
		Doc: `
The object has no attribute of this name: a resource does not export it, a module has no
such output, an object type no such attribute, or the value is no object at all.
`,
		Bad: `
-- main.tf --
variable "network" {
  type = object({ cidr = string })
}

output "cidr" {
  value = var.network.cidr_block
}
`,
		Good: `
-- main.tf --
variable "network" {
  type = object({ cidr = string })
}

output "cidr" {
  value = var.network.cidr
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Unsupported attribute",
			"terraform:Attempt to get attribute from null value",
			"terraform:Missing target attribute",
			"terraform:Missing * attribute*",
			"terraform:Ambiguous attribute key",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-cycle",
		Title:    "objects depend on each other in a circle",
		Severity: lint.Error,
		Doc: `
Terraform works out each object after those that it refers to. In a circle none can come
first. The finding names every object of it; break the circle at one reference, often by
moving what both need into a value of its own.
`,
		Bad: `
-- main.tf --
locals {
  a = local.b
  b = local.a
}
`,
		Good: `
-- main.tf --
locals {
  a = local.b
  b = 1
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Cycle: *",
			"terraform:Self-referencing local value",
			"terraform:Self-referential *",
			"terraform:Module * cycle*",
		},
		Since: "0.1.0",
	},
}
