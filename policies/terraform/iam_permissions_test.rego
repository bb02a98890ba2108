package infralint.terraform.iam_permissions_test

import data.infralint.lib.testing
import data.infralint.terraform.iam_permissions

policy(action, resource) := testing.terraform({"aws_iam_policy": {"it": {"policy": json.marshal({"Statement": [{"Effect": "Allow", "Action": action, "Resource": resource}]})}}})

test_reported if {
	count(iam_permissions.deny) == 1 with input as policy("s3:PutBucketPolicy", "*")
}

test_not_reported if {
	count(iam_permissions.deny) == 0 with input as policy("s3:PutBucketPolicy", "arn:aws:s3:::site/*")
	count(iam_permissions.deny) == 0 with input as policy("s3:GetObject", "*")
}
