package eval

import (
	"slices"

	"github.com/hashicorp/hcl/v2"

	"github.com/infralint/infralint/internal/terraform/validate/config"
	"github.com/infralint/infralint/internal/terraform/validate/refs"
	"github.com/infralint/infralint/internal/terraform/validate/schema"
)

// traversalDeps makes node i depend on what traversals refer to. References
// that mean nothing are found by evaluating them.
func (g *Graph) traversalDeps(i int, traversals []hcl.Traversal) {
	for _, t := range traversals {
		if r, diag := refs.Parse(t); diag == nil {
			g.refDeps(i, r)
		}
	}
}

func (g *Graph) exprDeps(i int, expr hcl.Expression) {
	if expr != nil {
		g.traversalDeps(i, expr.Variables())
	}
}

func (g *Graph) ruleExprDeps(i int, rules []*config.CheckRule) {
	for _, r := range rules {
		g.exprDeps(i, r.Condition)
		g.exprDeps(i, r.ErrorMessage)
	}
}

// dep makes node i depend on node j, unless they are the same.
func (g *Graph) dep(i, j int) {
	n := g.Nodes[i]
	if i != j && !slices.Contains(n.Deps, j) {
		n.Deps = append(n.Deps, j)
	}
}

func (g *Graph) refDeps(i int, r refs.Ref) {
	n := g.Nodes[i]
	switch {
	case r.Kind == refs.Variable:
		if j, ok := g.Variables[r.Name]; ok {
			g.dep(i, j)
		}
		if j, ok := g.Rules[r.Name]; ok {
			g.dep(i, j)
		}
	case r.Kind == refs.Local:
		if j, ok := g.Locals[r.Name]; ok {
			g.dep(i, j)
		}
	case r.Kind.IsResource():
		if j, ok := g.Resources[ResourceKeyOf(r)]; ok {
			g.dep(i, j)
		}
	case r.Kind == refs.Module:
		call := g.Calls[r.Name]
		if call == nil {
			return
		}
		g.dep(i, call.Expand)
		child := g.Env.Children[r.Name]
		if child == nil || child.Config == nil {
			return
		}
		if _, ok := child.Config.Outputs[r.Output]; ok {
			n.Outputs = append(n.Outputs, CallOutput{r.Name, r.Output})
		} else {
			n.Closes = append(n.Closes, r.Name)
		}
	}
}

// ruleDeps adds what the validations of v depend on.
func (g *Graph) ruleDeps(i int, v *config.Variable) {
	g.dep(i, g.Variables[v.Name])
	g.ruleExprDeps(i, v.Validations)
}

func (g *Graph) resourceDeps(i int, r *config.Resource) {
	g.exprDeps(i, r.Count)
	g.exprDeps(i, r.ForEach)
	g.traversalDeps(i, r.DependsOn)
	for _, expr := range r.ReplaceTriggeredBy {
		g.exprDeps(i, expr)
	}
	g.ruleExprDeps(i, r.Preconditions)
	g.ruleExprDeps(i, r.Postconditions)
	e := g.Env
	source := e.Module.Source(r.ProviderKey().Name)
	g.traversalDeps(i, e.bodyTraversals(r.Body, func() (*schema.Block, schema.Lookup) {
		return e.Schemas.Resource(source, r.Mode, r.Type)
	}))
	if r.Connection != nil {
		g.traversalDeps(i, e.bodyTraversals(r.Connection.Body, connectionSchema))
	}
	for _, p := range r.Provisioners {
		g.traversalDeps(i, e.bodyTraversals(p.Body, func() (*schema.Block, schema.Lookup) {
			block := schema.Provisioners[p.Type]
			if block == nil {
				return nil, schema.Unknown
			}
			return block, schema.Found
		}))
		if p.Connection != nil {
			g.traversalDeps(i, e.bodyTraversals(p.Connection.Body, connectionSchema))
		}
	}
}

func connectionSchema() (*schema.Block, schema.Lookup) { return schema.Connection, schema.Found }
