package infralint.terraform.open_udp_test

import data.infralint.lib.testing
import data.infralint.terraform.open_udp

test_reported if {
	rule := {"direction": "Inbound", "access": "Allow", "protocol": "Udp", "destination_port_range": "53", "source_address_prefix": "*"}
	{r.path[2] | some r in open_udp.deny} == {"a"} with input as testing.terraform({"azurerm_network_security_rule": {
		"a": rule,
		"b": object.union(rule, {"protocol": "Tcp"}),
		"c": object.union(rule, {"source_address_prefix": "10.0.0.0/8"}),
	}})
}
