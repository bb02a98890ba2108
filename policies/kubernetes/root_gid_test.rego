package infralint.kubernetes.root_gid_test

import data.infralint.kubernetes.root_gid
import data.infralint.lib.testing

of(pod_context, context) := found if {
	found := {r.msg | some r in root_gid.deny} with input as testing.pod_with({"securityContext": pod_context, "containers": [{"name": "web", "securityContext": context}]})
}

test_root if {
	of({"runAsGroup": 0, "fsGroup": 0}, {}) == {"runAsGroup of the pod is 0, the group of root", "fsGroup of the pod is 0, the group of root"}
	of({"supplementalGroups": [4, 0]}, {}) == {"supplementalGroups of the pod hold 0, the group of root"}
	of({}, {"runAsGroup": 0}) == {`container "web" runs in group 0, that of root`}
}

test_others if {
	of({}, {}) == set()
	of({"runAsGroup": 1, "fsGroup": 2000, "supplementalGroups": [3]}, {"runAsGroup": 1000}) == set()
	of({}, {"runAsUser": 0}) == set()
}
