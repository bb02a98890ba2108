// Package schema describes the arguments and blocks that providers and
// provisioners take, and has those that are part of Terraform itself.
package schema

import (
	"sync"

	"github.com/hashicorp/hcl/v2/hcldec"
	"github.com/zclconf/go-cty/cty"

	"github.com/infralint/infralint/internal/terraform/validate/config"
)

// An Attribute is one argument, or one exported attribute, of a block.
type Attribute struct {
	Type      cty.Type
	Required  bool
	Optional  bool
	Computed  bool // the provider sets it; without Optional it cannot be set
	Sensitive bool
	WriteOnly bool // takes ephemeral values
}

// Nesting says how often a nested block may occur, and as what its values
// are kept.
type Nesting uint8

// The ways of nesting.
const (
	Single Nesting = iota + 1
	Group
	List
	Set
	Map
)

// A Nested is a block type inside a block.
type Nested struct {
	*Block
	Nesting  Nesting
	Min, Max int // Max 0 is any number
}

// A Block is what a body may hold. It is not changed once it is in use.
type Block struct {
	Attributes map[string]*Attribute
	Blocks     map[string]*Nested

	once sync.Once
	spec hcldec.Spec
	typ  cty.Type
}

// Lookup says what is known of a type of resource.
type Lookup uint8

// The outcomes of a lookup.
const (
	Unknown Lookup = iota // nobody knows the provider
	Missing               // the provider has no such type
	Found
)

// A Source has the schemas of providers. It is safe for concurrent use.
type Source interface {
	// Provider returns the schema of a provider block.
	Provider(config.ProviderSource) (*Block, Lookup)
	// Resource returns the schema of a type of resources.
	Resource(provider config.ProviderSource, mode config.Mode, typ string) (*Block, Lookup)
	// Types returns the sorted names of the provider's types of resources.
	Types(provider config.ProviderSource, mode config.Mode) []string
}

// Spec returns how hcldec decodes a body.
func (b *Block) Spec() hcldec.Spec {
	b.prepare()
	return b.spec
}

// Type returns the type of the value that a body decodes to.
func (b *Block) Type() cty.Type {
	b.prepare()
	return b.typ
}

func (b *Block) prepare() {
	b.once.Do(func() {
		b.spec = b.makeSpec()
		b.typ = hcldec.ImpliedType(b.spec)
	})
}

func (b *Block) makeSpec() hcldec.Spec {
	spec := make(hcldec.ObjectSpec, len(b.Attributes)+len(b.Blocks))
	for name, a := range b.Attributes {
		spec[name] = &hcldec.AttrSpec{Name: name, Type: a.Type, Required: a.Required}
	}
	for name, n := range b.Blocks {
		inner := n.Spec()
		switch n.Nesting {
		case List:
			if n.Block.Type().HasDynamicTypes() {
				spec[name] = &hcldec.BlockTupleSpec{TypeName: name, Nested: inner, MinItems: n.Min, MaxItems: n.Max}
			} else {
				spec[name] = &hcldec.BlockListSpec{TypeName: name, Nested: inner, MinItems: n.Min, MaxItems: n.Max}
			}
		case Set:
			spec[name] = &hcldec.BlockSetSpec{TypeName: name, Nested: inner, MinItems: n.Min, MaxItems: n.Max}
		case Map:
			if n.Block.Type().HasDynamicTypes() {
				spec[name] = &hcldec.BlockObjectSpec{TypeName: name, Nested: inner, LabelNames: []string{"key"}}
			} else {
				spec[name] = &hcldec.BlockMapSpec{TypeName: name, Nested: inner, LabelNames: []string{"key"}}
			}
		default:
			spec[name] = &hcldec.BlockSpec{TypeName: name, Nested: inner, Required: n.Min > 0}
		}
	}
	return spec
}
