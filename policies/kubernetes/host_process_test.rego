package infralint.kubernetes.host_process_test

import data.infralint.kubernetes.host_process
import data.infralint.lib.testing

of(pod_options, options) := found if {
	found := {r.msg | some r in host_process.deny} with input as testing.pod_with({
		"securityContext": {"windowsOptions": pod_options},
		"containers": [{"name": "web", "securityContext": {"windowsOptions": options}}],
	})
}

test_host_process if {
	of({"hostProcess": true}, {}) == {"pod runs as processes of the Windows node"}
	of({}, {"hostProcess": true}) == {`container "web" runs as a process of the Windows node`}
}

test_container if {
	of({"hostProcess": false}, {}) == set()
	of({}, {"runAsUserName": "ContainerUser"}) == set()
}
