# METADATA
# title: an instance of Google Compute Engine boots what nobody has signed
# description: |
#   A driver or a kernel that was put in by an attacker is loaded like any other.
#
#   Set `enable_secure_boot = true` in `shielded_instance_config`, unless the image has
#   drivers that are not signed.
# custom:
#   id: tf-vm-secure-boot
#   severity: note
#   tags: [security]
#   peers:
#     - "trivy:GCP-0067"
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
#         enable_secure_boot = true
#       }
#     }
package infralint.terraform.vm_secure_boot

import data.infralint.lib.terraform as tf

rows := {
	"google_compute_instance": [{"at": ["shielded_instance_config", 0, "enable_secure_boot"], "want": {true, "true", "1"}, "say": "boots what nobody has signed"}],
	"google_compute_instance_template": [{"at": ["shielded_instance_config", 0, "enable_secure_boot"], "want": {true, "true", "1"}, "say": "boots what nobody has signed"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
