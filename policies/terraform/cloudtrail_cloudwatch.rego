# METADATA
# title: nobody is alarmed by what a trail records
# description: |
#   The log is in a bucket, which somebody may read a week later. In CloudWatch a filter
#   raises an alarm within minutes.
#
#   Set `cloud_watch_logs_group_arn`.
# custom:
#   id: tf-cloudtrail-cloudwatch
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV2_AWS_10"
#     - "trivy:AWS-0162"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_cloudtrail]
#   bad: |
#     resource "aws_cloudtrail" "main" {
#       cloud_watch_logs_group_arn = ""
#     }
#   good: |
#     resource "aws_cloudtrail" "main" {
#       cloud_watch_logs_group_arn = "arn:aws:logs:eu-west-1:1:log-group:trail:*"
#     }
package infralint.terraform.cloudtrail_cloudwatch

import data.infralint.lib.terraform as tf

rows := {
	"aws_cloudtrail": [{"at": ["cloud_watch_logs_group_arn"], "bad": {null, ""}, "say": "does not write to CloudWatch Logs"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
