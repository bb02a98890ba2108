package schemagen

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// kubernetesReleases are the versions of the module k8s.io/kubernetes whose
// OpenAPI documents go into the pool, one for each minor release.
func kubernetesReleases() []string {
	return []string{"1.28.0", "1.29.0", "1.30.0", "1.31.0", "1.32.0", "1.33.0", "1.34.4", "1.35.4", "1.36.3"}
}

// Kubernetes returns the pool of Kubernetes' own kinds. It takes the modules
// from the module cache, or downloads them.
func Kubernetes(ctx context.Context) ([]byte, error) {
	var releases []release
	for _, version := range kubernetesReleases() {
		dir, err := moduleDir(ctx, "k8s.io/kubernetes", "v"+version)
		if err != nil {
			return nil, err
		}
		document, err := os.ReadFile(filepath.Join(dir, "api", "openapi-spec", "swagger.json"))
		if err != nil {
			return nil, err
		}
		r, err := kubernetesRelease(version, document)
		if err != nil {
			return nil, fmt.Errorf("read the OpenAPI document of Kubernetes %s: %w", version, err)
		}
		releases = append(releases, r)
	}
	return pack(releases)
}

// moduleDir returns where the module cache has a module; the module is no
// requirement of ours.
func moduleDir(ctx context.Context, path, version string) (string, error) {
	cmd := exec.CommandContext(ctx, "go", "mod", "download", "-json", path+"@"+version)
	cmd.Dir = os.TempDir() // outside of a module, so that go.sum is left alone
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	var answer struct{ Dir, Error string }
	if json.Unmarshal(stdout.Bytes(), &answer) == nil && answer.Dir != "" {
		return answer.Dir, nil
	}
	return "", fmt.Errorf("download %s@%s: %w %s%s", path, version, err, answer.Error, stderr.String())
}

// A definition is what a definition of the OpenAPI document may consist of.
// Decoding refuses anything else, so that a new keyword is not lost unseen.
type definition struct {
	Type       string                 `json:"type"`
	Format     string                 `json:"format"`
	Ref        string                 `json:"$ref"`
	Properties map[string]*definition `json:"properties"`
	Required   []string               `json:"required"`
	Items      *definition            `json:"items"`
	Additional *definition            `json:"additionalProperties"`
	Enum       []string               `json:"enum"`
	Kinds      []groupVersionKind     `json:"x-kubernetes-group-version-kind"`

	// Not needed: documentation, defaults, and what server-side apply merges by.
	Description json.RawMessage `json:"description"`
	Default     json.RawMessage `json:"default"`
	ListType    json.RawMessage `json:"x-kubernetes-list-type"`
	ListKeys    json.RawMessage `json:"x-kubernetes-list-map-keys"`
	MapType     json.RawMessage `json:"x-kubernetes-map-type"`
	MergeKey    json.RawMessage `json:"x-kubernetes-patch-merge-key"`
	Strategy    json.RawMessage `json:"x-kubernetes-patch-strategy"`
	Unions      json.RawMessage `json:"x-kubernetes-unions"`
}

type groupVersionKind struct{ Group, Version, Kind string }

// A definition with more kinds is none of a resource: DeleteOptions and
// WatchEvent have one in every group.
const maxKinds = 3

func kubernetesRelease(version string, document []byte) (release, error) {
	var openAPI struct{ Definitions map[string]json.RawMessage }
	if err := json.Unmarshal(document, &openAPI); err != nil {
		return release{}, err
	}
	r := release{name: version, definitions: make(map[string][]byte)}
	for _, name := range sortedKeys(openAPI.Definitions) {
		decoder := json.NewDecoder(bytes.NewReader(openAPI.Definitions[name]))
		decoder.DisallowUnknownFields()
		d := new(definition)
		if err := decoder.Decode(d); err != nil {
			return release{}, fmt.Errorf("definition %s: %w", name, err)
		}
		if len(d.Kinds) > maxKinds {
			d.Kinds = nil
		}
		schema, err := definitionSchema(name, d)
		if err != nil {
			return release{}, fmt.Errorf("definition %s: %w", name, err)
		}
		body, err := json.Marshal(schema)
		if err != nil {
			return release{}, err
		}
		r.definitions[name] = body
		for _, k := range d.Kinds {
			r.kinds = append(r.kinds, kind{k.Group, k.Version, k.Kind, name})
		}
	}
	return r, nil
}

// A strict is a definition in the form of the pool: JSON schema, draft 4, with
// "nullable" beside a $ref for "this, or null". Its fields are those of the
// strict stand-alone schemas in github.com/yannh/kubernetes-json-schema: null
// is allowed for every field that is not required and for all that stands in
// lists and maps, as the API server takes it.
type strict struct {
	Type       any                `json:"type,omitempty"`
	Format     string             `json:"format,omitempty"`
	Enum       []string           `json:"enum,omitempty"`
	Ref        string             `json:"$ref,omitempty"`
	Nullable   bool               `json:"nullable,omitempty"`
	Properties map[string]*strict `json:"properties,omitempty"`
	Required   []string           `json:"required,omitempty"`
	Items      *strict            `json:"items,omitempty"`
	Additional any                `json:"additionalProperties,omitempty"` // false, or a *strict
}

// definitionSchema returns the schema of a whole definition.
func definitionSchema(name string, d *definition) (*strict, error) {
	switch {
	case strings.HasSuffix(name, ".resource.Quantity"):
		return &strict{Type: []string{"string", "number"}}, nil
	case strings.HasSuffix(name, ".util.intstr.IntOrString"):
		return &strict{Type: []string{"string", "integer"}}, nil
	}
	s := convert(d, false)
	if len(d.Kinds) == 0 || s.Properties == nil {
		return s, nil
	}
	// The strict schemas know a kind by these two.
	if p := s.Properties["apiVersion"]; p != nil && p.Enum == nil {
		for _, k := range d.Kinds {
			p.Enum = append(p.Enum, strings.TrimPrefix(k.Group+"/"+k.Version, "/"))
		}
	}
	if p := s.Properties["kind"]; p != nil && p.Enum == nil {
		for _, k := range d.Kinds {
			if !slices.Contains(p.Enum, k.Kind) {
				p.Enum = append(p.Enum, k.Kind)
			}
		}
	}
	return s, nil
}

func convert(d *definition, nullable bool) *strict {
	if d.Ref != "" {
		return &strict{Ref: d.Ref, Nullable: nullable}
	}
	s := &strict{Enum: d.Enum, Required: d.Required}
	switch {
	case d.Type != "" && nullable:
		s.Type = []string{d.Type, "null"}
	case d.Type != "":
		s.Type = d.Type
	}
	if d.Format == "date-time" { // the other formats (int32, byte, …) mean nothing to JSON schema
		s.Format = d.Format
	}
	if d.Items != nil {
		s.Items = convert(d.Items, true)
	}
	if d.Properties != nil {
		s.Properties = make(map[string]*strict, len(d.Properties))
		for name, p := range d.Properties {
			s.Properties[name] = convert(p, !slices.Contains(d.Required, name))
		}
		s.Additional = false
	}
	if d.Additional != nil {
		s.Additional = convert(d.Additional, true)
	}
	return s
}
