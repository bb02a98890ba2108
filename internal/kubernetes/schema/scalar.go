package schema

import (
	"encoding/json"
	"math/big"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/yamlfile"
)

// typeOfNode returns the JSON type of a node that is no alias. A number
// without a fraction is an integer.
func (w *walker) typeOfNode(n *yaml.Node) types {
	switch n.Kind {
	case yaml.MappingNode:
		return typeObject
	case yaml.SequenceNode:
		return typeArray
	case yaml.ScalarNode:
	default: // the zero node is null
		return typeNull
	}
	tag := n.Tag
	if tag == "" || strings.HasPrefix(tag, "tag:") {
		tag = n.ShortTag()
	}
	switch tag {
	case "!!str":
		if _, ok := w.oldBool(n); ok {
			return typeBoolean
		}
		return typeString
	case "!!int":
		return typeInteger
	case "!!bool":
		return typeBoolean
	case "!!null":
		return typeNull
	case "!!float":
		if number, ok := w.number(n); ok && number.IsInt() {
			return typeInteger
		}
		return typeNumber
	}
	return typeString
}

// oldBool reports whether n is a boolean of YAML 1.1 only, such as a plain
// yes, and which.
func (w *walker) oldBool(n *yaml.Node) (value, ok bool) {
	if w.options.Dialect != yamlfile.YAML11 || n.Style != 0 || len(n.Value) > 3 {
		return false, false
	}
	switch n.Value {
	case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON":
		return true, true
	case "n", "N", "no", "No", "NO", "off", "Off", "OFF":
		return false, true
	}
	return false, false
}

// number returns the value of a number.
func (w *walker) number(n *yaml.Node) (*big.Rat, bool) {
	v, err := yamlfile.NodeValue(n, w.options.Dialect)
	number, ok := v.(json.Number)
	if err != nil || !ok {
		return nil, false
	}
	return newRat(number.String())
}

// keyName returns a key as JSON has it: 0x10 is "16", and in YAML 1.1 a plain
// y is "true". It reports false for what cannot be the key of a JSON object.
func (w *walker) keyName(key *yaml.Node) (string, bool) {
	key = yamlfile.Resolve(key)
	if key.Kind != yaml.ScalarNode {
		return "", false
	}
	tag := key.Tag
	if tag != "!!str" {
		tag = key.ShortTag()
	}
	switch tag {
	case "!!str":
		if value, ok := w.oldBool(key); ok {
			return strconv.FormatBool(value), true
		}
	case "!!int":
		if v, err := yamlfile.NodeValue(key, w.options.Dialect); err == nil {
			if number, ok := v.(json.Number); ok {
				return number.String(), true
			}
		}
	case "!!bool":
		return strings.ToLower(key.Value), true
	case "!!null":
		return "", false
	}
	return key.Value, true
}

// describe returns a node as messages name it: `the string "3"`, `a list`.
func (w *walker) describe(n *yaml.Node) string {
	switch w.typeOfNode(n) {
	case typeObject:
		return "a mapping"
	case typeArray:
		return "a list"
	case typeNull:
		return "null"
	case typeBoolean:
		return "the boolean " + quoteValue(n.Value)
	case typeString:
		return "the string " + quoteText(n.Value)
	}
	return "the number " + n.Value
}

const maxQuoted = 60

// quoteText returns s in quotes, cut where it is long.
func quoteText(s string) string {
	if len(s) > maxQuoted {
		cut := maxQuoted - 3
		for cut > 0 && s[cut]&0xC0 == 0x80 {
			cut--
		}
		s = s[:cut] + "…"
	}
	return strconv.Quote(s)
}

func quoteValue(s string) string {
	if len(s) > maxQuoted {
		return quoteText(s)
	}
	return s
}

// equal compares two values as encoding/json gives them with UseNumber.
func equal(a, b any) bool {
	switch a := a.(type) {
	case map[string]any:
		b, ok := b.(map[string]any)
		if !ok || len(a) != len(b) {
			return false
		}
		for k, v := range a {
			if other, ok := b[k]; !ok || !equal(v, other) {
				return false
			}
		}
		return true
	case []any:
		b, ok := b.([]any)
		if !ok || len(a) != len(b) {
			return false
		}
		for i := range a {
			if !equal(a[i], b[i]) {
				return false
			}
		}
		return true
	case json.Number:
		b, ok := b.(json.Number)
		if !ok {
			return false
		}
		if a == b {
			return true
		}
		x, ok := newRat(a.String())
		y, ok2 := newRat(b.String())
		return ok && ok2 && x.Cmp(y) == 0
	}
	return a == b // strings, booleans and nil
}
