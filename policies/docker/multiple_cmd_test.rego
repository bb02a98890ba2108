package infralint.docker.multiple_cmd_test

import data.infralint.docker.multiple_cmd
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in multiple_cmd.deny} with input as file
}

test_twice if {
	of(testing.dockerfile([testing.instruction("CMD", ["a"]), testing.instruction("CMD", ["b"])])) == {"CMD has no effect: there is another one below"}
}

test_once if {
	count(of(testing.dockerfile([testing.instruction("CMD", ["a"]), testing.instruction("ENTRYPOINT", ["b"])]))) == 0
}
