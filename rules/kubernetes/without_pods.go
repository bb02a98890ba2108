package kubernetes

import (
	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
)

// ServiceWithoutPods reports Services that are applied without the pods that
// they select.
var ServiceWithoutPods = &kubernetes.SetAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-service-without-pods",
		Title:    "Service is applied without pods",
		Severity: lint.Note,
		Off:      true,
		Doc: `
The Service asks for pods, and there are none in its namespace among what is applied
together, a rendered kustomization or the manifests of a directory: they may be in
another namespace, or nowhere. With pods there, k8s-dangling-service compares the labels.

Off by default: what is missing is often applied from elsewhere.
`,
		Bad: `
-- web.yaml --
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {clusterIP: None, selector: {app: web}, ports: [{port: 80}]}
`,
		Good: `
-- web.yaml --
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec: {containers: [{name: web, image: "example.com/web:1.4"}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {clusterIP: None, selector: {app: web}, ports: [{port: 80}]}
`,
		Tags:  []string{"reliability"},
		Peers: []string{"kube-linter:dangling-service", "kube-score:service-targets-pod"},
		Refs:  []string{"https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Set]) error {
		withoutPods(pass, "/Service", func(o *kubernetes.Object) (field, bool) {
			spec := whole(o).get("spec")
			f := spec.get("selector")
			return f, len(f.keys()) > 0 && spec.get("type").value != "ExternalName"
		})
		return nil
	},
}

// NetworkPolicyWithoutPods reports NetworkPolicies that are applied without the
// pods that they select.
var NetworkPolicyWithoutPods = &kubernetes.SetAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-networkpolicy-without-pods",
		Title:    "NetworkPolicy is applied without pods",
		Severity: lint.Note,
		Off:      true,
		Doc: `
The NetworkPolicy asks for pods with certain labels, and there are none in its namespace
among what is applied together, a rendered kustomization or the manifests of a directory.
With pods there, k8s-dangling-networkpolicy compares the labels.

Off by default: what is missing is often applied from elsewhere.
`,
		Bad: `
-- web.yaml --
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress]}
`,
		Good: `
-- web.yaml --
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec: {containers: [{name: web, image: "example.com/web:1.4"}]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress]}
`,
		Tags:  []string{"reliability"},
		Peers: []string{"kube-linter:dangling-networkpolicy", "kube-score:networkpolicy-targets-pod"},
		Refs:  []string{"https://kubernetes.io/docs/concepts/services-networking/network-policies/"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Set]) error {
		withoutPods(pass, "networking.k8s.io/NetworkPolicy", func(o *kubernetes.Object) (field, bool) {
			return plainSelector(whole(o).get("spec", "podSelector"))
		})
		return nil
	},
}

// HPAWithoutPods reports autoscalers that are applied without what they scale.
var HPAWithoutPods = &kubernetes.SetAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-hpa-without-target",
		Title:    "autoscaler is applied without its target",
		Severity: lint.Note,
		Off:      true,
		Doc: `
The HorizontalPodAutoscaler scales a workload, and there is none in its namespace among what
is applied together, a rendered kustomization or the manifests of a directory. With
workloads there, k8s-dangling-hpa compares the names.

Off by default: what is missing is often applied from elsewhere.
`,
		Bad: `
-- web.yaml --
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
  maxReplicas: 3
`,
		Good: `
-- web.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: "example.com/web:1.4"}]}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
  maxReplicas: 3
`,
		Tags:  []string{"reliability"},
		Peers: []string{"kube-linter:dangling-horizontalpodautoscaler", "kube-score:horizontalpodautoscaler-has-target"},
		Refs:  []string{"https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Set]) error {
		withoutPods(pass, "autoscaling/HorizontalPodAutoscaler", func(o *kubernetes.Object) (field, bool) {
			f := whole(o).get("spec", "scaleTargetRef", "name")
			name, ok := f.text()
			return f, ok && !isOpen(name)
		})
		return nil
	},
}

// withoutPods reports objects of one kind that need pods where the set, which is
// known to be whole, has none in the namespace.
func withoutPods(pass *lint.Pass[*kubernetes.Set], groupKind string, needs func(*kubernetes.Object) (field, bool)) {
	if !pass.Unit.Whole {
		return
	}
	p := podsOf(pass.Unit)
	for _, o := range pass.Unit.Objects {
		if o.Group+"/"+o.Kind != groupKind || !p.isTransparent(o.Namespace) || p.isKnown(o.Namespace) {
			continue
		}
		if f, ok := needs(o); ok {
			reportAt(pass, o, f.path, "%s %s is applied without pods: the %s has none in its namespace", o.Kind, o.WrittenName(), pass.Unit.Of)
		}
	}
}
