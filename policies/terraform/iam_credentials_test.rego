package infralint.terraform.iam_credentials_test

import data.infralint.lib.testing
import data.infralint.terraform.iam_credentials

policy(action, resource) := testing.terraform({"aws_iam_policy": {"it": {"policy": json.marshal({"Statement": [{"Effect": "Allow", "Action": action, "Resource": resource}]})}}})

test_reported if {
	count(iam_credentials.deny) == 1 with input as policy("iam:CreateAccessKey", "*")
}

test_not_reported if {
	count(iam_credentials.deny) == 0 with input as policy("iam:CreateAccessKey", "arn:aws:s3:::site/*")
	count(iam_credentials.deny) == 0 with input as policy("s3:ListBucket", "*")
}
