package infralint.kubernetes.host_pid_test

import data.infralint.kubernetes.host_pid
import data.infralint.lib.testing

test_set if {
	host_pid.deny == {{
		"msg": "pod sees the processes of the node",
		"path": ["spec", "template", "spec", "hostPID"],
		"fix": [{"path": ["spec", "template", "spec", "hostPID"], "value": false}],
	}} with input as testing.workload("Deployment", {"hostPID": true})
}

test_not_set if {
	count(host_pid.deny) == 0 with input as testing.pod_with({})
	count(host_pid.deny) == 0 with input as testing.pod_with({"hostPID": false})
	count(host_pid.deny) == 0 with input as testing.pod_with({"hostPID": null})
}

test_pod_security_policy if {
	host_pid.deny == {{"msg": "PodSecurityPolicy admits pods that see the processes of the node", "path": ["spec", "hostPID"]}} with input as {"kind": "PodSecurityPolicy", "spec": {"hostPID": true}}
	count(host_pid.deny) == 0 with input as {"kind": "PodSecurityPolicy", "spec": {"hostPID": false}}
	count(host_pid.deny) == 0 with input as {"kind": "PodSecurityPolicy", "spec": {}}
}
