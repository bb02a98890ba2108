package kubernetes

import (
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
)

// A pods is what is known of the pods that a set makes.
type pods struct {
	templates []podLabels
	// opaque are the namespaces with an object whose controller may make pods
	// and services that the set does not show.
	opaque map[string]bool
}

type podLabels struct {
	namespace string
	labels    map[string]any
}

// harmless are groups of custom resources that make no pods and no services.
var harmless = []string{
	"autoscaling.k8s.io", "bitnami.com", "cert-manager.io", "cilium.io", "cloud.google.com", "external-secrets.io", "gateway.networking.k8s.io",
	"keda.sh", "monitoring.coreos.com", "networking.istio.io", "networking.gke.io", "projectcontour.io", "secrets-store.csi.x-k8s.io",
	"security.istio.io", "snapshot.storage.k8s.io", "traefik.containo.us", "traefik.io",
}

// isHarmless reports whether no controller makes pods or services of o. Some of
// these groups have kinds that do.
func isHarmless(o *kubernetes.Object) bool {
	switch o.Kind {
	case "Alertmanager", "Prometheus", "PrometheusAgent", "ThanosRuler", "Gateway", "GatewayClass", "ScaledJob":
		return false
	}
	return o.IsBuiltIn() || slices.Contains(harmless, o.Group)
}

// podsOf returns what pods the objects of a set make.
func podsOf(set *kubernetes.Set) *pods {
	p := &pods{opaque: make(map[string]bool)}
	for _, o := range set.Objects {
		t, ok := podTemplate(o)
		if o.Group == "argoproj.io" && o.Kind == "Rollout" {
			t = whole(o).get("spec", "template")
			ok = t.value != nil
		}
		if ok {
			labels, _ := t.get("metadata", "labels").value.(map[string]any)
			p.templates = append(p.templates, podLabels{o.Namespace, labels})
		} else if !isHarmless(o) {
			p.opaque[o.Namespace] = true
		}
	}
	return p
}

// isKnown reports whether the set shows pods of a namespace, and nothing in it
// may make others. In kube-system there are always those of the cluster.
func (p *pods) isKnown(namespace string) bool {
	return namespace != "kube-system" && !p.opaque[namespace] && !p.opaque[""] && slices.ContainsFunc(p.templates, func(t podLabels) bool { return t.namespace == namespace })
}

// match reports whether a pod of the namespace may have the labels that
// selector asks for.
func (p *pods) match(namespace string, selector field) bool {
	return slices.ContainsFunc(p.templates, func(t podLabels) bool {
		return sameNamespace(t.namespace, namespace) && matchLabels(selector, t.labels)
	})
}

// sameNamespace reports whether two namespaces may be the same one: an object
// without goes to the namespace that it is applied in.
func sameNamespace(a, b string) bool { return a == b || a == "" || b == "" }

func matchLabels(selector field, labels map[string]any) bool {
	for _, key := range selector.keys() {
		want, _ := selector.get(key).value.(string)
		got, has := labels[key].(string)
		if isGivenByController(key) || isOpen(key) || isOpen(want) || isOpen(got) {
			continue
		}
		if !has || got != want {
			return false
		}
	}
	return true
}

// isGivenByController reports whether pods get the label key from what makes
// them, and not from the template.
func isGivenByController(key string) bool {
	switch key {
	case "controller-revision-hash", "controller-uid", "job-name", "pod-template-generation", "pod-template-hash", "rollouts-pod-template-hash",
		"apps.kubernetes.io/pod-index", "statefulset.kubernetes.io/pod-name":
		return true
	}
	return strings.HasPrefix(key, "batch.kubernetes.io/")
}

// plainSelector returns the labels of a selector that asks for nothing but
// labels.
func plainSelector(f field) (field, bool) {
	labels := f.get("matchLabels")
	return labels, len(labels.keys()) > 0 && len(f.get("matchExpressions").items()) == 0
}

// describeSelector writes a selector as kubectl does.
func describeSelector(selector field) string {
	var b strings.Builder
	for i, key := range selector.keys() {
		if i > 0 {
			b.WriteByte(',')
		}
		value, _ := selector.get(key).value.(string)
		b.WriteString(key + "=" + value)
	}
	return b.String()
}

// dangling reports objects of one kind whose selector matches no pod, in sets
// that are known to be whole.
func dangling(pass *lint.Pass[*kubernetes.Set], groupKind string, selector func(*kubernetes.Object) (field, bool)) {
	if !pass.Unit.Rendered {
		return
	}
	var p *pods
	for _, o := range pass.Unit.Objects {
		if o.Group+"/"+o.Kind != groupKind {
			continue
		}
		f, ok := selector(o)
		if !ok {
			continue
		}
		if p == nil {
			p = podsOf(pass.Unit)
		}
		if p.isKnown(o.Namespace) && !p.match(o.Namespace, f) {
			reportAt(pass, o, f.path, "%s %s selects %s, and no pod of the kustomization has these labels", o.Kind, o.Name, describeSelector(f))
		}
	}
}
