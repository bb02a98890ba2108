# METADATA
# title: users may have short passwords
# description: |
#   A program tries all passwords of eight characters in hours once it has the list of
#   their hashes, and the common ones at the login page.
#
#   Set `minimum_password_length = 14` or more. Without it six characters are enough.
# custom:
#   id: tf-password-length
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_10"
#     - "trivy:AWS-0063"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_iam_account_password_policy]
#   bad: |
#     resource "aws_iam_account_password_policy" "strict" {
#       minimum_password_length = 8
#     }
#   good: |
#     resource "aws_iam_account_password_policy" "strict" {
#       minimum_password_length = 14
#     }
package infralint.terraform.password_length

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": tf.at(r, ["minimum_password_length"])} if {
	some r in input.resources.aws_iam_account_password_policy
	tf.int(object.get(r.values, "minimum_password_length", 6)) < 14
	msg := sprintf("%s allows passwords of less than 14 characters", [r.address])
}
