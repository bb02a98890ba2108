package validate

import (
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/infralint/infralint/internal/terraform/validate/config"
	"github.com/infralint/infralint/internal/terraform/validate/eval"
)

// A walk puts the nodes of all modules of a tree into one graph: module blocks
// tie them together, and so do providers.
type walk struct {
	*run
	nodes []walkNode
	// close has the node of each instance that stands for all of it.
	close map[*instance]int
}

type walkNode struct {
	// unused is set for a provider configuration that no resource needs.
	unused bool

	inst *instance
	node *eval.Node
	name string
	deps []int
	// check is what a node does that is not of one module alone.
	check func() hcl.Diagnostics
}

// build makes the graph.
func (r *run) build() *walk {
	w := &walk{run: r, close: map[*instance]int{}}
	r.root.each(func(i *instance) {
		i.first = len(w.nodes)
		for _, n := range i.graph.Nodes {
			name := n.Name
			if name != "" {
				name = i.prefix() + name
			}
			w.nodes = append(w.nodes, walkNode{inst: i, node: n, name: name})
		}
		if i.parent != nil {
			w.close[i] = len(w.nodes)
			w.nodes = append(w.nodes, walkNode{inst: i, name: strings.TrimSuffix(i.prefix(), ".") + " (close)"})
		}
	})
	r.root.each(func(i *instance) {
		for _, n := range i.graph.Providers {
			w.nodes[i.first+n].unused = true
		}
	})
	r.root.each(w.connect)
	return w
}

// connect adds what the nodes of i depend on.
func (w *walk) connect(i *instance) {
	for k, n := range i.graph.Nodes {
		at := i.first + k
		for _, d := range n.Deps {
			w.dep(at, i.first+d)
		}
		for _, o := range n.Outputs {
			if child := i.children[o.Call]; child != nil {
				w.dep(at, child.first+child.graph.Outputs[o.Output])
			}
		}
		for _, name := range n.Closes {
			if child := i.children[name]; child != nil {
				w.dep(at, w.close[child])
			}
		}
		if n.Resource != nil {
			if owner, j, ok := w.providerNode(i, n.Resource.ProviderKey()); ok {
				w.dep(at, owner.first+j)
				w.nodes[owner.first+j].unused = false
			}
		}
	}
	if i.parent == nil {
		w.connectRoot(i)
		return
	}
	calls := i.parent.graph.Calls[i.call.Name]
	expand := i.parent.first + calls.Expand
	for k := range i.graph.Nodes {
		w.dep(i.first+k, expand)
		w.dep(w.close[i], i.first+k)
	}
	w.dep(w.close[i], expand)
	for _, child := range i.children {
		if child != nil {
			w.dep(w.close[i], w.close[child])
		}
	}
	for name, arg := range calls.Args {
		if v, ok := i.graph.Variables[name]; ok {
			w.dep(i.first+v, i.parent.first+arg)
		}
	}
	for name, rule := range i.graph.Rules {
		w.nodes[i.first+rule].check = func() hcl.Diagnostics { return validateInput(i, calls, name) }
	}
}

// connectRoot adds what only a root module has.
func (w *walk) connectRoot(i *instance) {
	for name, rule := range i.graph.Rules {
		v := i.config.Variables[name]
		w.nodes[i.first+rule].check = func() hcl.Diagnostics {
			return i.graph.Env.Root().Validations(v, eval.UnknownVariable(v), nil)
		}
	}
	for k, node := range i.graph.Imports {
		im := i.config.Imports[k]
		w.nodes[i.first+node].check = func() hcl.Diagnostics {
			target, _ := i.target(im)
			return i.graph.Env.Import(im, target)
		}
	}
}

// target finds the resource that an import names, nil if it is not declared;
// known is false if its module cannot be read here.
func (i *instance) target(im *config.Import) (r *config.Resource, known bool) {
	if i, known = i.find(im.Module); i == nil {
		return nil, known
	}
	return i.config.Resources[im.Resource], true
}

// find returns the module that the calls in path lead to, nil if there is
// none; known is false if it cannot be read here.
func (i *instance) find(path []string) (at *instance, known bool) {
	for _, name := range path {
		if i.config.Calls[name] == nil {
			return nil, true
		}
		if i = i.children[name]; i == nil {
			return nil, false
		}
	}
	return i, true
}

// lacks reports whether there is no such resource or module call for certain.
func (i *instance) lacks(t *config.Target) bool {
	at, known := i.find(t.Module)
	return known && (at == nil || !t.IsModule && at.config.Resources[t.Resource] == nil)
}

// imports reports imports into modules that lack the target.
func (r *run) imports() {
	for _, im := range r.root.config.Imports {
		if len(im.Module) == 0 {
			continue
		}
		if target, known := r.root.target(im); known && target == nil {
			rng := im.To.Range()
			r.add(r.root.dir, &hcl.Diagnostic{
				Severity: hcl.DiagError, Summary: "Configuration for import target does not exist", Subject: &rng,
				Detail: im.Resource.String() + " is not declared in module." + strings.Join(im.Module, ".module."),
			})
		}
	}
}

