package infralint.argocd.hardcoded_secret_test

import data.infralint.argocd.hardcoded_secret

of(source) := found if {
	found := {r.msg: r.path | some r in hardcoded_secret.deny} with input as {
		"apiVersion": "argoproj.io/v1alpha1",
		"kind": "Application",
		"spec": {"source": source},
	}
}

test_parameters if {
	of({"helm": {"parameters": [{"name": "auth.password", "value": "hunter2"}]}}) == {"parameter auth.password has a literal": ["spec", "source", "helm", "parameters", 0, "value"]}
}

test_values_object if {
	of({"helm": {"valuesObject": {"auth": {"users": [{"password": "hunter2"}]}}}}) == {"value auth.users.0.password has a literal": ["spec", "source", "helm", "valuesObject", "auth", "users", 0, "password"]}
}

test_values if {
	of({"helm": {"values": "auth:\n  rootPassword: hunter2\n"}}) == {"value auth.rootPassword has a literal": ["spec", "source", "helm", "values"]}
	of({"helm": {"values": "a: [\n"}}) == {}
}

test_plugin if {
	of({"plugin": {"env": [{"name": "TOKEN_API_KEY", "value": "0a1b2c3d"}]}}) == {"variable TOKEN_API_KEY of the plugin has a literal": ["spec", "source", "plugin", "env", 0, "value"]}
}

test_names_of_objects if {
	every name, value in {
		"auth.existingSecret": "redis",
		"imagePullSecret": "regcred",
		"auth.secretKey": "redis-password",
		"auth.password": "{{password}}",
		"auth.pass": "<path:kv/redis#password>",
		"credentials": "aws-creds",
		"token": "vault-token",
	} {
		of({"helm": {"parameters": [{"name": name, "value": value}]}}) == {}
	}
	count(of({"helm": {"parameters": [{"name": "clientSecret", "value": "abcdefgh"}]}})) == 1
	count(of({"helm": {"parameters": [{"name": "token", "value": "AKIAIOSFODNN7ABCDEFG"}]}})) == 1
}
