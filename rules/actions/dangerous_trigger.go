package actions

import (
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
)

const dangerousTriggerGood = `
-- .github/workflows/test.yml --
on: pull_request
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: make test
`

// DangerousTrigger reports events that run with the rights of the repository
// while outsiders cause them.
var DangerousTrigger = &actions.Analyzer{
	Rule: lint.Rule{
		ID:       "gha-dangerous-trigger",
		Title:    "workflow runs with the secrets of the repository when outsiders want it to",
		Severity: lint.Error,
		Doc: `
` + "`pull_request_target`, `workflow_run` and `issue_comment`" + ` run in the context of the
repository, with its secrets and a token that may write, and yet anybody causes them by
opening a pull request from a fork or writing a comment. One step that runs, builds or just
installs something of the pull request hands all of that over; so does one that trusts an
artifact of the run that came before. Most of the well-known take-overs of repositories began so.

Use ` + "`pull_request`" + `, which has neither secrets nor a token that may write.
Where a comment or a label has to be written, do the work in such a workflow,
pass on a number or a plain result, and let the one with rights read nothing else.
If the trigger has to stay, say why beside it, so that somebody has looked at it:
` + "`# infralint: ignore[gha-dangerous-trigger] reads no code of the fork`" + `.

Not reported are a workflow for ` + "`pull_request_target`" + ` whose one step is
` + "`actions/labeler`" + `, which is made for that and reads nothing of the fork, and comments
where every job asks for the ` + "`author_association`" + ` of a member.
`,
		Bad:   lint.Edit(dangerousTriggerGood, "on: pull_request", "on: pull_request_target"),
		Good:  dangerousTriggerGood,
		Tags:  []string{"security"},
		Peers: []string{"zizmor:dangerous-triggers"},
		Refs: []string{
			"https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/",
			"https://docs.github.com/en/actions/reference/security/secure-use#mitigating-the-risks-of-untrusted-code-checkout",
		},
		Since: "0.1.0",
	},
	Run: func(pass *actions.Pass) error {
		for _, e := range pass.Unit.Events() {
			switch e.Name {
			case "pull_request_target":
				if labelsOnly(pass.Unit) {
					continue
				}
				pass.Reportf(pass.Unit.At(e.Pos), "pull_request_target runs with secrets and a token that may write, on pull requests from forks too")
			case "workflow_run":
				pass.Reportf(pass.Unit.At(e.Pos), "workflow_run runs with secrets and a token that may write, after runs that forks cause too")
			case "issue_comment":
				if !forMembersOnly(pass.Unit) {
					pass.Reportf(pass.Unit.At(e.Pos), "issue_comment runs with secrets and a token that may write, for comments that anybody writes")
				}
			}
		}
		return nil
	},
}

// labelsOnly reports whether all that a workflow does is one use of
// actions/labeler.
func labelsOnly(w *actions.Workflow) bool {
	jobs := w.Jobs()
	return len(jobs) == 1 && len(jobs[0].Steps) == 1 && actions.IsAction(actions.Uses(jobs[0].Steps[0]), "actions/labeler")
}

// forMembersOnly reports whether all jobs of a workflow ask that members of the
// repository caused the run.
func forMembersOnly(w *actions.Workflow) bool {
	for _, j := range w.Jobs() {
		if e := w.Cond(j.If); e == nil || e.Node == nil || !asksForMember(e.Node) {
			return false
		}
	}
	return true
}

func asksForMember(n actionlint.ExprNode) bool {
	switch n := n.(type) {
	case *actionlint.LogicalOpNode:
		left, right := asksForMember(n.Left), asksForMember(n.Right)
		if n.Kind == actionlint.LogicalOpNodeKindAnd {
			return left || right
		}
		return left && right
	case *actionlint.CompareOpNode:
		return n.Kind == actionlint.CompareOpNodeKindEq && (isAssociation(n.Left) && isMember(n.Right) || isMember(n.Left) && isAssociation(n.Right))
	case *actionlint.FuncCallNode:
		if len(n.Args) != 2 || !strings.EqualFold(n.Callee, "contains") || !isAssociation(n.Args[1]) {
			return false
		}
		list, ok := n.Args[0].(*actionlint.FuncCallNode)
		return ok && strings.EqualFold(list.Callee, "fromjson") && len(list.Args) == 1 && isMember(list.Args[0])
	}
	return false
}

func isAssociation(n actionlint.ExprNode) bool {
	return actions.Path(n) == "github.event.comment.author_association"
}

// isMember reports whether n names those who may write, and nobody else.
func isMember(n actionlint.ExprNode) bool {
	s, ok := n.(*actionlint.StringNode)
	return ok && s.Value != "" && !containsAny(strings.ToUpper(s.Value), []string{"NONE", "CONTRIBUTOR", "FIRST_TIME", "MANNEQUIN"})
}
