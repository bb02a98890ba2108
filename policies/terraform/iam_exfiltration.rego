# METADATA
# title: a policy reads all data of the account
# description: |
#   Whoever has the policy, or gets into the program that has it, reads every object,
#   secret and parameter.
#
#   Name the buckets, secrets and parameters that are meant.
# custom:
#   id: tf-iam-exfiltration
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_108"
#     - "checkov:CKV_AWS_288"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#   bad: |
#     resource "aws_iam_policy" "app" {
#       policy = jsonencode({
#         Statement = [{
#           Effect   = "Allow"
#           Action   = "s3:GetObject"
#           Resource = "*"
#         }]
#       })
#     }
#   good: |
#     resource "aws_iam_policy" "app" {
#       policy = jsonencode({
#         Statement = [{
#           Effect   = "Allow"
#           Action   = "s3:GetObject"
#           Resource = "arn:aws:iam::123456789012:role/app"
#         }]
#       })
#     }
package infralint.terraform.iam_exfiltration

import data.infralint.lib.grants

actions := {
	"rds:copydbsnapshot", "rds:createdbsnapshot", "s3:getobject", "secretsmanager:getsecretvalue",
	"ssm:getparameter", "ssm:getparameters", "ssm:getparametersbypath",
}

deny contains {"msg": msg, "path": s.action_path} if {
	some s in grants.of(actions)
	msg := sprintf("%s reads all data of the account: %s", [s.owner.address, grants.words(s.names)])
}
