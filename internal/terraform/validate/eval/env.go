// Package eval evaluates the expressions of one module the way validation
// does: everything that is only known later is an unknown value of its type,
// and HCL itself finds what does not fit together.
package eval

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"

	"github.com/infralint/infralint/internal/terraform/budget"
	"github.com/infralint/infralint/internal/terraform/marks"
	"github.com/infralint/infralint/internal/terraform/release"
	"github.com/infralint/infralint/internal/terraform/validate/config"
	"github.com/infralint/infralint/internal/terraform/validate/schema"
)

// A Child is what a module knows of a module that it calls.
type Child struct {
	Config *config.Module // nil if the module cannot be read here
}

// An Env is what the expressions of one module are evaluated against. One
// goroutine uses it at a time.
type Env struct {
	Module *config.Module
	Options

	base   *hcl.EvalContext
	budget *budget.Counter
	locals map[string]cty.Value
	calls  map[string]cty.Value
	bodies map[hcl.Body]*readBody
}

// Options are what NewEnv needs besides the module itself.
type Options struct {
	Children map[string]*Child // one for each call
	// Functions are those that the module can call, Names those that a person
	// may have meant, sorted. They are retained, not changed.
	Functions map[string]function.Function
	Names     []string
	Schemas   schema.Source
	// Path is path.module, seen from where Terraform is run.
	Path string
	// Release is whose semantics are wanted. Those of Terraform 1.12 and later
	// are what HCL has; see package strict and fix.
	Release release.Release
}

// NewEnv prepares the evaluation of mod.
func NewEnv(mod *config.Module, o Options) *Env {
	e := &Env{
		Module:  mod,
		Options: o,
		locals:  make(map[string]cty.Value, len(mod.Locals)),
		calls:   make(map[string]cty.Value, len(mod.Calls)),
		budget:  budget.New(),
	}
	vars := make(map[string]cty.Value, 16)
	for _, name := range []string{"count", "data", "each", "ephemeral", "local", "module", "resource"} {
		vars[name] = cty.EmptyObjectVal // unless there is a reference to something in it
	}
	vars["var"] = variablesObject(mod)
	vars["path"] = cty.ObjectVal(map[string]cty.Value{
		"module": cty.StringVal(o.Path),
		"root":   cty.StringVal("."),
		"cwd":    cty.UnknownVal(cty.String), // depends on the machine
	})
	vars["terraform"] = cty.ObjectVal(map[string]cty.Value{
		"workspace": cty.StringVal("default"),
		"applying":  cty.UnknownVal(cty.Bool).Mark(marks.Ephemeral),
	})
	if o.Release.OpenTofu {
		vars["tofu"] = vars["terraform"]
	}
	e.budget.Put(vars)
	e.base = &hcl.EvalContext{Variables: vars, Functions: o.Functions}
	for name := range mod.Calls {
		e.calls[name] = e.callValue(mod.Calls[name])
	}
	return e
}

// Exhausted reports whether parts of the module were left out because they
// would take too long to evaluate.
func (e *Env) Exhausted() bool { return e.budget.Exhausted() }

// variablesObject holds an unknown value for each variable.
func variablesObject(mod *config.Module) cty.Value {
	attrs := make(map[string]cty.Value, len(mod.Variables))
	for name, v := range mod.Variables {
		attrs[name] = UnknownVariable(v)
	}
	return cty.ObjectVal(attrs)
}

// UnknownVariable is the value of a variable that has none yet.
func UnknownVariable(v *config.Variable) cty.Value {
	return markAs(v, cty.UnknownVal(v.ValueType()))
}

// markAs gives val the marks that v asks for.
func markAs(v *config.Variable, val cty.Value) cty.Value {
	if v.Sensitive {
		val = val.Mark(marks.Sensitive)
	}
	if v.Ephemeral {
		val = val.Mark(marks.Ephemeral)
	}
	return val
}

// callValue is the value of module.NAME: an object of its outputs, or a list
// or a map of such objects.
func (e *Env) callValue(call *config.Call) cty.Value {
	child := e.Children[call.Name]
	if child == nil || child.Config == nil {
		return cty.DynamicVal
	}
	types := make(map[string]cty.Type, len(child.Config.Outputs))
	for name := range child.Config.Outputs {
		types[name] = cty.DynamicPseudoType
	}
	typ := cty.Object(types)
	switch {
	case call.Count != nil:
		return cty.UnknownVal(cty.List(typ))
	case call.ForEach != nil:
		return cty.UnknownVal(cty.Map(typ))
	}
	return cty.UnknownVal(typ)
}

// errorAt makes an error. Detail is a sentence fragment that names the thing.
func errorAt(rng hcl.Range, summary, format string, args ...any) *hcl.Diagnostic {
	return &hcl.Diagnostic{
		Severity: hcl.DiagError,
		Summary:  summary,
		Detail:   fmt.Sprintf(format, args...),
		Subject:  &rng,
	}
}

// placeless makes an error for which Terraform gives no place.
func placeless(rng hcl.Range, summary, format string, args ...any) *hcl.Diagnostic {
	d := errorAt(rng, summary, format, args...)
	d.Extra = config.NoPlace{}
	return d
}
