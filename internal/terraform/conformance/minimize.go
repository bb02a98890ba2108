package conformance

import (
	"bytes"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// Minimize returns a smaller case for which keep still holds, by taking away
// files, blocks, arguments and operands as long as something can go. It asks
// keep at most budget times.
func Minimize(c *Case, budget int, keep func(*Case) bool) *Case {
	try := func(next *Case) bool {
		if budget <= 0 {
			return false
		}
		budget--
		if !keep(next) {
			return false
		}
		c = next
		return true
	}
	for shrunk := true; shrunk && budget > 0; {
		shrunk = false
		for i := len(c.Files) - 1; i >= 0; i-- {
			next := *c
			next.Files = slices.Delete(slices.Clone(c.Files), i, i+1)
			if try(&next) {
				shrunk = true
				continue
			}
			for _, e := range cuts(c.Files[i].Data) {
				next := *c
				next.Files = slices.Clone(c.Files)
				next.Files[i].Data = tidy(e.apply(c.Files[i].Data))
				if try(&next) {
					shrunk = true
					break // the other cuts no longer fit
				}
			}
		}
	}
	return c
}

// tidy drops lines with nothing on them.
func tidy(src []byte) []byte {
	var out []byte
	for line := range bytes.Lines(src) {
		if len(bytes.TrimSpace(line)) > 0 {
			out = append(out, line...)
		}
	}
	return out
}

// cuts returns what may be taken away from a file, the largest pieces first.
func cuts(src []byte) []edit {
	var out []edit
	file, diags := hclsyntax.ParseConfig(src, "main.tf", hcl.InitialPos)
	if diags.HasErrors() {
		for at := 0; at < len(src); { // line by line
			end := len(src)
			if i := bytes.IndexByte(src[at:], '\n'); i >= 0 {
				end = at + i + 1
			}
			out = append(out, edit{at, end, ""})
			at = end
		}
		return out
	}
	var s site
	hclsyntax.Walk(file.Body.(*hclsyntax.Body), &s)
	for _, b := range s.blocks {
		whole := hcl.RangeBetween(b.TypeRange, b.CloseBraceRange)
		out = append(out, edit{whole.Start.Byte, whole.End.Byte, ""})
	}
	for _, a := range s.attrs {
		out = append(out, edit{a.SrcRange.Start.Byte, a.SrcRange.End.Byte, ""})
	}
	for _, e := range s.exprs {
		r := e.Range()
		whole := func(part hcl.Expression) {
			p := part.Range()
			out = append(out, edit{r.Start.Byte, r.End.Byte, text(src, p)})
		}
		switch e := e.(type) {
		case *hclsyntax.ConditionalExpr:
			whole(e.TrueResult)
			whole(e.FalseResult)
		case *hclsyntax.BinaryOpExpr:
			whole(e.LHS)
			whole(e.RHS)
		case *hclsyntax.FunctionCallExpr:
			for _, a := range e.Args {
				whole(a)
			}
		case *hclsyntax.TupleConsExpr:
			for _, x := range e.Exprs {
				whole(x)
			}
		case *hclsyntax.ObjectConsExpr:
			for _, x := range e.Items {
				whole(x.ValueExpr)
			}
			if len(e.Items) > 1 {
				last := e.Items[len(e.Items)-1]
				before := e.Items[len(e.Items)-2]
				out = append(out, edit{before.ValueExpr.Range().End.Byte, last.ValueExpr.Range().End.Byte, ""})
			}
		case *hclsyntax.ForExpr:
			whole(e.CollExpr)
		case *hclsyntax.ParenthesesExpr:
			whole(e.Expression)
		}
	}
	slices.SortStableFunc(out, func(a, b edit) int { return (b.end - b.start - len(b.text)) - (a.end - a.start - len(a.text)) })
	return out
}
