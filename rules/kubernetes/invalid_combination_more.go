package kubernetes

import "slices"

// claim checks a PersistentVolumeClaim, or what one is made from. Where there
// is nothing but a name it is a patch or a mistake of another kind.
func (c combinations) claim(spec field) {
	if len(spec.keys()) == 0 {
		return
	}
	if len(spec.get("accessModes").items()) == 0 {
		c.say(spec.get("accessModes"), "a claim needs `accessModes`, such as ReadWriteOnce")
	}
	if requests := spec.get("resources", "requests"); !slices.Contains(requests.keys(), "storage") {
		c.say(requests, "a claim needs the size that it asks for, in `resources.requests.storage`")
	}
}

// role checks the rules of a role. Those of a ClusterRole may be about paths of
// the API server as well.
func (c combinations) role(o field, isCluster bool) {
	for _, rule := range o.get("rules").items() {
		m, ok := rule.value.(map[string]any)
		if !ok || len(m) == 0 {
			continue
		}
		if verbs, ok := rule.get("verbs").value.([]any); ok && len(verbs) == 0 {
			c.say(rule.get("verbs"), "a rule needs a verb")
		}
		groups, resources := len(rule.get("apiGroups").items()), len(rule.get("resources").items())
		if paths := rule.get("nonResourceURLs"); len(paths.items()) > 0 {
			if !isCluster {
				c.say(paths, "`nonResourceURLs` are for ClusterRoles")
			} else if groups+resources > 0 {
				c.say(paths, "a rule may be about resources or about `nonResourceURLs`, not about both")
			}
			continue
		}
		if groups == 0 {
			c.say(rule.get("apiGroups"), "a rule needs `apiGroups`: [\"\"] is the one of pods, services and the like")
		}
		if resources == 0 {
			c.say(rule.get("resources"), "a rule needs `resources`")
		}
	}
}

// subjects checks whom a binding is about. Only that of a cluster has no
// namespace that could be meant.
func (c combinations) subjects(o field, isCluster bool) {
	for _, s := range o.get("subjects").items() {
		group := s.get("apiGroup")
		switch s.get("kind").value {
		case "ServiceAccount":
			if name, ok := s.get("name").text(); ok && name != "" && isDNSSubdomain(name) != "" {
				c.say(s.get("name"), "%q is not the name of a ServiceAccount: %s", name, isDNSSubdomain(name))
			}
			if isCluster && !s.get("namespace").isSet() {
				c.say(s.get("namespace"), "a ServiceAccount among the subjects needs `namespace`")
			}
			if group.isSet() {
				c.say(group, "`apiGroup` of a ServiceAccount is \"\"")
			}
		case "User", "Group":
			if text, ok := group.text(); ok && text != "" && text != rbacGroup {
				c.say(group, "`apiGroup` of a %s is %s", s.get("kind").value, rbacGroup)
			}
		}
	}
}

// webhooks checks the webhooks of a configuration.
func (c combinations) webhooks(o field) {
	for _, w := range o.get("webhooks").items() {
		client := w.get("clientConfig")
		c.exclude(client, "service", "url")
		if client.value != nil && client.get("service").value == nil && client.get("url").value == nil {
			c.say(client, "`clientConfig` needs `service` or `url`")
		}
		for _, rule := range w.get("rules").items() {
			for _, key := range []string{"operations", "apiGroups", "apiVersions", "resources"} {
				if len(rule.get(key).items()) == 0 {
					c.say(rule.get(key), "a rule of a webhook needs `%s`", key)
				}
			}
		}
	}
}

// metrics checks that the metrics of an autoscaler say what they are.
func (c combinations) metrics(spec field) {
	for _, m := range spec.get("metrics").items() {
		kind, _ := m.get("type").value.(string)
		key, ok := map[string]string{
			"Resource": "resource", "ContainerResource": "containerResource", "Pods": "pods", "Object": "object", "External": "external",
		}[kind]
		if !ok {
			continue
		}
		source := m.get(key)
		if source.value == nil {
			c.say(source, "a metric of type %s needs `%s`", kind, key)
			continue
		}
		target := source.get("target")
		want, ok := map[string][]string{
			"Utilization": {"averageUtilization"}, "AverageValue": {"averageValue"}, "Value": {"value", "averageValue"},
		}[target.get("type").textOrEmpty()]
		if !ok || kind == "Pods" || kind == "Object" {
			continue
		}
		if !slices.ContainsFunc(want, func(k string) bool { return target.get(k).value != nil }) &&
			target.get("averageValue").value == nil && target.get("averageUtilization").value == nil && target.get("value").value == nil {
			c.say(target, "a target of type %s needs `%s`", target.get("type").value, want[0])
		}
	}
}

func (f field) textOrEmpty() string {
	s, _ := f.value.(string)
	return s
}

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
