package document

import (
	"cmp"
	"maps"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/infralint/infralint/internal/terraform/validate/config"
	"github.com/infralint/infralint/internal/terraform/validate/eval"
	"github.com/infralint/infralint/internal/terraform/validate/refs"
)

// maxDepth bounds calls inside of calls, and locals inside of locals where a
// value is put together of what is known of its parts.
const maxDepth = 20

// An instance is a module used in one way: with what its caller passes to it,
// or with what stands in its files of values. Everything else of it is worked
// out when it is asked for, once.
type instance struct {
	*work
	*Module
	parent *instance // nil unless it is called
	call   *config.Call
	depth  int
	// args are what its variables are set to, evaluated in parent.
	args map[string]*hcl.Attribute

	base     *hcl.EvalContext
	vars     map[string]cty.Value
	locals   map[string]cty.Value
	outputs  map[string]cty.Value
	children map[string]*instance
	refs     map[string][]string // of locals
}

// newInstance returns m as parent calls it, or, without a parent, as it is
// where nobody calls it.
func (w *work) newInstance(m *Module, parent *instance, call *config.Call) *instance {
	w.instances++
	i := &instance{
		work: w, Module: m, parent: parent, call: call,
		args:     make(map[string]*hcl.Attribute),
		vars:     make(map[string]cty.Value),
		locals:   make(map[string]cty.Value),
		outputs:  make(map[string]cty.Value),
		children: make(map[string]*instance),
		refs:     make(map[string][]string),
	}
	root := cty.UnknownVal(cty.String)
	if parent == nil {
		root = cty.StringVal(".")
		for _, f := range w.opts.Values(m.Dir) {
			for _, a := range f.Values {
				if f.Loaded && m.Config.Variables[a.Name] != nil {
					i.args[a.Name] = a
				}
			}
		}
	} else {
		i.depth = parent.depth + 1
		attributes, _ := call.Body.JustAttributes()
		maps.Copy(i.args, attributes)
	}
	// Names without a value of their own are whatever they will be.
	vars := map[string]cty.Value{
		"path": cty.ObjectVal(map[string]cty.Value{
			"module": cty.StringVal("."), "root": root, "cwd": cty.UnknownVal(cty.String),
		}),
		"terraform": cty.DynamicVal,
		"data":      cty.DynamicVal,
		"resource":  cty.DynamicVal,
		"ephemeral": cty.DynamicVal,
		"self":      cty.DynamicVal,
		"module":    cty.DynamicVal,
	}
	w.budget.Put(vars)
	i.base = &hcl.EvalContext{Variables: vars, Functions: w.table(m)}
	return i
}

// child returns the module that a call leads to, nil if it is not in the
// repository or too far away.
func (i *instance) child(name string) *instance {
	if child, ok := i.children[name]; ok {
		return child
	}
	var child *instance
	call := i.Config.Calls[name]
	if call != nil && call.Source.Kind == config.LocalSource && i.depth < maxDepth && i.instances < maxInstances {
		if m := i.opts.Load(call.Source.LocalDir(i.Dir)); m != nil {
			child = i.newInstance(m, i, call)
		}
	}
	i.children[name] = child
	return child
}

// variable returns the value of a variable.
func (i *instance) variable(name string) cty.Value {
	if v, ok := i.vars[name]; ok {
		return v
	}
	i.vars[name] = cty.DynamicVal // what refers to itself
	val := i.variableValue(name)
	i.vars[name] = val
	return val
}

func (i *instance) variableValue(name string) cty.Value {
	v := i.Config.Variables[name]
	arg := i.args[name]
	switch {
	case v == nil:
		return cty.DynamicVal
	case arg != nil:
		val, problem := eval.ConvertArgument(v, i.evalArgument(arg))
		if problem != "" {
			return cty.DynamicVal
		}
		return val
	case v.Required() || i.parent == nil && v.Ephemeral:
		return eval.UnknownVariable(v)
	}
	return v.Default
}

func (i *instance) evalArgument(arg *hcl.Attribute) cty.Value {
	if i.parent == nil {
		val, diags := arg.Expr.Value(nil)
		if diags.HasErrors() {
			return cty.DynamicVal
		}
		return val
	}
	return i.parent.callScope().eval(arg.Expr)
}

// local returns the value of a local value.
func (i *instance) local(name string) cty.Value {
	if v, ok := i.locals[name]; ok {
		return v
	}
	i.locals[name] = cty.DynamicVal
	if l := i.Config.Locals[name]; l != nil && l.Expr != nil {
		i.locals[name] = i.budget.Keep(i.scope().eval(l.Expr))
	}
	return i.locals[name]
}

// output returns the value of an output of a called module.
func (i *instance) output(call, name string) cty.Value {
	c := i.Config.Calls[call]
	if c == nil || c.Count != nil || c.ForEach != nil {
		return cty.DynamicVal
	}
	child := i.child(call)
	if child == nil {
		return cty.DynamicVal
	}
	if v, ok := child.outputs[name]; ok {
		return v
	}
	child.outputs[name] = cty.DynamicVal
	if o := child.Config.Outputs[name]; o != nil && o.Expr != nil {
		child.outputs[name] = i.budget.Keep(child.scope().eval(o.Expr))
	}
	return child.outputs[name]
}

