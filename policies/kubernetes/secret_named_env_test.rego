package infralint.kubernetes.secret_named_env_test

import data.infralint.kubernetes.secret_named_env
import data.infralint.lib.testing

of(variable) := found if {
	found := secret_named_env.deny with input as testing.pod([{"name": "web", "env": [variable]}])
}

test_named if {
	of({"name": "SECRET_NAME", "value": "web"}) == {{
		"msg": `container "web" has a value for SECRET_NAME`,
		"path": ["spec", "containers", 0, "env", 0, "value"],
	}}
	count(of({"name": "secretPath", "value": "/etc/x"})) == 1
}

test_others if {
	count(of({"name": "APP_SECRET", "value": "hunter2hunter2"})) == 0
	count(of({"name": "SECRET_NAME", "value": ""})) == 0
	count(of({"name": "SECRET_NAME", "valueFrom": {"secretKeyRef": {}}})) == 0
	count(of({"name": "PATH", "value": "/bin"})) == 0
}
