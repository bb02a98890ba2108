# METADATA
# title: an instance is measured every five minutes only
# description: |
#   A peak of a minute does not show, and scaling comes late.
#
#   Set `monitoring = true`. It costs money.
# custom:
#   id: tf-detailed-monitoring
#   severity: note
#   tags: [reliability]
#   peers:
#     - "checkov:CKV_AWS_126"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_instance]
#   bad: |
#     resource "aws_instance" "main" {
#     }
#   good: |
#     resource "aws_instance" "main" {
#       monitoring = true
#     }
package infralint.terraform.detailed_monitoring

import data.infralint.lib.terraform as tf

rows := {
	"aws_instance": [{"at": ["monitoring"], "want": {true, "true", "1"}, "say": "is measured every five minutes only"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
