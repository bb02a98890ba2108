package eval

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/dynblock"
	"github.com/hashicorp/hcl/v2/hcldec"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/infralint/infralint/internal/terraform/marks"
	"github.com/infralint/infralint/internal/terraform/validate/config"
	"github.com/infralint/infralint/internal/terraform/validate/refs"
	"github.com/infralint/infralint/internal/terraform/validate/schema"
)

// A Node is one object of a module: what Terraform evaluates in one step.
type Node struct {
	// Name is the node's address within its module, as in a report of a cycle;
	// empty for a node that Terraform does not have.
	Name string
	// Place is where the object is declared.
	Place hcl.Range
	// Deps are the nodes of the same module that come first.
	Deps []int
	// Outputs and Closes are what of called modules comes first: an output, or
	// all of the module.
	Outputs []CallOutput
	Closes  []string
	// Resource is set for a resource, which needs its provider.
	Resource *config.Resource

	// Diags are what is wrong with it, RootDiags what is wrong besides if the
	// module is the root module, ChildDiags if it is not.
	Diags, RootDiags, ChildDiags hcl.Diagnostics
	// Skipped is set if something that comes first is wrong.
	Skipped bool

	run  func(n *Node)
	done uint8
}

// A CallOutput is an output of a called module.
type CallOutput struct{ Call, Output string }

// CallNodes are the nodes of one module block.
type CallNodes struct {
	Expand int
	Args   map[string]int       // by the child's variable
	Values map[string]cty.Value // converted, where there was no error
	Ranges map[string]hcl.Range // of the expressions
}

// A Graph is a module taken apart into nodes, each of them evaluated as if all
// that comes from outside were right.
type Graph struct {
	Env       *Env
	Nodes     []*Node
	Variables map[string]int
	Rules     map[string]int // the validations of variables that have some
	Locals    map[string]int
	Outputs   map[string]int
	Resources map[config.ResourceKey]int
	Calls     map[string]*CallNodes
	Providers map[config.ProviderKey]int
	Imports   []int // in the order of the module
}

// add adds a node. Its dependencies are added later: they may not exist yet.
func (g *Graph) add(name string, place hcl.Range, run func(n *Node)) int {
	g.Nodes = append(g.Nodes, &Node{Name: name, Place: place, run: run})
	return len(g.Nodes) - 1
}

// Build takes the module of e apart and evaluates it.
func (e *Env) Build() *Graph {
	mod := e.Module
	g := &Graph{
		Env:       e,
		Variables: make(map[string]int, len(mod.Variables)),
		Rules:     map[string]int{},
		Locals:    make(map[string]int, len(mod.Locals)),
		Outputs:   make(map[string]int, len(mod.Outputs)),
		Resources: make(map[config.ResourceKey]int, len(mod.Resources)),
		Calls:     make(map[string]*CallNodes, len(mod.Calls)),
		Providers: make(map[config.ProviderKey]int, len(mod.Providers)),
	}
	var later []func() // adds the dependencies
	for _, name := range keys(mod.Variables) {
		v := mod.Variables[name]
		g.Variables[name] = g.add("var."+name+" (expand)", v.Declared, func(n *Node) { n.RootDiags = defaultAgain(v) })
		if len(v.Validations) > 0 {
			i := g.add("var."+name+" (validation)", v.Declared, nil)
			g.Rules[name] = i
			later = append(later, func() { g.ruleDeps(i, v) })
		}
	}
	for _, name := range keys(mod.Locals) {
		l := mod.Locals[name]
		i := g.add("local."+name+" (expand)", l.Declared, func(n *Node) { n.Diags = e.local(l) })
		g.Locals[name] = i
		later = append(later, func() { g.exprDeps(i, l.Expr) })
	}
	for _, name := range keys(mod.Outputs) {
		o := mod.Outputs[name]
		i := g.add("output."+name+" (expand)", o.Declared, func(n *Node) { e.output(o, n) })
		g.Outputs[name] = i
		later = append(later, func() {
			g.exprDeps(i, o.Expr)
			g.traversalDeps(i, o.DependsOn)
			g.ruleExprDeps(i, o.Preconditions)
		})
	}
	for _, key := range config.SortedKeys(mod.Resources) {
		r := mod.Resources[key]
		i := g.add(key.String(), r.Declared, func(n *Node) { n.Diags = e.checkResourceBlock(r) })
		g.Resources[key] = i
		g.Nodes[i].Resource = r
		later = append(later, func() { g.resourceDeps(i, r) })
	}
	for _, name := range keys(mod.Calls) {
		later = append(later, g.addCall(mod.Calls[name])...)
	}
	for _, key := range config.SortedKeys(mod.Providers) {
		p := mod.Providers[key]
		source := mod.Source(key.Name)
		i := g.add(providerName(source, key.Alias), p.Declared, func(n *Node) { n.Diags = e.instance(nil, p.ForEach).provider(p, source) })
		g.Providers[key] = i
		later = append(later, func() {
			g.traversalDeps(i, e.bodyTraversals(p.Body, func() (*schema.Block, schema.Lookup) { return e.Schemas.Provider(source) }))
		})
	}
	for _, name := range keys(mod.Checks) {
		c := mod.Checks[name]
		i := g.add("check."+name+" (expand)", c.Declared, func(n *Node) {
			scope := e.Root()
			scope.Check = c
			for _, r := range c.Asserts {
				n.Diags = append(n.Diags, scope.assertion(r)...)
			}
		})
		later = append(later, func() { g.ruleExprDeps(i, c.Asserts) })
	}
	for _, im := range mod.Imports {
		i := g.add("", im.Declared, nil)
		g.Imports = append(g.Imports, i)
		later = append(later, func() { g.importDeps(i, im) })
	}
	for _, f := range later {
		f()
	}
	for i := range g.Nodes {
		g.visit(i)
	}
	e.bodies = nil
	return g
}

