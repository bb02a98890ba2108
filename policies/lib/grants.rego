# METADATA
# title: what policies of AWS grant on every resource
# description: |
#   Statements of identities (users, groups, roles) that allow actions on every resource
#   without a condition, in one form for JSON and for data sources.
package infralint.lib.grants

import data.infralint.lib.iam
import data.infralint.lib.terraform as tf

# all are the statements: the resource or data source (owner), the actions in lower
# case, and the paths of the arguments with the actions and the resources.
all := array.concat(written, documented)

written := [{
	"owner": s.owner,
	"actions": {lower(action) | some action in tf.list(s.statement.Action); tf.is_known(action)},
	"action_path": array.concat(s.path, ["Action"]),
	"resource_path": array.concat(s.path, ["Resource"]),
} |
	some s in array.concat(iam.statements(iam.identity), iam.inline)
	iam.allows(s.statement)
	not s.statement.Condition
	"*" in tf.list(s.statement.Resource)
]

documented := [{
	"owner": s.owner,
	"actions": {lower(action) | some action in s.statement.actions; tf.is_known(action)},
	"action_path": array.concat(s.path, ["actions"]),
	"resource_path": array.concat(s.path, ["resources"]),
} |
	some s in iam.documented
	tf.lacks(s.statement, "principals")
	tf.lacks(s.statement, "condition")
	"*" in s.statement.resources
]

# of gives the statements that allow one of some actions, in lower case, each with the
# names of those that it allows.
of(actions) := [object.union(s, {"names": names}) |
	some s in all
	names := {name | some name in actions; some pattern in s.actions; covers(pattern, name)}
	count(names) > 0
]

# covers holds where a pattern of a policy stands for an action.
covers(pattern, name) if pattern == name

covers(pattern, name) if {
	contains(pattern, "*")
	glob.match(pattern, [], name)
}

covers(pattern, name) if {
	contains(pattern, "?")
	not contains(pattern, "*")
	glob.match(pattern, [], name)
}

# words lists the first names of a set.
words(names) := concat(", ", array.slice(sort([name | some name in names]), 0, 3))
