package actions

import (
	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
)

// ComputedIndex reports values whose names are computed.
var ComputedIndex = &actions.SourceAnalyzer{
	Rule: lint.Rule{
		ID:       "gha-computed-index",
		Title:    "name of a value is computed",
		Severity: lint.Note,
		Doc: `
` + "`inputs[matrix.key]`" + ` is one of all inputs, and only the run knows which. Whoever reads or
checks the file cannot tell where a value comes from, and who decides the key decides
what is read.

Name the value, or list the pairs in the matrix.
`,
		Bad: `
-- .github/workflows/build.yml --
on: push
jobs:
  build:
    runs-on: ubuntu-latest
    strategy: {matrix: {os: [a, b]}}
    steps:
      - run: make "$FLAGS"
        env:
          FLAGS: ${{ vars[matrix.os] }}
`,
		Good: `
-- .github/workflows/build.yml --
on: push
jobs:
  build:
    runs-on: ubuntu-latest
    strategy: {matrix: {include: [{os: a, flags: x}, {os: b, flags: y}]}}
    steps:
      - run: make "$FLAGS"
        env:
          FLAGS: ${{ matrix.flags }}
`,
		Tags:  []string{"security"},
		Peers: []string{"zizmor:obfuscation"},
		Since: "0.1.0",
		Off:   true,
	},
	Run: func(pass *actions.SourcePass) error {
		for _, e := range pass.Unit.AllExprs() {
			if e.Node == nil {
				continue
			}
			actionlint.VisitExprNode(e.Node, func(n, _ actionlint.ExprNode, entering bool) {
				index, ok := n.(*actionlint.IndexAccessNode)
				if !entering || !ok {
					return
				}
				switch index.Index.(type) {
				case *actionlint.StringNode, *actionlint.IntNode, *actionlint.FloatNode:
				default:
					if isKnown(index.Index) {
						return // of gha-obfuscation
					}
					pass.Reportf(pass.Unit.NodeSpan(e, n), "only the run knows which value this is")
				}
			})
		}
		return nil
	},
}
