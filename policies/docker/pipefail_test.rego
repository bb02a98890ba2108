package infralint.docker.pipefail_test

import data.infralint.docker.pipefail
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in pipefail.deny} with input as file
}

pipe(first, more) := testing.dockerfile([object.union(testing.instruction("RUN", []), {"commands": [
	object.union(testing.command(first), object.union({"pipeline": 1, "stage": 0}, more)),
	object.union(testing.command(["tar", "xz"]), object.union({"pipeline": 1, "stage": 1}, more)),
]})])

test_pipe if {
	of(pipe(["curl", "x"], {})) == {"a failure of curl in front of the pipe is not noticed"}
	count(of(pipe(["curl", "x"], {"pipefail": true}))) == 0
	count(of(pipe(["yes"], {}))) == 0
	count(of(testing.runs([["curl", "x"]]))) == 0
}
