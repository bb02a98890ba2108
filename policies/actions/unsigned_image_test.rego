package infralint.actions.unsigned_image_test

import data.infralint.actions.unsigned_image

of(steps) := found if {
	found := {r.msg | some r in unsigned_image.deny} with input as {"jobs": {"a": {"steps": steps}}}
}

push := {"run": "docker push x"}

test_unsigned if of([push]) == {"docker push publishes an image that nothing here signs"}

test_signed if {
	of([push, {"run": "cosign sign x"}]) == set()
	of([push, {"uses": "actions/attest-build-provenance@v2"}]) == set()
	of([{"run": "docker build ."}]) == set()
}
