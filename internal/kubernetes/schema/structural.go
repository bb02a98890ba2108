package schema

import (
	"regexp"
	"slices"
)

// A structuralCompiler compiles the schemas of CustomResourceDefinitions. The
// meaning is that of the API server (k8s.io/apiextensions-apiserver) for a
// resource that is created with strict field validation:
//
//   - a field that the schema does not name is an error, but for what
//     x-kubernetes-preserve-unknown-fields covers;
//   - a field that is null and not nullable counts as absent;
//   - a required field that has a default is there;
//   - apiVersion, kind and metadata of the resource and of embedded ones are
//     checked whatever the schema says;
//   - x-kubernetes-list-type keeps items apart.
//
// Rules in CEL (x-kubernetes-validations) are not evaluated. In three things we
// differ on purpose: a status that the server drops is not looked at; a list
// where a string with a format is wanted is wrong, though the server lets it
// pass; an integer may be too large for its format, as before Kubernetes 1.36.
type structuralCompiler struct {
	meta *node // ObjectMeta
}

// root compiles the schema of a whole resource. With the status subresource,
// the server drops the status of what is applied before it validates.
func (c *structuralCompiler) root(s map[string]any, hasStatus bool) *node {
	n := c.structural(s, true, false)
	if hasStatus && n.properties["status"] != nil {
		n.properties["status"] = new(node)
		n.required = slices.DeleteFunc(n.required, func(name string) bool { return name == "status" })
	}
	return n
}

// structural compiles a schema that says which fields there are.
func (c *structuralCompiler) structural(s map[string]any, embedded, preserve bool) *node {
	preserve = preserve || s["x-kubernetes-preserve-unknown-fields"] == true
	embedded = embedded || s["x-kubernetes-embedded-resource"] == true
	n := &node{nullOK: s["nullable"] == true}
	n.server = n
	if properties, ok := s["properties"].(map[string]any); ok || embedded {
		n.properties = make(map[string]*node, len(properties)+3)
		for name, property := range properties {
			n.properties[name] = c.structural(asMap(property), false, false)
			if value, ok := asMap(property)["default"]; ok && value != nil {
				n.setDefault(name, value)
			}
		}
	}
	if embedded {
		c.embed(n, s)
	}
	switch {
	case preserve:
	case s["additionalProperties"] == true:
		n.additional = nothingKnown()
	case s["additionalProperties"] != nil && s["additionalProperties"] != false:
		n.additional = c.structural(asMap(s["additionalProperties"]), false, false)
	default:
		n.closed = true
	}
	if preserve && s["additionalProperties"] != nil && s["additionalProperties"] != true {
		n.additional = c.structural(asMap(s["additionalProperties"]), false, false)
	}
	switch items := s["items"].(type) {
	case map[string]any:
		n.items = c.structural(items, false, preserve)
	default:
		if !preserve {
			n.items = nothingKnown()
		}
	}
	c.lists(n, s)
	c.values(n, s)
	return n
}

// nothingKnown is the schema of what no schema covers: no field of it is kept.
func nothingKnown() *node {
	n := &node{closed: true}
	n.items = n
	return n
}

func asMap(v any) map[string]any {
	m, _ := v.(map[string]any)
	return m
}

// embed adds what every resource has.
func (c *structuralCompiler) embed(n *node, s map[string]any) {
	for _, name := range []string{"apiVersion", "kind"} {
		text := &node{types: typeString}
		one := 1
		text.keywords().minLength = &one
		if own := n.properties[name]; own != nil {
			text.more.allOf = []*node{own}
		}
		n.properties[name] = text
		n.required = append(n.required, name)
	}
	meta := c.meta
	if own := asMap(asMap(s["properties"])["metadata"]); own != nil {
		both := new(node)
		both.keywords().allOf = []*node{meta, c.within(own, nil)}
		meta = both
	}
	n.properties["metadata"] = meta
}

func (c *structuralCompiler) lists(n *node, s map[string]any) {
	switch s["x-kubernetes-list-type"] {
	case "set":
		n.keywords().unique = true
	case "map":
		properties := asMap(asMap(s["items"])["properties"])
		for _, name := range stringsOf(s["x-kubernetes-list-map-keys"]) {
			k := n.keywords()
			k.mapKeys = append(k.mapKeys, mapKey{name, asMap(properties[name])["default"]})
		}
	}
}

// values adds what s says of values, as schemas below allOf and the like do
// too.
func (c *structuralCompiler) values(n *node, s map[string]any) {
	n.types = typesOf(s["type"])
	if s["x-kubernetes-int-or-string"] == true {
		n.types = typeInteger | typeString
	}
	if values, ok := s["enum"].([]any); ok {
		n.enum = newEnum(values)
	}
	if name, ok := s["format"].(string); ok && (n.types == typeString || n.types == anyType) {
		n.format = openAPIFormat(name)
	}
	for _, name := range stringsOf(s["required"]) {
		if !slices.Contains(n.required, name) {
			n.required = append(n.required, name)
		}
	}
	if pattern, ok := s["pattern"].(string); ok {
		// The API server takes no definition with a pattern that Go does not know.
		if re, err := regexp.Compile(pattern); err == nil {
			n.keywords().pattern = re
		}
	}
	setLimits(n, s)
	if s["uniqueItems"] == true {
		n.keywords().unique = true
	}
	if list := c.list(s["allOf"], n.server); list != nil {
		n.keywords().allOf = list
	}
	if list := c.list(s["anyOf"], n.server); list != nil {
		n.keywords().anyOf = list
	}
	if list := c.list(s["oneOf"], n.server); list != nil {
		n.keywords().oneOf = list
	}
	if not := asMap(s["not"]); not != nil {
		n.keywords().not = c.within(not, n.server)
	}
}

func (c *structuralCompiler) list(v any, server *node) []*node {
	list, _ := v.([]any)
	var nodes []*node
	for _, sub := range list {
		nodes = append(nodes, c.within(asMap(sub), server))
	}
	return nodes
}

// within compiles a schema below allOf and the like, which speaks of values
// only. Server is the structural node of the same place.
func (c *structuralCompiler) within(s map[string]any, server *node) *node {
	if server == nil {
		server = new(node)
	}
	n := &node{server: server, nullOK: s["nullable"] == true}
	c.values(n, s)
	if properties := asMap(s["properties"]); properties != nil {
		n.properties = make(map[string]*node, len(properties))
		for name, property := range properties {
			n.properties[name] = c.within(asMap(property), server.properties[name])
		}
	}
	switch additional := s["additionalProperties"].(type) {
	case bool:
		n.closed = !additional
	case map[string]any:
		n.additional = c.within(additional, server.additional)
	}
	if items := asMap(s["items"]); items != nil {
		n.items = c.within(items, server.items)
	}
	return n
}
