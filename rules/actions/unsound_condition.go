package actions

import (
	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
)

const unsoundConditionGood = `
-- .github/workflows/deploy.yml --
on: push
jobs:
  deploy:
    runs-on: ubuntu-latest
    if: github.ref == 'refs/heads/main' || github.ref == 'refs/heads/dev'
    steps:
      - run: make deploy
`

// UnsoundCondition reports alternatives that make a condition true by
// themselves.
var UnsoundCondition = &actions.SourceAnalyzer{
	Rule: lint.Rule{
		ID:       "gha-unsound-condition",
		Title:    "condition has an alternative that is always true",
		Severity: lint.Warning,
		Doc: `
` + "`github.ref == 'refs/heads/main' || 'refs/heads/dev'`" + ` does not compare the second
text with anything: it is not empty, so it is true, and so is the whole. The job or
step runs always, also where it is meant to be kept back.

Write the comparison out: ` + "`github.ref == 'refs/heads/main' || github.ref == 'refs/heads/dev'`" + `.
Conditions that are always true because of text around ` + "`${{ }}`" + ` are reported by
gha-if-cond.
`,
		Bad:   lint.Edit(unsoundConditionGood, "if: github.ref == 'refs/heads/main' || github.ref == 'refs/heads/dev'", "if: github.ref == 'refs/heads/main' || 'refs/heads/dev'"),
		Good:  unsoundConditionGood,
		Tags:  []string{"security", "correctness"},
		Peers: []string{"zizmor:unsound-condition", "poutine:if_always_true", "codeql:actions/if-expression-always-true/critical", "codeql:actions/if-expression-always-true/high"},
		Since: "0.1.0",
	},
	Run: func(pass *actions.SourcePass) error {
		for _, c := range pass.Unit.Conditions() {
			if isConstant(c.Node) {
				continue // of gha-if-cond
			}
			if n := alwaysTrue(c.Node); n != nil {
				span := pass.Unit.NodeSpan(c.Expr, n)
				pass.Reportf(span, "%s is always true by itself, so the condition holds always", span.Text())
			}
		}
		return nil
	},
}

// alwaysTrue returns the constant that makes n true whatever the rest is; nil
// where there is none.
func alwaysTrue(n actionlint.ExprNode) actionlint.ExprNode {
	op, ok := n.(*actionlint.LogicalOpNode)
	if !ok {
		if truth, ok := constant(n); ok && truth {
			return n
		}
		return nil
	}
	left, right := alwaysTrue(op.Left), alwaysTrue(op.Right)
	if op.Kind == actionlint.LogicalOpNodeKindAnd {
		if left == nil {
			return nil
		}
		return right
	}
	if left != nil {
		return left
	}
	return right
}

// constant reports whether n is a literal, and whether that is true.
func constant(n actionlint.ExprNode) (truth, ok bool) {
	switch n := n.(type) {
	case *actionlint.StringNode:
		return n.Value != "", true
	case *actionlint.BoolNode:
		return n.Value, true
	case *actionlint.IntNode:
		return n.Value != 0, true
	case *actionlint.FloatNode:
		return n.Value != 0, true
	case *actionlint.NullNode:
		return false, true
	}
	return false, false
}
