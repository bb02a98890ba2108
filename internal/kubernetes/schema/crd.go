package schema

import (
	"errors"
	"fmt"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/yamlfile"
)

// FromCRD returns the schemas of a CustomResourceDefinition: one for each
// version that is served. Source says where it stands, for people. The pool of
// Kubernetes is for the metadata that every resource has. A definition that
// lacks its group or kind is an error; mistakes in its schemas are not looked
// for, what cannot be understood allows everything.
func FromCRD(root *yaml.Node, source string, kubernetes *Pool) ([]*Schema, error) {
	v, err := yamlfile.NodeValue(root, yamlfile.YAML12)
	if err != nil {
		return nil, fmt.Errorf("read CustomResourceDefinition: %w", err)
	}
	crd := asMap(v)
	spec := asMap(crd["spec"])
	group, _ := spec["group"].(string)
	kind, _ := asMap(spec["names"])["kind"].(string)
	if crd["kind"] != "CustomResourceDefinition" || group == "" || kind == "" {
		return nil, errors.New("no CustomResourceDefinition with a group and a kind")
	}
	var schemas []*Schema
	for _, version := range versionsOf(crd, spec) {
		name, _ := version["name"].(string)
		if name == "" || version["served"] == false {
			continue
		}
		c := newCustomVersion(version)
		schemas = append(schemas, c.schema(GVK{group, name, kind}, source, kubernetes))
	}
	return schemas, nil
}

// versionsOf returns the versions in the form of apiextensions.k8s.io/v1. In
// v1beta1 what they have in common stands in spec, and unknown fields are kept
// where nothing else is said.
func versionsOf(crd, spec map[string]any) []map[string]any {
	list, _ := spec["versions"].([]any)
	if name, ok := spec["version"].(string); ok && len(list) == 0 {
		list = []any{map[string]any{"name": name, "served": true}}
	}
	var versions []map[string]any
	for _, v := range list {
		version := asMap(v)
		if version == nil {
			continue
		}
		if crd["apiVersion"] == "apiextensions.k8s.io/v1beta1" {
			if version["schema"] == nil {
				version["schema"] = spec["validation"]
			}
			if version["subresources"] == nil {
				version["subresources"] = spec["subresources"]
			}
			if schema := asMap(asMap(version["schema"])["openAPIV3Schema"]); schema != nil && spec["preserveUnknownFields"] != false {
				schema["x-kubernetes-preserve-unknown-fields"] = true
			}
		}
		versions = append(versions, version)
	}
	return versions
}

// A customVersion is one version of a custom resource.
type customVersion struct {
	source     string
	root       map[string]any // nil: anything
	hasStatus  bool
	deprecated string // a warning; "" for a version that is not deprecated
}

// newCustomVersion reads an element of spec.versions.
func newCustomVersion(version map[string]any) customVersion {
	v := customVersion{root: asMap(asMap(version["schema"])["openAPIV3Schema"])}
	_, v.hasStatus = asMap(version["subresources"])["status"]
	if version["deprecated"] == true {
		v.deprecated, _ = version["deprecationWarning"].(string)
		if v.deprecated == "" {
			v.deprecated = "is deprecated"
		}
	}
	return v
}

// customVersion reads a definition of a pool of custom resources.
func (p *Pool) customVersion(r *release, name string) (customVersion, error) {
	body, err := p.body(r, name)
	if err != nil {
		return customVersion{}, err
	}
	document, err := decodeJSON(body)
	if err != nil {
		return customVersion{}, fmt.Errorf("decode definition %s: %w", name, err)
	}
	m := asMap(document)
	v := newCustomVersion(map[string]any{
		"schema": map[string]any{"openAPIV3Schema": m["schema"]}, "subresources": m["subresources"],
		"deprecated": m["deprecated"], "deprecationWarning": m["deprecationWarning"],
	})
	v.source, _ = m["source"].(string)
	return v, nil
}

// schema returns the schema of the version, to be compiled at its first use.
func (v customVersion) schema(gvk GVK, source string, kubernetes *Pool) *Schema {
	return &Schema{gvk: gvk, source: source, deprecated: v.deprecated, root: &node{ref: &reference{compile: func() *node {
		c := &structuralCompiler{meta: kubernetes.objectMeta()}
		if v.root == nil {
			return c.root(map[string]any{"x-kubernetes-preserve-unknown-fields": true}, false)
		}
		return c.root(v.root, v.hasStatus)
	}}}}
}

// objectMeta returns the schema of metadata in the newest release.
func (p *Pool) objectMeta() *node {
	r := p.release("")
	if r == nil {
		return new(node)
	}
	return r.lib.reference(objectMetaName)
}

const objectMetaName = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
