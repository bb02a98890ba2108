package infralint.docker.maintainer_test

import data.infralint.docker.maintainer
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in maintainer.deny} with input as file
}

test_maintainer if {
	count(of(testing.dockerfile([testing.instruction("MAINTAINER", ["a"])]))) == 1
	count(of(testing.dockerfile([testing.instruction("LABEL", [])]))) == 0
}
