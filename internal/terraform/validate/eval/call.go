package eval

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/infralint/infralint/internal/terraform/marks"
	"github.com/infralint/infralint/internal/terraform/validate/config"
)

// CallArguments checks which arguments a module block has against the
// variables of the child. Terraform does so before it evaluates anything.
func (e *Env) CallArguments(call *config.Call) (hcl.Attributes, hcl.Diagnostics) {
	child := e.Children[call.Name]
	if child == nil || child.Config == nil {
		attributes, _ := call.Body.JustAttributes()
		return attributes, foreignBlocks(call.Body)
	}
	schema := &hcl.BodySchema{}
	for _, name := range keys(child.Config.Variables) {
		schema.Attributes = append(schema.Attributes, hcl.AttributeSchema{
			Name: name, Required: child.Config.Variables[name].Required(),
		})
	}
	content, diags := call.Body.Content(schema)
	for _, d := range diags {
		if _, rest, ok := strings.Cut(d.Detail, `"`); ok && d.Summary == "Missing required argument" {
			name, _, _ := strings.Cut(rest, `"`)
			if v := child.Config.Variables[name]; v != nil {
				d.Extra = declaredHere(v)
			}
		}
	}
	return content.Attributes, diags
}

func declaredHere(v *config.Variable) config.Related {
	return config.Related{Range: v.Declared, Message: "variable declared here"}
}

// foreignBlocks reports the blocks in a module block, which has none of its
// own, whatever the child.
func foreignBlocks(body hcl.Body) (diags hcl.Diagnostics) {
	native, ok := body.(*hclsyntax.Body)
	if !ok {
		return nil
	}
	for _, b := range native.Blocks {
		switch b.Type {
		case "_", "lifecycle", "locals", "provider":
		default:
			diags = append(diags, errorAt(b.TypeRange, "Unsupported block type", "a module block has no %s blocks", b.Type))
		}
	}
	return diags
}

// addCall adds the nodes of a module block.
func (g *Graph) addCall(call *config.Call) (later []func()) {
	e := g.Env
	nodes := &CallNodes{Args: map[string]int{}, Values: map[string]cty.Value{}, Ranges: map[string]hcl.Range{}}
	g.Calls[call.Name] = nodes
	nodes.Expand = g.add("module."+call.Name+" (expand)", call.Declared, func(n *Node) {
		scope := e.Root()
		switch {
		case call.Count != nil:
			n.Diags = scope.countArgument(call.Count)
		case call.ForEach != nil:
			n.Diags = scope.forEachArgument(call.ForEach)
		}
		n.Diags = append(n.Diags, scope.dependsOn(call.DependsOn)...)
	})
	later = append(later, func() {
		g.exprDeps(nodes.Expand, call.Count)
		g.exprDeps(nodes.Expand, call.ForEach)
		g.traversalDeps(nodes.Expand, call.DependsOn)
	})
	attributes, _ := e.CallArguments(call)
	child := e.Children[call.Name]
	for _, a := range inOrder(attributes) {
		var v *config.Variable
		if child != nil && child.Config != nil {
			v = child.Config.Variables[a.Name]
		}
		i := g.add("", a.Range, func(n *Node) {
			val, diags := e.argument(a, v)
			n.Diags = diags
			if !diags.HasErrors() {
				nodes.Values[a.Name] = val
			}
		})
		nodes.Args[a.Name] = i
		nodes.Ranges[a.Name] = a.Expr.Range()
		later = append(later, func() {
			g.dep(i, nodes.Expand)
			g.exprDeps(i, a.Expr)
		})
	}
	return later
}

// argument evaluates an argument of a module block; v is nil if the child is
// not known.
func (e *Env) argument(a *hcl.Attribute, v *config.Variable) (cty.Value, hcl.Diagnostics) {
	const summary = "Invalid value for input variable"
	rng := a.Expr.Range()
	scope := e.Root() // here Terraform knows nothing of instances, and allows everything
	scope.Count, scope.EachKey, scope.EachValue = true, cty.UnknownVal(cty.String), cty.DynamicVal
	val, diags := scope.Expr(a.Expr, cty.DynamicPseudoType)
	if v == nil || diags.HasErrors() {
		return val, diags
	}
	ephemeral := marks.Contains(val, marks.Ephemeral)
	val, problem := ConvertArgument(v, val)
	if problem != "" {
		at := rng
		if v.Sensitive { // Terraform keeps the value out of sight
			at = v.Declared
		}
		d := errorAt(at, summary, "the value does not fit variable %q of the module: %s", v.Name, problem)
		if problem == nullProblem {
			d = errorAt(rng, "Required variable not set", "variable %q of the module cannot be null", v.Name)
		}
		d.Extra = declaredHere(v)
		return val, append(diags, d)
	}
	if ephemeral && !v.Ephemeral {
		d := errorAt(rng, "Ephemeral value not allowed", "variable %q of the module is not ephemeral, but the value is", v.Name)
		d.Extra = declaredHere(v)
		return val, append(diags, d)
	}
	return markAs(v, val), diags
}

const nullProblem = "null"

// ConvertArgument converts a value given for v to its type; problem says why
// it cannot be.
func ConvertArgument(v *config.Variable, val cty.Value) (out cty.Value, problem string) {
	if val.IsNull() && !v.Nullable {
		if v.Required() {
			return val, nullProblem
		}
		return v.Default, ""
	}
	if v.Defaults != nil && !val.IsNull() {
		val = applyDefaults(v, val)
	}
	out, err := convert.Convert(val, v.Type)
	if err != nil {
		return val, config.TypeError(err)
	}
	return out, ""
}

// applyDefaults fills in the defaults of optional attributes.
func applyDefaults(v *config.Variable, val cty.Value) cty.Value {
	return v.Defaults.Apply(val)
}
