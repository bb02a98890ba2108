package infralint.docker.secret_name_test

import data.infralint.docker.secret_name
import data.infralint.lib.testing

of(name, pairs) := found if {
	found := {r.msg | some r in secret_name.deny} with input as testing.dockerfile([object.union(testing.instruction(name, []), {"pairs": pairs})])
}

test_name if {
	of("ENV", [{"name": "GIT_KEY", "value": "x"}]) == {"ENV GIT_KEY is called as if it held a secret"}
	of("ARG", [{"name": "auth"}]) == {"ARG auth is called as if it held a secret"}
	count(of("ENV", [{"name": "API_TOKEN", "value": "true"}])) == 1
}

test_other if {
	count(of("ENV", [{"name": name, "value": "x"} | some name in ["PUBLIC_KEY", "KEY_FILE", "TOKEN_VERSION", "MONKEY", "PATH"]])) == 0
}

test_reported if {
	count(of("ARG", [{"name": "NPM_TOKEN"}])) == 0
	count(of("ENV", [{"name": "NPM_TOKEN", "value": "$NPM_TOKEN"}, {"name": "DB_PASSWORD", "value": "hunter2"}])) == 0
}
