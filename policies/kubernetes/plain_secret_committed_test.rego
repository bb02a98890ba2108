package infralint.kubernetes.plain_secret_committed_test

import data.infralint.kubernetes.plain_secret_committed

of(fields) := found if {
	found := plain_secret_committed.deny with input as object.union({"kind": "Secret", "metadata": {"name": "db"}}, fields)
}

test_plain if {
	of({"stringData": {"password": "hunter2"}}) == {{
		"msg": `Secret "db" holds "password" in plain text`,
		"path": ["stringData", "password"],
	}}
	of({"data": {"a": base64.encode("hunter2"), "b": base64.encode("hunter3")}}) == {{
		"msg": `Secret "db" holds "a" and 1 more values in plain text`,
		"path": ["data", "a"],
	}}
	count(of({"stringData": {"uri": "https://app:hunter2@db/app"}})) == 1
}

test_no_name if {
	{r.msg | some r in plain_secret_committed.deny} == {`Secret without a name holds "password" in plain text`} with input as {"stringData": {"password": "hunter2"}}
}

test_nothing_secret if {
	count(of({})) == 0
	count(of({"data": {"password": ""}})) == 0
	count(of({"data": {"password": "ENC[AES256_GCM,data:abc]"}})) == 0
	count(of({"stringData": {"password": "${PASSWORD}"}})) == 0
	count(of({"stringData": {"tls.crt": "-----BEGIN CERTIFICATE-----", "type": "git"}})) == 0
	count(of({"stringData": {"password": "hunter2"}, "sops": {"version": "3.9"}})) == 0
}
