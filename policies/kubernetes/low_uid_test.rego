package infralint.kubernetes.low_uid_test

import data.infralint.kubernetes.low_uid
import data.infralint.lib.testing

of(context) := found if {
	found := low_uid.deny with input as testing.pod([{"name": "web", "securityContext": context}])
}

test_low if {
	of({"runAsUser": 1000}) == {{"msg": "runAsUser is 1000, below 10000", "path": ["spec", "containers", 0, "securityContext", "runAsUser"]}}
	count(of({"runAsUser": 1000, "runAsGroup": 1000})) == 2
	count(low_uid.deny) == 1 with input as testing.pod_with({"securityContext": {"runAsGroup": 7}})
}

test_high if {
	count(of({"runAsUser": 10000})) == 0
	count(of({"runAsUser": 0})) == 0
	count(of({"fsGroup": 1000})) == 0
}
