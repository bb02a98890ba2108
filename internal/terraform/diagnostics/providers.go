package diagnostics

import "github.com/infralint/infralint/internal/lint"

// providers has the rules for providers, versions and settings.
var providers = []*lint.Rule{
	{
		ID:       "tf-invalid-provider",
		Title:    "provider is not declared as it should be",
		Severity: lint.Error,
		Doc: `
A provider has a local name in lower case, and in required_providers a source such as
hashicorp/aws and a version. Aliases are plain names.
`,
		Bad: `
-- main.tf --
terraform {
  required_providers {
    aws = {
      source = "not a source"
    }
  }
}
`,
		Good: `
-- main.tf --
terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Invalid provider local name",
			"terraform:Invalid provider type",
			"terraform:Invalid provider source string",
			"terraform:Invalid provider *",
			"terraform:Invalid required_providers *",
			"terraform:Invalid configuration_aliases value",
			"terraform:Missing required provider",
			"terraform:Provider requirement *",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-invalid-version-constraint",
		Title:    "version constraint cannot be read or met",
		Severity: lint.Error,
		Doc: `
A constraint is an operator and a version, several separated by commas: ">= 1.2, < 2.0" or
"~> 1.4".

A module is judged by the highest release of Terraform from 1.5 to 1.13 that every
required_version of it and of the modules that it calls allows. Where there is none such,
it is judged by 1.11, which does not run a module that does not allow it: set
terraform.version in .infralint.yaml to the release that you use.
`,
		Bad: `
-- main.tf --
terraform {
  required_version = "latest"
}
`,
		Good: `
-- main.tf --
terraform {
  required_version = ">= 1.5"
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Invalid version constraint",
			"terraform:Invalid required_version constraint",
			"terraform:Unsupported Terraform Core version",
			"terraform:Unsupported OpenTofu Core version",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-unknown-resource-type",
		Title:    "provider has no resource or data source of this type",
		Severity: lint.Error,
		Doc: `
The provider has no resource, data source or ephemeral resource of this type. Only those
of the built-in provider are known here: terraform_data and terraform_remote_state.
`,
		Bad: `
-- main.tf --
resource "terraform_dta" "this" {
}
`,
		Good: `
-- main.tf --
resource "terraform_data" "this" {
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Invalid resource type",
			"terraform:Invalid data source",
			"terraform:Invalid ephemeral resource",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-read-only-attribute",
		Title:    "attribute is set that the provider computes",
		Severity: lint.Error,
		Doc: `
The attribute is a result of the resource. It can be read but not set.
`,
		Bad: `
-- main.tf --
resource "terraform_data" "this" {
  id = "x"
}
`,
		Good: `
-- main.tf --
resource "terraform_data" "this" {
  input = "x"
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:* attribute is read-only",
			"terraform:Value for unconfigurable attribute",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-invalid-settings",
		Title:    "setting of the terraform block is not allowed",
		Severity: lint.Error,
		Doc: `
Backends, HCP Terraform and experiments are set by plain values: they are read before
anything is evaluated. Experiments exist in their own releases only.
`,
		Bad: `
-- main.tf --
terraform {
  experiments = [something_new]
}
`,
		Good: `
-- main.tf --
terraform {
  required_version = ">= 1.5"
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Invalid backend configuration*",
			"terraform:Module uses experimental features",
			"terraform:Invalid language edition",
			"terraform:Unsupported language edition",
			"terraform:Unknown experiment keyword",
			"terraform:Experiment has concluded",
			"terraform:Invalid cloud *",
		},
		Since: "0.1.0",
	},
}
