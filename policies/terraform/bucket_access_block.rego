# METADATA
# title: a bucket can be made public by an ACL or a policy
# description: |
#   Nothing keeps the bucket private but that nobody has made it public yet: one ACL of an
#   object or one policy does.
#
#   Give each bucket a public access block with all four settings, or set it for the
#   account and leave this policy off.
# custom:
#   id: tf-bucket-access-block
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV2_AWS_6"
#     - "checkov:CKV_GCP_114"
#     - "trivy:AWS-0094"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_s3_bucket, aws_s3_bucket_public_access_block, google_storage_bucket]
#   bad: |
#     resource "aws_s3_bucket" "logs" {
#       bucket = "logs"
#     }
#   good: |
#     resource "aws_s3_bucket" "logs" {
#       bucket = "logs"
#     }
#
#     resource "aws_s3_bucket_public_access_block" "logs" {
#       bucket                  = aws_s3_bucket.logs.id
#       block_public_acls       = true
#       block_public_policy     = true
#       ignore_public_acls      = true
#       restrict_public_buckets = true
#     }
package infralint.terraform.bucket_access_block

import data.infralint.lib.terraform as tf

rows := {
	"google_storage_bucket": [{"at": ["public_access_prevention"], "want": {"enforced"}, "say": "can be made public"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}

deny contains {"msg": msg, "path": r.path} if {
	some r in input.resources.aws_s3_bucket
	not is_done(r)
	msg := sprintf("%s has no public access block", [r.address])
}

is_done(r) if tf.accompanied(r, "aws_s3_bucket_public_access_block", "bucket", "bucket")
