package infralint.docker.sudo_test

import data.infralint.docker.sudo
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in sudo.deny} with input as file
}

test_sudo if {
	of(testing.runs([["sudo", "-v"]])) == {"sudo is run by sudo"}
	of(testing.dockerfile([object.union(testing.instruction("RUN", []), {"commands": [object.union(testing.command(["ls"]), {"via": ["sudo"]})]})])) == {"ls is run by sudo"}
	count(of(testing.runs([["apt-get", "install", "-y", "sudo"]]))) == 0
}
