package schema

import (
	"fmt"
	"strings"

	"github.com/yannh/kubeconform/pkg/loader"
	"github.com/yannh/kubeconform/pkg/registry"
)

var _ registry.Registry = (*Pool)(nil)

// DownloadSchema returns the stand-alone JSON schema of a kind and a URL that
// names it. It makes the pool a registry of kubeconform; a kind that the pool
// does not have is a *loader.NotFoundError.
func (p *Pool) DownloadSchema(kind, apiVersion, version string) (location string, document any, err error) {
	gvk := ParseGVK(apiVersion, kind)
	location = "embedded:///" + strings.Join([]string{"kubernetes", version, apiVersion, kind}, "/") + ".json"
	r := p.release(version)
	if r == nil {
		return location, nil, loader.NewNotFoundError(fmt.Errorf("no schemas for Kubernetes %s", version))
	}
	at, ok := r.kinds[gvk]
	if !ok {
		return location, nil, loader.NewNotFoundError(fmt.Errorf("no schema for %v in Kubernetes %s", gvk, r.minor))
	}
	name := p.index.names[at]
	if p.base != nil {
		v, err := p.customVersion(r, name)
		if err != nil {
			return location, nil, err
		}
		return location, v.jsonSchema(p.base), nil
	}
	definitions := make(map[string]any)
	if err := p.collect(r, name, definitions); err != nil {
		return location, nil, err
	}
	root, _ := definitions[name].(map[string]any)
	standalone := map[string]any{"definitions": definitions}
	for keyword, v := range root {
		standalone[keyword] = v
	}
	return location, standalone, nil
}

// collect adds a definition and all that it refers to.
func (p *Pool) collect(r *release, name string, definitions map[string]any) error {
	if _, ok := definitions[name]; ok {
		return nil
	}
	body, err := p.body(r, name)
	if err != nil {
		return err
	}
	v, err := decodeJSON(body)
	if err != nil {
		return fmt.Errorf("decode definition %s: %w", name, err)
	}
	var refs []string
	definitions[name] = plainSchema(v, &refs)
	for _, ref := range refs {
		if err := p.collect(r, ref, definitions); err != nil {
			return err
		}
	}
	return nil
}

// plainSchema returns a definition as JSON schema proper, where "nullable"
// beside a $ref says nothing, and adds the definitions it refers to.
func plainSchema(v any, refs *[]string) any {
	switch v := v.(type) {
	case map[string]any:
		if ref, ok := v["$ref"].(string); ok {
			*refs = append(*refs, strings.TrimPrefix(ref, definitionsPrefix))
			if v["nullable"] == true {
				return map[string]any{"anyOf": []any{map[string]any{"$ref": ref}, map[string]any{"type": "null"}}}
			}
		}
		m := make(map[string]any, len(v))
		for keyword, s := range v {
			m[keyword] = plainSchema(s, refs)
		}
		return m
	case []any:
		list := make([]any, 0, len(v))
		for _, s := range v {
			list = append(list, plainSchema(s, refs))
		}
		return list
	}
	return v
}
