package infralint.terraform.public_ingress_test

import data.infralint.lib.testing
import data.infralint.terraform.public_ingress

test_reported if {
	open := {"from_port": "80", "to_port": "81", "protocol": "tcp", "cidr_blocks": ["0.0.0.0/0"]}
	{r.msg | some r in public_ingress.deny} == {"aws_security_group.a opens ports 80 to 81 to the internet"} with input as testing.terraform({"aws_security_group": {"a": {"ingress": [open]}}})
}
