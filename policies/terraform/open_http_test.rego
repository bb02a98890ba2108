package infralint.terraform.open_http_test

import data.infralint.lib.testing
import data.infralint.terraform.open_http

test_reported if {
	rule := {"type": "ingress", "protocol": "tcp", "from_port": 80, "to_port": 80, "cidr_blocks": ["0.0.0.0/0"]}
	{r.path[2] | some r in open_http.deny} == {"a", "b"} with input as testing.terraform({"aws_security_group_rule": {
		"a": rule,
		"b": object.union(rule, {"protocol": "-1"}),
		"c": object.union(rule, {"from_port": 443, "to_port": 443}),
	}})
}
