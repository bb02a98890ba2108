# METADATA
# title: logs are kept for less than a year
# description: |
#   Many break-ins are noticed after months, and then the beginning is gone.
#
#   Set `retention_in_days = 365` or more.
# custom:
#   id: tf-log-retention-year
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_338"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_cloudwatch_log_group]
#   bad: |
#     resource "aws_cloudwatch_log_group" "main" {
#       retention_in_days = 1
#     }
#   good: |
#     resource "aws_cloudwatch_log_group" "main" {
#       retention_in_days = 365
#     }
package infralint.terraform.log_retention_year

import data.infralint.lib.terraform as tf

rows := {
	"aws_cloudwatch_log_group": [{"at": ["retention_in_days"], "bad": {1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, "7", "14", "30", "60", "90"}, "say": "keeps its logs for less than a year"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
