package infralint.terraform.rule_description_test

import data.infralint.lib.testing
import data.infralint.terraform.rule_description

test_reported if {
	{r.msg | some r in rule_description.deny} == {"aws_security_group.a does not say what it is for", "a rule of aws_security_group.a does not say what it is for"} with input as testing.terraform({"aws_security_group": {"a": {"ingress": [{}]}, "b": {"description": "x", "egress": [{"description": "y"}]}}})
}
