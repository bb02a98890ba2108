package kubernetes

import (
	"strings"

	"github.com/infralint/infralint/internal/kubernetes/argo"
)

// A FluxKustomization is what a Kustomization of Flux applies.
type FluxKustomization struct {
	Path                  string // relative to the root of the source; "." if the object has none
	HasPath               bool
	Kind, Name, Namespace string // of the source
	Substitutes           bool   // with postBuild
	Components            []argo.Text
}

// fluxKustomization reads an object of kustomize.toolkit.fluxcd.io.
func fluxKustomization(object map[string]any) FluxKustomization {
	spec, _ := object["spec"].(map[string]any)
	ref, _ := spec["sourceRef"].(map[string]any)
	k := FluxKustomization{Path: "."}
	if p, ok := spec["path"].(string); ok && p != "" {
		k.Path, k.HasPath = p, true
	}
	k.Kind, _ = ref["kind"].(string)
	k.Name, _ = ref["name"].(string)
	k.Namespace, _ = ref["namespace"].(string)
	components, _ := spec["components"].([]any)
	for i, c := range components {
		if text, ok := c.(string); ok {
			k.Components = append(k.Components, argo.Text{At: []any{"spec", "components", i}, Value: text})
		}
	}
	_, k.Substitutes = spec["postBuild"].(map[string]any)
	return k
}

// A fluxSource is a GitRepository.
type fluxSource struct {
	name, namespace string // namespace is "" where something else sets it
	url, revision   string
}

func newFluxSource(object map[string]any) fluxSource {
	metadata, _ := object["metadata"].(map[string]any)
	spec, _ := object["spec"].(map[string]any)
	ref, _ := spec["ref"].(map[string]any)
	text := func(m map[string]any, key string) string { s, _ := m[key].(string); return s }
	s := fluxSource{text(metadata, "name"), text(metadata, "namespace"), text(spec, "url"), text(ref, "branch")}
	for _, key := range []string{"tag", "semver", "name", "commit"} {
		if v := text(ref, key); v != "" {
			s.revision = v
		}
	}
	if spec["include"] != nil { // other repositories are copied into it
		s.revision = "with includes"
	}
	return s
}

// fluxSources returns what the source of k may be. Where the repository does
// not define it, what it is called stands for its address.
func (o *GitOps) fluxSources(k FluxKustomization) (all []fluxSource) {
	if k.Kind != "GitRepository" || k.Name == "" || strings.Contains(k.Name, "$") {
		return nil
	}
	for _, s := range o.sources[k.Name] {
		if s.namespace == "" || k.Namespace == "" || s.namespace == k.Namespace {
			all = append(all, s)
		}
	}
	if all == nil {
		all = []fluxSource{{name: k.Name, url: noURL + k.Name}}
	}
	return all
}

// Flux returns what a Kustomization of Flux applies, and whether its source is
// this repository; false for any other object.
func (o *Object) Flux() (k FluxKustomization, from Identity, ok bool) {
	if o.Group != "kustomize.toolkit.fluxcd.io" || o.Kind != "Kustomization" {
		return k, Elsewhere, false
	}
	k = fluxKustomization(o.Value)
	for i, s := range o.gitOps.fluxSources(k) {
		if id := o.gitOps.Identify(s.url, s.revision); i == 0 || id != from {
			if from = id; i > 0 {
				from = Maybe
			}
		}
	}
	return k, from, true
}
