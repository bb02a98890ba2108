package kubernetes

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
