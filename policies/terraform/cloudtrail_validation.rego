# METADATA
# title: nothing shows when the logs of a trail are altered
# description: |
#   An attacker deletes from the log what shows the attack, and nobody can tell.
#
#   Set `enable_log_file_validation = true`.
# custom:
#   id: tf-cloudtrail-validation
#   severity: warning
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_36"
#     - "trivy:AWS-0016"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_cloudtrail]
#   bad: |
#     resource "aws_cloudtrail" "main" {
#     }
#   good: |
#     resource "aws_cloudtrail" "main" {
#       enable_log_file_validation = true
#     }
package infralint.terraform.cloudtrail_validation

import data.infralint.lib.terraform as tf

rows := {
	"aws_cloudtrail": [{"at": ["enable_log_file_validation"], "want": {true, "true", "1"}, "say": "does not show when its logs are altered"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
