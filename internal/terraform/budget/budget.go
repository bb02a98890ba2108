// Package budget bounds what the evaluation of a module costs. A few lines
// that double a list 40 times, or four loops inside each other, keep Terraform
// busy for ever; somebody else's code may not do that to us. What is beyond
// the budget is an unknown value, about which nothing is said.
//
// HCL has no place to hook into an evaluation, so expressions are wrapped.
package budget

import (
	"bytes"
	"reflect"
	"slices"
	"sync/atomic"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/infralint/infralint/internal/terraform/rewrite"
)

// Units is the budget of one module: an element of a loop or of a value that
// is kept costs one. It is spent in a second or two; the largest modules that
// people write need some ten thousands.
const Units = 1_000_000

// maxNodes and maxText bound one value that is kept.
const (
	maxNodes = 100_000
	maxText  = 256 << 10
)

// maxParts is the number of interpolations in one template beyond which the
// text is not put together.
const maxParts = 100

// A Counter counts what is left of a budget. It is safe for concurrent use.
type Counter struct{ left atomic.Int64 }

// New returns a full budget.
func New() *Counter {
	c := &Counter{}
	c.left.Store(Units)
	return c
}

// Spend takes n units, and reports whether there were as many.
func (c *Counter) Spend(n int) bool { return c.left.Add(-int64(n)) >= 0 }

// Exhausted reports whether something was left unknown for want of units.
func (c *Counter) Exhausted() bool { return c.left.Load() < 0 }

// name is where the counter stands in a context. No identifier is like it.
const name = "\x00budget"

var counterType = cty.Capsule("budget", reflect.TypeFor[Counter]())

// Put makes ctx, and what is made from it, spend from c.
func (c *Counter) Put(variables map[string]cty.Value) {
	variables[name] = cty.CapsuleVal(counterType, c)
}

// within returns the counter of a context; a new one, and a context that has
// it, if there is none.
func within(ctx *hcl.EvalContext) (*Counter, *hcl.EvalContext) {
	for at := ctx; at != nil; at = at.Parent() {
		if v, ok := at.Variables[name]; ok {
			return v.EncapsulatedValue().(*Counter), ctx
		}
	}
	c := New()
	child := ctx.NewChild()
	child.Variables = map[string]cty.Value{}
	c.Put(child.Variables)
	return c, child
}

// Keep returns v, or an unknown value with the marks of v if v is too large to
// be kept for others to refer to: a value that is twice another one is cheap
// to make, and dear to look at.
func (c *Counter) Keep(v cty.Value) cty.Value {
	s := size{nodes: maxNodes, text: maxText}
	ok := s.value(v)
	if !c.Spend(maxNodes-s.nodes) || !ok {
		return cty.DynamicVal.WithMarks(s.marks)
	}
	return v
}

// A size is what is left while a value is measured.
type size struct {
	nodes, text int
	sets        int // how many sets it is inside of
	marks       cty.ValueMarks
}

// maxSets bounds sets inside of sets: each of them is put in order anew, by
// all that is in it, whenever somebody looks at it.
const maxSets = 3

func (s *size) value(v cty.Value) bool {
	if s.nodes--; s.nodes < 0 {
		return false
	}
	if v.IsMarked() {
		var own cty.ValueMarks
		v, own = v.Unmark()
		for m := range own {
			if s.marks == nil {
				s.marks = cty.ValueMarks{}
			}
			s.marks[m] = struct{}{}
		}
	}
	ty := v.Type()
	switch {
	case !v.IsKnown() || v.IsNull():
		return s.typ(ty)
	case ty == cty.String:
		s.text -= len(v.AsString())
		return s.text >= 0
	case ty.IsPrimitiveType() || ty.IsCapsuleType():
		return true
	}
	if ty.IsCollectionType() && v.LengthInt() == 0 && !s.typ(ty) {
		return false
	}
	if ty.IsSetType() {
		if s.sets++; s.sets > maxSets {
			return false
		}
		defer func() { s.sets-- }()
	}
	for it := v.ElementIterator(); it.Next(); {
		key, elem := it.Element()
		if key.Type() == cty.String && key.IsKnown() && ty.IsMapType() {
			if s.text -= len(key.AsString()); s.text < 0 {
				return false
			}
		}
		if !s.value(elem) {
			return false
		}
	}
	return true
}

func (s *size) typ(ty cty.Type) bool {
	if s.nodes--; s.nodes < 0 {
		return false
	}
	switch {
	case ty.IsCollectionType():
		return s.typ(ty.ElementType())
	case ty.IsTupleType():
		for _, t := range ty.TupleElementTypes() {
			if !s.typ(t) {
				return false
			}
		}
	case ty.IsObjectType():
		for _, t := range ty.AttributeTypes() {
			if !s.typ(t) {
				return false
			}
		}
	}
	return true
}

// Body returns body such that its loops keep to a budget. Content is the file
// that body was parsed from; body is not changed.
func Body(body *hclsyntax.Body, content []byte) *hclsyntax.Body {
	if !mayLoop(content) && bytes.Count(content, []byte("${")) <= maxParts {
		return body
	}
	out, _ := rewrite.Body(body, limit)
	return out
}

