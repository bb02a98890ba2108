# METADATA
# title: network policies have no effect in a cluster
# description: |
#   Each pod may talk to each other one, whatever the NetworkPolicies say: nobody enforces
#   them. A pod that is broken into reaches the databases of all others.
#
#   Switch `network_policy` on, or take Dataplane V2 (`datapath_provider =
#   "ADVANCED_DATAPATH"`); in AKS set `network_policy` in `network_profile`.
# custom:
#   id: tf-cluster-network-policy
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_7"
#     - "checkov:CKV_GCP_12"
#     - "trivy:AZU-0043"
#     - "trivy:GCP-0056"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_kubernetes_cluster, google_container_cluster]
#   bad: |
#     resource "google_container_cluster" "main" {
#     }
#   good: |
#     resource "google_container_cluster" "main" {
#       network_policy {
#         enabled = true
#       }
#     }
package infralint.terraform.cluster_network_policy

import data.infralint.lib.terraform as tf

rows := {
	"google_container_cluster": [{"at": ["network_policy", 0, "enabled"], "want": {true, "true", "1"}, "say": "does not enforce network policies"}],
	"azurerm_kubernetes_cluster": [{"at": ["network_profile", 0, "network_policy"], "bad": {null, ""}, "say": "does not enforce network policies"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
	not is_exempt(found.resource)
}

is_exempt(r) if not object.get(r.values, "enable_autopilot", false) in tf.unset

# Dataplane V2 enforces them without being asked.
is_exempt(r) if not object.get(r.values, "datapath_provider", "LEGACY_DATAPATH") in {"LEGACY_DATAPATH", "DATAPATH_PROVIDER_UNSPECIFIED", ""}
