package infralint.kubernetes.host_network_test

import data.infralint.kubernetes.host_network
import data.infralint.lib.testing

test_set if {
	host_network.deny == {{
		"msg": "pod uses the network of the node",
		"path": ["spec", "template", "spec", "hostNetwork"],
		"fix": [{"path": ["spec", "template", "spec", "hostNetwork"], "value": false}],
	}} with input as testing.workload("Deployment", {"hostNetwork": true})
}

test_not_set if {
	count(host_network.deny) == 0 with input as testing.pod_with({})
	count(host_network.deny) == 0 with input as testing.pod_with({"hostNetwork": false})
	count(host_network.deny) == 0 with input as testing.pod_with({"hostNetwork": null})
}

test_pod_security_policy if {
	host_network.deny == {{"msg": "PodSecurityPolicy admits pods in the network of the node", "path": ["spec", "hostNetwork"]}} with input as {"kind": "PodSecurityPolicy", "spec": {"hostNetwork": true}}
	count(host_network.deny) == 0 with input as {"kind": "PodSecurityPolicy", "spec": {"hostNetwork": false}}
	count(host_network.deny) == 0 with input as {"kind": "PodSecurityPolicy", "spec": {}}
}
