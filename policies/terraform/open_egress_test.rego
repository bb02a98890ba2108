package infralint.terraform.open_egress_test

import data.infralint.lib.testing
import data.infralint.terraform.open_egress

test_reported if {
	all := {"from_port": 0, "to_port": 0, "protocol": "-1", "cidr_blocks": ["0.0.0.0/0"]}
	{r.msg | some r in open_egress.deny} == {"aws_security_group.a lets everything out to every address"} with input as testing.terraform({"aws_security_group": {"a": {"egress": [all]}}})
	count(open_egress.deny) == 0 with input as testing.terraform({"aws_security_group": {"a": {"ingress": [all]}}})
}
