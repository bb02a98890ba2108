# METADATA
# title: a cluster allows an old way to log in
# description: |
#   Passwords and client certificates of a cluster cannot be taken back from one who left
#   or lost them, and ABAC gives every service account more than it needs.
#
#   Leave them off: people log in with the identity of the cloud, and RBAC says what they
#   may do.
# custom:
#   id: tf-cluster-legacy-auth
#   severity: error
#   tags: [security]
#   peers:
#     - "checkov:CKV_AZURE_5"
#     - "checkov:CKV_GCP_13"
#     - "checkov:CKV_GCP_19"
#     - "checkov:CKV_GCP_7"
#     - "trivy:AZU-0042"
#     - "trivy:GCP-0062"
#     - "trivy:GCP-0064"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds: [azurerm_kubernetes_cluster, google_container_cluster]
#   bad: |
#     resource "google_container_cluster" "main" {
#       enable_legacy_abac = true
#       master_auth {
#         client_certificate_config {
#           issue_client_certificate = false
#         }
#       }
#     }
#   good: |
#     resource "google_container_cluster" "main" {
#       enable_legacy_abac = false
#       master_auth {
#         client_certificate_config {
#           issue_client_certificate = false
#         }
#       }
#     }
package infralint.terraform.cluster_legacy_auth

import data.infralint.lib.terraform as tf

rows := {
	"google_container_cluster": [
		{"at": ["enable_legacy_abac"], "bad": {true, "true", "1"}, "say": "has legacy ABAC switched on"},
		{"at": ["master_auth", 0, "client_certificate_config", 0, "issue_client_certificate"], "bad": {true, "true", "1"}, "say": "issues a client certificate"},
	],
	"azurerm_kubernetes_cluster": [
		{"at": ["role_based_access_control_enabled"], "bad": {false, "false", "0"}, "say": "has RBAC switched off"},
		{"at": ["role_based_access_control", 0, "enabled"], "bad": {false, "false", "0"}, "say": "has RBAC switched off"},
	],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}

deny contains {"msg": msg, "path": tf.at(r, ["master_auth", 0, "password"])} if {
	some r in input.resources.google_container_cluster
	not object.get(tf.block(r.values, "master_auth"), "password", "") in {"", null}
	msg := sprintf("%s has a password", [r.address])
}
