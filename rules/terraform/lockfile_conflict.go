package terraform

import (
	"fmt"
	"strings"

	"github.com/hashicorp/go-version"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/terraform"
)

const lockedRandom = `
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
provider "registry.terraform.io/hashicorp/random" {
  version     = "3.6.2"
  constraints = "~> 3.6"
}
`

// LockfileConflict reports version constraints that the lock file does not meet.
var LockfileConflict = &terraform.Analyzer{
	Rule: lint.Rule{
		ID:       "tf-lockfile-conflict",
		Title:    "version in the lock file does not meet the constraint",
		Severity: lint.Error,
		Doc: `
The constraint in ` + "`required_providers`" + ` and the version in
` + "`.terraform.lock.hcl`" + ` contradict each other: the constraint was changed, here or
in a called module, and the lock file was not. ` + "`terraform init`" + ` fails.

Run ` + "`terraform init -upgrade`" + ` and commit the lock file.
`,
		Bad:   lint.Edit(lockedRandom, "version     = \"3.6.2\"\n  constraints = \"~> 3.6\"", "version     = \"3.1.0\"\n  constraints = \"~> 3.1\""),
		Good:  lockedRandom,
		Tags:  []string{"correctness", "reliability"},
		Refs:  []string{"https://developer.hashicorp.com/terraform/language/files/dependency-lock"},
		Since: "0.1.0",
	},
	Run: func(pass *terraform.Pass) error {
		lock, needs := locked(pass.Unit)
		for _, need := range needs {
			locked := lock.Provider(need.Source)
			if need.Entry == nil || locked == nil || locked.Version == nil || locked.Version.Prerelease() != "" {
				continue
			}
			for _, constraints := range need.Entry.Versions {
				if meets(locked.Version, constraints) {
					continue
				}
				pass.Report(lint.Finding{
					Span:    pass.Unit.Span(need.Range).FirstLine(),
					Message: fmt.Sprintf("%s locks %s %s, which is not %s", lock.File.Path, need.Source.Short(), locked.Version, constraints),
					Related: []lint.Related{{Span: locked.Span, Message: "locked here"}},
				})
			}
		}
		return nil
	},
}

// meets reports whether Terraform takes v for a version of a provider that
// meets the constraints. What is none yet has rules of its own, and passes.
func meets(v *version.Version, constraints version.Constraints) bool {
	for _, c := range constraints {
		text := c.String()
		if strings.Contains(text, "-") {
			continue
		}
		if strings.HasPrefix(text, "~>") && !strings.Contains(text, ".") {
			text += ".0" // for providers ~> 1 means ~> 1.0, elsewhere >= 1
		}
		one, err := version.NewConstraint(text)
		if err == nil && !one.Check(v) {
			return false
		}
	}
	return true
}
