package terraform

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/terraform"
	"github.com/infralint/infralint/internal/terraform/validate/config"
)

const emptyListEqualityGood = `
-- main.tf --
variable "names" {
  type = list(string)
}

resource "aws_instance" "web" {
  count = length(var.names) == 0 ? 0 : 1
}
`

// EmptyListEquality reports x == [].
var EmptyListEquality = &terraform.Analyzer{
	Rule: lint.Rule{
		ID:       "tf-empty-list-equality",
		Title:    "list is compared with []",
		Severity: lint.Warning,
		Doc: `
Values of different types are never equal in Terraform, and ` + "`[]`" + ` is an empty
tuple, not an empty list. ` + "`var.names == []`" + ` is therefore false even for an empty
list of strings, and ` + "`var.names != []`" + ` is always true.

Look at the length: ` + "`length(var.names) == 0`" + `.
`,
		Bad:   lint.Edit(emptyListEqualityGood, "count = length(var.names) == 0 ? 0 : 1", "count = var.names == [] ? 0 : 1"),
		Good:  emptyListEqualityGood,
		Tags:  []string{"correctness"},
		Peers: []string{"tflint:terraform_empty_list_equality"},
		Refs:  []string{"https://developer.hashicorp.com/terraform/language/expressions/operators#equality-operators"},
		Since: "0.1.0",
	},
	Run: func(pass *terraform.Pass) error {
		for _, n := range pass.Unit.SelectedNodes() {
			for _, op := range n.Operations {
				if op.Op != hclsyntax.OpEqual && op.Op != hclsyntax.OpNotEqual {
					continue
				}
				other := op.RHS
				if !isEmptyTuple(op.LHS) {
					if other = op.LHS; !isEmptyTuple(op.RHS) {
						continue
					}
				}
				if !isCollection(pass.Unit.Config(), other, 0) {
					continue
				}
				sign, result := "==", "is false for every list, an empty one too"
				if op.Op == hclsyntax.OpNotEqual {
					sign, result = "!=", "is true for every list, an empty one too"
				}
				finding := lint.Finding{Span: n.Span(op.SrcRange).FirstLine(), Message: "comparison with [] " + result + ": compare the length with 0"}
				if src := text(n, other.Range()); isPlain(src) {
					length := "length(" + string(src) + ") " + sign + " 0"
					finding.Message = "comparison with [] " + result + ": write " + length
					finding.Fixes = []lint.Fix{{
						Message: "Compare the length, which changes the result for an empty list",
						Edits:   []lint.TextEdit{{Span: n.Span(op.SrcRange), New: []byte(length)}},
					}}
				}
				pass.Report(finding)
			}
		}
		return nil
	},
}

func isEmptyTuple(expr hclsyntax.Expression) bool {
	tuple, ok := unparen(expr).(*hclsyntax.TupleConsExpr)
	return ok && len(tuple.Exprs) == 0
}

// toList are the functions that never return a tuple.
var toList = map[string]bool{
	"chunklist": true, "compact": true, "distinct": true, "fileset": true, "formatlist": true, "keys": true,
	"matchkeys": true, "range": true, "setintersection": true, "setsubtract": true, "setunion": true, "sort": true,
	"split": true, "tolist": true, "tomap": true, "toset": true,
}

// isCollection reports whether expr is a list, a set or a map for certain. A
// tuple, such as [for …] makes and as a local or an output may hold, can be
// equal to [].
func isCollection(c *config.Module, expr hclsyntax.Expression, depth int) bool {
	if depth > 10 {
		return false // a cycle
	}
	switch expr := unparen(expr).(type) {
	case *hclsyntax.FunctionCallExpr:
		return toList[expr.Name]
	case *hclsyntax.SplatExpr:
		return isCollection(c, expr.Source, depth+1)
	case *hclsyntax.ScopeTraversalExpr:
		t := expr.Traversal
		name := stepName(t, 1)
		switch t.RootName() {
		case "var":
			v := c.Variables[name]
			return v != nil && isCollectionType(v.Type, t[2:])
		case "local":
			l := c.Locals[name]
			if l == nil || len(t) != 2 {
				return false
			}
			native, ok := l.Expr.(hclsyntax.Expression)
			return ok && isCollection(c, native, depth+1)
		case "data":
			return len(t) > 3 && !isIndex(t[len(t)-1])
		}
		// An argument of a resource is typed; a variable of a for may be one of the above.
		return c.Resources[config.ResourceKey{Type: t.RootName(), Name: name}] != nil && len(t) > 2 && !isIndex(t[len(t)-1])
	}
	return false
}

func isIndex(step hcl.Traverser) bool {
	_, ok := step.(hcl.TraverseIndex)
	return ok
}

// isCollectionType reports whether what steps lead to in a value of type t is
// a collection.
func isCollectionType(t cty.Type, steps hcl.Traversal) bool {
	for _, step := range steps {
		attr, ok := step.(hcl.TraverseAttr)
		switch {
		case t.IsCollectionType():
			t = t.ElementType()
		case ok && t.IsObjectType() && t.HasAttribute(attr.Name):
			t = t.AttributeType(attr.Name)
		default:
			return false
		}
	}
	return t.IsCollectionType()
}

func unparen(expr hclsyntax.Expression) hclsyntax.Expression {
	for {
		p, ok := expr.(*hclsyntax.ParenthesesExpr)
		if !ok {
			return expr
		}
		expr = p.Expression
	}
}
