# METADATA
# title: an instance of Google Compute Engine is less protected than it could be
# description: |
#   Serial ports take passwords from the whole internet, keys of the project open every
#   machine, and a machine that forwards packets can pass as another. OS Login ties keys
#   to people, and a shielded machine checks what it boots.
#
#   Leave serial ports and forwarding off, and switch OS Login and the parts of Shielded
#   VM on.
# custom:
#   id: tf-instance-hardening
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_32"
#     - "checkov:CKV_GCP_33"
#     - "checkov:CKV_GCP_34"
#     - "checkov:CKV_GCP_35"
#     - "checkov:CKV_GCP_36"
#     - "checkov:CKV_GCP_39"
#     - "trivy:GCP-0030"
#     - "trivy:GCP-0032"
#     - "trivy:GCP-0041"
#     - "trivy:GCP-0042"
#     - "trivy:GCP-0043"
#     - "trivy:GCP-0045"
#     - "trivy:GCP-0067"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_compute_instance, google_compute_instance_template, google_compute_project_metadata]
#   bad: |
#     resource "google_compute_instance" "it" {
#       metadata = {
#         "serial-port-enable" = true
#         "enable-oslogin" = "fine"
#         "block-project-ssh-keys" = true
#       }
#       can_ip_forward = false
#       shielded_instance_config {
#         enable_vtpm = true
#         enable_integrity_monitoring = true
#       }
#     }
#   good: |
#     resource "google_compute_instance" "it" {
#       metadata = {
#         "serial-port-enable" = "fine"
#         "enable-oslogin" = "fine"
#         "block-project-ssh-keys" = true
#       }
#       can_ip_forward = false
#       shielded_instance_config {
#         enable_vtpm = true
#         enable_integrity_monitoring = true
#       }
#     }
package infralint.terraform.instance_hardening

import data.infralint.lib.terraform as tf

rows := {
	"google_compute_instance": [
		{"at": ["metadata", "serial-port-enable"], "bad": {true, "true", "TRUE", "True", "1"}, "say": "has serial ports switched on"},
		{"at": ["metadata", "enable-oslogin"], "bad": {false, "false", "FALSE", "False"}, "say": "switches OS Login off"},
		{"at": ["metadata", "block-project-ssh-keys"], "want": {true, "true", "TRUE", "True"}, "say": "lets keys of the project in"},
		{"at": ["can_ip_forward"], "bad": {true, "true", "1"}, "say": "forwards packets"},
		{"at": ["shielded_instance_config", 0, "enable_vtpm"], "bad": {false, "false", "0"}, "say": "has no virtual TPM"},
		{"at": ["shielded_instance_config", 0, "enable_integrity_monitoring"], "bad": {false, "false", "0"}, "say": "does not check what it boots"},
	],
	"google_compute_instance_template": [
		{"at": ["metadata", "serial-port-enable"], "bad": {true, "true", "TRUE", "True", "1"}, "say": "has serial ports switched on"},
		{"at": ["metadata", "enable-oslogin"], "bad": {false, "false", "FALSE", "False"}, "say": "switches OS Login off"},
		{"at": ["metadata", "block-project-ssh-keys"], "want": {true, "true", "TRUE", "True"}, "say": "lets keys of the project in"},
		{"at": ["can_ip_forward"], "bad": {true, "true", "1"}, "say": "forwards packets"},
		{"at": ["shielded_instance_config", 0, "enable_vtpm"], "bad": {false, "false", "0"}, "say": "has no virtual TPM"},
		{"at": ["shielded_instance_config", 0, "enable_integrity_monitoring"], "bad": {false, "false", "0"}, "say": "does not check what it boots"},
	],
	"google_compute_project_metadata": [{"at": ["metadata", "enable-oslogin"], "want": {true, "true", "TRUE", "True"}, "say": "does not switch OS Login on"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
