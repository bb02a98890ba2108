# METADATA
# title: users may switch the encryption of their results off
# description: |
#   What the workgroup says counts only until somebody asks for something else.
#
#   Leave `enforce_workgroup_configuration` on.
# custom:
#   id: tf-athena-enforce
#   severity: warning
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_82"
#     - "trivy:AWS-0007"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_athena_workgroup]
#   bad: |
#     resource "aws_athena_workgroup" "main" {
#       configuration {
#         enforce_workgroup_configuration = false
#       }
#     }
#   good: |
#     resource "aws_athena_workgroup" "main" {
#       configuration {
#         enforce_workgroup_configuration = true
#       }
#     }
package infralint.terraform.athena_enforce

import data.infralint.lib.terraform as tf

rows := {
	"aws_athena_workgroup": [{"at": ["configuration", 0, "enforce_workgroup_configuration"], "bad": {false, "false", "0"}, "say": "lets users choose otherwise"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
