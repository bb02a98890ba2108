package eval

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/infralint/infralint/internal/terraform/marks"
	"github.com/infralint/infralint/internal/terraform/release"
	"github.com/infralint/infralint/internal/terraform/validate/config"
	"github.com/infralint/infralint/internal/terraform/validate/refs"
	"github.com/infralint/infralint/internal/terraform/validate/strict"
)

// A Scope is what stands at one place of a module: whether count, each and
// self mean something there.
type Scope struct {
	*Env
	Count bool
	// EachKey and EachValue are cty.NilVal where there is no for_each.
	EachKey, EachValue cty.Value
	// SelfOf is the resource that self stands for, nil if there is none.
	SelfOf *config.Resource
	// Check is the check block that the place is in, whose data block can be
	// referred to from nowhere else.
	Check *config.Check
	// Vars overrides the values of variables.
	Vars map[string]cty.Value
	// Extra holds names that only a test file knows, such as run.
	Extra map[string]cty.Value
	// Parse reads references; nil stands for refs.Parse.
	Parse func(hcl.Traversal) (refs.Ref, *hcl.Diagnostic)
}

// Root returns the scope of places outside of any resource.
func (e *Env) Root() *Scope { return &Scope{Env: e} }

// instance returns the scope inside of a block with these meta-arguments.
func (e *Env) instance(count, forEach hcl.Expression) *Scope {
	s := e.Root()
	switch {
	case count != nil:
		s.Count = true
	case forEach != nil:
		s.EachKey, s.EachValue = cty.UnknownVal(cty.String), cty.DynamicVal
	}
	return s
}

// withSelf returns s with self for r.
func (s *Scope) withSelf(r *config.Resource) *Scope {
	copied := *s
	copied.SelfOf = r
	return &copied
}

// Expr evaluates expr and converts it to want. After an error the value is
// unknown.
func (s *Scope) Expr(expr hcl.Expression, want cty.Type) (cty.Value, hcl.Diagnostics) {
	ctx, diags := s.Context(expr.Variables())
	if diags.HasErrors() {
		return cty.UnknownVal(want), diags
	}
	val, evalDiags := expr.Value(ctx)
	diags = append(diags, s.fix(evalDiags)...)
	if s.Release.EagerLogic() && len(evalDiags) == 0 && val.ContainsMarked() {
		if expr, ok := strict.Forget(expr); ok {
			val, _ = expr.Value(ctx)
		}
	}
	if want != cty.DynamicPseudoType {
		converted, err := convert.Convert(val, want)
		if err != nil {
			return cty.UnknownVal(want), append(diags, errorAt(expr.Range(), "Incorrect value type", "%s", config.TypeError(err)))
		}
		val = converted
	}
	return val, diags
}

// Context returns what traversals are evaluated against. With errors, it lacks
// what they are about.
func (s *Scope) Context(traversals []hcl.Traversal) (*hcl.EvalContext, hcl.Diagnostics) {
	if len(traversals) == 0 {
		return s.base, nil
	}
	parse := s.Parse
	if parse == nil {
		parse = refs.Parse
	}
	all := make([]refs.Ref, 0, len(traversals))
	var diags hcl.Diagnostics
	for _, t := range traversals {
		r, diag := parse(t)
		if diag != nil {
			diags = append(diags, diag)
			continue
		}
		if s.Release.OpenTofu && r.Kind == refs.Managed && t.RootName() == "tofu" { // another name for terraform there
			r.Kind = refs.Terraform
		}
		all = append(all, r)
	}
	static := s.checkStatic(all)
	if static.HasErrors() {
		return &hcl.EvalContext{Variables: map[string]cty.Value{}, Functions: s.base.Functions}, append(diags, static...)
	}
	diags = append(diags, static...)
	vals := map[string]map[string]cty.Value{}
	set := func(root, name string, val cty.Value) {
		if vals[root] == nil {
			vals[root] = map[string]cty.Value{}
		}
		vals[root][name] = val
	}
	top := map[string]cty.Value{}
	vars := s.Vars != nil || slices.ContainsFunc(all, s.isUndeclaredVariable)
	for _, r := range all {
		if vars && r.Kind == refs.Variable {
			set("var", r.Name, s.variable(r.Name))
		}
		if diag := s.resolve(r, set, top); diag != nil {
			diags = append(diags, diag)
		}
	}
	for root, attrs := range vals {
		top[root] = cty.ObjectVal(attrs)
	}
	if len(top) == 0 {
		return s.base, diags
	}
	ctx := s.base.NewChild() // the parent has all that does not depend on the place
	ctx.Variables = top
	return ctx, diags
}

