package infralint.terraform.iam_public_principal_test

import data.infralint.lib.testing
import data.infralint.terraform.iam_public_principal

statement(more) := json.marshal({"Statement": [object.union({"Effect": "Allow", "Action": "a:b", "Principal": "*"}, more)]})

test_resources if {
	iam_public_principal.deny == {{
		"msg": "aws_kms_key.a allows anybody to do what its policy says",
		"path": ["resources", "aws_kms_key", "a", "values", "policy", "Statement", 0, "Principal"],
	}} with input as testing.terraform({"aws_kms_key": {
		"a": {"policy": statement({})},
		"b": {"policy": statement({"Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-1"}}})},
		"c": {"policy": statement({"Effect": "Deny"})},
	}})
}

test_document if {
	everyone := {"type": "AWS", "identifiers": ["*"]}
	[r.path | some r in iam_public_principal.deny] == [["data", "aws_iam_policy_document", "a", "values", "statement", 0, "principals", 0, "identifiers"]] with input as testing.terraform_with({"data": {"aws_iam_policy_document": {"a": {"statement": [
		{"principals": [everyone]},
		{"principals": [everyone], "condition": [{"test": "StringEquals"}]},
	]}}}})
}

test_others if {
	{r.msg | some r in iam_public_principal.deny} == {
		"aws_lambda_permission.a allows anybody to call the function",
		"google_pubsub_topic_iam_member.a gives roles/pubsub.publisher to allUsers",
		"google_pubsub_topic_iam_binding.b gives a role to allAuthenticatedUsers",
	} with input as testing.terraform({
		"aws_lambda_permission": {"a": {"principal": "*"}, "b": {"principal": "*", "source_arn": "arn:x"}},
		"google_pubsub_topic_iam_member": {"a": {"role": "roles/pubsub.publisher", "member": "allUsers"}},
		"google_pubsub_topic_iam_binding": {"b": {"members": ["user:a@example.com", "allAuthenticatedUsers"]}},
	})
}
