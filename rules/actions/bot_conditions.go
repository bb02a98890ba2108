package actions

import (
	"encoding/json"
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
one to come from. A condition that asks for the actor besides is not reported.

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
			eachUnprotected(c.Node, false, func(n actionlint.ExprNode, actor, bot string) {
				pass.Reportf(pass.Unit.NodeSpan(c.Expr, n), "%s is who caused the run, not who wrote the change; %s can be made to", actor, bot)
			})
		}
		return nil
	},
}

// eachUnprotected calls f for each part of n that asks for a bot, but for those
// that hold only together with one that asks for the author of the pull request.
func eachUnprotected(n actionlint.ExprNode, protected bool, f func(n actionlint.ExprNode, actor, bot string)) {
	if op, ok := n.(*actionlint.LogicalOpNode); ok {
		if op.Kind == actionlint.LogicalOpNodeKindAnd {
			protected = protected || asksForAuthor(op.Left) || asksForAuthor(op.Right)
		}
		eachUnprotected(op.Left, protected, f)
		eachUnprotected(op.Right, protected, f)
		return
	}
	if protected {
		return
	}
	actionlint.VisitExprNode(n, func(n, parent actionlint.ExprNode, entering bool) {
		if _, call := n.(*actionlint.FuncCallNode); !entering || call && isNot(parent) {
			return
		}
		if actor, bot := asksForBot(n); bot != "" {
			f(n, actor, bot)
		}
	})
}

func isNot(n actionlint.ExprNode) bool {
	_, ok := n.(*actionlint.NotOpNode)
	return ok
}

// asksForBot returns the actor that n compares with a bot, and the bot; empty
// where it does not.
func asksForBot(n actionlint.ExprNode) (actor, bot string) {
	switch n := n.(type) {
	case *actionlint.CompareOpNode:
		if n.Kind != actionlint.CompareOpNodeKindEq {
			return "", ""
		}
		if actor := actions.Path(n.Left); actor != "" {
			return actor, botOf(actor, n.Right)
		}
		actor := actions.Path(n.Right)
		return actor, botOf(actor, n.Left)
	case *actionlint.FuncCallNode:
		if len(n.Args) != 2 {
			return "", ""
		}
		switch strings.ToLower(n.Callee) {
		case "contains": // of a list, or of the name
			actor := actions.Path(n.Args[1])
			for _, name := range namesIn(n.Args[0]) {
				if bot := botOf(actor, &actionlint.StringNode{Value: name}); bot != "" {
					return actor, bot
				}
			}
			actor = actions.Path(n.Args[0])
			return actor, botOf(actor, n.Args[1])
		case "endswith":
			actor := actions.Path(n.Args[0])
			return actor, botOf(actor, n.Args[1])
		}
	}
	return "", ""
}

// asksForAuthor reports whether n holds for pull requests of one author alone.
func asksForAuthor(n actionlint.ExprNode) bool {
	switch n := n.(type) {
	case *actionlint.LogicalOpNode:
		return n.Kind == actionlint.LogicalOpNodeKindAnd && (asksForAuthor(n.Left) || asksForAuthor(n.Right))
	case *actionlint.CompareOpNode:
		const author = "github.event.pull_request.user.login"
		return n.Kind == actionlint.CompareOpNodeKindEq && (actions.Path(n.Left) == author || actions.Path(n.Right) == author)
	}
	return false
}

// namesIn returns what fromJSON makes of a list that stands in n.
func namesIn(n actionlint.ExprNode) (names []string) {
	call, ok := n.(*actionlint.FuncCallNode)
	if !ok || !strings.EqualFold(call.Callee, "fromJSON") || len(call.Args) != 1 {
		return nil
	}
	if text, ok := call.Args[0].(*actionlint.StringNode); !ok || json.Unmarshal([]byte(text.Value), &names) != nil {
		return nil
	}
	return names
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
