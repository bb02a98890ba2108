# METADATA
# title: a parameter is stored as plain text
# description: |
#   Who may look at parameters reads it.
#
#   Set `type = "SecureString"` for what is nobody's business.
# custom:
#   id: tf-parameter-plain
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV2_AWS_34"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_ssm_parameter]
#   bad: |
#     resource "aws_ssm_parameter" "main" {
#       type = "String"
#     }
#   good: |
#     resource "aws_ssm_parameter" "main" {
#       type = "SecureString"
#     }
package infralint.terraform.parameter_plain

import data.infralint.lib.terraform as tf

rows := {
	"aws_ssm_parameter": [{"at": ["type"], "bad": {"String", "StringList"}, "say": "is stored as plain text"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
