# METADATA
# title: a role may be taken on by a whole account
# description: |
#   With the root of an account as the principal whoever that account lets may take on the
#   role, which nobody here sees.
#
#   Name the role or the user that is meant.
# custom:
#   id: tf-iam-account-principal
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_61"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_iam_role]
#   bad: |
#     resource "aws_iam_role" "deploy" {
#       assume_role_policy = jsonencode({
#         Statement = [{ Effect = "Allow", Principal = { AWS = "arn:aws:iam::123456789012:root" }, Action = "sts:AssumeRole" }]
#       })
#     }
#   good: |
#     resource "aws_iam_role" "deploy" {
#       assume_role_policy = jsonencode({
#         Statement = [{ Effect = "Allow", Principal = { AWS = "arn:aws:iam::123456789012:role/ci" }, Action = "sts:AssumeRole" }]
#       })
#     }
package infralint.terraform.iam_account_principal

import data.infralint.lib.terraform as tf

import data.infralint.lib.iam

deny contains {"msg": msg, "path": array.concat(s.path, ["Principal"])} if {
	some s in iam.statements({"aws_iam_role": ["assume_role_policy"]})
	iam.allows(s.statement)
	some principal in tf.list(s.statement.Principal.AWS)
	regex.match(`^(?:\d{12}|arn:aws[a-z-]*:iam::\d{12}:root)$`, principal)
	msg := sprintf("%s may be taken on by a whole account", [s.owner.address])
}
