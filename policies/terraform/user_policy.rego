# METADATA
# title: a user has a policy of its own
# description: |
#   Rights of single users pile up, and nobody sees who may do what. In a group they are
#   the same for all who do the same.
#
#   Attach policies to groups and roles.
# custom:
#   id: tf-user-policy
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_40"
#     - "trivy:AWS-0143"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_iam_policy_attachment, aws_iam_user_policy, aws_iam_user_policy_attachment]
#   bad: |
#     resource "aws_iam_user_policy_attachment" "ada" {
#       user       = "ada"
#       policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
#     }
#   good: |
#     resource "aws_iam_group_policy_attachment" "readers" {
#       group      = "readers"
#       policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
#     }
package infralint.terraform.user_policy

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": r.path} if {
	some r in tf.resources({"aws_iam_user_policy", "aws_iam_user_policy_attachment"})
	msg := sprintf("%s is for a single user", [r.address])
}

deny contains {"msg": msg, "path": tf.at(r, ["users"])} if {
	some r in input.resources.aws_iam_policy_attachment
	is_array(r.values.users)
	count(r.values.users) > 0
	msg := sprintf("%s is for single users", [r.address])
}
