package infralint.terraform.unmarked_secret_test

import data.infralint.lib.testing
import data.infralint.terraform.unmarked_secret

output(more) := object.union({"path": [], "sensitive": false, "ephemeral": false, "value": {"unknown": true}}, more)

test_outputs if {
	{r.msg | some r in unmarked_secret.deny} == {`output "db_password" is not marked as sensitive`} with input as {"outputs": {
		"db_password": output({"expression": "random_password.db.result"}),
		"api_token": output({"sensitive": true}),
		"access_key": output({"expression": "aws_iam_access_key.a.id"}),
		"create_token": output({}),
		"has_password": output({"value": true}),
	}}
}

test_variables if {
	{r.msg | some r in unmarked_secret.deny} == {`variable "github_token" is not marked as sensitive`} with input as {"variables": {
		"github_token": {"path": [], "sensitive": false, "ephemeral": false, "type": "string"},
		"db_password": {"path": [], "sensitive": true, "ephemeral": false, "type": "string"},
		"private_key": {"path": [], "sensitive": false, "ephemeral": false, "type": "bool"},
	}}
}
