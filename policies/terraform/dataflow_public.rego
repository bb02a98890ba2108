# METADATA
# title: machines of a Dataflow job have addresses on the internet
# description: |
#   Each is one firewall rule away from everybody.
#
#   Set `ip_configuration = "WORKER_IP_PRIVATE"`.
# custom:
#   id: tf-dataflow-public
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_94"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_dataflow_job]
#   bad: |
#     resource "google_dataflow_job" "main" {
#       ip_configuration = "WORKER_IP_PUBLIC"
#     }
#   good: |
#     resource "google_dataflow_job" "main" {
#       ip_configuration = "WORKER_IP_PRIVATE"
#     }
package infralint.terraform.dataflow_public

import data.infralint.lib.terraform as tf

rows := {
	"google_dataflow_job": [{"at": ["ip_configuration"], "want": {"WORKER_IP_PRIVATE"}, "say": "has machines with addresses on the internet"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
