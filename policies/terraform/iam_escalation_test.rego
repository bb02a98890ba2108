package infralint.terraform.iam_escalation_test

import data.infralint.lib.testing
import data.infralint.terraform.iam_escalation

policy(actions, resource) := testing.terraform({"aws_iam_policy": {"it": {"policy": json.marshal({"Statement": [{"Effect": "Allow", "Action": actions, "Resource": resource}]})}}})

test_reported if {
	count(iam_escalation.deny) == 1 with input as policy(["iam:PassRole", "ec2:RunInstances"], "*")
}

test_not_reported if {
	count(iam_escalation.deny) == 0 with input as policy(["iam:PassRole"], "*")
	count(iam_escalation.deny) == 0 with input as policy(["iam:CreateAccessKey"], "arn:aws:iam::123456789012:user/a")
}
