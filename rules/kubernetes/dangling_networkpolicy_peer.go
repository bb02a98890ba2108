package kubernetes

import (
	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
)

const danglingNetworkPolicyPeerGood = `
` + examplePod + `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  ingress:
    - from: [{podSelector: {matchLabels: {app: web}}}]
`

// DanglingNetworkPolicyPeer reports peers of NetworkPolicies that are no pod.
var DanglingNetworkPolicyPeer = &kubernetes.SetAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-dangling-networkpolicy-peer",
		Title:    "NetworkPolicy allows pods that are not there",
		Severity: lint.Note,
		Off:      true,
		Doc: `
The NetworkPolicy allows connections from or to pods of its namespace with labels that no
pod has. Often the labels of the peer were renamed, and the connection that it was written
for is refused.

Looked at is what is applied together, a rendered kustomization or the manifests of a
directory. Off by default: the peer is often deployed by somebody else.
`,
		Bad:   lint.Edit(danglingNetworkPolicyPeerGood, "- from: [{podSelector: {matchLabels: {app: web}}}]", "- from: [{podSelector: {matchLabels: {app: webb}}}]"),
		Good:  danglingNetworkPolicyPeerGood,
		Tags:  []string{"reliability"},
		Peers: []string{"kube-linter:dangling-networkpolicypeer-podselector"},
		Refs:  []string{"https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Set]) error {
		if !pass.Unit.Whole {
			return nil
		}
		p := podsOf(pass.Unit)
		for _, o := range objectsOf(pass.Unit, "networking.k8s.io/NetworkPolicy", "") {
			if !p.isKnown(o.Namespace) {
				continue
			}
			for _, direction := range [][2]string{{"ingress", "from"}, {"egress", "to"}} {
				for _, rule := range whole(o).get("spec", direction[0]).items() {
					for _, peer := range rule.get(direction[1]).items() {
						labels, ok := plainSelector(peer.get("podSelector"))
						if ok && peer.get("namespaceSelector").value == nil && len(p.matching(o.Namespace, labels)) == 0 {
							reportAt(pass, o, labels.path, "NetworkPolicy %s allows %s, and no pod of the %s has that", o.WrittenName(), p.unmatched(o.Namespace, labels), pass.Unit.Of)
						}
					}
				}
			}
		}
		return nil
	},
}
