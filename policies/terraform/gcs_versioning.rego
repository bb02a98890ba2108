# METADATA
# title: a bucket keeps no older versions
# description: |
#   What is overwritten or deleted, by mistake or on purpose, is gone.
#
#   Switch `versioning` on.
# custom:
#   id: tf-gcs-versioning
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_GCP_78"
#     - "trivy:GCP-0078"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [google_storage_bucket]
#   bad: |
#     resource "google_storage_bucket" "main" {
#     }
#   good: |
#     resource "google_storage_bucket" "main" {
#       versioning {
#         enabled = true
#       }
#     }
package infralint.terraform.gcs_versioning

import data.infralint.lib.terraform as tf

rows := {
	"google_storage_bucket": [{"at": ["versioning", 0, "enabled"], "want": {true, "true", "1"}, "say": "keeps no older versions"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
