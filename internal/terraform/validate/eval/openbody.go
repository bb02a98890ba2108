package eval

import (
	"cmp"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/infralint/infralint/internal/terraform/validate/config"
)

// An openBody is a body that has no schema: whatever stands in it is taken for
// what its provider wants.
type openBody struct {
	exprs  []hcl.Expression
	blocks []*openBlock
}

// An openBlock is a block in an openBody, or a dynamic block that makes some.
type openBlock struct {
	typ  string
	body *openBody

	// Of a dynamic block only; body is then its content.
	forEach  hcl.Expression
	labels   hcl.Expression // may be nil
	iterator string
	// problem says why the dynamic block is none; the rest is not set then.
	problem hcl.Diagnostics
}

// metaBlocks are the blocks inside a resource that are not its provider's.
var metaBlocks = map[string]bool{"lifecycle": true, "connection": true, "provisioner": true, "locals": true, "_": true}

// openOf looks at what is left of a body once the meta-arguments are taken.
func openOf(body hcl.Body) *openBody {
	out := &openBody{}
	out.fill(body, true)
	return out
}

func (o *openBody) fill(body hcl.Body, top bool) {
	switch body := body.(type) {
	case *config.Merged:
		over, base := &openBody{}, &openBody{}
		over.fill(body.Over, top)
		base.fillUnless(body.Base, body.Over, top)
		o.exprs = append(base.exprs, over.exprs...)
		o.blocks = append(base.blocks, over.blocks...)
	case *hclsyntax.Body:
		o.fillNative(body, top)
	default: // JSON, in which an argument and a block look alike
		attributes, _ := body.JustAttributes()
		for _, a := range inOrder(attributes) {
			if a.Name != "//" {
				o.property(a.Name, a.Expr)
			}
		}
	}
}

// fillUnless is fill but for the arguments that are in over too.
func (o *openBody) fillUnless(base, over hcl.Body, top bool) {
	o.fill(base, top)
	baseAttrs, _ := base.JustAttributes()
	overAttrs, _ := over.JustAttributes()
	o.exprs = slices.DeleteFunc(o.exprs, func(e hcl.Expression) bool {
		for name := range overAttrs {
			if a := baseAttrs[name]; a != nil && a.Expr == e {
				return true
			}
		}
		return false
	})
}

func (o *openBody) fillNative(body *hclsyntax.Body, top bool) {
	attributes, _ := body.JustAttributes() // without those that were taken
	for _, a := range inOrder(attributes) {
		o.exprs = append(o.exprs, a.Expr)
	}
	for _, b := range body.Blocks {
		switch {
		case top && metaBlocks[b.Type]:
		case b.Type == "dynamic":
			o.blocks = append(o.blocks, nativeDynamic(b))
		default:
			inner := &openBlock{typ: b.Type, body: &openBody{}}
			inner.body.fillNative(b.Body, false)
			o.blocks = append(o.blocks, inner)
		}
	}
}

var dynamicSchema = &hcl.BodySchema{
	Attributes: []hcl.AttributeSchema{{Name: "for_each", Required: true}, {Name: "iterator"}, {Name: "labels"}},
	Blocks:     []hcl.BlockHeaderSchema{{Type: "content"}},
}

func nativeDynamic(b *hclsyntax.Block) *openBlock {
	bad := func(diags ...*hcl.Diagnostic) *openBlock { return &openBlock{problem: diags} }
	if len(b.Labels) != 1 {
		rng := b.OpenBraceRange
		summary := "Missing type for dynamic"
		if len(b.Labels) > 1 {
			rng, summary = b.LabelRanges[1], "Extraneous label for dynamic"
		}
		return bad(errorAt(rng, summary, "a dynamic block has one label, the type of the blocks that it makes"))
	}
	content, diags := b.Body.Content(dynamicSchema)
	if diags.HasErrors() {
		return bad(diags...)
	}
	d := &openBlock{typ: b.Labels[0], forEach: content.Attributes["for_each"].Expr, iterator: b.Labels[0], body: &openBody{}}
	if a := content.Attributes["iterator"]; a != nil {
		traversal, diags := hcl.AbsTraversalForExpr(a.Expr)
		if diags.HasErrors() {
			return bad(diags...)
		}
		if len(traversal) != 1 {
			return bad(errorAt(traversal.SourceRange(), "Invalid dynamic iterator name", "an iterator is a single name"))
		}
		d.iterator = traversal.RootName()
	}
	if a := content.Attributes["labels"]; a != nil {
		d.labels = a.Expr
	}
	switch len(content.Blocks) {
	case 0:
		return bad(errorAt(b.Body.MissingItemRange(), "Missing dynamic content block", "a dynamic block needs a content block"))
	case 1:
	default:
		return bad(errorAt(content.Blocks[1].DefRange, "Extraneous dynamic content block", "a dynamic block has one content block only"))
	}
	if body, ok := content.Blocks[0].Body.(*hclsyntax.Body); ok {
		d.body.fillNative(body, false)
	}
	return d
}

