package kubernetes

import (
	"slices"

	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
)

const danglingHPAGood = `
-- kustomization.yaml --
resources: [deployment.yaml, hpa.yaml]
` + exampleDeployment + `-- hpa.yaml --
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: web
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: web
  maxReplicas: 3
`

// DanglingHPA reports autoscalers of a workload that is not there.
var DanglingHPA = &kubernetes.SetAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-dangling-hpa",
		Title:    "autoscaler has no target",
		Severity: lint.Warning,
		Doc: `
The HorizontalPodAutoscaler scales a workload that is not there, so it
does nothing. Usually the workload was renamed.

Looked at is what is applied together, a rendered kustomization or the manifests of a
directory, if it has pods in the same namespace. Where a custom resource may make
pods that it does not show, nothing is said.
`,
		Bad:   lint.Edit(danglingHPAGood, "    name: web", "    name: wbe"),
		Good:  danglingHPAGood,
		Tags:  []string{"reliability"},
		Peers: []string{"kube-linter:dangling-horizontalpodautoscaler", "kube-score:horizontalpodautoscaler-has-target"},
		Refs:  []string{"https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Set]) error {
		if !pass.Unit.Whole {
			return nil
		}
		p := podsOf(pass.Unit)
		for _, o := range pass.Unit.Objects {
			target := whole(o).get("spec", "scaleTargetRef")
			kind, _ := target.get("kind").text()
			name, ok := target.get("name").text()
			if o.Group != "autoscaling" || o.Kind != "HorizontalPodAutoscaler" || !ok || !p.isKnown(o.Namespace) {
				continue
			}
			switch kind {
			case "Deployment", "StatefulSet", "ReplicaSet", "ReplicationController":
			default:
				continue // a custom resource, or a schema's business
			}
			found := slices.ContainsFunc(pass.Unit.Objects, func(w *kubernetes.Object) bool {
				return w.Kind == kind && (w.Name == name || isOpen(w.Name)) && sameNamespace(w.Namespace, o.Namespace)
			})
			if !found {
				reportAt(pass, o, target.get("name").path, "HorizontalPodAutoscaler %s scales %s %s, which the %s does not have", o.WrittenName(), kind, name, pass.Unit.Of)
			}
		}
		return nil
	},
}
