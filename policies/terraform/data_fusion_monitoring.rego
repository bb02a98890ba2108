# METADATA
# title: a Data Fusion instance is not monitored
# description: |
#   When it fails, nothing shows when that began.
#
#   Set `enable_stackdriver_monitoring = true`.
# custom:
#   id: tf-data-fusion-monitoring
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_GCP_105"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_data_fusion_instance]
#   bad: |
#     resource "google_data_fusion_instance" "main" {
#     }
#   good: |
#     resource "google_data_fusion_instance" "main" {
#       enable_stackdriver_monitoring = true
#     }
package infralint.terraform.data_fusion_monitoring

import data.infralint.lib.terraform as tf

rows := {
	"google_data_fusion_instance": [{"at": ["enable_stackdriver_monitoring"], "want": {true, "true", "1"}, "say": "is not monitored"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