// property takes one property of a JSON object: an argument, or one or more
// blocks.
func (o *openBody) property(name string, expr hcl.Expression) {
	if name != "dynamic" {
		o.value(expr)
		return
	}
	for _, pair := range jsonObjects(expr) {
		for _, def := range jsonList(pair.Value) {
			if d := jsonDynamic(keyText(pair.Key), def); d != nil {
				o.blocks = append(o.blocks, d)
			}
		}
	}
}

// value takes a JSON value, looking for dynamic blocks in it.
func (o *openBody) value(expr hcl.Expression) {
	if pairs, diags := hcl.ExprMap(expr); !diags.HasErrors() {
		for _, pair := range pairs {
			name := keyText(pair.Key)
			switch name {
			case "//":
			case "":
				o.exprs = append(o.exprs, pair.Key)
				o.value(pair.Value)
			default:
				o.property(name, pair.Value)
			}
		}
		return
	}
	if items, diags := hcl.ExprList(expr); !diags.HasErrors() {
		for _, item := range items {
			o.value(item)
		}
		return
	}
	o.exprs = append(o.exprs, expr)
}

// jsonDynamic reads one dynamic block; nil if it makes no sense.
func jsonDynamic(typ string, expr hcl.Expression) *openBlock {
	d := &openBlock{typ: typ, iterator: typ, body: &openBody{}}
	pairs, _ := hcl.ExprMap(expr)
	for _, pair := range pairs {
		switch keyText(pair.Key) {
		case "for_each":
			d.forEach = pair.Value
		case "iterator":
			if traversal, diags := hcl.AbsTraversalForExpr(pair.Value); !diags.HasErrors() {
				d.iterator = traversal.RootName()
			}
		case "labels":
			d.labels = pair.Value
		case "content":
			d.body.value(pair.Value)
		}
	}
	if d.forEach == nil {
		return nil
	}
	return d
}

// keyText returns the constant text of a key, or "".
func keyText(key hcl.Expression) string {
	if len(key.Variables()) > 0 {
		return ""
	}
	val, diags := key.Value(nil)
	if diags.HasErrors() || !isKnownString(val) {
		return ""
	}
	return val.AsString()
}

// jsonObjects returns the properties of an object, or of a list of objects.
func jsonObjects(expr hcl.Expression) (out []hcl.KeyValuePair) {
	for _, item := range jsonList(expr) {
		pairs, _ := hcl.ExprMap(item)
		out = append(out, pairs...)
	}
	return out
}

// jsonList returns the elements of a list, or expr itself.
func jsonList(expr hcl.Expression) []hcl.Expression {
	if items, diags := hcl.ExprList(expr); !diags.HasErrors() {
		return items
	}
	return []hcl.Expression{expr}
}

// inOrder returns attributes in the order of the source.
func inOrder(attributes hcl.Attributes) []*hcl.Attribute {
	out := make([]*hcl.Attribute, 0, len(attributes))
	for _, a := range attributes {
		out = append(out, a)
	}
	slices.SortFunc(out, func(a, b *hcl.Attribute) int {
		return cmp.Or(cmp.Compare(a.NameRange.Filename, b.NameRange.Filename), cmp.Compare(a.NameRange.Start.Byte, b.NameRange.Start.Byte))
	})
	return out
}
