package schema

import (
	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/yamlfile"
)

// pairs returns the keys and values of a mapping, one after the other, with
// what is merged in after its own; own keys win.
func (w *walker) pairs(n *yaml.Node) []*yaml.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if isMerge(n.Content[i]) {
			pairs := make([]*yaml.Node, 0, len(n.Content))
			seen := make(map[string]bool)
			w.merge(&pairs, seen, n, 0)
			return pairs
		}
	}
	return n.Content
}

func (w *walker) merge(pairs *[]*yaml.Node, seen map[string]bool, n *yaml.Node, depth int) {
	if w.visits--; w.visits < 0 || depth > maxDepth {
		w.giveUp(n)
		return
	}
	var sources []*yaml.Node
	var own []string
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if isMerge(key) {
			from := yamlfile.Resolve(value)
			if from.Kind == yaml.SequenceNode {
				sources = append(sources, from.Content...)
			} else {
				sources = append(sources, from)
			}
			continue
		}
		name, _ := w.keyName(key)
		if seen[name] {
			continue
		}
		own = append(own, name)
		*pairs = append(*pairs, key, value)
	}
	for _, name := range own {
		seen[name] = true
	}
	for _, source := range sources { // the first of several wins
		if source = yamlfile.Resolve(source); source.Kind == yaml.MappingNode {
			w.merge(pairs, seen, source, depth+1)
		}
	}
}

func isMerge(key *yaml.Node) bool {
	return key.Kind == yaml.ScalarNode && key.Value == "<<" && key.ShortTag() == "!!merge"
}

// field returns the pair with a name; the last where there are several.
func (w *walker) field(pairs []*yaml.Node, name string) (key, value *yaml.Node) {
	for i := len(pairs) - 2; i >= 0; i -= 2 {
		if pairs[i].Kind == yaml.ScalarNode && pairs[i].Tag == "!!str" && pairs[i].Value != name && len(pairs[i].Value) > 3 {
			continue
		}
		if k, ok := w.keyName(pairs[i]); ok && k == name {
			return pairs[i], pairs[i+1]
		}
	}
	return nil, nil
}

func stringNode(s string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s, Style: yaml.DoubleQuotedStyle}
}
