package actions

import (
	"strings"

	"github.com/rhysd/actionlint"
	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// contextsOfAction is the table of contexts and functions for actions, from the
// runner's schema. The keys of steps are those of a workflow.
func contextsOfAction(key where) (contexts, functions []string) {
	switch key {
	case "inputs.default":
		return []string{"github", "job", "matrix", "runner", "strategy"}, []string{"hashfiles"}
	case "runs.docker":
		return []string{"inputs"}, nil
	case "outputs.value":
		return []string{"env", "github", "inputs", "job", "matrix", "runner", "steps", "strategy"}, nil
	case "jobs.<job_id>.steps.if":
		functions = []string{"always", "cancelled", "failure", "hashfiles", "success"}
	default:
		functions = []string{"hashfiles"}
	}
	return []string{"env", "github", "inputs", "job", "matrix", "runner", "steps", "strategy"}, functions
}

// expressions checks the expressions of the action.
func (a *Action) expressions() []problem {
	c := &exprChecker{parser: &a.parser, available: contextsOfAction}
	c.matrix = actionlint.NewEmptyObjectType() // of the job that uses the action
	c.inputs = actionlint.NewEmptyStrictObjectType()
	for _, e := range a.inputs {
		if v := scalarOf(e.value, "default"); v != nil {
			c.text(toString(v), "inputs.default")
		}
		c.inputs.Props[strings.ToLower(e.name())] = actionlint.StringType{}
	}
	c.steps = actionlint.NewEmptyStrictObjectType()
	for _, s := range a.Steps() {
		c.step(s.Step, a.project)
	}
	if a.Using != nil && a.Using.Value == "composite" {
		for _, e := range a.outputs {
			if v := scalarOf(e.value, "value"); v != nil {
				c.text(toString(v), "outputs.value")
			}
		}
		a.unusedInputs()
	}
	if a.Using != nil && a.Using.Value != "composite" {
		if a.Using.Value == "docker" {
			a.dockerExpressions(c)
		}
		a.hookConditions(c)
	}
	if c.full() {
		a.out.Skip(a.file.Path, tooManyProblems)
	}
	return c.problems
}

// hookConditions checks when what stands before and after the action runs. Before
// it no step has run, after it those of the job have, of which nothing is known.
func (a *Action) hookConditions(c *exprChecker) {
	runs := valueOf(a.doc.Root, "runs")
	for _, key := range []string{"pre-if", "post-if"} {
		if v := scalarOf(runs, key); v != nil {
			c.condition(toString(v), "jobs.<job_id>.steps.if")
		}
		c.steps = actionlint.NewEmptyObjectType()
	}
}

func (a *Action) dockerExpressions(c *exprChecker) {
	runs := valueOf(a.doc.Root, "runs")
	if runs == nil {
		return
	}
	for _, key := range []string{"args", "env"} {
		n := valueOf(runs, key)
		if n == nil {
			continue
		}
		for i, v := range n.Content {
			if v.Kind == yaml.ScalarNode && (n.Kind == yaml.SequenceNode || i%2 == 1) {
				c.text(toString(v), "runs.docker")
			}
		}
	}
}

// unusedInputs reports inputs that no expression in a composite action names.
// Other actions get their inputs in the environment.
func (a *Action) unusedInputs() {
	used := make(map[string]bool)
	whole := false
	for _, e := range a.AllExprs() {
		if e.Node == nil {
			return // who knows what it names
		}
		actionlint.VisitExprNode(e.Node, func(n, parent actionlint.ExprNode, entering bool) {
			v, ok := n.(*actionlint.VariableNode)
			if !entering || !ok || v.Name != "inputs" {
				return
			}
			name, named := strings.CutPrefix(Path(parent), "inputs.")
			if !named || name == "*" || name == "?" {
				whole = true
			}
			used[name] = true
		})
	}
	if whole {
		return
	}
	for _, e := range a.inputs {
		if !used[strings.ToLower(e.name())] && !isDeprecated(e.value) {
			a.out.Report(lint.Finding{Rule: ruleActionUnusedInput, Span: a.span(e.key), Message: "input \"" + e.name() + "\" is not used"})
		}
	}
}

// isDeprecated reports whether an input is there for old callers only.
func isDeprecated(n *yaml.Node) bool { return valueOf(n, "deprecationMessage") != nil }

// scalarOf returns the plain value of a key in the mapping n; nil for none.
func scalarOf(n *yaml.Node, key string) *yaml.Node {
	if v := valueOf(n, key); v != nil && v.Kind == yaml.ScalarNode {
		return v
	}
	return nil
}

// valueOf returns the value of a key in the mapping n; nil for none.
func valueOf(n *yaml.Node, key string) *yaml.Node {
	if n == nil || n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

// key returns the place of a key.
func (a *Action) key(list []entry, name string) source.Span {
	for _, e := range list {
		if e.name() == name {
			return a.span(e.key)
		}
	}
	return a.file.LineSpan(1)
}
