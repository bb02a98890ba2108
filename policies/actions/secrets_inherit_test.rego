package infralint.actions.secrets_inherit_test

import data.infralint.actions.secrets_inherit

test_inherit if {
	secrets_inherit.deny == {{
		"msg": `job "release" passes every secret to "./w.yaml"`,
		"path": ["jobs", "release", "secrets"],
	}} with input as {"jobs": {"release": {"uses": "./w.yaml", "secrets": "inherit"}}}
}

test_named if {
	count(secrets_inherit.deny) == 0 with input as {"jobs": {"a": {"uses": "./w.yaml", "secrets": {"x": "y"}}, "b": {"uses": "./w.yaml"}}}
}
