package terraform

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/infralint/infralint/internal/source"
)

// Nodes are the expressions and blocks of one native file by kind, found in
// one walk that all rules share. Their order means nothing: hcl keeps the
// arguments of a body in a map.
type Nodes struct {
	File *File

	Traversals []Traversal
	Relative   []*hclsyntax.RelativeTraversalExpr
	Splats     []Splat
	Calls      []*hclsyntax.FunctionCallExpr
	Objects    []*hclsyntax.ObjectConsExpr
	Operations []*hclsyntax.BinaryOpExpr
	Wraps      []Wrap
	Blocks     []*hclsyntax.Block // at every depth
}

// A Traversal is a reference such as var.region or aws_vpc.main.id.
type Traversal struct {
	*hclsyntax.ScopeTraversalExpr
	Top *hclsyntax.Block // the outermost block that it stands in; nil if none
}

// A Wrap is a string that is one interpolation and nothing else: "${x}".
type Wrap struct {
	*hclsyntax.TemplateWrapExpr
	Parent hclsyntax.Node // what it is an operand or an element of
}

// A Splat is x.*.y or x[*].y.
type Splat struct {
	*hclsyntax.SplatExpr
	// Continued is set if what follows is applied to the whole list, not to each
	// of its elements, as [0] is in x.*.y[0].
	Continued bool
}

// Span returns the bytes of a range in the file.
func (n *Nodes) Span(rng hcl.Range) source.Span { return n.File.Span(rng) }

// newNodes walks f, a native file.
func newNodes(f *File) *Nodes {
	w := &nodeWalker{nodes: &Nodes{File: f}}
	hclsyntax.Walk(f.Body(), w) // a walker without diagnostics has none to return
	return w.nodes
}

type nodeWalker struct {
	nodes *Nodes
	stack []hclsyntax.Node
	top   *hclsyntax.Block
}

// Enter implements hclsyntax.Walker.
func (w *nodeWalker) Enter(node hclsyntax.Node) hcl.Diagnostics {
	n := w.nodes
	switch node := node.(type) {
	case *hclsyntax.Block:
		if w.top == nil {
			w.top = node
		}
		n.Blocks = append(n.Blocks, node)
	case *hclsyntax.ScopeTraversalExpr:
		n.Traversals = append(n.Traversals, Traversal{node, w.top})
	case *hclsyntax.RelativeTraversalExpr:
		n.Relative = append(n.Relative, node)
	case *hclsyntax.SplatExpr:
		n.Splats = append(n.Splats, Splat{node, w.isSource(node)})
	case *hclsyntax.FunctionCallExpr:
		n.Calls = append(n.Calls, node)
	case *hclsyntax.ObjectConsExpr:
		n.Objects = append(n.Objects, node)
	case *hclsyntax.BinaryOpExpr:
		n.Operations = append(n.Operations, node)
	case *hclsyntax.TemplateWrapExpr:
		n.Wraps = append(n.Wraps, Wrap{node, w.parent()})
	}
	w.stack = append(w.stack, node)
	return nil
}

// Exit implements hclsyntax.Walker.
func (w *nodeWalker) Exit(node hclsyntax.Node) hcl.Diagnostics {
	w.stack = w.stack[:len(w.stack)-1]
	if node, ok := node.(*hclsyntax.Block); ok && node == w.top {
		w.top = nil
	}
	return nil
}

func (w *nodeWalker) parent() hclsyntax.Node {
	if len(w.stack) == 0 {
		return nil
	}
	return w.stack[len(w.stack)-1]
}

// isSource reports whether the parent picks something out of expr.
func (w *nodeWalker) isSource(expr hclsyntax.Expression) bool {
	switch parent := w.parent().(type) {
	case *hclsyntax.RelativeTraversalExpr:
		return parent.Source == expr
	case *hclsyntax.IndexExpr:
		return parent.Collection == expr
	case *hclsyntax.SplatExpr:
		return parent.Source == expr
	}
	return false
}
