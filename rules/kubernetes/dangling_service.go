package kubernetes

import (
	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
)

const danglingServiceGood = `
-- kustomization.yaml --
resources: [deployment.yaml, service.yaml]
` + exampleDeployment + `-- service.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector: {app: web}
  ports: [{port: 80}]
`

// DanglingService reports Services that select no pod.
var DanglingService = &kubernetes.SetAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-dangling-service",
		Title:    "Service selects no pod",
		Severity: lint.Warning,
		Doc: `
The Service asks for labels that no pod has, so it has no endpoints
and every connection to it is refused. Usually a label was renamed on one side.

Looked at is what is applied together, a rendered kustomization or the manifests of a
directory, if it has pods in the same namespace. Where a custom resource may make
pods that it does not show, nothing is said.
`,
		Bad:   lint.Edit(danglingServiceGood, "selector: {app: web}", "selector: {app: webb}"),
		Good:  danglingServiceGood,
		Tags:  []string{"reliability"},
		Peers: []string{"kube-linter:dangling-service", "kube-score:service-targets-pod"},
		Refs:  []string{"https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Set]) error {
		dangling(pass, "/Service", func(o *kubernetes.Object) (field, bool) {
			spec := whole(o).get("spec")
			f := spec.get("selector")
			return f, len(f.keys()) > 0 && spec.get("type").value != "ExternalName"
		})
		return nil
	},
}
