# METADATA
# title: nodes do not compare what they boot
# description: |
#   Nobody is told that a node boots something else than before.
#
#   Leave `enable_integrity_monitoring` on.
# custom:
#   id: tf-node-integrity-monitoring
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_72"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_container_cluster, google_container_node_pool]
#   bad: |
#     resource "google_container_cluster" "main" {
#       node_config {
#         shielded_instance_config {
#           enable_integrity_monitoring = false
#         }
#       }
#     }
#   good: |
#     resource "google_container_cluster" "main" {
#       node_config {
#         shielded_instance_config {
#           enable_integrity_monitoring = true
#         }
#       }
#     }
package infralint.terraform.node_integrity_monitoring

import data.infralint.lib.terraform as tf

rows := {
	"google_container_cluster": [{"at": ["node_config", 0, "shielded_instance_config", 0, "enable_integrity_monitoring"], "bad": {false, "false", "0"}, "say": "has nodes that do not compare what they boot"}],
	"google_container_node_pool": [{"at": ["node_config", 0, "shielded_instance_config", 0, "enable_integrity_monitoring"], "bad": {false, "false", "0"}, "say": "has nodes that do not compare what they boot"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
