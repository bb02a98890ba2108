package schema

import (
	"encoding/json"
	"math/big"
	"regexp"
	"slices"
)

// A compiler turns a JSON schema into nodes. It follows the drafts as
// kubeconform's engine does: a keyword that the draft does not have yet means
// nothing, and up to draft 7 nothing counts beside a $ref.
type compiler struct {
	draft int // 4, 6, 7, 2019 or 2020
	// nullable is set for the embedded pool: "nullable" counts beside $ref.
	nullable bool
	resolve  func(ref string) (*node, bool)

	// unsupported is the first keyword that only the engine knows.
	unsupported string
	nested      bool // below the root of the document
	leaves      map[types]*node
}

func (c *compiler) unknown(keyword string) *node {
	if c.unsupported == "" {
		c.unsupported = keyword
	}
	return new(node)
}

func (c *compiler) compile(v any) *node {
	switch v := v.(type) {
	case bool:
		return &node{never: !v}
	case map[string]any:
		return c.object(v)
	}
	return c.unknown("a schema that is no object")
}

func (c *compiler) object(s map[string]any) *node {
	if ref, ok := s["$ref"].(string); ok {
		target, ok := c.resolve(ref)
		if !ok {
			return c.unknown("$ref " + ref)
		}
		if c.nullable && s["nullable"] == true {
			return &node{ref: target.ref, nullOK: true}
		}
		if c.draft < 2019 {
			value, ok := s["const"]
			if !ok || c.draft < 6 {
				return target
			}
			s = map[string]any{"const": value} // the one keyword that the engine takes beside $ref
		}
		n := c.keywords(s)
		n.keywords().allOf = append(n.keywords().allOf, target)
		return n
	}
	if t, ok := c.leaf(s); ok { // most nodes are of very few forms
		if c.leaves == nil {
			c.leaves = make(map[types]*node)
		}
		if c.leaves[t] == nil {
			c.leaves[t] = &node{types: t}
		}
		return c.leaves[t]
	}
	return c.keywords(s)
}

// leaf reports whether s has no keyword but type.
func (c *compiler) leaf(s map[string]any) (types, bool) {
	t, ok := s["type"]
	if !ok || len(s) != 1 {
		return 0, false
	}
	return typesOf(t), true
}

// engineKeywords are those that change the verdict of the engine and that the
// walker has no code for, and the draft that brought them.
var engineKeywords = []struct {
	name  string
	draft int
}{
	{"contains", 6}, {"$anchor", 2019}, {"$recursiveRef", 2019}, {"$recursiveAnchor", 2019},
	{"unevaluatedItems", 2019}, {"unevaluatedProperties", 2019}, {"$dynamicRef", 2020}, {"$dynamicAnchor", 2020},
}

func (c *compiler) keywords(s map[string]any) *node {
	if keyword := c.engineKeyword(s); keyword != "" {
		return c.unknown(keyword)
	}
	c.nested = true
	n := &node{types: typesOf(s["type"])}
	if values, ok := s["enum"].([]any); ok {
		n.enum = newEnum(values)
	}
	if name, ok := s["format"].(string); ok && c.draft < 2019 { // later drafts take it as a comment
		n.format = formatNamed(name)
	}
	c.objectKeywords(n, s)
	c.arrayKeywords(n, s)
	if pattern, ok := s["pattern"].(string); ok {
		re, err := regexp.Compile(pattern)
		if err != nil {
			c.unknown("the pattern " + pattern)
		}
		n.keywords().pattern = re
	}
	setLimits(n, s)
	c.combinations(n, s)
	return n
}

func (c *compiler) engineKeyword(s map[string]any) string {
	for _, k := range engineKeywords {
		if _, ok := s[k.name]; ok && c.draft >= k.draft {
			return k.name
		}
	}
	if !c.nested {
		return ""
	}
	id := "$id" // moves what the references below it are relative to
	if c.draft == 4 {
		id = "id"
	}
	for _, name := range []string{id, "$schema"} {
		if _, ok := s[name].(string); ok {
			return name
		}
	}
	return ""
}

func (c *compiler) objectKeywords(n *node, s map[string]any) {
	if properties, ok := s["properties"].(map[string]any); ok {
		n.properties = c.nodes(properties)
	}
	n.required = stringsOf(s["required"])
	switch additional := s["additionalProperties"].(type) {
	case bool:
		n.closed = !additional
	case map[string]any:
		n.additional = c.compile(additional)
	}
	if patterns, ok := s["patternProperties"].(map[string]any); ok {
		for _, pattern := range sortedKeys(patterns) {
			re, err := regexp.Compile(pattern)
			if err != nil {
				c.unknown("the pattern " + pattern)
				continue
			}
			k := n.keywords()
			k.patterns = append(k.patterns, patternNode{re, c.compile(patterns[pattern])})
		}
	}
	if names, ok := s["propertyNames"]; ok && c.draft >= 6 {
		n.keywords().names = c.compile(names)
	}
	c.dependencies(n, s)
}

func (c *compiler) dependencies(n *node, s map[string]any) {
	var keywords []string
	keywords = append(keywords, "dependencies")
	if c.draft >= 2019 {
		keywords = append(keywords, "dependentRequired", "dependentSchemas")
	}
	for _, keyword := range keywords {
		dependencies, _ := s[keyword].(map[string]any)
		for _, name := range sortedKeys(dependencies) {
			k := n.keywords()
			if _, ok := dependencies[name].([]any); ok {
				if k.dependentRequired == nil {
					k.dependentRequired = make(map[string][]string)
				}
				k.dependentRequired[name] = append(k.dependentRequired[name], stringsOf(dependencies[name])...)
				continue
			}
			if k.dependentSchemas == nil {
				k.dependentSchemas = make(map[string]*node)
			}
			if k.dependentSchemas[name] != nil {
				c.unknown("dependencies and dependentSchemas together")
			}
			k.dependentSchemas[name] = c.compile(dependencies[name])
		}
	}
}

