package terraform

import (
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/terraform"
	"github.com/infralint/infralint/internal/terraform/validate/config"
)

// LockfileMissing reports root modules without a lock file.
var LockfileMissing = &terraform.Analyzer{
	Rule: lint.Rule{
		ID:       "tf-lockfile-missing",
		Title:    "module that Terraform is run in has no lock file",
		Severity: lint.Note,
		Doc: `
Without a ` + "`.terraform.lock.hcl`" + ` in the repository each ` + "`terraform init`" + ` chooses the
versions of the providers anew and has no checksums to hold them against.

Run ` + "`terraform init`" + ` and commit the file. A module counts if it has a backend, a
` + "`cloud`" + ` block or the configuration of a provider, and no other calls it.
`,
		Bad: `
-- main.tf --
terraform {
  backend "s3" {}
}

provider "aws" {
  region = "eu-central-1"
}
`,
		Good: `
-- main.tf --
terraform {
  backend "s3" {}
}

provider "aws" {
  region = "eu-central-1"
}
-- .terraform.lock.hcl --
provider "registry.terraform.io/hashicorp/aws" {
  version = "5.60.0"
}
`,
		Tags:  []string{"reliability", "supply-chain"},
		Refs:  []string{"https://developer.hashicorp.com/terraform/language/files/dependency-lock"},
		Since: "0.1.0",
		Off:   true,
	},
	Run: func(pass *terraform.Pass) error {
		m := pass.Unit
		if !m.IsModule() || !m.Complete() || m.Repo.Lock(m.Dir) != nil {
			return nil
		}
		c := m.Config()
		var span source.Span
		switch keys := config.SortedKeys(c.Providers); {
		case c.Backend != nil:
			span = m.Span(c.Backend.DefRange)
		case c.Cloud != nil:
			span = m.Span(c.Cloud.DefRange)
		case len(keys) > 0:
			span = m.Span(c.Providers[keys[0]].Declared)
		default:
			return nil
		}
		reach := m.Repo.Reach(m.Dir)
		if len(m.Repo.Callers(m.Dir)) == 0 && (len(reach.Needs) > 0 || reach.Open) {
			pass.Reportf(span, "module has no %s in the repository", terraform.LockFile)
		}
		return nil
	},
}
