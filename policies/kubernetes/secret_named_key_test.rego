package infralint.kubernetes.secret_named_key_test

import data.infralint.kubernetes.secret_named_key

of(data_) := found if {
	found := {r.msg | some r in secret_named_key.deny} with input as {"kind": "ConfigMap", "data": data_}
}

test_keys if {
	of({"password.policy": "strict"}) == {`key "password.policy" is called a secret`}
	of({"token-url": "https://example.com"}) == {`key "token-url" is called a secret`}
}

test_lines if {
	of({"app.properties": "a=b\ndb.password=correct-horse\n"}) == {`key "app.properties" has a line that sets db.password`}
	of({"app.yaml": "db:\n  password: 'correct-horse'\n"}) == {`key "app.yaml" has a line that sets password`}
	of({"app.json": "{\n  \"apiKey\": \"correct-horse\",\n}"}) == {`key "app.json" has a line that sets apiKey`}
}

test_others if {
	of({"app.properties": "db.password=${DB_PASSWORD}\nlevel=info\n"}) == set()
	of({"password": "correct-horse"}) == set()
	of({"token": ""}) == set()
	of({"level": "info"}) == set()
}
