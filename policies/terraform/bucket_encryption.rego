# METADATA
# title: a bucket does not say how it is encrypted
# description: |
#   Amazon encrypts all new objects since 2023, so that this is no longer a hole;
#   auditors still want to see how, and older objects may be plain.
#
#   Add `aws_s3_bucket_server_side_encryption_configuration`.
# custom:
#   id: tf-bucket-encryption
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_19"
#     - "trivy:AWS-0088"
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
package infralint.terraform.bucket_encryption

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": r.path} if {
	some r in input.resources.aws_s3_bucket
	not is_done(r)
	msg := sprintf("%s does not say how it is encrypted", [r.address])
}

is_done(r) if r.values.server_side_encryption_configuration

is_done(r) if tf.accompanied(r, "aws_s3_bucket_server_side_encryption_configuration", "bucket", "bucket")
