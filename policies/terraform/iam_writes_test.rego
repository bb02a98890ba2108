package infralint.terraform.iam_writes_test

import data.infralint.lib.testing
import data.infralint.terraform.iam_writes

policy(actions, resource) := testing.terraform({"aws_iam_policy": {"it": {"policy": json.marshal({"Statement": [{"Effect": "Allow", "Action": actions, "Resource": resource}]})}}})

test_reported if {
	count(iam_writes.deny) == 1 with input as policy(["s3:PutObject"], "*")
	count(iam_writes.deny) == 1 with input as policy("*", "*")
}

test_not_reported if {
	count(iam_writes.deny) == 0 with input as policy(["cloudwatch:PutMetricData"], "*")
	count(iam_writes.deny) == 0 with input as policy(["iam:CreateAccessKey"], "arn:aws:iam::123456789012:user/a")
}
