package kubernetes

import (
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// pluginsOf returns the configurations of kustomize's own generators and
// transformers that k names or contains, the last first.
func (a *attribution) pluginsOf(k *kustomization) []*patch {
	var all []*patch
	for _, list := range []string{"validators", "transformers", "generators"} {
		entries := items(k.doc.Root, list)
		for i := len(entries) - 1; i >= 0; i-- {
			r := k.ref(entries[i].Value)
			if r == nil {
				all = append(all, patchInline(k, entries[i], nil)...)
				continue
			}
			if r.remote() {
				continue
			}
			if kid := a.run.graph.child(r); kid != nil {
				c := a.run.graph.closure(kid)
				for j := len(c.files) - 1; j >= 0; j-- {
					if c.has(c.files[j], roleResource) {
						all = append(all, a.patchFile(c.files[j], nil)...)
					}
				}
				continue
			}
			all = append(all, a.patchFile(r.target, nil)...)
		}
	}
	return all
}

// setByPlugin returns the place in the configuration of a transformer that set f.
func (a *attribution) setByPlugin(k *kustomization, f rendered, h *origin) source.Span {
	last, _ := f.path[len(f.path)-1].(string)
	for _, p := range a.pluginsOf(k) {
		var n *yaml.Node
		switch text(p.root, "kind") {
		case "LabelTransformer":
			if _, pairs := field(p.root, "labels"); f.isIn("labels", "matchLabels", "selector") {
				n = pair(pairs, f)
			}
		case "AnnotationsTransformer":
			if _, pairs := field(p.root, "annotations"); f.isIn("annotations") {
				n = pair(pairs, f)
			}
		case "NamespaceTransformer":
			if _, v := find(p.root, []any{"metadata", "namespace"}); v != nil && v.Value == f.node.Value && last == "namespace" {
				n = v
			}
		case "ReplicaCountTransformer":
			if _, e := field(p.root, "replica"); last == "replicas" && text(e, "count") == f.node.Value && text(e, "name") == h.name {
				n = scalar(e, "count")
			}
		case "ImageTagTransformer":
			if _, e := field(p.root, "imageTag"); strings.Contains(strings.ToLower(last), "image") {
				n = imageEntry([]*yaml.Node{e}, f.node.Value)
			}
		case "PatchTransformer", "PatchJson6902Transformer":
			if s := p.setByPatch(f, h); !s.IsZero() {
				return s
			}
		}
		if n != nil {
			return p.span(n)
		}
	}
	return source.Span{}
}

// setByPatch returns the place in the patch that a transformer is configured
// with.
func (p *patch) setByPatch(f rendered, h *origin) source.Span {
	_, target := field(p.root, "target")
	for _, name := range []string{"patch", "jsonOp"} {
		n := scalar(p.root, name)
		if n == nil || target == nil {
			continue
		}
		docs, _ := yamlfile.Parse(source.NewFile("", []byte(n.Value)))
		for _, d := range docs {
			if d.Root == nil || !(&patch{root: d.Root, target: target}).appliesTo(f.o, h) {
				continue
			}
			var found *yaml.Node
			if d.Root.Kind == yaml.SequenceNode {
				for _, op := range d.Root.Content {
					if at := setByOperation(op, f, false); at != nil {
						found = at
					}
				}
			} else {
				found = lookupLike(d.Root, f, true)
			}
			if found == nil {
				continue
			}
			if in, ok := inlineOf(p.file, n); ok && p.header == 0 && p.whole == nil {
				return (&patch{file: p.file, header: in.header, indent: in.indent}).span(found)
			}
			return p.span(n)
		}
	}
	return source.Span{}
}

// generatedByPlugin returns the place in the configuration of a generator that
// made f.
func (a *attribution) generatedByPlugin(f rendered) source.Span {
	kind := map[string]string{"ConfigMap": "ConfigMapGenerator", "Secret": "SecretGenerator"}[f.o.kind]
	if kind == "" {
		return source.Span{}
	}
	bare := nameHash.ReplaceAllString(f.o.name(), "")
	for _, k := range a.closure.kustomizations {
		if k.doc == nil {
			continue
		}
		for _, p := range a.pluginsOf(k) {
			_, name := find(p.root, []any{"metadata", "name"})
			if text(p.root, "kind") != kind || name == nil || !strings.Contains(bare, name.Value) {
				continue
			}
			if len(f.path) == 2 && f.path[0] == "data" {
				for _, n := range items(p.root, "literals") {
					if key, _, ok := strings.Cut(n.Value, "="); ok && key == f.path[1] {
						return p.span(n)
					}
				}
			}
			return p.span(name)
		}
	}
	return source.Span{}
}