func (w *walk) dep(from, to int) {
	if from != to {
		w.nodes[from].deps = append(w.nodes[from].deps, to)
	}
}

// validateInput checks the value of a variable of i against its validations.
func validateInput(i *instance, calls *eval.CallNodes, name string) hcl.Diagnostics {
	v := i.config.Variables[name]
	val, given := calls.Values[name]
	if !given {
		val = v.Default
		if val == cty.NilVal {
			val = eval.UnknownVariable(v)
		}
		diags := i.graph.Env.Root().Validations(v, val, nil)
		for _, d := range diags {
			if d.Summary == "Invalid value for variable" {
				d.Subject = &i.call.Declared
				d.Extra = config.NoPlace{}
			}
		}
		return diags
	}
	rng := calls.Ranges[name]
	return i.graph.Env.Root().Validations(v, val, &rng)
}

// cycles reports every set of nodes that depend on each other.
func (w *walk) cycles() (found bool) {
	for _, component := range w.components() {
		if len(component) < 2 {
			continue
		}
		found = true
		slices.Sort(component)
		var names []string
		var related []config.Related
		place := hcl.Range{}
		for _, n := range component {
			node := w.nodes[n]
			if node.name == "" {
				continue
			}
			names = append(names, node.name)
			if node.node == nil {
				continue
			}
			if place.Filename == "" {
				place = node.node.Place
				continue
			}
			related = append(related, config.Related{Range: node.node.Place, Message: node.name})
		}
		slices.Sort(names)
		w.add(w.nodes[component[0]].inst.dir, &hcl.Diagnostic{
			Severity: hcl.DiagError,
			Summary:  "Cycle: " + strings.Join(names, ", "),
			Detail:   strings.Join(names, ", ") + " depend on each other",
			Subject:  &place,
			Extra:    cycle{related},
		})
	}
	return found
}

// A cycle is the Extra of a diagnostic for a cycle, which has no place in
// Terraform.
type cycle struct{ related []config.Related }

// components returns the strongly connected components of the graph, each
// after those that it depends on (Tarjan's algorithm, without recursion).
func (w *walk) components() (out [][]int) {
	n := len(w.nodes)
	index := make([]int, n) // 0 is not visited
	low := make([]int, n)
	onStack := make([]bool, n)
	next := make([]int, n) // next dependency to look at
	var stack, path []int
	counter := 0
	for start := range n {
		if index[start] != 0 {
			continue
		}
		path = append(path[:0], start)
		for len(path) > 0 {
			v := path[len(path)-1]
			if index[v] == 0 {
				counter++
				index[v], low[v] = counter, counter
				stack = append(stack, v)
				onStack[v] = true
			}
			if next[v] < len(w.nodes[v].deps) {
				d := w.nodes[v].deps[next[v]]
				next[v]++
				if index[d] == 0 {
					path = append(path, d)
				} else if onStack[d] {
					low[v] = min(low[v], index[d])
				}
				continue
			}
			path = path[:len(path)-1]
			if len(path) > 0 {
				up := path[len(path)-1]
				low[up] = min(low[up], low[v])
			}
			if low[v] != index[v] {
				continue
			}
			var component []int
			for {
				top := stack[len(stack)-1]
				stack = stack[:len(stack)-1]
				onStack[top] = false
				component = append(component, top)
				if top == v {
					break
				}
			}
			out = append(out, component)
		}
	}
	return out
}

// report adds what the nodes have to say, leaving out those that depend on one
// with an error. There must be no cycles.
func (w *walk) report() {
	failed := make([]bool, len(w.nodes))
	for _, component := range w.components() {
		n := component[0]
		node := w.nodes[n]
		if node.unused {
			continue
		}
		if slices.ContainsFunc(node.deps, func(d int) bool { return failed[d] }) {
			failed[n] = true
			continue
		}
		var diags hcl.Diagnostics
		if node.node != nil {
			diags = append(diags, node.node.Diags...)
			if node.inst.parent == nil {
				diags = append(diags, node.node.RootDiags...)
			} else {
				diags = append(diags, node.node.ChildDiags...)
			}
			if node.node.Skipped {
				failed[n] = true
			}
		}
		if node.check != nil {
			diags = append(diags, node.check()...)
		}
		failed[n] = failed[n] || diags.HasErrors()
		w.add(node.inst.dir, diags...)
	}
}

// arguments checks the arguments of all module blocks.
func (r *run) arguments() {
	r.root.each(func(i *instance) {
		for _, name := range slices.Sorted(maps.Keys(i.config.Calls)) {
			_, diags := i.graph.Env.CallArguments(i.config.Calls[name])
			r.add(i.dir, diags...)
		}
	})
}
