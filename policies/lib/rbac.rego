# METADATA
# title: what a Role or a ClusterRole allows
# description: |
#   Answers whether a rule grants something by name. What it grants by a wildcard
#   for everything is the business of k8s-rbac-wildcard, and is not said again.
package infralint.lib.rbac

# rules are the rules of a role by index.
rules[i] := rule if {
	some i, rule in input.rules
	is_object(rule)
}

# grants gives the path of the resource that a rule names, where the rule allows
# one of verbs on it. A rule for objects with certain names grants none.
grants(i, group, resource, verbs) := path if {
	rule := rules[i]
	allows(rule, verbs)
	of_group(rule, group)
	not restricted(rule)
	some j, name in rule.resources
	is_meant(rule, name, group, resource)
	path := ["rules", i, "resources", j]
}

# is_meant holds for the name of a resource in a rule. All resources of the
# group count where the group is not the core one, which has too many kinds for
# that to be about one of them.
is_meant(_, name, _, resource) if name == resource

is_meant(rule, "*", group, _) if {
	group != ""
	group in rule.apiGroups
}

# changes gives the path of the resource that a rule names, where the rule allows
# more on it than to read.
changes(i, group, resource) := path if path := grants(i, group, resource, changing(i))

# changing are the verbs of a rule that do more than to read.
changing(i) := {verb | some verb in rules[i].verbs; not verb in {"get", "list", "watch"}}

allows(rule, verbs) if {
	some verb in rule.verbs
	verb in verbs
}

of_group(rule, group) if {
	some name in rule.apiGroups
	name in {group, "*"}
}

restricted(rule) if count(rule.resourceNames) > 0

# title names the role in a message.
title := sprintf("%s %q", [input.kind, input.metadata.name]) if {
	input.metadata.name
} else := input.kind

# scope says how far it reaches.
scope := "in the whole cluster" if {
	input.kind == "ClusterRole"
} else := "in its namespace"

# machine_grants gives the resource that a binding hands to a service account or
# a node with one of verbs, by a role that is applied with it; "*" counts as all
# of them.
machine_grants(group, resources, verbs) := resource if {
	is_for_machines
	resource := min({name |
		some role in data.rendered_by_kind[object.get(input, ["roleRef", "kind"], "ClusterRole")]
		role.metadata.name == input.roleRef.name
		reaches(role)
		some rule in role.rules
		some verb in rule.verbs
		verb in (verbs | {"*"})
		some g in rule.apiGroups
		g in {group, "*"}
		count(object.get(rule, "resourceNames", [])) == 0
		some name in resources
		some granted in rule.resources
		granted in {name, "*", concat("", [split(name, "/")[0], "/*"])}
	})
}

# reaches holds for a role that the binding can be about: one of the cluster, or
# of its own namespace.
reaches(role) if role.kind == "ClusterRole"

reaches(role) if object.get(role, ["metadata", "namespace"], "") == object.get(input, ["metadata", "namespace"], "")

# is_for_machines holds for a binding to a service account or a node.
is_for_machines if {
	some subject in input.subjects
	is_machine(subject)
}

is_machine(subject) if subject.kind == "ServiceAccount"

is_machine(subject) if {
	subject.kind == "Group"
	regex.match(`^system:(?:nodes|serviceaccounts(?::.*)?)$`, subject.name)
}

is_machine(subject) if {
	subject.kind == "User"
	regex.match(`^system:(?:node|serviceaccount):`, subject.name)
}
