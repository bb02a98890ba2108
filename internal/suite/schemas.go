package suite

import (
	"slices"
	"sync"

	"github.com/infralint/infralint/internal/kubernetes/schema"
	"github.com/infralint/infralint/internal/policy"
	"github.com/infralint/infralint/policies"
)

// Schemas returns the JSON Schemas that the types of policies are checked
// against, for policy.Options: those of the newest release of Kubernetes and of
// the custom resources that are embedded, and those that stand beside the policies
// for other documents.
func Schemas() func(typ, kind string) []any {
	own := sync.OnceValue(schema.Kubernetes)
	custom := sync.OnceValue(func() *schema.Pool { return schema.CustomResources(own()) })
	kinds := sync.OnceValue(newestKinds)
	customKinds := sync.OnceValue(func() map[string][]schema.GVK {
		byKind := make(map[string][]schema.GVK)
		for _, gvk := range custom().Kinds(newest(custom())) {
			byKind[gvk.Kind] = append(byKind[gvk.Kind], gvk)
		}
		return byKind
	})
	return policy.Schemas(policies.FS, func(typ, kind string) (all []any) {
		add := func(pool *schema.Pool, gvk schema.GVK) {
			// It is embedded: the tests of the pool say what is wrong.
			if _, document, err := pool.DownloadSchema(gvk.Kind, gvk.APIVersion(), newest(pool)); err == nil {
				all = append(all, document)
			}
		}
		if typ != "kubernetes" {
			return nil
		}
		if gvk, ok := kinds()[kind]; ok {
			add(own(), gvk)
		}
		// Of a custom resource every version, since charts hold all of them.
		for _, gvk := range customKinds()[kind] {
			add(custom(), gvk)
		}
		return all
	})
}

func newest(pool *schema.Pool) string {
	versions := pool.Versions()
	return versions[len(versions)-1]
}

// newestKinds are the kinds of the newest release by name, v1 before v1beta1.
func newestKinds() map[string]schema.GVK {
	pool := schema.Kubernetes()
	byKind := make(map[string]schema.GVK)
	for _, gvk := range pool.Kinds(newest(pool)) {
		if old, ok := byKind[gvk.Kind]; !ok || len(gvk.Version) < len(old.Version) {
			byKind[gvk.Kind] = gvk
		}
	}
	return byKind
}

// Kinds returns the kinds of Kubernetes objects that there are schemas of.
func Kinds() []string {
	own := schema.Kubernetes()
	custom := schema.CustomResources(own)
	var names []string
	for _, pool := range []*schema.Pool{own, custom} {
		for _, version := range pool.Versions() {
			for _, gvk := range pool.Kinds(version) {
				names = append(names, gvk.Kind)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
