package infralint.kubernetes.writable_host_path_test

import data.infralint.kubernetes.writable_host_path
import data.infralint.lib.testing

of(mount) := found if {
	found := writable_host_path.deny with input as testing.pod_with({
		"volumes": [{"name": "host", "hostPath": {"path": "/data"}}, {"name": "own", "emptyDir": {}}],
		"containers": [{"name": "web", "volumeMounts": [mount]}],
	})
}

test_writable if {
	of({"name": "host"}) == {{
		"msg": `container "web" may write to /data of the node`,
		"path": ["spec", "containers", 0, "volumeMounts", 0, "readOnly"],
	}}
	count(of({"name": "host", "readOnly": false})) == 1
}

test_others if {
	count(of({"name": "host", "readOnly": true})) == 0
	count(of({"name": "own"})) == 0
}
