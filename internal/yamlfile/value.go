package yamlfile

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// A Dialect says how plain scalars become values.
type Dialect uint8

const (
	// YAML12 is what GitHub and kustomize read: on, yes and y are strings.
	YAML12 Dialect = iota
	// YAML11 is what kubectl reads: on, yes, y and their opposites are booleans.
	YAML11
)

// maxValues bounds the nodes of a value once aliases are expanded, so that a
// small file with nested aliases cannot fill the memory.
const maxValues = 1_000_000

// ErrTooManyAliases is returned for a document that aliases blow up.
var ErrTooManyAliases = errors.New("aliases expand to more than 1,000,000 values")

// Value returns the document as encoding/json would give it: map[string]any,
// []any, string, bool, json.Number and nil, with aliases and merges expanded.
// Keys that are no strings become strings, as kubectl and GitHub do it.
func (d *Document) Value(dialect Dialect) (any, error) {
	if d.Root == nil {
		return nil, nil
	}
	c := converter{dialect: dialect}
	return c.value(d.Root, 0)
}

// NodeValue is Document.Value for a single node.
func NodeValue(n *yaml.Node, dialect Dialect) (any, error) {
	c := converter{dialect: dialect}
	return c.value(n, 0)
}

type converter struct {
	dialect Dialect
	count   int
}

const maxDepth = 1_000

func (c *converter) value(n *yaml.Node, depth int) (any, error) {
	if c.count++; c.count > maxValues {
		return nil, ErrTooManyAliases
	}
	if depth > maxDepth {
		return nil, fmt.Errorf("is nested deeper than %d levels", maxDepth)
	}
	n = Resolve(n)
	switch n.Kind {
	case yaml.MappingNode:
		m := make(map[string]any, len(n.Content)/2)
		if err := c.mapping(m, n, depth); err != nil {
			return nil, err
		}
		return m, nil
	case yaml.SequenceNode:
		s := make([]any, 0, len(n.Content))
		for _, item := range n.Content {
			v, err := c.value(item, depth+1)
			if err != nil {
				return nil, err
			}
			s = append(s, v)
		}
		return s, nil
	case yaml.ScalarNode:
		return c.scalar(n), nil
	}
	return nil, nil
}

func (c *converter) mapping(m map[string]any, n *yaml.Node, depth int) error {
	for i := 0; i+1 < len(n.Content); i += 2 { // what is merged in first, so that own keys win
		if !isMerge(n.Content[i]) {
			continue
		}
		if depth > maxDepth {
			return fmt.Errorf("is nested deeper than %d levels", maxDepth)
		}
		from := Resolve(n.Content[i+1])
		sources := []*yaml.Node{from}
		if from.Kind == yaml.SequenceNode {
			sources = from.Content
		}
		for j := len(sources) - 1; j >= 0; j-- { // the first of a list wins
			source := Resolve(sources[j])
			if source.Kind != yaml.MappingNode {
				continue
			}
			if c.count++; c.count > maxValues {
				return ErrTooManyAliases
			}
			if err := c.mapping(m, source, depth+1); err != nil {
				return err
			}
		}
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if isMerge(n.Content[i]) {
			continue
		}
		v, err := c.value(n.Content[i+1], depth+1)
		if err != nil {
			return err
		}
		m[Resolve(n.Content[i]).Value] = v
	}
	return nil
}

func (c *converter) scalar(n *yaml.Node) any {
	tag := n.ShortTag()
	if c.dialect == YAML11 && tag == "!!str" && n.Style == 0 {
		switch strings.ToLower(n.Value) {
		case "y", "yes", "on":
			if isOneCase(n.Value) {
				return true
			}
		case "n", "no", "off":
			if isOneCase(n.Value) {
				return false
			}
		}
	}
	switch tag {
	case "!!null":
		return nil
	case "!!bool":
		return strings.EqualFold(n.Value, "true") ||
			n.Tag == "!!bool" && (strings.EqualFold(n.Value, "yes") || strings.EqualFold(n.Value, "on") || strings.EqualFold(n.Value, "y"))
	case "!!int":
		return integer(n.Value)
	case "!!float":
		return float(n)
	}
	return n.Value
}

// isOneCase reports whether s is written yes, Yes or YES, the three forms that
// YAML 1.1 knows.
func isOneCase(s string) bool {
	return s == strings.ToLower(s) || s == strings.ToUpper(s) || s == strings.ToUpper(s[:1])+strings.ToLower(s[1:])
}

func integer(s string) any {
	plain := strings.ReplaceAll(s, "_", "")
	if i, err := strconv.ParseInt(plain, 0, 64); err == nil {
		return json.Number(strconv.FormatInt(i, 10))
	}
	if u, err := strconv.ParseUint(plain, 0, 64); err == nil {
		return json.Number(strconv.FormatUint(u, 10))
	}
	if sign, octal, ok := strings.Cut(plain, "0o"); ok {
		if i, err := strconv.ParseInt(sign+octal, 8, 64); err == nil {
			return json.Number(strconv.FormatInt(i, 10))
		}
	}
	return s
}

// float keeps what JSON can say; .inf and .nan stay strings.
func float(n *yaml.Node) any {
	var f float64
	if err := n.Decode(&f); err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return n.Value
	}
	return json.Number(strconv.FormatFloat(f, 'g', -1, 64))
}
