# METADATA
# title: objects of a bucket are kept for ever
# description: |
#   Old versions and uploads that were never finished cost more each month.
#
#   Add an `aws_s3_bucket_lifecycle_configuration`.
# custom:
#   id: tf-bucket-lifecycle
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV2_AWS_61"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_s3_bucket, aws_s3_bucket_lifecycle_configuration]
#   bad: |
#     resource "aws_s3_bucket" "main" {
#     }
#   good: |
#     resource "aws_s3_bucket" "main" {
#     }
#
#     resource "aws_s3_bucket_lifecycle_configuration" "main" {
#       bucket = aws_s3_bucket.main.id
#     }
package infralint.terraform.bucket_lifecycle

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": r.path} if {
	some r in input.resources.aws_s3_bucket
	not is_done(r)
	msg := sprintf("%s keeps its objects for ever", [r.address])
}

is_done(r) if tf.accompanied(r, "aws_s3_bucket_lifecycle_configuration", "bucket", "bucket")

is_done(r) if r.values.lifecycle_rule
