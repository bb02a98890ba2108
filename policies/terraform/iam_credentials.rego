# METADATA
# title: a policy gives out credentials of others
# description: |
#   Whoever has the policy can make or fetch keys, passwords or tokens of every user and
#   role, and act as them.
#
#   Name the resources that are meant.
# custom:
#   id: tf-iam-credentials
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_107"
#     - "checkov:CKV_AWS_287"
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
#           Action   = "iam:CreateAccessKey"
#           Resource = "*"
#         }]
#       })
#     }
#   good: |
#     resource "aws_iam_policy" "app" {
#       policy = jsonencode({
#         Statement = [{
#           Effect   = "Allow"
#           Action   = "iam:CreateAccessKey"
#           Resource = "arn:aws:iam::123456789012:role/app"
#         }]
#       })
#     }
package infralint.terraform.iam_credentials

import data.infralint.lib.grants

actions := {
	"chime:createapikey", "codepipeline:pollforjobs", "cognito-identity:getcredentialsforidentity",
	"cognito-identity:getopenidtoken", "cognito-identity:getopenidtokenfordeveloperidentity",
	"connect:getfederationtoken", "ec2:getpassworddata",
	"gamelift:requestuploadcredentials", "iam:createaccesskey", "iam:createloginprofile",
	"iam:createservicespecificcredential", "iam:resetservicespecificcredential", "iam:updateaccesskey",
	"lightsail:getinstanceaccessdetails", "lightsail:getrelationaldatabasemasteruserpassword",
	"mediapackage:rotatechannelcredentials", "mediapackage:rotateingestendpointcredentials", "rds-db:connect",
	"redshift:getclustercredentials", "sso:getrolecredentials", "sts:assumerole", "sts:assumerolewithsaml",
	"sts:assumerolewithwebidentity", "sts:getfederationtoken", "sts:getsessiontoken",
}

deny contains {"msg": msg, "path": s.action_path} if {
	some s in grants.of(actions)
	msg := sprintf("%s gives out credentials of others: %s", [s.owner.address, grants.words(s.names)])
}
