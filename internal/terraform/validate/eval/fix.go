package eval

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/infralint/infralint/internal/terraform/functions"
	"github.com/infralint/infralint/internal/terraform/validate/config"
)

// fix puts what HCL says into Terraform's words.
func (s *Scope) fix(diags hcl.Diagnostics) hcl.Diagnostics {
	if len(diags) == 0 {
		return nil
	}
	out := diags[:0:0]
	for _, d := range diags {
		if unknown, ok := hcl.DiagnosticExtra[hclsyntax.FunctionCallUnknownDiagExtra](d); ok {
			d = s.unknownFunction(d, unknown)
		}
		if d != nil && d.Summary == "Unsupported attribute" {
			s.missingOutput(d)
		}
		if d != nil && (!s.Release.EagerLogic() || !intoUnknownObject(d)) {
			out = append(out, d)
		}
	}
	return out
}

// unknownFunction says that there is no such function; nil if there may be.
func (s *Scope) unknownFunction(d *hcl.Diagnostic, unknown hclsyntax.FunctionCallUnknownDiagExtra) *hcl.Diagnostic {
	name := unknown.CalledFunctionName()
	namespace := unknown.CalledFunctionNamespace()
	if namespace == "" {
		// HCL's own suggestion depends on the order of a map.
		d.Detail = `no function "` + name + `" exists` + didYouMean(name, s.Names)
		if since := functions.Since(name); since.Anywhere() && !s.Release.Has(since) {
			d.Detail = "function " + name + " " + s.Release.Why(since)
		}
		return d
	}
	full := namespace + name
	d.Summary = "Unknown provider function"
	parts := strings.Split(full, "::")
	since := functions.Since(full)
	switch {
	case since.Anywhere() && !s.Release.Has(since):
		d.Summary = "Call to unknown function"
		d.Detail = "function " + full + " " + s.Release.Why(since)
	case parts[0] != "provider":
		d.Detail = "no function namespace is called " + parts[0] + "::, only provider::"
	case len(parts) != 3:
		d.Detail = "a provider function is called as provider::NAME::FUNCTION"
	case s.Module.RequiredProviders.ByName[parts[1]] == nil:
		d.Detail = "provider " + parts[1] + " of function " + full + " is not in required_providers"
	case !s.Module.RequiredProviders.ByName[parts[1]].Source.IsBuiltIn():
		return nil
	default:
		d.Detail = "provider " + parts[1] + " has no function " + parts[2]
	}
	return d
}

// missingOutput says which output a module lacks.
func (s *Scope) missingOutput(d *hcl.Diagnostic) {
	e, ok := d.Expression.(*hclsyntax.ScopeTraversalExpr)
	if !ok || d.Subject == nil || e.Traversal.RootName() != "module" || len(e.Traversal) < 3 {
		return
	}
	step, ok := e.Traversal[1].(hcl.TraverseAttr)
	if !ok {
		return
	}
	call, child := s.Module.Calls[step.Name], s.Children[step.Name]
	at := 2
	if _, ok := e.Traversal[at].(hcl.TraverseIndex); ok && len(e.Traversal) > 3 {
		at++
	}
	output, ok := e.Traversal[at].(hcl.TraverseAttr)
	if !ok || output.SrcRange != *d.Subject || call == nil || child == nil || child.Config == nil || child.Config.Outputs[output.Name] != nil {
		return
	}
	d.Detail = `module "` + step.Name + `" has no output "` + output.Name + `"` + didYouMean(output.Name, keys(child.Config.Outputs))
	d.Extra = config.Related{Range: call.Declared, Message: "module called here"}
}

// intoUnknownObject reports whether an error only comes of an index into an
// object of which only the type is known. Up to Terraform 1.11 such an index
// gives a value of which nothing is known.
func intoUnknownObject(d *hcl.Diagnostic) bool {
	if d.Subject == nil || d.EvalContext == nil || strings.Contains(d.Detail, "in this collection value:") {
		return false // a key of the wrong type is wrong in any case
	}
	switch e := d.Expression.(type) {
	case *hclsyntax.ScopeTraversalExpr:
		return goesThrough(e.Traversal, *d.Subject, cty.NilVal, d.EvalContext)
	case *hclsyntax.RelativeTraversalExpr:
		if _, ok := e.Source.(*hclsyntax.AnonSymbolExpr); ok { // in a splat, whose element is gone
			return strings.Contains(d.Detail, "in this collection value.")
		}
		source, diags := e.Source.Value(d.EvalContext)
		return !diags.HasErrors() && (isDynamicIn(e.Source, d.EvalContext) || goesThrough(e.Traversal, *d.Subject, source, d.EvalContext))
	case *hclsyntax.IndexExpr:
		return isDynamicIn(e, d.EvalContext)
	}
	return false
}

// isDynamicIn reports whether expr is, or continues, an index into an object of
// which only the type is known.
func isDynamicIn(expr hcl.Expression, ctx *hcl.EvalContext) bool {
	switch e := expr.(type) {
	case *hclsyntax.ParenthesesExpr:
		return isDynamicIn(e.Expression, ctx)
	case *hclsyntax.ScopeTraversalExpr:
		return goesThrough(e.Traversal, hcl.Range{}, cty.NilVal, ctx)
	case *hclsyntax.RelativeTraversalExpr:
		source, diags := e.Source.Value(ctx)
		return !diags.HasErrors() && (isDynamicIn(e.Source, ctx) || goesThrough(e.Traversal, hcl.Range{}, source, ctx))
	case *hclsyntax.SplatExpr:
		return isDynamicIn(e.Source, ctx)
	case *hclsyntax.IndexExpr:
		collection, diags := e.Collection.Value(ctx)
		return !diags.HasErrors() && (isUnknownObject(collection) || isDynamicIn(e.Collection, ctx))
	}
	return false
}

// goesThrough reports whether t, up to the step at rng, has an index into an
// unknown object. It starts at val, or at its root if that is cty.NilVal.
func goesThrough(t hcl.Traversal, rng hcl.Range, val cty.Value, ctx *hcl.EvalContext) bool {
	start := 0
	if val == cty.NilVal {
		root, diags := t[:1].TraverseAbs(ctx)
		if diags.HasErrors() {
			return false
		}
		val, start = root, 1
	}
	for _, step := range t[start:] {
		if _, ok := step.(hcl.TraverseIndex); ok && isUnknownObject(val) {
			return true
		}
		if step.SourceRange() == rng {
			return false
		}
		next, diags := step.TraversalStep(val)
		if diags.HasErrors() {
			return false
		}
		val = next
	}
	return false
}

func isUnknownObject(val cty.Value) bool { return val.Type().IsObjectType() && !val.IsKnown() }
