package infralint.docker.apt_cli_test

import data.infralint.docker.apt_cli
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in apt_cli.deny} with input as file
}

test_apt if {
	count(of(testing.runs([["apt", "update"]]))) == 1
	count(of(testing.runs([["apt-get", "update"], ["echo", "apt"]]))) == 0
}
