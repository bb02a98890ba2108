# METADATA
# title: nodes answer the old requests for metadata
# description: |
#   The old endpoints need no header, so that a request which a pod was tricked into is
#   enough to read the credentials of the node.
#
#   Set `disable-legacy-endpoints` to true in the metadata of the nodes, or leave it out:
#   true is the default.
# custom:
#   id: tf-node-legacy-metadata
#   severity: note
#   tags: [security]
#   peers:
#     - "trivy:GCP-0048"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_container_cluster, google_container_node_pool]
#   bad: |
#     resource "google_container_cluster" "main" {
#       node_config {
#         metadata = {
#           "disable-legacy-endpoints" = false
#         }
#       }
#     }
#   good: |
#     resource "google_container_cluster" "main" {
#       node_config {
#         metadata = {
#           "disable-legacy-endpoints" = true
#         }
#       }
#     }
package infralint.terraform.node_legacy_metadata

import data.infralint.lib.terraform as tf

rows := {
	"google_container_cluster": [{"at": ["node_config", 0, "metadata", "disable-legacy-endpoints"], "bad": {false, "false", "FALSE", "False"}, "say": "has nodes with the old endpoints of metadata"}],
	"google_container_node_pool": [{"at": ["node_config", 0, "metadata", "disable-legacy-endpoints"], "bad": {false, "false", "FALSE", "False"}, "say": "has nodes with the old endpoints of metadata"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
