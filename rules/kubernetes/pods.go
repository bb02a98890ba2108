package kubernetes

import (
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
)

// A pods is what is known of the pods that a set makes.
type pods struct {
	templates []template
	// opaque are the namespaces with an object whose controller may make pods
	// and services that the set does not show.
	opaque map[string]bool
}

// A template is what the pods of one object are made from.
type template struct {
	object    *kubernetes.Object
	field     // with metadata and spec
	namespace string
	labels    map[string]any
}

// harmless are groups of custom resources that make no pods, services and
// service accounts. Of those that end in a dot, all subdomains are.
var harmless = []string{
	"acme.cert-manager.io", "autoscaling.k8s.io", "bitnami.com", "cert-manager.io", "cilium.io", "cloud.google.com", "cnrm.cloud.google.com.",
	"configuration.konghq.com", "constraints.gatekeeper.sh", "crd.projectcalico.org", "dex.coreos.com", "elbv2.k8s.aws", "extensions.istio.io",
	"external-secrets.io", "externaldns.k8s.io", "gateway.networking.k8s.io", "generators.external-secrets.io", "image.toolkit.fluxcd.io",
	"isindir.github.com", "karpenter.k8s.aws", "karpenter.sh", "keda.sh", "kyverno.io", "linkerd.io", "metallb.io", "monitoring.coreos.com",
	"networking.gke.io", "networking.istio.io", "notification.toolkit.fluxcd.io", "onepassword.com", "policy.linkerd.io", "projectcalico.org",
	"projectcontour.io", "route.openshift.io", "secrets-store.csi.x-k8s.io", "secrets.hashicorp.com", "security.istio.io",
	"security.openshift.io", "services.k8s.aws.", "snapshot.storage.k8s.io", "source.toolkit.fluxcd.io", "telemetry.istio.io",
	"templates.gatekeeper.sh", "traefik.containo.us", "traefik.io", "trust.cert-manager.io", "vpcresources.k8s.aws",
}

// isHarmless reports whether no controller makes pods or services of o. Some of
// these groups have kinds that do.
func isHarmless(o *kubernetes.Object) bool {
	switch o.Kind {
	case "Alertmanager", "Prometheus", "PrometheusAgent", "ThanosRuler", "Gateway", "GatewayClass", "ScaledJob":
		return false
	}
	return o.IsBuiltIn() || isOwnGroup(o.Group) || slices.ContainsFunc(harmless, func(group string) bool {
		parent, ok := strings.CutSuffix(group, ".")
		return o.Group == parent || ok && strings.HasSuffix(o.Group, "."+parent)
	})
}

// isOwnGroup reports whether group is one of Kubernetes itself, of which old
// releases had versions that no release known here has.
func isOwnGroup(group string) bool {
	switch group {
	case "", "apps", "autoscaling", "batch", "extensions", "policy", "admissionregistration.k8s.io", "apiextensions.k8s.io", "apiregistration.k8s.io",
		"certificates.k8s.io", "coordination.k8s.io", "discovery.k8s.io", "events.k8s.io", "networking.k8s.io", "node.k8s.io",
		"rbac.authorization.k8s.io", "scheduling.k8s.io", "storage.k8s.io":
		return true
	}
	return false
}

// podsOf returns what pods the objects of a set make.
func podsOf(set *kubernetes.Set) *pods {
	p := &pods{opaque: make(map[string]bool)}
	for _, o := range set.Objects {
		t, ok := podTemplate(o)
		if o.Group == "argoproj.io" && o.Kind == "Rollout" || o.Group == "apps.openshift.io" && o.Kind == "DeploymentConfig" {
			t = whole(o).get("spec", "template")
			ok = t.value != nil
		}
		if ok {
			labels, _ := t.get("metadata", "labels").value.(map[string]any)
			p.templates = append(p.templates, template{o, t, o.Namespace, labels})
		} else if !isHarmless(o) {
			p.opaque[o.Namespace] = true
		}
	}
	return p
}

// isKnown reports whether the set shows pods of a namespace, and nothing in it
// may make others. In kube-system there are always those of the cluster.
func (p *pods) isKnown(namespace string) bool {
	return p.isTransparent(namespace) && slices.ContainsFunc(p.templates, func(t template) bool { return t.namespace == namespace })
}

// isTransparent reports whether nothing in a namespace may make objects that the
// set does not show.
func (p *pods) isTransparent(namespace string) bool {
	return namespace != "kube-system" && !p.opaque[namespace] && !p.opaque[""]
}

// matching returns the templates of the namespace whose pods may have the
// labels that selector asks for.
func (p *pods) matching(namespace string, selector field) (list []template) {
	for _, t := range p.templates {
		if sameNamespace(t.namespace, namespace) && matchLabels(selector, t.labels) {
			list = append(list, t)
		}
	}
	return list
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

// unmatched writes, as kubectl does, the labels of a selector that no pod has;
// all of them where only no pod has them together. Labels that an overlay adds
// to both sides are not what is wrong.
func (p *pods) unmatched(namespace string, selector field) string {
	var all, missing []string
	for _, key := range selector.keys() {
		value, _ := selector.get(key).value.(string)
		all = append(all, key+"="+value)
		some := slices.ContainsFunc(p.templates, func(t template) bool {
			return sameNamespace(t.namespace, namespace) && t.labels[key] == value
		})
		if !some {
			missing = append(missing, key+"="+value)
		}
	}
	if len(missing) == 0 {
		missing = all
	}
	return strings.Join(missing, ",")
}

// dangling reports objects of one kind whose selector matches no pod, in sets
// that are known to be whole.
func dangling(pass *lint.Pass[*kubernetes.Set], groupKind string, selector func(*kubernetes.Object) (field, bool)) {
	if !pass.Unit.Whole {
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
		if p.isKnown(o.Namespace) && len(p.matching(o.Namespace, f)) == 0 {
			reportAt(pass, o, f.path, "%s %s selects %s, and no pod of the %s has that", o.Kind, o.WrittenName(), p.unmatched(o.Namespace, f), pass.Unit.Of)
		}
	}
}
