package infralint.docker.port_test

import data.infralint.docker.port
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in port.deny} with input as file
}

test_port if {
	of(testing.dockerfile([testing.instruction("EXPOSE", ["80000"])])) == {"there is no port 80000; the last one is 65535"}
	count(of(testing.dockerfile([testing.instruction("EXPOSE", ["65535", "80-90/udp", "$PORT", "a99999b"])]))) == 0
}
