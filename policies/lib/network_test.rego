package infralint.lib.network_test

import data.infralint.lib.network
import data.infralint.lib.testing

in_from(resources) := found if {
	found := {[r.resource.type, r.from, r.to] | some r in network.ingress} with input as testing.terraform(resources)
}

out_to(resources) := found if {
	found := {[r.resource.type, r.from, r.to] | some r in network.egress} with input as testing.terraform(resources)
}

test_aws if {
	rule := {"type": "ingress", "protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_blocks": ["0.0.0.0/0"]}
	in_from({"aws_security_group_rule": {"a": rule}}) == {["aws_security_group_rule", 22, 22]}
	out_to({"aws_security_group_rule": {"a": object.union(rule, {"type": "egress"})}}) == {["aws_security_group_rule", 22, 22]}
	in_from({"aws_vpc_security_group_ingress_rule": {"a": {"ip_protocol": "-1", "cidr_ipv4": "0.0.0.0/0"}}}) == {["aws_vpc_security_group_ingress_rule", 0, 65535]}
	in_from({"aws_default_security_group": {"a": {"ingress": [rule]}}}) == {["aws_default_security_group", 22, 22]}
}

test_spellings if {
	rule := {"type": "ingress", "from_port": "0", "to_port": "0", "cidr_blocks": ["10.0.0.0/8", "128.0.0.0/1"]}
	all := {["aws_security_group_rule", 0, 65535]}
	in_from({"aws_security_group_rule": {"a": object.union(rule, {"protocol": -1})}}) == all
	in_from({"aws_security_group_rule": {"a": object.union(rule, {"protocol": "ALL"})}}) == all
	in_from({"aws_security_group_rule": {"a": rule}}) == {["aws_security_group_rule", 0, 0]}
	in_from({"aws_security_group_rule": {"a": object.union(rule, {"protocol": "icmp"})}}) == {["aws_security_group_rule", -1, -1]}
	in_from({"aws_security_group_rule": {"a": object.union(rule, {"protocol": {"unknown": true}})}}) == set()
	in_from({"aws_security_group_rule": {"a": {"type": "ingress", "ipv6_cidr_blocks": ["::/0"]}}}) == all
	in_from({"aws_security_group_rule": {"a": {"type": "ingress", "cidr_blocks": {"unknown": true}}}}) == set()
}

test_acl if {
	allow := {"rule_action": "allow", "action": "allow", "protocol": "6", "from_port": 22, "to_port": 22, "cidr_block": "0.0.0.0/0"}
	module := testing.terraform({"aws_network_acl_rule": {"a": allow}, "aws_network_acl": {"b": {"ingress": [allow]}}})
	count(network.acl) == 2 with input as module
}

test_azure if {
	rule := {"direction": "Inbound", "access": "Allow", "protocol": "Tcp", "source_address_prefixes": ["*"], "destination_port_ranges": ["20-30", "443"]}
	in_from({"azurerm_network_security_rule": {"a": rule}}) == {["azurerm_network_security_rule", 20, 30], ["azurerm_network_security_rule", 443, 443]}
	one := {"direction": "Inbound", "access": "Allow", "source_address_prefix": "Internet", "destination_port_range": "*"}
	in_from({"azurerm_network_security_rule": {"a": object.union(one, {"destination_port_range": "80, 3389"})}}) == {["azurerm_network_security_rule", 80, 80], ["azurerm_network_security_rule", 3389, 3389]}
	in_from({"azurerm_network_security_group": {"a": {"security_rule": [one]}}}) == {["azurerm_network_security_group", 0, 65535]}
}

test_google if {
	rule := {"source_ranges": ["0.0.0.0/0"], "allow": [{"protocol": "tcp", "ports": ["22"]}, {"protocol": "all"}, {"protocol": "icmp"}]}
	in_from({"google_compute_firewall": {"a": rule}}) == {["google_compute_firewall", 22, 22], ["google_compute_firewall", 0, 65535], ["google_compute_firewall", -1, -1]}
}

test_others if {
	in_from({"openstack_networking_secgroup_rule_v2": {"a": {"direction": "ingress", "remote_ip_prefix": "::/0", "port_range_min": 1, "port_range_max": 2}}}) == {["openstack_networking_secgroup_rule_v2", 1, 2]}
	in_from({"openstack_networking_secgroup_rule_v2": {"a": {"direction": "ingress", "remote_ip_prefix": "0.0.0.0/0"}}}) == {["openstack_networking_secgroup_rule_v2", 0, 65535]}
	in_from({"digitalocean_firewall": {"a": {"inbound_rule": [{"port_range": "22", "source_addresses": ["0.0.0.0/0"]}]}}}) == {["digitalocean_firewall", 22, 22]}
	in_from({"alicloud_security_group_rule": {"a": {"type": "ingress", "cidr_ip": "0.0.0.0/0", "port_range": "22/23"}}}) == {["alicloud_security_group_rule", 22, 23]}
}

test_words if {
	network.words({"from": 0, "to": 65535}) == "all ports"
	network.words({"from": 22, "to": 22}) == "port 22"
	network.words({"from": -1, "to": -1}) == "a protocol without ports"
	network.words({"from": 22, "to": 23}) == "ports 22 to 23"
}
