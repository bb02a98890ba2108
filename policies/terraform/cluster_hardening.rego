# METADATA
# title: a cluster or its nodes lack protections that they could have
# description: |
#   Nodes that are not upgraded keep known holes, and pods that reach the metadata of
#   their node take on its identity.
#
#   Switch on automatic upgrades and repair, workload identity, shielded nodes and
#   network policies; Autopilot clusters have all of them.
# custom:
#   id: tf-cluster-hardening
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_7"
#     - "checkov:CKV_AZURE_141"
#     - "checkov:CKV_GCP_9"
#     - "checkov:CKV_GCP_10"
#     - "checkov:CKV_GCP_23"
#     - "checkov:CKV_GCP_71"
#     - "trivy:AZU-0043"
#     - "trivy:GCP-0049"
#     - "trivy:GCP-0055"
#     - "trivy:GCP-0058"
#     - "trivy:GCP-0063"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds:
#           - azurerm_kubernetes_cluster
#           - google_container_cluster
#           - google_container_node_pool
#           - local_account_disabled
#   bad: |
#     resource "google_container_node_pool" "it" {
#       management {
#         auto_upgrade = false
#         auto_repair = true
#       }
#     }
#   good: |
#     resource "google_container_node_pool" "it" {
#       management {
#         auto_upgrade = true
#         auto_repair = true
#       }
#     }
package infralint.terraform.cluster_hardening

import data.infralint.lib.terraform as tf

rows := {
	"google_container_node_pool": [
		{"at": ["management", 0, "auto_upgrade"], "want": {true, "true", "1"}, "say": "does not upgrade its nodes"},
		{"at": ["management", 0, "auto_repair"], "want": {true, "true", "1"}, "say": "does not repair its nodes"},
	],
	"google_container_cluster": [
		{"at": ["enable_shielded_nodes"], "bad": {false, "false", "0"}, "say": "has nodes that do not check what they boot"},
		{"at": ["workload_identity_config", 0, "workload_pool"], "bad": {null, ""}, "say": "has no workload identity"},
		{"at": ["ip_allocation_policy"], "bad": {null}, "say": "does not use alias addresses"},
	],
	"azurerm_kubernetes_cluster": [
		{"at": ["network_profile", 0, "network_policy"], "bad": {null, ""}, "say": "has no network policies"},
		{"at": ["local_account_disabled"], "want": {true, "true", "1"}, "say": "has a local account"},
	],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
	not is_exempt(found.resource)
}

is_exempt(r) if r.values.enable_autopilot in tf.on
