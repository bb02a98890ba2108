package document

import (
	"encoding/json"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/infralint/infralint/internal/terraform/rewrite"
	"github.com/infralint/infralint/internal/terraform/validate/refs"
)

// Unknown returns what stands for a value that is not known yet. It is true in
// a condition and equal to nothing.
func Unknown() map[string]any { return map[string]any{"unknown": true} }

func isUnknown(v any) bool {
	m, ok := v.(map[string]any)
	return ok && len(m) == 1 && m["unknown"] == true
}

// unknownText stands in a text for a part that is not known.
const unknownText = "${unknown}"

// value returns an expression as plain data. Of what is not known as a whole it
// has what is known of the parts: the elements of lists and objects, the text
// around interpolations.
func (s scope) value(expr hcl.Expression) any { return s.part(expr, 0) }

func (s scope) part(expr hcl.Expression, depth int) any {
	val := s.eval(expr)
	if depth > maxDepth || val.IsWhollyKnown() {
		return plain(val)
	}
	depth++
	switch e := unwrap(expr).(type) {
	case *hclsyntax.ObjectConsExpr:
		object := make(map[string]any, len(e.Items))
		for _, item := range e.Items {
			key := s.eval(item.KeyExpr)
			if !key.IsKnown() || key.IsNull() || key.Type() != cty.String {
				return Unknown()
			}
			object[key.AsString()] = s.part(item.ValueExpr, depth)
		}
		return object
	case *hclsyntax.TupleConsExpr:
		list := make([]any, 0, len(e.Exprs))
		for _, elem := range e.Exprs {
			list = append(list, s.part(elem, depth))
		}
		return list
	case *hclsyntax.TemplateExpr:
		return s.template(e)
	case *hclsyntax.TemplateWrapExpr:
		return s.part(e.Wrapped, depth)
	case *hclsyntax.ConditionalExpr:
		cond := s.eval(e.Condition)
		switch {
		case !cond.IsKnown() || cond.IsNull() || cond.Type() != cty.Bool:
			return Unknown()
		case cond.True():
			return s.part(e.TrueResult, depth)
		}
		return s.part(e.FalseResult, depth)
	case *hclsyntax.FunctionCallExpr:
		if v, ok := s.call(e, depth); ok {
			return v
		}
	case *hclsyntax.ScopeTraversalExpr:
		if v, ok := s.named(e.Traversal, depth); ok {
			return v
		}
	case hclsyntax.Expression:
	default: // JSON
		if v, ok := s.json(e, depth); ok {
			return v
		}
	}
	return plain(val)
}

// json handles an expression of a file in JSON.
func (s scope) json(expr hcl.Expression, depth int) (any, bool) {
	if pairs, diags := hcl.ExprMap(expr); !diags.HasErrors() {
		object := make(map[string]any, len(pairs))
		for _, pair := range pairs {
			object[keyText(pair.Key)] = s.part(pair.Value, depth)
		}
		return object, true
	}
	if items, diags := hcl.ExprList(expr); !diags.HasErrors() {
		list := make([]any, 0, len(items))
		for _, item := range items {
			list = append(list, s.part(item, depth))
		}
		return list, true
	}
	text, diags := expr.Value(nil) // as it is written
	if diags.HasErrors() || !text.IsKnown() || text.IsNull() || text.Type() != cty.String {
		return nil, false
	}
	template, diags := hclsyntax.ParseTemplate([]byte(text.AsString()), expr.Range().Filename, expr.Range().Start)
	if diags.HasErrors() {
		return nil, false
	}
	return s.part(template, depth), true
}

// unwrap removes parentheses and what is like them.
func unwrap(expr hcl.Expression) hcl.Expression {
	for {
		switch e := expr.(type) {
		case rewrite.Wrapper:
			expr = e.Inner()
		case *hclsyntax.ParenthesesExpr:
			expr = e.Expression
		default:
			return expr
		}
	}
}

