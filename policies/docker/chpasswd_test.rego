package infralint.docker.chpasswd_test

import data.infralint.docker.chpasswd
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in chpasswd.deny} with input as file
}

test_sets if {
	of(testing.runs([["chpasswd"]])) == {"chpasswd sets a password that everybody with the image has"}
	count(of(testing.runs([["passwd", "root"]]))) == 1
	count(of(testing.runs([["useradd", "--password", "x", "a"]]))) == 1
	count(of(testing.runs([["passwd", "-l", "root"], ["useradd", "a"]]))) == 0
}
