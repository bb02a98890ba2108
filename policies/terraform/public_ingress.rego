# METADATA
# title: a firewall rule lets the whole internet in
# description: |
#   A rule has no other source than everybody. That is right for the ports of a public
#   web server, and for little else; this policy asks for each such rule to be looked at
#   once. The ports that are hardly ever right are reported by `tf-open-ingress`.
#
#   Name the networks that need it, or put a load balancer or a proxy in front and let
#   in only that.
# custom:
#   id: tf-public-ingress
#   severity: note
#   tags: [security]
#   peers:
#     - "trivy:DIG-0001"
#     - "trivy:AZU-0047"
#     - "trivy:GCP-0027"
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
#     resource "aws_security_group" "web" {
#       ingress {
#         from_port   = 80
#         to_port     = 80
#         protocol    = "tcp"
#         cidr_blocks = ["0.0.0.0/0"]
#       }
#     }
#   good: |
#     resource "aws_security_group" "web" {
#       ingress {
#         from_port   = 80
#         to_port     = 80
#         protocol    = "tcp"
#         cidr_blocks = ["10.0.0.0/8"]
#       }
#     }
package infralint.terraform.public_ingress

import data.infralint.lib.network

deny contains {"msg": msg, "path": rule.path} if {
	some rule in network.ingress
	msg := sprintf("%s opens %s to the internet", [rule.resource.address, network.words(rule)])
}
