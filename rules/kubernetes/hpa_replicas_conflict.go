package kubernetes

import (
	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
)

// HPAReplicasConflict reports numbers of pods that an autoscaler is to choose.
var HPAReplicasConflict = &kubernetes.SetAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-hpa-replicas-conflict",
		Title:    "workload sets the number of pods that an autoscaler chooses",
		Severity: lint.Warning,
		Doc: `
` + "`spec.replicas`" + ` is set on a workload that a HorizontalPodAutoscaler, or a ScaledObject of KEDA,
scales. Each time the manifest is applied the number goes back to what it says, in the
middle of the load too, and a GitOps controller does so again and again.

Leave ` + "`replicas`" + ` out. The pods that are running stay.
`,
		Bad: `
` + twoPods + exampleHPA + ``,
		Good: `
` + exampleDeployment + exampleHPA + ``,
		Tags:  []string{"reliability"},
		Peers: []string{"kube-score:deployment-targeted-by-hpa-does-not-have-replicas-configured"},
		Refs:  []string{"https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Set]) error {
		if !pass.Unit.Whole {
			return nil
		}
		for _, o := range pass.Unit.Objects {
			replicas := whole(o).get("spec", "replicas")
			if replicas.value == nil || !isScalable(o) {
				continue
			}
			if by := scalerOf(pass.Unit, o); by != nil {
				reportAt(pass, o, replicas.path, "%s %s sets `replicas`, which %s %s chooses", o.Kind, o.WrittenName(), by.Kind, by.WrittenName())
			}
		}
		return nil
	},
}

// isScalable reports whether o is a workload that autoscalers scale.
func isScalable(o *kubernetes.Object) bool {
	switch o.Group + "/" + o.Kind {
	case "apps/Deployment", "apps/StatefulSet", "apps/ReplicaSet", "/ReplicationController", "argoproj.io/Rollout":
		return o.Name != ""
	}
	return false
}

// scalerOf returns the autoscaler of a workload, nil if the set has none.
func scalerOf(set *kubernetes.Set, o *kubernetes.Object) *kubernetes.Object {
	for _, groupKind := range []string{"autoscaling/HorizontalPodAutoscaler", "keda.sh/ScaledObject"} {
		for _, scaler := range objectsOf(set, groupKind, o.Namespace) {
			target := whole(scaler).get("spec", "scaleTargetRef")
			kind, _ := target.get("kind").value.(string)
			if kind == "" && groupKind == "keda.sh/ScaledObject" {
				kind = "Deployment"
			}
			if name, _ := target.get("name").text(); name == o.Name && kind == o.Kind {
				return scaler
			}
		}
	}
	return nil
}

const exampleHPA = `-- hpa.yaml --
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
  maxReplicas: 9
`
