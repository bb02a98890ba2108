// Package config decodes the files of one Terraform module: which blocks there
// are, with what arguments, names and duplicates, and how override files change
// them. It evaluates nothing but constants. What it finds wrong is what stops
// Terraform before it looks at any expression.
package config

import (
	"cmp"
	"slices"

	"github.com/hashicorp/go-version"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/typeexpr"
	"github.com/zclconf/go-cty/cty"
)

// Mode tells the three kinds of resources apart.
type Mode uint8

// The kinds of resources.
const (
	Managed Mode = iota
	Data
	Ephemeral
)

// Keyword is the block type that declares a resource of the mode.
func (m Mode) Keyword() string {
	return [...]string{"resource", "data", "ephemeral"}[m]
}

// Noun names one resource of the mode, with its article.
func (m Mode) Noun() string {
	return [...]string{"a managed resource", "a data resource", "an ephemeral resource"}[m]
}

// A Module is what the files of one directory declare.
type Module struct {
	RequiredVersions []VersionConstraint
	Backend          *hcl.Block
	Cloud            *hcl.Block
	ProviderMetas    map[string]*hcl.Block

	// RequiredProviders is never nil; Declared is false without such a block.
	RequiredProviders *RequiredProviders

	Variables map[string]*Variable
	Locals    map[string]*Local
	Outputs   map[string]*Output
	Calls     map[string]*Call
	Resources map[ResourceKey]*Resource
	Providers map[ProviderKey]*Provider
	Checks    map[string]*Check
	Moved     []*Moved
	Removed   []*Removed
	Imports   []*Import

	// Again is what has the name of something above it in the code: Terraform
	// refuses such a module.
	Again Again
}

// A VersionConstraint is a required_version argument.
type VersionConstraint struct {
	Required version.Constraints
	Range    hcl.Range
}

// A ResourceKey names a resource within its module.
type ResourceKey struct {
	Mode       Mode
	Type, Name string
}

// String returns the address of the resource within its module.
func (k ResourceKey) String() string {
	if k.Mode == Managed {
		return k.Type + "." + k.Name
	}
	return k.Mode.Keyword() + "." + k.Type + "." + k.Name
}

// A ProviderKey names a provider configuration within a module; Alias is empty
// for the default one.
type ProviderKey struct{ Name, Alias string }

// String returns the reference to the configuration.
func (k ProviderKey) String() string {
	if k.Alias == "" {
		return k.Name
	}
	return k.Name + "." + k.Alias
}

// A Variable is a variable block.
type Variable struct {
	Name        string
	Type        cty.Type // with optional attributes, as written; any type if not given
	Defaults    *typeexpr.Defaults
	Default     cty.Value // cty.NilVal if required
	DefaultExpr hcl.Expression
	Sensitive   bool
	Ephemeral   bool
	Nullable    bool
	Validations []*CheckRule
	Declared    hcl.Range // block header
	NameRange   hcl.Range

	typeSet, sensitiveSet, ephemeralSet, nullableSet bool
}

// Required reports whether callers must set the variable.
func (v *Variable) Required() bool { return v.Default == cty.NilVal }

// ValueType is the type that a value of the variable has in the end.
func (v *Variable) ValueType() cty.Type { return v.Type.WithoutOptionalAttributesDeep() }

// A Local is one argument of a locals block.
type Local struct {
	Name      string
	Expr      hcl.Expression
	Declared  hcl.Range // the whole argument
	NameRange hcl.Range
}

// An Output is an output block.
type Output struct {
	Name          string
	Expr          hcl.Expression // nil if missing, which is an error
	DependsOn     []hcl.Traversal
	Sensitive     bool
	Ephemeral     bool
	Preconditions []*CheckRule
	Declared      hcl.Range

	sensitiveSet, ephemeralSet bool
}

// A CheckRule is a condition with its message: the block types validation,
// precondition, postcondition and assert.
type CheckRule struct {
	Condition    hcl.Expression
	ErrorMessage hcl.Expression
	Declared     hcl.Range
}

// A Call is a module block.
type Call struct {
	Name      string
	Source    Source
	Body      hcl.Body // the arguments for the child's variables
	Count     hcl.Expression
	ForEach   hcl.Expression
	DependsOn []hcl.Traversal
	Providers []PassedProvider
	Declared  hcl.Range

	sourceAttr, versionAttr *hcl.Attribute
}

// A PassedProvider is one entry of the providers argument of a module block.
type PassedProvider struct {
	Child, Parent ProviderRef
}

// A ProviderRef is a provider configuration as written.
type ProviderRef struct {
	ProviderKey
	Range hcl.Range
}

// A Resource is a resource, data or ephemeral block.
type Resource struct {
	ResourceKey
	Body      hcl.Body // all but the meta-arguments
	Count     hcl.Expression
	ForEach   hcl.Expression
	Provider  *ProviderRef // nil if not given
	DependsOn []hcl.Traversal

	Preconditions, Postconditions []*CheckRule
	Connection                    *hcl.Block
	Provisioners                  []*Provisioner
	IgnoreChanges                 []hcl.Traversal
	IgnoreAllChanges              bool
	PreventDestroy                bool
	ReplaceTriggeredBy            []hcl.Expression

	Declared  hcl.Range
	TypeRange hcl.Range

	// Nested is set for the data block of a check block.
	Nested *Check
}

// ProviderKey returns the provider configuration that the resource uses.
func (r *Resource) ProviderKey() ProviderKey {
	if r.Provider != nil {
		return r.Provider.ProviderKey
	}
	return ProviderKey{Name: impliedProvider(r.Type)}
}

// A Provisioner is a provisioner block.
type Provisioner struct {
	Type       string
	Body       hcl.Body
	Connection *hcl.Block
	Destroy    bool
	Declared   hcl.Range
	TypeRange  hcl.Range
}

// A Provider is a provider block.
type Provider struct {
	ProviderKey
	Body     hcl.Body
	ForEach  hcl.Expression // nil if not given, as always in Terraform
	Version  bool           // has a version argument
	Declared hcl.Range
}

// A Check is a check block.
type Check struct {
	Name     string
	Asserts  []*CheckRule
	Data     *Resource // may be nil
	Declared hcl.Range
}

// A Moved is a moved block.
type Moved struct {
	From, To *Target
	Declared hcl.Range
}

// A Removed is a removed block.
type Removed struct {
	From         *Target
	Connection   *hcl.Block
	Provisioners []*Provisioner
	Declared     hcl.Range
}

// An Import is an import block.
type Import struct {
	To       hcl.Expression
	Resource ResourceKey // target, within Module
	Module   []string    // names of the calls that lead to the target
	// StaticKey is the target's full address where it is constant, else empty.
	StaticKey string
	ID        hcl.Expression // nil if there is an identity
	Identity  hcl.Expression
	ForEach   hcl.Expression
	Provider  *ProviderRef
	Declared  hcl.Range
	// ProviderRange is the whole argument provider.
	ProviderRange hcl.Range
}

// SortedKeys returns the keys of m in the order of their strings, so that
// nothing depends on the order of a map.
func SortedKeys[K interface {
	comparable
	String() string
}, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b K) int { return cmp.Compare(a.String(), b.String()) })
	return keys
}
