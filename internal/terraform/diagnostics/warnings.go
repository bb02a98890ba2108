package diagnostics

import "github.com/infralint/infralint/internal/lint"

// warnings has the rules for what Terraform only warns about.
var warnings = []*lint.Rule{
	{
		ID:       "tf-deprecated-form",
		Title:    "form of an older version that Terraform still reads",
		Severity: lint.Warning,
		Doc: `
Terraform 0.11 wanted references and keywords in quotes and provider versions in provider
blocks. Terraform reads that still, warns, and will not for ever.
`,
		Bad: `
-- main.tf --
resource "terraform_data" "other" {
}

resource "terraform_data" "this" {
  depends_on = ["terraform_data.other"]
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
			"terraform:Quoted references are deprecated",
			"terraform:Quoted keywords are deprecated",
			"terraform:Quoted type constraints are deprecated",
			"terraform:Version constraints inside provider configuration blocks are deprecated",
			"terraform:Interpolation-only expressions are deprecated",
			"terraform:Deprecated *",
			"terraform:External references from destroy provisioners are deprecated",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-ignored-setting",
		Title:    "setting has no effect",
		Severity: lint.Warning,
		Doc: `
Terraform ignores this: a backend in a module that others call, an empty provider block
that only names a provider, a second required_providers entry for the same provider, an
error message that is not shown since a sensitive value is in it, a test that overrides
what the module does not have.
`,
		Bad: `
-- main.tf --
terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
    amazon = {
      source = "hashicorp/aws"
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
			"terraform:Backend configuration ignored",
			"terraform:Redundant empty provider block",
			"terraform:Redundant ignore_changes element",
			"terraform:Duplicate required provider",
			"terraform:Cloud configuration ignored",
			"terraform:Invalid override target",
			"terraform:Error message refers to *",
			"terraform:Empty provider configuration blocks are not required",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-unnamed-provider",
		Title:    "provider is passed to or by a module that does not name it",
		Severity: lint.Warning,
		Doc: `
A module names each provider that it takes or passes on in its required_providers, and who
calls it passes what it passes on. Terraform guesses what is meant where that is left
out, which is right for providers of HashiCorp only, and warns.
`,
		Bad: `
-- main.tf --
provider "aws" {
}

module "network" {
  source    = "./network"
  providers = { aws = aws }
}
-- network/main.tf --
resource "aws_vpc" "this" {
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

provider "aws" {
}

module "network" {
  source    = "./network"
  providers = { aws = aws }
}
-- network/main.tf --
terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

resource "aws_vpc" "this" {
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Reference to undefined provider",
			"terraform:Missing required provider configuration",
		},
		Since: "0.1.0",
	},
}
