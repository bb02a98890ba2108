package suite

import (
	"sync"

	"github.com/infralint/infralint/internal/kubernetes/schema"
	"github.com/infralint/infralint/internal/policy"
	"github.com/infralint/infralint/policies"
)

// Schemas returns the JSON Schemas that the types of policies are checked
// against, for policy.Options: those of the newest release of Kubernetes, and
// those that stand beside the policies for other documents.
func Schemas() func(typ, kind string) any {
	kinds := sync.OnceValue(newestKinds)
	return policy.Schemas(policies.FS, func(typ, kind string) any {
		if typ != "kubernetes" {
			return nil
		}
		gvk, ok := kinds()[kind]
		if !ok {
			return nil
		}
		pool := schema.Kubernetes()
		_, document, err := pool.DownloadSchema(gvk.Kind, gvk.APIVersion(), newest(pool))
		if err != nil {
			return nil // it is embedded: the tests of the pool say what is wrong
		}
		return document
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
