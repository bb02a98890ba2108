# METADATA
# title: keys for SSH are not tied to people
# description: |
#   Keys in the metadata of a project or an instance belong to nobody: they stay when
#   people leave, and nothing tells who used one. OS Login ties each to an account, with
#   its roles and its second factor.
#
#   Set `enable-oslogin` to true for the project, and let no instance switch it off.
# custom:
#   id: tf-os-login
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_33"
#     - "checkov:CKV_GCP_34"
#     - "trivy:GCP-0036"
#     - "trivy:GCP-0042"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_compute_instance, google_compute_instance_template, google_compute_project_metadata]
#   bad: |
#     resource "google_compute_project_metadata" "main" {
#       metadata = {
#         "enable-oslogin" = false
#       }
#     }
#   good: |
#     resource "google_compute_project_metadata" "main" {
#       metadata = {
#         "enable-oslogin" = "TRUE"
#       }
#     }
package infralint.terraform.os_login

import data.infralint.lib.terraform as tf

rows := {
	"google_compute_project_metadata": [{"at": ["metadata", "enable-oslogin"], "want": {true, "true", "TRUE", "True"}, "say": "does not switch OS Login on"}],
	"google_compute_instance": [{"at": ["metadata", "enable-oslogin"], "bad": {false, "false", "FALSE", "False"}, "say": "switches OS Login off"}],
	"google_compute_instance_template": [{"at": ["metadata", "enable-oslogin"], "bad": {false, "false", "FALSE", "False"}, "say": "switches OS Login off"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
