package actions

import (
	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
)

const unsoundTernaryGood = `
-- .github/workflows/build.yml --
on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: make $FLAGS
        env:
          FLAGS: ${{ github.ref_name != 'main' && '--debug' || '' }}
`

// UnsoundTernary reports choices of which one is never taken.
var UnsoundTernary = &actions.SourceAnalyzer{
	Rule: lint.Rule{
		ID:       "gha-unsound-ternary",
		Title:    "choice between two values never takes the first",
		Severity: lint.Note,
		Doc: `
Expressions have no ` + "`a ? b : c`" + `; people write ` + "`a && b || c`" + `. Where
` + "`b`" + ` is empty, ` + "`false`, `0` or `null`" + `, the part in front of
` + "`||`" + ` is never true, and the result is always ` + "`c`" + `.

Turn the condition round, so that the empty value comes last: ` + "`!a && c || b`" + `,
or use ` + "`case(a, b, c)`" + `.
`,
		Bad:   lint.Edit(unsoundTernaryGood, "FLAGS: ${{ github.ref_name != 'main' && '--debug' || '' }}", "FLAGS: ${{ github.ref_name == 'main' && '' || '--debug' }}"),
		Good:  unsoundTernaryGood,
		Tags:  []string{"correctness"},
		Peers: []string{"zizmor:unsound-ternary"},
		Since: "0.1.0",
	},
	Run: func(pass *actions.SourcePass) error {
		for _, e := range pass.Unit.AllExprs() {
			if e.Node == nil {
				continue
			}
			actionlint.VisitExprNode(e.Node, func(n, _ actionlint.ExprNode, entering bool) {
				or, ok := n.(*actionlint.LogicalOpNode)
				if !entering || !ok || or.Kind != actionlint.LogicalOpNodeKindOr {
					return
				}
				and, ok := or.Left.(*actionlint.LogicalOpNode)
				if !ok || and.Kind != actionlint.LogicalOpNodeKindAnd {
					return
				}
				last := and.Right // a && b && c is a && (b && c)
				for {
					inner, ok := last.(*actionlint.LogicalOpNode)
					if !ok || inner.Kind != actionlint.LogicalOpNodeKindAnd {
						break
					}
					last = inner.Right
				}
				if truth, ok := constant(last); ok && !truth {
					span := pass.Unit.NodeSpan(e, last)
					pass.Reportf(span, "%s is never chosen: it counts as false, so what follows || is taken", span.Text())
				}
			})
		}
		return nil
	},
}