// template puts together a text of which parts are not known.
func (s scope) template(e *hclsyntax.TemplateExpr) any {
	var b strings.Builder
	for _, part := range e.Parts {
		val := s.eval(part)
		switch v := plain(val).(type) {
		case string:
			b.WriteString(v)
		case json.Number:
			b.WriteString(v.String())
		case bool:
			if v {
				b.WriteString("true")
			} else {
				b.WriteString("false")
			}
		default:
			b.WriteString(unknownText)
		}
	}
	return b.String()
}

// call handles functions whose result is known in part.
func (s scope) call(e *hclsyntax.FunctionCallExpr, depth int) (any, bool) {
	if e.ExpandFinal || len(e.Args) == 0 {
		return nil, false
	}
	switch strings.TrimPrefix(e.Name, "core::") {
	case "jsonencode":
		return encode(s.part(e.Args[0], depth)), true
	case "sensitive", "nonsensitive", "tolist", "toset", "compact", "distinct":
		return s.part(e.Args[0], depth), true
	case "concat", "setunion":
		list := []any{}
		for _, arg := range e.Args {
			v := s.part(arg, depth)
			if elems, ok := v.([]any); ok {
				list = append(list, elems...)
			} else {
				list = append(list, v)
			}
		}
		return list, true
	}
	return nil, false
}

// encode returns a value as JSON, with text for what is not known.
func encode(v any) any {
	if isUnknown(v) {
		return v
	}
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(known(v)); err != nil {
		return Unknown()
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// known puts text in place of what is not known.
func known(v any) any {
	if isUnknown(v) {
		return unknownText
	}
	switch v := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
		for key, elem := range v {
			out[key] = known(elem)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, elem := range v {
			out[i] = known(elem)
		}
		return out
	}
	return v
}

// named returns the value of a reference that is a whole variable or local
// value, from where it is set.
func (s scope) named(t hcl.Traversal, depth int) (any, bool) {
	if _, ok := s.names[t.RootName()]; ok {
		return nil, false
	}
	r, diag := refs.Parse(t)
	if diag != nil || len(r.Rest) > 0 {
		return nil, false
	}
	switch r.Kind {
	case refs.Local:
		if l := s.Config.Locals[r.Name]; l != nil && l.Expr != nil {
			return s.instance.scope().part(l.Expr, depth), true
		}
	case refs.Variable:
		if arg := s.args[r.Name]; arg != nil && s.parent != nil {
			return s.parent.callScope().part(arg.Expr, depth), true
		}
	}
	return nil, false
}

// plain returns a value as encoding/json would read it.
func plain(v cty.Value) any {
	v, _ = v.Unmark()
	ty := v.Type()
	switch {
	case !v.IsKnown():
		return Unknown()
	case v.IsNull():
		return nil
	case ty == cty.String:
		return v.AsString()
	case ty == cty.Bool:
		return v.True()
	case ty == cty.Number:
		return plainNumber(v.AsBigFloat())
	case ty.IsListType() || ty.IsSetType() || ty.IsTupleType():
		list := make([]any, 0, v.LengthInt())
		for it := v.ElementIterator(); it.Next(); {
			_, elem := it.Element()
			list = append(list, plain(elem))
		}
		return list
	case ty.IsMapType() || ty.IsObjectType():
		object := make(map[string]any, v.LengthInt())
		for it := v.ElementIterator(); it.Next(); {
			key, elem := it.Element()
			object[key.AsString()] = plain(elem)
		}
		return object
	}
	return Unknown()
}

func plainNumber(f *big.Float) json.Number {
	// The shortest decimal of 512 bits takes long to find, and most are ports.
	if i, exact := f.Int64(); exact == big.Exact {
		return json.Number(strconv.FormatInt(i, 10))
	}
	return json.Number(f.Text('f', -1))
}

// mentions reports whether an expression refers to a root name.
func mentions(expr hcl.Expression, root string) bool {
	return slices.ContainsFunc(expr.Variables(), func(t hcl.Traversal) bool { return t.RootName() == root })
}
