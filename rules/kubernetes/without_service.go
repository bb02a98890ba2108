package kubernetes

import (
	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
)

// IngressWithoutService reports Ingresses that are applied without Services.
var IngressWithoutService = &kubernetes.SetAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-ingress-without-service",
		Title:    "Ingress is applied without its Service",
		Severity: lint.Note,
		Off:      true,
		Doc: `
The Ingress sends requests to a Service that is not among what is applied together, a
rendered kustomization or the manifests of a directory. Where that has Services and pods in
the namespace of the Ingress, k8s-dangling-ingress says so.

Off by default: what is missing is often applied from elsewhere.
`,
		Bad: `
-- web.yaml --
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec: {defaultBackend: {service: {name: web, port: {number: 80}}}}
`,
		Good: `
-- web.yaml --
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {clusterIP: None, selector: {app: web}, ports: [{port: 80}]}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec: {defaultBackend: {service: {name: web, port: {number: 80}}}}
`,
		Tags:  []string{"reliability"},
		Peers: []string{"kube-linter:dangling-ingress", "kube-score:ingress-targets-service"},
		Refs:  []string{"https://kubernetes.io/docs/concepts/services-networking/ingress/"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Set]) error {
		if !pass.Unit.Whole {
			return nil
		}
		p := podsOf(pass.Unit)
		for _, o := range pass.Unit.Objects {
			services := objectsOf(pass.Unit, "/Service", o.Namespace)
			if !isIngress(o) || !p.isTransparent(o.Namespace) || p.isKnown(o.Namespace) && len(services) > 0 {
				continue
			}
			for _, b := range backends(o) {
				if name, ok := b.service.text(); ok && !isOpen(name) && b.name.value != "use-annotation" && !named(services, name) {
					reportAt(pass, o, b.service.path, "Ingress %s is applied without Service %s, to which it sends requests", o.WrittenName(), name)
				}
			}
		}
		return nil
	},
}

// StatefulSetWithoutService reports StatefulSets that are applied without
// Services.
var StatefulSetWithoutService = &kubernetes.SetAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-statefulset-without-service",
		Title:    "StatefulSet is applied without its Service",
		Severity: lint.Note,
		Off:      true,
		Doc: `
The StatefulSet names a Service, and there is none in its namespace among what is applied
together, a rendered kustomization or the manifests of a directory. Without a headless
Service of that name the pods have no names in DNS. Where there are Services,
k8s-statefulset-service says what is wrong with them.

Off by default: what is missing is often applied from elsewhere.
`,
		Bad: `
-- web.yaml --
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: web}
spec:
  serviceName: web
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: "example.com/web:1.4"}]}
`,
		Good: `
-- web.yaml --
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: web}
spec:
  serviceName: web
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: "example.com/web:1.4"}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {clusterIP: None, selector: {app: web}, ports: [{port: 80}]}
`,
		Tags:  []string{"reliability"},
		Peers: []string{"kube-score:statefulset-has-servicename"},
		Refs:  []string{"https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Set]) error {
		if !pass.Unit.Whole {
			return nil
		}
		p := podsOf(pass.Unit)
		for _, o := range objectsOf(pass.Unit, "apps/StatefulSet", "") {
			f := whole(o).get("spec", "serviceName")
			if name, ok := f.text(); !ok || isOpen(name) || !p.isTransparent(o.Namespace) || len(objectsOf(pass.Unit, "/Service", o.Namespace)) > 0 {
				continue
			}
			reportAt(pass, o, f.path, "StatefulSet %s is applied without a Service", o.WrittenName())
		}
		return nil
	},
}
