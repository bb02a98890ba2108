package document

import (
	"cmp"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/infralint/infralint/internal/terraform/validate/config"
)

// A block is a body with the dynamic blocks in it expanded.
type block struct {
	scope
	rng    hcl.Range // of the header
	attrs  map[string]*hcl.Attribute
	blocks map[string][]*block // nil stands for a dynamic block of which it is not known how often it is there
}

// metaBlocks are the blocks inside of a resource that are Terraform's.
var metaBlocks = map[string]bool{"lifecycle": true, "connection": true, "provisioner": true, "locals": true, "_": true}

// maxExpand bounds the blocks that one dynamic block makes, and the instances
// of a resource.
const maxExpand = 20

// newBlock reads what is left of a body once the meta-arguments are taken.
func (s scope) newBlock(body hcl.Body, rng hcl.Range) *block {
	b := &block{scope: s, rng: rng, attrs: make(map[string]*hcl.Attribute), blocks: make(map[string][]*block)}
	b.fill(body, true)
	return b
}

func (b *block) inner(s scope, rng hcl.Range) *block {
	return &block{scope: s, rng: rng, attrs: make(map[string]*hcl.Attribute), blocks: make(map[string][]*block)}
}

func (b *block) fill(body hcl.Body, top bool) {
	switch body := body.(type) {
	case nil:
	case *config.Merged:
		over := b.inner(b.scope, b.rng)
		over.fill(body.Over, top)
		b.fill(body.Base, top)
		for name, a := range over.attrs {
			b.attrs[name] = a
			delete(b.blocks, name)
		}
		for name, blocks := range over.blocks {
			b.blocks[name] = blocks
			delete(b.attrs, name)
		}
	case *hclsyntax.Body:
		b.fillNative(body, top)
	default: // JSON
		attributes, _ := body.JustAttributes()
		for _, a := range inOrder(attributes) {
			b.property(a, top)
		}
	}
}

func (b *block) fillNative(body *hclsyntax.Body, top bool) {
	attributes, _ := body.JustAttributes() // without those that were taken
	for _, a := range attributes {
		b.attrs[a.Name] = a
	}
	for _, inner := range body.Blocks {
		switch {
		case top && metaBlocks[inner.Type]:
		case inner.Type == "dynamic" && len(inner.Labels) == 1:
			b.dynamic(inner)
		default:
			child := b.inner(b.scope, inner.DefRange())
			child.fillNative(inner.Body, false)
			b.blocks[inner.Type] = append(b.blocks[inner.Type], child)
		}
	}
}

func (b *block) dynamic(d *hclsyntax.Block) {
	typ := d.Labels[0]
	var content *hclsyntax.Block
	for _, inner := range d.Body.Blocks {
		if inner.Type == "content" {
			content = inner
		}
	}
	forEach := d.Body.Attributes["for_each"]
	if content == nil || forEach == nil {
		return
	}
	iterator := typ
	if a := d.Body.Attributes["iterator"]; a != nil {
		if t, diags := hcl.AbsTraversalForExpr(a.Expr); !diags.HasErrors() {
			iterator = t.RootName()
		}
	}
	b.expand(typ, iterator, forEach.Expr, func(s scope) *block {
		child := b.inner(s, content.DefRange())
		child.fillNative(content.Body, false)
		return child
	})
}

// expand adds the blocks that a dynamic block makes.
func (b *block) expand(typ, iterator string, forEach hcl.Expression, content func(scope) *block) {
	elems, ok := b.elements(forEach)
	if !ok {
		b.blocks[typ] = append(b.blocks[typ], nil)
		return
	}
	for _, elem := range elems {
		b.blocks[typ] = append(b.blocks[typ], content(b.with(iterator, elem, forEach)))
	}
}

// elements returns the objects of key and value that for_each goes through; of
// an expression that is known in part, those of its parts.
func (s scope) elements(forEach hcl.Expression) ([]cty.Value, bool) {
	val := s.eval(forEach)
	if val.IsKnown() && !val.IsNull() && val.CanIterateElements() {
		if !val.Length().IsKnown() || val.LengthInt() > maxExpand {
			return nil, false
		}
		elems := []cty.Value{}
		for it := val.ElementIterator(); it.Next(); {
			key, elem := it.Element()
			elems = append(elems, cty.ObjectVal(map[string]cty.Value{"key": key, "value": elem}))
		}
		return elems, true
	}
	return nil, false
}

// mapNames are the names under which JSON has a map, not a block, inside of
// resources. The two look alike there.
var mapNames = map[string]bool{
	"tags": true, "tags_all": true, "labels": true, "annotations": true, "metadata": true, "variables": true, "triggers": true,
	"triggers_replace": true, "keepers": true, "query": true, "config": true, "input": true, "program": true, "parameters": true,
	"app_settings": true, "user_labels": true, "resource_labels": true, "node_labels": true, "match_labels": true,
	"values": true, "data": true, "settings_map": true, "options": true, "request_parameters": true, "environment_variables": true,
}

