# METADATA
# title: pods have addresses that only routes make known
# description: |
#   Pods get their addresses from static routes. The network does not check that a packet
#   comes from the pod it claims to, and private access to other services does not work
#   for pods.
#
#   Give the cluster an `ip_allocation_policy`.
# custom:
#   id: tf-cluster-alias-addresses
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_23"
#     - "trivy:GCP-0049"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_container_cluster]
#   bad: |
#     resource "google_container_cluster" "main" {
#       name = "main"
#     }
#   good: |
#     resource "google_container_cluster" "main" {
#       name = "main"
#       ip_allocation_policy {
#       }
#     }
package infralint.terraform.cluster_alias_addresses

import data.infralint.lib.terraform as tf

rows := {
	"google_container_cluster": [{"at": ["ip_allocation_policy"], "bad": {null}, "say": "does not use alias addresses"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
	not is_exempt(found.resource)
}

# Autopilot decides this by itself.
is_exempt(r) if not object.get(r.values, "enable_autopilot", false) in tf.unset
