package kubernetes

import (
	"slices"

	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
)

const networkPolicyDirectionGood = `
` + examplePod + `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  policyTypes: [Ingress, Egress]
`

// NetworkPolicyDirection reports pods that NetworkPolicies guard in one
// direction only.
var NetworkPolicyDirection = &kubernetes.SetAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-networkpolicy-direction",
		Title:    "NetworkPolicies guard the pods in one direction only",
		Severity: lint.Note,
		Off:      true,
		Doc: `
NetworkPolicies say who may connect to the pods, or to whom the pods may connect, but not
both. With no policy for egress whoever gets into a pod takes the data anywhere; with none
for ingress every pod of the cluster may connect.

Add the other direction. A policy is for ingress unless ` + "`policyTypes`" + ` says otherwise, and
for egress if that says so, or if it has ` + "`egress`" + ` rules. Pods without any policy are the
business of k8s-networkpolicy-missing.
`,
		Bad:   lint.Edit(networkPolicyDirectionGood, "policyTypes: [Ingress, Egress]", "policyTypes: [Ingress]"),
		Good:  networkPolicyDirectionGood,
		Tags:  []string{"security"},
		Peers: []string{"kube-score:pod-networkpolicy"},
		Refs:  []string{"https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Set]) error {
		if !pass.Unit.Whole {
			return nil
		}
		for _, t := range podsOf(pass.Unit).templates {
			if t.object.Kind == "PodTemplate" || t.get("spec", "hostNetwork").value == true {
				continue
			}
			var ingress, egress bool
			for _, o := range objectsOf(pass.Unit, "networking.k8s.io/NetworkPolicy", t.namespace) {
				if spec := whole(o).get("spec"); matchSelector(spec.get("podSelector"), t.labels) {
					in, out := directions(spec)
					ingress, egress = ingress || in, egress || out
				}
			}
			if ingress != egress {
				other := "egress"
				if egress {
					other = "ingress"
				}
				reportAt(pass, t.object, []any{"metadata", "name"}, "no NetworkPolicy guards the %s of the pods of %s %s", other, t.object.Kind, t.object.WrittenName())
			}
		}
		return nil
	},
}

// directions says what the specification of a NetworkPolicy is for.
func directions(spec field) (ingress, egress bool) {
	types := spec.get("policyTypes").items()
	if len(types) == 0 {
		return true, len(spec.get("egress").items()) > 0
	}
	has := func(name string) bool {
		return slices.ContainsFunc(types, func(f field) bool { return f.value == name })
	}
	return has("Ingress"), has("Egress")
}
