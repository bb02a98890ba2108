package schemagen

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// A crdSource is a module that carries CustomResourceDefinitions, and where.
type crdSource struct {
	module, version, glob string
	// completed says that a mutating webhook of the project fills in required
	// fields before the server looks for them, so that none is known to be
	// missing.
	completed bool
}

// crdSources are the projects whose custom resources are embedded. Where a
// project has several sets, it is the one that accepts more: a field that the
// cluster would take must not be reported. So it is Gateway API's experimental
// channel, and Argo Workflows' minimal definitions, which its own manifests
// install.
func crdSources() []crdSource {
	return []crdSource{
		{module: "github.com/argoproj/argo-cd/v3", version: "v3.4.0", glob: "manifests/crds/*.yaml"},
		{module: "github.com/argoproj/argo-rollouts", version: "v1.8.3", glob: "manifests/crds/*.yaml"},
		{module: "github.com/argoproj/argo-workflows/v3", version: "v3.6.5", glob: "manifests/base/crds/minimal/*.yaml"},
		{module: "github.com/bitnami-labs/sealed-secrets", version: "v0.40.0", glob: "helm/sealed-secrets/crds/*.yaml"},
		{module: "github.com/cert-manager/cert-manager", version: "v1.21.2", glob: "deploy/crds/*.yaml"},
		{module: "github.com/cilium/cilium", version: "v1.20.2", glob: "pkg/k8s/apis/cilium.io/client/crds/v2*/*.yaml"},
		{module: "github.com/external-secrets/external-secrets", version: "v1.3.2", glob: "config/crds/bases/*.yaml"},
		{module: "github.com/fluxcd/kustomize-controller", version: "v1.9.6", glob: "config/crd/bases/*.yaml"},
		{module: "github.com/fluxcd/notification-controller", version: "v1.6.0", glob: "config/crd/bases/*.yaml"},
		{module: "github.com/fluxcd/source-controller", version: "v1.9.6", glob: "config/crd/bases/*.yaml"},
		{module: "github.com/kedacore/keda/v2", version: "v2.21.0", glob: "config/crd/bases/*.yaml"},
		{module: "github.com/kubernetes-csi/external-snapshotter/client/v8", version: "v8.7.0", glob: "config/crd/*.yaml"},
		{module: "github.com/kyverno/kyverno", version: "v1.19.1", glob: "config/crds/*/*.yaml", completed: true},
		{module: "github.com/open-policy-agent/gatekeeper/v3", version: "v3.23.1", glob: "config/crd/bases/*.yaml"},
		{module: "github.com/operator-framework/api", version: "v0.34.0", glob: "crds/*.yaml"},
		{module: "github.com/prometheus-operator/prometheus-operator", version: "v0.85.0", glob: "example/prometheus-operator-crd/*.yaml"},
		{module: "github.com/tektoncd/pipeline", version: "v1.3.0", glob: "config/300-crds/*.yaml", completed: true},
		{module: "github.com/traefik/traefik/v3", version: "v3.7.13", glob: "docs/content/reference/dynamic-configuration/kubernetes-crd-definition-v1.yml"},
		{module: "github.com/vmware-tanzu/velero", version: "v1.18.3", glob: "config/crd/v*/bases/*.yaml"},
		{module: "istio.io/api", version: "v1.31.1", glob: "kubernetes/customresourcedefinitions.gen.yaml"},
		{module: "k8s.io/autoscaler/vertical-pod-autoscaler", version: "v1.8.1", glob: "deploy/vpa-v1-crd-gen.yaml"},
		{module: "sigs.k8s.io/gateway-api", version: "v1.6.1", glob: "config/crd/experimental/*.yaml"},
		{module: "sigs.k8s.io/karpenter", version: "v1.8.0", glob: "pkg/apis/crds/*.yaml"},
		{module: "sigs.k8s.io/kueue", version: "v0.14.0", glob: "config/components/crd/bases/*.yaml", completed: true},
	}
}

