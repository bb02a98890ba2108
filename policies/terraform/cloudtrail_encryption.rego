# METADATA
# title: a trail is not encrypted with a key of your own
# description: |
#   Who may read the bucket with the logs may read all of them. A key in KMS is a
#   permission more, and can be watched and taken away.
#
#   Name a key in `kms_key_id`.
# custom:
#   id: tf-cloudtrail-encryption
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_35"
#     - "trivy:AWS-0015"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_cloudtrail]
#   bad: |
#     resource "aws_cloudtrail" "main" {
#       kms_key_id = ""
#     }
#   good: |
#     resource "aws_cloudtrail" "main" {
#       kms_key_id = "arn:aws:kms:eu-west-1:1:key/1"
#     }
package infralint.terraform.cloudtrail_encryption

import data.infralint.lib.terraform as tf

rows := {
	"aws_cloudtrail": [{"at": ["kms_key_id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
