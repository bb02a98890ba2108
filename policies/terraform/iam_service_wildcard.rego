# METADATA
# title: a policy allows all actions of a service, or all resources
# description: |
#   An action such as `s3:*` grows with each feature of the service, and `Resource =
#   "*"` with each resource of the account. What was meant to read one bucket can delete
#   all of them.
#
#   Name actions and resources. Some actions (`ec2:Describe*`, `sts:GetCallerIdentity`)
#   know no resource and need the star, so the policy is off unless asked for.
# custom:
#   id: tf-iam-service-wildcard
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_355"
#     - "checkov:CKV_AWS_356"
#     - "checkov:CKV_AWS_107"
#     - "checkov:CKV_AWS_108"
#     - "checkov:CKV_AWS_109"
#     - "checkov:CKV_AWS_110"
#     - "checkov:CKV_AWS_111"
#     - "checkov:CKV_AWS_286"
#     - "checkov:CKV_AWS_287"
#     - "checkov:CKV_AWS_288"
#     - "checkov:CKV_AWS_289"
#     - "checkov:CKV_AWS_290"
#     - "trivy:AWS-0057"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#   bad: |
#     resource "aws_iam_policy" "read" {
#       policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })
#     }
#   good: |
#     resource "aws_iam_policy" "read" {
#       policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::site/*" }] })
#     }
package infralint.terraform.iam_service_wildcard

import data.infralint.lib.iam
import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": array.concat(s.path, [key])} if {
	some s in array.concat(iam.statements(iam.identity), iam.inline)
	iam.allows(s.statement)
	some key, what in {"Action": "actions", "Resource": "resources"}
	some value in tf.list(s.statement[key])
	is_wide(key, value)
	msg := sprintf("%s allows the %s %s", [s.owner.address, what, value])
}

deny contains {"msg": msg, "path": array.concat(s.path, [key])} if {
	some s in iam.documented
	tf.lacks(s.statement, "principals")
	some key, kind in {"actions": "Action", "resources": "Resource"}
	some value in s.statement[key]
	is_wide(kind, value)
	msg := sprintf("%s allows the %s %s", [s.owner.address, key, value])
}

is_wide("Action", value) if regex.match(`^(?:[^:]+:)?\*$`, value)

is_wide("Resource", "*")
