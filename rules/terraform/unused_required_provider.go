package terraform

import (
	"maps"
	"slices"
	"sync"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/terraform"
	"github.com/infralint/infralint/internal/terraform/validate/config"
)

// UnusedRequiredProvider reports entries of required_providers that neither
// the module nor one that it calls uses.
var UnusedRequiredProvider = &terraform.Analyzer{
	Rule: lint.Rule{
		ID:       "tf-unused-required-provider",
		Title:    "required provider is not used",
		Severity: lint.Note,
		Doc: `
` + "`terraform init`" + ` downloads and locks every provider of ` + "`required_providers`" + `,
and callers of the module get it too, whether there is anything of it or not.

Remove the entry. A module that calls others may well state versions for them:
an entry counts as used if a called module needs the provider, and nothing is
said where a called module is not in the repository.
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

output "name" {
  value = "web"
}
`,
		Good: `
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
`,
		Tags:  []string{"style"},
		Peers: []string{"tflint:terraform_unused_required_providers"},
		Refs:  []string{"https://developer.hashicorp.com/terraform/language/providers/requirements"},
		Since: "0.1.0",
	},
	Run: func(pass *terraform.Pass) error {
		m := pass.Unit
		required := m.Config().RequiredProviders.ByName
		if !m.IsModule() || len(required) == 0 || !m.Complete() {
			return nil
		}
		used := make(map[string]bool)
		for _, u := range m.Repo.ProviderUses(m.Dir) {
			used[u.Name] = true
		}
		reach := sync.OnceValue(func() terraform.Reach { return m.Repo.Reach(m.Dir) })
		for _, name := range slices.Sorted(maps.Keys(required)) {
			p := required[name]
			if used[name] || p.Source.IsBuiltIn() || isLinked(m, p) || isNeededBelow(m, reach(), p.Source) {
				continue
			}
			pass.Reportf(m.Span(p.NameRange), "required provider %s is not used", name)
		}
		return nil
	},
}

// isNeededBelow reports whether a called module needs the provider, or may.
func isNeededBelow(m *terraform.Module, reach terraform.Reach, source config.ProviderSource) bool {
	return reach.Open || slices.ContainsFunc(reach.Needs, func(n terraform.Need) bool {
		return n.Dir != m.Dir && n.Source == source
	})
}

func isLinked(m *terraform.Module, p *config.RequiredProvider) bool {
	f, err := m.Repo.Parse(p.NameRange.Filename)
	return err == nil && m.Repo.IsShared(f)
}
