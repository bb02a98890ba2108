package infralint.kubernetes.ephemeral_storage_test

import data.infralint.kubernetes.ephemeral_storage
import data.infralint.lib.testing

of(resources) := found if {
	found := ephemeral_storage.deny with input as testing.pod([{"name": "web", "resources": resources}])
}

test_missing if {
	of({}) == {{
		"msg": `container "web" has no limit for ephemeral storage`,
		"path": ["spec", "containers", 0, "resources", "limits", "ephemeral-storage"],
	}}
}

test_set if {
	count(of({"limits": {"ephemeral-storage": "1Gi"}})) == 0
}
