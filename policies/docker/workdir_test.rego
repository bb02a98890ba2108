package infralint.docker.workdir_test

import data.infralint.docker.workdir
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in workdir.deny} with input as file
}

test_relative if {
	of(testing.dockerfile([testing.instruction("WORKDIR", ["app"])])) == {"WORKDIR app is below whatever the base image has"}
}

test_absolute if {
	every folder in ["/app", "C:/app", "${HOME}/app", `\\app`] {
		count(of(testing.dockerfile([testing.instruction("WORKDIR", [folder])]))) == 0
	}
	count(of(testing.dockerfile([testing.instruction("WORKDIR", ["/app"]), testing.instruction("WORKDIR", ["src"])]))) == 0
}

test_inherited if {
	base := {"lineage": [0], "instructions": [testing.instruction("WORKDIR", ["/app"])]}
	count(of({"stages": [base, {"lineage": [1, 0], "instructions": [testing.instruction("WORKDIR", ["src"])]}]})) == 0
}
