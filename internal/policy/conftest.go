package policy

import (
	"context"
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/lint"
)

var conftestRule = lazyregexp.New(`^(?:deny|violation|warn)(?:_[a-zA-Z0-9]+)*$`)

// isEntry reports whether the rules of a name give results.
func isEntry(name string) bool { return conftestRule.MatchString(name) }

// A conftest is a rule as conftest has them, such as deny_run_as_root of the
// package main. What it does is described in conftest's documentation,
// https://www.conftest.dev.
type conftest struct {
	entry     ast.Ref // data.main.deny_run_as_root
	exception ast.Ref // data.main.exception
	name      string  // how exceptions name it: run_as_root
}

func newConftest(m *module, name string) *rego {
	pkg := m.parsed.Package.Path
	short := name
	for _, prefix := range []string{"violation", "deny", "warn"} {
		if rest, ok := strings.CutPrefix(name, prefix); ok {
			short = strings.TrimPrefix(rest, "_")
		}
	}
	rule := &lint.Rule{
		ID:       ruleID(m.pkg, name),
		Title:    fmt.Sprintf("%s of package %s", name, m.pkg),
		Severity: lint.Error,
		Doc:      fmt.Sprintf(repositoryDoc, name, m.path),
		Tags:     []string{"correctness"},
		Since:    "0.1.0",
	}
	if strings.HasPrefix(name, "warn") {
		rule.Severity = lint.Warning
	}
	for _, a := range m.parsed.Annotations {
		if r, ok := annotated(m.parsed, a); ok && ruleName(r) == name {
			if a.Title != "" {
				rule.Title = strings.TrimSuffix(strings.SplitN(a.Title, "\n", 2)[0], ".")
			}
			if a.Description != "" {
				rule.Doc = a.Description
			}
			break
		}
	}
	return &rego{rule: rule, conftest: &conftest{
		entry:     pkg.Append(ast.StringTerm(name)),
		exception: pkg.Append(ast.StringTerm("exception")),
		name:      short,
	}}
}

// repositoryDoc is the text of a rule without annotations.
const repositoryDoc = "A policy of this repository: the rules `%s` in %s.\n"

// alsoIn adds a file to the text of a rule that stands in several.
func (c *conftest) alsoIn(file string, rule *lint.Rule) {
	if strings.HasPrefix(rule.Doc, "A policy of this repository: ") {
		rule.Doc = strings.TrimSuffix(rule.Doc, ".\n") + ", " + file + ".\n"
	}
}

// annotated returns the rule that stands behind an annotation.
func annotated(m *ast.Module, a *ast.Annotations) (*ast.Rule, bool) {
	if a.Scope != "rule" && a.Scope != "document" {
		return nil, false
	}
	for _, r := range m.Rules {
		if r.Location != nil && a.Location != nil && r.Location.Row > a.EndLoc().Row {
			return r, true
		}
	}
	return nil, false
}

var notKebab = lazyregexp.New(`[^a-z0-9]+`)

// ruleID makes an id such as policy-main-deny-run-as-root.
func ruleID(pkg, name string) string {
	return strings.Trim(notKebab.ReplaceAllString(strings.ToLower("policy-"+pkg+"-"+name), "-"), "-")
}

// terms are what is evaluated: the values of the rule, none where it is
// undefined, and the names of the rules that are not to be reported.
func (c *conftest) terms() []*ast.Term {
	all := func(ref ast.Ref) *ast.Term {
		v := ast.VarTerm("infralint_value")
		return ast.ArrayComprehensionTerm(v, ast.NewBody(ast.Equality.Expr(v, ast.NewTerm(ref))))
	}
	return []*ast.Term{
		all(c.entry),
		all(c.exception.Append(ast.VarTerm("$0")).Append(ast.VarTerm("$1"))),
	}
}

// reportConftest makes findings of the results of a rule unless there is an
// exception from it. As in conftest, what is neither a string nor an object
// is no result.
func (c *check) reportConftest(ctx context.Context, r *rego, values *ast.Array) {
	exceptions, ok := values.Elem(1).Value.(*ast.Array)
	if ok && contains(exceptions, r.conftest.name) {
		return
	}
	found, ok := values.Elem(0).Value.(*ast.Array)
	if !ok || found.Len() == 0 {
		return
	}
	var results []*ast.Term
	switch v := found.Elem(0).Value.(type) {
	case ast.Set:
		results = v.Slice()
	case *ast.Array:
		for i := range v.Len() {
			results = append(results, v.Elem(i))
		}
	}
	var pathless []pending
	for _, result := range results {
		switch {
		case hasNoPath(result):
			pathless = append(pathless, pending{given: result, reported: result})
		case hasForeignPath(result):
			pathless = append(pathless, pending{given: result, reported: withoutPath(result.Value.(ast.Object))})
		case isObject(result):
			c.add(r, result, 0, nil, "")
		}
	}
	c.addInferred(ctx, r, pathless)
}

func isObject(t *ast.Term) bool {
	_, ok := t.Value.(ast.Object)
	return ok
}

// hasForeignPath reports whether a result has a key path that does not lead
// into the document: what an object holds besides msg is the author's business.
func hasForeignPath(result *ast.Term) bool {
	if !isObject(result) {
		return false
	}
	_, _, err := message(result)
	return err != nil
}

func withoutPath(o ast.Object) *ast.Term {
	msg := ast.InternedTerm("msg")
	if text := o.Get(msg); text != nil {
		return ast.ObjectTerm([2]*ast.Term{msg, text})
	}
	return ast.ObjectTerm()
}

func contains(names *ast.Array, name string) bool {
	for i := range names.Len() {
		if s, ok := names.Elem(i).Value.(ast.String); ok && string(s) == name {
			return true
		}
	}
	return false
}
