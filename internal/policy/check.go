package policy

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/infralint/infralint/internal/lint"
)

// Check reports what the policies for doc find. A policy that fails, takes
// longer than the time-out or gives a result that cannot be read is a finding
// of the rule Failed. An error means that no policy could be evaluated: one
// does not compile, or ctx is done.
func (e *Engine) Check(ctx context.Context, doc lint.Document, out *lint.Results) error {
	if len(e.parts) > 0 {
		var errs []error
		for _, part := range e.parts {
			errs = append(errs, part.Check(ctx, doc, out))
		}
		return errors.Join(errs...)
	}
	rules, conftest := e.sees(&doc, false), e.sees(&doc, true)
	if !rules && !conftest {
		return nil
	}
	p, err := e.program(doc.Type)
	switch {
	case p == nil || err != nil:
		return err
	case !conftest:
		return e.checkFor(ctx, p, withMetadata, doc, out)
	case !rules:
		return e.checkFor(ctx, p, conftests, viewed(doc), out)
	case doc.Conftest == nil:
		return e.checkFor(ctx, p, everybody, doc, out)
	}
	return errors.Join(
		e.checkFor(ctx, p, withMetadata, doc, out),
		e.checkFor(ctx, p, conftests, viewed(doc), out),
	)
}

// sees reports whether the policies in the form of conftest, or the others, see
// doc.
func (e *Engine) sees(doc *lint.Document, conftest bool) bool {
	switch {
	case e.isFor != nil && doc.Parts == nil && !e.isFor(doc.File.Path):
		return false
	case !conftest:
		return doc.Type != lint.ConftestType
	case doc.Type == lint.ConftestType:
		return doc.Kind == e.set
	}
	return e.set == "" && doc.Conftest != lint.Hidden
}

// viewed returns doc as conftest shows it.
func viewed(doc lint.Document) lint.Document {
	if doc.Conftest != nil {
		doc.Value, doc.Locate, doc.Conftest = doc.Conftest.Value, doc.Conftest.Locate, nil
	}
	return doc
}

func (e *Engine) checkFor(ctx context.Context, p *program, who audience, doc lint.Document, out *lint.Results) error {
	q, err := p.query(&doc, who)
	for _, r := range p.slow.leftOut() {
		if who.has(r) && r.matches(&doc) {
			out.Skip(doc.File.Path, fmt.Sprintf("by policy %s, which took longer than %v on %d documents", r.rule.ID, e.opts.Timeout, maxSlow))
		}
	}
	if q == nil || err != nil {
		return err
	}
	value, err := ast.InterfaceToValue(doc.Value)
	if err != nil {
		return fmt.Errorf("convert the document: %w", err)
	}
	c := &check{engine: e, program: p, doc: doc, input: ast.NewTerm(value), out: out}
	return c.run(ctx, q)
}

// A check is one document on its way through the policies.
type check struct {
	engine  *Engine
	program *program
	doc     lint.Document
	input   *ast.Term
	out     *lint.Results
}

// run evaluates all policies of q together and, where that fails, each alone,
// to learn which one it is.
func (c *check) run(ctx context.Context, q *query) error {
	results, err := c.eval(ctx, q)
	if err == nil {
		for i := range q.policies {
			c.report(ctx, q, i, results[i])
		}
		return nil
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	each, err := c.program.each(q)
	if err != nil {
		return err
	}
	for _, one := range each {
		results, err := c.eval(ctx, one)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			if topdown.IsCancel(err) {
				c.program.slow.tookLong(one.policies[0])
			}
			c.failed(one.policies[0], c.engine.reason(err))
			continue
		}
		c.report(ctx, one, 0, results[0])
	}
	return nil
}

func (c *check) eval(ctx context.Context, q *query) ([]*ast.Array, error) {
	ctx, cancel := context.WithTimeout(ctx, c.engine.opts.Timeout)
	defer cancel()
	results, err := c.program.eval(ctx, q, &c.doc, c.input, nil)
	if err == nil && len(results) != len(q.policies) {
		// An entry that is no set has no value here, and with it the query.
		err = errors.New("deny, warn or violation is not a set of results")
	}
	return results, err
}

// reason says why a policy failed, as part of a sentence.
func (e *Engine) reason(err error) string {
	if topdown.IsCancel(err) {
		return fmt.Sprintf("takes longer than %v", e.opts.Timeout)
	}
	var te *topdown.Error
	if errors.As(err, &te) && te.Location != nil {
		message, _, _ := strings.Cut(te.Message, "\n") // the values that conflict follow
		return fmt.Sprintf("fails at %s:%d: %s", te.Location.File, te.Location.Row, strings.TrimSuffix(message, ":"))
	}
	return "fails: " + err.Error()
}

func (c *check) failed(r *rego, reason string) {
	span, related := c.doc.Locate(nil)
	c.out.Report(lint.Finding{
		Rule:    Failed,
		Span:    span,
		Related: related,
		Message: fmt.Sprintf("policy %s %s", r.rule.ID, reason),
	})
}

