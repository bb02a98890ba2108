# METADATA
# title: what firewalls let in and out
# description: |
#   The rules of security groups and firewalls of several clouds in one form, those of
#   them that are for anybody on the internet.
package infralint.lib.network

import data.infralint.lib.terraform as tf

# ingress has the rules that let anybody in: from which port to which, the
# resource, and the path of what says "anybody".
ingress := array.concat(aws_in, array.concat(azure("inbound", "source_address"), array.concat(google("INGRESS", "source_ranges"), other)))

# egress has those that let everything out, whatever its destination.
egress := array.concat(aws_out, array.concat(azure("outbound", "destination_address"), google("EGRESS", "destination_ranges")))

# anybody holds for an address that is all addresses, or half of them: two such rules
# are as good as one.
anybody(address) if address in {"0.0.0.0/0", "::/0", "0000:0000:0000:0000:0000:0000:0000:0000/0", "0:0:0:0:0:0:0:0/0"}

anybody(address) if address in {"0.0.0.0/1", "128.0.0.0/1", "::/1", "8000::/1"}

# open is the steps behind which a block says "anybody".
open(block, names) := [steps |
	some name in names
	some steps in opens(block[name], name)
]

opens(value, name) := [[name]] if {
	is_string(value)
	anybody(value)
}

opens(value, name) := [[name, i] | some i, address in value; anybody(address)] if is_array(value)

# everything is all ports.
everything := {"from": 0, "to": 65535}

# portless is for protocols that have no ports.
portless := {"from": -1, "to": -1}

# ports are those of a block with from_port and to_port.
ports(block, protocol) := range_of(block, lower(sprintf("%v", [protocol]))) if {
	not is_null(protocol)
	tf.is_known(protocol)
}

# Without a protocol it is all of them, on the ports that are given.
ports(block, null) := range_of(block, "tcp")

ports(block, null) := everything if {
	tf.is_missing(block, "from_port")
	tf.is_missing(block, "to_port")
}

range_of(_, protocol) := everything if protocol in {"-1", "all", "any"}

range_of(block, protocol) := {"from": tf.int(block.from_port), "to": tf.int(block.to_port)} if protocol in {"tcp", "6", "udp", "17"}

range_of(_, protocol) := portless if protocol in {"icmp", "1", "icmpv6", "58", "esp", "50", "ah", "51", "sctp", "132"}

aws_in := array.concat(
	aws(
		"ingress",
		["cidr_blocks", "ipv6_cidr_blocks"],
		[{"r": r, "at": [], "block": r.values} | some r in input.resources.aws_security_group_rule; r.values.type == "ingress"],
	),
	aws_rules("aws_vpc_security_group_ingress_rule"),
)

aws_out := array.concat(
	aws(
		"egress",
		["cidr_blocks", "ipv6_cidr_blocks"],
		[{"r": r, "at": [], "block": r.values} | some r in input.resources.aws_security_group_rule; r.values.type == "egress"],
	),
	aws_rules("aws_vpc_security_group_egress_rule"),
)

aws(inline, names, single) := [object.union(range, {"resource": e.r, "path": tf.at(e.r, array.concat(e.at, steps))}) |
	some e in array.concat(single, [{"r": r, "at": [inline, i], "block": block} |
		some r in tf.resources({"aws_security_group", "aws_default_security_group"})
		some [i, block] in tf.blocks(r.values, inline)
	])
	some steps in open(e.block, names)
	range := ports(e.block, object.get(e.block, "protocol", null))
]

aws_rules(type) := [object.union(range, {"resource": r, "path": tf.at(r, steps)}) |
	some r in input.resources[type]
	some steps in open(r.values, ["cidr_ipv4", "cidr_ipv6"])
	range := ports(r.values, object.get(r.values, "ip_protocol", null))
]

# acl has the rules of network ACLs of AWS that let anybody in.
acl := [object.union(range, {"resource": e.r, "path": tf.at(e.r, array.concat(e.at, steps))}) |
	some e in acl_rules
	some steps in open(e.block, ["cidr_block", "ipv6_cidr_block"])
	range := ports(e.block, object.get(e.block, "protocol", null))
]

acl_rules := array.concat(
	[{"r": r, "at": [], "block": r.values} |
		some r in input.resources.aws_network_acl_rule
		lower(r.values.rule_action) == "allow"
		not tf.is_true(object.get(r.values, "egress", false))
	],
	[{"r": r, "at": ["ingress", i], "block": block} |
		some r in input.resources.aws_network_acl
		some [i, block] in tf.blocks(r.values, "ingress")
		lower(block.action) == "allow"
	],
)

