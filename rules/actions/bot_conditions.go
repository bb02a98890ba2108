package actions

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
)

const botConditionsGood = `
-- .github/workflows/merge.yml --
on: pull_request_target
jobs:
  merge:
    runs-on: ubuntu-latest
    if: github.event.pull_request.user.login == 'dependabot[bot]'
    steps:
      - run: gh pr merge --auto "$PR"
`

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
one to come from. A condition that asks for the actor besides is not reported, nor is one
that keeps bots out (` + "`github.actor != 'dependabot[bot]'`" + `). The names and ids of
` + "`github.triggering_actor`" + ` and of the sender are no better than ` + "`github.actor`" + `.

` + "```yaml" + `
if: github.event.pull_request.user.login == 'dependabot[bot]' && github.repository == github.event.pull_request.head.repo.full_name
` + "```" + `
`,
		Bad:   lint.Edit(botConditionsGood, "if: github.event.pull_request.user.login == 'dependabot[bot]'", "if: github.actor == 'dependabot[bot]'"),
		Good:  botConditionsGood,
		Tags:  []string{"security"},
		Peers: []string{"zizmor:bot-conditions", "poutine:confused_deputy_auto_merge", "octoscan:bot-check"},
		Refs:  []string{"https://www.synacktiv.com/publications/github-actions-exploitation-dependabot"},
		Since: "0.1.0",
	},
	Run: func(pass *actions.Pass) error {
		for _, c := range pass.Unit.Conditions() {
			eachTrust(c.Node, false, false, func(n actionlint.ExprNode, actor, bot string) {
				pass.Reportf(pass.Unit.NodeSpan(c.Expr, n), "%s is who caused the run, not who wrote the change; %s can be made to", actor, bot)
			})
		}
		return nil
	},
}

// eachTrust calls f for each part of n that holds for a bot as the actor, but for
// those that hold only together with one that asks for the author of the pull
// request. Where n is negated, it is what does not hold; inAnd says that it is an
// operand of && for which nobody asks.
func eachTrust(n actionlint.ExprNode, negated, inAnd bool, f func(n actionlint.ExprNode, actor, bot string)) {
	switch n := n.(type) {
	case *actionlint.LogicalOpNode:
		isAnd := n.Kind == actionlint.LogicalOpNodeKindAnd && !negated
		if isAnd && !inAnd && asksForAuthor(n) {
			return
		}
		inAnd = isAnd
		eachTrust(n.Left, negated, inAnd, f)
		eachTrust(n.Right, negated, inAnd, f)
	case *actionlint.NotOpNode:
		eachTrust(n.Operand, !negated, false, f)
	case *actionlint.CompareOpNode:
		want := actionlint.CompareOpNodeKindEq
		if negated {
			want = actionlint.CompareOpNodeKindNotEq
		}
		actor, value := actions.Path(n.Left), n.Right
		if actor == "" {
			actor, value = actions.Path(n.Right), n.Left
		}
		if bot := botOf(actor, value); bot != "" && n.Kind == want {
			f(n, actor, bot)
		}
	case *actionlint.FuncCallNode:
		if negated || len(n.Args) != 2 {
			return
		}
		for i, arg := range n.Args {
			actor := actions.Path(arg)
			for _, name := range namesIn(n.Args[1-i]) {
				if bot := botOf(actor, &actionlint.StringNode{Value: name}); bot != "" {
					f(n, actor, bot)
					return
				}
			}
		}
	}
}

// namesIn returns the names of bots that n, a part of a name or a list of names
// made by fromJSON, stands for.
func namesIn(n actionlint.ExprNode) (names []string) {
	switch n := n.(type) {
	case *actionlint.StringNode:
		switch name := strings.ToLower(n.Value); name {
		case "dependabot", "renovate":
			return []string{name + "[bot]"}
		}
		return []string{n.Value}
	case *actionlint.FuncCallNode:
		if !strings.EqualFold(n.Callee, "fromJSON") || len(n.Args) != 1 {
			return nil
		}
		if text, ok := n.Args[0].(*actionlint.StringNode); !ok || json.Unmarshal([]byte(text.Value), &names) != nil {
			return nil
		}
	}
	return names
}

// asksForAuthor reports whether n holds for pull requests of one author alone.
func asksForAuthor(n actionlint.ExprNode) bool {
	switch n := n.(type) {
	case *actionlint.LogicalOpNode:
		return n.Kind == actionlint.LogicalOpNodeKindAnd && (asksForAuthor(n.Left) || asksForAuthor(n.Right))
	case *actionlint.CompareOpNode:
		return n.Kind == actionlint.CompareOpNodeKindEq && (isAuthor(actions.Path(n.Left)) || isAuthor(actions.Path(n.Right)))
	}
	return false
}

func isAuthor(path string) bool {
	return path == "github.event.pull_request.user.login" || path == "github.event.pull_request.user.id"
}

// isActor reports whether a path is the name of who caused a run.
func isActor(path string) bool {
	return slices.Contains([]string{"github.actor", "github.triggering_actor", "github.event.pull_request.sender.login", "github.event.sender.login"}, path)
}

// botOf returns the bot that a comparison with actor asks for; empty for none.
func botOf(actor string, value actionlint.ExprNode) string {
	switch {
	case isActor(actor):
		if s, ok := value.(*actionlint.StringNode); ok && strings.HasSuffix(strings.ToLower(s.Value), "[bot]") {
			return s.Value
		}
	case slices.Contains([]string{"github.actor_id", "github.event.pull_request.sender.id", "github.event.sender.id"}, actor):
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
