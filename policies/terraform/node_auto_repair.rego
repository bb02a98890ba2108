# METADATA
# title: nodes that fail are not replaced
# description: |
#   A node that no longer answers stays in the pool, and what ran on it is missing until
#   somebody looks.
#
#   Set `auto_repair = true` in `management` of the pool.
# custom:
#   id: tf-node-auto-repair
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_GCP_9"
#     - "trivy:GCP-0063"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_container_node_pool]
#   bad: |
#     resource "google_container_node_pool" "main" {
#     }
#   good: |
#     resource "google_container_node_pool" "main" {
#       management {
#         auto_repair = true
#       }
#     }
package infralint.terraform.node_auto_repair

import data.infralint.lib.terraform as tf

rows := {
	"google_container_node_pool": [{"at": ["management", 0, "auto_repair"], "want": {true, "true", "1"}, "say": "does not repair its nodes"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
