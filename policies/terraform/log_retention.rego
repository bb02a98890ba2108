# METADATA
# title: logs are kept for ever
# description: |
#   They cost more each month, and hold data of people that should be long gone.
#
#   Set `retention_in_days`. Without it, and with 0, nothing is ever deleted.
# custom:
#   id: tf-log-retention
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_AWS_66"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_cloudwatch_log_group]
#   bad: |
#     resource "aws_cloudwatch_log_group" "main" {
#       retention_in_days = 0
#     }
#   good: |
#     resource "aws_cloudwatch_log_group" "main" {
#       retention_in_days = 90
#     }
package infralint.terraform.log_retention

import data.infralint.lib.terraform as tf

rows := {
	"aws_cloudwatch_log_group": [{"at": ["retention_in_days"], "bad": {null, 0, "0"}, "say": "keeps its logs for ever"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
