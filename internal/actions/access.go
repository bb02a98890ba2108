package actions

import (
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/lazyregexp"
)

// An Access is a value of a context that flows into the result of an
// expression: "github.event.issue.title" in format('{0}', …), not in a
// comparison, whose result is no more than true or false.
type Access struct {
	Path string // lower case, from the context on; "*" for any element, "?" for one that is computed
	// Whole says that all that is below Path flows, as in toJSON(github.event).
	Whole bool
	// Start and End are its bytes in the string of the expression.
	Start, End int
}

// chain is a context access as it is written, from its first byte.
var chain = lazyregexp.New(`^[A-Za-z_][A-Za-z0-9_-]*(?:\s*\.\s*(?:[A-Za-z_][A-Za-z0-9_-]*|\*)|\s*\[[^\]]*\])*`)

// Accesses returns the accesses that flow into the result of e.
func (e *Expr) Accesses() []Access {
	if e.Node == nil {
		return nil
	}
	var list []Access
	flow(e.Node, false, func(n actionlint.ExprNode, whole bool) {
		path, root := pathOf(n)
		if root == nil {
			return
		}
		start := e.Start + root.Token().Offset
		end := start + len(chain.FindString(e.In.Value[min(start, len(e.In.Value)):]))
		list = append(list, Access{Path: path, Whole: whole, Start: start, End: end})
	})
	return list
}

// AsWritten returns an access of e as the file has it, for messages: Path is in
// lower case.
func (e *Expr) AsWritten(a Access) string { return e.In.Value[a.Start:a.End] }

// flow calls f for each access below n whose value flows into that of n.
func flow(n actionlint.ExprNode, whole bool, f func(n actionlint.ExprNode, whole bool)) {
	switch n := n.(type) {
	case *actionlint.VariableNode:
		f(n, whole)
	case *actionlint.ObjectDerefNode:
		if hasRoot(n) {
			f(n, whole)
		} else {
			flow(n.Receiver, whole, f)
		}
	case *actionlint.ArrayDerefNode:
		if hasRoot(n) {
			f(n, whole)
		} else {
			flow(n.Receiver, whole, f)
		}
	case *actionlint.IndexAccessNode:
		if hasRoot(n) {
			f(n, whole)
		} else {
			flow(n.Operand, whole, f)
		}
	case *actionlint.LogicalOpNode:
		if n.Kind == actionlint.LogicalOpNodeKindOr { // the left of && flows only where it is empty
			flow(n.Left, whole, f)
		}
		flow(n.Right, whole, f)
	case *actionlint.FuncCallNode:
		flowCall(n, whole, f)
	}
}

func flowCall(n *actionlint.FuncCallNode, whole bool, f func(n actionlint.ExprNode, whole bool)) {
	args := n.Args
	switch strings.ToLower(n.Callee) {
	case "tojson", "join":
		whole = true
	case "format", "fromjson":
	case "case": // condition, value, condition, value, default
		for i, a := range args {
			if i%2 == 1 || i == len(args)-1 {
				flow(a, whole, f)
			}
		}
		return
	default: // true, false, or a hash
		return
	}
	for _, a := range args {
		flow(a, whole, f)
	}
}

func hasRoot(n actionlint.ExprNode) bool {
	_, root := pathOf(n)
	return root != nil
}

// pathOf returns the path of a context access; root is nil where n is none.
func pathOf(n actionlint.ExprNode) (path string, root *actionlint.VariableNode) {
	switch n := n.(type) {
	case *actionlint.VariableNode:
		return n.Name, n
	case *actionlint.ObjectDerefNode:
		path, root = pathOf(n.Receiver)
		return path + "." + n.Property, root
	case *actionlint.ArrayDerefNode:
		path, root = pathOf(n.Receiver)
		return path + ".*", root
	case *actionlint.IndexAccessNode:
		path, root = pathOf(n.Operand)
		switch i := n.Index.(type) {
		case *actionlint.StringNode:
			return path + "." + strings.ToLower(i.Value), root
		case *actionlint.IntNode:
			return path + ".*", root
		}
		return path + ".?", root
	}
	return "", nil
}

// Path returns the path of n if it is a context access, such as
// "secrets.token"; empty otherwise. Its form is that of Access.Path.
func Path(n actionlint.ExprNode) string {
	if path, root := pathOf(n); root != nil {
		return path
	}
	return ""
}
