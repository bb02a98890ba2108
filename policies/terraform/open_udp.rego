# METADATA
# title: a firewall lets UDP in from the internet
# description: |
#   Services that answer over UDP are misused to flood others: a small request with a
#   false sender has a large answer sent to the victim.
#
#   Name the networks that need the service.
# custom:
#   id: tf-open-udp
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_77"
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
#     resource "azurerm_network_security_rule" "time" {
#       direction              = "Inbound"
#       access                 = "Allow"
#       protocol               = "Udp"
#       destination_port_range = "123"
#       source_address_prefix  = "*"
#     }
#   good: |
#     resource "azurerm_network_security_rule" "time" {
#       direction              = "Inbound"
#       access                 = "Allow"
#       protocol               = "Udp"
#       destination_port_range = "123"
#       source_address_prefix  = "10.0.0.0/8"
#     }
package infralint.terraform.open_udp

import data.infralint.lib.network

deny contains {"msg": msg, "path": rule.path} if {
	some rule in network.ingress
	rule.protocol == "udp"
	msg := sprintf("%s opens %s to the internet by UDP", [rule.resource.address, network.words(rule)])
}
