# METADATA
# title: a trail has no key of its own, or no place to watch it
# description: |
#   The logs of a trail tell much of what is in the account. With a key of your own
#   reading them takes a permission more; in CloudWatch Logs an alarm can watch them.
# custom:
#   id: tf-cloudtrail-encryption
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_35"
#     - "checkov:CKV2_AWS_10"
#     - "trivy:AWS-0015"
#     - "trivy:AWS-0162"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_cloudtrail]
#   bad: |
#     resource "aws_cloudtrail" "it" {
#       cloud_watch_logs_group_arn = "something"
#     }
#   good: |
#     resource "aws_cloudtrail" "it" {
#       kms_key_id = "something"
#       cloud_watch_logs_group_arn = "something"
#     }
package infralint.terraform.cloudtrail_encryption

import data.infralint.lib.terraform as tf

rows := {
	"aws_cloudtrail": [
		{"at": ["kms_key_id"], "bad": {null, ""}, "say": "is not encrypted with a key of its own"},
		{"at": ["cloud_watch_logs_group_arn"], "bad": {null, ""}, "say": "does not write to CloudWatch Logs"},
	],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
