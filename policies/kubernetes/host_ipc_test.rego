package infralint.kubernetes.host_ipc_test

import data.infralint.kubernetes.host_ipc
import data.infralint.lib.testing

test_set if {
	host_ipc.deny == {{
		"msg": "pod shares the memory segments of the node",
		"path": ["spec", "template", "spec", "hostIPC"],
		"fix": [{"path": ["spec", "template", "spec", "hostIPC"], "value": false}],
	}} with input as testing.workload("Deployment", {"hostIPC": true})
}

test_not_set if {
	count(host_ipc.deny) == 0 with input as testing.pod_with({})
	count(host_ipc.deny) == 0 with input as testing.pod_with({"hostIPC": false})
	count(host_ipc.deny) == 0 with input as testing.pod_with({"hostIPC": null})
}

test_pod_security_policy if {
	host_ipc.deny == {{"msg": "PodSecurityPolicy admits pods that share the memory segments of the node", "path": ["spec", "hostIPC"]}} with input as {"kind": "PodSecurityPolicy", "spec": {"hostIPC": true}}
	count(host_ipc.deny) == 0 with input as {"kind": "PodSecurityPolicy", "spec": {"hostIPC": false}}
	count(host_ipc.deny) == 0 with input as {"kind": "PodSecurityPolicy", "spec": {}}
}
