package infralint.terraform.open_network_acl_test

import data.infralint.lib.testing
import data.infralint.terraform.open_network_acl

test_reported if {
	rule := {"action": "allow", "protocol": "-1", "cidr_block": "0.0.0.0/0"}
	{r.msg | some r in open_network_acl.deny} == {"aws_network_acl.a opens all ports to the internet"} with input as testing.terraform({"aws_network_acl": {"a": {"ingress": [rule]}}})
}
