package infralint.docker.secret_argument_test

import data.infralint.docker.secret_argument
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in secret_argument.deny} with input as file
}

pairs(keyword, pair) := testing.dockerfile([object.union(testing.instruction(keyword, []), {"pairs": [pair]})])

test_passed if {
	of(pairs("ARG", {"name": "NPM_TOKEN"})) == {"ARG NPM_TOKEN hands a secret to the build; it stays in the image"}
	of(pairs("ENV", {"name": "NPM_TOKEN", "value": "${NPM_TOKEN}"})) == {"ENV NPM_TOKEN hands a secret to the build; it stays in the image"}
}

test_not_passed if {
	count(of(pairs("ARG", {"name": "VERSION"}))) == 0
	count(of(pairs("ENV", {"name": "TOKEN", "value": ""}))) == 0
	count(of(pairs("ARG", {"name": "TOKEN", "value": "hunter2"}))) == 0
}
