package validate_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/terraform/release"
	"github.com/infralint/infralint/internal/terraform/validate"
)

// errorsOf returns the errors of the root module of an archive, each as
// "summary: message".
func errorsOf(t *testing.T, archive, version string, openTofu bool) (out []string) {
	t.Helper()
	fsys := fstest.MapFS{}
	for _, f := range txtar.Parse([]byte(archive)).Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	load := func(dir string) (*validate.Module, error) {
		m, syntax := loadDir(t, fsys, dir, dir == ".")
		if syntax.HasErrors() {
			t.Fatal(syntax)
		}
		return m, nil
	}
	root, _ := load(".")
	res := validate.Run(root, validate.Options{Load: load, FS: fsys, Version: version, OpenTofu: func(string) bool { return openTofu }})
	for _, d := range res.Diagnostics {
		if d.Severity == lint.Error {
			out = append(out, d.Summary+": "+d.Message)
		}
	}
	return out
}

// TestReleases tries what came with some release in the ones before and after.
func TestReleases(t *testing.T) {
	const never = release.Never
	tests := []struct {
		name    string
		since   release.Since
		summary string // of the error where it is not there
		files   string
	}{
		{"import", release.Since{Terraform: 5}, "Unsupported block type", `
resource "terraform_data" "a" {}
import {
  to = terraform_data.a
  id = "x"
}`},
		{"check", release.Since{Terraform: 5}, "Unsupported block type", `
resource "terraform_data" "a" {}
check "c" {
  assert {
    condition     = terraform_data.a.id != ""
    error_message = "no"
  }
}`},
		{"strcontains", release.Since{Terraform: 5}, "Call to unknown function", `
output "a" {
  value = strcontains("hello", "ell")
}`},
		{"plantimestamp", release.Since{Terraform: 5}, "Call to unknown function", `
output "a" {
  value = plantimestamp()
}`},
		{"import id with expression", release.Since{Terraform: 6}, "Variables not allowed", `
variable "id" {
  type = string
}
resource "terraform_data" "a" {}
import {
  to = terraform_data.a
  id = var.id
}`},
		{"nonsensitive of what is not", release.Since{Terraform: 7, OpenTofu: 0}, "Invalid function argument", `
output "a" {
  value = nonsensitive("x")
}`},
		{"import for_each", release.Since{Terraform: 7, OpenTofu: 7}, "Unsupported argument", `
resource "terraform_data" "a" {
  for_each = toset(["x"])
}
import {
  for_each = toset(["x"])
  to       = terraform_data.a[each.key]
  id       = each.key
}`},
		{"removed", release.Since{Terraform: 7, OpenTofu: 7}, "Unsupported block type", `
removed {
  from = terraform_data.gone
  lifecycle {
    destroy = false
  }
}`},
		{"issensitive", release.Since{Terraform: 8, OpenTofu: 7}, "Call to unknown function", `
output "a" {
  value = issensitive("x")
}`},
		{"core functions", release.Since{Terraform: 8, OpenTofu: 7}, "Call to unknown function", `
output "a" {
  value = core::upper("x")
}`},
		{"provider functions", release.Since{Terraform: 8, OpenTofu: 7}, "Call to unknown function", `
terraform {
  required_providers {
    x = {
      source = "example/x"
    }
  }
}
output "a" {
  value = provider::x::f("x")
}`},
		{"templatestring", release.Since{Terraform: 9, OpenTofu: 7}, "Call to unknown function", `
variable "t" {
  type = string
}
output "a" {
  value = templatestring(var.t, {})
}`},
		{"validation that refers to another variable", release.Since{Terraform: 9}, "Invalid reference in variable validation", `
variable "a" {
  type = number
}
variable "b" {
  type = number
  validation {
    condition     = var.b > var.a
    error_message = "Must be more than ${var.a}."
  }
}`},
		{"removed with a provisioner", release.Since{Terraform: 9, OpenTofu: 7}, "Unsupported block type", `
removed {
  from = terraform_data.gone
  provisioner "local-exec" {
    when    = destroy
    command = "true"
  }
}`},
		{"ephemeral variable", release.Since{Terraform: 10, OpenTofu: 11}, "Unsupported argument", `
variable "a" {
  type      = string
  ephemeral = true
}`},
		{"ephemeral output", release.Since{Terraform: 10, OpenTofu: 11}, "Unsupported argument", `
module "m" {
  source = "./m"
}
-- m/main.tf --
output "a" {
  value     = var.a
  ephemeral = true
}
variable "a" {
  type      = string
  default   = "x"
  ephemeral = true
}`},
		{"ephemeral block", release.Since{Terraform: 10, OpenTofu: 11}, "Unsupported block type", `
terraform {
  required_providers {
    x = {
      source = "example/x"
    }
  }
}
ephemeral "x_y" "z" {}`},
		{"ephemeralasnull", release.Since{Terraform: 10, OpenTofu: 11}, "Call to unknown function", `
output "a" {
  value = ephemeralasnull("x")
}`},
		{"terraform.applying", release.Since{Terraform: 10, OpenTofu: 11}, `Invalid "terraform" attribute`, `
locals {
  a = terraform.applying
}`},
		{"logic that short-circuits", release.Since{Terraform: 12}, "Attempt to get attribute from null value", `
locals {
  a = null
  b = local.a != null && local.a.x == 1
}`},
		{"import identity", release.Since{Terraform: 12, OpenTofu: 10}, "Unsupported argument", `
resource "terraform_data" "a" {}
import {
  to       = terraform_data.a
  identity = { id = "x" }
}`},
		{"parallel runs", release.Since{Terraform: 12}, "Unsupported block type", `
-- main.tftest.hcl --
test {
  parallel = true
}
run "a" {
  parallel = true
}`},
		{"variables of a test", release.Since{Terraform: 13}, "Unsupported block type", `
-- main.tftest.hcl --
variable "x" {
  default = 1
}`},
		{"mocks", release.Since{Terraform: 7}, "Unsupported block type", `
-- main.tftest.hcl --
mock_provider "x" {}
override_module {
  target = module.m
}`},
		{"state_key", release.Since{Terraform: 11}, "Unsupported argument", `
-- main.tftest.hcl --
run "a" {
  state_key = "x"
}`},
		{"encryption", release.Since{Terraform: never, OpenTofu: 7}, "Unsupported block type", `
terraform {
  encryption {}
}`},
		{"early evaluation", release.Since{Terraform: never, OpenTofu: 8}, "Variables not allowed", `
variable "v" {
  type = string
}
module "m" {
  source  = "example.com/a/b/${var.v}"
  version = var.v
}`},
		{"provider for_each", release.Since{Terraform: never, OpenTofu: 9}, "Reserved argument name in provider block", `
provider "x" {
  for_each = toset(["a"])
  alias    = "all"
  region   = each.key
}
resource "x_y" "z" {
  for_each = toset(["a"])
  provider = x.all[each.key]
}
module "m" {
  source    = "./m"
  for_each  = toset(["a"])
  providers = {
    x = x.all["a"]
  }
}
-- m/main.tf --
terraform {
  required_providers {
    x = {
      source = "hashicorp/x"
    }
  }
}`},
		{"deprecated variable", release.Since{Terraform: never, OpenTofu: 10}, "Unsupported argument", `
variable "a" {
  type       = string
  deprecated = "Use b."
}`},
		{"enabled", release.Since{Terraform: never, OpenTofu: 11}, "Unsupported argument", `
variable "on" {
  type = bool
}
resource "terraform_data" "a" {
  lifecycle {
    enabled = var.on
  }
}`},
		{"enabled module", release.Since{Terraform: never, OpenTofu: 11}, "Reserved block type name in module block", `
module "m" {
  source = "./m"
  lifecycle {
    enabled = true
  }
}
-- m/main.tf --
`},
		{"OpenTofu's functions", release.Since{Terraform: never, OpenTofu: 7}, "Call to unknown function", `
output "a" {
  value = [cidrcontains("10.0.0.0/8", "10.1.2.3"), urldecode("a%20b")]
}`},
		{"tofu.workspace", release.Since{Terraform: never, OpenTofu: 6}, "Reference to undeclared resource", `
output "a" {
  value = tofu.workspace
}`},
	}
	for _, tt := range tests {
		for _, openTofu := range []bool{false, true} {
			first := min(5, tt.since.Terraform-1)
			if openTofu {
				first = 6
			}
			for minor := first; minor <= 13; minor++ {
				r := release.Terraform(minor)
				if openTofu {
					r = release.OpenTofu(minor)
				}
				if strings.Contains(tt.files, "tftest") && minor < 6 {
					continue
				}
				got := errorsOf(t, "-- main.tf --"+tt.files, fmt.Sprintf("1.%d", minor), openTofu)
				switch {
				case r.Has(tt.since) && len(got) > 0:
					t.Errorf("%s in %s: %q", tt.name, r, got)
				case !r.Has(tt.since) && !slices.ContainsFunc(got, func(e string) bool { return strings.HasPrefix(e, tt.summary+":") }):
					t.Errorf("%s in %s: got %q, want %s", tt.name, r, got, tt.summary)
				}
			}
		}
	}
}

