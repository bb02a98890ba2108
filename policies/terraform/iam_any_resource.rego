# METADATA
# title: a policy is for every resource
# description: |
#   `Resource = "*"` grows with each resource of the account. What was meant for one
#   bucket is for all of them.
#
#   Name the resources. Actions that know none, such as `ec2:Describe*` or
#   `sts:GetCallerIdentity`, are let be.
# custom:
#   id: tf-iam-any-resource
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_355"
#     - "checkov:CKV_AWS_356"
#     - "trivy:AWS-0057"
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
#           Resource = "arn:aws:s3:::site/*"
#         }]
#       })
#     }
package infralint.terraform.iam_any_resource

import data.infralint.lib.grants

# Actions that know no resource, or only list what there is.
unbounded := concat("", [
	`^(?:(?:access-analyzer|ce|cloudwatch|ec2messages|health|organizations|pricing|ssmmessages|support|tag|xray):.*`,
	`|[a-z0-9-]+:describe.*|[a-z0-9-]+:list(?:all|aliases|buckets|certificates|clusters|functions|hostedzones|keys|queues|secrets|tables|topics|users|roles|policies|groups)[a-z]*`,
	`|[a-z0-9-]+:getaccount.*|sts:getcalleridentity|sts:decodeauthorizationmessage|ecr:getauthorizationtoken|ec2:get.*`,
	`|iam:(?:generate|get)(?:credentialreport|organizationsaccessreport).*|kms:(?:createkey|generaterandom)|s3:createjob|logs:(?:getquery|startquery|stopquery|testmetric).*)$`,
])

deny contains {"msg": msg, "path": s.resource_path} if {
	some s in grants.all
	names := {action |
		some action in s.actions
		not regex.match(unbounded, action)
	}
	count(names) > 0
	msg := sprintf("%s is for every resource: %s", [s.owner.address, grants.words(names)])
}
