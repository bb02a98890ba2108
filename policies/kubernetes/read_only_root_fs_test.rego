package infralint.kubernetes.read_only_root_fs_test

import data.infralint.kubernetes.read_only_root_fs
import data.infralint.lib.testing

of(context) := found if {
	found := read_only_root_fs.deny with input as testing.pod([{"name": "web", "securityContext": context}])
}

test_writable if {
	of({}) == {{
		"msg": `container "web" can write to its root file system`,
		"path": ["spec", "containers", 0, "securityContext", "readOnlyRootFilesystem"],
		"fix": [{"path": ["spec", "containers", 0, "securityContext", "readOnlyRootFilesystem"], "value": true}],
	}}
	count(of({"readOnlyRootFilesystem": false})) == 1
	count(of(null)) == 1
}

test_read_only if {
	count(of({"readOnlyRootFilesystem": true})) == 0
}

test_windows if {
	count(read_only_root_fs.deny) == 0 with input as testing.pod_with({"os": {"name": "windows"}, "containers": [{"name": "web"}]})
}
