package infralint.kubernetes.ephemeral_storage_request_equals_limit_test

import data.infralint.kubernetes.ephemeral_storage_request_equals_limit
import data.infralint.lib.testing

of(resources) := found if {
	found := {r.msg | some r in ephemeral_storage_request_equals_limit.deny} with input as testing.pod([{"name": "web", "resources": resources}])
}

test_different if {
	of({"requests": {"ephemeral-storage": "1Gi"}, "limits": {"ephemeral-storage": "4Gi"}}) == {`container "web" requests 1Gi of ephemeral storage and may use 4Gi`}
	of({"requests": {"ephemeral-storage": "1Gi"}}) == {`container "web" requests 1Gi of ephemeral storage and may use all there is`}
}

test_same if {
	of({"requests": {"ephemeral-storage": "1Gi"}, "limits": {"ephemeral-storage": "1024Mi"}}) == set()
	of({"limits": {"ephemeral-storage": "4Gi"}}) == set()
	of({}) == set()
	of({"requests": {"ephemeral-storage": "${X}"}, "limits": {"ephemeral-storage": "4Gi"}}) == set()
}
