# METADATA
# title: a bucket is not encrypted with a key of your own
# description: |
#   With the key of the service, whoever may read the object may decrypt it. A key in
#   KMS is a permission more, and can be watched and taken away.
#
#   Set `sse_algorithm = "aws:kms"` and name a key.
# custom:
#   id: tf-bucket-customer-key
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_145"
#     - "trivy:AWS-0132"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_s3_bucket, aws_s3_bucket_server_side_encryption_configuration]
#   bad: |
#     resource "aws_s3_bucket" "logs" {
#       bucket = "logs"
#     }
#   good: |
#     resource "aws_s3_bucket" "logs" {
#       bucket = "logs"
#     }
#
#     resource "aws_s3_bucket_server_side_encryption_configuration" "logs" {
#       bucket = aws_s3_bucket.logs.id
#       rule {
#         apply_server_side_encryption_by_default {
#           sse_algorithm = "aws:kms"
#         }
#       }
#     }
package infralint.terraform.bucket_customer_key

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": r.path} if {
	some r in input.resources.aws_s3_bucket
	not is_done(r)
	not tf.is_passed(r)
	msg := sprintf("%s is not encrypted with a key of its own", [r.address])
}

is_done(r) if fits(tf.lookup(r.values, ["server_side_encryption_configuration", 0, "rule", 0, "apply_server_side_encryption_by_default", 0, "sse_algorithm"]))

is_done(r) if {
	some c in input.resources.aws_s3_bucket_server_side_encryption_configuration
	tf.belongs(c, "bucket", r, "bucket")
	fits(tf.lookup(c.values, ["rule", 0, "apply_server_side_encryption_by_default", 0, "sse_algorithm"]))
}

fits(value) if tf.is_unknown(value)

fits(value) if value in {"aws:kms", "aws:kms:dsse"}
