# METADATA
# title: access to a bucket is not uniform
# description: |
#   Access can be given for each object by ACLs, besides IAM. Nobody sees from the bucket
#   who can read what.
#
#   Set `uniform_bucket_level_access`, so that IAM alone decides.
# custom:
#   id: tf-bucket-uniform-access
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_GCP_29"
#     - "trivy:GCP-0002"
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
#       uniform_bucket_level_access = true
#     }
package infralint.terraform.bucket_uniform_access

import data.infralint.lib.terraform as tf

rows := {
	"google_storage_bucket": [{"at": ["uniform_bucket_level_access"], "want": {true, "true", "1"}, "say": "leaves access to ACLs of objects"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
