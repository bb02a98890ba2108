package infralint.docker.no_healthcheck_test

import data.infralint.docker.no_healthcheck
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in no_healthcheck.deny} with input as file
}

test_none if count(of(testing.dockerfile([]))) == 1

test_one if count(of(testing.dockerfile([testing.instruction("HEALTHCHECK", ["NONE"])]))) == 0