func (c *compiler) arrayKeywords(n *node, s map[string]any) {
	switch items := s["items"].(type) {
	case []any:
		if c.draft >= 2020 {
			c.unknown("a list of items in draft 2020-12")
			break
		}
		n.keywords().tuple = c.list(items)
		if rest, ok := s["additionalItems"]; ok {
			n.items = c.compile(rest)
		}
	case nil:
	default:
		n.items = c.compile(items)
	}
	if prefix, ok := s["prefixItems"].([]any); ok && c.draft >= 2020 {
		n.keywords().tuple = c.list(prefix)
	}
	if s["uniqueItems"] == true {
		n.keywords().unique = true
	}
}

// setLimits sets how long, how many and how large a value may be.
func setLimits(n *node, s map[string]any) {
	for _, limit := range []struct {
		keyword string
		set     func(*keywords, *int)
	}{
		{"minProperties", func(k *keywords, i *int) { k.minFields = i }},
		{"maxProperties", func(k *keywords, i *int) { k.maxFields = i }},
		{"minItems", func(k *keywords, i *int) { k.minItems = i }},
		{"maxItems", func(k *keywords, i *int) { k.maxItems = i }},
		{"minLength", func(k *keywords, i *int) { k.minLength = i }},
		{"maxLength", func(k *keywords, i *int) { k.maxLength = i }},
	} {
		if i := intOf(s[limit.keyword]); i != nil {
			limit.set(n.keywords(), i)
		}
	}
	minimum, maximum := numberOf(s["minimum"]), numberOf(s["maximum"])
	moreThan, lessThan := numberOf(s["exclusiveMinimum"]), numberOf(s["exclusiveMaximum"])
	if s["exclusiveMinimum"] == true {
		minimum, moreThan = nil, minimum
	}
	if s["exclusiveMaximum"] == true {
		maximum, lessThan = nil, maximum
	}
	multipleOf := numberOf(s["multipleOf"])
	if minimum != nil || maximum != nil || moreThan != nil || lessThan != nil || multipleOf != nil {
		k := n.keywords()
		k.minimum, k.maximum, k.moreThan, k.lessThan, k.multipleOf = minimum, maximum, moreThan, lessThan, multipleOf
	}
}

func (c *compiler) combinations(n *node, s map[string]any) {
	if value, ok := s["const"]; ok && c.draft >= 6 {
		n.keywords().constant = newEnum([]any{value})
	}
	for _, keyword := range []string{"allOf", "anyOf", "oneOf"} {
		list, ok := s[keyword].([]any)
		if !ok || len(list) == 0 {
			continue
		}
		nodes, k := c.list(list), n.keywords()
		switch keyword {
		case "allOf":
			k.allOf = nodes
		case "anyOf":
			k.anyOf = nodes
		case "oneOf":
			k.oneOf = nodes
		}
	}
	if not, ok := s["not"]; ok {
		n.keywords().not = c.compile(not)
	}
	if cond, ok := s["if"]; ok && c.draft >= 7 {
		k := n.keywords()
		k.cond = c.compile(cond)
		if yes, ok := s["then"]; ok {
			k.yes = c.compile(yes)
		}
		if no, ok := s["else"]; ok {
			k.no = c.compile(no)
		}
	}
}

func (c *compiler) nodes(m map[string]any) map[string]*node {
	nodes := make(map[string]*node, len(m))
	for name, s := range m {
		nodes[name] = c.compile(s)
	}
	return nodes
}

func (c *compiler) list(schemas []any) []*node {
	nodes := make([]*node, 0, len(schemas))
	for _, s := range schemas {
		nodes = append(nodes, c.compile(s))
	}
	return nodes
}

func typesOf(v any) types {
	switch v := v.(type) {
	case string:
		return typeOf(v)
	case []any:
		var t types
		for _, name := range v {
			if name, ok := name.(string); ok {
				t |= typeOf(name)
			}
		}
		return t
	}
	return anyType
}

func stringsOf(v any) []string {
	list, _ := v.([]any)
	var names []string
	for _, name := range list {
		if name, ok := name.(string); ok {
			names = append(names, name)
		}
	}
	return names
}

func numberOf(v any) *big.Rat {
	if number, ok := v.(json.Number); ok {
		if r, ok := newRat(number.String()); ok {
			return r
		}
	}
	return nil
}

// newRat is Rat.SetString for numbers of a sane size: 1e999999999 would fill
// the memory.
func newRat(s string) (*big.Rat, bool) {
	if len(s) > 400 {
		return nil, false
	}
	if f, _, err := big.ParseFloat(s, 10, 64, big.ToNearestEven); err != nil || f.MantExp(nil) > 2000 || f.MantExp(nil) < -2000 {
		return nil, false
	}
	return new(big.Rat).SetString(s)
}

func intOf(v any) *int {
	r := numberOf(v)
	if r == nil || !r.IsInt() || !r.Num().IsInt64() {
		return nil
	}
	i := int(r.Num().Int64())
	return &i
}

func newEnum(values []any) *enum {
	e := &enum{strings: make(map[string]bool), values: values}
	for _, v := range values {
		if s, ok := v.(string); ok {
			e.strings[s] = true
		}
	}
	return e
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
