# METADATA
# title: a firewall lets everything out
# description: |
#   A server that may connect to every address and port can fetch what an attacker wants
#   and send away what he finds. Most break-ins need a way out.
#
#   Name the ports and networks that are needed: 443 to the services in use, the
#   database, the registry. This is the default of most clouds and takes work to keep
#   up, so the policy is off unless asked for.
# custom:
#   id: tf-open-egress
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_382"
#     - "trivy:AWS-0104"
#     - "trivy:AZU-0051"
#     - "trivy:GCP-0035"
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
#       egress {
#         from_port   = 0
#         to_port     = 0
#         protocol    = "-1"
#         cidr_blocks = ["0.0.0.0/0"]
#       }
#     }
#   good: |
#     resource "aws_security_group" "web" {
#       egress {
#         from_port   = 443
#         to_port     = 443
#         protocol    = "tcp"
#         cidr_blocks = ["0.0.0.0/0"]
#       }
#     }
package infralint.terraform.open_egress

import data.infralint.lib.network

deny contains {"msg": msg, "path": rule.path} if {
	some rule in network.egress
	network.is_everything(rule)
	msg := sprintf("%s lets everything out to every address", [rule.resource.address])
}
