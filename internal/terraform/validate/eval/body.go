package eval

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/dynblock"
	"github.com/hashicorp/hcl/v2/hcldec"
	"github.com/zclconf/go-cty/cty"

	"github.com/infralint/infralint/internal/terraform/marks"
	"github.com/infralint/infralint/internal/terraform/validate/schema"
)

// traversals returns everything that the body refers to, its own iterators
// left out. With expand set it is only what decides which blocks there are.
func (o *openBody) traversals(iterators []string, expand bool) (out []hcl.Traversal) {
	add := func(expr hcl.Expression, iterators []string) {
		if expr == nil {
			return
		}
		for _, t := range expr.Variables() {
			if !slices.Contains(iterators, t.RootName()) {
				out = append(out, t)
			}
		}
	}
	if !expand {
		for _, expr := range o.exprs {
			add(expr, iterators)
		}
	}
	for _, b := range o.blocks {
		inner := iterators
		switch {
		case b.problem != nil:
			continue
		case b.forEach != nil:
			add(b.forEach, iterators)
			inner = append(iterators[:len(iterators):len(iterators)], b.iterator)
			add(b.labels, inner)
		}
		out = append(out, b.body.traversals(inner, expand)...)
	}
	return out
}

// maxIterations limits how often the content of a dynamic block is evaluated.
const maxIterations = 100

// An expansion makes blocks of dynamic blocks: it finds every expression that
// there is then, in the order of evaluation.
type expansion struct {
	exprs []expandedExpr
	diags hcl.Diagnostics
}

// An expandedExpr is an expression with the iterators that it can use.
type expandedExpr struct {
	expr      hcl.Expression
	iterators []iterator
	// skipped is set behind a block of the same type of which it is not known
	// how often there is one: the provider would see an unknown value.
	skipped bool
}

type iterator struct {
	name  string
	value cty.Value // an object of key and value
}

// body adds the expressions of a body. Ctx is what for_each and labels are
// evaluated against.
func (x *expansion) body(o *openBody, iterators []iterator, ctx *hcl.EvalContext, skipped bool) {
	for _, expr := range o.exprs {
		x.exprs = append(x.exprs, expandedExpr{expr, iterators, skipped})
	}
	unknown := map[string]bool{}
	for _, b := range o.blocks {
		switch {
		case b.problem != nil:
			x.diags = append(x.diags, b.problem...)
		case b.forEach == nil:
			x.body(b.body, iterators, ctx, skipped || unknown[b.typ])
		case x.dynamic(b, iterators, ctx, skipped || unknown[b.typ]):
			unknown[b.typ] = true
		}
	}
}

// dynamic adds the expressions of the blocks that a dynamic block makes. It
// returns true if it is not known which.
func (x *expansion) dynamic(b *openBlock, iterators []iterator, ctx *hcl.EvalContext, skipped bool) (unknown bool) {
	const summary = "Invalid dynamic for_each value"
	each, diags := b.forEach.Value(withIterators(ctx, iterators))
	if skipped { // only to find out what it refers to
		defer func(n int) { x.diags = x.diags[:n] }(len(x.diags))
	}
	x.diags = append(x.diags, diags...)
	if diags.HasErrors() {
		return false
	}
	each, eachMarks := each.Unmark()
	switch {
	case each.IsNull():
		x.diags = append(x.diags, errorAt(b.forEach.Range(), summary, "for_each is null"))
		return false
	case !each.CanIterateElements() && each.Type() != cty.DynamicPseudoType && each.IsKnown():
		x.diags = append(x.diags, errorAt(b.forEach.Range(), summary, "for_each is a %s, which has no elements to go through", each.Type().FriendlyName()))
		return false
	case !each.IsKnown():
		return true
	}
	n := 0
	for it := each.ElementIterator(); it.Next() && n < maxIterations; n++ {
		key, value := it.Element()
		inner := append(iterators[:len(iterators):len(iterators)], iterator{b.iterator, cty.ObjectVal(map[string]cty.Value{
			"key": key.WithMarks(eachMarks), "value": value.WithMarks(eachMarks),
		})})
		if b.labels != nil {
			_, diags := b.labels.Value(withIterators(ctx, inner))
			x.diags = append(x.diags, diags...)
		}
		x.body(b.body, inner, ctx, skipped)
	}
	return false
}

