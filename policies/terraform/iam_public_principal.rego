# METADATA
# title: anybody may use a resource or take on a role
# description: |
#   The policy of a bucket, a queue, a key or a role names `*` as the principal, without
#   a condition: everybody with an account at the cloud, or nobody in particular, may do
#   what it allows. Such resources are searched for day and night.
#
#   Name the accounts, roles or services. If many are meant, bound them by a condition,
#   such as `aws:PrincipalOrgID` or `aws:SourceArn`.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
# custom:
#   id: tf-iam-public-principal
#   severity: error
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_32"
#     - "checkov:CKV_AWS_33"
#     - "checkov:CKV_AWS_60"
#     - "checkov:CKV_AWS_70"
#     - "checkov:CKV_AWS_167"
#     - "checkov:CKV_AWS_168"
#     - "checkov:CKV_AWS_169"
#     - "checkov:CKV_AWS_283"
#     - "checkov:CKV_AWS_301"
#     - "checkov:CKV_GCP_98"
#     - "checkov:CKV_GCP_99"
#     - "checkov:CKV_GCP_100"
#     - "checkov:CKV_GCP_101"
#     - "checkov:CKV_GCP_112"
#     - "trivy:AWS-0032"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#   bad: |
#     resource "aws_sqs_queue_policy" "jobs" {
#       policy = jsonencode({
#         Statement = [{ Effect = "Allow", Principal = "*", Action = "sqs:SendMessage", Resource = "*" }]
#       })
#     }
#   good: |
#     resource "aws_sqs_queue_policy" "jobs" {
#       policy = jsonencode({
#         Statement = [{ Effect = "Allow", Principal = { AWS = "arn:aws:iam::123456789012:root" }, Action = "sqs:SendMessage", Resource = "*" }]
#       })
#     }
package infralint.terraform.iam_public_principal

import data.infralint.lib.iam
import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": array.concat(s.path, ["Principal"])} if {
	some s in iam.statements(iam.resource)
	iam.allows(s.statement)
	not s.statement.Condition
	iam.is_everyone(s.statement.Principal)
	msg := sprintf("%s allows anybody to do what its policy says", [s.owner.address])
}

deny contains {"msg": msg, "path": array.concat(s.path, ["principals", i, "identifiers"])} if {
	some s in iam.documented
	tf.lacks(s.statement, "condition")
	some [i, principals] in tf.blocks(s.statement, "principals")
	principals.type in {"*", "AWS"}
	"*" in principals.identifiers
	msg := sprintf("%s allows anybody to do what it says", [s.owner.address])
}

deny contains {"msg": msg, "path": tf.at(r, ["principal"])} if {
	some r in input.resources.aws_lambda_permission
	r.values.principal == "*"
	object.get(r.values, "function_url_auth_type", null) == null
	object.get(r.values, "source_arn", null) == null
	object.get(r.values, "source_account", null) == null
	object.get(r.values, "principal_org_id", null) == null
	msg := sprintf("%s allows anybody to call the function", [r.address])
}

deny contains {"msg": msg, "path": path} if {
	some type, all in input.resources
	regex.match(`^google_.*_iam_(?:member|binding)$`, type)
	not startswith(type, "google_storage_bucket_iam_")
	not regex.match(`^google_(?:cloud_run(?:_v2)?_service|cloudfunctions2?_function)_iam_`, type)
	some r in all
	some [path, member] in members(r)
	member in {"allUsers", "allAuthenticatedUsers"}
	msg := sprintf("%s gives %s to %s", [r.address, object.get(r.values, "role", "a role"), member])
}

members(r) := [[tf.at(r, ["member"]), r.values.member]] if r.values.member

members(r) := [[tf.at(r, ["members", i]), member] | some i, member in r.values.members] if not r.values.member
