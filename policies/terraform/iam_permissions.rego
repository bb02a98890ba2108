# METADATA
# title: a policy changes who may do what, everywhere
# description: |
#   Whoever has the policy opens any bucket, key or queue to strangers, or gives rights to
#   users and roles.
#
#   Name the resources that are meant.
# custom:
#   id: tf-iam-permissions
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_109"
#     - "checkov:CKV_AWS_289"
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
#           Action   = "s3:PutBucketPolicy"
#           Resource = "*"
#         }]
#       })
#     }
#   good: |
#     resource "aws_iam_policy" "app" {
#       policy = jsonencode({
#         Statement = [{
#           Effect   = "Allow"
#           Action   = "s3:PutBucketPolicy"
#           Resource = "arn:aws:iam::123456789012:role/app"
#         }]
#       })
#     }
package infralint.terraform.iam_permissions

import data.infralint.lib.grants

actions := {
	"backup:putbackupvaultaccesspolicy", "codebuild:putresourcepolicy", "cognito-identity:setidentitypoolroles",
	"ec2:createnetworkinterfacepermission", "ec2:modifysnapshotattribute",
	"ec2:modifyvpcendpointservicepermissions", "ec2:resetsnapshotattribute", "ecr:deleterepositorypolicy",
	"ecr:setrepositorypolicy", "elasticfilesystem:putfilesystempolicy", "es:updateelasticsearchdomainconfig",
	"glacier:setvaultaccesspolicy", "glue:putresourcepolicy", "iam:addclientidtoopenidconnectprovider",
	"iam:addroletoinstanceprofile", "iam:addusertogroup", "iam:attachgrouppolicy", "iam:attachrolepolicy",
	"iam:attachuserpolicy", "iam:changepassword", "iam:createaccesskey", "iam:createaccountalias",
	"iam:createinstanceprofile", "iam:createloginprofile", "iam:createopenidconnectprovider",
	"iam:createpolicy", "iam:createpolicyversion", "iam:createrole", "iam:createsamlprovider",
	"iam:createservicelinkedrole", "iam:createservicespecificcredential", "iam:createvirtualmfadevice",
	"iam:deactivatemfadevice", "iam:deleteaccesskey", "iam:deleteaccountpasswordpolicy", "iam:deletegroup",
	"iam:deletegrouppolicy", "iam:deleteinstanceprofile", "iam:deleteloginprofile", "iam:deletepolicy",
	"iam:deletepolicyversion", "iam:deleterole", "iam:deleterolepermissionsboundary", "iam:deleterolepolicy",
	"iam:deleteuser", "iam:deleteuserpermissionsboundary", "iam:deleteuserpolicy", "iam:detachgrouppolicy",
	"iam:detachrolepolicy", "iam:detachuserpolicy", "iam:passrole", "iam:putgrouppolicy",
	"iam:putrolepermissionsboundary", "iam:putrolepolicy", "iam:putuserpermissionsboundary",
	"iam:putuserpolicy", "iam:removerolefrominstanceprofile", "iam:removeuserfromgroup",
	"iam:setdefaultpolicyversion", "iam:updateaccesskey", "iam:updateaccountpasswordpolicy",
	"iam:updateassumerolepolicy", "iam:updateloginprofile", "iam:updateopenidconnectproviderthumbprint",
	"iam:updaterole", "iam:updateroledescription", "iam:updatesamlprovider", "kms:creategrant",
	"kms:putkeypolicy", "kms:retiregrant", "kms:revokegrant", "lakeformation:grantpermissions",
	"lambda:addlayerversionpermission", "lambda:addpermission", "lambda:removepermission",
	"logs:deleteresourcepolicy", "logs:putresourcepolicy", "ram:createresourceshare",
	"rds:authorizedbsecuritygroupingress", "redshift:authorizesnapshotaccess", "redshift:modifyclusteriamroles",
	"s3:bypassgovernanceretention", "s3:deleteaccesspointpolicy", "s3:deletebucketpolicy",
	"s3:putaccesspointpolicy", "s3:putaccountpublicaccessblock", "s3:putbucketacl", "s3:putbucketpolicy",
	"s3:putbucketpublicaccessblock", "s3:putobjectacl", "s3:putobjectversionacl",
	"secretsmanager:deleteresourcepolicy", "secretsmanager:putresourcepolicy", "sns:addpermission",
	"sns:createtopic", "sns:removepermission", "sns:settopicattributes", "sqs:addpermission", "sqs:createqueue",
	"sqs:removepermission", "sqs:setqueueattributes", "ssm:modifydocumentpermission",
}

deny contains {"msg": msg, "path": s.action_path} if {
	some s in grants.of(actions)
	msg := sprintf("%s changes who may do what, everywhere: %s", [s.owner.address, grants.words(s.names)])
}
