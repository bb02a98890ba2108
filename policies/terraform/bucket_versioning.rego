# METADATA
# title: a bucket keeps no older versions
# description: |
#   An object that is overwritten or deleted, by mistake or by ransomware, is gone.
#
#   Switch versioning on, with a rule of the life cycle that removes old versions.
# custom:
#   id: tf-bucket-versioning
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_AWS_21"
#     - "trivy:AWS-0090"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_s3_bucket, aws_s3_bucket_versioning]
#   bad: |
#     resource "aws_s3_bucket" "logs" {
#       bucket = "logs"
#     }
#   good: |
#     resource "aws_s3_bucket" "logs" {
#       bucket = "logs"
#     }
#
#     resource "aws_s3_bucket_versioning" "logs" {
#       bucket = aws_s3_bucket.logs.id
#       versioning_configuration {
#         status = "Enabled"
#       }
#     }
package infralint.terraform.bucket_versioning

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": r.path} if {
	some r in input.resources.aws_s3_bucket
	not is_done(r)
	not tf.is_passed(r)
	msg := sprintf("%s keeps no older versions", [r.address])
}

is_done(r) if fits(tf.lookup(r.values, ["versioning", 0, "enabled"]))

is_done(r) if {
	some c in input.resources.aws_s3_bucket_versioning
	tf.belongs(c, "bucket", r, "bucket")
	fits(tf.lookup(c.values, ["versioning_configuration", 0, "status"]))
}

fits(value) if tf.is_unknown(value)

fits(value) if value in {"Enabled", true, "true"}
