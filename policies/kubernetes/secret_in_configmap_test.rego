package infralint.kubernetes.secret_in_configmap_test

import data.infralint.kubernetes.secret_in_configmap

of(values) := found if {
	found := secret_in_configmap.deny with input as {"kind": "ConfigMap", "data": values}
}

test_written if {
	of({"DB_PASSWORD": "hunter2"}) == {{"msg": `key "DB_PASSWORD" holds a literal`, "path": ["data", "DB_PASSWORD"]}}
	{r.msg | some r in of({"tls.key": "-----BEGIN PRIVATE KEY-----"})} == {`key "tls.key" holds a private key`}
}

test_not_written if {
	count(of({"DB_HOST": "db", "PASSWORD_FILE": "/run/secrets/x", "ca.crt": "-----BEGIN CERTIFICATE-----"})) == 0
	count(of(null)) == 0
}
