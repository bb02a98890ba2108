package kubernetes

import (
	"slices"

	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
)

const statefulSetWithService = `
-- web.yaml --
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: web}
spec:
  serviceName: web
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers: [{name: web, image: "example.com/web:1.4"}]
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  clusterIP: None
  selector: {app: web}
`

// StatefulSetService reports StatefulSets without the headless Service that
// gives their pods names.
var StatefulSetService = &kubernetes.SetAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-statefulset-service",
		Title:    "StatefulSet has no headless Service",
		Severity: lint.Warning,
		Doc: `
` + "`serviceName`" + ` names the Service by which the pods of a StatefulSet get names in DNS
(` + "`web-0.web`" + `). That Service is not there, or it is not headless (` + "`clusterIP: None`" + `), so the
names do not resolve, and members of a cluster do not find each other.

Looked at is what is applied together, a rendered kustomization or the manifests of a
directory, if it has Services in the same namespace. Where a custom resource may make
the Service, nothing is said.
`,
		Bad:   lint.Edit(statefulSetWithService, "serviceName: web", "serviceName: web-headless"),
		Good:  statefulSetWithService,
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
		for _, o := range pass.Unit.Objects {
			f := whole(o).get("spec", "serviceName")
			name, ok := f.text()
			if o.Group+"/"+o.Kind != "apps/StatefulSet" || !ok || name == "" || !p.isTransparent(o.Namespace) {
				continue
			}
			services := objectsOf(pass.Unit, "/Service", o.Namespace)
			if len(services) == 0 {
				continue // they are elsewhere
			}
			if !named(services, name) {
				reportAt(pass, o, f.path, "StatefulSet %s has the Service %s, which the %s does not have", o.WrittenName(), name, pass.Unit.Of)
				continue
			}
			isHeadless := slices.ContainsFunc(services, func(s *kubernetes.Object) bool {
				ip, _ := whole(s).get("spec", "clusterIP").value.(string)
				return isOpen(s.Name) || s.Name == name && (ip == "None" || isOpen(ip))
			})
			if !isHeadless {
				i := slices.IndexFunc(services, func(s *kubernetes.Object) bool { return s.Name == name })
				reportAt(pass, o, f.path, "StatefulSet %s has the Service %s, which is not headless (`clusterIP: None`)", o.WrittenName(), services[i].WrittenName())
			}
		}
		return nil
	},
}
