# METADATA
# title: passwords of users never expire
# description: |
#   A password that was stolen works until somebody notices. Auditors ask for a change
#   every 90 days; a second factor helps more.
#
#   Set `max_password_age = 90` or less. Without it, and with 0, passwords do not expire.
# custom:
#   id: tf-password-age
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_9"
#     - "trivy:AWS-0062"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_iam_account_password_policy]
#   bad: |
#     resource "aws_iam_account_password_policy" "strict" {
#       max_password_age = 365
#     }
#   good: |
#     resource "aws_iam_account_password_policy" "strict" {
#       max_password_age = 90
#     }
package infralint.terraform.password_age

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": tf.at(r, ["max_password_age"])} if {
	some r in input.resources.aws_iam_account_password_policy
	days := tf.int(object.get(r.values, "max_password_age", 0))
	not days in numbers.range(1, 90)
	msg := sprintf("%s lets passwords grow older than 90 days", [r.address])
}
