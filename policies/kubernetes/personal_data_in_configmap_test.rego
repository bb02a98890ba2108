package infralint.kubernetes.personal_data_in_configmap_test

import data.infralint.kubernetes.personal_data_in_configmap

of(key, value) := found if {
	found := {r.msg | some r in personal_data_in_configmap.deny} with input as {"kind": "ConfigMap", "data": {key: value}}
}

test_found if {
	of("admin", "jane@example.com") == {`key "admin" holds an e-mail address`}
	of("app.properties", "mail.to=jane@example.com\n") == {`key "app.properties" holds an e-mail address`}
	of("DB_USERNAME", "jane") == {`key "DB_USERNAME" holds a user name`}
	of("app.properties", "level=info\ndb.username=jane\n") == {`key "app.properties" holds a user name`}
}

test_others if {
	of("level", "info") == set()
	of("image", "example.com/web@sha256:abc") == set()
	of("username", "") == set()
	of("username", "${USER}") == set()
	of("repository", "git@github") == set()
}
