package infralint.docker.consecutive_run_test

import data.infralint.docker.consecutive_run
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in consecutive_run.deny} with input as file
}

one := object.union(testing.instruction("RUN", []), {"commands": [testing.command(["a"])]})

two := object.union(testing.instruction("RUN", []), {"commands": [testing.command(["a"]), testing.command(["b"])]})

test_consecutive if {
	count(of(testing.dockerfile([one, one]))) == 1
	count(of(testing.dockerfile([one, two, one]))) == 0
	count(of(testing.dockerfile([one, testing.instruction("USER", ["a"]), one]))) == 0
}
