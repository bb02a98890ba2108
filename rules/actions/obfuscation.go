package actions

import (
	"slices"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
)

const obfuscationGood = `
-- .github/workflows/test.yml --
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/cache/restore@v4
        with: {path: x, key: y}
`

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

Reported are paths with empty parts, ` + "`.` or `..`" + `, values that are worked out from
constants alone, and ` + "`fromJSON(toJSON(…))`" + `. A constant condition is reported by gha-if-cond,
a name that only the run knows by gha-computed-index.

Write the plain form.
`,
		Bad:   lint.Edit(obfuscationGood, "- uses: actions/cache/restore@v4", "- uses: actions/cache/save/../restore@v4"),
		Good:  obfuscationGood,
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
			inside := 0 // of how many known values
			actionlint.VisitExprNode(e.Node, func(n, _ actionlint.ExprNode, entering bool) {
				if !isComputedConstant(n) {
					return
				}
				if !entering {
					inside--
					return
				}
				if inside++; inside == 1 && !isConstantCondition(t, e, n) {
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
	if spec == "" || strings.HasPrefix(spec, "docker://") {
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

// isConstantCondition reports whether n is a whole condition that gha-if-cond
// says is constant.
func isConstantCondition(t *actions.Source, e *actions.Expr, n actionlint.ExprNode) bool {
	if _, call := n.(*actionlint.FuncCallNode); call || n != e.Node {
		return false
	}
	return slices.ContainsFunc(t.Conditions(), func(c actions.Condition) bool { return *c.In.Pos == *e.In.Pos })
}

// isConstant reports whether actionlint, and with it gha-if-cond, takes n for a
// constant.
func isConstant(n actionlint.ExprNode) bool {
	return actionlint.NewExprSemanticsChecker(false, nil).IsConstant(n)
}

// isKnown reports whether the value of n is known without running anything.
func isKnown(n actionlint.ExprNode) bool {
	switch n := n.(type) {
	case *actionlint.NullNode, *actionlint.BoolNode, *actionlint.IntNode, *actionlint.FloatNode, *actionlint.StringNode:
		return true
	case *actionlint.ObjectDerefNode:
		return isKnown(n.Receiver)
	case *actionlint.ArrayDerefNode:
		return isKnown(n.Receiver)
	case *actionlint.IndexAccessNode:
		return isKnown(n.Operand) && isKnown(n.Index)
	case *actionlint.NotOpNode:
		return isKnown(n.Operand)
	case *actionlint.CompareOpNode:
		return isKnown(n.Left) && isKnown(n.Right)
	case *actionlint.LogicalOpNode:
		return isKnown(n.Left) && isKnown(n.Right)
	case *actionlint.FuncCallNode:
		return len(n.Args) > 0 && slices.Contains(computing, strings.ToLower(n.Callee)) && !slices.ContainsFunc(n.Args, func(a actionlint.ExprNode) bool { return !isKnown(a) })
	}
	return false
}

// isComputedConstant reports whether n makes a value of constants alone, or
// undoes what its argument did.
func isComputedConstant(n actionlint.ExprNode) bool {
	switch n := n.(type) {
	case *actionlint.NullNode, *actionlint.BoolNode, *actionlint.IntNode, *actionlint.FloatNode, *actionlint.StringNode:
		return false
	case *actionlint.FuncCallNode:
		if !strings.EqualFold(n.Callee, "fromJSON") || len(n.Args) != 1 {
			break
		}
		if _, text := n.Args[0].(*actionlint.StringNode); text {
			return false // the only way to write a list or a mapping
		}
		if inner, ok := n.Args[0].(*actionlint.FuncCallNode); ok && strings.EqualFold(inner.Callee, "toJSON") && len(inner.Args) == 1 {
			return true // the other way round brings JSON into one form
		}
	}
	return isKnown(n)
}

// computing are functions whose result is known where their arguments are.
var computing = []string{"format", "join", "tojson", "fromjson", "contains", "startswith", "endswith", "case"}
