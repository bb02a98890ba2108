# METADATA
# title: a service may call a function for anybody
# description: |
#   The permission names a service, but not what of it may call: everybody's bucket,
#   topic or rule can, those of other accounts among them.
#
#   Set `source_arn`, or `source_account` where that is not known.
# custom:
#   id: tf-function-permission
#   severity: warning
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_364"
#     - "trivy:AWS-0067"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_lambda_permission]
#   bad: |
#     resource "aws_lambda_permission" "s3" {
#       principal = "s3.amazonaws.com"
#     }
#   good: |
#     resource "aws_lambda_permission" "s3" {
#       principal  = "s3.amazonaws.com"
#       source_arn = "arn:aws:s3:::uploads"
#     }
package infralint.terraform.function_permission

import data.infralint.lib.terraform as tf

deny contains {"msg": msg, "path": r.path} if {
	some r in input.resources.aws_lambda_permission
	endswith(r.values.principal, ".amazonaws.com")
	tf.is_missing(r.values, "source_arn")
	tf.is_missing(r.values, "source_account")
	tf.is_missing(r.values, "principal_org_id")
	msg := sprintf("%s lets %s call the function for anybody", [r.address, r.values.principal])
}
