# METADATA
# title: a project has the network that Google gives it
# description: |
#   The default network has firewall rules for SSH and RDP from the whole internet.
#
#   Set `auto_create_network = false`.
# custom:
#   id: tf-default-network
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_27"
#     - "trivy:GCP-0010"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_project]
#   bad: |
#     resource "google_project" "main" {
#     }
#   good: |
#     resource "google_project" "main" {
#       auto_create_network = false
#     }
package infralint.terraform.default_network

import data.infralint.lib.terraform as tf

rows := {
	"google_project": [{"at": ["auto_create_network"], "want": {false, "false", "0"}, "say": "has the default network"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
