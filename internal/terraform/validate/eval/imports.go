package eval

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/infralint/infralint/internal/terraform/validate/config"
	"github.com/infralint/infralint/internal/terraform/validate/refs"
)

// importDeps adds what import i depends on, and that its target depends on it:
// Terraform checks both in one step.
func (g *Graph) importDeps(i int, im *config.Import) {
	for _, expr := range []hcl.Expression{im.ID, im.Identity, im.ForEach} {
		if expr == nil {
			continue
		}
		for _, t := range expr.Variables() {
			if r, diag := refs.Parse(t); diag == nil && (len(im.Module) > 0 || !isTarget(r, im)) {
				g.refDeps(i, r)
			}
		}
	}
	if j, ok := g.Resources[im.Resource]; ok && len(im.Module) == 0 {
		if deps := g.Nodes[j].Deps; len(deps) > 0 && slices.Contains(g.Imports, deps[len(deps)-1]) {
			g.dep(i, deps[len(deps)-1]) // the first fault is the last that is looked at
		}
		g.dep(j, i)
	}
}

func isTarget(r refs.Ref, im *config.Import) bool {
	return r.Kind.IsResource() && ResourceKeyOf(r) == im.Resource
}

// Import checks an import block of the root module. Target is the resource that
// it names, nil if there is none.
func (e *Env) Import(im *config.Import, target *config.Resource) (diags hcl.Diagnostics) {
	if im.Resource.Type == "" { // reported before
		return nil
	}
	if im.ForEach == nil {
		return e.importOne(im, target, e.Root(), false)
	}
	val, diags := e.Root().Expr(im.ForEach, cty.DynamicPseudoType)
	if diags.HasErrors() {
		return diags
	}
	val, _ = val.Unmark()
	switch {
	case !val.IsKnown() || val.IsNull():
		return diags
	case !val.CanIterateElements():
		return append(diags, errorAt(im.ForEach.Range(), "Invalid for_each argument",
			"for_each is a %s, which has no elements to go through", val.Type().FriendlyName()))
	}
	n := 0
	for it := val.ElementIterator(); it.Next() && n < maxIterations; n++ {
		scope := e.Root()
		scope.EachKey, scope.EachValue = it.Element()
		if diags = append(diags, e.importOne(im, target, scope, true)...); diags.HasErrors() {
			return diags
		}
	}
	return diags
}

// importOne checks the import of one object.
func (e *Env) importOne(im *config.Import, target *config.Resource, scope *Scope, repeated bool) hcl.Diagnostics {
	key, diags := scope.importKey(im, repeated)
	if !diags.HasErrors() && key.IsKnown() {
		diags = append(diags, importFits(im, target, key)...)
	}
	if !diags.HasErrors() && im.ID != nil {
		diags = append(diags, scope.importID(im)...)
	}
	if !diags.HasErrors() && im.Identity != nil {
		_, more := scope.Expr(im.Identity, cty.DynamicPseudoType)
		diags = append(diags, more...)
	}
	return diags
}

// importID checks the id of the object.
func (s *Scope) importID(im *config.Import) hcl.Diagnostics {
	bad := func(rng hcl.Range, why string) hcl.Diagnostics {
		return hcl.Diagnostics{errorAt(rng, "Invalid import id argument", "the id %s", why)}
	}
	for _, t := range im.ID.Variables() {
		if r, diag := refs.Parse(t); diag == nil && isTarget(r, im) && len(im.Module) == 0 {
			return bad(r.Range, "refers to the resource that is imported")
		}
	}
	val, diags := s.Expr(im.ID, cty.String)
	if diags.HasErrors() {
		return diags
	}
	val, _ = val.Unmark()
	switch {
	case val.IsNull():
		return bad(im.ID.Range(), "is null")
	case val.IsKnown() && val.AsString() == "":
		return bad(im.ID.Range(), "is empty")
	}
	return diags
}

// noKey is the key of a target without one.
var noKey = cty.NullVal(cty.String)

// importKey returns the instance key of the target, noKey if there is none.
func (s *Scope) importKey(im *config.Import, repeated bool) (cty.Value, hcl.Diagnostics) {
	if im.StaticKey != "" {
		t, _ := hcl.AbsTraversalForExpr(im.To)
		if index, ok := t[len(t)-1].(hcl.TraverseIndex); ok {
			return index.Key, nil
		}
		return noKey, nil
	}
	index, ok := im.To.(*hclsyntax.IndexExpr)
	if !ok { // the key of a module is not constant
		return cty.DynamicVal, nil
	}
	if !repeated {
		return cty.DynamicVal, hcl.Diagnostics{errorAt(im.To.Range(), "Invalid expression",
			"without for_each the address must be constant")}
	}
	ctx := &hcl.EvalContext{
		Variables: map[string]cty.Value{"each": cty.ObjectVal(map[string]cty.Value{"key": s.EachKey, "value": s.EachValue})},
		Functions: s.base.Functions,
	}
	key, diags := index.Key.Value(ctx)
	if diags.HasErrors() {
		return key, s.fix(diags)
	}
	key, _ = key.Unmark()
	if typ := key.Type(); key.IsNull() || typ != cty.String && typ != cty.Number && typ != cty.DynamicPseudoType {
		return key, hcl.Diagnostics{errorAt(index.Key.Range(), "Invalid address", "an instance key is a whole number or a string")}
	}
	return key, nil
}

// importFits checks that the target has instances if and only if the address
// names one.
func importFits(im *config.Import, target *config.Resource, key cty.Value) hcl.Diagnostics {
	bad := func(summary, why string) hcl.Diagnostics {
		return hcl.Diagnostics{errorAt(im.To.Range(), summary, "%s %s", im.Resource, why)}
	}
	const summary = "Invalid import 'to' expression"
	numbered := key.Type() == cty.Number
	none := key.IsNull()
	switch {
	case target == nil && numbered:
		return bad("Configuration for import target does not exist", "is not declared, so that it has no instances")
	case target == nil && none:
		return nil
	case target == nil:
		return bad(summary, "has no for_each")
	case none && target.Count != nil:
		return bad(summary, "has count; say which instance is meant")
	case none && target.ForEach != nil:
		return bad(summary, "has for_each; say which instance is meant")
	case !none && numbered && target.Count == nil:
		return bad(summary, "has no count")
	case !none && !numbered && target.ForEach == nil:
		return bad(summary, "has no for_each")
	}
	return nil
}
