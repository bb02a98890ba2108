package eval

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/infralint/infralint/internal/terraform/marks"
)

// countArgument checks the argument count.
func (s *Scope) countArgument(expr hcl.Expression) hcl.Diagnostics {
	const summary = "Invalid count argument"
	val, diags := s.Expr(expr, cty.Number)
	if diags.HasErrors() {
		return diags
	}
	bad := func(format string, args ...any) hcl.Diagnostics {
		return append(diags, errorAt(expr.Range(), summary, format, args...))
	}
	if marks.Contains(val, marks.Ephemeral) {
		return bad("count is an ephemeral value, which could change between two runs")
	}
	val, _ = val.Unmark()
	switch {
	case val.IsNull():
		return bad("count is null")
	case !val.IsKnown():
		return diags
	}
	n, accuracy := val.AsBigFloat().Int64()
	switch {
	case accuracy != 0:
		return bad("count is %s, not a whole number", val.AsBigFloat().Text('f', -1))
	case n < 0:
		return bad("count is %d, less than 0", n)
	}
	return diags
}

// forEachArgument checks the argument for_each.
func (s *Scope) forEachArgument(expr hcl.Expression) hcl.Diagnostics {
	const summary = "Invalid for_each argument"
	val, diags := s.Expr(expr, cty.DynamicPseudoType)
	if diags.HasErrors() {
		return diags
	}
	bad := func(summary, format string, args ...any) hcl.Diagnostics {
		return append(diags, errorAt(expr.Range(), summary, format, args...))
	}
	if val.HasMark(marks.Sensitive) {
		return bad(summary, "for_each is a sensitive value, which would show in the names of the instances")
	}
	if val.HasMark(marks.Ephemeral) {
		return bad(summary, "for_each is an ephemeral value, which could change between two runs")
	}
	val, _ = val.Unmark()
	typ := val.Type()
	switch {
	case val.IsNull():
		return bad(summary, "for_each is null")
	case typ == cty.DynamicPseudoType:
		return diags
	case !typ.IsMapType() && !typ.IsSetType() && !typ.IsObjectType():
		return bad(summary, "for_each must be a map or a set of strings, not %s%s", typ.FriendlyName(), toSetHint(typ))
	case !val.IsKnown() || !typ.IsSetType() || !val.Length().IsKnown():
		return diags
	}
	if !val.IsWhollyKnown() && typ.ElementType() == cty.DynamicPseudoType {
		return diags
	}
	if val.LengthInt() == 0 {
		return diags
	}
	if elem := typ.ElementType(); elem != cty.String && elem != cty.DynamicPseudoType {
		return bad("Invalid for_each set argument", "for_each is a set of %s, not of strings", elem.FriendlyName())
	}
	for it := val.ElementIterator(); it.Next(); {
		_, elem := it.Element()
		if elem.IsKnown() && elem.IsNull() {
			return bad("Invalid for_each set argument", "for_each is a set with null in it")
		}
	}
	return diags
}

func toSetHint(typ cty.Type) string {
	if typ.IsListType() || typ.IsTupleType() {
		return "; toset() makes a set of it"
	}
	return ""
}
