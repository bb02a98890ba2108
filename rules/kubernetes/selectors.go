package kubernetes

import (
	"slices"

	"github.com/infralint/infralint/internal/kubernetes"
)

// objectsOf returns the objects of a group and kind, such as "policy/PodDisruptionBudget",
// that may be in a namespace.
func objectsOf(set *kubernetes.Set, groupKind, namespace string) (list []*kubernetes.Object) {
	for _, o := range set.Objects {
		if o.Group+"/"+o.Kind == groupKind && sameNamespace(o.Namespace, namespace) {
			list = append(list, o)
		}
	}
	return list
}

// named reports whether one of the objects has a name, or one that is not known
// yet.
func named(objects []*kubernetes.Object, name string) bool {
	return slices.ContainsFunc(objects, func(o *kubernetes.Object) bool { return o.Name == name || isOpen(o.Name) })
}

// matchSelector reports whether labels may match a label selector, expressions
// too. An empty one matches everything, and none matches nothing.
func matchSelector(selector field, labels map[string]any) bool {
	if _, ok := selector.value.(map[string]any); !ok || !matchLabels(selector.get("matchLabels"), labels) {
		return false
	}
	for _, e := range selector.get("matchExpressions").items() {
		key, _ := e.get("key").value.(string)
		got, has := labels[key].(string)
		if isOpen(key) || isOpen(got) || isGivenByController(key) {
			continue
		}
		in := slices.ContainsFunc(e.get("values").items(), func(v field) bool {
			s, _ := v.value.(string)
			return s == got || isOpen(s)
		})
		switch e.get("operator").value {
		case "In":
			if !has || !in {
				return false
			}
		case "NotIn":
			if has && in {
				return false
			}
		case "Exists":
			if !has {
				return false
			}
		case "DoesNotExist":
			if has {
				return false
			}
		}
	}
	return true
}
