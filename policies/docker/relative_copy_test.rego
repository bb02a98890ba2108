package infralint.docker.relative_copy_test

import data.infralint.docker.relative_copy
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in relative_copy.deny} with input as file
}

test_relative if {
	of(testing.dockerfile([testing.instruction("COPY", ["a", "."])])) == {"COPY to . goes below whatever WORKDIR the base image has"}
}

test_set if {
	count(of(testing.dockerfile([testing.instruction("WORKDIR", ["/a"]), testing.instruction("COPY", ["a", "."])]))) == 0
	count(of(testing.dockerfile([testing.instruction("COPY", ["a", "/"]), testing.instruction("COPY", ["a"])]))) == 0
	base := {"lineage": [0], "instructions": [testing.instruction("WORKDIR", ["/app"])]}
	count(of({"stages": [base, {"lineage": [1, 0], "instructions": [testing.instruction("COPY", ["a", "b"])]}]})) == 0
}

test_scratch if {
	count(of({"stages": [{"index": 0, "lineage": [0], "image": "php:8.3-fpm", "instructions": [testing.instruction("COPY", ["a", "b"])]}]})) == 0
	count(of({"stages": [{"index": 0, "lineage": [0], "image": "team/php:8.3", "instructions": [testing.instruction("COPY", ["a", "b"])]}]})) == 1
	count(of({"stages": [{"index": 0, "lineage": [0], "image": "scratch", "instructions": [testing.instruction("COPY", ["a", "b"])]}]})) == 0
}
