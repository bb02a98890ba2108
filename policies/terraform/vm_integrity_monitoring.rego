# METADATA
# title: an instance of Google Compute Engine does not compare what it boots
# description: |
#   A rootkit in the boot loader stays for as long as the machine does, and nobody is told
#   that the machine boots something else than before.
#
#   Give the instance a `shielded_instance_config` and leave `enable_integrity_monitoring`
#   on.
# custom:
#   id: tf-vm-integrity-monitoring
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_39"
#     - "trivy:GCP-0045"
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
#         enable_integrity_monitoring = true
#       }
#     }
package infralint.terraform.vm_integrity_monitoring

import data.infralint.lib.terraform as tf

rows := {
	"google_compute_instance": [
		{"at": ["shielded_instance_config"], "bad": {null}, "say": "does not compare what it boots"},
		{"at": ["shielded_instance_config", 0, "enable_integrity_monitoring"], "bad": {false, "false", "0"}, "say": "does not compare what it boots"},
	],
	"google_compute_instance_template": [
		{"at": ["shielded_instance_config"], "bad": {null}, "say": "does not compare what it boots"},
		{"at": ["shielded_instance_config", 0, "enable_integrity_monitoring"], "bad": {false, "false", "0"}, "say": "does not compare what it boots"},
	],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
