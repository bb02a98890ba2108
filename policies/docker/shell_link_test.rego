package infralint.docker.shell_link_test

import data.infralint.docker.shell_link
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in shell_link.deny} with input as file
}

test_link if {
	count(of(testing.runs([["ln", "-sf", "/bin/bash", "/bin/sh"]]))) == 1
	count(of(testing.runs([["ln", "-s", "/bin/sh", "/x"]]))) == 0
}
