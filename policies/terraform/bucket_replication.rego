# METADATA
# title: a bucket has no copy in another region
# description: |
#   When the region fails, or somebody deletes the bucket, the data is gone.
#
#   Add an `aws_s3_bucket_replication_configuration`, for what cannot be made again.
# custom:
#   id: tf-bucket-replication
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_AWS_144"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_s3_bucket, aws_s3_bucket_replication_configuration]
#   bad: |
#     resource "aws_s3_bucket" "main" {
#     }
#   good: |
#     resource "aws_s3_bucket" "main" {
#     }
#
#     resource "aws_s3_bucket_replication_configuration" "main" {
#       bucket = aws_s3_bucket.main.id
#     }
package infralint.terraform.bucket_replication

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": r.path} if {
	some r in input.resources.aws_s3_bucket
	not is_done(r)
	msg := sprintf("%s has no copy in another region", [r.address])
}

is_done(r) if tf.accompanied(r, "aws_s3_bucket_replication_configuration", "bucket", "bucket")

is_done(r) if r.values.replication_configuration
