package terraform

import (
	"fmt"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/terraform"
	"github.com/infralint/infralint/internal/terraform/validate/config"
)

// ModuleFullClone reports Git modules that are cloned with their history.
var ModuleFullClone = &terraform.Analyzer{
	Rule: lint.Rule{
		ID:       "tf-module-full-clone",
		Title:    "module is cloned with its whole history",
		Severity: lint.Note,
		Doc: `
` + "`terraform init`" + ` clones the whole history of a Git repository for each module
that comes from there. For a tag or a branch ` + "`depth=1`" + ` fetches one commit only. It
does not work with the hash of a commit, which is not reported.
`,
		Bad: `
-- main.tf --
module "dns" {
  source = "git::https://git.example.com/dns.git?ref=v1.4.0"
}
`,
		Good: `
-- main.tf --
module "dns" {
  source = "git::https://git.example.com/dns.git?ref=v1.4.0&depth=1"
}
`,
		Tags:  []string{"style"},
		Peers: []string{"tflint:terraform_module_shallow_clone"},
		Refs:  []string{"https://developer.hashicorp.com/terraform/language/modules/sources#shallow-clone"},
		Since: "0.1.0",
		Off:   true,
	},
	Run: func(pass *terraform.Pass) error {
		m := pass.Unit
		for _, call := range m.Config().Calls {
			if call.Source.Kind != config.RemoteSource {
				continue
			}
			repo, ok := parseRepository(call.Source.Text)
			if ok && repo.isGit && repo.ref != "" && !commitHash.MatchString(repo.ref) && !repo.query.Has("depth") {
				pass.Report(lint.Finding{
					Span:    m.Span(call.Source.Range).FirstLine(),
					Message: fmt.Sprintf("module %q is cloned with its whole history: add depth=1 to the source", call.Name),
				})
			}
		}
		return nil
	},
}
