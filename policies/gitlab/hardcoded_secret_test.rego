package infralint.gitlab.hardcoded_secret_test

import data.infralint.gitlab.hardcoded_secret

of(variables) := {m.msg | some m in found} if {
	found := hardcoded_secret.deny with input as {"variables": variables}
}

test_variables if {
	of({"DB_PASSWORD": "hunter2"}) == {"variable DB_PASSWORD has a literal as its value"}
	of({"X": concat("", ["glpat-", "abcdefghij0123456789"])}) == {"variable X has a GitLab token as its value"}
	of({"DOCKER_AUTH_CONFIG": `{"auths": {"r.example.com": {"auth": "dXNlcjpwYXNz"}}}`}) == {"variable DOCKER_AUTH_CONFIG has the login of a registry as its value"}
}

test_script if {
	line := concat("", ["curl -H 'PRIVATE-TOKEN: glpat-", "abcdefghij0123456789' https://gitlab.example.com"])
	found := hardcoded_secret.deny with input as {"jobs": {"a": {"script": [line, "make"]}}}
	found == {{"msg": "script has a GitLab token in it", "path": ["jobs", "a", "script", 0]}}
}

test_of_a_test if {
	hardcoded_secret.deny == set() with input as {"services": ["postgres:17"], "variables": {"POSTGRES_PASSWORD": "postgres", "DB_PASSWORD": "app"}}
}

test_references if {
	of({"A_TOKEN": "$TOKEN", "B_PASSWORD": "", "C_SECRET": "PRODUCTION_SECRET", "D_CREDENTIALS": "google.json", "NAME": "app"}) == set()
}

test_of_a_service if {
	pipeline := {
		"services": ["postgres:17-alpine", {"name": "tutum/wordpress:latest", "alias": "blog"}],
		"variables": {"A": "postgres://u:secret@postgres:5432/a", "B": "http://u:secret@tutum-wordpress", "C": "http://u:secret@blog/", "D": "amqp://u:secret@localhost"},
	}
	hardcoded_secret.deny == set() with input as pipeline
	found := hardcoded_secret.deny with input as {"services": ["postgres:17"], "variables": {"A": "postgres://u:secret@db.example.com/a"}}
	found == {{"msg": "variable A has an address with a password as its value", "path": ["variables", "A"]}}
}
