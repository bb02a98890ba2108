package schema

import (
	"math/big"
	"regexp"
	"sync"

	"go.yaml.in/yaml/v3"
)

// types is a set of JSON types. A number without a fraction is an integer too.
type types uint8

const (
	typeNull types = 1 << iota
	typeBoolean
	typeInteger
	typeNumber
	typeString
	typeArray
	typeObject

	anyType types = 0
)

func typeOf(name string) types {
	switch name {
	case "null":
		return typeNull
	case "boolean":
		return typeBoolean
	case "integer":
		return typeInteger
	case "number":
		return typeNumber
	case "string":
		return typeString
	case "array":
		return typeArray
	case "object":
		return typeObject
	}
	return anyType
}

// A node is a compiled schema. The zero value allows everything.
type node struct {
	ref   *reference // where it is set, only nullOK counts besides
	types types
	// never allows nothing: the schema false.
	never bool
	// nullOK allows null, of the enum alone restricted: OpenAPI's nullable.
	nullOK bool
	// closed forbids fields that are not in properties or patterns.
	closed bool
	// server, where it is set, is the node that says what the API server does to
	// a mapping before it looks at it: it drops fields that are null and not
	// nullable, and sets those that have a default.
	server   *node
	defaults map[string]*yaml.Node

	properties map[string]*node
	required   []string
	additional *node // what other fields must be; nil: anything
	items      *node // what items must be, those of tuple left out; nil: anything
	enum       *enum
	format     *format
	more       *keywords
}

// keywords are those of which most schemas have none.
type keywords struct {
	allOf, anyOf, oneOf []*node
	not, cond, yes, no  *node // cond, yes and no are if, then and else

	constant *enum
	tuple    []*node

	patterns          []patternNode
	names             *node
	dependentRequired map[string][]string
	dependentSchemas  map[string]*node
	minFields         *int
	maxFields         *int

	minItems, maxItems *int
	unique             bool     // x-kubernetes-list-type: set as well
	mapKeys            []mapKey // x-kubernetes-list-type: map

	minLength, maxLength *int
	pattern              *regexp.Regexp
	minimum, maximum     *big.Rat
	moreThan, lessThan   *big.Rat
	multipleOf           *big.Rat
}

type patternNode struct {
	pattern *regexp.Regexp
	node    *node
}

// A mapKey is a field that identifies the items of a list, with its default.
type mapKey struct {
	name string
	def  any
}

// An enum is a list of allowed values as encoding/json gives them with
// UseNumber.
type enum struct {
	strings map[string]bool // the values that are strings
	values  []any
}

// setDefault sets the default of a property, plain data.
func (n *node) setDefault(name string, value any) {
	if n.defaults == nil {
		n.defaults = make(map[string]*yaml.Node)
	}
	n.defaults[name] = nodeOf(value)
}

// nodeOf returns plain data as YAML.
func nodeOf(v any) *yaml.Node {
	switch v := v.(type) {
	case map[string]any:
		n := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
		for _, name := range sortedKeys(v) {
			n.Content = append(n.Content, stringNode(name), nodeOf(v[name]))
		}
		return n
	case []any:
		n := &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
		for _, item := range v {
			n.Content = append(n.Content, nodeOf(item))
		}
		return n
	case string:
		return stringNode(v)
	}
	return &yaml.Node{Kind: yaml.ScalarNode, Value: canonical(v)}
}

// A reference is compiled when it is first followed, since definitions refer
// to each other in circles and most are never asked for.
type reference struct {
	once    sync.Once
	compile func() *node
	target  *node
}

func (r *reference) node() *node {
	r.once.Do(func() { r.target, r.compile = r.compile(), nil })
	return r.target
}

// set gives the target of a reference that has no compile.
func (r *reference) set(target *node) {
	r.once.Do(func() { r.target = target })
}

// keywords returns the keywords of n to write to.
func (n *node) keywords() *keywords {
	if n.more == nil {
		n.more = new(keywords)
	}
	return n.more
}
