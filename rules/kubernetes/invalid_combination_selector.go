package kubernetes

// requirements checks the expressions of selectors: whether they have values
// goes with their operator.
func (c combinations) requirements(f field, path string) {
	if !has(f.value, path) {
		return
	}
	for _, e := range f.each(path) {
		values := e.get("values")
		switch operator := e.get("operator").value; operator {
		case "In", "NotIn":
			if len(values.items()) == 0 && e.get("key").isSet() {
				c.say(values, "`values` may not be empty where the operator is %s", operator)
			}
		case "Exists", "DoesNotExist":
			if len(values.items()) > 0 {
				c.say(values, "`values` may not be set where the operator is %s", operator)
			}
		}
	}
}

// selectorsOf are the paths of expressions, by kind; those of pods are in
// podSelectors.
var selectorsOf = map[string][]string{
	"apps/DaemonSet":             {"spec.selector.matchExpressions[]"},
	"apps/Deployment":            {"spec.selector.matchExpressions[]"},
	"apps/ReplicaSet":            {"spec.selector.matchExpressions[]"},
	"apps/StatefulSet":           {"spec.selector.matchExpressions[]"},
	"policy/PodDisruptionBudget": {"spec.selector.matchExpressions[]"},
	"networking.k8s.io/NetworkPolicy": {
		"spec.podSelector.matchExpressions[]",
		"spec.ingress[].from[].namespaceSelector.matchExpressions[]", "spec.ingress[].from[].podSelector.matchExpressions[]",
		"spec.egress[].to[].namespaceSelector.matchExpressions[]", "spec.egress[].to[].podSelector.matchExpressions[]",
	},
	"admissionregistration.k8s.io/MutatingWebhookConfiguration": {
		"webhooks[].namespaceSelector.matchExpressions[]", "webhooks[].objectSelector.matchExpressions[]",
	},
	"admissionregistration.k8s.io/ValidatingWebhookConfiguration": {
		"webhooks[].namespaceSelector.matchExpressions[]", "webhooks[].objectSelector.matchExpressions[]",
	},
}

var podSelectors = []string{
	"topologySpreadConstraints[].labelSelector.matchExpressions[]",
	"affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[].matchExpressions[]",
	"affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[].labelSelector.matchExpressions[]",
	"affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[].labelSelector.matchExpressions[]",
	"affinity.podAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.labelSelector.matchExpressions[]",
	"affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.labelSelector.matchExpressions[]",
}
