package infralint.kubernetes.host_path_test

import data.infralint.kubernetes.host_path
import data.infralint.lib.testing

of(volume) := found if {
	found := host_path.deny with input as testing.pod_with({"volumes": [volume]})
}

test_host_path if {
	of({"name": "data", "hostPath": {"path": "/data"}}) == {{
		"msg": `volume "data" is /data of the node`,
		"path": ["spec", "volumes", 0, "hostPath", "path"],
	}}
}

test_other_volumes if {
	count(of({"name": "data", "emptyDir": {}})) == 0
	count(of({"name": "sock", "hostPath": {"path": "/var/run/docker.sock"}})) == 0
	count(of({"name": "data", "hostPath": null})) == 0
}
