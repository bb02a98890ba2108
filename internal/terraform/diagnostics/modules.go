package diagnostics

import "github.com/infralint/infralint/internal/lint"

// modules has the rules for module calls.
var modules = []*lint.Rule{
	{
		ID:       "tf-invalid-module-source",
		Title:    "source of a module call is not an address",
		Severity: lint.Error,
		Doc: `
The source is written as plain text: a path that starts with ./ or ../, an address in a
registry, or a URL. Only registry modules have a version.
`,
		Bad: `
-- main.tf --
module "network" {
  source = "network"
}
`,
		Good: `
-- main.tf --
module "network" {
  source = "./network"
}
-- network/main.tf --
variable "name" {
  default = "x"
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Invalid module source address",
			"terraform:Invalid registry module source address",
			"terraform:Invalid module source *",
			"terraform:Invalid source",
			"terraform:Unsupported module source*",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-module-not-found",
		Title:    "directory of a local module does not exist or is no module",
		Severity: lint.Error,
		Doc: `
The path leads to no directory, or to one without Terraform files.
`,
		Bad: `
-- main.tf --
module "network" {
  source = "./nowhere"
}
`,
		Good: `
-- main.tf --
module "network" {
  source = "./network"
}
-- network/main.tf --
variable "name" {
  default = "x"
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Unreadable module directory",
			"terraform:Unreadable module subdirectory",
			"terraform:Module not installed",
			"terraform:Module directory *",
			"terraform:Module not found",
			"terraform:Module source has changed",
			"terraform:Failed to read module directory",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-invalid-module-input",
		Title:    "module is called with a value that its variable does not take",
		Severity: lint.Error,
		Doc: `
The value cannot be converted to the type that the variable of the called module declares,
is null where the variable is not nullable, or breaks one of its validation rules.
`,
		Bad: `
-- main.tf --
module "network" {
  source = "./network"
  zones  = "three"
}
-- network/main.tf --
variable "zones" {
  type = number
}
`,
		Good: `
-- main.tf --
module "network" {
  source = "./network"
  zones  = 3
}
-- network/main.tf --
variable "zones" {
  type = number
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Invalid value for input variable",
			"terraform:Invalid value for variable",
			"terraform:Required variable not set",
			"terraform:Invalid * for input variable",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-module-providers",
		Title:    "module call does not pass the providers that the module needs",
		Severity: lint.Error,
		Doc: `
A module takes the default configurations of its providers from the one that calls it.
Others, with an alias, it names in configuration_aliases, and every call passes them in
providers.
`,
		Bad: `
-- main.tf --
module "network" {
  source    = "./network"
  providers = { aws.west = aws.gone }
}
-- network/main.tf --
terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.west]
    }
  }
}
`,
		Good: `
-- main.tf --
provider "aws" {
  alias = "west"
}

module "network" {
  source    = "./network"
  providers = { aws.west = aws.west }
}
-- network/main.tf --
terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.west]
    }
  }
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Provider configuration not present",
			"terraform:Missing required provider configuration",
			"terraform:Reference to undefined provider",
			"terraform:Provider type mismatch",
			"terraform:Invalid provider configuration reference",
			"terraform:Cannot override provider configuration",
			"terraform:Module is incompatible with *",
			"terraform:Provider configuration *",
			"terraform:missing provider *",
		},
		Since: "0.1.0",
	},
}
