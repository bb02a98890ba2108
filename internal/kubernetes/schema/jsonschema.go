package schema

import (
	"regexp"
	"slices"
)

// jsonSchema returns the schema of a custom resource as kubeconform's engine
// can take it, strict. Formats, list types and defaults within anyOf and the
// like are lost; the walker knows them.
func (v customVersion) jsonSchema(kubernetes *Pool) map[string]any {
	root := v.root
	if root == nil {
		root = map[string]any{"x-kubernetes-preserve-unknown-fields": true}
	}
	document := plainStructural(root, true, false)
	properties := asMap(document["properties"])
	if v.hasStatus && properties["status"] != nil {
		properties["status"] = map[string]any{}
	}
	properties["metadata"] = map[string]any{"type": "object"}
	if r := kubernetes.release(""); r != nil {
		definitions := make(map[string]any)
		if kubernetes.collect(r, objectMetaName, definitions) == nil {
			document["definitions"] = definitions
			properties["metadata"] = map[string]any{"$ref": definitionsPrefix + objectMetaName}
		}
	}
	return document
}

// plainStructural returns a structural schema as JSON schema. Nullable says
// that null is taken as if the field were not there.
func plainStructural(s map[string]any, embedded, nullable bool) map[string]any {
	out := plainValues(s)
	if s["x-kubernetes-int-or-string"] == true {
		out["type"] = []any{"integer", "string"}
	}
	if nullable || s["nullable"] == true {
		addNull(out)
	}
	required := stringsOf(s["required"])
	if embedded = embedded || s["x-kubernetes-embedded-resource"] == true; embedded {
		required = append(required, "apiVersion", "kind")
	}
	properties := make(map[string]any)
	for name, property := range asMap(s["properties"]) {
		property := asMap(property)
		if property["default"] != nil {
			required = slices.DeleteFunc(required, func(r string) bool { return r == name })
		}
		properties[name] = plainStructural(property, false, !slices.Contains(required, name))
	}
	if embedded {
		for _, name := range []string{"apiVersion", "kind"} {
			properties[name] = map[string]any{"type": "string", "minLength": 1}
		}
		if properties["metadata"] == nil {
			properties["metadata"] = map[string]any{"type": "object"}
		}
	}
	delete(out, "required")
	if len(required) > 0 {
		slices.Sort(required)
		list := []any{}
		for _, name := range slices.Compact(required) {
			list = append(list, name)
		}
		out["required"] = list
	}
	if len(properties) > 0 {
		out["properties"] = properties
	}
	if items := asMap(s["items"]); items != nil {
		out["items"] = plainStructural(items, false, false)
	}
	switch additional := s["additionalProperties"].(type) {
	case map[string]any:
		out["additionalProperties"] = plainStructural(additional, false, true)
	default:
		out["additionalProperties"] = s["x-kubernetes-preserve-unknown-fields"] == true
	}
	return out
}

// plainValues copies what speaks of values.
func plainValues(s map[string]any) map[string]any {
	out := make(map[string]any)
	for keyword, v := range s {
		switch keyword {
		case "pattern":
			if pattern, ok := v.(string); ok && isPattern(pattern) {
				out[keyword] = v
			}
		case "type", "enum", "minLength", "maxLength", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties",
			"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "required":
			out[keyword] = v
		case "allOf", "anyOf", "oneOf":
			list, _ := v.([]any)
			plain := []any{}
			for _, sub := range list {
				plain = append(plain, plainWithin(asMap(sub)))
			}
			if len(plain) > 0 {
				out[keyword] = plain
			}
		case "not":
			out[keyword] = plainWithin(asMap(v))
		}
	}
	return out
}

// plainWithin is plainValues for a schema below allOf and the like, with what
// it says of fields and items.
func plainWithin(s map[string]any) map[string]any {
	out := plainValues(s)
	if properties := asMap(s["properties"]); properties != nil {
		plain := make(map[string]any)
		for name, property := range properties {
			plain[name] = plainWithin(asMap(property))
		}
		out["properties"] = plain
	}
	if items := asMap(s["items"]); items != nil {
		out["items"] = plainWithin(items)
	}
	return out
}

// addNull lets a schema take null.
func addNull(s map[string]any) {
	switch t := s["type"].(type) {
	case string:
		s["type"] = []any{t, "null"}
	case []any:
		s["type"] = append(slices.Clone(t), "null")
	}
	if values, ok := s["enum"].([]any); ok {
		s["enum"] = append(slices.Clone(values), nil)
	}
}

// isPattern is false for what the API server would not take in a definition.
func isPattern(pattern string) bool {
	_, err := regexp.Compile(pattern)
	return err == nil
}
