package infralint.kubernetes.secret_from_env_test

import data.infralint.kubernetes.secret_from_env
import data.infralint.lib.testing

test_variable if {
	secret_from_env.deny == {{
		"msg": `container "web" gets Secret "db" as the variable PASSWORD`,
		"path": ["spec", "containers", 0, "env", 0, "valueFrom", "secretKeyRef"],
	}} with input as testing.pod([{"name": "web", "env": [{"name": "PASSWORD", "valueFrom": {"secretKeyRef": {"name": "db"}}}]}])
}

test_all if {
	secret_from_env.deny == {{
		"msg": `container "web" gets all of Secret "db" as variables`,
		"path": ["spec", "containers", 0, "envFrom", 0, "secretRef"],
	}} with input as testing.pod([{"name": "web", "envFrom": [{"secretRef": {"name": "db"}}]}])
}

test_no_secret if {
	count(secret_from_env.deny) == 0 with input as testing.pod([{
		"name": "web",
		"env": [{"name": "A", "valueFrom": {"configMapKeyRef": {"name": "c"}}}],
		"envFrom": [{"configMapRef": {"name": "c"}}],
	}])
}
