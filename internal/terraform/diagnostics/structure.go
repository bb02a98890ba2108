package diagnostics

import "github.com/infralint/infralint/internal/lint"

// structure has the rules for what a block may hold.
var structure = []*lint.Rule{
	{
		ID:       "tf-unsupported-argument",
		Title:    "block has no argument of this name",
		Severity: lint.Error,
		Doc: `
The block, or the module that it calls, has no argument of this name. Terraform
rejects the whole module. Often it is a spelling mistake, an argument of a newer
version, or one that stands in the wrong block.
`,
		Bad: `
-- main.tf --
variable "name" {
  typ = string
}
`,
		Good: `
-- main.tf --
variable "name" {
  type = string
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Unsupported argument",
			"terraform:Reserved argument name in *",
			"terraform:Extraneous JSON object property",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-unsupported-block",
		Title:    "block has no nested block of this type",
		Severity: lint.Error,
		Doc: `
The block has no nested block of this type, or has it more often than it may, or
the name is reserved. Terraform rejects the whole module.
`,
		Bad: `
-- main.tf --
variable "name" {
  validations {
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
			"terraform:Unsupported block type",
			"terraform:Unexpected * block",
			"terraform:Reserved block type name in *",
			"terraform:Multiple * blocks",
			"terraform:Missing * block",
			"terraform:Invalid escaping block*",
			"terraform:Insufficient * blocks",
			"terraform:Too many * blocks",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-missing-argument",
		Title:    "required argument or block is missing",
		Severity: lint.Error,
		Doc: `
The block does not work without this argument: Terraform rejects the module. Where
it is the argument of a module call, the module that is called declares a variable
without a default.
`,
		Bad: `
-- main.tf --
module "network" {
  source = "./network"
}
-- network/main.tf --
variable "cidr" {
  type = string
}
`,
		Good: `
-- main.tf --
module "network" {
  source = "./network"
  cidr   = "10.0.0.0/16"
}
-- network/main.tf --
variable "cidr" {
  type = string
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Missing required argument",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-block-labels",
		Title:    "block has too few or too many labels",
		Severity: lint.Error,
		Doc: `
Each type of block has a fixed number of labels: a resource has a type and a name, a
variable a name, a lifecycle block none.
`,
		Bad: `
-- main.tf --
resource "terraform_data" {
}
`,
		Good: `
-- main.tf --
resource "terraform_data" "this" {
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Missing name for *",
			"terraform:Missing type for *",
			"terraform:Missing * for *",
			"terraform:Extraneous label for *",
			"terraform:Missing block label",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-duplicate-declaration",
		Title:    "something is declared twice",
		Severity: lint.Error,
		Doc: `
A module has each variable, output, local value, resource, data source, module call
and provider configuration once, and each setting once. Terraform does not choose
between two: it rejects the module. The other declaration is shown with the finding;
it may stand in another file of the directory.
`,
		Bad: `
-- main.tf --
variable "name" {
}

variable "name" {
}
`,
		Good: `
-- main.tf --
variable "name" {
}

variable "other_name" {
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Duplicate variable declaration",
			"terraform:Duplicate output definition",
			"terraform:Duplicate local value definition",
			"terraform:Duplicate module call",
			"terraform:Duplicate resource *",
			"terraform:Duplicate data *",
			"terraform:Duplicate ephemeral *",
			"terraform:Duplicate provider configuration",
			"terraform:Duplicate required providers configuration",
			"terraform:Duplicate backend configuration",
			"terraform:Duplicate HCP Terraform configurations",
			"terraform:Duplicate lifecycle block",
			"terraform:Duplicate check *",
			"terraform:Duplicate import configuration for *",
			"terraform:Duplicate * block names",
			"terraform:Duplicate * block",
			"terraform:Duplicate provider address",
			"terraform:Duplicate attribute definition",
			"terraform:Duplicate provider_meta block",
			"terraform:Duplicate connection block",
			"terraform:Duplicate escaping block",
			"terraform:Duplicate argument",
			"terraform:Duplicate * configuration",
			"terraform:Multiple data resource blocks",
			"terraform:Both a backend and cloud configuration are present",
			"terraform:Attribute redefined",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-json-structure",
		Title:    "JSON does not have the structure of a configuration",
		Severity: lint.Error,
		Doc: `
In the JSON form of the language, blocks are objects, their labels nested keys, and
arguments properties. This value has another shape than the block or argument that
it stands for.
`,
		Bad: `
-- main.tf.json --
{"variable": {"name": "text"}}
`,
		Good: `
-- main.tf.json --
{"variable": {"name": {"type": "string"}}}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Incorrect JSON value type",
			"terraform:Root value must be object",
			"terraform:Incorrect JSON * type",
			"terraform:Invalid JSON *",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-invalid-override",
		Title:    "override file changes what is not there or cannot be changed",
		Severity: lint.Error,
		Doc: `
A file named override.tf or ending in _override.tf changes blocks that other files of
the module declare. It cannot declare new ones, and moved, import, removed and check
blocks cannot be overridden.
`,
		Bad: `
-- main.tf --
variable "name" {
}
-- main_override.tf --
variable "nam" {
  default = "x"
}
`,
		Good: `
-- main.tf --
variable "name" {
}
-- main_override.tf --
variable "name" {
  default = "x"
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Missing * to override",
			"terraform:Missing base * to override",
			"terraform:Missing base * for override",
			"terraform:Cannot override *",
			"terraform:Can't override *",
			"terraform:Unsupported override",
			"terraform:Invalid override target",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-invalid-name",
		Title:    "name is not an identifier, or is reserved",
		Severity: lint.Error,
		Doc: `
Names are identifiers: a letter or underscore first, then letters, digits, underscores
and dashes. Some are reserved, such as a variable named source or count, which could not
be given in a module block.
`,
		Bad: `
-- main.tf --
variable "source" {
}
`,
		Good: `
-- main.tf --
variable "origin" {
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Invalid variable name",
			"terraform:Invalid output name",
			"terraform:Invalid resource name",
			"terraform:Invalid resource type name",
			"terraform:Invalid data source name",
			"terraform:Invalid module instance name",
			"terraform:Invalid check block name",
			"terraform:Invalid run block name",
			"terraform:Invalid local value name",
			"terraform:Invalid * block name",
			"terraform:Invalid argument name",
			"terraform:Invalid * name",
			"terraform:Reserved symbol name",
		},
		Since: "0.1.0",
	},
}
