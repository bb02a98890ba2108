package terraform

import (
	"fmt"
	"strings"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/terraform"
	"github.com/infralint/infralint/internal/terraform/validate/config"
)

// ProviderUnpinned reports providers without a version or a source.
var ProviderUnpinned = &terraform.Analyzer{
	Rule: lint.Rule{
		ID:       "tf-provider-unpinned",
		Title:    "provider has no version constraint or no source",
		Severity: lint.Warning,
		Doc: `
Without a version constraint ` + "`terraform init`" + ` takes the newest release of a
provider, breaking changes and all. Without a ` + "`source`" + ` it takes the provider of
that name from hashicorp, which for the provider of anybody else is the wrong
one or none.

State both in ` + "`required_providers`" + `. The version may also be pinned by the
` + "`.terraform.lock.hcl`" + ` of the module, or by all modules of the repository that
call it.
`,
		Bad: `
-- main.tf --
provider "aws" {
  region = "eu-central-1"
}
`,
		Good: `
-- main.tf --
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  region = "eu-central-1"
}
`,
		Tags:  []string{"supply-chain", "reliability"},
		Peers: []string{"tflint:terraform_required_providers"},
		Refs:  []string{"https://developer.hashicorp.com/terraform/language/providers/requirements"},
		Since: "0.1.0",
	},
	Run: func(pass *terraform.Pass) error {
		m := pass.Unit
		if !m.IsModule() || !m.Complete() {
			return nil
		}
		for _, need := range m.Repo.Needs(m.Dir) {
			if problem := providerProblem(m, need); problem != "" {
				pass.Report(lint.Finding{Span: m.Span(need.Range).FirstLine(), Message: problem})
			}
		}
		return nil
	},
}

func providerProblem(m *terraform.Module, need terraform.Need) string {
	pinned := isPinned(m, need)
	switch e := need.Entry; {
	case e == nil && !pinned:
		return fmt.Sprintf("provider %s is not in required_providers, so that any version of %s is taken", need.Name, need.Source.Short())
	case e == nil:
		return ""
	case !e.Sourced && !pinned:
		return fmt.Sprintf("required provider %s has neither a source nor a version", need.Name)
	case !e.Sourced:
		return fmt.Sprintf("required provider %s has no source, so that %s is taken", need.Name, need.Source.Short())
	case !pinned:
		return fmt.Sprintf("required provider %s has no version, so that any is taken", need.Name)
	}
	return ""
}

// isPinned reports whether something says which version of the provider to
// take: the module itself, its lock file, or all those that call it.
func isPinned(m *terraform.Module, need terraform.Need) bool {
	if need.Entry != nil && len(need.Entry.Versions) > 0 {
		return true
	}
	for key, p := range m.Config().Providers {
		if key.Name == need.Name && p.Version {
			return true
		}
	}
	p := pins{m.Repo, need.Source, make(map[string]bool)}
	return p.at(m.Dir)
}

// pins says which modules pin a provider.
type pins struct {
	repo   *terraform.Repo
	source config.ProviderSource
	known  map[string]bool // by directory; false for those that are being looked at
}

// at looks for a lock file or a constraint in dir, and else in all that call
// it. Examples and tests of a module, which are below it, do not count: it is
// there for others.
func (p *pins) at(dir string) bool {
	pinned, ok := p.known[dir]
	if !ok {
		p.known[dir] = false
		pinned = p.here(dir) || p.byCallers(dir)
		p.known[dir] = pinned
	}
	return pinned
}

func (p *pins) here(dir string) bool {
	if lock := p.repo.Lock(dir); lock != nil && lock.Provider(p.source) != nil {
		return true
	}
	for _, required := range p.repo.Config(dir).RequiredProviders.ByName {
		if required.Source == p.source && len(required.Versions) > 0 {
			return true
		}
	}
	return false
}

func (p *pins) byCallers(dir string) bool {
	callers := 0
	for _, caller := range p.repo.Callers(dir) {
		if dir == "." || strings.HasPrefix(caller, dir+"/") {
			continue
		}
		callers++
		if !p.at(caller) {
			return false
		}
	}
	return callers > 0
}
