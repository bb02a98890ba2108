package actions

import (
	"strconv"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
)

// BotConditions reports conditions that take the last actor for the author.
var BotConditions = &actions.Analyzer{
	Rule: lint.Rule{
		ID:       "gha-bot-conditions",
		Title:    "condition trusts a bot by a name that others can get it to act under",
		Severity: lint.Warning,
		Doc: `
` + "`github.actor`" + ` is who caused this run, not who wrote what it works on. An
attacker opens a pull request and gets Dependabot to touch it, by a comment or by
building on one of its branches, and the condition ` + "`github.actor == 'dependabot[bot]'`" + `
holds for the attacker's code: it is merged automatically, or gets secrets.

Ask for the author of the pull request, and for the repository where there is more than
one to come from:

` + "```yaml" + `
if: github.event.pull_request.user.login == 'dependabot[bot]' && github.repository == github.event.pull_request.head.repo.full_name
` + "```" + `
`,
		Bad: `
-- .github/workflows/merge.yml --
on: pull_request_target
jobs:
  merge:
    runs-on: ubuntu-latest
    if: github.actor == 'dependabot[bot]'
    steps:
      - run: gh pr merge --auto "$PR"
`,
		Good: `
-- .github/workflows/merge.yml --
on: pull_request_target
jobs:
  merge:
    runs-on: ubuntu-latest
    if: github.event.pull_request.user.login == 'dependabot[bot]'
    steps:
      - run: gh pr merge --auto "$PR"
`,
		Tags:  []string{"security"},
		Peers: []string{"zizmor:bot-conditions", "poutine:confused_deputy_auto_merge"},
		Refs:  []string{"https://www.synacktiv.com/publications/github-actions-exploitation-dependabot"},
		Since: "0.1.0",
	},
	Run: func(pass *actions.Pass) error {
		for _, c := range pass.Unit.Conditions() {
			actionlint.VisitExprNode(c.Node, func(n, _ actionlint.ExprNode, entering bool) {
				op, ok := n.(*actionlint.CompareOpNode)
				if !entering || !ok || op.Kind != actionlint.CompareOpNodeKindEq {
					return
				}
				actor, value := actions.Path(op.Left), op.Right
				if actor == "" {
					actor, value = actions.Path(op.Right), op.Left
				}
				if bot := botOf(actor, value); bot != "" {
					pass.Reportf(pass.Unit.NodeSpan(c.Expr, op), "%s is who caused the run, not who wrote the change; %s can be made to", actor, bot)
				}
			})
		}
		return nil
	},
}

// botOf returns the bot that a comparison with actor asks for; empty for none.
func botOf(actor string, value actionlint.ExprNode) string {
	switch actor {
	case "github.actor", "github.triggering_actor", "github.event.pull_request.sender.login", "github.event.sender.login":
		if s, ok := value.(*actionlint.StringNode); ok && strings.HasSuffix(strings.ToLower(s.Value), "[bot]") {
			return s.Value
		}
	case "github.actor_id", "github.event.pull_request.sender.id", "github.event.sender.id":
		switch v := value.(type) {
		case *actionlint.StringNode:
			return botIDs[v.Value]
		case *actionlint.IntNode:
			return botIDs[strconv.Itoa(v.Value)]
		}
	}
	return ""
}

// botIDs are the accounts of bots that act on pull requests.
var botIDs = map[string]string{
	"29110":    "dependabot[bot]", // of its app
	"49699333": "dependabot[bot]",
	"27856297": "dependabot-preview[bot]",
	"29139614": "renovate[bot]",
	"41898282": "github-actions[bot]",
}
