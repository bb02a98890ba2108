package infralint.docker.update_alone_test

import data.infralint.docker.update_alone
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in update_alone.deny} with input as file
}

test_alone if {
	of(testing.runs([["apt-get", "update"]])) == {"apt-get update stands alone; its result is cached for ever"}
	of(testing.runs([["apk", "update"], ["echo", "x"]])) == {"apk update stands alone; its result is cached for ever"}
}

test_not_alone if {
	count(of(testing.runs([["apt-get", "update"], ["apt-get", "install", "curl"]]))) == 0
	count(of(testing.runs([["apt-get", "update"], ["./install.sh"]]))) == 0
	count(of(testing.runs([["apt-get", "update"], ["apt-get", "build-dep", "x"]]))) == 0
	count(of(testing.runs([["yum", "update", "-y"]]))) == 0
	run := object.union(testing.instruction("RUN", []), {"flags": {"mount": ["type=cache,target=/var/lib/apt"]}, "commands": [testing.command(["apt-get", "update"])]})
	count(of(testing.dockerfile([run]))) == 0
}
