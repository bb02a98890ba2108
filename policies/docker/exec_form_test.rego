package infralint.docker.exec_form_test

import data.infralint.docker.exec_form
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in exec_form.deny} with input as file
}

test_shell_form if {
	of(testing.dockerfile([testing.instruction("CMD", ["app"])])) == {"CMD is in the shell form, which keeps signals from the program"}
}

test_exec_form if {
	count(of(testing.dockerfile([object.union(testing.instruction("CMD", ["app"]), {"json": true})]))) == 0
	count(of(testing.dockerfile([testing.instruction("SHELL", ["bash"]), testing.instruction("CMD", ["app"])]))) == 0
	count(of(testing.dockerfile([testing.instruction("CMD", [])]))) == 0
}