// CustomResources returns the pool of common custom resources, and a page that
// names where each comes from and under which licence.
func CustomResources(ctx context.Context) (pool, page []byte, err error) {
	r := release{definitions: make(map[string][]byte), frame: make(map[string]string)}
	notice := bytes.NewBufferString(pageHead)
	for _, source := range crdSources() {
		dir, err := moduleDir(ctx, source.module, source.version)
		if err != nil {
			return nil, nil, err
		}
		licence, err := licenceOf(dir)
		if err != nil {
			return nil, nil, fmt.Errorf("licence of %s: %w", source.module, err)
		}
		count, err := r.addModule(dir, source)
		if err != nil {
			return nil, nil, fmt.Errorf("custom resources of %s: %w", source.module, err)
		}
		fmt.Fprintf(notice, "| %s | %s | %s | %s | %d |\n", source.module, source.version, source.glob, licence, count)
	}
	slices.SortFunc(r.kinds, compareKinds)
	pool, err = pack([]release{r})
	return pool, notice.Bytes(), err
}

const pageHead = `# Custom resources that are embedded

` + "`customresources.pool`" + ` has the structural schemas of these modules' CustomResourceDefinitions, without descriptions,
texts and CEL rules. ` + "`go generate`" + ` makes it and this page.

| Module | Version | Files | Licence | Kinds and versions |
| --- | --- | --- | --- | --- |
`

// licenceOf names the licence of a module, and refuses others than these two.
func licenceOf(dir string) (string, error) {
	for _, name := range []string{"LICENSE", "LICENSE.txt", "LICENSE.md"} {
		content, err := os.ReadFile(filepath.Join(dir, name))
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err != nil {
			return "", err
		}
		text := strings.Join(strings.Fields(string(content)), " ")
		switch {
		case strings.Contains(text, "Apache License Version 2.0"):
			return "Apache-2.0", nil
		case strings.Contains(text, "Permission is hereby granted, free of charge, to any person obtaining a copy"):
			return "MIT", nil
		}
		return "", errors.New("neither Apache-2.0 nor MIT")
	}
	return "", errors.New("no licence file")
}

// addModule adds the kinds of a module and returns how many there are.
func (r *release) addModule(dir string, source crdSource) (int, error) {
	files, err := filepath.Glob(filepath.Join(dir, filepath.FromSlash(source.glob)))
	if err != nil {
		return 0, err
	}
	if len(files) == 0 {
		return 0, errors.New("no files")
	}
	slices.Sort(files)
	before := len(r.kinds)
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			return 0, err
		}
		decoder := yaml.NewDecoder(bytes.NewReader(content))
		for {
			var crd crd
			err := decoder.Decode(&crd)
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				return 0, fmt.Errorf("%s: %w", filepath.Base(file), err)
			}
			if crd.Kind != "CustomResourceDefinition" {
				continue
			}
			if err := r.addCRD(crd, source); err != nil {
				return 0, fmt.Errorf("%s: %w", filepath.Base(file), err)
			}
		}
	}
	if len(r.kinds) == before {
		return 0, errors.New("no kinds")
	}
	return len(r.kinds) - before, nil
}

// A crd is a CustomResourceDefinition, as far as it is needed.
type crd struct {
	APIVersion string `yaml:"apiVersion"`
	Kind       string
	Spec       struct {
		Group    string
		Names    struct{ Kind string }
		Versions []crdVersion
	}
}

type crdVersion struct {
	Name               string
	Served             bool
	Deprecated         bool
	DeprecationWarning string `yaml:"deprecationWarning"`
	Subresources       struct{ Status *struct{} }
	Schema             struct {
		OpenAPIV3Schema map[string]any `yaml:"openAPIV3Schema"`
	}
}

// A customKind is what the pool has of one version of a kind: the fields of a
// CustomResourceDefinition's version that package schema reads.
type customKind struct {
	Source             string          `json:"source"`
	Schema             map[string]any  `json:"schema"`
	Subresources       json.RawMessage `json:"subresources,omitempty"`
	Deprecated         bool            `json:"deprecated,omitempty"`
	DeprecationWarning string          `json:"deprecationWarning,omitempty"`
}

