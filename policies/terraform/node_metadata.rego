# METADATA
# title: pods can reach the metadata of their nodes
# description: |
#   A pod that asks the metadata server of its node gets the credentials of the node, with
#   what the node may do in the project.
#
#   Set `mode = "GKE_METADATA"` in `workload_metadata_config`, and give pods identities of
#   their own.
# custom:
#   id: tf-node-metadata
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_69"
#     - "trivy:GCP-0057"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_container_cluster, google_container_node_pool]
#   bad: |
#     resource "google_container_cluster" "main" {
#       node_config {
#         workload_metadata_config {
#           mode = "GCE_METADATA"
#         }
#       }
#     }
#   good: |
#     resource "google_container_cluster" "main" {
#       node_config {
#         workload_metadata_config {
#           mode = "GKE_METADATA"
#         }
#       }
#     }
package infralint.terraform.node_metadata

import data.infralint.lib.terraform as tf

rows := {
	"google_container_cluster": [{"at": ["node_config", 0, "workload_metadata_config", 0, "mode"], "want": {"GKE_METADATA"}, "say": "lets pods reach the metadata of their nodes"}],
	"google_container_node_pool": [{"at": ["node_config", 0, "workload_metadata_config", 0, "mode"], "want": {"GKE_METADATA"}, "say": "lets pods reach the metadata of their nodes"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
	not is_exempt(found.resource)
}

# Autopilot looks after its nodes, and a pool that is removed has none.
is_exempt(r) if not object.get(r.values, "enable_autopilot", false) in tf.unset

is_exempt(r) if not object.get(r.values, "remove_default_node_pool", false) in tf.unset

# What it was called before version 4 of the provider.
is_exempt(r) if {
	name := tf.lookup(r.values, ["node_config", 0, "workload_metadata_config", 0, "node_metadata"])
	not name in {null, "EXPOSE", "UNSPECIFIED"}
}
