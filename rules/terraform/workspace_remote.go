package terraform

import (
	"fmt"

	"github.com/hashicorp/go-version"
	"github.com/hashicorp/hcl/v2"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/terraform"
)

const workspaceRemoteGood = `
-- main.tf --
terraform {
  required_version = ">= 1.1"
  backend "remote" {}
}

output "name" {
  value = "web-${terraform.workspace}"
}
`

// WorkspaceRemote reports terraform.workspace where it is always "default".
var WorkspaceRemote = &terraform.Analyzer{
	Rule: lint.Rule{
		ID:       "tf-workspace-remote",
		Title:    "name of the workspace is not known to Terraform 1.0 when it runs remotely",
		Severity: lint.Warning,
		Doc: `
With the backend ` + "`remote`" + ` and remote operations, Terraform up to 1.0 runs in a
workspace of the name ` + "`default`" + `, whatever the workspace is called, so that
` + "`terraform.workspace`" + ` gives the same everywhere. The rule looks at modules whose
` + "`required_version`" + ` lets Terraform 1.0 in.

Ask for ` + "`>= 1.1`" + `, or hand the name over in a variable.
`,
		Bad:   lint.Edit(workspaceRemoteGood, `required_version = ">= 1.1"`, `required_version = ">= 1.0"`),
		Good:  workspaceRemoteGood,
		Tags:  []string{"correctness"},
		Peers: []string{"tflint:terraform_workspace_remote"},
		Refs:  []string{"https://developer.hashicorp.com/terraform/language/backend/remote#workspace-names"},
		Since: "0.1.0",
	},
	Run: func(pass *terraform.Pass) error {
		m := pass.Unit
		c := m.Config()
		if c.Backend == nil || len(c.Backend.Labels) != 1 || c.Backend.Labels[0] != "remote" || len(c.RequiredVersions) == 0 {
			return nil
		}
		var constraint hcl.Range
		for _, v := range c.RequiredVersions {
			if !admits(v.Required) {
				return nil
			}
			constraint = v.Range
		}
		for _, n := range m.SelectedNodes() {
			for _, t := range n.Traversals {
				if t.Traversal.RootName() == "terraform" && stepName(t.Traversal, 1) == "workspace" {
					pass.Report(lint.Finding{
						Span:    n.Span(t.SrcRange),
						Message: `terraform.workspace is always "default" when Terraform 1.0 runs remotely`,
						Related: []lint.Related{{Span: m.Span(constraint), Message: "lets Terraform 1.0 in"}},
					})
				}
			}
		}
		return nil
	},
}

// admits reports whether some release of Terraform 1.0 meets the constraints.
func admits(required version.Constraints) bool {
	for patch := range 12 { // 1.0.11 was the last
		if required.Check(version.Must(version.NewVersion(fmt.Sprintf("1.0.%d", patch)))) {
			return true
		}
	}
	return false
}
