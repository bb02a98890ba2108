package kubernetes

import (
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// setBy returns the place in a kustomization that set a scalar to what it is,
// whether it stood in the object before or not: the fields of a kustomization
// overwrite. The zero Span if none did.
func (a *attribution) setBy(f rendered) source.Span {
	h := a.originOf(f.o)
	for _, k := range h.chain {
		if k.doc == nil {
			continue
		}
		for _, set := range setters {
			if n := set(a, k, f, h); n != nil {
				return k.nodeSpan(n)
			}
		}
		if s := a.replacedBy(k, f); !s.IsZero() {
			return s
		}
		if s := a.setByPlugin(k, f, h); !s.IsZero() {
			return s
		}
	}
	return source.Span{}
}

// A setter returns the node of a kustomization that set a field, or nil.
type setter func(a *attribution, k *kustomization, f rendered, h *origin) *yaml.Node

// setters are in the reverse order of their application.
var setters = []setter{setMetadata, setImage, setReplicas, setAnnotation, setLabel, setNamespace}

// setMetadata finds the entry of buildMetadata. Only the one of the root counts.
func setMetadata(a *attribution, k *kustomization, f rendered, _ *origin) *yaml.Node {
	option := ""
	switch last := f.path[len(f.path)-1]; {
	case f.isAt("metadata", "annotations") && last == "config.kubernetes.io/origin":
		option = "originAnnotations"
	case f.isAt("metadata", "annotations") && last == "alpha.config.kubernetes.io/transformations":
		option = "transformerAnnotations"
	case f.isAt("metadata", "labels") && last == "app.kubernetes.io/managed-by":
		option = "managedByLabel"
	}
	if option == "" || k != a.root {
		return nil
	}
	for _, n := range items(k.doc.Root, "buildMetadata") {
		if n.Value == option {
			return n
		}
	}
	return nil
}

// setImage finds the entry of images that made an image what it is.
func setImage(_ *attribution, k *kustomization, f rendered, _ *origin) *yaml.Node {
	entries := append(items(k.doc.Root, "images"), items(k.doc.Root, "imageTags")...)
	if len(entries) == 0 || f.node.Value == "" {
		return nil
	}
	if last, ok := f.path[len(f.path)-1].(string); !ok || !strings.Contains(strings.ToLower(last), "image") {
		return nil
	}
	return imageEntry(entries, f.node.Value)
}

// imageEntry returns the field of the last entry that makes an image what it is.
func imageEntry(entries []*yaml.Node, image string) *yaml.Node {
	name, tag, digest := splitImage(image)
	for i := len(entries) - 1; i >= 0; i-- {
		e := entries[i]
		old, newName := text(e, "name"), text(e, "newName")
		if newName == "" && old != name || newName != "" && newName != name {
			continue
		}
		if t := text(e, "newTag"); t != "" {
			if t == tag {
				return scalar(e, "newTag")
			}
			continue
		}
		if d := text(e, "digest"); d != "" {
			if d == digest {
				return scalar(e, "digest")
			}
			continue
		}
		if s := text(e, "tagSuffix"); s != "" && strings.HasSuffix(tag, s) {
			return scalar(e, "tagSuffix")
		}
		if newName != "" {
			return scalar(e, "newName")
		}
	}
	return nil
}

// splitImage splits [host[:port]/]name[:tag][@digest].
func splitImage(image string) (name, tag, digest string) {
	name, digest, _ = strings.Cut(image, "@")
	if i := strings.LastIndexByte(name, ':'); i > strings.LastIndexByte(name, '/') {
		name, tag = name[:i], name[i+1:]
	}
	return name, tag, digest
}

func setReplicas(_ *attribution, k *kustomization, f rendered, h *origin) *yaml.Node {
	if len(f.path) != 2 || f.path[0] != "spec" || f.path[1] != "replicas" {
		return nil
	}
	for _, e := range items(k.doc.Root, "replicas") {
		if n := text(e, "name"); (n == h.name || n == f.o.name()) && text(e, "count") == f.node.Value {
			return scalar(e, "count")
		}
	}
	return nil
}

func setAnnotation(_ *attribution, k *kustomization, f rendered, _ *origin) *yaml.Node {
	if !f.isIn("annotations") {
		return nil
	}
	_, pairs := field(k.doc.Root, "commonAnnotations")
	return pair(pairs, f)
}

// setLabel finds the pair of commonLabels or labels. The former are set last.
func setLabel(_ *attribution, k *kustomization, f rendered, _ *origin) *yaml.Node {
	if f.isIn("labels", "matchLabels", "selector") {
		_, pairs := field(k.doc.Root, "commonLabels")
		if n := pair(pairs, f); n != nil {
			return n
		}
	}
	entries := items(k.doc.Root, "labels")
	for i := len(entries) - 1; i >= 0; i-- {
		e := entries[i]
		_, pairs := field(e, "pairs")
		n := pair(pairs, f)
		if n != nil && labelReaches(e, f) {
			return n
		}
	}
	return nil
}

// labelReaches reports whether an entry of labels sets pairs where f is.
func labelReaches(entry *yaml.Node, f rendered) bool {
	if f.isAt("metadata", "labels") {
		return true
	}
	inTemplate := len(f.path) > 3 && f.isIn("labels") && f.path[len(f.path)-3] == "metadata"
	switch {
	case text(entry, "includeSelectors") == "true":
		return f.isIn("labels", "matchLabels", "selector")
	case text(entry, "includeTemplates") == "true" && inTemplate:
		return true
	case text(entry, "includeVolumeClaimTemplates") == "true" && inTemplate:
		return true
	}
	for _, spec := range items(entry, "fields") {
		want := strings.Split(strings.ReplaceAll(text(spec, "path"), "[]", ""), "/")
		if strings.Join(want, "/") == strings.Join(f.keys()[:len(f.keys())-1], "/") {
			return true
		}
	}
	return false
}

func setNamespace(_ *attribution, k *kustomization, f rendered, _ *origin) *yaml.Node {
	n := scalar(k.doc.Root, "namespace")
	if n == nil || n.Value == "" || n.Value != f.node.Value {
		return nil
	}
	switch last := f.path[len(f.path)-1]; {
	case f.isAt("metadata") && last == "namespace":
		return n
	case f.isAt("metadata") && last == "name" && f.o.kind == "Namespace":
		return n
	case last == "namespace" && (f.keys()[0] == "subjects" || f.isIn("service")),
		last == "namespace" && f.node.Line == 0: // another field, named by a configuration
		return n
	}
	return nil
}

// pair returns the value of the pair that has the last key of f, if it is also
// the value of f.
func pair(pairs *yaml.Node, f rendered) *yaml.Node {
	pairs = yamlfile.Resolve(pairs)
	last, ok := f.path[len(f.path)-1].(string)
	if pairs == nil || !ok {
		return nil
	}
	if _, v := yamlfile.Lookup(pairs, last); isText(yamlfile.Resolve(v)) && yamlfile.Resolve(v).Value == f.node.Value {
		return v
	}
	return nil
}

// isIn reports whether the mapping that holds f has one of the names.
func (f rendered) isIn(names ...string) bool {
	if len(f.path) < 2 {
		return false
	}
	for _, n := range names {
		if f.path[len(f.path)-2] == n {
			return true
		}
	}
	return false
}

// isAt reports whether the mapping that holds f is at exactly this path.
func (f rendered) isAt(path ...string) bool {
	if len(f.path) != len(path)+1 {
		return false
	}
	for i, p := range path {
		if f.path[i] != p {
			return false
		}
	}
	return true
}

// keys is the path of f without the indices of lists.
func (f rendered) keys() []string {
	var keys []string
	for _, p := range f.path {
		if s, ok := p.(string); ok {
			keys = append(keys, s)
		}
	}
	return keys
}

// scalar returns a scalar field of a kustomization or one of its entries.
func scalar(n *yaml.Node, name string) *yaml.Node {
	if _, v := field(n, name); isText(yamlfile.Resolve(v)) {
		return v
	}
	return nil
}

// text is the text of a scalar field, "" if there is none.
func text(n *yaml.Node, name string) string {
	if v := scalar(n, name); v != nil {
		return yamlfile.Resolve(v).Value
	}
	return ""
}