// TestChosenRelease checks by which release a module is judged, which what it
// does not know tells.
func TestChosenRelease(t *testing.T) {
	tests := []struct {
		name, version, files, want string // part of the one error; empty for none
	}{
		{"the default", "", `
removed {
  from = terraform_data.gone
}`, ""},
		{"the default is before 1.12", "", `
resource "terraform_data" "a" {}
import {
  to       = terraform_data.a
  identity = {}
}`, "identity came with Terraform 1.12, and the module is judged by Terraform 1.11"},
		{"the highest allowed", "", `
terraform {
  required_version = ">= 1.5"
}
resource "terraform_data" "a" {}
import {
  to       = terraform_data.a
  identity = {}
}`, ""},
		{"no more than that", "", `
terraform {
  required_version = "~> 1.6.2"
}
removed {
  from = terraform_data.gone
}`, "removed came with Terraform 1.7, and the module is judged by Terraform 1.6"},
		{"in JSON", "", `
-- versions.tf.json --
{"terraform": {"required_version": "~> 1.6.2"}, "removed": {"from": "terraform_data.gone"}}
`, "removed came with Terraform 1.7"},
		{"of called modules too", "", `
terraform {
  required_version = ">= 1.3"
}
module "m" {
  source = "./m"
}
output "a" {
  value = templatestring("x", {})
}
-- m/main.tf --
terraform {
  required_version = "< 1.9"
}`, "function templatestring came with Terraform 1.9, and the module is judged by Terraform 1.8"},
		{"of those that init downloaded", "", `
module "m" {
  source = "example/m/null"
}
output "a" {
  value = templatestring("x", {})
}
-- .terraform/modules/modules.json --
{"Modules": [{"Key": "m", "Source": "registry.terraform.io/example/m/null", "Version": "1.0.0", "Dir": ".terraform/modules/m"}]}
-- .terraform/modules/m/main.tf --
terraform {
  required_version = ">= 1.0, < 1.9"
}`, "is judged by Terraform 1.8"},
		{"what is asked for goes before", "1.11", `
terraform {
  required_version = ">= 1.3"
}
resource "terraform_data" "a" {}
import {
  to       = terraform_data.a
  identity = {}
}`, "is judged by Terraform 1.11"},
		{"any patch release", "1.9", `
terraform {
  required_version = "~> 1.9.7"
}`, ""},
		{"just this patch release", "1.9.3", `
terraform {
  required_version = "~> 1.9.7"
}`, "~> 1.9.7 does not allow Terraform 1.9.3"},
		{"another is asked for", "1.9", `
terraform {
  required_version = ">= 1.10"
}`, ">= 1.10 does not allow Terraform 1.9"},
		{"no known release", "", `
terraform {
  required_version = "~> 1.3.0"
}`, "~> 1.3.0 does not allow Terraform 1.11, and the modules allow no other from Terraform 1.5 to Terraform 1.13"},
		{"modules that do not go together", "", `
terraform {
  required_version = ">= 1.9"
}
module "m" {
  source = "./m"
}
-- m/main.tf --
terraform {
  required_version = "< 1.8"
}`, "< 1.8 does not allow Terraform 1.11"},
		{"no constraint", "", `
terraform {
  required_version = "banana"
}`, `"banana" is not a version constraint`},
		{"a module that calls itself", "", `
terraform {
  required_version = ">= 1.5"
}
module "m" {
  source = "./"
}`, "calls itself without end"},
	}
	for _, tt := range tests {
		got := errorsOf(t, "-- main.tf --"+tt.files, tt.version, false)
		switch {
		case tt.want == "" && len(got) > 0:
			t.Errorf("%s: %q", tt.name, got)
		case tt.want != "" && !slices.ContainsFunc(got, func(e string) bool { return strings.Contains(e, tt.want) }):
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}
