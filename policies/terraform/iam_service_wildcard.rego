# METADATA
# title: a policy allows all actions of a service
# description: |
#   An action such as `s3:*` grows with each feature of the service. What was meant to
#   read a bucket can make it public and delete it.
#
#   Name the actions.
# custom:
#   id: tf-iam-service-wildcard
#   severity: note
#   tags: [security]
#   peers:
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

deny contains {"msg": msg, "path": array.concat(s.path, ["Action"])} if {
	some s in array.concat(iam.statements(iam.identity), iam.inline)
	iam.allows(s.statement)
	some value in tf.list(s.statement.Action)
	is_wide(value)
	msg := sprintf("%s allows the actions %s", [s.owner.address, value])
}

deny contains {"msg": msg, "path": array.concat(s.path, ["actions"])} if {
	some s in iam.documented
	tf.lacks(s.statement, "principals")
	some value in s.statement.actions
	is_wide(value)
	msg := sprintf("%s allows the actions %s", [s.owner.address, value])
}

is_wide(value) if regex.match(`^(?:[^:]+:)?\*$`, value)
