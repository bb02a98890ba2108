package infralint.kubernetes.secret_in_env_test

import data.infralint.kubernetes.secret_in_env
import data.infralint.lib.testing

of(name, value) := found if {
	found := secret_in_env.deny with input as testing.pod([{"name": "web", "env": [{"name": name, "value": value}]}])
}

test_written if {
	of("DB_PASSWORD", "hunter2") == {{
		"msg": `container "web" has a literal as the value of DB_PASSWORD`,
		"path": ["spec", "containers", 0, "env", 0, "value"],
	}}
	{r.msg | some r in of("KEY", "-----BEGIN PRIVATE KEY-----")} == {`container "web" has a private key as the value of KEY`}
}

test_not_written if {
	count(of("DB_PASSWORD", "$(OTHER)")) == 0
	count(of("DB_HOST", "db")) == 0
	count(secret_in_env.deny) == 0 with input as testing.pod([{"name": "web", "env": [{"name": "TOKEN", "valueFrom": {}}]}])
}
