# METADATA
# title: a distribution has no web application firewall
# description: |
#   Known attacks and floods reach the application.
#
#   Name a web ACL in `web_acl_id`.
# custom:
#   id: tf-cdn-firewall
#   severity: note
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_68"
#     - "trivy:AWS-0011"
#   since: 0.1.0
#   off: true
#   input:
#     selector:
#       - type: terraform
#         kinds: [aws_cloudfront_distribution]
#   bad: |
#     resource "aws_cloudfront_distribution" "main" {
#       web_acl_id = ""
#     }
#   good: |
#     resource "aws_cloudfront_distribution" "main" {
#       web_acl_id = "arn:aws:wafv2:us-east-1:1:global/webacl/a/b"
#     }
package infralint.terraform.cdn_firewall

import data.infralint.lib.terraform as tf

rows := {
	"aws_cloudfront_distribution": [{"at": ["web_acl_id"], "bad": {null, ""}, "say": "has no web application firewall"}],
}

deny contains {"msg": found.msg, "path": found.path} if {
	some found in tf.wrong(rows)
}
