package infralint.terraform.open_ingress_test

import data.infralint.lib.testing
import data.infralint.terraform.open_ingress

test_ports if {
	open := {"from_port": 22, "to_port": 22, "protocol": "tcp", "cidr_blocks": ["10.0.0.0/8", "0.0.0.0/0"]}
	open_ingress.deny == {{
		"msg": "aws_security_group.a opens port 22 to the internet (SSH)",
		"path": ["resources", "aws_security_group", "a", "values", "ingress", 0, "cidr_blocks", 1],
	}} with input as testing.terraform({"aws_security_group": {"a": {"ingress": [open]}}})
	all := {"from_port": 0, "to_port": 0, "protocol": "-1", "ipv6_cidr_blocks": ["::/0"]}
	{r.msg | some r in open_ingress.deny} == {"aws_security_group.a opens all ports to the internet, among them 20 (FTP), 21 (FTP), 22 (SSH)"} with input as testing.terraform({"aws_security_group": {"a": {"ingress": [all]}}})
}

test_not_reported if {
	https := {"from_port": 443, "to_port": 443, "protocol": "tcp", "cidr_blocks": ["0.0.0.0/0"]}
	count(open_ingress.deny) == 0 with input as testing.terraform({"aws_security_group": {"a": {"ingress": [https]}}})
}
