package kubernetes

import (
	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
)

// DanglingPDB reports PodDisruptionBudgets that select no pod.
var DanglingPDB = &kubernetes.SetAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-dangling-pdb",
		Title:    "PodDisruptionBudget selects no pod",
		Severity: lint.Warning,
		Doc: `
The PodDisruptionBudget asks for labels that no pod has, so it guards
nothing: draining a node may evict all pods that it was written for at once.

Looked at is what is applied together, a rendered kustomization or the manifests of a
directory, if it has pods in the same namespace. Where a custom resource may make
pods that it does not show, nothing is said.
`,
		Bad: `
-- kustomization.yaml --
resources: [deployment.yaml, budget.yaml]
` + exampleDeployment + `-- budget.yaml --
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: web
spec:
  maxUnavailable: 1
  selector:
    matchLabels: {app: webb}
`,
		Good: `
-- kustomization.yaml --
resources: [deployment.yaml, budget.yaml]
` + exampleDeployment + `-- budget.yaml --
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: web
spec:
  maxUnavailable: 1
  selector:
    matchLabels: {app: web}
`,
		Tags:  []string{"reliability"},
		Peers: []string{"kube-score:deployment-has-poddisruptionbudget", "kube-score:statefulset-has-poddisruptionbudget"},
		Refs:  []string{"https://kubernetes.io/docs/tasks/run-application/configure-pdb/"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Set]) error {
		dangling(pass, "policy/PodDisruptionBudget", func(o *kubernetes.Object) (field, bool) {
			return plainSelector(whole(o).get("spec", "selector"))
		})
		return nil
	},
}
