package infralint.compose.secret_in_env_test

import data.infralint.compose.secret_in_env

of(service) := found if {
	found := secret_in_env.deny with input as {"services": {"web": service}}
}

test_written if {
	of({"environment": {"DB_PASSWORD": "hunter2"}}) == {{
		"msg": `service "web" has a literal as the value of DB_PASSWORD`,
		"path": ["services", "web", "environment", "DB_PASSWORD"],
	}}
	count(of({"environment": ["DB_PASSWORD=hunter2"]})) == 1
}

test_argument if {
	of({"build": {"args": {"NPM_TOKEN": "abcdef123"}}}) == {{
		"msg": `service "web" has a literal as the value of the build argument NPM_TOKEN`,
		"path": ["services", "web", "build", "args", "NPM_TOKEN"],
	}}
}

test_not if {
	count(of({"environment": {"DB_PASSWORD": "${DB_PASSWORD}", "PASSWORD_FILE": "/run/secrets/db", "API_TOKEN": null}})) == 0
	count(of({"environment": ["DB_PASSWORD", "MODE=production"]})) == 0
}
