package kubernetes

import (
	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
)

// DanglingNetworkPolicy reports NetworkPolicies that select no pod.
var DanglingNetworkPolicy = &kubernetes.SetAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-dangling-networkpolicy",
		Title:    "NetworkPolicy selects no pod",
		Severity: lint.Warning,
		Doc: `
The NetworkPolicy asks for labels that no pod has, so it protects
nothing: the pods that it was written for take every connection.

Looked at is what is applied together, a rendered kustomization or the manifests of a
directory, if it has pods in the same namespace. Where a custom resource may make
pods that it does not show, nothing is said.
`,
		Bad: `
-- kustomization.yaml --
resources: [deployment.yaml, policy.yaml]
` + exampleDeployment + `-- policy.yaml --
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector:
    matchLabels: {app: webb}
  policyTypes: [Ingress]
`,
		Good: `
-- kustomization.yaml --
resources: [deployment.yaml, policy.yaml]
` + exampleDeployment + `-- policy.yaml --
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector:
    matchLabels: {app: web}
  policyTypes: [Ingress]
`,
		Tags:  []string{"reliability"},
		Peers: []string{"kube-linter:dangling-networkpolicy", "kube-score:networkpolicy-targets-pod"},
		Refs:  []string{"https://kubernetes.io/docs/concepts/services-networking/network-policies/"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Set]) error {
		dangling(pass, "networking.k8s.io/NetworkPolicy", func(o *kubernetes.Object) (field, bool) {
			return plainSelector(whole(o).get("spec", "podSelector"))
		})
		return nil
	},
}
