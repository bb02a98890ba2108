# METADATA
# title: a machine gets an address on the internet
# description: |
#   The machine, or each machine in the subnet, gets a public address. Whatever it listens
#   on is a rule of a firewall away from everybody.
#
#   Put machines in private subnets, behind a load balancer and a NAT gateway.
# custom:
#   id: tf-public-ip
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_130"
#     - "checkov:CKV_AWS_333"
#     - "checkov:CKV_AWS_88"
#     - "checkov:CKV_AZURE_119"
#     - "checkov:CKV_GCP_40"
#     - "trivy:AWS-0009"
#     - "trivy:AWS-0164"
#     - "trivy:AZU-0076"
#     - "trivy:GCP-0031"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds:
#           - aws_default_subnet
#           - aws_ecs_service
#           - aws_instance
#           - aws_launch_configuration
#           - aws_launch_template
#           - aws_subnet
#           - azurerm_network_interface
#           - google_compute_instance
#           - google_compute_instance_template
#   bad: |
#     resource "aws_instance" "main" {
#       associate_public_ip_address = true
#     }
#   good: |
#     resource "aws_instance" "main" {
#       associate_public_ip_address = false
#     }
package infralint.terraform.public_ip

import data.infralint.lib.terraform as tf

rows := {
	"aws_instance": [{"at": ["associate_public_ip_address"], "bad": {true, "true", "1"}, "say": "gets an address on the internet"}],
	"aws_launch_configuration": [{"at": ["associate_public_ip_address"], "bad": {true, "true", "1"}, "say": "gets an address on the internet"}],
	"aws_launch_template": [{"at": ["network_interfaces", "*", "associate_public_ip_address"], "bad": {true, "true", "1"}, "say": "gets an address on the internet"}],
	"aws_subnet": [{"at": ["map_public_ip_on_launch"], "bad": {true, "true", "1"}, "say": "gives addresses on the internet to what is in it"}],
	"aws_default_subnet": [{"at": ["map_public_ip_on_launch"], "bad": {true, "true", "1"}, "say": "gives addresses on the internet to what is in it"}],
	"aws_ecs_service": [{"at": ["network_configuration", 0, "assign_public_ip"], "bad": {true, "true", "1"}, "say": "gets an address on the internet"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}

deny contains {"msg": msg, "path": tf.at(r, ["network_interface", i, "access_config"])} if {
	some r in tf.resources({"google_compute_instance", "google_compute_instance_template"})
	some [i, interface] in tf.blocks(r.values, "network_interface")
	count(tf.blocks(interface, "access_config")) > 0
	msg := sprintf("%s gets an address on the internet", [r.address])
}

deny contains {"msg": msg, "path": tf.at(r, ["ip_configuration", i, "public_ip_address_id"])} if {
	some r in input.resources.azurerm_network_interface
	some [i, config] in tf.blocks(r.values, "ip_configuration")
	is_given(r, i, config.public_ip_address_id)
	msg := sprintf("%s gets an address on the internet", [r.address])
}

is_given(_, _, id) if {
	tf.is_known(id)
	id != ""
}

is_given(r, i, id) if {
	not tf.is_known(id)
	count(r.references[sprintf("ip_configuration.%d.public_ip_address_id", [i])]) > 0
}
