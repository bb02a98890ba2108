package eval

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// fix puts what HCL says into Terraform's words.
func (s *Scope) fix(diags hcl.Diagnostics) hcl.Diagnostics {
	out := diags[:0:0]
	for _, d := range diags {
		if unknown, ok := hcl.DiagnosticExtra[hclsyntax.FunctionCallUnknownDiagExtra](d); ok {
			d = s.unknownFunction(d, unknown)
		}
		if d != nil && (s.UnknownObjects || d.Summary != "Invalid index" || !intoUnknownObject(d)) {
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
		return d
	}
	full := namespace + name
	d.Summary = "Unknown provider function"
	parts := strings.Split(full, "::")
	switch {
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

// intoUnknownObject reports whether an error is about an index into an object
// of which only the type is known. HCL 2.24 began to look at those.
func intoUnknownObject(d *hcl.Diagnostic) bool {
	if d.Subject == nil || d.EvalContext == nil {
		return false
	}
	var collection cty.Value
	var diags hcl.Diagnostics
	switch e := d.Expression.(type) {
	case *hclsyntax.IndexExpr:
		collection, diags = e.Collection.Value(d.EvalContext)
	case *hclsyntax.ScopeTraversalExpr:
		collection, diags = upTo(e.Traversal, *d.Subject).TraverseAbs(d.EvalContext)
	case *hclsyntax.RelativeTraversalExpr:
		if collection, diags = e.Source.Value(d.EvalContext); !diags.HasErrors() {
			collection, diags = upTo(e.Traversal, *d.Subject).TraverseRel(collection)
		}
	default:
		return false
	}
	return !diags.HasErrors() && collection.Type().IsObjectType() && !collection.IsKnown()
}

// upTo returns the steps of t before the one at rng.
func upTo(t hcl.Traversal, rng hcl.Range) hcl.Traversal {
	for i, step := range t {
		if step.SourceRange() == rng {
			return t[:i]
		}
	}
	return t
}
