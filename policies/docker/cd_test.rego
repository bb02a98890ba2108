package infralint.docker.cd_test

import data.infralint.docker.cd
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in cd.deny} with input as file
}

test_cd if {
	count(of(testing.runs([["cd", "/app"], ["npm", "ci"]]))) == 1
	count(of(testing.runs([["cd"], ["echo", "cd", "x"]]))) == 0
}
