# METADATA
# title: a cluster keeps the node pool that it was made with
# description: |
#   It cannot be changed without making the cluster anew, and has the rights and images of
#   the beginning.
#
#   Set `remove_default_node_pool = true`, and add node pools.
# custom:
#   id: tf-node-pool-default
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_GCP_123"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_container_cluster]
#   bad: |
#     resource "google_container_cluster" "main" {
#     }
#   good: |
#     resource "google_container_cluster" "main" {
#       remove_default_node_pool = true
#     }
package infralint.terraform.node_pool_default

import data.infralint.lib.terraform as tf

rows := {
	"google_container_cluster": [{"at": ["remove_default_node_pool"], "want": {true, "true", "1"}, "say": "keeps the node pool that it was made with"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
	not is_exempt(found.resource)
}

is_exempt(r) if not object.get(r.values, "enable_autopilot", false) in tf.unset
