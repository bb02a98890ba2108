package kubernetes

import (
	"slices"

	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
)

// PDBMissing reports replicated workloads that nothing keeps from being evicted
// at once.
var PDBMissing = &kubernetes.SetAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-pdb-missing",
		Title:    "replicated workload has no PodDisruptionBudget",
		Severity: lint.Note,
		Off:      true,
		Doc: `
The workload has several pods so that one may go, but no PodDisruptionBudget says so: when
nodes are drained for an upgrade, all of them may be evicted at once.

Write one with ` + "`maxUnavailable: 1`" + `. Looked at is what is applied together, a rendered
kustomization or the manifests of a directory; workloads with a single pod are left out.
`,
		Bad: `
` + twoPods + ``,
		Good: `
` + twoPods + `---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: web}
spec:
  maxUnavailable: 1
  selector: {matchLabels: {app: web}}
`,
		Tags:  []string{"reliability"},
		Peers: []string{"kube-score:deployment-has-poddisruptionbudget", "kube-score:statefulset-has-poddisruptionbudget"},
		Refs:  []string{"https://kubernetes.io/docs/tasks/run-application/configure-pdb/"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Set]) error {
		if !pass.Unit.Whole {
			return nil
		}
		for _, t := range podsOf(pass.Unit).templates {
			o := t.object
			if o.Kind != "Deployment" && o.Kind != "StatefulSet" && o.Kind != "Rollout" || !isReplicated(pass.Unit, o) {
				continue
			}
			guarded := slices.ContainsFunc(objectsOf(pass.Unit, "policy/PodDisruptionBudget", o.Namespace), func(b *kubernetes.Object) bool {
				return matchSelector(whole(b).get("spec", "selector"), t.labels)
			})
			if !guarded {
				reportAt(pass, o, []any{"metadata", "name"}, "%s %s has several pods and no PodDisruptionBudget", o.Kind, o.WrittenName())
			}
		}
		return nil
	},
}

// isReplicated reports whether a workload always has more than one pod.
func isReplicated(set *kubernetes.Set, o *kubernetes.Object) bool {
	if scaler := scalerOf(set, o); scaler != nil {
		for _, key := range []string{"minReplicas", "minReplicaCount"} { // of Kubernetes, of KEDA
			if n, ok := whole(scaler).get("spec", key).integer(); ok {
				return n > 1
			}
		}
	}
	n, ok := whole(o).get("spec", "replicas").integer()
	return ok && n > 1
}

const twoPods = `-- web.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers: [{name: web, image: "example.com/web:1.4"}]
`