// withIterators returns ctx with iterators laid over it.
func withIterators(ctx *hcl.EvalContext, iterators []iterator) *hcl.EvalContext {
	if len(iterators) == 0 {
		return ctx
	}
	child := ctx.NewChild()
	child.Variables = make(map[string]cty.Value, len(iterators))
	for _, it := range iterators {
		child.Variables[it.name] = it.value
	}
	return child
}

// traversals returns what the expressions refer to besides their iterators.
func (x *expansion) traversals() (out []hcl.Traversal) {
	for _, e := range x.exprs {
		for _, t := range e.expr.Variables() {
			if !slices.ContainsFunc(e.iterators, func(it iterator) bool { return it.name == t.RootName() }) {
				out = append(out, t)
			}
		}
	}
	return out
}

// A readBody is an openBody with what it refers to. It is asked for twice: for
// the order of evaluation, and to evaluate it.
type readBody struct {
	*openBody
	traversals []hcl.Traversal
}

func (e *Env) read(body hcl.Body) *readBody {
	if b := e.bodies[body]; b != nil {
		return b
	}
	b := &readBody{openBody: openOf(body)}
	b.traversals = b.openBody.traversals(nil, false)
	if e.bodies == nil {
		e.bodies = map[hcl.Body]*readBody{}
	}
	e.bodies[body] = b
	return b
}

// Open evaluates a body without a schema, in the two steps of Terraform: first
// what decides which blocks there are, then everything that is in them. The
// content of a block of which it is not known whether it is there is not looked
// at.
func (s *Scope) Open(body hcl.Body) hcl.Diagnostics {
	open := s.read(body)
	if len(open.blocks) == 0 { // the common case
		ctx, diags := s.Context(open.traversals)
		if diags.HasErrors() {
			return diags
		}
		for _, expr := range open.exprs {
			_, more := expr.Value(ctx)
			diags = append(diags, s.fix(more)...)
		}
		return diags
	}
	expandCtx, diags := s.Context(open.openBody.traversals(nil, true))
	var x expansion
	x.body(open.openBody, nil, expandCtx, false)
	ctx, more := s.Context(x.traversals())
	if diags = append(diags, more...); more.HasErrors() {
		return diags
	}
	diags = append(diags, s.fix(x.diags)...)
	for _, e := range x.exprs {
		if !e.skipped {
			_, more := e.expr.Value(withIterators(ctx, e.iterators))
			diags = append(diags, s.fix(more)...)
		}
	}
	return diags
}

// Block evaluates a body that has a schema. After an error the value is
// unknown.
func (s *Scope) Block(body hcl.Body, block *schema.Block) (cty.Value, hcl.Diagnostics) {
	spec := block.Spec()
	unknown := cty.UnknownVal(block.Type())
	expandCtx, diags := s.Context(dynblock.ExpandVariablesHCLDec(body, spec))
	body = dynblock.Expand(body, expandCtx)
	ctx, more := s.Context(hcldec.Variables(body, spec))
	if diags = append(diags, more...); more.HasErrors() {
		return unknown, diags
	}
	val, more := hcldec.Decode(body, spec, ctx)
	return val, append(diags, s.fix(more)...)
}

// noEphemeral reports ephemeral values in arguments that are kept.
func noEphemeral(val cty.Value, body hcl.Body, block *schema.Block) (diags hcl.Diagnostics) {
	val, _ = val.Unmark()
	if !val.IsKnown() || val.IsNull() {
		return nil
	}
	attributes, _ := body.JustAttributes()
	for _, a := range inOrder(attributes) {
		sa := block.Attributes[a.Name]
		if sa == nil || sa.WriteOnly || !marks.Contains(val.GetAttr(a.Name), marks.Ephemeral) {
			continue
		}
		diags = append(diags, errorAt(a.Expr.Range(), "Invalid use of ephemeral value",
			"%s is kept in the state, so that it cannot take an ephemeral value", a.Name))
	}
	return diags
}

func isKnownString(v cty.Value) bool {
	return !v.IsMarked() && v.IsKnown() && !v.IsNull() && v.Type() == cty.String
}
