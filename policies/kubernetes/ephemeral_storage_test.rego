package infralint.kubernetes.ephemeral_storage_test

import data.infralint.kubernetes.ephemeral_storage
import data.infralint.lib.testing

of(resources) := found if {
	found := {r.msg | some r in ephemeral_storage.deny} with input as testing.pod([{"name": "web", "resources": resources}])
}

test_missing if {
	of({}) == {`container "web" has no limit for ephemeral storage`, `container "web" has no request for ephemeral storage`}
	of({"limits": {"ephemeral-storage": "1Gi"}}) == {`container "web" has no request for ephemeral storage`}
}

test_set if {
	of({"limits": {"ephemeral-storage": "1Gi"}, "requests": {"ephemeral-storage": "1Gi"}}) == set()
}
