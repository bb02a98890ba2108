package kubernetes

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
	"sigs.k8s.io/kustomize/kyaml/utils"

	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// replacedBy returns the place that a replacement of k took the value of f
// from: the field of the source object, or the value written in it.
func (a *attribution) replacedBy(k *kustomization, f rendered) source.Span {
	if a.depth > 4 { // a replacement may take from what another has set
		return source.Span{}
	}
	entries := items(k.doc.Root, "replacements")
	for i := len(entries) - 1; i >= 0; i-- {
		file, list := k.file, []*yaml.Node{entries[i]}
		if p := scalar(entries[i], "path"); p != nil {
			file, list = a.replacementsIn(k, yamlfile.Resolve(p).Value)
		}
		for j := len(list) - 1; j >= 0; j-- {
			rest, ok := a.isTarget(list[j], f)
			if !ok {
				continue
			}
			if v := scalar(list[j], "sourceValue"); v != nil {
				return yamlfile.Span(file, v)
			}
			if s := a.sourceOf(list[j], rest, f); !s.IsZero() {
				return s
			}
		}
	}
	return source.Span{}
}

// replacementsIn returns the replacements of a file: one, or a list.
func (a *attribution) replacementsIn(k *kustomization, name string) (*source.File, []*yaml.Node) {
	r := k.ref(name)
	if r == nil || r.remote() {
		return nil, nil
	}
	f, err := a.run.repo.read(r.target)
	if err != nil {
		return nil, nil
	}
	docs := a.parse(f)
	if len(docs) == 0 || docs[0].Root == nil {
		return nil, nil
	}
	if docs[0].Root.Kind == yaml.SequenceNode {
		return f, docs[0].Root.Content
	}
	return f, []*yaml.Node{docs[0].Root}
}

// isTarget reports whether a replacement writes to f or to a parent of it, and
// the rest of the path below what it writes to.
func (a *attribution) isTarget(replacement *yaml.Node, f rendered) (rest []any, ok bool) {
	h := a.originOf(f.o)
	for _, target := range items(replacement, "targets") {
		_, sel := field(target, "select")
		if sel == nil || !(&patch{root: replacement, target: sel}).appliesTo(f.o, h) {
			continue
		}
		paths := items(target, "fieldPaths")
		if len(paths) == 0 && f.isAt("metadata") && f.path[1] == "name" {
			return nil, true
		}
		for _, p := range paths {
			if n, ok := matchesFieldPath(p.Value, f); ok {
				return f.path[n:], true
			}
		}
	}
	return nil, false
}

// matchesFieldPath reports whether a field path of a replacement leads to f or
// to a parent of it, and the number of its steps.
func matchesFieldPath(fieldPath string, f rendered) (int, bool) {
	steps := utils.SmarterPathSplitter(fieldPath, ".")
	if len(steps) > len(f.path) {
		return 0, false
	}
	for i, s := range steps {
		s = strings.TrimSuffix(strings.TrimPrefix(s, "["), "]")
		switch want := f.path[i].(type) {
		case string:
			if s != want && s != "*" {
				return 0, false
			}
		case int:
			if s == "*" {
				continue
			}
			if index, err := strconv.Atoi(s); err == nil {
				if index != want {
					return 0, false
				}
				continue
			}
			key, value, ok := strings.Cut(s, "=")
			_, item := find(f.o.node, f.path[:i+1])
			if !ok || text(item, key) != value {
				return 0, false
			}
		}
	}
	return len(steps), true
}

// sourceOf is the place of the field that a replacement takes its value from.
func (a *attribution) sourceOf(replacement *yaml.Node, rest []any, f rendered) source.Span {
	_, from := field(replacement, "source")
	if from == nil {
		return source.Span{}
	}
	kind, name := text(from, "kind"), text(from, "name")
	fieldPath := text(from, "fieldPath")
	if fieldPath == "" {
		fieldPath = "metadata.name"
	}
	for _, o := range a.objects {
		if kind != "" && o.kind != kind || name != "" && name != o.name() && name != a.originOf(o).name {
			continue
		}
		path := pathIn(o.node, utils.SmarterPathSplitter(fieldPath, "."))
		if path == nil || o == f.o && len(path) == len(f.path) {
			continue
		}
		a.depth++
		defer func() { a.depth-- }()
		return a.locate(o, append(path, rest...))
	}
	return source.Span{}
}

// pathIn makes a path of the steps of a field path, nil if it leads nowhere.
func pathIn(n *yaml.Node, steps []string) []any {
	var path []any
	for _, s := range steps {
		s = strings.TrimSuffix(strings.TrimPrefix(s, "["), "]")
		n = yamlfile.Resolve(n)
		if n == nil {
			return nil
		}
		if n.Kind != yaml.SequenceNode {
			path = append(path, s)
			_, n = yamlfile.Lookup(n, s)
			continue
		}
		at := -1
		if index, err := strconv.Atoi(s); err == nil {
			at = index
		} else if key, value, ok := strings.Cut(s, "="); ok {
			for i, item := range n.Content {
				if text(item, key) == value {
					at = i
					break
				}
			}
		}
		if at < 0 || at >= len(n.Content) {
			return nil
		}
		path = append(path, at)
		n = n.Content[at]
	}
	if n == nil {
		return nil
	}
	return path
}
