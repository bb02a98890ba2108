# METADATA
# title: machines of a Dataproc cluster have addresses on the internet
# description: |
#   Each is one firewall rule away from everybody.
#
#   Set `internal_ip_only = true`.
# custom:
#   id: tf-dataproc-public
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_103"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_dataproc_cluster]
#   bad: |
#     resource "google_dataproc_cluster" "main" {
#     }
#   good: |
#     resource "google_dataproc_cluster" "main" {
#       cluster_config {
#         gce_cluster_config {
#           internal_ip_only = true
#         }
#       }
#     }
package infralint.terraform.dataproc_public

import data.infralint.lib.terraform as tf

rows := {
	"google_dataproc_cluster": [{"at": ["cluster_config", 0, "gce_cluster_config", 0, "internal_ip_only"], "want": {true, "true", "1"}, "say": "has machines with addresses on the internet"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
