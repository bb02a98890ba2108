package schema

import (
	"slices"

	"go.yaml.in/yaml/v3"
)

// scan finds what makes YAML unreadable as JSON, wherever it stands, also
// where the schema allows anything: duplicate keys, and keys that are no
// scalars. It looks at every node of the text once; aliases are not followed.
func (w *walker) scan(n *yaml.Node, depth int) {
	if depth > maxDepth {
		w.giveUp(n)
		return
	}
	switch n.Kind {
	case yaml.SequenceNode:
		for i, item := range n.Content {
			if len(item.Content) > 0 {
				w.path = append(w.path, step{index: i})
				w.scan(item, depth+1)
				w.path = w.path[:len(w.path)-1]
			}
		}
	case yaml.MappingNode:
		w.scanKeys(n)
		for i := 0; i+1 < len(n.Content); i += 2 {
			if len(n.Content[i+1].Content) == 0 {
				continue
			}
			name, _ := w.keyName(n.Content[i])
			w.path = append(w.path, step{key: n.Content[i], name: name})
			w.scan(n.Content[i+1], depth+1)
			w.path = w.path[:len(w.path)-1]
		}
	}
}

const fewKeys = 16 // up to this many keys, comparing each with each is faster

func (w *walker) scanKeys(n *yaml.Node) {
	var names []string
	var buffer [fewKeys]string
	var seen map[string]bool
	if names = buffer[:0]; len(n.Content)/2 > fewKeys {
		seen = make(map[string]bool, len(n.Content)/2)
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if isMerge(key) {
			continue
		}
		name, ok := w.keyName(key)
		if !ok {
			w.reportKey(key, n.Content[i+1])
			continue
		}
		duplicate := seen[name] || slices.Contains(names, name)
		if seen != nil {
			seen[name] = true
		} else {
			names = append(names, name)
		}
		if duplicate {
			w.path = append(w.path, step{key: key, name: name})
			w.report(n.Content[i+1], Problem{Kind: DuplicateKey, Field: name, Message: "duplicate key `" + name + "`"})
			w.path = w.path[:len(w.path)-1]
		}
	}
}
