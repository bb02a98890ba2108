# METADATA
# title: passwords of users need no symbols
# description: |
#   The fewer kinds of characters a password has, the sooner a program has tried them all.
#
#   Set `require_symbols = true`. Auditors ask for it; length does more.
# custom:
#   id: tf-password-symbols
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_14"
#     - "trivy:AWS-0060"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_iam_account_password_policy]
#   bad: |
#     resource "aws_iam_account_password_policy" "main" {
#     }
#   good: |
#     resource "aws_iam_account_password_policy" "main" {
#       require_symbols = true
#     }
package infralint.terraform.password_symbols

import data.infralint.lib.terraform as tf

rows := {
	"aws_iam_account_password_policy": [{"at": ["require_symbols"], "want": {true, "true", "1"}, "say": "does not ask for symbols"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