// report makes findings of the results of policy i of q. Sets are in the order
// of their elements, so that the findings are too.
func (c *check) report(ctx context.Context, q *query, i int, values *ast.Array) {
	r := q.policies[i]
	if r.conftest != nil {
		c.reportConftest(ctx, r, values)
		return
	}
	var pathless []pending
	for i := range values.Len() {
		value, severity := values.Elem(i), lint.Severity(0)
		if r.rule.Severity > lint.Warning && strings.HasPrefix(entryName(c.program.entries[r][i]), "warn") {
			severity = lint.Warning
		}
		set, ok := value.Value.(ast.Set)
		if !ok {
			c.failed(r, fmt.Sprintf("gives %s, want a set", ast.ValueName(value.Value)))
			continue
		}
		for _, result := range set.Slice() {
			if hasNoPath(result) {
				pathless = append(pathless, pending{result, result, severity})
				continue
			}
			c.add(r, result, severity, nil, "")
		}
	}
	c.addInferred(ctx, r, pathless)
}

// entryName is the name of a rule that gives results.
func entryName(entry ast.Ref) string {
	name, _ := entry[len(entry)-1].Value.(ast.String)
	return string(name)
}

// add reports a result. Its severity is zero for that of the rule. Where it gives
// no path, its place is the inferred one; detail says how.
func (c *check) add(r *rego, result *ast.Term, severity lint.Severity, inferred []any, detail string) {
	f, err := c.finding(r, result, inferred, detail)
	if err != nil {
		c.failed(r, err.Error())
	}
	if f.Message == "" {
		return // else what is said is true, whatever is wrong with the rest
	}
	f.Rule, f.Severity = r.rule, severity
	c.engine.note(r, &c.doc)
	c.out.Report(f)
}

// finding makes a finding of a result: a message, or an object with msg and
// perhaps path, fix, and related, a list of objects with msg and path.
func (c *check) finding(r *rego, result *ast.Term, inferred []any, detail string) (lint.Finding, error) {
	msg, path, err := message(result)
	if err != nil {
		return lint.Finding{}, err
	}
	f := lint.Finding{Message: msg}
	if path == nil {
		path, f.Detail = inferred, detail
	}
	f.Span, f.Related = c.doc.Locate(path)
	if c.doc.Remedy != nil {
		f.Fixes = c.doc.Remedy(r.rule.ID, path)
	}
	object, ok := result.Value.(ast.Object)
	if !ok {
		return f, nil
	}
	if change := object.Get(ast.InternedTerm("fix")); change != nil && r.conftest == nil {
		ops, err := operationsOf(change.Value)
		if err == nil && r.fix == nil {
			err = errors.New("gives a fix, and has no custom.fix in METADATA to say what it does")
		}
		if err != nil {
			return f, err
		}
		if fix := c.fix(r, ops); fix != nil {
			f.Fixes = []lint.Fix{*fix}
		}
	}
	related := object.Get(ast.InternedTerm("related"))
	if related == nil {
		return f, nil
	}
	places, ok := related.Value.(*ast.Array)
	if !ok {
		return f, fmt.Errorf("gives related as %s, want an array", ast.ValueName(related.Value))
	}
	for i := range places.Len() {
		msg, path, err := message(places.Elem(i))
		if err != nil {
			return f, err
		}
		span, more := c.doc.Locate(path)
		f.Related = append(f.Related, lint.Related{Span: span, Message: msg})
		f.Related = append(f.Related, more...)
	}
	return f, nil
}

// message returns the message of a result and its path, nil where it has none.
func message(result *ast.Term) (msg string, path []any, err error) {
	switch v := result.Value.(type) {
	case ast.String:
		return string(v), nil, nil
	case ast.Object:
		text := v.Get(ast.InternedTerm("msg"))
		if text == nil {
			return "", nil, fmt.Errorf("gives an object without msg: %v", result)
		}
		s, ok := text.Value.(ast.String)
		if !ok {
			return "", nil, fmt.Errorf("gives msg as %s, want a string", ast.ValueName(text.Value))
		}
		if p := v.Get(ast.InternedTerm("path")); p != nil {
			if path, err = pathOf(p.Value); err != nil {
				return "", nil, err
			}
		}
		return strings.TrimSpace(string(s)), path, nil
	}
	return "", nil, fmt.Errorf("gives %s, want a string or an object with msg", ast.ValueName(result.Value))
}

// pathOf makes a path for Document.Locate of an array of keys and indices.
func pathOf(v ast.Value) ([]any, error) {
	steps, ok := v.(*ast.Array)
	if !ok {
		return nil, fmt.Errorf("gives path as %s, want an array of keys and indices", ast.ValueName(v))
	}
	path := make([]any, 0, steps.Len())
	for i := range steps.Len() {
		switch step := steps.Elem(i).Value.(type) {
		case ast.String:
			path = append(path, string(step))
		case ast.Number:
			n, ok := step.Int()
			if !ok {
				return nil, fmt.Errorf("gives path with the index %v, want a whole number", step)
			}
			path = append(path, n)
		default:
			return nil, fmt.Errorf("gives path with %s, want keys and indices", ast.ValueName(step))
		}
	}
	return path, nil
}