// providerName is the address of a provider configuration.
func providerName(source config.ProviderSource, alias string) string {
	name := `provider["` + source.String() + `"]`
	if alias != "" {
		name += "." + alias
	}
	return name
}

// visit evaluates node i after what comes before it. Nodes of a cycle are left
// out; the cycle is found elsewhere.
func (g *Graph) visit(i int) {
	const running, finished = 1, 2
	n := g.Nodes[i]
	if n.done != 0 {
		return
	}
	n.done = running
	for _, d := range n.Deps {
		dep := g.Nodes[d]
		g.visit(d)
		if dep.done == running || dep.Skipped || dep.Diags.HasErrors() {
			n.Skipped = true
		}
	}
	n.done = finished
	if !n.Skipped && n.run != nil {
		n.run(n)
	}
}

// defaultAgain converts the default of a variable a second time, as Terraform
// does; a type with any in it may not like its own result.
func defaultAgain(v *config.Variable) hcl.Diagnostics {
	if v.Required() || !v.Default.IsKnown() {
		return nil
	}
	val := v.Default
	if v.Defaults != nil && !val.IsNull() {
		val = v.Defaults.Apply(val)
	}
	if _, err := convert.Convert(val, v.Type); err != nil {
		return hcl.Diagnostics{errorAt(v.Declared, "Invalid default value for module argument",
			"the default of variable %q does not fit its type: %s", v.Name, config.TypeError(err))}
	}
	return nil
}

// local evaluates a local value.
func (e *Env) local(l *config.Local) (diags hcl.Diagnostics) {
	for _, t := range l.Expr.Variables() {
		if r, diag := refs.Parse(t); diag == nil && r.Kind == refs.Local && r.Name == l.Name {
			diags = append(diags, errorAt(r.Range, "Self-referencing local value", "local.%s is defined by itself", l.Name))
		}
	}
	if diags.HasErrors() {
		return diags
	}
	val, diags := e.Root().Expr(l.Expr, cty.DynamicPseudoType)
	if !diags.HasErrors() {
		e.locals[l.Name] = e.budget.Keep(val)
	}
	return diags
}

// output evaluates an output.
func (e *Env) output(o *config.Output, n *Node) {
	scope := e.Root()
	for _, r := range o.Preconditions {
		n.Diags = append(n.Diags, scope.outputRule(r)...)
	}
	if n.Diags.HasErrors() || o.Expr == nil {
		return
	}
	val, diags := scope.Expr(o.Expr, cty.DynamicPseudoType)
	n.Diags = append(n.Diags, diags...)
	n.Diags = append(n.Diags, scope.dependsOn(o.DependsOn)...)
	if n.Diags.HasErrors() {
		return
	}
	sensitive, ephemeral := marks.Contains(val, marks.Sensitive), marks.Contains(val, marks.Ephemeral)
	if o.Ephemeral {
		n.RootDiags = append(n.RootDiags, errorAt(o.Declared, "Ephemeral output not allowed",
			"output %q is ephemeral, which is for modules that are called", o.Name))
		if !ephemeral {
			n.ChildDiags = append(n.ChildDiags, errorAt(o.Expr.Range(), "Value not allowed in ephemeral output",
				"output %q is ephemeral, but its value is not", o.Name))
		}
	}
	if !o.Ephemeral && ephemeral {
		d := errorAt(o.Expr.Range(), "Ephemeral value not allowed",
			"output %q is not ephemeral, but its value is", o.Name)
		n.ChildDiags = append(n.ChildDiags, d)
		if o.Sensitive || !sensitive {
			n.RootDiags = append(n.RootDiags, d)
		}
	}
	if !o.Sensitive && sensitive {
		n.RootDiags = append(n.RootDiags, errorAt(o.Declared, "Output refers to sensitive values",
			"output %q is not marked sensitive, but its value is", o.Name))
	}
}

// provider checks the body of a provider block.
func (s *Scope) provider(p *config.Provider, source config.ProviderSource) hcl.Diagnostics {
	block, found := s.Schemas.Provider(source)
	if found != schema.Found {
		return s.Open(p.Body)
	}
	_, diags := s.Block(p.Body, block)
	return diags
}

// bodyTraversals returns what a body refers to.
func (e *Env) bodyTraversals(body hcl.Body, lookup func() (*schema.Block, schema.Lookup)) []hcl.Traversal {
	block, found := lookup()
	if found != schema.Found {
		return e.read(body).traversals
	}
	if len(block.Blocks) == 0 {
		return hcldec.Variables(body, block.Spec())
	}
	return dynblock.VariablesHCLDec(body, block.Spec())
}
