# METADATA
# title: a machine forwards packets of others
# description: |
#   A machine that may send with the address of another one can pass as it, and carry
#   traffic around the firewalls. Only routers and gateways need it.
#
#   Leave forwarding off for every other machine.
# custom:
#   id: tf-ip-forwarding
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_118"
#     - "checkov:CKV_GCP_36"
#     - "trivy:GCP-0043"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_network_interface, google_compute_instance, google_compute_instance_template]
#   bad: |
#     resource "google_compute_instance" "main" {
#       can_ip_forward = true
#     }
#   good: |
#     resource "google_compute_instance" "main" {
#       can_ip_forward = false
#     }
package infralint.terraform.ip_forwarding

import data.infralint.lib.terraform as tf

rows := {
	"google_compute_instance": [{"at": ["can_ip_forward"], "bad": {true, "true", "1"}, "say": "forwards packets"}],
	"google_compute_instance_template": [{"at": ["can_ip_forward"], "bad": {true, "true", "1"}, "say": "forwards packets"}],
	"azurerm_network_interface": [
		{"at": ["enable_ip_forwarding"], "bad": {true, "true", "1"}, "say": "forwards packets"},
		{"at": ["ip_forwarding_enabled"], "bad": {true, "true", "1"}, "say": "forwards packets"},
	],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
