package actions

import (
	"slices"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
)

// Obfuscation reports what is written so that tools and people misread it.
var Obfuscation = &actions.SourceAnalyzer{
	Rule: lint.Rule{
		ID:       "gha-obfuscation",
		Title:    "use of an action or an expression is disguised",
		Severity: lint.Warning,
		Doc: `
` + "`actions/cache/../cache@v4`" + ` is the same action as ` + "`actions/cache@v4`" + `, and
` + "`${{ format('{0}', 'x') }}`" + ` is ` + "`x`" + `. Nobody writes that by need; it hides a
name from searches, from tools that look for bad actions, and from the reviewer.

Write the plain form.
`,
		Bad: `
-- .github/workflows/test.yml --
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/cache/save/../restore@v4
        with: {path: x, key: y}
`,
		Good: `
-- .github/workflows/test.yml --
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/cache/restore@v4
        with: {path: x, key: y}
`,
		Tags:  []string{"security"},
		Peers: []string{"zizmor:obfuscation"},
		Since: "0.1.0",
	},
	Run: func(pass *actions.SourcePass) error {
		t := pass.Unit
		check := func(uses *actionlint.String) {
			if uses != nil && isDisguised(uses.Value) {
				pass.Reportf(t.Span(uses), "path of %q is not in its plain form", uses.Value)
			}
		}
		for _, j := range t.Jobs() {
			if j.WorkflowCall != nil {
				check(j.WorkflowCall.Uses)
			}
			for _, s := range j.Steps {
				check(actions.Uses(s))
			}
		}
		for _, e := range t.AllExprs() {
			if e.Node == nil {
				continue
			}
			actionlint.VisitExprNode(e.Node, func(n, _ actionlint.ExprNode, entering bool) {
				if entering && isComputedConstant(n) {
					pass.Reportf(t.NodeSpan(e, n), "expression computes what could be written out")
				}
			})
		}
		return nil
	},
}

// isDisguised reports whether the path of an action has parts that lead
// nowhere.
func isDisguised(spec string) bool {
	if strings.HasPrefix(spec, "docker://") {
		return false
	}
	name, _, _ := strings.Cut(spec, "@")
	if actions.IsLocal(name) {
		name = strings.TrimSuffix(name[len("./"):], "/")
		if name == "" {
			return false // the action of the repository itself
		}
		for strings.HasPrefix(name, "../") {
			name = name[len("../"):] // beside what is checked out
		}
	}
	return slices.ContainsFunc(strings.Split(name, "/"), func(p string) bool { return p == "" || p == "." || p == ".." })
}

// isConstant reports whether the value of n is known without running anything.
func isConstant(n actionlint.ExprNode) bool {
	return actionlint.NewExprSemanticsChecker(false, nil).IsConstant(n)
}

// isComputedConstant reports whether n calls a function that makes text of
// constants alone, undoes what its argument did, or looks up a name that is
// computed from constants.
func isComputedConstant(n actionlint.ExprNode) bool {
	switch n := n.(type) {
	case *actionlint.FuncCallNode:
		name := strings.ToLower(n.Callee)
		if name == "fromjson" && len(n.Args) == 1 {
			if inner, ok := n.Args[0].(*actionlint.FuncCallNode); ok && strings.EqualFold(inner.Callee, "toJSON") && len(inner.Args) == 1 {
				return true // the other way round brings JSON into one form
			}
		}
		return len(n.Args) > 0 && slices.Contains(computing, name) && !slices.ContainsFunc(n.Args, func(a actionlint.ExprNode) bool { return !isConstant(a) })
	case *actionlint.IndexAccessNode:
		_, call := n.Index.(*actionlint.FuncCallNode)
		return call && isConstant(n.Index)
	}
	return false
}

// computing are functions whose result is known where their arguments are.
var computing = []string{"format", "join", "tojson", "contains", "startswith", "endswith"}
