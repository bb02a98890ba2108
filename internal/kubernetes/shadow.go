package kubernetes

import (
	"encoding/json"
	"path"
	"strings"

	"go.yaml.in/yaml/v3"
	"sigs.k8s.io/kustomize/api/resmap"
	"sigs.k8s.io/kustomize/api/resource"

	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// A shadow is a second build without JSON patches, made for their lines alone:
// a JSON patch writes its object as JSON and reads it again.
type shadow struct {
	resources resmap.ResMap // nil if it does not build
	twins     map[*object]*yaml.Node
}

// twin returns the object in the shadow build that is the same as o, nil if
// there is none. It makes the build at first use.
func (a *attribution) twin(o *object) (*lineMap, *yaml.Node) {
	if a.lines == nil {
		return nil, nil
	}
	if a.shadow == nil {
		a.shadow = a.buildShadow()
	}
	if a.shadow.resources == nil {
		return nil, nil
	}
	if n, ok := a.shadow.twins[o]; ok {
		return a.lines, n
	}
	return a.lines, nil
}

// pair finds for each object the one in the shadow build that is the same: by
// kind, namespace and name; of those that a patch gave another name, by kind
// and order.
func (s *shadow) pair(objects []*object) {
	s.twins = make(map[*object]*yaml.Node)
	taken := make(map[*yaml.Node]bool)
	for _, match := range []func(o *object, r *resource.Resource) bool{
		func(o *object, r *resource.Resource) bool {
			return o.name() == r.GetName() && o.namespace() == r.GetNamespace()
		},
		func(o *object, r *resource.Resource) bool { return o.name() == r.GetName() },
		func(*object, *resource.Resource) bool { return true },
	} {
		for _, o := range objects {
			if s.twins[o] != nil {
				continue
			}
			for _, r := range s.resources.Resources() {
				if n := r.YNode(); !taken[n] && r.GetKind() == o.kind && match(o, r) {
					s.twins[o], taken[n] = n, true
					break
				}
			}
		}
	}
}

func (a *attribution) buildShadow() *shadow {
	byFile := make(map[string]*kustomization)
	alone := false
	for _, k := range a.closure.kustomizations {
		byFile[k.file.Path] = k
		alone = alone || k.openAPI
	}
	fs := newBuildFS(a.run.repo, func(f *source.File) []byte {
		if k := byFile[f.Path]; k != nil && k.doc != nil {
			if text := a.withoutJSONPatches(k); text != nil {
				return text
			}
		}
		return a.lines.rewrite(f)
	})
	resources, err := runKustomize(fs, a.root.dir, alone)
	if err != nil {
		return &shadow{}
	}
	s := &shadow{resources: resources}
	s.pair(a.objects)
	return s
}

// withoutJSONPatches returns the text of k without them, nil if it has none.
func (a *attribution) withoutJSONPatches(k *kustomization) []byte {
	v, err := yamlfile.NodeValue(k.doc.Root, yamlfile.YAML12)
	fields, ok := v.(map[string]any)
	if err != nil || !ok {
		return nil
	}
	dropped := false
	for name := range fields {
		key, node := yamlfile.Lookup(k.doc.Root, name)
		list, ok := fields[name].([]any)
		if key == nil || !ok {
			continue
		}
		switch {
		case sameField(name, "patchesJson6902"):
			delete(fields, name)
			dropped = true
		case sameField(name, "patches"), sameField(name, "patchesStrategicMerge"), sameField(name, "transformers"):
			kept := make([]any, 0, len(list))
			for i, entry := range yamlfile.Resolve(node).Content {
				if a.isJSONPatchEntry(k, yamlfile.Resolve(entry)) {
					dropped = true
					continue
				}
				kept = append(kept, a.shifted(list[i], yamlfile.Resolve(entry)))
			}
			fields[name] = kept
			if len(kept) == 0 {
				delete(fields, name)
			}
		}
	}
	if !dropped {
		return nil
	}
	if len(fields) == 0 {
		fields["resources"] = []any{}
	}
	text, err := json.Marshal(fields)
	if err != nil {
		return nil
	}
	return text
}

// isJSONPatchEntry reports whether an entry of patches is a JSON patch.
func (a *attribution) isJSONPatchEntry(k *kustomization, entry *yaml.Node) bool {
	if p := scalar(entry, "path"); p != nil {
		f, err := a.run.repo.read(path.Join(k.dir, yamlfile.Resolve(p).Value))
		return err == nil && isJSONPatch(f.Content)
	}
	return isJSONPatch([]byte(text(entry, "patch")))
}

// shifted is the value of an entry with the text of its patch moved to the
// lines that it has in the line map.
func (a *attribution) shifted(value any, entry *yaml.Node) any {
	move := func(n *yaml.Node) (string, bool) {
		first, ok := a.lines.blocks[n]
		if !ok {
			return "", false
		}
		text := string(shiftDocuments([]byte(n.Value), first))
		if text[0] == '\n' {
			text = "#" + text // or kustomize would cut the blank lines off
		}
		return text, true
	}
	if entry.Kind == yaml.ScalarNode {
		if text, ok := move(entry); ok {
			return text
		}
		return value
	}
	m, ok := value.(map[string]any)
	key, n := field(entry, "patch")
	if !ok || key == nil {
		return value
	}
	if text, ok := move(yamlfile.Resolve(n)); ok {
		m[key.Value] = text
	}
	return m
}

// placeInShadow is the place of a field by its line in the shadow build.
func (a *attribution) placeInShadow(f rendered) source.Span {
	lines, twin := a.twin(f.o)
	if twin == nil {
		return source.Span{}
	}
	return lines.span(lookupLike(twin, f, false))
}

func sameField(a, b string) bool { return strings.EqualFold(a, b) }
