# METADATA
# title: a cluster is not monitored
# description: |
#   When the cluster or what runs in it fails, nothing shows when that began and what else
#   changed.
#
#   Leave `monitoring_service` at its default.
# custom:
#   id: tf-cluster-monitoring
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_GCP_8"
#     - "trivy:GCP-0052"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_container_cluster]
#   bad: |
#     resource "google_container_cluster" "main" {
#       monitoring_service = "none"
#     }
#   good: |
#     resource "google_container_cluster" "main" {
#       monitoring_service = "monitoring.googleapis.com/kubernetes"
#     }
package infralint.terraform.cluster_monitoring

import data.infralint.lib.terraform as tf

rows := {
	"google_container_cluster": [{"at": ["monitoring_service"], "bad": {"none"}, "say": "is not monitored"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
