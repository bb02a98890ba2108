package infralint.kubernetes.duplicate_env_test

import data.infralint.kubernetes.duplicate_env
import data.infralint.lib.testing

of(names) := found if {
	found := duplicate_env.deny with input as testing.pod([{"name": "web", "env": [{"name": name} | some name in names]}])
}

test_twice if {
	of(["A", "B", "A"]) == {{
		"msg": `container "web" sets A again, and the last one wins`,
		"path": ["spec", "containers", 0, "env", 2, "name"],
		"related": [{"msg": "set here first", "path": ["spec", "containers", 0, "env", 0, "name"]}],
	}}
	count(of(["A", "A", "A"])) == 2
}

test_once if {
	count(of(["A", "B", "a"])) == 0
	count(of([])) == 0
}
