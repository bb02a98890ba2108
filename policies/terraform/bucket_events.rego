# METADATA
# title: nobody is told what happens in a bucket
# description: |
#   What should be done with new objects is found out by looking.
#
#   Add an `aws_s3_bucket_notification`.
# custom:
#   id: tf-bucket-events
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV2_AWS_62"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_s3_bucket, aws_s3_bucket_notification]
#   bad: |
#     resource "aws_s3_bucket" "main" {
#     }
#   good: |
#     resource "aws_s3_bucket" "main" {
#     }
#
#     resource "aws_s3_bucket_notification" "main" {
#       bucket = aws_s3_bucket.main.id
#     }
package infralint.terraform.bucket_events

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": r.path} if {
	some r in input.resources.aws_s3_bucket
	not is_done(r)
	msg := sprintf("%s tells nobody what happens in it", [r.address])
}

is_done(r) if tf.accompanied(r, "aws_s3_bucket_notification", "bucket", "bucket")
