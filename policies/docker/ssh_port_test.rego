package infralint.docker.ssh_port_test

import data.infralint.docker.ssh_port
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in ssh_port.deny} with input as file
}

test_ssh if {
	count(of(testing.dockerfile([testing.instruction("EXPOSE", ["80", "22/tcp"])]))) == 1
	count(of(testing.dockerfile([testing.instruction("EXPOSE", ["2222", "22/udp", "220"])]))) == 0
}
