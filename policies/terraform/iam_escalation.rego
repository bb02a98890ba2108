# METADATA
# title: a policy leads to all rights of the account
# description: |
#   With actions such as these whoever has the policy makes an administrator of itself: by
#   a new version of a policy, by a key of somebody else, or by a machine or a function
#   that runs with a role which may more.
#
#   Name the roles and policies that are meant, above all for `iam:PassRole`.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
# custom:
#   id: tf-iam-escalation
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_110"
#     - "checkov:CKV_AWS_286"
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
#           Action   = ["iam:PassRole", "ec2:RunInstances"]
#           Resource = "*"
#         }]
#       })
#     }
#   good: |
#     resource "aws_iam_policy" "app" {
#       policy = jsonencode({
#         Statement = [{
#           Effect   = "Allow"
#           Action   = ["iam:PassRole", "ec2:RunInstances"]
#           Resource = "arn:aws:iam::123456789012:role/app"
#         }]
#       })
#     }
package infralint.terraform.iam_escalation

import data.infralint.lib.grants

# ways are the sets of actions each of which is enough.
ways := [
	{"iam:createpolicyversion"}, {"iam:setdefaultpolicyversion"}, {"iam:createaccesskey"}, {"iam:createloginprofile"},
	{"iam:updateloginprofile"}, {"iam:attachuserpolicy"}, {"iam:attachgrouppolicy"}, {"iam:attachrolepolicy"},
	{"iam:putuserpolicy"}, {"iam:putgrouppolicy"}, {"iam:putrolepolicy"}, {"iam:addusertogroup"},
	{"iam:updateassumerolepolicy", "sts:assumerole"}, {"iam:passrole", "ec2:runinstances"},
	{"iam:passrole", "lambda:createfunction", "lambda:invokefunction"},
	{"iam:passrole", "lambda:createfunction", "lambda:createeventsourcemapping"},
	{"lambda:updatefunctioncode"}, {"iam:passrole", "glue:createdevendpoint"}, {"glue:updatedevendpoint"},
	{"iam:passrole", "cloudformation:createstack"}, {"iam:passrole", "datapipeline:createpipeline", "datapipeline:putpipelinedefinition"},
	{"codestar:createprojectfromtemplate"}, {"iam:passrole", "codestar:createproject"},
]

# owners are the policies with the actions that they grant on every resource.
owners := {[s.owner.type, s.owner.path] | some s in grants.all}

deny contains {"msg": msg, "path": at} if {
	some owner in owners
	mine := [s | some s in grants.all; [s.owner.type, s.owner.path] == owner]
	some way in ways
	every name in way {
		some s in mine
		some pattern in s.actions
		grants.covers(pattern, name)
	}
	at := [s.action_path |
		some s in mine
		some pattern in s.actions
		some name in way
		grants.covers(pattern, name)
	][0]
	msg := sprintf("%s leads to all rights of the account: %s", [mine[0].owner.address, grants.words(way)])
}
