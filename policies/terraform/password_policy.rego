# METADATA
# title: passwords of users may be weak
# description: |
#   Users of the account may choose short passwords, or old ones again.
#
#   Ask for 14 characters of all kinds and for no password of the last 24, or, better,
#   have no users with passwords: people log in by single sign-on.
# custom:
#   id: tf-password-policy
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_9"
#     - "checkov:CKV_AWS_10"
#     - "checkov:CKV_AWS_11"
#     - "checkov:CKV_AWS_12"
#     - "checkov:CKV_AWS_13"
#     - "checkov:CKV_AWS_14"
#     - "checkov:CKV_AWS_15"
#     - "trivy:AWS-0056"
#     - "trivy:AWS-0058"
#     - "trivy:AWS-0059"
#     - "trivy:AWS-0060"
#     - "trivy:AWS-0061"
#     - "trivy:AWS-0062"
#     - "trivy:AWS-0063"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_iam_account_password_policy]
#   bad: |
#     resource "aws_iam_account_password_policy" "it" {
#       minimum_password_length = 14
#       max_password_age = 90
#       require_lowercase_characters = false
#       require_uppercase_characters = true
#       require_numbers = true
#       require_symbols = true
#       password_reuse_prevention = "fine"
#     }
#   good: |
#     resource "aws_iam_account_password_policy" "it" {
#       minimum_password_length = 14
#       max_password_age = 90
#       require_lowercase_characters = true
#       require_uppercase_characters = true
#       require_numbers = true
#       require_symbols = true
#       password_reuse_prevention = "fine"
#     }
package infralint.terraform.password_policy

import data.infralint.lib.terraform as tf

rows := {
	"aws_iam_account_password_policy": [
		{"at": ["require_lowercase_characters"], "want": {true, "true", "1"}, "say": "does not ask for small letters"},
		{"at": ["require_uppercase_characters"], "want": {true, "true", "1"}, "say": "does not ask for capital letters"},
		{"at": ["require_numbers"], "want": {true, "true", "1"}, "say": "does not ask for digits"},
		{"at": ["require_symbols"], "want": {true, "true", "1"}, "say": "does not ask for symbols"},
		{"at": ["password_reuse_prevention"], "bad": {0, 1, 2, 3, 4, null}, "say": "allows passwords that were used before"},
	],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}

deny contains {"msg": msg, "path": tf.at(r, ["minimum_password_length"])} if {
	some r in input.resources.aws_iam_account_password_policy
	tf.int(object.get(r.values, "minimum_password_length", 6)) < 14
	msg := sprintf("%s allows passwords of less than 14 characters", [r.address])
}

deny contains {"msg": msg, "path": tf.at(r, ["max_password_age"])} if {
	some r in input.resources.aws_iam_account_password_policy
	days := tf.int(object.get(r.values, "max_password_age", 0))
	not days in numbers.range(1, 90)
	msg := sprintf("%s lets passwords grow older than 90 days", [r.address])
}