// mayLoop reports whether the word "for" stands in content.
func mayLoop(content []byte) bool {
	for {
		i := bytes.Index(content, []byte("for"))
		if i < 0 || i+3 == len(content) {
			return false
		}
		switch content[i+3] {
		case ' ', '\t', '\n', '\r', '/', '#':
			return true
		}
		content = content[i+3:]
	}
}

// Expr is Body for one expression.
func Expr(expr hclsyntax.Expression) hclsyntax.Expression {
	out, _ := rewrite.Expr(expr, limit)
	return out
}

// limit wraps a loop, what is costly inside of it, and long templates.
func limit(expr hclsyntax.Expression) hclsyntax.Expression {
	switch e := expr.(type) {
	case *hclsyntax.ForExpr:
		c := *e
		for _, part := range []*hclsyntax.Expression{&c.KeyExpr, &c.ValExpr, &c.CondExpr} {
			if *part != nil {
				*part, _ = rewrite.Expr(*part, limitCall)
			}
		}
		switch e.CollExpr.(type) {
		case *hclsyntax.TupleConsExpr, *hclsyntax.ObjectConsExpr, *hclsyntax.ConditionalExpr, *hclsyntax.ParenthesesExpr:
			// What is kept in the name of a loop is kept like a local value.
			c.CollExpr = kept{around(e.CollExpr)}
		}
		return counted{around(&c)}
	case *hclsyntax.TemplateExpr:
		if len(e.Parts) > maxParts {
			return unbuilt{around(e)}
		}
	}
	return nil
}

func limitCall(expr hclsyntax.Expression) hclsyntax.Expression {
	if e, ok := expr.(*hclsyntax.FunctionCallExpr); ok {
		return counted{around(e)}
	}
	return nil
}

// A wrapper is an expression of the language around another one, which HCL
// walks as if it were in parentheses.
type wrapper struct{ *hclsyntax.ParenthesesExpr }

func around(e hclsyntax.Expression) wrapper {
	return wrapper{&hclsyntax.ParenthesesExpr{Expression: e, SrcRange: e.Range()}}
}

// Inner implements rewrite.Wrapper.
func (w wrapper) Inner() hclsyntax.Expression { return w.Expression }

// counted counts the elements of its result.
type counted struct{ wrapper }

// With implements rewrite.Wrapper.
func (counted) With(e hclsyntax.Expression) hclsyntax.Expression { return counted{around(e)} }

// Value implements hcl.Expression.
func (e counted) Value(ctx *hcl.EvalContext) (cty.Value, hcl.Diagnostics) {
	c, ctx := within(ctx)
	if !c.Spend(1) {
		return cty.DynamicVal, nil
	}
	v, diags := e.Expression.Value(ctx)
	if !c.Spend(elements(v)) {
		return cty.DynamicVal.WithSameMarks(v), nil
	}
	return v, diags
}

// textUnit is how many bytes of text cost as much as an element.
const textUnit = 64

// elements returns how many elements v has, text counted too.
func elements(v cty.Value) int {
	v, _ = v.Unmark()
	switch ty := v.Type(); {
	case !v.IsKnown() || v.IsNull():
		return 0
	case ty == cty.String:
		return len(v.AsString()) / textUnit
	case !v.CanIterateElements():
		return 0
	}
	n := 0
	for it := v.ElementIterator(); it.Next(); {
		n++
		_, elem := it.Element()
		if elem, _ = elem.Unmark(); elem.Type() == cty.String && elem.IsKnown() && !elem.IsNull() {
			n += len(elem.AsString()) / textUnit
		}
	}
	return n
}

// kept bounds its result as a value that is kept.
type kept struct{ wrapper }

// With implements rewrite.Wrapper.
func (kept) With(e hclsyntax.Expression) hclsyntax.Expression { return kept{around(e)} }

// Value implements hcl.Expression.
func (e kept) Value(ctx *hcl.EvalContext) (cty.Value, hcl.Diagnostics) {
	c, ctx := within(ctx)
	v, diags := e.Expression.Value(ctx)
	return c.Keep(v), diags
}

// unbuilt is a template of which only the parts are looked at.
type unbuilt struct{ wrapper }

// With implements rewrite.Wrapper.
func (unbuilt) With(e hclsyntax.Expression) hclsyntax.Expression { return unbuilt{around(e)} }

// Value implements hcl.Expression.
func (e unbuilt) Value(ctx *hcl.EvalContext) (cty.Value, hcl.Diagnostics) {
	template, ok := e.Expression.(*hclsyntax.TemplateExpr)
	if !ok {
		return e.Expression.Value(ctx)
	}
	counter, ctx := within(ctx)
	var diags hcl.Diagnostics
	out := cty.UnknownVal(cty.String)
	// HCL itself says what is wrong, with a few parts at a time.
	for parts := range slices.Chunk(template.Parts, 16) {
		c := *template
		c.Parts = parts
		v, d := c.Value(ctx)
		out, diags = out.WithSameMarks(v), append(diags, d...)
		if !counter.Spend(elements(v)) {
			break
		}
	}
	return out, diags
}