// A scope is a place in an instance, with the names that mean something there
// only: each, count and the iterators of dynamic blocks.
type scope struct {
	*instance
	names map[string]cty.Value
	// from are the expressions that those names got their values from.
	from map[string]hcl.Expression
}

func (i *instance) scope() scope { return scope{instance: i} }

// callScope is the place of the arguments of module blocks.
func (i *instance) callScope() scope {
	return i.scope().with("each", cty.DynamicVal, nil).with("count", cty.DynamicVal, nil)
}

// with returns s with one more name.
func (s scope) with(name string, val cty.Value, from hcl.Expression) scope {
	s.names, s.from = maps.Clone(s.names), maps.Clone(s.from)
	if s.names == nil {
		s.names, s.from = make(map[string]cty.Value), make(map[string]hcl.Expression)
	}
	s.names[name], s.from[name] = val, from
	return s
}

// eval evaluates an expression. What is faulty is unknown: others report it.
func (s scope) eval(expr hcl.Expression) cty.Value {
	val, diags := expr.Value(s.context(expr.Variables()))
	if diags.HasErrors() {
		return cty.DynamicVal
	}
	val, _ = val.UnmarkDeep()
	return val
}

func (s scope) context(traversals []hcl.Traversal) *hcl.EvalContext {
	if len(traversals) == 0 {
		return s.base
	}
	objects := make(map[string]map[string]cty.Value)
	vars := make(map[string]cty.Value)
	set := func(root, name string, val cty.Value) {
		if objects[root] == nil {
			objects[root] = make(map[string]cty.Value)
		}
		objects[root][name] = val
	}
	for _, t := range traversals {
		root := t.RootName()
		if val, ok := s.names[root]; ok {
			vars[root] = val
			continue
		}
		r, diag := refs.Parse(t)
		switch {
		case diag != nil:
		case r.Kind == refs.Variable:
			set("var", r.Name, s.variable(r.Name))
		case r.Kind == refs.Local:
			set("local", r.Name, s.local(r.Name))
		case r.Kind == refs.Module && r.Output != "" && r.Key == cty.NilVal:
			val := s.output(r.Name, r.Output)
			if calls := objects["module"]; calls != nil && calls[r.Name] != cty.NilVal {
				outputs := calls[r.Name].AsValueMap()
				outputs[r.Output] = val
				calls[r.Name] = cty.ObjectVal(outputs)
			} else {
				set("module", r.Name, cty.ObjectVal(map[string]cty.Value{r.Output: val}))
			}
		case r.Kind == refs.Module:
			vars["module"] = cty.DynamicVal
		case r.Kind == refs.Managed && root != "resource":
			vars[root] = cty.DynamicVal
		}
	}
	for root, attrs := range objects {
		if _, ok := vars[root]; !ok {
			vars[root] = cty.ObjectVal(attrs)
		}
	}
	ctx := s.base.NewChild()
	ctx.Variables = vars
	return ctx
}

// isAbsent reports whether count or for_each say that there is none.
func (i *instance) isAbsent(count, forEach hcl.Expression) bool {
	if count != nil {
		n, ok := number(i.scope().eval(count))
		return ok && n == 0
	}
	if forEach != nil {
		val := i.scope().eval(forEach)
		return val.IsKnown() && !val.IsNull() && val.CanIterateElements() && val.LengthInt() == 0
	}
	return false
}

func number(v cty.Value) (int, bool) {
	if !v.IsKnown() || v.IsNull() || v.Type() != cty.Number {
		return 0, false
	}
	n, _ := v.AsBigFloat().Int64()
	return int(n), true
}

// references returns the addresses of the resources and calls that an
// expression refers to, by way of local values and iterators too, in order.
func (s scope) references(expr hcl.Expression) []string {
	var found []string
	for _, t := range expr.Variables() {
		if _, ok := s.names[t.RootName()]; ok {
			if from := s.from[t.RootName()]; from != nil {
				found = append(found, s.references(from)...)
			}
			continue
		}
		r, diag := refs.Parse(t)
		switch {
		case diag != nil:
		case r.Kind.IsResource():
			found = append(found, eval.ResourceKeyOf(r).String())
		case r.Kind == refs.Module:
			found = append(found, "module."+r.Name)
		case r.Kind == refs.Local:
			found = append(found, s.localReferences(r.Name)...)
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

func (i *instance) localReferences(name string) []string {
	if found, ok := i.refs[name]; ok {
		return found
	}
	i.refs[name] = nil
	if l := i.Config.Locals[name]; l != nil && l.Expr != nil {
		i.refs[name] = i.scope().references(l.Expr)
	}
	return i.refs[name]
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