// property takes one property of a JSON object: an argument, or blocks.
func (b *block) property(a *hcl.Attribute, top bool) {
	if top && metaBlocks[a.Name] {
		return
	}
	if a.Name == "dynamic" {
		for _, o := range objects(a.Expr) {
			for _, pair := range o {
				b.jsonDynamic(keyText(pair.Key), pair.Value)
			}
		}
		return
	}
	if mapNames[a.Name] || len(objects(a.Expr)) == 0 {
		b.attrs[a.Name] = a
		return
	}
	for _, o := range objects(a.Expr) {
		b.blocks[a.Name] = append(b.blocks[a.Name], b.jsonBlock(b.scope, o, a.Expr.Range()))
	}
}

func (b *block) jsonBlock(s scope, pairs []hcl.KeyValuePair, rng hcl.Range) *block {
	child := b.inner(s, rng)
	for _, pair := range pairs {
		name := keyText(pair.Key)
		if name == "" || name == "//" {
			continue
		}
		if child.rng == rng { // the first property, which is better than the whole value
			child.rng = pair.Key.Range()
		}
		child.property(&hcl.Attribute{
			Name: name, Expr: pair.Value, NameRange: pair.Key.Range(), Range: hcl.RangeBetween(pair.Key.Range(), pair.Value.Range()),
		}, false)
	}
	return child
}

func (b *block) jsonDynamic(typ string, expr hcl.Expression) {
	for _, o := range objects(expr) {
		iterator := typ
		var forEach, content hcl.Expression
		for _, pair := range o {
			switch keyText(pair.Key) {
			case "for_each":
				forEach = pair.Value
			case "iterator":
				iterator = keyText(pair.Value)
			case "content":
				content = pair.Value
			}
		}
		if forEach == nil || content == nil || len(objects(content)) != 1 {
			continue
		}
		b.expand(typ, iterator, forEach, func(s scope) *block {
			return b.jsonBlock(s, objects(content)[0], content.Range())
		})
	}
}

// objects returns the properties of a JSON object, or of each object of a list;
// none if it is neither.
func objects(expr hcl.Expression) [][]hcl.KeyValuePair {
	if _, native := expr.(hclsyntax.Expression); native {
		return nil
	}
	if pairs, diags := hcl.ExprMap(expr); !diags.HasErrors() {
		return [][]hcl.KeyValuePair{pairs}
	}
	items, diags := hcl.ExprList(expr)
	if diags.HasErrors() {
		return nil
	}
	var all [][]hcl.KeyValuePair
	for _, item := range items {
		pairs, diags := hcl.ExprMap(item)
		if diags.HasErrors() {
			return nil
		}
		all = append(all, pairs)
	}
	return all
}

// keyText returns the text of a constant key, or "".
func keyText(key hcl.Expression) string {
	if len(key.Variables()) > 0 {
		return ""
	}
	val, diags := key.Value(nil)
	if diags.HasErrors() || !val.IsKnown() || val.IsNull() || val.Type() != cty.String {
		return ""
	}
	return val.AsString()
}

// render returns the block as plain data: arguments as they are, blocks as
// lists of objects, under the names that they have in the code. An argument
// that is null is not there. References are added to refs by their place, with
// periods between its steps.
func (b *block) render(place string, refs map[string]any) map[string]any {
	if b == nil {
		return Unknown()
	}
	out := make(map[string]any, len(b.attrs)+len(b.blocks))
	for name, a := range b.attrs {
		if v := b.value(a.Expr); v != nil {
			out[name] = v
		}
		if found := b.references(a.Expr); len(found) > 0 {
			refs[place+name] = anySlice(found)
		}
	}
	for name, blocks := range b.blocks {
		list := make([]any, len(blocks))
		for i, inner := range blocks {
			list[i] = inner.render(place+name+"."+decimal(i)+".", refs)
		}
		out[name] = list
	}
	return out
}

// mentions reports whether anything in the block refers to a root name.
func (b *block) mentions(root string) bool {
	if b == nil {
		return true // what for_each of a dynamic block refers to
	}
	for _, a := range b.attrs {
		if mentions(a.Expr, root) {
			return true
		}
	}
	for _, blocks := range b.blocks {
		if slices.ContainsFunc(blocks, func(b *block) bool { return b.mentions(root) }) {
			return true
		}
	}
	return false
}

// inOrder returns attributes in the order of the source.
func inOrder(attributes hcl.Attributes) []*hcl.Attribute {
	var out []*hcl.Attribute
	for _, a := range attributes {
		out = append(out, a)
	}
	slices.SortFunc(out, func(a, b *hcl.Attribute) int {
		return cmp.Or(cmp.Compare(a.NameRange.Start.Byte, b.NameRange.Start.Byte), strings.Compare(a.Name, b.Name))
	})
	return out
}

func anySlice(list []string) []any {
	out := make([]any, len(list))
	for i, s := range list {
		out[i] = s
	}
	return out
}
