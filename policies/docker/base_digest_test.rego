package infralint.docker.base_digest_test

import data.infralint.docker.base_digest
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in base_digest.deny} with input as file
}

test_digest if {
	of({"stages": [{"image": "node:22"}]}) == {`image "node:22" has no digest`}
	count(of({"stages": [{"image": "node@sha256:a"}, {"image": "scratch"}, {"image": "${X}"}, {"index": 3}]})) == 0
}
