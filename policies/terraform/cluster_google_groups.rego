# METADATA
# title: roles in a cluster cannot be given to groups
# description: |
#   Each person has to be named in a RoleBinding, and is forgotten there when the team
#   changes.
#
#   Set `security_group` in `authenticator_groups_config`, and bind roles to groups.
# custom:
#   id: tf-cluster-google-groups
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_65"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_container_cluster]
#   bad: |
#     resource "google_container_cluster" "main" {
#       authenticator_groups_config {
#         security_group = ""
#       }
#     }
#   good: |
#     resource "google_container_cluster" "main" {
#       authenticator_groups_config {
#         security_group = "gke-security-groups@example.com"
#       }
#     }
package infralint.terraform.cluster_google_groups

import data.infralint.lib.terraform as tf

rows := {
	"google_container_cluster": [{"at": ["authenticator_groups_config", 0, "security_group"], "bad": {null, ""}, "say": "does not know groups"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
