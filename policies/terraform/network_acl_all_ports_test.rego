package infralint.terraform.network_acl_all_ports_test

import data.infralint.lib.testing
import data.infralint.terraform.network_acl_all_ports

test_reported if {
	count(network_acl_all_ports.deny) == 2 with input as testing.terraform({
		"aws_network_acl_rule": {"a": {"rule_action": "allow", "protocol": "-1"}, "b": {"rule_action": "deny", "protocol": "-1"}},
		"aws_network_acl": {"a": {"ingress": [{"action": "allow", "protocol": "-1"}, {"action": "allow", "protocol": "tcp"}]}},
	})
}
