package infralint.terraform.group_description_test

import data.infralint.lib.testing
import data.infralint.terraform.group_description

test_reported if {
	{r.msg | some r in group_description.deny} == {"aws_security_group.a does not say what it is for"} with input as testing.terraform({"aws_security_group": {"a": {}, "b": {"description": "x"}}})
}