// resolve finds the value of a reference whose value depends on the place, or
// says that there is none.
func (s *Scope) resolve(r refs.Ref, set func(root, name string, val cty.Value), top map[string]cty.Value) *hcl.Diagnostic {
	switch r.Kind {
	case refs.Variable:
		if s.isUndeclaredVariable(r) {
			return errorAt(r.Range, "Reference to undeclared input variable",
				"no variable %q is declared in this module%s", r.Name, didYouMean(r.Name, keys(s.Module.Variables)))
		}
	case refs.Local:
		val, ok := s.locals[r.Name]
		if !ok { // undeclared, part of a cycle, or behind an error
			val = cty.DynamicVal
		}
		set("local", r.Name, val)
		if _, ok := s.Module.Locals[r.Name]; !ok {
			return errorAt(r.Range, "Reference to undeclared local value",
				"no local value %q is defined in this module%s", r.Name, didYouMean(r.Name, keys(s.Module.Locals)))
		}
	case refs.Managed: // whatever a resource is, it is only known later
		set(r.Type, r.Name, cty.DynamicVal)
		top["resource"] = cty.DynamicVal
	case refs.Data:
		top["data"] = cty.DynamicVal
	case refs.Ephemeral:
		top["ephemeral"] = cty.DynamicVal.Mark(marks.Ephemeral)
	case refs.Module:
		set("module", r.Name, s.calls[r.Name])
	case refs.Path:
		switch r.Name {
		case "module", "root", "cwd":
		default:
			return errorAt(r.Range, `Invalid "path" attribute`, "path has no attribute %q%s", r.Name, didYouMean(r.Name, []string{"cwd", "module", "root"}))
		}
	case refs.Terraform:
		switch r.Name {
		case "workspace":
		case "applying":
			if since := (release.Since{Terraform: 10, OpenTofu: 11}); !s.Release.Has(since) {
				return errorAt(r.Range, `Invalid "terraform" attribute`, "terraform.applying %s", s.Release.Why(since))
			}
		case "env":
			return errorAt(r.Range, `Invalid "terraform" attribute`, "terraform.env is gone; use terraform.workspace")
		default:
			return errorAt(r.Range, `Invalid "terraform" attribute`, "terraform has no attribute %q, only workspace and applying", r.Name)
		}
	case refs.Count:
		set("count", r.Name, cty.UnknownVal(cty.Number))
		switch {
		case r.Name != "index":
			return errorAt(r.Range, `Invalid "count" attribute`, "count has no attribute %q, only index", r.Name)
		case !s.Count:
			return errorAt(r.Range, `Reference to "count" in non-counted context`, "count.index is only there in a block with count")
		}
	case refs.Each:
		return s.resolveEach(r, set)
	case refs.Self:
		if s.SelfOf == nil {
			return errorAt(r.Range, `Invalid "self" reference`, "self is only there in provisioners, connections and postconditions of a resource")
		}
		top["self"] = cty.DynamicVal
	case refs.Run, refs.Output, refs.Check:
		for name, val := range s.Extra {
			top[name] = val
		}
	}
	return nil
}

func (s *Scope) resolveEach(r refs.Ref, set func(root, name string, val cty.Value)) *hcl.Diagnostic {
	var val cty.Value
	switch r.Name {
	case "key":
		val = s.EachKey
	case "value":
		val = s.EachValue
	default:
		return errorAt(r.Range, `Invalid "each" attribute`, "each has no attribute %q, only key and value", r.Name)
	}
	if val == cty.NilVal {
		set("each", r.Name, cty.DynamicVal)
		if r.Name == "value" {
			return errorAt(r.Range, "each.value cannot be used in this context", "each.value is only there in a block with for_each")
		}
		return errorAt(r.Range, `Reference to "each" in context without for_each`, "each.%s is only there in a block with for_each", r.Name)
	}
	set("each", r.Name, val)
	return nil
}

func (s *Scope) isUndeclaredVariable(r refs.Ref) bool {
	_, ok := s.Module.Variables[r.Name]
	return r.Kind == refs.Variable && !ok
}

// variable returns the value of var.NAME.
func (s *Scope) variable(name string) cty.Value {
	if val, ok := s.Vars[name]; ok {
		return val
	}
	if v, ok := s.Module.Variables[name]; ok {
		return UnknownVariable(v)
	}
	return cty.DynamicVal
}
