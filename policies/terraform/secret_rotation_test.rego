package infralint.terraform.secret_rotation_test

import data.infralint.lib.testing
import data.infralint.terraform.secret_rotation

test_reported if {
	{r.path[2] | some r in secret_rotation.deny} == {"a"} with input as testing.terraform({
		"aws_secretsmanager_secret": {"a": {}, "b": {}, "i": {"rotation_rules": [{}]}},
		"aws_secretsmanager_secret_rotation": {"b": {"secret_id": {"unknown": true}, "references": {"secret_id": ["aws_secretsmanager_secret.b"]}}},
	})
}
