package infralint.terraform.iam_service_wildcard_test

import data.infralint.lib.testing
import data.infralint.terraform.iam_service_wildcard

test_reported if {
	text := json.marshal({"Statement": [{"Effect": "Allow", "Action": ["s3:*", "s3:Get*"], "Resource": "*"}]})
	{r.msg | some r in iam_service_wildcard.deny} == {"aws_iam_policy.a allows the actions s3:*"} with input as testing.terraform({"aws_iam_policy": {"a": {"policy": text}}})
	{r.msg | some r in iam_service_wildcard.deny} == {"data.aws_iam_policy_document.a allows the actions s3:*"} with input as testing.terraform_with({"data": {"aws_iam_policy_document": {"a": {"statement": [{"actions": ["s3:*"], "resources": ["arn:aws:s3:::a"]}]}}}})
}
