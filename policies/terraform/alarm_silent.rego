# METADATA
# title: an alarm tells nobody
# description: |
#   It goes off, and nothing happens.
#
#   Leave `actions_enabled` on.
# custom:
#   id: tf-alarm-silent
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_AWS_319"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_cloudwatch_metric_alarm]
#   bad: |
#     resource "aws_cloudwatch_metric_alarm" "main" {
#       actions_enabled = false
#     }
#   good: |
#     resource "aws_cloudwatch_metric_alarm" "main" {
#       actions_enabled = true
#     }
package infralint.terraform.alarm_silent

import data.infralint.lib.terraform as tf

rows := {
	"aws_cloudwatch_metric_alarm": [{"at": ["actions_enabled"], "bad": {false, "false", "0"}, "say": "tells nobody"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
