package infralint.helm.values_secret_test

import data.infralint.helm.values_secret

of(values) := found if {
	found := values_secret.deny with input as values
}

test_literal if {
	of({"database": {"password": "hunter2"}}) == {{
		"msg": "value database.password is a secret that is written out",
		"path": ["database", "password"],
	}}
}

test_known if {
	token := concat("", ["glpat-", "abcdefghij0123456789"])
	of({"args": [token]}) == {{"msg": "value args has a GitLab token in it", "path": ["args", 0]}}
}

test_environment if {
	of({"env": [{"name": "DB_PASSWORD", "value": "hunter2"}, {"name": "DB_HOST", "value": "db"}, {"name": "A_TOKEN", "value": ""}]}) == {{
		"msg": "value DB_PASSWORD is a secret that is written out",
		"path": ["env", 0, "value"],
	}}
}

test_references if {
	of({
		"auth": {"existingSecret": "db-auth", "secret": "hunter2", "clientSecret": "web-oauth-client"},
		"env": [{"valueFrom": {"secretKeyRef": {"name": "x", "password": "hunter2"}}}],
		"password": "",
		"imagePullSecret": "regcred",
		"data": [{"secretKey": "db-password", "remoteRef": {"key": "web/db"}}],
	}) == set()
}

test_sops if {
	of({"password": "hunter2", "sops": {"version": "3"}}) == set()
}
