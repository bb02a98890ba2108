# METADATA
# title: a Data Fusion instance writes no logs
# description: |
#   Nothing tells what it did.
#
#   Set `enable_stackdriver_logging = true`.
# custom:
#   id: tf-data-fusion-logging
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_104"
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
#       enable_stackdriver_logging = true
#     }
package infralint.terraform.data_fusion_logging

import data.infralint.lib.terraform as tf

rows := {
	"google_data_fusion_instance": [{"at": ["enable_stackdriver_logging"], "want": {true, "true", "1"}, "say": "writes no logs"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
