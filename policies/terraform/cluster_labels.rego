# METADATA
# title: a cluster has no labels
# description: |
#   Nobody can tell from the bill or the inventory what the cluster is for and whose it
#   is.
#
#   Give it `resource_labels`.
# custom:
#   id: tf-cluster-labels
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_GCP_21"
#     - "trivy:GCP-0051"
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
#       resource_labels = { "team" = "shop" }
#     }
package infralint.terraform.cluster_labels

import data.infralint.lib.terraform as tf

rows := {
	"google_container_cluster": [{"at": ["resource_labels"], "bad": {null}, "say": "has no labels"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
