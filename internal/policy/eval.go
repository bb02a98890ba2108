package policy

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown/print"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/suggest"
)

// An Evaluation is what one policy says of one document, for people who debug
// it.
type Evaluation struct {
	Rule     *lint.Rule
	Applies  bool            // the policy is for documents of this type and kind
	Results  json.RawMessage // by rule: what deny, warn and violation give, indented
	Printed  string          // what the policy printed, a line each with its place
	Findings []lint.Finding  // what a run would report
}

// Eval evaluates the policy with a rule id on doc.
func (e *Engine) Eval(ctx context.Context, id string, doc lint.Document) (*Evaluation, error) {
	if len(e.parts) > 0 {
		return e.evalParts(ctx, id, doc)
	}
	var ids []string
	for _, r := range e.all() {
		if r.rule.ID == id {
			return e.evalOne(ctx, r, doc)
		}
		ids = append(ids, r.rule.ID)
	}
	return nil, fmt.Errorf("no policy has the id %q%s", id, suggest.DidYouMean(id, ids))
}

func (e *Engine) evalOne(ctx context.Context, r *rego, doc lint.Document) (*Evaluation, error) {
	ev := &Evaluation{Rule: r.rule, Applies: r.matches(&doc) && e.sees(&doc, r.conftest != nil)}
	if !ev.Applies {
		return ev, nil
	}
	// A program of its own, since what it prints is compiled in.
	var printed bytes.Buffer
	p := &program{opts: e.opts, policies: []*rego{r}, modules: make(map[string]*module), data: e.data}
	p.opts.Print = &printed
	if e.shared != nil {
		p.modules, p.isUser, p.files = e.shared.modules, true, e.files
	} else {
		e.require(p.modules, r.module)
	}
	if err := p.compile(); err != nil {
		return nil, err
	}
	q, err := p.only(r)
	if err != nil {
		return nil, err
	}
	if r.conftest != nil {
		doc = viewed(doc)
	}
	value, err := ast.InterfaceToValue(doc.Value)
	if err != nil {
		return nil, fmt.Errorf("convert the document: %w", err)
	}
	var out lint.Results
	c := &check{engine: e, program: p, doc: doc, input: ast.NewTerm(value), out: &out}
	results, err := c.eval(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("policy %s %s", r.rule.ID, e.reason(err))
	}
	ev.Printed = printed.String()
	byName := make(map[string]any)
	for i, ref := range p.entries[r] {
		name := entryName(ref)
		if byName[name], err = ast.JSON(results[0].Elem(i).Value); err != nil {
			return nil, fmt.Errorf("convert the results: %w", err)
		}
	}
	if ev.Results, err = indented(byName); err != nil {
		return nil, err
	}
	c.report(ctx, q, 0, results[0])
	ev.Findings = out.Findings
	return ev, nil
}

// Input returns what policies with METADATA, or those of conftest, see of doc as
// input: indented JSON, nothing where they do not see it.
func Input(doc lint.Document, conftest bool) ([]byte, error) {
	if conftest && doc.Conftest == lint.Hidden || !conftest && doc.Type == lint.ConftestType {
		return nil, nil
	}
	if conftest {
		doc = viewed(doc)
	}
	return indented(doc.Value)
}

func indented(value any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(value); err != nil {
		return nil, fmt.Errorf("write JSON: %w", err)
	}
	return b.Bytes(), nil
}

// A printer writes what policies print.
type printer struct{ opts Options }

// Print implements print.Hook.
func (p printer) Print(c print.Context, text string) error {
	_, err := fmt.Fprintf(p.opts.Print, "%s:%d: %s\n", c.Location.File, c.Location.Row, text)
	return err
}
