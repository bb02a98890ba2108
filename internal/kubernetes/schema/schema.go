// Package schema checks Kubernetes resources against schemas: the ones of
// Kubernetes itself and of common custom resources, which are embedded, those
// of CustomResourceDefinitions, and JSON schemas that a user names as for
// kubeconform. It validates YAML nodes, so that every problem has a position,
// and finds all the problems of a resource, not the first.
//
// The verdicts are those of kubeconform's validator with -strict over the same
// schemas; where they differ on purpose, the code says why.
package schema

import (
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/yamlfile"
)

//go:generate go run gen.go

// A GVK is the group, version and kind of a resource. The group of core kinds
// is empty.
type GVK struct{ Group, Version, Kind string }

// ParseGVK takes an apiVersion, such as "apps/v1" or "v1", and a kind.
func ParseGVK(apiVersion, kind string) GVK {
	group, version, ok := strings.Cut(apiVersion, "/")
	if !ok {
		group, version = "", apiVersion
	}
	return GVK{group, version, kind}
}

// APIVersion returns the group and version as resources have it: "apps/v1".
func (g GVK) APIVersion() string {
	if g.Group == "" {
		return g.Version
	}
	return g.Group + "/" + g.Version
}

func (g GVK) String() string { return g.APIVersion() + " " + g.Kind }

// A Schema is the schema of one kind. It is compiled when it is first used,
// and safe for concurrent use.
type Schema struct {
	gvk        GVK
	source     string
	deprecated string
	root       *node
	// engine decides instead of root where the schema has keywords that the
	// walker does not know.
	engine *engine
}

// GVK returns the kind that the schema is for.
func (s *Schema) GVK() GVK { return s.gvk }

// Source says where the schema comes from, for people: "Kubernetes 1.36", a
// URL, or the path of a file.
func (s *Schema) Source() string { return s.source }

// Deprecated returns the warning of a CustomResourceDefinition that calls the
// version deprecated, or "". For the kinds of Kubernetes see Lifecycle.
func (s *Schema) Deprecated() string { return s.deprecated }

// Options say how a resource is to be read.
type Options struct {
	// Dialect is YAML11 for files that kubectl reads, YAML12 for what kustomize
	// has read.
	Dialect yamlfile.Dialect
	// AnyValue, where it is set, reports whether a scalar stands for a value
	// that is not known yet, such as ${VAR}; it then fits every schema.
	AnyValue func(*yaml.Node) bool
}

// A ProblemKind says what is wrong. The zero value is invalid.
type ProblemKind uint8

const (
	_            ProblemKind = iota
	UnknownField             // the schema does not know the field
	DuplicateKey             // the mapping has the key already
	MissingField             // a required field is missing
	WrongType                // such as a string for an integer
	NotAllowed               // not among the allowed values
	Malformed                // a string that does not match the format or the pattern
	OutOfRange               // a number, length or count beyond its limits
	Conflict                 // fields or items that do not go together
	Unreadable               // YAML that is no JSON: a mapping as key, an endless alias
)

// A Problem is one thing that is wrong with a resource.
type Problem struct {
	Kind ProblemKind
	// Path leads to the value: string keys and int indices. For a missing field
	// it leads to the mapping that lacks it.
	Path []any
	// Key is the key node at the end of Path; nil for a list item and for the
	// resource itself.
	Key *yaml.Node
	// Value is the node at the end of Path, aliases not followed.
	Value *yaml.Node
	// Field is the name of the field that is unknown, missing or duplicate.
	Field string
	// Suggestion is the field or value that was probably meant, or "".
	Suggestion string
	// Allowed are the allowed values of a NotAllowed, as they are written in
	// YAML.
	Allowed []string
	// Message is a sentence fragment without a capital and full stop.
	Message string

	want string // of a Malformed: the format
}

// Node returns the node to point at: the key for an unknown or a duplicate
// field, else the value where it is a scalar, else its key. It is never nil.
func (p *Problem) Node() *yaml.Node {
	switch {
	case p.Key == nil:
		return p.Value
	case p.Kind == UnknownField, p.Kind == DuplicateKey:
		return p.Key
	case p.Value.Kind == yaml.ScalarNode, p.Value.Kind == yaml.AliasNode:
		return p.Value
	}
	return p.Key
}
