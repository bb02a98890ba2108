package infralint.actions.image_without_sbom_test

import data.infralint.actions.image_without_sbom

of(steps) := found if {
	found := {r.msg | some r in image_without_sbom.deny} with input as {"jobs": {"a": {"steps": steps}}}
}

push := {"run": "docker push x"}

test_without if {
	of([push]) == {"docker push publishes an image without an attested list of its parts"}
	count(of([{"uses": "docker/build-push-action@v6", "with": {"push": true, "sbom": false}}])) == 1
}

test_with if {
	of([push, {"run": "cosign attest --type spdx x"}]) == set()
	of([push, {"uses": "actions/attest-sbom@v2"}]) == set()
	of([{"uses": "docker/build-push-action@v6", "with": {"push": true, "sbom": true}}]) == set()
	of([{"run": "docker build ."}]) == set()
}