azure(direction, side) := [object.union(range, {"resource": e.r, "path": tf.at(e.r, array.concat(e.at, steps)), "protocol": protocol}) |
	some e in azure_rules
	lower(e.block.direction) == direction
	lower(e.block.access) == "allow"
	protocol := lower(object.get(e.block, "protocol", "*"))
	protocol in {"*", "tcp", "udp"}
	some steps in azure_open(e.block, side)
	some range in azure_ports(e.block)
]

azure_rules := array.concat(
	[{"r": r, "at": [], "block": r.values} | some r in input.resources.azurerm_network_security_rule],
	[{"r": r, "at": ["security_rule", i], "block": block} |
		some r in input.resources.azurerm_network_security_group
		some [i, block] in tf.blocks(r.values, "security_rule")
	],
)

azure_open(block, side) := array.concat(
	[[name] |
		name := sprintf("%s_prefix", [side])
		azure_anybody(block[name])
	],
	[[name, i] |
		name := sprintf("%s_prefixes", [side])
		some i, address in block[name]
		azure_anybody(address)
	],
)

azure_anybody(address) if lower(address) in {"*", "0.0.0.0", "0.0.0.0/0", "::/0", "internet", "any", "<nw>/0", "/0"}

azure_ports(block) := array.concat(
	[range | some text in split(sprintf("%v", [block.destination_port_range]), ","); range := span(trim_space(text), "-")],
	[range | some text in block.destination_port_ranges; range := span(text, "-")],
)

# span is a range of ports as a text: "22", "20-30", "*".
span(text, _) := everything if text in {"*", "all", "-1/-1"}

span(text, _) := {"from": tf.int(text), "to": tf.int(text)}

span(text, separator) := {"from": tf.int(low), "to": tf.int(high)} if {
	[low, high] := split(text, separator)
	low != "-1"
}

google(direction, side) := [object.union(range, {"resource": r, "path": tf.at(r, steps)}) |
	some r in input.resources.google_compute_firewall
	upper(object.get(r.values, "direction", "INGRESS")) == direction
	not tf.is_true(object.get(r.values, "disabled", false))
	some steps in open(r.values, [side])
	some [_, block] in tf.blocks(r.values, "allow")
	some range in google_ports(block)
]

google_ports(block) := [everything] if {
	lower(block.protocol) in {"all", "tcp", "udp", "6", "17"}
	tf.is_missing(block, "ports")
}

google_ports(block) := [portless] if lower(block.protocol) in {"icmp", "1", "esp", "50", "ah", "51", "sctp", "132", "ipip", "94"}

google_ports(block) := [range | some text in block.ports; range := span(sprintf("%v", [text]), "-")] if {
	lower(block.protocol) in {"tcp", "udp", "6", "17"}
	not tf.is_missing(block, "ports")
}

other := array.concat(openstack, array.concat(digitalocean, alicloud))

openstack := [object.union(range, {"resource": r, "path": tf.at(r, ["remote_ip_prefix"])}) |
	some r in input.resources.openstack_networking_secgroup_rule_v2
	r.values.direction == "ingress"
	anybody(r.values.remote_ip_prefix)
	range := openstack_ports(r.values)
]

openstack_ports(values) := {"from": tf.int(values.port_range_min), "to": tf.int(values.port_range_max)}

openstack_ports(values) := everything if {
	tf.is_missing(values, "port_range_min")
	tf.is_missing(values, "port_range_max")
	lower(object.get(values, "protocol", "any")) in {"any", "tcp", "udp"}
}

digitalocean := [object.union(range, {"resource": r, "path": tf.at(r, array.concat(["inbound_rule", i], steps))}) |
	some r in input.resources.digitalocean_firewall
	some [i, block] in tf.blocks(r.values, "inbound_rule")
	some steps in open(block, ["source_addresses"])
	range := span(block.port_range, "-")
]

alicloud := [object.union(range, {"resource": r, "path": tf.at(r, ["cidr_ip"])}) |
	some r in input.resources.alicloud_security_group_rule
	r.values.type == "ingress"
	anybody(r.values.cidr_ip)
	range := span(r.values.port_range, "/")
]

# is_everything holds for a rule for all ports.
is_everything(rule) if {
	rule.from <= 1
	rule.to >= 65535
}

# words names the ports of a rule.
words(rule) := "all ports" if is_everything(rule)

words(rule) := "a protocol without ports" if rule.from == -1

words(rule) := sprintf("port %v", [rule.from]) if {
	rule.from == rule.to
	rule.from != -1
}

words(rule) := sprintf("ports %v to %v", [rule.from, rule.to]) if {
	rule.from != rule.to
	rule.from != -1
	not is_everything(rule)
}
