package kubernetes

import (
	"slices"

	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
)

// DanglingServiceMonitor reports ServiceMonitors that select no Service.
var DanglingServiceMonitor = &kubernetes.SetAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-dangling-servicemonitor",
		Title:    "ServiceMonitor selects no Service",
		Severity: lint.Note,
		Doc: `
The ServiceMonitor asks for labels that no Service has, so that nothing is scraped and no
alert of these metrics ever fires. The selector is about labels of the Service itself, not
about those that its pods have.

Looked at is what is applied together, a rendered kustomization or the manifests of a
directory, if it has Services in the same namespace. A monitor of other namespaces
is left alone.
`,
		Bad: `
` + examplePod + `---
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{name: metrics, port: 9090}]
---
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  endpoints: [{port: metrics}]
`,
		Good: `
` + examplePod + `---
apiVersion: v1
kind: Service
metadata: {name: web, labels: {app: web}}
spec:
  selector: {app: web}
  ports: [{name: metrics, port: 9090}]
---
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  endpoints: [{port: metrics}]
`,
		Tags:  []string{"reliability"},
		Peers: []string{"kube-linter:dangling-servicemonitor"},
		Refs:  []string{"https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.ServiceMonitor"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Set]) error {
		if !pass.Unit.Whole {
			return nil
		}
		p := podsOf(pass.Unit)
		for _, o := range objectsOf(pass.Unit, "monitoring.coreos.com/ServiceMonitor", "") {
			spec := whole(o).get("spec")
			selector := spec.get("selector")
			services := objectsOf(pass.Unit, "/Service", o.Namespace)
			if spec.get("namespaceSelector").value != nil && !isOwnNamespace(spec.get("namespaceSelector"), o.Namespace) ||
				len(services) == 0 || !p.isTransparent(o.Namespace) || selector.value == nil {
				continue
			}
			found := slices.ContainsFunc(services, func(s *kubernetes.Object) bool {
				labels, _ := whole(s).get("metadata", "labels").value.(map[string]any)
				return matchSelector(selector, labels)
			})
			if !found {
				reportAt(pass, o, selector.path, "ServiceMonitor %s selects no Service of the %s", o.WrittenName(), pass.Unit.Of)
			}
		}
		return nil
	},
}

// isOwnNamespace reports whether a namespace selector of a monitor names but
// the namespace that it is in.
func isOwnNamespace(selector field, namespace string) bool {
	names := selector.get("matchNames").items()
	if selector.get("any").value == true {
		return false
	}
	return !slices.ContainsFunc(names, func(n field) bool { return n.value != namespace })
}
