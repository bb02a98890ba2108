package infralint.docker.useless_command_test

import data.infralint.docker.useless_command
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in useless_command.deny} with input as file
}

test_useless if {
	of(testing.runs([["service", "nginx", "start"]])) == {"service has no effect that lasts in a build"}
	count(of(testing.runs([["systemctl", "enable", "nginx"], ["echo", "ssh"]]))) == 0
}
