package infralint.terraform.iam_any_resource_test

import data.infralint.lib.testing
import data.infralint.terraform.iam_any_resource

policy(actions, resource) := testing.terraform({"aws_iam_policy": {"it": {"policy": json.marshal({"Statement": [{"Effect": "Allow", "Action": actions, "Resource": resource}]})}}})

test_reported if {
	count(iam_any_resource.deny) == 1 with input as policy(["s3:PutObject"], "*")
}

test_not_reported if {
	count(iam_any_resource.deny) == 0 with input as policy(["ec2:DescribeInstances"], "*")
	count(iam_any_resource.deny) == 0 with input as policy(["iam:CreateAccessKey"], "arn:aws:iam::123456789012:user/a")
}
