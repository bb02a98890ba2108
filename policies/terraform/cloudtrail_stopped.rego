# METADATA
# title: a trail records nothing
# description: |
#   The trail is there and switched off: after an attack there is nothing to read.
#
#   Leave `enable_logging` on.
# custom:
#   id: tf-cloudtrail-stopped
#   severity: error
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_251"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_cloudtrail]
#   bad: |
#     resource "aws_cloudtrail" "main" {
#       enable_logging = false
#     }
#   good: |
#     resource "aws_cloudtrail" "main" {
#       enable_logging = true
#     }
package infralint.terraform.cloudtrail_stopped

import data.infralint.lib.terraform as tf

rows := {
	"aws_cloudtrail": [{"at": ["enable_logging"], "bad": {false, "false", "0"}, "say": "records nothing"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
