package terraform

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	ctyjson "github.com/zclconf/go-cty/cty/json"

	"github.com/infralint/infralint/internal/datatree"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// HCL2 returns a file of native syntax as conftest shows HCL to policies
// (https://www.conftest.dev/examples/#hcl): an object with a key for every type
// of block, below it one for every label, and a list of the blocks that have
// them all. Nothing is evaluated: what is no literal is the text of its source in
// ${}.
func HCL2(src *source.File) (*lint.DocumentView, error) {
	f := parse(src)
	switch {
	case f.Unparsed != "":
		return nil, errors.New(f.Unparsed)
	case f.Diags.HasErrors():
		return nil, errors.New(f.Diags.Error())
	case f.Body() == nil:
		return nil, errors.New("no native syntax of HCL")
	}
	return hcl2(f)
}

func hcl2(f *File) (*lint.DocumentView, error) {
	h := &hcl2Writer{file: f}
	top, err := h.body(f.Body(), f.Source.LineSpan(1), 0)
	if err != nil {
		return nil, err
	}
	return top.View(), nil
}

// An hcl2Writer makes the data of one file.
type hcl2Writer struct{ file *File }

// maxHCL2Depth bounds the nesting of what policies of conftest see; it is the
// depth beyond which encoding/json, which conftest goes through, gives up.
const maxHCL2Depth = 5_000

var errTooDeep = errors.New("nested too deeply")

