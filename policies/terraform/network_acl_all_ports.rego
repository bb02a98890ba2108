# METADATA
# title: a network ACL lets all ports through
# description: |
#   One rule for all protocols makes the ACL pointless.
#
#   Name protocols and ports.
# custom:
#   id: tf-network-acl-all-ports
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_352"
#     - "trivy:AWS-0102"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_network_acl, aws_network_acl_rule]
#   bad: |
#     resource "aws_network_acl_rule" "in" {
#       rule_action = "allow"
#       protocol    = "-1"
#       cidr_block  = "10.0.0.0/8"
#     }
#   good: |
#     resource "aws_network_acl_rule" "in" {
#       rule_action = "allow"
#       protocol    = "tcp"
#       from_port   = 443
#       to_port     = 443
#       cidr_block  = "10.0.0.0/8"
#     }
package infralint.terraform.network_acl_all_ports

import data.infralint.lib.terraform as tf

every_protocol := {"-1", -1, "all", "ALL"}

deny contains {"msg": msg, "path": tf.at(r, ["protocol"])} if {
	some r in input.resources.aws_network_acl_rule
	lower(r.values.rule_action) == "allow"
	r.values.protocol in every_protocol
	msg := sprintf("%s lets all ports through", [r.address])
}

deny contains {"msg": msg, "path": tf.at(r, [kind, i, "protocol"])} if {
	some r in input.resources.aws_network_acl
	some kind in ["egress", "ingress"]
	some [i, block] in tf.blocks(r.values, kind)
	lower(block.action) == "allow"
	block.protocol in every_protocol
	msg := sprintf("%s lets all ports through", [r.address])
}
