package infralint.terraform.balancer_firewall_test

import data.infralint.lib.testing
import data.infralint.terraform.balancer_firewall

test_reported if {
	{r.path[2] | some r in balancer_firewall.deny} == {"a"} with input as testing.terraform({
		"aws_lb": {"a": {}, "b": {}},
		"aws_wafv2_web_acl_association": {"b": {"resource_arn": {"unknown": true}, "references": {"resource_arn": ["aws_lb.b"]}}},
	})
}

test_others if {
	count(balancer_firewall.deny) == 0 with input as testing.terraform({
		"aws_lb": {"a": {"internal": true}, "b": {"load_balancer_type": "network"}, "c": {}},
		"aws_wafregional_web_acl_association": {"c": {"resource_arn": {"unknown": true}, "references": {"resource_arn": ["aws_lb.c"]}}},
	})
}
