# METADATA
# title: nobody looks for attacks
# description: |
#   The detector is there and switched off.
#
#   Leave `enable` on.
# custom:
#   id: tf-guardduty-off
#   severity: warning
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_238"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_guardduty_detector]
#   bad: |
#     resource "aws_guardduty_detector" "main" {
#       enable = false
#     }
#   good: |
#     resource "aws_guardduty_detector" "main" {
#       enable = true
#     }
package infralint.terraform.guardduty_off

import data.infralint.lib.terraform as tf

rows := {
	"aws_guardduty_detector": [{"at": ["enable"], "bad": {false, "false", "0"}, "say": "is switched off"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
