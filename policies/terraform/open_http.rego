# METADATA
# title: a firewall opens port 80 to the internet
# description: |
#   What is served there is not encrypted, and anybody on the way reads and changes it.
#
#   Open port 443 alone, and let the load balancer in front answer plain HTTP.
# custom:
#   id: tf-open-http
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_260"
#     - "checkov:CKV_AZURE_160"
#     - "checkov:CKV_GCP_106"
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
#         from_port   = 443
#         to_port     = 443
#         protocol    = "tcp"
#         cidr_blocks = ["0.0.0.0/0"]
#       }
#     }
package infralint.terraform.open_http

import data.infralint.lib.network

deny contains {"msg": msg, "path": rule.path} if {
	some rule in network.ingress
	rule.from <= 80
	rule.to >= 80
	msg := sprintf("%s opens %s to the internet", [rule.resource.address, network.words(rule)])
}
