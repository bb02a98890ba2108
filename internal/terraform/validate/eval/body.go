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
// left out.
func (o *openBody) traversals(iterators []string) (out []hcl.Traversal) {
	add := func(expr hcl.Expression) {
		if expr == nil {
			return
		}
		for _, t := range expr.Variables() {
			if !slices.Contains(iterators, t.RootName()) {
				out = append(out, t)
			}
		}
	}
	for _, expr := range o.exprs {
		add(expr)
	}
	for _, b := range o.blocks {
		out = append(out, b.traversals(iterators)...)
	}
	for _, d := range o.dynamics {
		add(d.forEach)
		inner := append(iterators[:len(iterators):len(iterators)], d.iterator)
		if d.labels != nil {
			for _, t := range d.labels.Variables() {
				if !slices.Contains(inner, t.RootName()) {
					out = append(out, t)
				}
			}
		}
		out = append(out, d.content.traversals(inner)...)
	}
	return out
}

// maxIterations limits how often the content of a dynamic block is evaluated.
const maxIterations = 100

// evaluate evaluates everything in the body.
func (o *openBody) evaluate(ctx *hcl.EvalContext) (diags hcl.Diagnostics) {
	for _, expr := range o.exprs {
		_, more := expr.Value(ctx)
		diags = append(diags, more...)
	}
	for _, b := range o.blocks {
		diags = append(diags, b.evaluate(ctx)...)
	}
	for _, d := range o.dynamics {
		diags = append(diags, d.evaluate(ctx)...)
	}
	return diags
}

func (d *dynamicBlock) evaluate(ctx *hcl.EvalContext) hcl.Diagnostics {
	const summary = "Invalid dynamic for_each value"
	each, diags := d.forEach.Value(ctx)
	if diags.HasErrors() {
		return diags
	}
	each, eachMarks := each.Unmark()
	switch {
	case each.IsNull() && each.Type() != cty.DynamicPseudoType:
		return append(diags, errorAt(d.forEach.Range(), summary, "for_each is null"))
	case each.IsNull():
		return append(diags, errorAt(d.forEach.Range(), summary, "for_each is null"))
	case !each.CanIterateElements() && each.Type() != cty.DynamicPseudoType && each.IsKnown():
		return append(diags, errorAt(d.forEach.Range(), summary, "for_each is a %s, which has no elements to go through", each.Type().FriendlyName()))
	}
	once := func(key, value cty.Value) {
		inner := ctx.NewChild()
		inner.Variables = map[string]cty.Value{
			d.iterator: cty.ObjectVal(map[string]cty.Value{"key": key.WithMarks(eachMarks), "value": value.WithMarks(eachMarks)}),
		}
		if d.labels != nil {
			_, more := d.labels.Value(inner)
			diags = append(diags, more...)
		}
		diags = append(diags, d.content.evaluate(inner)...)
	}
	if !each.IsKnown() {
		once(cty.DynamicVal, cty.DynamicVal)
		return diags
	}
	n := 0
	for it := each.ElementIterator(); it.Next() && n < maxIterations; n++ {
		once(it.Element())
	}
	return diags
}

// Open evaluates a body without a schema.
func (s *Scope) Open(body hcl.Body) hcl.Diagnostics {
	open, diags := openOf(body)
	ctx, more := s.Context(open.traversals(nil))
	diags = append(diags, more...)
	if diags.HasErrors() {
		return diags
	}
	return append(diags, s.fix(open.evaluate(ctx))...)
}

// Block evaluates a body that has a schema. After an error the value is
// unknown.
func (s *Scope) Block(body hcl.Body, block *schema.Block) (cty.Value, hcl.Diagnostics) {
	spec := block.Spec()
	unknown := cty.UnknownVal(block.Type())
	expandCtx, diags := s.Context(dynblock.ExpandVariablesHCLDec(body, spec))
	if diags.HasErrors() { // of the whole body, as those of the dynamic blocks are among them
		_, diags = s.Context(dynblock.VariablesHCLDec(body, spec))
		return unknown, diags
	}
	body = dynblock.Expand(body, expandCtx)
	ctx, diags := s.Context(hcldec.Variables(body, spec))
	if diags.HasErrors() {
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
