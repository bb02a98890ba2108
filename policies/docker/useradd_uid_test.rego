package infralint.docker.useradd_uid_test

import data.infralint.docker.useradd_uid
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in useradd_uid.deny} with input as file
}

test_large if {
	count(of(testing.runs([["useradd", "-u", "123456", "a"]]))) == 1
	count(of(testing.runs([["useradd", "--uid=123456", "a"]]))) == 1
	count(of(testing.runs([["useradd", "-l", "-u", "123456", "a"], ["useradd", "-u", "1000", "b"], ["useradd", "c"]]))) == 0
}
