# METADATA
# title: a Data Fusion instance is on the internet
# description: |
#   Whoever finds it can try to log in.
#
#   Set `private_instance = true`.
# custom:
#   id: tf-data-fusion-private
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_87"
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
#       private_instance = true
#     }
package infralint.terraform.data_fusion_private

import data.infralint.lib.terraform as tf

rows := {
	"google_data_fusion_instance": [{"at": ["private_instance"], "want": {true, "true", "1"}, "say": "is on the internet"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