// body returns the blocks and attributes of a body whose place is at.
func (h *hcl2Writer) body(body *hclsyntax.Body, at source.Span, depth int) (*datatree.Node, error) {
	if depth > maxHCL2Depth {
		return nil, errTooDeep
	}
	out := datatree.Object(at)
	for _, b := range body.Blocks {
		if err := h.block(b, out, depth); err != nil {
			return nil, err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(body.Attributes)) {
		a := body.Attributes[name]
		value, err := h.value(a.Expr, h.file.Span(a.NameRange), depth+1)
		if err != nil {
			return nil, err
		}
		out.Set(name, value)
	}
	return out, nil
}

// block adds a block to the object of its parent: below its type and labels it
// is one of a list.
func (h *hcl2Writer) block(b *hclsyntax.Block, out *datatree.Node, depth int) error {
	at := h.file.Span(b.DefRange())
	key := b.Type
	for _, label := range b.Labels {
		next := out.Get(key)
		if next == nil {
			next = datatree.Object(at)
			out.Set(key, next)
		}
		if !next.IsObject() {
			return fmt.Errorf("line %d: %s has labels, and another such block has not as many", b.TypeRange.Start.Line, b.Type)
		}
		out, key = next, label
	}
	body, err := h.body(b.Body, at, depth+1)
	if err != nil {
		return err
	}
	list := out.Get(key)
	if list == nil {
		list = datatree.List(at)
		out.Set(key, list)
	}
	if !list.IsList() {
		return fmt.Errorf("line %d: %s has fewer labels than another such block", b.TypeRange.Start.Line, b.Type)
	}
	list.Add(body)
	return nil
}

// value returns what an expression is. Key is the place of what has it as its
// value.
func (h *hcl2Writer) value(expr hclsyntax.Expression, key source.Span, depth int) (*datatree.Node, error) {
	if depth > maxHCL2Depth {
		return nil, errTooDeep
	}
	at := h.file.Span(expr.Range())
	switch e := expr.(type) {
	case *hclsyntax.LiteralValueExpr:
		return literal(e.Val, at)
	case *hclsyntax.UnaryOpExpr:
		if _, ok := e.Val.(*hclsyntax.LiteralValueExpr); ok {
			v, diags := e.Value(nil)
			if diags.HasErrors() {
				return nil, diags
			}
			return literal(v, at)
		}
	case *hclsyntax.TemplateExpr:
		return datatree.Leaf(h.template(e), at), nil
	case *hclsyntax.TemplateWrapExpr:
		return h.value(e.Wrapped, key, depth+1)
	case *hclsyntax.TupleConsExpr:
		list := datatree.List(key)
		for _, item := range e.Exprs {
			v, err := h.value(item, h.file.Span(item.StartRange()), depth+1)
			if err != nil {
				return nil, err
			}
			list.Add(v)
		}
		return list, nil
	case *hclsyntax.ObjectConsExpr:
		object := datatree.Object(key)
		for _, item := range e.Items {
			v, err := h.value(item.ValueExpr, h.file.Span(item.KeyExpr.Range()), depth+1)
			if err != nil {
				return nil, err
			}
			object.Set(h.key(item.KeyExpr), v)
		}
		return object, nil
	}
	return datatree.Leaf(h.wrapped(expr), at), nil
}

// literal returns a value that is written as it is.
func literal(v cty.Value, at source.Span) (*datatree.Node, error) {
	text, err := ctyjson.SimpleJSONValue{Value: v}.MarshalJSON()
	if err != nil {
		return nil, err
	}
	switch s := string(text); s {
	case "null":
		return datatree.Leaf(nil, at), nil
	case "true", "false":
		return datatree.Leaf(s == "true", at), nil
	default:
		return datatree.Leaf(json.Number(s), at), nil
	}
}

// key returns the key of an object as text.
func (h *hcl2Writer) key(expr hclsyntax.Expression) string {
	if k, ok := expr.(*hclsyntax.ObjectConsKeyExpr); ok {
		expr = k.Wrapped
		if _, ok := expr.(*hclsyntax.ScopeTraversalExpr); ok {
			return h.text(expr)
		}
	}
	return h.part(expr)
}

// text returns the source of an expression, with the bracket that follows it:
// ranges leave that out, where it closes what the expression stands in.
func (h *hcl2Writer) text(expr hclsyntax.Expression) string {
	r := expr.Range()
	content := h.file.HCL.Bytes
	end := r.End.Byte
	if end < len(content) && content[end] == ')' {
		end++
	}
	return string(content[r.Start.Byte:end])
}

func (h *hcl2Writer) wrapped(expr hclsyntax.Expression) string { return "${" + h.text(expr) + "}" }

// template returns a template as it would be written in JSON.
func (h *hcl2Writer) template(t *hclsyntax.TemplateExpr) string {
	var b strings.Builder
	for _, p := range t.Parts {
		b.WriteString(h.part(p))
	}
	return b.String()
}

// part returns a part of a template.
func (h *hcl2Writer) part(expr hclsyntax.Expression) string {
	switch e := expr.(type) {
	case *hclsyntax.LiteralValueExpr:
		if e.Val.IsNull() {
			return "null"
		}
		if s, err := convert.Convert(e.Val, cty.String); err == nil && s.IsKnown() {
			return literalSigns.Replace(s.AsString())
		}
	case *hclsyntax.TemplateExpr:
		return h.template(e)
	case *hclsyntax.TemplateWrapExpr:
		return h.part(e.Wrapped)
	case *hclsyntax.ConditionalExpr:
		text := "%{if " + h.text(e.Condition) + "}" + h.part(e.TrueResult)
		if other := h.part(e.FalseResult); other != "" {
			text += "%{else}" + other
		}
		return text + "%{endif}"
	case *hclsyntax.TemplateJoinExpr:
		loop, ok := e.Tuple.(*hclsyntax.ForExpr)
		if !ok {
			break
		}
		names := loop.ValVar
		if loop.KeyVar != "" {
			names = loop.KeyVar + ", " + names
		}
		return "%{for " + names + " in " + h.text(loop.CollExpr) + "}" + h.part(loop.ValExpr) + "%{endfor}"
	}
	return h.wrapped(expr)
}

// literalSigns keeps what only looks like an interpolation from being one.
var literalSigns = strings.NewReplacer("${", "$${", "%{", "%%{")
