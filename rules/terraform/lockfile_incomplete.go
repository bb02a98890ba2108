package terraform

import (
	"fmt"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/terraform"
	"github.com/infralint/infralint/internal/terraform/validate/config"
)

// LockfileIncomplete reports providers that a lock file lacks.
var LockfileIncomplete = &terraform.Analyzer{
	Rule: lint.Rule{
		ID:       "tf-lockfile-incomplete",
		Title:    "provider is not in the lock file",
		Severity: lint.Warning,
		Doc: `
The module, or one that it calls, needs a provider that its
` + "`.terraform.lock.hcl`" + ` does not have. Each ` + "`terraform init`" + ` chooses a version of it
anew, unchecked, and ` + "`terraform init -lockfile=readonly`" + `, as pipelines should run
it, fails.

Run ` + "`terraform init`" + ` or ` + "`terraform providers lock`" + ` and commit the lock file. One
that the repository ignores is not looked at.
`,
		Bad: `
-- main.tf --
terraform {
  required_providers {
    random = {
      source  = "hashicorp/random"
      version = "~> 3.6"
    }
  }
}

resource "random_pet" "name" {}
-- .terraform.lock.hcl --
provider "registry.terraform.io/hashicorp/aws" {
  version     = "5.60.0"
  constraints = "~> 5.0"
}
`,
		Good:  lockedRandom,
		Tags:  []string{"reliability", "supply-chain"},
		Refs:  []string{"https://developer.hashicorp.com/terraform/language/files/dependency-lock"},
		Since: "0.1.0",
	},
	Run: func(pass *terraform.Pass) error {
		lock, needs := locked(pass.Unit)
		reported := make(map[config.ProviderSource]bool)
		for _, need := range needs {
			if reported[need.Source] || lock.Provider(need.Source) != nil {
				continue
			}
			reported[need.Source] = true
			pass.Report(lint.Finding{
				Span:    pass.Unit.Span(need.Range).FirstLine(),
				Message: fmt.Sprintf("provider %s is not in %s", need.Source.Short(), lock.File.Path),
				Related: []lint.Related{{Span: lock.File.LineSpan(1), Message: "the lock file"}},
			})
		}
		return nil
	},
}

// locked returns the lock file of a module and what should be in it; nothing
// for a module that has none, or not all of which parses.
func locked(m *terraform.Module) (*terraform.Lock, []terraform.Need) {
	if !m.IsModule() || !m.Complete() {
		return nil, nil
	}
	lock := m.Repo.Lock(m.Dir)
	if lock == nil {
		return nil, nil
	}
	return lock, m.Repo.Reach(m.Dir).Needs
}
