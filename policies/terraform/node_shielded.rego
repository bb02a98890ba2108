# METADATA
# title: nodes do not prove what they are
# description: |
#   Without shielded nodes somebody who got into a pod may use the credentials that a node
#   starts with, and join the cluster as a node.
#
#   Leave `enable_shielded_nodes` on.
# custom:
#   id: tf-node-shielded
#   severity: warning
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_71"
#     - "trivy:GCP-0055"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_container_cluster]
#   bad: |
#     resource "google_container_cluster" "main" {
#       enable_shielded_nodes = false
#     }
#   good: |
#     resource "google_container_cluster" "main" {
#       enable_shielded_nodes = true
#     }
package infralint.terraform.node_shielded

import data.infralint.lib.terraform as tf

rows := {
	"google_container_cluster": [{"at": ["enable_shielded_nodes"], "bad": {false, "false", "0"}, "say": "has nodes that do not prove what they are"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
