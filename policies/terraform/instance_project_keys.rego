# METADATA
# title: keys of the whole project open an instance
# description: |
#   A key in the metadata of the project opens each of its machines. One that is lost is
#   enough to reach all of them.
#
#   Set `block-project-ssh-keys` to true in the metadata of the instance, or use OS Login.
# custom:
#   id: tf-instance-project-keys
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_32"
#     - "trivy:GCP-0030"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_compute_instance, google_compute_instance_template]
#   bad: |
#     resource "google_compute_instance" "main" {
#       metadata = {
#         "block-project-ssh-keys" = false
#       }
#     }
#   good: |
#     resource "google_compute_instance" "main" {
#       metadata = {
#         "block-project-ssh-keys" = true
#       }
#     }
package infralint.terraform.instance_project_keys

import data.infralint.lib.terraform as tf

rows := {
	"google_compute_instance": [{"at": ["metadata", "block-project-ssh-keys"], "want": {true, "true", "TRUE", "True"}, "say": "lets keys of the project in"}],
	"google_compute_instance_template": [{"at": ["metadata", "block-project-ssh-keys"], "want": {true, "true", "TRUE", "True"}, "say": "lets keys of the project in"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
