package infralint.kubernetes.sensitive_host_path_test

import data.infralint.kubernetes.sensitive_host_path
import data.infralint.lib.testing

of(path) := found if {
	found := sensitive_host_path.deny with input as testing.pod_with({"volumes": [{"name": "v", "hostPath": {"path": path}}]})
}

test_sensitive if {
	of("/etc") == {{"msg": `volume "v" is /etc of the node`, "path": ["spec", "volumes", 0, "hostPath", "path"]}}
	count(of("/")) == 1
	count(of("/proc/")) == 1
}

test_others if {
	count(of("/data")) == 0
	count(of("/etc/app.conf")) == 0
	count(sensitive_host_path.deny) == 0 with input as testing.pod_with({"volumes": [{"name": "v", "emptyDir": {}}]})
}
