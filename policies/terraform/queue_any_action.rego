# METADATA
# title: the policy of a queue allows everything
# description: |
#   Who may send may also read, delete and open the queue to others.
#
#   Name the actions.
# custom:
#   id: tf-queue-any-action
#   severity: warning
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_72"
#     - "trivy:AWS-0097"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds:
#           - aws_iam_policy_document
#           - aws_organizations_policy
#           - aws_sqs_queue
#           - aws_sqs_queue_policy
#           - aws_vpc_endpoint
#           - aws_vpc_endpoint_policy
#   bad: |
#     resource "aws_sqs_queue_policy" "jobs" {
#       policy = jsonencode({
#         Statement = [{ Effect = "Allow", Principal = { AWS = "arn:aws:iam::123456789012:root" }, Action = "*", Resource = "*" }]
#       })
#     }
#   good: |
#     resource "aws_sqs_queue_policy" "jobs" {
#       policy = jsonencode({
#         Statement = [{ Effect = "Allow", Principal = { AWS = "arn:aws:iam::123456789012:root" }, Action = "sqs:SendMessage", Resource = "*" }]
#       })
#     }
package infralint.terraform.queue_any_action

import data.infralint.lib.terraform as tf

import data.infralint.lib.iam

deny contains {"msg": msg, "path": array.concat(s.path, ["Action"])} if {
	some s in iam.statements({"aws_sqs_queue": ["policy"], "aws_sqs_queue_policy": ["policy"]})
	iam.allows(s.statement)
	some action in tf.list(s.statement.Action)
	lower(action) in {"*", "sqs:*"}
	msg := sprintf("%s allows everything", [s.owner.address])
}

deny contains {"msg": msg, "path": array.concat(s.path, ["actions"])} if {
	some s in iam.documented
	some r in tf.resources({"aws_sqs_queue", "aws_sqs_queue_policy"})
	s.owner.address in r.references.policy
	some action in s.statement.actions
	action in {"*", "sqs:*"}
	msg := sprintf("%s allows everything", [s.owner.address])
}
