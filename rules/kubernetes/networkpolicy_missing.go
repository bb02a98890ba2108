package kubernetes

import (
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
)

// NetworkPolicyMissing reports pods that take every connection.
var NetworkPolicyMissing = &kubernetes.SetAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-networkpolicy-missing",
		Title:    "pods are selected by no NetworkPolicy",
		Severity: lint.Note,
		Off:      true,
		Doc: `
No NetworkPolicy selects the pods, so that every pod of the cluster may connect to them, and
they may connect to everything: whoever is in one pod goes on to the next.

Begin with a policy for the whole namespace that denies, and allow what is needed. Looked at
is what is applied together, a rendered kustomization or the manifests of a directory. Where
it has policies of Cilium, Calico or the administrator, nothing is said.
`,
		Bad: `
` + examplePod + ``,
		Good: `
` + examplePod + `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: deny}
spec:
  podSelector: {}
  policyTypes: [Ingress, Egress]
`,
		Tags:  []string{"security"},
		Peers: []string{"kube-linter:non-isolated-pod", "kube-score:pod-networkpolicy", "checkov:CKV2_K8S_6"},
		Refs:  []string{"https://kubernetes.io/docs/concepts/services-networking/network-policies/"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Set]) error {
		other := slices.ContainsFunc(pass.Unit.Objects, func(o *kubernetes.Object) bool {
			return strings.HasSuffix(o.Kind, "NetworkPolicy") && o.Group != "networking.k8s.io"
		})
		if !pass.Unit.Whole || other {
			return nil
		}
		for _, t := range podsOf(pass.Unit).templates {
			if t.object.Kind == "PodTemplate" || t.get("spec", "hostNetwork").value == true {
				continue
			}
			selected := slices.ContainsFunc(objectsOf(pass.Unit, "networking.k8s.io/NetworkPolicy", t.namespace), func(o *kubernetes.Object) bool {
				return matchSelector(whole(o).get("spec", "podSelector"), t.labels)
			})
			if !selected {
				reportAt(pass, t.object, []any{"metadata", "name"}, "no NetworkPolicy selects the pods of %s %s", t.object.Kind, t.object.WrittenName())
			}
		}
		return nil
	},
}
