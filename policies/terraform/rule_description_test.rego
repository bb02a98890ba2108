package infralint.terraform.rule_description_test

import data.infralint.lib.testing
import data.infralint.terraform.rule_description

test_reported if {
	{r.msg | some r in rule_description.deny} == {"a rule of aws_security_group.a does not say what it is for", "aws_security_group_rule.c does not say what it is for"} with input as testing.terraform({
		"aws_security_group": {"a": {"ingress": [{}]}, "b": {"egress": [{"description": "y"}]}},
		"aws_security_group_rule": {"c": {}},
	})
}
