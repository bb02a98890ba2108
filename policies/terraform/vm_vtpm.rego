# METADATA
# title: an instance of Google Compute Engine has no virtual TPM
# description: |
#   A virtual TPM measures what the machine boots and keeps keys. Without it nobody can
#   tell that something was put below the system.
#
#   Give the instance a `shielded_instance_config` and leave `enable_vtpm` on.
# custom:
#   id: tf-vm-vtpm
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_39"
#     - "trivy:GCP-0041"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_compute_instance, google_compute_instance_template]
#   bad: |
#     resource "google_compute_instance" "main" {
#     }
#   good: |
#     resource "google_compute_instance" "main" {
#       shielded_instance_config {
#         enable_vtpm = true
#       }
#     }
package infralint.terraform.vm_vtpm

import data.infralint.lib.terraform as tf

rows := {
	"google_compute_instance": [
		{"at": ["shielded_instance_config"], "bad": {null}, "say": "has no virtual TPM"},
		{"at": ["shielded_instance_config", 0, "enable_vtpm"], "bad": {false, "false", "0"}, "say": "has no virtual TPM"},
	],
	"google_compute_instance_template": [
		{"at": ["shielded_instance_config"], "bad": {null}, "say": "has no virtual TPM"},
		{"at": ["shielded_instance_config", 0, "enable_vtpm"], "bad": {false, "false", "0"}, "say": "has no virtual TPM"},
	],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
