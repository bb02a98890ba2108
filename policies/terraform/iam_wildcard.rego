# METADATA
# title: a policy or a role allows everything
# description: |
#   Whoever has this policy may do everything: read all data, delete all of it, make new
#   administrators. One leaked key or one hole in the program that uses it is then the
#   loss of the account.
#
#   List the actions that are needed, and on which resources. IAM Access Analyzer writes
#   such a policy from what was used; on Google Cloud take a predefined role for the
#   service in place of owner or editor.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
#   - ref: https://cloud.google.com/iam/docs/understanding-roles#basic
# custom:
#   id: tf-iam-wildcard
#   severity: error
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_1"
#     - "checkov:CKV_AWS_49"
#     - "checkov:CKV_AWS_62"
#     - "checkov:CKV_AWS_63"
#     - "checkov:CKV_AWS_274"
#     - "checkov:CKV_AZURE_39"
#     - "checkov:CKV_GCP_115"
#     - "checkov:CKV_GCP_116"
#     - "checkov:CKV_GCP_117"
#     - "trivy:AZU-0030"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#   bad: |
#     resource "aws_iam_policy" "deploy" {
#       policy = jsonencode({
#         Version   = "2012-10-17"
#         Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }]
#       })
#     }
#   good: |
#     resource "aws_iam_policy" "deploy" {
#       policy = jsonencode({
#         Version   = "2012-10-17"
#         Statement = [{ Effect = "Allow", Action = "s3:PutObject", Resource = "arn:aws:s3:::site/*" }]
#       })
#     }
package infralint.terraform.iam_wildcard

import data.infralint.lib.iam
import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": array.concat(s.path, ["Action"])} if {
	some s in array.concat(iam.statements(iam.identity), iam.inline)
	iam.allows(s.statement)
	some action in tf.list(s.statement.Action)
	action in {"*", "*:*"}
	msg := sprintf("%s allows all actions of all services", [s.owner.address])
}

deny contains {"msg": msg, "path": array.concat(s.path, ["actions"])} if {
	some s in iam.documented
	some action in s.statement.actions
	action in {"*", "*:*"}
	tf.lacks(s.statement, "principals")
	msg := sprintf("%s allows all actions of all services", [s.owner.address])
}

deny contains {"msg": msg, "path": tf.at(r, ["managed_policy_arns"])} if {
	some r in input.resources.aws_iam_role
	some arn in r.values.managed_policy_arns
	is_admin(arn)
	msg := sprintf("%s is an administrator", [r.address])
}

deny contains {"msg": msg, "path": tf.at(r, ["policy_arn"])} if {
	some r in tf.resources({
		"aws_iam_group_policy_attachment", "aws_iam_policy_attachment",
		"aws_iam_role_policy_attachment", "aws_iam_user_policy_attachment",
	})
	is_admin(r.values.policy_arn)
	msg := sprintf("%s makes an administrator", [r.address])
}

deny contains {"msg": msg, "path": tf.at(r, ["managed_policy_arn"])} if {
	some r in input.resources.aws_ssoadmin_managed_policy_attachment
	is_admin(r.values.managed_policy_arn)
	msg := sprintf("%s makes an administrator", [r.address])
}

is_admin(arn) if endswith(arn, ":iam::aws:policy/AdministratorAccess")

deny contains {"msg": msg, "path": tf.at(r, ["role"])} if {
	some r in tf.resources({
		"google_folder_iam_binding", "google_folder_iam_member", "google_organization_iam_binding",
		"google_organization_iam_member", "google_project_iam_binding", "google_project_iam_member",
	})
	r.values.role in {"roles/editor", "roles/owner"}
	msg := sprintf("%s gives the basic role %s, which is for nearly everything", [r.address, r.values.role])
}

deny contains {"msg": msg, "path": tf.at(r, ["permissions", i, "actions"])} if {
	some r in input.resources.azurerm_role_definition
	some [i, permissions] in tf.blocks(r.values, "permissions")
	"*" in permissions.actions
	msg := sprintf("%s allows all actions", [r.address])
}
