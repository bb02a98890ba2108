package eval

import (
	"fmt"
	"maps"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/infralint/infralint/internal/terraform/validate/config"
	"github.com/infralint/infralint/internal/terraform/validate/refs"
	"github.com/infralint/infralint/internal/terraform/validate/schema"
)

// checkStatic checks what can be said of references without any value: that
// resources and modules are declared, that an instance key is there if and only
// if there are instances, and that attributes are in the schema.
func (s *Scope) checkStatic(all []refs.Ref) (diags hcl.Diagnostics) {
	for _, r := range all {
		switch {
		case r.Kind == refs.Module:
			if _, ok := s.Module.Calls[r.Name]; !ok {
				diags = append(diags, errorAt(r.Range, "Reference to undeclared module",
					"no module call %q is in this module%s", r.Name, didYouMean(r.Name, keys(s.Module.Calls))))
			}
		case r.Kind == refs.Self && s.SelfOf != nil:
			diags = append(diags, s.checkAttribute(s.SelfOf, r.Rest)...)
		case r.Kind.IsResource():
			diags = append(diags, s.checkResource(r)...)
		}
	}
	return diags
}

// ResourceKeyOf returns the resource that r refers to.
func ResourceKeyOf(r refs.Ref) config.ResourceKey {
	mode := config.Managed
	switch r.Kind {
	case refs.Data:
		mode = config.Data
	case refs.Ephemeral:
		mode = config.Ephemeral
	}
	return config.ResourceKey{Mode: mode, Type: r.Type, Name: r.Name}
}

func (s *Scope) checkResource(r refs.Ref) (diags hcl.Diagnostics) {
	key := ResourceKeyOf(r)
	res, ok := s.Module.Resources[key]
	if !ok {
		return hcl.Diagnostics{s.undeclaredResource(r, key)}
	}
	if res.Nested != nil && res.Nested != s.Check {
		return hcl.Diagnostics{errorAt(r.Range, "Reference to scoped resource",
			"%s stands in check %q and can be used there only", key, res.Nested.Name)}
	}
	repeated := ""
	switch {
	case res.Count != nil:
		repeated = "count"
	case res.ForEach != nil:
		repeated = "for_each"
	}
	if repeated == "" && r.Key != cty.NilVal {
		diags = append(diags, errorAt(r.Range, "Unexpected resource instance key",
			"%s has neither count nor for_each, so that there is just one", key))
	}
	if repeated != "" && r.Key == cty.NilVal && len(r.Rest) > 0 {
		if _, ok := r.Rest[0].(hcl.TraverseAttr); ok {
			example := "[count.index]"
			if repeated == "for_each" {
				example = "[each.key]"
			}
			diags = append(diags, errorAt(r.Range, "Missing resource instance key",
				"%s has %s; say which instance is meant, such as %s%s", key, repeated, key, example))
		}
	}
	return append(diags, s.checkAttribute(res, r.Rest)...)
}

func (s *Scope) undeclaredResource(r refs.Ref, key config.ResourceKey) *hcl.Diagnostic {
	var names []string
	for other := range s.Module.Resources {
		if other.Mode == key.Mode && other.Type == key.Type {
			names = append(names, other.Name)
		}
	}
	slices.Sort(names)
	hint := didYouMean(key.Name, names)
	if _, isData := s.Module.Resources[config.ResourceKey{Mode: config.Data, Type: key.Type, Name: key.Name}]; isData && key.Mode == config.Managed {
		hint = fmt.Sprintf("; did you mean data.%s?", key)
	}
	return errorAt(r.Range, "Reference to undeclared resource", "%s %q %q is not declared in this module%s", key.Mode.Noun(), key.Type, key.Name, hint)
}

// checkAttribute checks the path rest into a resource against its schema.
func (s *Scope) checkAttribute(r *config.Resource, rest hcl.Traversal) hcl.Diagnostics {
	if len(rest) == 0 {
		return nil
	}
	source := s.Module.Source(r.ProviderKey().Name)
	block, found := s.Schemas.Resource(source, r.Mode, r.Type)
	if found != schema.Found { // a type that does not exist is reported where it is used
		return nil
	}
	return checkPath(block, rest)
}

// checkPath checks a path into a block.
func checkPath(block *schema.Block, rest hcl.Traversal) hcl.Diagnostics {
	step, ok := rest[0].(hcl.TraverseAttr)
	if !ok {
		return hcl.Diagnostics{errorAt(rest[0].SourceRange(), "Invalid index operation", "only an attribute can follow here, after a period")}
	}
	if a := block.Attributes[step.Name]; a != nil {
		_, diags := rest[1:].TraverseRel(cty.UnknownVal(a.Type))
		return diags
	}
	if n := block.Blocks[step.Name]; n != nil {
		return checkNested(n, rest[1:])
	}
	names := slices.Sorted(maps.Keys(block.Attributes))
	names = append(names, slices.Sorted(maps.Keys(block.Blocks))...)
	slices.Sort(names)
	return hcl.Diagnostics{errorAt(step.SrcRange, "Unsupported attribute",
		"there is no argument, block or exported attribute %q%s", step.Name, didYouMean(step.Name, names))}
}

func checkNested(n *schema.Nested, rest hcl.Traversal) hcl.Diagnostics {
	if len(rest) == 0 {
		return nil
	}
	switch n.Nesting {
	case schema.Single, schema.Group:
		return checkPath(n.Block, rest)
	}
	var whole cty.Type
	switch elem := n.Block.Type(); {
	case n.Nesting == schema.Set:
		whole = cty.Set(elem)
	case elem.HasDynamicTypes():
		return nil
	case n.Nesting == schema.Map:
		whole = cty.Map(elem)
	default:
		whole = cty.List(elem)
	}
	_, diags := rest.TraverseRel(cty.UnknownVal(whole))
	return diags
}
