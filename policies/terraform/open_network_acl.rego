# METADATA
# title: a network ACL opens SSH or RDP to the internet
# description: |
#   A network ACL is the outer wall of a subnet. One that lets everybody on the internet
#   connect to SSH or RDP leaves the security groups as the only protection.
#
#   Let in what the subnet serves. Ranges for answers (1024 to 65535) hold RDP too, and
#   are part of the usual ACLs, so the policy is off unless asked for.
# custom:
#   id: tf-open-network-acl
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_229"
#     - "checkov:CKV_AWS_230"
#     - "checkov:CKV_AWS_231"
#     - "checkov:CKV_AWS_232"
#     - "trivy:AWS-0105"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds:
#           - alicloud_security_group_rule
#           - aws_default_security_group
#           - aws_network_acl
#           - aws_network_acl_rule
#           - aws_security_group
#           - aws_security_group_rule
#           - aws_vpc_security_group_egress_rule
#           - aws_vpc_security_group_ingress_rule
#           - azurerm_network_security_group
#           - azurerm_network_security_rule
#           - digitalocean_firewall
#           - google_compute_firewall
#           - openstack_networking_secgroup_rule_v2
#   bad: |
#     resource "aws_network_acl_rule" "in" {
#       rule_action = "allow"
#       protocol    = "tcp"
#       from_port   = 22
#       to_port     = 22
#       cidr_block  = "0.0.0.0/0"
#     }
#   good: |
#     resource "aws_network_acl_rule" "in" {
#       rule_action = "allow"
#       protocol    = "tcp"
#       from_port   = 22
#       to_port     = 22
#       cidr_block  = "10.0.0.0/8"
#     }
package infralint.terraform.open_network_acl

import data.infralint.lib.network

deny contains {"msg": msg, "path": rule.path} if {
	some rule in network.acl
	ports := [port | some port in [20, 21, 22, 3389]; port >= rule.from; port <= rule.to]
	count(ports) > 0
	msg := sprintf("%s opens %s to the internet", [rule.resource.address, network.words(rule)])
}