func (r *release) addCRD(c crd, source crdSource) error {
	if c.APIVersion != "apiextensions.k8s.io/v1" {
		return fmt.Errorf("%s is not understood", c.APIVersion)
	}
	for _, v := range c.Spec.Versions {
		if !v.Served || v.Schema.OpenAPIV3Schema == nil {
			continue
		}
		stripped, err := stripper{keepRequired: !source.completed}.schema(v.Schema.OpenAPIV3Schema)
		if err != nil {
			return fmt.Errorf("%s %s: %w", c.Spec.Names.Kind, v.Name, err)
		}
		k := customKind{Source: source.module + " " + source.version, Schema: stripped, Deprecated: v.Deprecated, DeprecationWarning: v.DeprecationWarning}
		if v.Subresources.Status != nil {
			k.Subresources = json.RawMessage(`{"status":{}}`)
		}
		body, err := json.Marshal(k)
		if err != nil {
			return err
		}
		name := c.Spec.Group + "/" + v.Name + "/" + c.Spec.Names.Kind
		if r.definitions[name] != nil {
			return fmt.Errorf("%s is defined twice", name)
		}
		r.definitions[name] = body
		r.frame[name] = source.module
		r.kinds = append(r.kinds, kind{c.Spec.Group, v.Name, c.Spec.Names.Kind, name})
	}
	return nil
}

// A stripper takes from schemas what says nothing about which resources are
// valid.
type stripper struct{ keepRequired bool }

// schema returns a structural schema, stripped. A keyword that is not known is an
// error.
func (st stripper) schema(s map[string]any) (map[string]any, error) {
	out := make(map[string]any)
	for _, keyword := range sortedKeys(s) {
		v := s[keyword]
		var err error
		switch keyword {
		case "description", "title", "example", "externalDocs", "x-kubernetes-validations", "x-kubernetes-map-type", "id":
		case "required":
			if st.keepRequired {
				out[keyword] = v
			}
		case "type", "enum", "default", "format", "nullable", "pattern", "minLength", "maxLength", "minItems", "maxItems", "uniqueItems",
			"minProperties", "maxProperties", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
			"x-kubernetes-int-or-string", "x-kubernetes-preserve-unknown-fields", "x-kubernetes-embedded-resource",
			"x-kubernetes-list-type", "x-kubernetes-list-map-keys":
			if v != "atomic" {
				out[keyword] = v
			}
		case "properties":
			out[keyword], err = st.properties(v)
		case "not":
			if sub, ok := v.(map[string]any); ok {
				out[keyword], err = stripper{keepRequired: true}.schema(sub)
			}
		case "items", "additionalProperties":
			out[keyword] = v
			if sub, ok := v.(map[string]any); ok {
				out[keyword], err = st.schema(sub)
			}
		case "allOf", "anyOf", "oneOf":
			out[keyword], err = stripper{keepRequired: true}.list(v)
		default:
			return nil, fmt.Errorf("keyword %s is not known", keyword)
		}
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (st stripper) properties(v any) (map[string]any, error) {
	m, ok := v.(map[string]any)
	if !ok {
		return nil, errors.New("properties are no mapping")
	}
	out := make(map[string]any, len(m))
	for name, s := range m {
		sub, ok := s.(map[string]any)
		if !ok {
			return nil, fmt.Errorf("property %s is no mapping", name)
		}
		var err error
		if out[name], err = st.schema(sub); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (st stripper) list(v any) ([]any, error) {
	list, ok := v.([]any)
	if !ok {
		return nil, errors.New("a list of schemas is none")
	}
	out := make([]any, 0, len(list))
	for _, s := range list {
		sub, ok := s.(map[string]any)
		if !ok {
			return nil, errors.New("a schema is no mapping")
		}
		stripped, err := st.schema(sub)
		if err != nil {
			return nil, err
		}
		out = append(out, stripped)
	}
	return out, nil
}
