package terraform

import (
	"fmt"
	"slices"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/terraform"
	"github.com/infralint/infralint/internal/terraform/validate/config"
)

// ModuleUnpinned reports modules from elsewhere that may change by themselves.
var ModuleUnpinned = &terraform.Analyzer{
	Rule: lint.Rule{
		ID:       "tf-module-unpinned",
		Title:    "module from elsewhere is not pinned to a version",
		Severity: lint.Warning,
		Doc: `
` + "`terraform init`" + ` takes the newest version of a registry module that has no
` + "`version`" + `, and the head of a repository that has no ` + "`ref`" + ` or the name of the
main branch. The lock file does not cover modules: two runs of the same commit
can create different infrastructure, and whoever can push to that repository
decides what runs with your credentials.

Give a ` + "`version`" + ` to modules of a registry, and ` + "`?ref=`" + ` with a tag, better a
commit, to those of a repository (` + "`?rev=`" + ` for Mercurial). Modules of the same
repository, by a path, need neither.
`,
		Bad: `
-- main.tf --
module "vpc" {
  source = "terraform-aws-modules/vpc/aws"
}

module "dns" {
  source = "git::https://git.example.com/dns.git?ref=main"
}
`,
		Good: `
-- main.tf --
module "vpc" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "5.8.1"
}

module "dns" {
  source = "git::https://git.example.com/dns.git?ref=v1.4.0"
}

module "local" {
  source = "./modules/local"
}
`,
		Tags:  []string{"supply-chain", "reliability"},
		Peers: []string{"tflint:terraform_module_pinned_source", "tflint:terraform_module_version", "checkov:CKV_TF_2"},
		Refs:  []string{"https://developer.hashicorp.com/terraform/language/modules/sources"},
		Since: "0.1.0",
	},
	Run: func(pass *terraform.Pass) error {
		m := pass.Unit
		blocks := m.BlocksOf("module")
		versioned := withArgument(blocks, "version")
		for _, b := range blocks {
			gives := func(call *config.Call) bool {
				return call != nil && call.Name == b.Name() &&
					call.Source.Range.Filename == b.File.Source.Path && call.Source.Range.Start.Byte >= b.DefRange.Start.Byte
			}
			call, hasVersion := m.Config().Calls[b.Name()], versioned[b.Name()]
			if !gives(call) { // another block gives the source, or this is one of the same name
				again := m.Config().Again.Calls
				n := slices.IndexFunc(again, gives)
				if n < 0 {
					continue
				}
				call, hasVersion = again[n], len(again[n].Source.Versions) > 0
			}
			problem := ""
			switch call.Source.Kind {
			case config.RegistrySource:
				if !hasVersion {
					problem = "has no version, so that the newest is taken"
				}
			case config.RemoteSource:
				problem = unpinnedRepository(call.Source.Text)
			}
			if problem != "" {
				pass.Report(lint.Finding{
					Span:    m.Span(call.Source.Range).FirstLine(),
					Message: fmt.Sprintf("module %q %s", b.Name(), problem),
				})
			}
		}
		return nil
	},
}

// mainBranches are the names that a main branch goes by.
var mainBranches = map[string]bool{
	"master": true, "main": true, "default": true, "develop": true, "trunk": true, "HEAD": true, "tip": true,
}

// unpinnedRepository says why source, of a module in a repository, may change;
// "" if it does not or is no repository.
func unpinnedRepository(source string) string {
	repo, ok := parseRepository(source)
	switch ref := repo.ref; {
	case !ok:
		return ""
	case ref == "":
		return fmt.Sprintf("has no %s, so that the head of the repository is taken", repo.refName)
	case mainBranches[ref] || isBranchRef(ref):
		return fmt.Sprintf("follows the branch %q", ref)
	}
	return ""
}
