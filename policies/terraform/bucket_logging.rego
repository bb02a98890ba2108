# METADATA
# title: nobody writes down who reads a bucket
# description: |
#   When data has leaked, nothing tells which objects were read, when, and by whom.
#
#   Switch on access logs to another bucket, or record data events with CloudTrail and
#   leave this policy off.
# custom:
#   id: tf-bucket-logging
#   severity: note
#   tags: [security]
#   peers:
#     - "trivy:AWS-0163"
#     - "checkov:CKV_AWS_18"
#     - "checkov:CKV_GCP_62"
#     - "trivy:AWS-0089"
#     - "trivy:GCP-0077"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_s3_bucket, aws_s3_bucket_acl, aws_s3_bucket_logging, google_storage_bucket]
#   bad: |
#     resource "google_storage_bucket" "main" {
#     }
#   good: |
#     resource "google_storage_bucket" "main" {
#       logging {
#         log_bucket = "logs"
#       }
#     }
package infralint.terraform.bucket_logging

import data.infralint.lib.terraform as tf

rows := {
	"google_storage_bucket": [{"at": ["logging", 0, "log_bucket"], "bad": {null}, "say": "has no access logs"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}

deny contains {"msg": msg, "path": r.path} if {
	some r in input.resources.aws_s3_bucket
	not is_done(r)
	msg := sprintf("%s has no access logs", [r.address])
}

is_done(r) if r.values.logging

# A bucket that logs are written to would log its own logs.
is_done(r) if r.values.acl == "log-delivery-write"

is_done(r) if {
	some acl in input.resources.aws_s3_bucket_acl
	acl.values.acl == "log-delivery-write"
	tf.belongs(acl, "bucket", r, "bucket")
}

is_done(r) if tf.accompanied(r, "aws_s3_bucket_logging", "bucket", "bucket")
